"""Step 8a: what a sentence only asks ("Will Foo return?") or supposes ("if Foo is cancelled")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.clauses import Left, opens_with
from bot.reading.predicates import Match
from bot.reading.units import MARK, SHOW, THIS, WORD, Unit
from bot.reading.verbs import AUXILIARIES
from bot.reading.words import words


def question_start(units: Sequence[Unit]) -> int:
    """From which unit on a sentence that ends in "?" asks."""
    start = 0
    turned = _turned(units)
    for index, unit in enumerate(units):
        if unit.kind != MARK:
            continue
        if unit.low in ";:—" and index < len(units) - 2:
            start = index
        elif unit.low == "," and not start and not turned and units[min(index + 1, len(units) - 1)].low != "or":
            after = index + 1
            while after < len(units) and units[after].low in {"so", "but", "and", "then"}:
                after += 1
            if after < len(units) and units[after].low in words("asking"):
                return index
    return start


def _turned(units: Sequence[Unit]) -> bool:
    """Whether all of a sentence asks, by its first words ("Are we getting …, or is this the end?", "When will it …")."""
    first, second = units[0], units[min(1, len(units) - 1)]
    if first.kind != WORD:
        return False
    return first.low in AUXILIARIES or (first.low in words("asking") and second.kind == WORD and second.low in AUXILIARIES)


def conditional(units: Sequence[Unit], left: Left, first: int) -> bool:
    """Whether a clause is a condition ("if Foo is cancelled", "Were it cancelled, …")."""
    conditions = words("conditions")
    if opens_with(units, left, conditions):
        return True
    kept = sorted(left.units)
    if first < len(units) - 1 and not kept and units[first].low in {"were", "had", "should"} and first - 1 == left.at:
        return units[first + 1].kind in (SHOW, THIS)  # "Were it cancelled, …"
    return bool(kept) and units[kept[0]].low in {"should", "were", "had"} and kept[0] < first and kept[0] - 1 == left.at


def if_behind(units: Sequence[Unit], match: Match) -> bool:
    """Whether a condition follows what will be ("will return if the ratings hold")."""
    return any(unit.low in {"if", "unless", "provided", "assuming"} for unit in units[match.end : match.end + 14])
