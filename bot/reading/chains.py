"""Step 7a: parts joined to one another: "a third season of Foo and second seasons of Bar and Baz"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.appositions import describes
from bot.reading.nouns import JOINTS, Bound, Focus, listed, part_of, with_part
from bot.reading.parts import PartSpec
from bot.reading.units import PART, SHOW, WORD, Unit
from bot.reading.words import words


def part_chain(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    """Every part joined to the first: "a third season of Foo and second seasons of Bar and Baz"."""
    return with_more_parts(units, _part_list(units, part, focus), part, focus)


def with_more_parts(units: Sequence[Unit], found: list[Bound], after: int, focus: Focus) -> list[Bound]:
    """Those found, and the parts of other shows joined behind the last of them ("Foo, Bar and a second series of Baz")."""
    at = max((bound.at for bound in found), default=-1)
    while at > after:
        index = _behind_bracket(units, at + 1)
        joined = False
        while index < len(units) and units[index].low in words("chain_joints"):
            joined = joined or units[index].low in {",", "and", "plus"}
            index += 1
        if not joined or index >= len(units) or units[index].kind != PART:
            break
        more = _part_list(units, index, focus)
        if not more or more[0].topical:
            break
        found.extend(more)
        at = max(bound.at for bound in more)
    return found


def _behind_bracket(units: Sequence[Unit], at: int) -> int:
    """The unit behind a bracket that opens at unit `at` ("Foo (Tarn, 10 x 60) and a fourth of Bar"); `at` without one."""
    if at >= len(units) or units[at].low != "(":
        return at
    return next((place + 1 for place in range(at, min(at + 12, len(units))) if units[place].low == ")"), at)


def first_of_chain(units: Sequence[Unit], part: int) -> int:
    """The first of the parts joined up to one ("season 5 of Foo, season 3 of Bar and season 2 of Baz")."""
    first = part
    while True:
        at = first - 1
        while at > 0 and (units[at].low in {",", "and", "plus"} or units[at].low in words("part_determiners")):
            at -= 1
        if (
            at < 2
            or units[at].kind != SHOW
            or units[at].role
            or not any(units[place].low in {",", "and", "plus"} for place in range(at + 1, first))
        ):
            return first
        while at > 1 and units[at - 1].kind == WORD and describes(units[at - 1]) and units[at - 1].low != "to":
            at -= 1
        if units[at - 1].low not in {"of", "for"} or units[at - 2].kind != PART or units[at - 2].role:
            return first
        first = at - 2


def _part_list(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    bound = part_of(units, part, focus)
    if bound.at > part and units[bound.at].kind == SHOW:
        return [
            Bound(units[at].shows, _own_or_shared(units, at, own, bound, part), part, at)
            for at, own in listed(units, bound.at, 1)
        ]
    if bound.at >= 0 and bound.at < part and units[bound.at].kind == SHOW:
        pairs = listed(units, bound.at, 1)
        if len(pairs) > 1:
            return [
                with_part(units, pair) if pair[1] >= 0 else Bound(units[pair[0]].shows, bound.part, part, pair[0])
                for pair in pairs
            ]
    return [bound] if bound.show else []


def _own_or_shared(units: Sequence[Unit], at: int, own: int, bound: Bound, part: int) -> PartSpec | None:
    """The part of a title in a list that began with a part: its own, that of them all, the first if it is new."""
    if own >= 0 and own != part:
        return units[own].part
    before = at - 1
    while before > bound.at and units[before].low not in JOINTS:
        if units[before].low in words("brand_new"):
            return PartSpec(1, 1)  # "a fourth season of Foo and new miniseries Bar"
        before -= 1
    return bound.part
