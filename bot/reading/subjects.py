"""Step 7c: what stands as the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.chains import part_chain
from bot.reading.clauses import COORDINATORS, RELATIVES, Left, left_of, opened
from bot.reading.nouns import Bound, Focus, listed, oblique, own_part, part_of, resolve, with_part
from bot.reading.predicates import grammar
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

_OWNING = words("part_determiners") | {"new", "'s"}
_GOVERNING = words("before_under_part") | words("oblique")
_GROUPS = frozenset(["they", "both", "these", "those", "all", "each", "neither", "none"])


def subject(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """What stands as subject before the verb group that begins at unit `start`; empty if it is no followed show."""
    left = left_of(units, start)
    near = [at for at in left.units if not _passing(units[at])]
    while near and units[near[0]].low == ",":
        near = near[1:]
    if not near:
        return _outside(units, left, focus)
    if (worked := _worked_on(units, near)) >= 0:
        return part_chain(units, worked, focus)
    at = near[0]
    unit = units[at]
    if unit.kind == SHOW and _told_by(units, left, at):
        return []
    if unit.kind in (SHOW, PART, THIS) and (found := _noun(units, at, focus)) is not None:
        return found
    if unit.kind == WORD and unit.low in COORDINATORS and _told_of(units, left):
        return _outside(units, left, focus)
    if unit.kind == WORD and unit.low in COORDINATORS:
        return _first(units, near[1:], left, focus)
    if unit.kind == WORD and unit.low in _GROUPS:
        return _group(units, at, focus)
    return _first(units, near, left, focus)


def _told_by(units: Sequence[Unit], left: Left, at: int) -> bool:
    """Whether a title is the object of a relative clause ("the show that replaced Foo has been cancelled")."""
    if left.opener not in {"that", "which", "who"} or not left.units or left.at < 1 or left.units[-1] != at - 1:
        return False
    verb, before = units[at - 1], units[left.at - 1]
    acting = (
        verb.kind == WORD and not verb.cap and verb.low.endswith(("ed", "s", "de", "at")) and verb.low not in AUXILIARIES
    )
    return acting and (before.kind == THIS or (before.kind == WORD and before.low not in words("speech")))


def _told_of(units: Sequence[Unit], left: Left) -> bool:
    """Whether the first verb of a relative clause follows its pronoun ("which aired in May and will not return")."""
    if left.opener != "which" or not left.units:
        return False
    first = units[left.units[-1]]
    return first.kind == WORD and (
        first.low in AUXILIARIES or first.low in words("programme_verbs") or first.low in grammar().verbs
    )


def _worked_on(units: Sequence[Unit], near: Sequence[int]) -> int:
    """The part of which a clause says something about the making ("filming on the fifth series of Foo has been …"); -1."""
    for at in near:
        if units[at].kind == PART and not units[at].role and at > 1:
            before = [unit.low for unit in units[max(0, at - 3) : at] if unit.low not in {"the", "its", "a"}]
            return at if len(before) > 1 and before[-1] in {"on", "of", "for"} and before[-2] in words("work") else -1
    return -1


def _passing(unit: Unit) -> bool:
    """Whether a unit may stand between a subject and its verb."""
    return (
        unit.kind == DATE
        or (
            unit.kind == WORD
            and unit.low != "nor"
            and (unit.low in ADVERBS or (unit.low.endswith("ly") and not unit.cap))
            and unit.low not in _GROUPS
        )
        or (unit.kind == MARK and unit.low not in ",()")
    )


def _noun(units: Sequence[Unit], at: int, focus: Focus) -> list[Bound] | None:
    """The shows that the noun at unit `at` means as a subject; None if it hangs on another noun."""
    unit = units[at]
    if unit.kind == SHOW:
        if unit.role not in ("", "'s"):
            return []
        if owner := _part_before(units, at):
            return _parts_joined(units, owner, at, focus)
        joined = [with_part(units, pair) for pair in reversed(listed(units, at, -1))]
        if not oblique(units, joined[0].at):
            return joined
        return [with_part(units, (at, own_part(units, at)))] if len(joined) > 1 and units[at - 1].low == "," else None
    if unit.kind == PART:
        if unit.role:
            return []
        if (unit.part and unit.part.done) or (_under(units, at) and not _all_of(units, at)):
            return None
        bound = part_of(units, at, focus)
        if bound.at >= 0 and units[bound.at].kind == SHOW and bound.at < at:
            joined = [with_part(units, pair) for pair in reversed(listed(units, bound.at, -1))]
            if len(joined) > 1:
                return joined
        return [bound] if bound.show else []
    if unit.role and unit.role != "'s":
        return []
    if oblique(units, at) and unit.low not in {"both"}:
        owner = _part_before(units, at)
        return [part_of(units, owner, focus)] if owner else None
    return pronoun(units, at, focus)


def _parts_joined(units: Sequence[Unit], owner: int, at: int, focus: Focus) -> list[Bound]:
    """The parts joined up to the one of the show at unit `at`: "a second season of Foo and a third of Bar"."""
    first = next(
        (index for index in range(max(0, owner - 24), owner) if units[index].kind == PART and not units[index].role), -1
    )
    if first >= 0 and (units[owner - 1].low in {"a", "the", ",", "and"} or units[owner - 2].low in {",", "and"}):
        chain = part_chain(units, first, focus)
        if len(chain) > 1 and any(bound.at == at for bound in chain):
            return chain
    return [part_of(units, owner, focus)]


def _part_before(units: Sequence[Unit], at: int) -> int:
    """The part of which the noun at unit `at` is the owner ("season 4 of the hit drama Foo"); 0 if none."""
    index = at - 1
    while (
        index > 0
        and units[index].kind == WORD
        and (
            units[index].low in words("light")
            or units[index].low in words("networks")
            or units[index].low in words("programme")
        )
    ):
        index -= 1
    of = index > 0 and units[index].kind == WORD and units[index].low in {"of", "for", "on"}
    return index - 1 if of and units[index - 1].kind == PART and not _under(units, index - 1) else 0


def _under(units: Sequence[Unit], at: int) -> bool:
    """Whether the part at unit `at` hangs on a preposition ("in its third season")."""
    before = at - 1
    if before > 0 and units[before].low == "of" and units[before - 1].low in words("pieces"):
        return False  # "the last episodes of season 3"
    while before >= 0 and units[before].kind == WORD and units[before].low in _OWNING:
        before -= 1
    return before >= 0 and units[before].kind == WORD and units[before].low in _GOVERNING


def _all_of(units: Sequence[Unit], at: int) -> bool:
    """Whether a part stands behind its episodes ("all eight episodes of the third season landed on Friday")."""
    before = [unit.low for unit in units[max(0, at - 4) : at] if unit.low not in words("part_determiners")]
    return before[-1:] == ["of"] and before[-2:-1] in (["episodes"], ["all"], ["instalments"])


def _first(units: Sequence[Unit], near: Sequence[int], left: Left, focus: Focus) -> list[Bound]:
    """The first noun of a clause whose subject is not directly before the verb."""
    order = list(reversed(near))
    for position, at in enumerate(order):
        unit = units[at]
        if unit.kind in (SHOW, PART, THIS):
            found = _noun(units, at, focus)
            if found and unit.kind == SHOW:
                return [with_part(units, pair) for pair in listed(units, at, 1) if pair[0] <= near[0]] or found
            if found is not None:
                return found
            continue
        if unit.kind == WORD and unit.low in _GROUPS:
            return _group(units, at, focus)
        if not _leading(units, order, position):
            return []
    described = bool(near) and units[near[0]].low in words("programme") and left.opener in {":", "—"}
    return _outside(units, left, focus) if not order or described else []


def _leading(units: Sequence[Unit], order: Sequence[int], position: int) -> bool:
    """Whether a word may stand before the noun with which a clause begins."""
    unit = units[order[position]]
    if unit.kind in (DATE, MARK):
        return True
    low = unit.low
    if (
        low in words("light")
        or low in words("networks")
        or low in words("leading")
        or low in words("pieces")
        or low.isdigit()
        or low in words("programme")
        or low in ADVERBS
        or low in words("oblique")
    ):
        return True
    if not unit.cap:
        return any(units[at].low in words("oblique") for at in order[max(0, position - 3) : position])
    return any(units[at].low == "'s" for at in order[position + 1 : position + 4]) or any(
        units[at].low in words("oblique") for at in order[max(0, position - 3) : position]
    )


def _outside(units: Sequence[Unit], left: Left, focus: Focus) -> list[Bound]:
    """The subject of a clause that names none: a relative's antecedent, a title before a colon or bracket."""
    if left.opener in RELATIVES or left.opener == "that":
        return _antecedent(units, left.at, focus)
    if left.opener == "(":
        before = units[left.at - 1] if left.at else None
        if before is not None and before.kind == SHOW and not before.role and not _compared(units, left.at - 1):
            return [with_part(units, (left.at - 1, own_part(units, left.at - 1)))]
        return []
    if left.opener in {":", "—"}:
        return _labelled(units, left.at) or (_topical(focus) if left.opener == "—" else [])
    if left.opener == ",":
        return as_insertion(units, left.at, focus)
    return _topical(focus) if not left.opener else []


