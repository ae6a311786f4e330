"""Step 7a: what may stand around a title in a list: a description before it, an apposition behind it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.clauses import RELATIVES
from bot.reading.predicates import grammar
from bot.reading.units import PART, SHOW, THIS, WORD, Unit
from bot.reading.words import words

_COORDINATING = frozenset(["and", "or", "nor"])
_APPOSING = frozenset(["a", "an", "the", "its", "their", "which", "whose"])
_INTRODUCING = frozenset(["starring", "featuring", "based", "set", "about", "from", "created", "written", "adapted"])
_LIGHT = words("light")


def describes(unit: Unit) -> bool:
    """Whether a word may stand between "to" and the title of the programme that is given something."""
    low = unit.low
    return low in _LIGHT or low in words("networks") or low in words("programme") or low in words("determiners")


def insertion(units: Sequence[Unit], at: int) -> int:
    """The comma that closes an insertion before a list's last title ("Foo and, in a late reversal, Bar"); 0 without."""
    if units[at - 1].low not in _COORDINATING:
        return 0
    for place in range(at + 2, min(at + 9, len(units) - 1)):
        if units[place].low == ",":
            return place if units[place + 1].kind == SHOW else 0
        if units[place].kind != WORD or units[place].low in grammar().verbs:
            return 0
    return 0


def apposition(units: Sequence[Unit], at: int) -> int:
    """The comma that closes an apposition behind a title of a list ("Foo, the comedy with Ann Lowe, and Bar"); 0 without.

    The title behind it must have no verb of its own ("renewed Foo, a drama about nuns, and Bar was cancelled").
    """
    if units[at - 1].kind not in (SHOW, PART) or not _apposes(units, at + 1):
        return 0
    for place in range(at + 2, min(at + 28, len(units) - 2)):
        unit = units[place]
        if unit.kind == SHOW or unit.low in {";", ":", "—"}:
            return 0
        if unit.low == "," and units[place + 1].low in {"and", "&", "plus"}:
            title = place + 2 + (units[place + 2].low in {"to", "for", "on", "of"})  # "…, and to Bar"
            while title < len(units) and _before_title(units[title]):
                title += 1
            ends = title < len(units) and units[title].kind == SHOW and not units[title].role
            return place if ends and _ends_list(units, title + 1) else 0
    return 0


def _before_title(unit: Unit) -> bool:
    """Whether a word may describe a title that a list adds."""
    return unit.kind == WORD and unit.low not in grammar().verbs and (describes(unit) or unit.cap)


def _apposes(units: Sequence[Unit], at: int) -> bool:
    """Whether a description begins at unit `at` ("a drama about nuns", "the Sky comedy", "which will leave the air")."""
    if at >= len(units):
        return False
    unit = units[at]
    if unit.kind == THIS:
        return unit.low not in {"it", "they", "both"}
    return unit.kind == WORD and (unit.low in _APPOSING or unit.low in _INTRODUCING)


def _ends_list(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing is told of the title before unit `at` alone: the sentence ends there, or with one more apposition."""
    if at >= len(units) or units[at].low in {".", ";", ")"}:
        return True
    if units[at].low != "," or not _apposes(units, at + 1):
        return False
    behind = units[at + 2 :]
    fated = any(unit.low in grammar().verbs for unit in behind) and any(unit.low in RELATIVES for unit in units[at + 1 :])
    return not fated and all(unit.low != "," for unit in behind)  # "and Bar, which was cancelled in May"


def to_kind(units: Sequence[Unit], at: int) -> bool:
    """Whether plain words lead to a kind of programme and its title ("and the veteran newsroom comedy Foo")."""
    for place in range(at, min(at + 3, len(units) - 2)):
        unit = units[place]
        if unit.kind != WORD or unit.low in grammar().verbs or unit.low in words("no_describing"):
            return False
        if units[place + 1].low in words("programme") and units[place + 2].kind == SHOW:
            return True
    return False


def vehicle(units: Sequence[Unit], at: int) -> bool:
    """Whether a plain noun stands between a name and the title that it describes ("and the Ann Lowe vehicle Foo")."""
    unit = units[at]
    if at + 1 >= len(units) or units[at + 1].kind != SHOW or unit.low in words("no_describing") | words("clause_words"):
        return False
    if unit.low in grammar().verbs or unit.low.endswith(("s", "ed", "ing")):
        return False
    opener = next((place for place in range(at - 1, max(0, at - 6), -1) if not units[place].cap), 0)
    return units[opener].low in {"the", "a", "an", "its"}
