"""Step 3f: part expressions in the tokens: "season four", "S4", "year 6", and those that count, rank or name a film."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.counts import counted
from bot.reading.films import film_of, several_films, shoots
from bot.reading.numerals import ROMAN, cardinal_at, number, ordinal_at
from bot.reading.ordinals import further, last_of, ranked
from bot.reading.parts import FILM_BEFORE, FILM_NOUNS, LAST, PartSpec, is_definite
from bot.reading.tokens import Token
from bot.reading.words import words

_LEADING = words("part_leading")


def read_part(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """The part expression that begins at token `at`, and the token after it; None if there is none."""
    low = tokens[at].low
    if low in _LEADING or (low[0] == "s" and low[1:].isdigit() and len(low) < 4):
        return _leading(tokens, at, end)
    if (
        low == "year"
        and at
        and tokens[at - 1].low in {"(", "into", "for", ","}
        and at + 1 < end
        and (value := number(tokens[at + 1].low))
        and (tokens[at - 1].low != "," or at + 2 >= end or not tokens[at + 2].word)
    ):
        return PartSpec(value, value), at + 2  # "Foo (year 6)", "Foo, year six, with fewer episodes"
    if (low in FILM_NOUNS or low in {"feature", "length"}) and several_films(tokens, at):
        return None
    if low in FILM_NOUNS and at + 1 < end and tokens[at + 1].low in words("film_bodies"):
        return None
    if low in FILM_NOUNS and not shoots(tokens, at, end):
        return PartSpec(film=True, definite=is_definite(tokens, at)), at + 1
    if low in FILM_BEFORE and (film := film_of(tokens, at, end)):
        return film
    if low in words("further"):
        return further(tokens, at, end)
    if low in LAST:
        return last_of(tokens, at, end)
    value, used = ordinal_at(tokens, at, end)
    if value:
        return ranked(tokens, at, at + used, end, value)
    return _tv_year(tokens, at, end) or counted(tokens, at, end)


def _leading(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "season 4", "seasons 2 and 3", "series four to six", "S4"."""
    low = tokens[at].low
    if low not in _LEADING:
        value = _coded(tokens[at])
        more = _coded(tokens[at + 2]) if at + 2 < end and tokens[at + 1].low in words("span_joints") | {"/"} else 0
        if value and value < more <= value + 20:
            return PartSpec(value, more), at + 3  # "S5 & S6"
        return (PartSpec(value, value), at + 1) if value else None
    if _year_follows(tokens, at + 1, end):
        return None
    value, used = cardinal_at(tokens, at + 1, end)
    if not value and at + 1 < end and tokens[at + 1].upper:
        value, used = ROMAN.get(tokens[at + 1].low, 0), 1
    if not value:
        return None
    at += 1 + used
    last = value
    if at + 1 < end:
        joint = tokens[at].low
        if joint in words("span_joints") or tokens[at].glued:
            step = 0 if tokens[at].glued else 1
            skip = 1 if tokens[at + step].low in _LEADING else 0
            more, used = cardinal_at(tokens, at + step + skip, end)
            if value < more <= value + 20:
                last = more
                at += step + skip + used
    return PartSpec(value, last, sure=low in {"season", "seasons", "series", "szn"} or not low.isalpha()), at


def _coded(token: Token) -> int:
    """The number of a season written as "S4", else 0."""
    return number(token.low[1:].lstrip("0")) if token.cap and token.low[0] == "s" and len(token.low) < 4 else 0


def _year_follows(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number at `at` begins a television year ("2026-27")."""
    return at < end and len(tokens[at].low) == 4 and tokens[at].low.isdigit()


def _tv_year(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """A television year, "2026-27" or "the 2026-27 season": a further season without its number."""
    low = tokens[at].low
    if len(low) != 4 or not low.isdigit() or at + 1 >= end or not tokens[at + 1].glued or not tokens[at + 1].low.isdigit():
        return None
    after = at + 2
    while after < end and tokens[after].low in {"season", "tv", "television", "broadcast"}:
        after += 1
    return PartSpec(tv_year=True), after
