"""Step 7c: what stands as the object of an active verb, or behind a noun such as "renewal for"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.chains import part_chain
from bot.reading.clauses import tells
from bot.reading.nouns import Bound, Focus, listed, with_part
from bot.reading.numerals import CARDINALS
from bot.reading.predicates import Match
from bot.reading.subjects import pronoun
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

_REACH = 16  # units that may stand between an active verb and its object's title


def object_of(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The object of an active verb: within the expression, else behind it."""
    for at in match.shows:
        if derived(units, at):
            return []
        if not units[at].role:
            found = [with_part(units, pair) for pair in listed(units, at, 1)]
            return filled(units, match, focus, found)
    for at in range(match.start, match.end):
        if units[at].kind == THIS and not any(unit.low in AUXILIARIES for unit in units[at + 1 : at + 2]):
            return filled(units, match, focus, pronoun(units, at, focus))
    if match.parts:
        return part_chain(units, match.parts[0], focus)
    return complement(units, match.end, focus)


def complement(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """What stands as object from unit `start` on; empty if something else is the object."""
    unknown = 0
    part_at = -1
    index = start
    while index < min(start + _REACH, len(units)):
        unit = units[index]
        if unit.kind == SHOW and unit.role == "'s" and _owns_a_show(units, index):
            index += 1
            continue
        if unit.kind == SHOW and unit.role in words("derivatives") and (named := _apposed_offshoot(units, index)):
            index = named
            continue
        if unit.kind == SHOW:
            return [] if derived(units, index) else _titled(units, index, part_at, unknown)
        if unit.kind == PART:
            if unit.role or (unit.part and unit.part.done):
                return []
            return part_chain(units, index, focus)
        if unit.low == "both" and unit.kind == THIS and index + 1 < len(units) and units[index + 1].kind in (SHOW, THIS):
            index += 1
            continue
        if unit.kind == THIS:
            return [*pronoun(units, index, focus), *_and_more(units, index)]
        if _unnamed_offshoot(units, index):
            return []
        if _episodes(units, index) and focus.current:
            return [Bound(focus.current, topical=True)]
        if unit.kind == MARK:
            if unit.low == "(":
                if (first := index + 1) < len(units) and units[first].kind == SHOW and _counted(units, index):
                    return [with_part(units, pair) for pair in listed(units, first, 1)]
                while index < len(units) and units[index].low != ")":
                    index += 1
            elif unit.low != "," or not unknown:
                return []
            else:
                unknown = 0
        elif unit.kind == DATE or unit.low in {"'s", "and", "&", "plus"}:
            unknown = 0 if unit.kind != DATE else unknown
        elif unit.low == "of" and index and units[index - 1].low in {"episodes", "hours", "instalments", "installments"}:
            unknown = 0
        elif not _passable(unit) or _to_network(units, index):
            return []
        elif not _described(unit):
            unknown += 1
            if unknown > (5 if not unit.cap else 7):
                return []
        index += 1
    return []


def _and_more(units: Sequence[Unit], at: int) -> list[Bound]:
    """The shows joined to a pronoun ("dropped both it and Foo"), and of which nothing else is told."""
    if units[at].low not in {"it", "them"} or at + 2 >= len(units) or units[at + 1].low not in {"and", "&"}:
        return []
    if units[at + 2].kind != SHOW or units[at + 2].role or tells(units, at + 2):
        return []
    return [with_part(units, pair) for pair in listed(units, at + 2, 1)]


def _counted(units: Sequence[Unit], bracket: int) -> bool:
    """Whether a bracket names the programmes that the words before it count ("renewed two dramas (Foo, Bar)")."""
    return units[bracket - 1].kind == WORD and units[bracket - 1].low in words("plural_programmes")


def derived(units: Sequence[Unit], at: int) -> bool:
    """Whether another programme made from a show is meant ("a spin-off of Foo", "the prequel to Foo")."""
    before = [unit.low for unit in units[max(0, at - 5) : at]]
    if _own_version(before) and (before[-1] in words("programme") or before[-1] in words("nations")):
        return True
    return any(low in words("derivatives") for low in before) and any(low in {"of", "to", "from"} for low in before)


def _own_version(before: Sequence[str]) -> bool:
    """Whether an adaptation is named before its model ("its adaptation of Danish thriller Foo"), and no book of its name."""
    return any(low in words("versions") and of in {"of", "on"} for low, of in pairwise(before))


def _unnamed_offshoot(units: Sequence[Unit], index: int) -> bool:
    """As in "has renewed its spin-off", "a prequel": another programme, without a title beside it."""
    if units[index].kind != WORD or units[index].cap or units[index].low not in words("derivatives"):
        return False
    return not any(unit.kind == SHOW for unit in units[index + 1 : index + 6])


def filled(units: Sequence[Unit], match: Match, focus: Focus, found: list[Bound]) -> list[Bound]:
    """Bounds without a part of their own take the part that the expression holds."""
    part = next((at for at in match.parts if units[at].part), -1)
    if part < 0:
        return found
    return [one if one.part is not None and not one.part.done else _with(one, units, part) for one in found]


def _with(bound: Bound, units: Sequence[Unit], part: int) -> Bound:
    return Bound(bound.show, units[part].part, part, bound.at, bound.topical, bound.relative, bound.plural)


def _owns_a_show(units: Sequence[Unit], index: int) -> bool:
    """As in "has renewed Foo's sister drama Bar": the second title is the object."""
    for place in range(index + 2, min(index + 7, len(units))):
        if units[place].kind == SHOW:
            return place > index + 2
        if not _described(units[place]) and (units[place].kind != WORD or units[place].low in words("no_describing")):
            return False
    return False


def _apposed_offshoot(units: Sequence[Unit], index: int) -> int:
    """The title of what has been made of a show ("orders Foo spin-off Bar"); 0 without."""
    for place in range(index + 1, min(index + 5, len(units))):
        unit = units[place]
        if unit.kind == SHOW:
            return place if not unit.role else 0
        if unit.kind != WORD or not (unit.low in words("derivatives") or unit.low in {"off", "up", "series", "drama"}):
            return 0
    return 0


def _titled(units: Sequence[Unit], index: int, part_at: int, unknown: int) -> list[Bound]:
    unit = units[index]
    if unit.role and unit.role != "'s":
        return []
    before = units[index - 1]
    if unknown and before.cap and before.kind == WORD and not _described(before):
        return []
    found = [with_part(units, pair) for pair in listed(units, index, 1)]
    if unit.role == "'s" and found[0].part is None:
        return []
    if any(units[at].kind == PART and units[at].role for at in range(index + 1, min(index + 5, len(units)))):
        return []
    return found


def _to_network(units: Sequence[Unit], index: int) -> bool:
    """Whether a network is itself the object ("commits to CBS through 2027")."""
    after = index + 1
    return units[index].low in words("networks") and (
        after >= len(units) or units[after].low in words("before_under_part") | {"through", "for", "."}
    )


def _described(unit: Unit) -> bool:
    low = unit.low
    return low in words("light") or low in words("networks") or low in words("programme") or low in ADVERBS


def _episodes(units: Sequence[Unit], index: int) -> bool:
    """Whether an order that names no title means what the text is about: "eight episodes", "ten more hours"."""
    return (
        index + 1 < len(units)
        and units[index].kind == WORD
        and (units[index].low.isdigit() or units[index].low in CARDINALS)
        and any(unit.low in {"episodes", "hours", "instalments"} for unit in units[index + 1 : index + 4])
        and not any(unit.kind == SHOW for unit in units[index + 1 : index + 7])
    )


def _passable(unit: Unit) -> bool:
    """Whether a word may stand between a verb and its object's title."""
    low = unit.low
    if _described(unit) or low in {"and", "plus", "&"}:
        return True
    if low in words("other_objects") or low in words("oblique") or low in words("openers_of_clauses"):
        return False
    return unit.cap or low not in words("clause_words")
