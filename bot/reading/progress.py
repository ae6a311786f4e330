"""Step 9a': how far a programme has come, from words that count its seasons without the word "season" beside a number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import ShowId, Status
from bot.reading.nouns import Focus
from bot.reading.parts import PartSpec, number
from bot.reading.predicates import Match, owner_end
from bot.reading.tokens import Token
from bot.reading.units import DATE, PART, SHOW, Unit
from bot.reading.words import words

_YEARS = {"freshman": 1, "rookie": 1, "sophomore": 2, "junior": 3}
_SEASONS = frozenset(["seasons", "series", "runs", "outings", "volumes", "chapters", "instalments", "installments"])
_ONCE = PartSpec(1, 1, done=True)


def seasons_told(tokens: Sequence[Token]) -> int:
    """How many seasons are behind a programme by words like "the freshman comedy", "the first two seasons"; 0 if none."""
    told = 0
    for at, token in enumerate(tokens):
        year = _YEARS.get(token.low, 0)
        if year and any(one.low in words("programme") for one in tokens[at + 1 : at + 4]):
            told = max(told, year)
        elif token.low == "first" and at + 2 < len(tokens) and tokens[at + 2].low in _SEASONS:
            told = max(told, number(tokens[at + 1].low))
    return told


def counted_of(units: Sequence[Unit], focus: Focus) -> tuple[ShowId, ...]:
    """The programme whose seasons a sentence counts: the only one it names, else what the text is about."""
    shows = {unit.shows for unit in units if unit.kind == SHOW and unit.role in ("", "'s")}
    return shows.pop() if len(shows) == 1 else () if shows else focus.current


def to_make(units: Sequence[Unit], at: int) -> bool:
    """Whether a part is what somebody will make or get ("will make a ninth run", "they will make up its third season")."""
    lows = [unit.low for unit in units[max(0, at - 6) : at]]
    return "will" in lows and any(low in words("making") for low in lows[lows.index("will") :])


def once_only(match: Match, units: Sequence[Unit]) -> PartSpec | None:
    """The one season that "one and done", "a single-season affair" speak of."""
    lows = [unit.low for unit in units[match.start : match.end]]
    return _ONCE if lows[:1] in (["one"], ["single"]) or lows[:3] == ["one", "and", "done"] or "single" in lows else None


def never_aired(units: Sequence[Unit], status: Status) -> bool:
    """Whether a decision is about a pilot or a first order, and so about season 1."""
    if status not in {Status.CANCELLED, Status.IN_DOUBT} or any(unit.kind == PART for unit in units):
        return False
    lows = [unit.low for unit in units]
    if "pilots" in lows:
        return True
    for at, low in enumerate(lows):
        if low == "pilot" and at and lows[at - 1] in words("programme") | {"a", "as", "the", "their"}:
            return lows[at + 1 : at + 2] not in (["episode"], ["script"])
        if low == "order" and lows[max(0, at - 2) : at] == ["to", "series"]:
            return True
    return False


def undone(units: Sequence[Unit], match: Match) -> bool:
    """Whether what ends is a season already ordered or being made ("un-renewed", "with half of the season shot")."""
    if any(unit.low in words("reversing") for unit in units[match.start : match.end]):
        return True
    lows = [unit.low for unit in units[match.end : match.end + 14]]
    made = any(low in {"shot", "filmed", "production", "filming"} for low in lows)
    return made and any(low in {"half", "middle", "mid", "midway", "halfway"} for low in lows)


def ahead(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence speaks of a part as still to come ("the upcoming third season", "season 3 will …")."""
    before = [unit.low for unit in units[max(0, at - 3) : at]]
    if units[at].part is not None and not units[at].part.final and to_make(units, at):  # type: ignore[union-attr]
        return True
    behind = [unit.low for unit in units[at + 1 : at + 8]]
    return any(low in words("coming_words") for low in before) or any(low in {"will", "'ll"} for low in behind)


def over(units: Sequence[Unit], at: int) -> bool:
    """Whether the words beside a part tell that it is out ("season 2 ended in May", "wrapped its second season")."""
    place = owner_end(units, at + 1) or at + 1
    while place < len(units) and (units[place].low in words("over_skip") or units[place].kind == DATE):
        place += 1
    if place < len(units) and units[place].low in words("over"):
        return True
    if (
        place + 1 < len(units)
        and units[place].low in {"was", "were"}
        and units[place + 1].low in {"released", "shown", "aired"}
    ):
        return True
    before = [unit.low for unit in units[max(0, at - 4) : at]]
    if before[-2:] in (["in", "its"], ["into", "its"], ["in", "their"]) and not any(
        unit.low in {"will", "'ll", "return", "returns"} for unit in units
    ):
        return True
    return any(low in words("over_before") for low in before)
