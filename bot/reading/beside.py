"""Step 7f: the part that stands beside an expression or a title, and the preposition before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Status
from bot.reading.clauses import right_end, tells
from bot.reading.nouns import Bound, own_part
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match
from bot.reading.units import PART, SHOW, WORD, Unit
from bot.reading.words import words

_DECIDED = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING, Status.IN_DOUBT})


def own_spec(units: Sequence[Unit], at: int) -> PartSpec | None:
    """The part that stands directly behind the title at unit `at`."""
    own = own_part(units, at)
    if own < 0 and at > 1 and units[at - 1].low == "of" and units[at - 2].kind == PART and not units[at - 2].role:
        own = at - 2  # "along with the third season of Foo"
    return units[own].part if own >= 0 else None


def part_beside(
    units: Sequence[Unit], match: Match, bound: Bound, status: Status, *, held: bool = False
) -> tuple[PartSpec | None, str]:
    """The part beside an expression, and the preposition before it.

    `held` says that the seasons in brackets behind the titles of a list are those already out.
    """
    if status in _DECIDED and (inside := _bracketed(units, match, bound)):
        return _of_entry(units, match, inside, status, held=held)
    part, before = _beside(units, match, bound, status)
    if part is None or part.first or part.film or part.done:
        return part, before
    return _apposed(units, max(bound.part_at, bound.at), part), before


def _bracketed(units: Sequence[Unit], match: Match, bound: Bound) -> PartSpec | None:
    """The season in brackets between a title and the mark before its verdict ("Foo (season two): renewed")."""
    at = bound.at + 1
    if bound.at < 0 or match.start < at + 3 or units[at].low != "(":
        return None
    closed = next((place for place in range(at + 2, min(at + 8, match.start - 1)) if units[place].low == ")"), 0)
    if not closed or units[closed + 1].low not in {":", "—"}:
        return None
    part = next((unit.part for unit in units[at + 1 : closed] if unit.part is not None), None)
    return part if part is not None and part.first and not part.done else None


def _of_entry(
    units: Sequence[Unit], match: Match, inside: PartSpec, status: Status, *, held: bool
) -> tuple[PartSpec | None, str]:
    """The season of which the verdict behind an entry's bracket speaks: one that it names, else the one of the bracket.

    A list may put the season that is out into its brackets; what is decided is then the next.
    """
    for at in range(match.end, min(match.end + 10, len(units))):
        own = units[at].part
        if own is not None and units[at - 1].low not in {"no", "not"} and not units[at].role:
            return own, preposition(units, at)
        if units[at].low in {";", ".", "—"} or units[at].kind == SHOW:
            break
    new = match.predicate.first or match.predicate.fresh  # "Foo (season 1): ordered to series"
    held = not new and (held or status is not Status.RENEWED or inside.last == 1)
    return inside, "after" if held and status is not Status.ENDING else ""


def _apposed(units: Sequence[Unit], at: int, part: PartSpec) -> PartSpec:
    """The number that an apposition adds ("the final season of Foo, its fifth, begins")."""
    behind = units[at + 1 : at + 4] if at >= 0 else ()
    if len(behind) < 3 or behind[0].low not in {",", "—", "("} or behind[1].low not in {"its", "the", "their"}:
        return part
    told = behind[2].part
    if told is None or not told.first or told.done:
        return part
    return replace(part, first=told.first, last=told.last, more=0, latest=False)


def _beside(units: Sequence[Unit], match: Match, bound: Bound, status: Status) -> tuple[PartSpec | None, str]:
    if bound.part is not None and not bound.part.done:
        return bound.part, preposition(units, bound.part_at)
    for at in match.parts:
        return units[at].part, preposition(units, at)
    cut = match.end < len(units) and units[match.end].low in {"as", "while"} and tells(units, match.end + 1)
    end = match.end if cut else right_end(units, match.end)
    start = match.end
    if status is Status.RENEWED and (behind := _insertion_end(units, match.end, bound)):
        start, end = behind, right_end(units, behind)
    for at in range(start, min(start + 24, end)):
        unit = units[at]
        if unit.kind == PART and not unit.role:
            return unit.part, preposition(units, at)
        if unit.low == "," and bound.relative:
            break  # "Foo, which began in May, has earned a second season"
        if unit.low == "," and not any(one.kind == PART for one in units[at + 1 : at + 6]):
            break
        if unit.kind == SHOW and at != bound.at and bound.at >= match.end and at > bound.at:
            break
        if unit.kind == SHOW and unit.shows != bound.show:
            break
    if bound.part is not None:
        return bound.part, preposition(units, bound.part_at)
    if status is Status.CANCELLED:
        for at in range(match.start - 1, -1, -1):
            done = units[at].part
            if done is not None and done.done:
                return (None, "") if _of_another(units, at, bound) else (done, preposition(units, at))
            if units[at].low in ";—":
                break
    return None, ""


def _of_another(units: Sequence[Unit], at: int, bound: Bound) -> bool:
    """Whether seasons gone by are another show's ("Sky axed Foo after two seasons, and ITV let go of Bar")."""
    before = next((unit for unit in reversed(units[:at]) if unit.kind == SHOW and not unit.role), None)
    return bound.at > at and before is not None and before.shows != bound.show


def _insertion_end(units: Sequence[Unit], start: int, bound: Bound) -> int:
    """Behind the insertion before an object's part ("renewed Foo, a drama about …, for a second season"); 0 without."""
    comma = bound.at + 1
    if bound.at < start - 1 or comma >= len(units) or units[comma].low != ",":
        return 0
    for at in range(comma + 2, min(comma + 26, len(units) - 2)):
        unit = units[at]
        counted = unit.part is not None and unit.part.done  # "which was axed after one series"
        if (unit.kind == PART and not counted) or (unit.kind == SHOW and not unit.role) or unit.low in {";", ":", "—"}:
            return 0
        if unit.low == "," and units[at + 1].low in {"for", "through"}:
            return at + 1 if any(one.kind == PART for one in units[at + 2 : at + 5]) else 0
    return 0


def preposition(units: Sequence[Unit], at: int) -> str:
    """The preposition before the part at unit `at`, "" without one."""
    index = at - 1
    while index >= 0 and units[index].kind == WORD and units[index].low in words("part_determiners"):
        index -= 1
    described = index > 1 and units[index].kind == WORD and units[index].low not in words("function")
    if described and units[index - 1].low in words("part_determiners") and units[index - 2].low in {"after", "following"}:
        return "after"  # "after a record second season"
    if index >= 0 and units[index].low in {"beyond", "past"}:
        return "after"
    return units[index].low if index >= 0 and units[index].kind == WORD else ""
