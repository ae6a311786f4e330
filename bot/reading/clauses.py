"""Step 6a: clauses. Which units stand in one clause with a verb, and with which word that clause opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.predicates import grammar
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

RELATIVES = frozenset(["which", "who", "whose", "where"])
COORDINATORS = frozenset(["and", "or", "but", "then", "nor", "yet", "so"])
_HEAVY = frozenset(";:—")
_BEFORE_COUNT = words("before_elapsed") | {"nearly", "almost"}
_OTHERS = frozenset(["that", "as", "than", "how", "why"])
_REACH = 60  # units; no clause of a news text is longer


class Left(NamedTuple):
    """What stands before a verb in its clause: unit numbers from right to left, and how the clause opens.

    `opener` is the word or mark at which the search stopped ("" at the start of the sentence), `at` its unit (-1).
    """

    units: tuple[int, ...]
    opener: str
    at: int


# Words that open a subordinate clause.
OPENERS = RELATIVES | words("looking_back") | words("subordinators") | words("conditions") | _OTHERS


def left_of(units: Sequence[Unit], at: int) -> Left:
    """The units of the clause of unit `at` that stand before it, insertions ("Foo, a drama about X, …") left out."""
    if at >= len(units):
        return _left_of(units, at)
    unit, count = units[at], len(units)
    if unit.left is None or unit.left[:2] != (count, at):  # asked before of another piece of the sentence, or never
        unit.left = (count, at, _left_of(units, at))
    return unit.left[2]


def _left_of(units: Sequence[Unit], at: int) -> Left:
    kept: list[int] = []
    index = at - 1
    while index >= 0 and at - index < _REACH:
        unit = units[index]
        low = unit.low
        if unit.kind == MARK:
            if low == "—" and (before := _dashed(units, index, kept)) >= 0:
                index = before
                continue
            if low in _HEAVY or low == "(":
                return Left(tuple(kept), low, index)
            if low == ")":
                index = opened(units, index) - 1
                continue
            if low == "," and not _joins(units, index, kept) and not _named(units, index):
                before = _inserted(units, index)
                if before < 0:
                    return Left(tuple(kept), ",", index)
                index = before
                continue
        elif unit.kind == WORD and low in OPENERS and not _phrase(units, index) and not _noun(units, index):
            return Left(tuple(kept), low, index)
        kept.append(index)
        index -= 1
    return Left(tuple(kept), "", -1)


def _dashed(units: Sequence[Unit], at: int, kept: Sequence[int]) -> int:
    """The title before an aside between two dashes, the second at `at` ("Foo — the one with the nuns — has"); -1 without."""
    if any(units[one].kind != WORD or not (units[one].low in ADVERBS or units[one].low in AUXILIARIES) for one in kept):
        return -1
    for index in range(at - 1, max(1, at - 26), -1):
        if units[index].low in {";", ":"}:
            return -1
        if units[index].low == "—":
            before = units[index - 1]
            return index - 1 if before.kind in (SHOW, PART, THIS) and not before.role else -1
    return -1


def opened(units: Sequence[Unit], at: int) -> int:
    """The opening bracket that belongs to the closing one at unit `at`; 0 if there is none."""
    index = at - 1
    while index > 0 and units[index].low != "(":
        index -= 1
    return max(index, 0)


def _joins(units: Sequence[Unit], at: int, kept: list[int]) -> bool:
    """Whether a comma joins things of one clause: a list, or a second verb after ", and"."""
    if not at or at + 1 >= len(units):
        return False
    after = units[at + 1]
    if after.low in COORDINATORS and after.low not in {"but", "yet", "so"}:
        return not _own_subject(units, at + 1, kept)
    if after.kind == WORD and after.low == "though" and kept:
        return False
    before = units[at - 1]
    if after.kind == SHOW or after.kind == PART:
        return before.kind in (SHOW, PART) or before.low == ")" or (before.kind == WORD and before.cap)
    return before.kind == SHOW and after.kind == WORD and after.cap and after.low not in words("networks")


def _named(units: Sequence[Unit], comma: int) -> bool:
    """Whether a bare title stands between two commas ("the newest of them, Foo, goes on"): it is the subject itself."""
    index = comma - 1
    if index > 1 and units[index].kind == PART:
        index -= 1
    return index > 0 and units[index].kind == SHOW and not units[index].role and units[index - 1].low in {",", "—"}


def _own_subject(units: Sequence[Unit], at: int, kept: list[int]) -> bool:
    """Whether what follows a coordinator up to the verb begins with a noun of its own ("and the cast", "and NBC")."""
    if len(kept) < 2:
        return False
    first = units[at + 1] if at + 1 < len(units) else None
    return first is not None and (first.kind == THIS or first.low in words("noun_openers") or first.low in words("networks"))


def _inserted(units: Sequence[Unit], comma: int) -> int:
    """The unit before an insertion that ends with the comma at `comma`; -1 if it closes none."""
    index = comma - 1
    verbs = 0
    while index > 0 and comma - index < 40:
        unit = units[index]
        if unit.kind == MARK and unit.low in _HEAVY:
            return -1
        if unit.kind == MARK and unit.low == ")":
            index = opened(units, index) - 1
            continue
        if unit.kind == WORD and unit.low in AUXILIARIES:
            verbs += 1
        if unit.kind == WORD and unit.low in RELATIVES:
            if units[index - 1].low == ",":
                return index - 2
            if units[index - 2].low == "," and units[index - 1].low in words("oblique"):
                return index - 3  # "Foo, in which Jane plays a judge, …"
            verbs = 0  # "Foo, a drama about a judge who was sacked, …": the verb is the judge's
        if unit.kind == SHOW and units[index - 1].low in COORDINATORS and units[index - 2].low == ",":
            return -1  # "Foo, renewed last week, and Bar, cancelled today": Bar is no part of an insertion
        if unit.kind == MARK and unit.low == ",":
            before, after = units[index - 1], units[index + 1]
            if before.low == "itself" and index > 1:
                before = units[index - 2]
            noun = before.kind in (SHOW, PART, THIS) or before.low == ")" or (before.kind == WORD and before.cap)
            if verbs and before.kind == SHOW and (after.low in words("insertion_openers") or _apposed(after)):
                return index - 1
            if verbs and before.kind in (SHOW, PART) and after.low in words("ordered"):
                return index - 1  # "a second series, ordered before the first had been seen, has been …"
            if not verbs and noun and after.kind in (WORD, DATE, THIS) and after.low not in COORDINATORS:
                return index - 1
            if verbs:
                return -1
        index -= 1
    return -1


def _apposed(unit: Unit) -> bool:
    """Whether a unit is a description such as "the Sky drama", and no pronoun."""
    return unit.kind == THIS and unit.low not in {"it", "they", "both"}


def _noun(units: Sequence[Unit], at: int) -> bool:
    """Whether "following" is a noun ("the following have been renewed"), or "that" a pronoun ("That makes two")."""
    if units[at].low == "that":
        return at == 0
    return units[at].low == "following" and at > 0 and units[at - 1].low == "the"


def _phrase(units: Sequence[Unit], at: int) -> bool:
    """Whether "after", "before", "since" … governs a mere phrase ("after two seasons") and opens no clause."""
    low = units[at].low
    if low in RELATIVES or low in words("conditions") or low in {"when", "once"}:
        return False
    if low == "that":
        return at + 1 < len(units) and (units[at + 1].kind == PART or units[at + 1].low in words("programme"))
    after = at + 1
    while after < len(units) and units[after].kind == WORD and units[after].low in _BEFORE_COUNT:
        after += 1
    if after >= len(units):
        return True
    if units[after].kind in (PART, DATE):
        return not (after + 1 < len(units) and units[after + 1].low in AUXILIARIES)
    if low in {"as", "than"}:
        return low == "than" or not tells(units, after)
    inside = False
    for place in range(after, min(after + 14, len(units))):
        unit = units[place]
        inside = (inside or unit.low == "(") and unit.low != ")"
        if inside or unit.low == ")":
            continue  # "weeks after CBS (of all channels) axed it"
        if unit.kind == MARK:
            return True
        if unit.kind == WORD and (
            unit.low in AUXILIARIES or unit.low in words("plain_verbs") or _acts(unit, units[place - 1])
        ):
            return False
    return True


def _acts(unit: Unit, before: Unit) -> bool:
    """Whether a word is a verb with its subject before it ("after NBC axed", in a headline's capitals as well)."""
    if not unit.cap:
        return unit.low.endswith("ed")
    decided = before.kind in (SHOW, THIS) or before.low in words("networks")
    return decided and unit.low.endswith(("ed", "s")) and unit.low in grammar().verbs


def tells(units: Sequence[Unit], at: int) -> bool:
    """Whether a show with its verb follows ("fans are furious as Foo is axed", "as hit drama Foo lands a third season")."""
    for index in range(at, min(at + 6, len(units) - 1)):
        unit, after = units[index], units[index + 1]
        if unit.kind in (SHOW, THIS):
            plural = unit.low in {"they", "both"} and after.low in grammar().verbs  # "as they get the boot"
            return not unit.role and after.kind == WORD and (plural or _finite(after))
        if unit.kind != WORD or not (unit.cap or unit.low in words("light") or unit.low in words("programme")):
            return False
    return False


def _finite(unit: Unit) -> bool:
    """Whether a word can be the verb of a show before it."""
    if unit.low in AUXILIARIES or unit.low in words("plain_verbs"):
        return True
    return unit.low.endswith(("s", "ed")) and unit.low in grammar().verbs


def right_end(units: Sequence[Unit], at: int) -> int:
    """The unit behind the last one of the clause that goes on at unit `at`."""
    index = at
    while index < len(units):
        unit = units[index]
        if unit.kind == MARK and unit.low in _HEAVY:
            break
        if unit.kind == WORD and index > at and unit.low in OPENERS and not _phrase(units, index):
            break
        if unit.kind == WORD and unit.low == "but":
            break
        index += 1
    return index


def opens_with(units: Sequence[Unit], left: Left, group: frozenset[str]) -> bool:
    """Whether a clause, or one around it, opens with a word of `group`."""
    while left.at >= 0:
        if left.opener in group:
            return True
        if left.opener in _HEAVY or left.opener == "(" or (left.opener == "," and group is not words("conditions")):
            return False
        left = left_of(units, left.at)
    return False
