"""Step 7d: the show of an expression that has no grammar of its own ("no word on Foo", "Foo remains in limbo")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.chains import first_of_chain, part_chain
from bot.reading.clauses import left_of, right_end
from bot.reading.nouns import Bound, Focus, listed, oblique, own_part, with_part
from bot.reading.predicates import Match
from bot.reading.subjects import pronoun, subject
from bot.reading.units import MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import AUXILIARIES, group_start
from bot.reading.words import words

_POINTING = frozenset(["on", "for", "about", "of", "to", "regarding", "around", "over", "from", "surrounding", "concerning"])


def near(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The show that an expression without grammar of its own belongs to ("no word on Foo", "Foo remains in limbo")."""
    if match.parts and not (units[match.parts[0]].part and units[match.parts[0]].part.done):  # type: ignore[union-attr]
        first = first_of_chain(units, match.parts[0]) if match.parts[0] == match.start else match.parts[0]
        return part_chain(units, first, focus)
    if match.shows and not units[match.shows[0]].role:
        return [with_part(units, pair) for pair in listed(units, match.shows[0], 1)]
    last = units[match.end - 1]
    pointing = last.kind == WORD and last.low in _POINTING
    pointing = pointing or (match.end < len(units) and units[match.end].low in _POINTING)
    if pointing and (found := _right(units, match.end, focus)):
        return found
    if match.predicate.status == "in_doubt" and (doubted := _whether(units, match, focus)):
        return doubted
    if match.predicate.status == "in_doubt" and (waiting := _followed(units, match)):
        return waiting
    head = match.head if match.head >= 0 else match.start
    left = subject(units, group_start(units, head), focus)
    if left and not (left[0].topical and left[0].at < 0):
        return left
    if not left and _of_several(units, group_start(units, head)):
        turned = match.end < len(units) and units[match.end].low in {"are", "is", "were", "remain", "include"}
        return _right(units, match.end + 1, focus) if turned else []
    if found := _right(units, match.end, focus):
        return found
    for index in left_of(units, match.start).units:
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and not oblique(units, index):
            return [with_part(units, pair) for pair in reversed(listed(units, index, -1))]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return part_chain(units, index, focus)
    shows = [at for at in range(match.start) if units[at].kind == SHOW and units[at].role in ("", "'s")]
    if len({units[at].shows for at in shows}) == 1:
        own = own_part(units, shows[0])
        return [Bound(units[shows[0]].shows, units[own].part if own >= 0 else None, own, topical=True)]
    return left or ([Bound(focus.current, topical=True)] if focus.current else [])


def _whether(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The subject of what is in doubt ("Sky keeps mum as to whether its first western, Foo, carries on")."""
    opener = next(
        (at for at in range(match.end - 1, min(match.end + 4, len(units))) if units[at].low in {"whether", "if"}), 0
    )
    for at in range(opener + 1, min(opener + 10, len(units))) if opener else ():
        unit = units[at]
        if unit.kind == SHOW:
            return [with_part(units, pair) for pair in listed(units, at, 1)] if unit.role in ("", "'s") else []
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return part_chain(units, at, focus)
        if unit.kind == THIS and units[at + 1 : at + 2] and units[at + 1].kind != MARK:
            return []
        if unit.low in AUXILIARIES or (unit.kind == MARK and unit.low != ","):
            return []
    return []


def _named(units: Sequence[Unit], at: int) -> bool:
    """Whether a bare title stands there and ends what is said."""
    if at >= len(units) or units[at].kind != SHOW or units[at].role:
        return False
    return at + 1 >= len(units) or units[at + 1].kind == MARK


def _followed(units: Sequence[Unit], match: Match) -> list[Bound]:
    """The programme of those who wait ("Foo fans have heard nothing")."""
    for at in left_of(units, match.start).units[:5]:
        if units[at].kind == SHOW:
            return [Bound(units[at].shows, at=at)] if units[at].role in {"fans", "viewers"} else []
    return []


def _of_several(units: Sequence[Unit], start: int) -> bool:
    """Whether the subject is a number of shows that are named elsewhere ("these titles", "35 of them")."""
    left = left_of(units, start).units
    return any(
        units[at].plural or units[at].low in {"these", "those"} or (units[at].low.isdigit() and units[at + 1].low != "more")
        for at in left[:6]
    )


def _right(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """The first show or part behind an expression in its clause."""
    end = right_end(units, start)
    for index in range(start, min(start + 12, end)):
        unit = units[index]
        if unit.kind == SHOW:
            if unit.role in ("", "'s"):
                return [with_part(units, pair) for pair in listed(units, index, 1)]
            return []
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return part_chain(units, index, focus)
        if unit.kind == THIS and unit.low not in {"both", "they"}:
            return pronoun(units, index, focus)
        if unit.low == "," and units[index - 1].low in words("programme") and _named(units, index + 1):
            continue  # "no word on the other rookie, Foo"
        if (unit.kind == MARK and unit.low == ",") or unit.low in {"and", "but"}:
            break
    return []
