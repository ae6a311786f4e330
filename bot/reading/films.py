"""Step 3c: films as parts: "a feature-length finale", "the wrap-up movie", "the big screen"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.numerals import CARDINALS
from bot.reading.parts import FILM_BEFORE, FILM_NOUNS, PartSpec, is_definite
from bot.reading.tokens import Token
from bot.reading.words import words


def several_films(tokens: Sequence[Token], at: int) -> bool:
    """Whether films are counted, as the episodes of some series are ("four feature-length films")."""
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    return any(CARDINALS.get(low, 0) > 1 or low in {"all", "both", "several"} for low in before) and any(
        token.low in {"films", "movies"} for token in tokens[at : at + 3]
    )


def shoots(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "film" is a verb ("returns to film its third series", "while ITV films the fourth series")."""
    if tokens[at].low not in {"film", "films"}:
        return False
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < end else ""
    if before in words("before_filming") or after in {"its", "their", "scenes", "episodes", "here", "new"}:
        return True
    return tokens[at].low == "films" and after in {"the", "a", "his", "her", "in"} and not tokens[at].cap


def film_of(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """A film that begins with one of its adjectives, and the token after it."""
    final = False
    index = at
    while index < end and tokens[index].low in FILM_BEFORE and index < at + 6:
        final = final or tokens[index].low in {"final", "concluding", "wrap", "finale"} or tokens[index].low == "last"
        index += 1
    long = any(tokens[place].low in {"length", "part", "hour"} for place in range(at, index))
    if index < end and index > at + 1 and long and tokens[index].low in {"finale", "special", "conclusion", "send"}:
        return PartSpec(film=True, final=True, definite=is_definite(tokens, at)), index + 1
    if index < end and tokens[index].low in FILM_NOUNS:
        return PartSpec(film=True, final=final, definite=is_definite(tokens, at)), index + 1
    if tokens[at].low == "big" and index == at + 1 and index < end and tokens[index].low == "screen":
        return PartSpec(film=True), index + 1
    if tokens[at].low == "feature" and index == at + 1 and at and tokens[at - 1].low in {"a", "concluding", "final"}:
        return PartSpec(film=True, final=final), index
    return None
