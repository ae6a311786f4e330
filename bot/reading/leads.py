"""Step 7j: what a sentence says of the titles that it lists behind ("Among the series that were dropped: Foo and Bar")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.predicates import Match
from bot.reading.units import DATE, SHOW, THIS, WORD, Unit
from bot.reading.words import words

_FRONT = 12  # units in which the programmes of a list are named before what is said of them
_BETWEEN = 4  # units between what is said and what leads over to the list ("this week", "by the network")
_LEADING = frozenset([":", "are", "were", "is", "include", "includes", "included", "including"])


def led(units: Sequence[Unit], match: Match) -> int:
    """The first title of the list of which an expression speaks; -1 if it leads none."""
    if match.start > _FRONT or not any(_several(unit) for unit in units[: match.start]):
        return -1
    if any(unit.kind == SHOW for unit in units[: match.end]):
        return -1
    for at in range(match.end, min(match.end + _BETWEEN, len(units))):
        unit = units[at]
        if unit.low in _LEADING:
            return _title(units, at + 1)
        if unit.kind != DATE and unit.low not in words("beside_label") and unit.low not in words("networks"):
            return -1
    return -1


def _several(unit: Unit) -> bool:
    """Whether a unit means programmes that are named elsewhere."""
    return unit.plural or (unit.kind in (WORD, THIS) and (unit.low == "those" or unit.low in words("plurals")))


def _title(units: Sequence[Unit], start: int) -> int:
    """The title with which a list opens."""
    for at in range(start, min(start + 3, len(units))):
        unit = units[at]
        if unit.kind == SHOW:
            return at if unit.role in ("", "'s") else -1
        if unit.low not in words("networks") and unit.low not in words("programme") and unit.low not in {"the", "'s"}:
            return -1
    return -1
