"""Step 7b: what stands as the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.nouns import Bound, Focus, listed, oblique, own_part, part_of, resolve, with_part
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS
from bot.reading.words import words

_CLAUSE_MARKS = frozenset(";:—")
_PART_UNDER = words("before_under_part")
_RELATIVES = frozenset(["which", "that", "who", "whose"])
_COORDINATORS = frozenset(["and", "or", "but", "then", "nor"])
_LIGHT = words("light")


def skip_left(units: Sequence[Unit], index: int) -> int:
    """Pass adverbs and closed brackets on the way to a subject."""
    while index >= 0:
        unit = units[index]
        if unit.kind == WORD and (unit.low in ADVERBS or (unit.low.endswith("ly") and not unit.cap)):
            index -= 1
        elif unit.kind == MARK and unit.low == ")":
            while index >= 0 and units[index].low != "(":
                index -= 1
            index -= 1
        elif unit.kind == DATE:
            index -= 1
        else:
            break
    return index


def _clause_start(units: Sequence[Unit], at: int) -> int:
    """Where the clause of unit `at` begins: behind the last heavy mark."""
    index = at - 1
    while index >= 0 and not (units[index].kind == MARK and units[index].low in _CLAUSE_MARKS):
        index -= 1
    return index + 1


def first_noun(units: Sequence[Unit], start: int, end: int) -> int:
    """The show, part or pronoun with which a clause begins, leading words passed; -1 if it begins otherwise."""
    index = start
    steps = 0
    while index < end and steps < 9:
        unit = units[index]
        if unit.kind in (SHOW, PART, THIS):
            return index if not unit.role or unit.role == "'s" else -1
        if unit.kind == DATE or (unit.kind == MARK and unit.low == ","):
            steps = 0
        elif unit.kind == WORD and (
            unit.low in _LIGHT
            or unit.low in words("networks")
            or unit.low in ADVERBS
            or unit.low in words("leading")
            or _owner(units, index, end)
        ):
            steps += 1
        else:
            return -1
        index += 1
    return -1


def _owner(units: Sequence[Unit], index: int, end: int) -> bool:
    """Whether a capital word belongs to an owner's name ("Jane Doe's Foo")."""
    while index < end and units[index].kind == WORD and units[index].cap:
        index += 1
    return index < end and units[index].low == "'s"


def subject(units: Sequence[Unit], start: int, focus: Focus, *, depth: int = 0) -> list[Bound]:
    """What stands as subject before the verb group that begins at unit `start`; empty if it is no followed show."""
    index = skip_left(units, start - 1)
    if index < 0:
        return [Bound(show, topical=True) for show in (focus.group or ((focus.current,) if focus.current else ()))]
    unit = units[index]
    low = unit.low
    if unit.kind == SHOW:
        return _subject_show(units, index, start, focus)
    if unit.kind == PART:
        return _subject_part(units, index, focus)
    if unit.kind == THIS:
        return pronoun(units, index, focus)
    if unit.kind == WORD and low in _RELATIVES:
        return _antecedent(units, index, focus)
    if unit.kind == MARK and low in {":", "—"}:
        return _labelled(units, index)
    if unit.kind == WORD and low in _COORDINATORS and depth < 3:
        return _shared(units, index, focus)
    clause = _clause_start(units, index)
    if unit.kind == MARK and low == ",":
        inserted = _before_insertion(units, index)
        if inserted >= 0:
            return as_subject(units, inserted, focus)
    first = first_noun(units, clause, index)
    if first >= 0 and _post_modified(units, first, index):
        return as_subject(units, first, focus)
    return []


def _before_insertion(units: Sequence[Unit], comma: int) -> int:
    """The show before an insertion that ends with the comma at unit `comma` ("Foo, down under, gets")."""
    for index in range(comma - 1, max(-1, comma - 16), -1):
        unit = units[index]
        if unit.kind == MARK and unit.low in ";:—":
            return -1
        if unit.kind == MARK and unit.low == "," and index:
            before = units[index - 1]
            if before.kind in (SHOW, PART, THIS) and before.role == "" and not oblique(units, index - 1):
                return index - 1
            if before.kind == WORD and not before.cap:
                return -1
    return -1


