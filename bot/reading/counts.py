"""Step 3d: counted seasons: those to come ("two more seasons") and those gone by ("after three seasons")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.numerals import CARDINALS, cardinal_at
from bot.reading.parts import LAST, NOUNS, PLAIN, PartSpec, past_fillers
from bot.reading.tokens import Token
from bot.reading.words import words

_ELAPSED = words("elapsed")


def counted(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "two more seasons", "after three seasons", "a two-season pickup", "a single series"."""
    start = at
    low = tokens[at].low
    count, used = cardinal_at(tokens, at, end)
    if count > 1 and low in CARDINALS and _bare_count(tokens, at, used, end):
        return PartSpec(count, count, done=True, sure=False), at + used
    if not count:
        return _single(tokens, at, end)
    at = past_fillers(tokens, at + used, end)
    if at < end and tokens[at].low in {"more", "further", "last", "final", "additional", "extra"}:
        final = tokens[at].low in LAST
        years = tokens[at].low == "more"
        at = past_fillers(tokens, at + 1, end)
        if at < end and tokens[at].low in (NOUNS if years else NOUNS - {"year", "years"}):
            return PartSpec(more=count, final=final, sure=tokens[at].low in PLAIN), at + 1
        return None
    if _yielded(tokens, at, end):
        return PartSpec(more=count), at + 1  # "a two-season pickup"
    if count == 1 and (one := _single(tokens, start, end)):
        return one
    if at < end and tokens[at].low in words("counted") and (count > 1 or tokens[at].low == "season"):
        if tokens[start].glued or (start and tokens[start - 1].low in {"season", "series"}):
            return None
        more = start + used != at  # "two brand new series"
        owned = at + 1 < end and tokens[at + 1].low in {"of", "for"}
        if more and tokens[at].low == "series" and not owned and tokens[at - 1].low == "new":
            return None  # "five new series" are as many shows
        if more:
            return PartSpec(more=count), at + 1
        if _elapsed(tokens, start, at + 1, end):
            return PartSpec(count, count, done=True), at + 1
    return None


def _bare_count(tokens: Sequence[Token], at: int, used: int, end: int) -> bool:
    """As in "gone after two", "axed after just three": seasons, though no noun says so."""
    place = at - 1
    while place > 0 and tokens[place].low in {"just", "only", "a", "mere"}:
        place -= 1
    return (
        place >= 0
        and (tokens[place].low == "after" or _halts(tokens, place))
        and (at + used >= end or tokens[at + used].low in {".", ",", ";", ")", ":"})
    )


def _halts(tokens: Sequence[Token], at: int) -> bool:
    """Whether "at" stands there behind a verb of ending ("stops at two", "ends at three seasons")."""
    return tokens[at].low == "at" and at > 0 and tokens[at - 1].low in words("halting")


def _halted(tokens: Sequence[Token], at: int) -> bool:
    """Whether "at" stands there behind a title that somebody ends ("ended Foo Together at two seasons")."""
    place = at - 1
    while tokens[at].low == "at" and place > max(0, at - 8) and (tokens[place].cap or not tokens[place].word):
        place -= 1
    return tokens[at].low == "at" and 0 <= place < at - 1 and tokens[place].low in words("halting")


def _elapsed(tokens: Sequence[Token], start: int, after: int, end: int) -> bool:
    """Whether a count of seasons tells how many there have been ("after three seasons", "three seasons in")."""
    at = start - 1
    while at >= 0 and tokens[at].low in words("before_elapsed"):
        at -= 1
    if at >= 0 and (tokens[at].low in _ELAPSED or _halts(tokens, at) or _halted(tokens, at)):
        return True
    if at == start - 1 and at > 0 and tokens[at].low == "(" and (after >= end or tokens[after].low in {")", ",", ";"}):
        return True  # "Foo (4 seasons): cancelled"
    if _told_alone(tokens, start, after, end):
        return True
    if after >= end:
        return False
    if tokens[after].low == "in":
        return after + 1 >= end or not tokens[after + 1].word
    return tokens[after].low in {"deep", "ago", "later", "strong"}


def _yielded(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "season" or "year" behind a number counts what an order brings ("a two-year renewal")."""
    if at + 1 >= end or tokens[at].low not in {"season", "year", "series"}:
        return False
    return any(token.low in words("orders") for token in tokens[at + 1 : min(at + 3, end)])


def _told_alone(tokens: Sequence[Token], start: int, after: int, end: int) -> bool:
    """As in "Three seasons, 32 episodes, done."."""
    if start and tokens[start - 1].low not in {".", "!", "?", ":", ";", "\n", "\n\n"}:
        return False
    return after < end and tokens[after].low in {",", "and", ".", "&"}


def _single(tokens: Sequence[Token], at: int, end: int) -> tuple[PartSpec, int] | None:
    """As in "after a single series", "after just one run"."""
    low = tokens[at].low
    if (
        low == "one"
        and at
        and (tokens[at - 1].low == "after" or _halts(tokens, at - 1))
        and (at + 1 >= end or tokens[at + 1].low in {".", ",", "and", ";"})
    ):
        return PartSpec(1, 1, done=True), at + 1
    if low not in {"single", "one"} or at + 1 >= end or tokens[at + 1].low not in words("one_of"):
        return None
    alone = low == "single" and at > 0 and tokens[at - 1].low == "a"  # "leaves us with a single season"
    return (PartSpec(1, 1, done=True), at + 2) if alone or _elapsed(tokens, at, at + 2, end) else None