def _compared(units: Sequence[Unit], at: int) -> bool:
    """Whether a title is only what another is measured by ("well in front of Foo (cancelled)")."""
    before = [unit.low for unit in units[max(0, at - 2) : at]]
    return before[-1:] != [] and (
        before[-1] in words("measured_by") or before in (["front", "of"], ["ahead", "of"], ["short", "of"])
    )


def as_insertion(units: Sequence[Unit], comma: int, focus: Focus) -> list[Bound]:
    """The noun that a participle after a comma describes ("Foo, cancelled after two seasons, …")."""
    before = units[comma - 1] if comma else None
    if before is not None and before.low == ")":
        comma = opened(units, comma - 1)
        before = units[comma - 1] if comma else None
    if before is None:
        return []
    if before.kind == SHOW and before.role == "":
        return [with_part(units, pair) for pair in reversed(listed(units, comma - 1, -1))]
    if before.kind == PART and not before.role:
        bound = part_of(units, comma - 1, focus)
        return [bound] if bound.show else []
    if before.kind == THIS:
        return pronoun(units, comma - 1, focus)
    return _first(units, left_of(units, comma).units, Left((), "", -1), focus)


def _topical(focus: Focus) -> list[Bound]:
    return [Bound(show, topical=True) for show in (focus.group or ((focus.current,) if focus.current else ()))]


