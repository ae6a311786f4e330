"""Step 3b: what a part expression says ("season four", "two more series", "the film"), and the words it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.tokens import Token
from bot.reading.words import words

NOUNS = words("part_nouns")

PLAIN = frozenset(["season", "seasons", "series"])  # these may stand before a number: "season 4", "series four"

LAST = frozenset(["final", "last", "farewell", "concluding", "closing", "ultimate"])

FILLERS = words("part_fillers")

FILM_NOUNS = frozenset(["film", "movie", "telefilm", "films", "movies"])

FILM_BEFORE = words("film_before")


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part as the words give it, before the article's other facts fill in what is missing.

    `first` and `last` are 0 where no number is given. `more` counts further seasons ("two more" = 2). `done` marks
    a count of seasons gone by ("after three seasons"). `bare` is an ordinal without its noun ("a fourth").
    """

    first: int = 0
    last: int = 0
    film: bool = False
    final: bool = False
    more: int = 0
    done: bool = False
    bare: bool = False
    latest: bool = False  # "the new season", "the current season", "this season": not a further one
    definite: bool = False  # "the", "its": something known to exist
    tv_year: bool = False  # "the 2026-27 season"
    sure: bool = True  # the noun can mean nothing but a season


def is_definite(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part stands behind a word that makes it one known to exist ("the", "its")."""
    return at > 0 and tokens[at - 1].low in {"the", "its", "their", "'s", "this", "that"}


def past_fillers(tokens: Sequence[Token], at: int, end: int) -> int:
    """The token behind the adjectives that may stand before a part's noun."""
    while at < end and tokens[at].low in FILLERS:
        at += 1
    return at
