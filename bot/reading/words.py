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
    """One word list of tables/words.toml or of tables/closed.toml. Raises KeyError where there is none of that name."""
    lists = table("words")
    return frozenset(str(lists[name] if name in lists else table("closed")[name]).split())