def _group(units: Sequence[Unit], at: int, focus: Focus) -> list[Bound]:
    """What "they", "both", "neither" … mean: the shows of the sentence before it, else the last list."""
    if any(unit.low in {"these", "following", "below"} for unit in units[max(0, at - 1) : at + 2]):
        return []
    inside = [unit.shows for unit in units[:at] if unit.kind == SHOW and unit.role == ""]
    if units[at].low == "both":
        inside = inside[-2:]
    if len(inside) > 1:
        return [Bound(shows, topical=True, plural=True) for shows in dict.fromkeys(inside)]
    if len(focus.group) > 1:
        return [Bound(shows, topical=True, plural=True) for shows in focus.group]
    return []


def pronoun(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    """What "it", "they", "both" or "the drama" at unit `index` means."""
    low = units[index].low
    if low in _GROUPS or units[index].plural:
        return _group(units, index, focus)
    found = resolve(units, index, focus)
    return [Bound(found, topical=True, at=index)] if found else []


def _antecedent(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    several = (
        index > 1 and units[index - 1].low == "of" and units[index - 2].low in {"all", "both", "each", "none", "neither"}
    ) or (index + 1 < len(units) and units[index + 1].low in {"are", "were", "have"})
    for at in range(index - 1, max(-1, index - 12), -1):
        unit = units[at]
        if unit.kind == SHOW and unit.role == "" and several:
            return [with_part(units, pair) for pair in reversed(listed(units, at, -1))]
        if unit.kind == SHOW and unit.role in ("", "'s"):
            return [Bound(unit.shows, at=at, relative=True)]
        if unit.kind == PART and not unit.role:
            bound = part_of(units, at, focus)
            return [Bound(bound.show, bound.part, at, bound.at, topical=bound.topical, relative=True)]
        if unit.kind == THIS:
            found = resolve(units, at, focus)
            return [Bound(found, at=at, topical=True, relative=True)] if found else []
        if unit.kind == WORD and unit.low in AUXILIARIES:
            return []
    return []


def _labelled(units: Sequence[Unit], index: int) -> list[Bound]:
    """What a title before a colon labels: "Foo: renewed for a second season"."""
    first = next((at + 1 for at in range(index - 1, -1, -1) if units[at].low == ";"), 0)
    shows = [at for at in range(first, index) if units[at].kind == SHOW and units[at].role in ("", "'s")]
    if not shows or index - first > 14:
        return []
    return [with_part(units, pair) for pair in listed(units, shows[0], 1) if pair[0] < index]
