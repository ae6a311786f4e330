"""The word lists of the tables, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A table file of this room, parsed."""
    return tomllib.loads((files("bot.reading") / "tables" / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One word list of the tables words, closed and names. Raises KeyError where there is none of that name."""
    lists = next((lists for file in ("words", "closed") if name in (lists := table(file))), table("names"))
    return frozenset(str(lists[name]).split())
