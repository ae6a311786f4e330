"""The word lists of tables/words.toml, read once."""

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
    """One word list of tables/words.toml."""
    return frozenset(str(table("words")[name]).split())
