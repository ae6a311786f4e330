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
    """One word list, gathered from the tables words, closed and names. Raises KeyError where there is none of that name."""
    found = [str(lists[name]) for file in ("words", "closed", "names") if name in (lists := table(file))]
    if not found:
        raise KeyError(name)
    return frozenset(" ".join(found).split())