def as_subject(units: Sequence[Unit], at: int, focus: Focus) -> list[Bound]:
    """The shows that the show, part or pronoun at unit `at` means as the subject of a clause."""
    unit = units[at]
    if unit.kind == SHOW:
        if unit.role == "'s":
            part = own_part(units, at)
            return [Bound(unit.shows, units[part].part, part, at)] if part >= 0 else []
        return [with_part(units, pair) for pair in listed(units, at, 1)]
    if unit.kind == PART:
        return [part_of(units, at, focus)]
    return pronoun(units, at, focus)


def _subject_show(units: Sequence[Unit], index: int, start: int, focus: Focus) -> list[Bound]:
    unit = units[index]
    if unit.role not in ("", "'s"):
        return []
    before = index - 1
    while (
        before >= 0
        and units[before].kind == WORD
        and (
            units[before].low in _LIGHT or units[before].low in words("networks") or units[before].low in words("programme")
        )
    ):
        before -= 1
    if (
        before >= 0
        and units[before].kind == WORD
        and units[before].low in {"of", "for"}
        and before
        and units[before - 1].kind == PART
    ):
        return [part_of(units, before - 1, focus)]
    joined = [with_part(units, pair) for pair in reversed(listed(units, index, -1))]
    first = joined[0].at
    if oblique(units, first):
        clause = _clause_start(units, first)
        noun = first_noun(units, clause, first)
        if noun >= 0 and noun != first:
            return as_subject(units, noun, focus)
        return [] if units[before].low in {"of", "behind", "like", "unlike", "than", "from"} else joined
    return joined


def _subject_part(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    unit = units[index]
    if unit.role:
        return []
    before = index - 1
    while before >= 0 and units[before].kind == WORD and units[before].low in {"the", "its", "their", "a", "new"}:
        before -= 1
    under = before >= 0 and units[before].kind == WORD and units[before].low in _PART_UNDER
    if under or (unit.part and unit.part.done):
        clause = _clause_start(units, index)
        first = first_noun(units, clause, index)
        return as_subject(units, first, focus) if first >= 0 and first != index else []
    bound = part_of(units, index, focus)
    if bound.at >= 0 and units[bound.at].kind == SHOW and bound.at < index:
        joined = listed(units, bound.at, -1)
        if len(joined) > 1:
            return [with_part(units, pair) for pair in reversed(joined)]
    return [bound]


def pronoun(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    """What "it", "they", "both" or "the drama" at unit `index` means."""
    low = units[index].low
    if low in {"they", "both"}:
        inside = [unit.shows for unit in units[:index] if unit.kind == SHOW and unit.role == ""]
        if len(inside) > 1:
            return [Bound(shows, topical=True, plural=True) for shows in inside]
        if len(focus.group) > 1:
            return [Bound(shows, topical=True, plural=True) for shows in focus.group]
        if low == "they":
            return []
    found = resolve(units, index, focus)
    return [Bound(found, topical=True, at=index)] if found else []


def _antecedent(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    for at in range(index - 1, max(-1, index - 9), -1):
        unit = units[at]
        if unit.kind == SHOW and unit.role in ("", "'s"):
            return [Bound(unit.shows, at=at, relative=True)]
        if unit.kind == PART and not unit.role:
            bound = part_of(units, at, focus)
            return [Bound(bound.show, bound.part, at, bound.at, topical=bound.topical, relative=True)]
        if unit.kind == THIS:
            found = resolve(units, at, focus)
            return [Bound(found, at=at, topical=True, relative=True)] if found else []
    return []


def _labelled(units: Sequence[Unit], index: int) -> list[Bound]:
    """As in "Foo: renewed for a second season": the show alone before the colon."""
    shows = [at for at in range(index) if units[at].kind == SHOW and units[at].role in ("", "'s")]
    if not shows or index > 14:
        return []
    return [with_part(units, pair) for pair in listed(units, shows[0], 1)]


def _shared(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    """The subject that a second verb shares with the first ("Foo ended in May and will not return")."""
    clause = _clause_start(units, index)
    first = first_noun(units, clause, index)
    if first < 0:
        return []
    return as_subject(units, first, focus)


def _post_modified(units: Sequence[Unit], first: int, end: int) -> bool:
    """Whether the words between a first noun and its verb only describe it: no second subject among them."""
    after = first + 1
    if after > end:
        return True
    if units[end].kind == MARK and units[end].low == ",":
        return True
    opener = units[after]
    if opener.kind == MARK:
        return opener.low in {",", "(", "—"}
    if opener.kind in (PART, DATE):
        return True
    return opener.low in words("post_modifier")
