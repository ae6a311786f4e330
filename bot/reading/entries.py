"""Step 6, before the search: entries of a list that lost its line breaks ("Foo - Renewed Bar (NBC) - Cancelled Baz - …")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.units import PART, SHOW, WORD, Unit
from bot.reading.words import words

_LEAST = 3  # titles with a verdict behind a mark that make a list
_MARKS = frozenset([":", "—"])
_VERDICTS = words("verdict_labels") | words("entry_verdicts")


def entries(units: list[Unit]) -> list[list[Unit]]:
    """The entries of such a list, each as a sentence of its own; the sentence itself where it is none."""
    if [unit.kind for unit in units].count(SHOW) < _LEAST or sum(unit.low in _MARKS for unit in units) < _LEAST:
        return [units]
    opened = [at for at, unit in enumerate(units) if unit.kind == SHOW and not unit.role and _judged(units, at)]
    if len(opened) < _LEAST:
        return [units]
    cuts = {0, len(units), *opened, *(_network_before(units, at) for at in opened)}
    return [units[first:last] for first, last in pairwise(sorted(cuts))]


def _judged(units: Sequence[Unit], at: int) -> bool:
    """Whether a mark and a verdict follow the title at unit `at`, and what may stand in brackets behind it."""
    after = at + 1
    if after < len(units) and units[after].low == "(":
        after = next(
            (place + 1 for place in range(after, min(after + 6, len(units))) if units[place].low == ")"), len(units)
        )
    if after + 1 >= len(units) or units[after].low not in _MARKS:
        return False
    verdict = units[after + 1]
    return verdict.kind == PART or (verdict.kind == WORD and verdict.low in _VERDICTS)


def _network_before(units: Sequence[Unit], at: int) -> int:
    """Where the network begins that heads a group of entries ("NBC Foo - Renewed"); the title itself where none does."""
    while at and units[at - 1].kind == WORD and units[at - 1].cap and units[at - 1].low in words("networks"):
        at -= 1
    return at
