"""Step 7c: to which show and part an expression belongs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.nouns import Bound, Focus, listed, oblique, part_of, with_part
from bot.reading.parts import CARDINALS
from bot.reading.predicates import Match
from bot.reading.subjects import as_subject, first_noun, pronoun, skip_left, subject
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, VerbGroup
from bot.reading.words import words

_RELATIVES = frozenset(["which", "that", "who", "whose"])
_COORDINATORS = frozenset(["and", "or", "but", "then", "nor"])
_OBLIQUE = words("oblique")
_LIGHT = words("light")
_REACH = 14  # units that may stand between an active verb and its object's title


def complement(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """What stands as object from unit `start` on; empty if something else is the object."""
    unknown = 0
    part_at = -1
    index = start
    while index < min(start + _REACH, len(units)):
        unit = units[index]
        if unit.kind == SHOW:
            if unit.role and unit.role != "'s":
                return []
            if (
                unknown
                and units[index - 1].cap
                and units[index - 1].kind == WORD
                and units[index - 1].low not in _LIGHT | words("networks") | words("programme")
            ):
                return []
            found = [with_part(units, pair) for pair in listed(units, index, 1)]
            if part_at >= 0 and found[0].part is None:
                return [Bound(one.show, units[part_at].part, part_at, one.at) if one.part is None else one for one in found]
            if unit.role == "'s" and found[0].part is None:
                return []
            return found
        if unit.kind == PART:
            if unit.role:
                return []
            if unit.part and unit.part.done:
                return []
            part_at = part_at if part_at >= 0 else index
            bound = part_of(units, index, focus)
            if bound.at > index and units[bound.at].kind == SHOW:
                return [
                    Bound(units[at].shows, units[own].part if own >= 0 else bound.part, own if own >= 0 else index, at)
                    for at, own in listed(units, bound.at, 1)
                ]
            return [bound]
        if unit.kind == THIS:
            return pronoun(units, index, focus)
        if _episodes(units, index) and focus.current:
            return [Bound(focus.current, topical=True)]
        if unit.kind == MARK:
            if unit.low == "(":
                while index < len(units) and units[index].low != ")":
                    index += 1
            elif unit.low != "," or not unknown:
                return []
            else:
                unknown = 0
        elif unit.kind == DATE:
            pass
        elif unit.low in {"and", "&", "plus", "'s"}:
            unknown = 0
        elif not _passable(unit):
            return []
        elif unit.low not in _LIGHT and unit.low not in words("networks") and unit.low not in words("programme"):
            unknown += 1
            if unknown > (5 if not unit.cap else 7):
                return []
        index += 1
    return []


def _episodes(units: Sequence[Unit], index: int) -> bool:
    """As in "eight episodes", "ten more hours": an order that names no title means what the text is about."""
    return (
        index + 1 < len(units)
        and units[index].kind == WORD
        and (units[index].low.isdigit() or units[index].low in CARDINALS)
        and any(unit.low == "episodes" for unit in units[index + 1 : index + 4])
    )


def _passable(unit: Unit) -> bool:
    """Whether a word may stand between a verb and its object's title."""
    low = unit.low
    if (
        low in _LIGHT
        or low in words("networks")
        or low in words("programme")
        or low in ADVERBS
        or low in {"and", "plus", "&"}
    ):
        return True
    if low in words("other_objects") or low in _OBLIQUE or low in _RELATIVES:
        return False
    return unit.cap or low not in words("clause_words")


def near(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The show that an expression without grammar of its own belongs to ("no word on Foo", "Foo remains in limbo")."""
    if match.parts:
        return _part_chain(units, match.parts[0], focus)
    if match.shows:
        return [with_part(units, pair) for pair in listed(units, match.shows[0], 1)]
    for index in range(match.end, min(match.end + 12, len(units))):
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s"):
            return [with_part(units, pair) for pair in listed(units, index, 1)]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return _part_list(units, index, focus)
        if (unit.kind == MARK and unit.low in ",;—:") or unit.low in _COORDINATORS:
            break
    left = subject(units, match.start, focus) if match.head < 0 else []
    if left and not left[0].topical:
        return left
    first = first_noun(units, 0, match.start)
    if first >= 0:
        return as_subject(units, first, focus)
    for index in range(match.start - 1, -1, -1):
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and not oblique(units, index):
            return [with_part(units, pair) for pair in reversed(listed(units, index, -1))]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return _part_list(units, index, focus)
    if left:
        return left
    return [Bound(focus.current, topical=True)] if focus.current else []


def _part_list(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    bound = part_of(units, part, focus)
    if bound.at > part and units[bound.at].kind == SHOW:
        return [
            Bound(units[at].shows, units[own].part if own >= 0 and own != part else bound.part, part, at)
            for at, own in listed(units, bound.at, 1)
        ]
    return [bound] if bound.show else []


def _part_chain(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    """As in "a third season of Foo and second seasons of Bar and Baz": every part that is joined to the first."""
    found = _part_list(units, part, focus)
    at = max((bound.at for bound in found), default=-1)
    while at > part:
        index = at + 1
        joined = False
        while index < len(units) and (units[index].low in {",", "and", "plus", "for", "a", "the", "as", "well", "also"}):
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


def bind(units: Sequence[Unit], match: Match, group: VerbGroup | None, focus: Focus) -> list[Bound]:
    """The shows that an expression speaks of, by the way its table row says they stand to it."""
    how = match.predicate.bind
    if match.end < len(units) and units[match.end].low == ":" and match.predicate.status != "returning":
        shows = [at for at in range(match.end + 1, min(match.end + 8, len(units))) if units[at].kind == SHOW]
        if shows and units[shows[0]].role in ("", "'s"):
            return [with_part(units, pair) for pair in listed(units, shows[0], 1)]
    if how == "near":
        return near(units, match, focus)
    if how == "object":
        return complement(units, match.end, focus)
    start = group.start if group else match.start
    if how == "subject":
        return subject(units, start, focus)
    if match.predicate.strict and group and not group.passive and not _decider(units, start):
        return []
    if group and (group.passive or _bare_passive(units, match, group)):
        return subject(units, start, focus)
    for at in match.shows:
        if not units[at].role:
            return [with_part(units, pair) for pair in listed(units, at, 1)]
    for at in range(match.start, match.end):
        if units[at].kind == THIS:
            return pronoun(units, at, focus)
    if match.parts:
        return _part_chain(units, match.parts[0], focus)
    return complement(units, match.end, focus)


def _decider(units: Sequence[Unit], start: int) -> bool:
    """Whether a network stands as the subject before a verb group."""
    index = skip_left(units, start - 1)
    return index >= 0 and units[index].kind == WORD and units[index].low in words("networks")


def _bare_passive(units: Sequence[Unit], match: Match, group: VerbGroup) -> bool:
    """Whether a past form without auxiliary is a participle ("Foo renewed for a second season")."""
    if "n" not in match.tags or group.finite or group.perfect or group.infinitive:
        return False
    after = match.end
    while after < len(units) and units[after].kind == WORD and units[after].low in ADVERBS:
        after += 1
    if after >= len(units) or units[after].kind in (MARK, DATE):
        return True
    if units[after].kind == WORD:
        return units[after].low in words("after_participle")
    return False
