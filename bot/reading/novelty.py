"""Step 9a': which programme is a new one, by the words that introduce it to a reader who does not know it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.numerals import number
from bot.reading.tokens import Token
from bot.reading.units import WORD, Unit
from bot.reading.words import words

_MADE_FROM = frozenset([("based", "on"), ("adapted", "from"), ("adaptation", "of"), ("drawn", "from"), ("inspired", "by")])
_SCREEN = frozenset(["series", "drama", "show", "comedy", "thriller", "sitcom"])
_GENRES = words("programme") - {"series", "title", "project", "reboot", "revival", "hit"}


def introduced(units: Sequence[Unit], at: int) -> bool:
    """Whether a title is introduced as a new programme ("the new drama Foo", "Foo, an eight-part thriller")."""
    if _called(units, at) or _new_series(units, at):
        return True
    index = at - 1
    while index >= 0 and at - index < 8 and units[index].kind == WORD and units[index].low not in words("no_describing"):
        if units[index].low in words("brand_new") or _parts(units, index):
            return True
        index -= 1
    if index > 1 and units[index].low in {"of", "for"} and units[index - 1].low in {"premiere", "debut", "launch"}:
        return units[index - 2].low == "series"
    if _apposed_new(units, at):
        return True
    if at + 3 < len(units) and units[at + 1].low == "," and units[at + 2].low in {"a", "an"}:
        apposed = [unit.low for unit in units[at + 3 : at + 9]]
        noun = next((place for place, low in enumerate(apposed) if low in words("programme")), 0)
        return not words("brand_new").isdisjoint(apposed[:noun]) or any(_parts(units, at + 3 + n) for n in range(noun))
    return False


def _new_series(units: Sequence[Unit], at: int) -> bool:
    """As in "the new series Foo", which is another programme and no further season."""
    before = units[at - 1].part if at else None
    return before is not None and before.latest and units[at - 1].low in {"new", "upcoming", "forthcoming"}


def _apposed_new(units: Sequence[Unit], at: int) -> bool:
    """As in "Foo, Sky's new crime drama", "Foo, the new thriller from …", "Sky's newest comedy, Foo"."""
    place = at + 2
    if at + 4 < len(units) and units[at + 1].low == ",":
        while place < at + 7 and place < len(units) and (
            units[place].low in {"the", "'s", "and"} or units[place].low in words("networks") or units[place].cap
        ):  # fmt: skip
            place += 1
        if new_kind([unit.low for unit in units[place : place + 6]]):
            return True
    if at < 3 or units[at - 1].low != "," or (at + 1 < len(units) and units[at + 1].low != ","):
        return False
    before = [unit.low for unit in units[max(0, at - 6) : at - 1]]
    return any(new_kind(before[place:]) == len(before) - place for place in range(len(before)))


def new_kind(lows: Sequence[str]) -> int:
    """How many words "new teen romance", "newest comedy" are at the start of some; 0 if they name no new programme."""
    if not lows or lows[0] not in {"new", "newest"}:
        return 0
    for place in range(1, min(5, len(lows))):
        if lows[place] in _GENRES and lows[place + 1 : place + 2] not in (["season"], ["series"], ["run"], ["'s"]):
            last = place
            while last + 1 < len(lows) and lows[last + 1] in _SCREEN:
                last += 1
            return last + 1
        if not lows[place].isalpha() or lows[place] in words("function"):
            return 0
    return 0


def headed_new(headline: Sequence[Token]) -> bool:
    """Whether a headline speaks of a new programme that it does not name ("This New Netflix Show", "Sky's New Drama")."""
    lows = [token.low for token in headline]
    for at, low in enumerate(lows):
        if low in {"new", "newest"} and (at == 0 or lows[at - 1] in {"'s", "this", "the"}):
            owned = at > 1 and lows[at - 1] == "'s" and lows[at - 2] not in words("networks")
            if not owned and new_kind(lows[at:]):
                return True
    return False


def adapted(units: Sequence[Unit], at: int) -> bool:
    """Whether a headline tells that a book becomes a programme ("Sky to Adapt Foo", "Foo to Become a Drama")."""
    before = [unit.low for unit in units[max(0, at - 5) : at]]
    if not {"adapt", "adapts", "adapting"}.isdisjoint(before):
        return True
    behind = [unit.low for unit in units[at + 1 : at + 7]]
    become = next((place for place, low in enumerate(behind) if low in {"become", "becomes", "becoming"}), -1)
    return become >= 0 and not _SCREEN.isdisjoint(behind[become:])


def _called(units: Sequence[Unit], at: int) -> bool:
    """Whether a title is told to somebody who does not know it ("a sitcom called Foo", "a new thriller titled Foo")."""
    if at < 3 or units[at - 1].low not in {"called", "titled", "entitled", "named"}:
        return False
    noun = units[at - 2].low in words("programme")
    return noun and any(unit.low in {"a", "an", "new"} for unit in units[max(0, at - 7) : at - 2])


def described(units: Sequence[Unit], at: int) -> bool:
    """Whether a title is described as one that nobody knows yet ("Foo, a panel game in which …")."""
    if at + 3 < len(units) and [unit.low for unit in units[at + 1 : at + 4]] in ([",", "about", "a"], [",", "about", "an"]):
        return True
    if at + 3 >= len(units) or units[at + 1].low != ",":
        return False
    if any((units[place].low, units[place + 1].low) in _MADE_FROM for place in range(at + 2, min(at + 4, len(units) - 1))):
        return True  # "Foo, based on the novels of …"
    owned = units[at + 2].low in words("networks") and any(unit.low == "'s" for unit in units[at + 3 : at + 5])
    if units[at + 2].low not in {"a", "an"} and not owned:
        return False
    apposed = [unit.low for unit in units[at + 3 : at + 12]]
    noun = next((place for place, low in enumerate(apposed) if low in words("programme") | {"game"}), -1)
    return noun >= 0 and not words("described_by").isdisjoint(apposed[noun + 1 : noun + 4])


def _parts(units: Sequence[Unit], at: int) -> bool:
    """Whether a number of parts stands there ("an eight-part thriller", "six-parter")."""
    return units[at].low in {"part", "parter"} and at > 0 and number(units[at - 1].low) > 0
