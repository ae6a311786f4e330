"""Whether what is said is proven: who says it, how many of them are independent, and whether anybody contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.diff.board import Board
from bot.diff.parts import resolve
from bot.diff.rules import STRONG, Rules
from bot.diff.witness import independent
from bot.model import Certainty, Evidence, Part, Ruling, Status, Trust

__all__ = ["Weighed", "contradicted", "enough", "witnesses"]

_COUNTING = frozenset({Ruling.HELD, Ruling.REPEATED, Ruling.OUTWEIGHED, Ruling.STALE})


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whether it is proven, why or why not, and when time alone would prove it."""

    proven: bool
    reason: str
    release_at: datetime | None = None
    by_strong: bool = False  # the network itself or the trade press is among those who say so


def witnesses(board: Board, one: Evidence, parts: Sequence[Part]) -> list[Evidence]:
    """All held evidence that says the same as `one`, `one` itself first, then as it was said."""
    found = [one]
    for verdict in board.held():
        other = verdict.evidence
        if other is one or other == one or other.claim.certainty is not Certainty.CONFIRMED:
            continue
        near = abs(other.said - one.said) <= board.rules.witness_window
        if near and _says_the_same(board, one, other, parts):
            found.append(other)
    return found


def _says_the_same(board: Board, one: Evidence, other: Evidence, parts: Sequence[Part]) -> bool:
    if not set(resolve(other.claim, board.parts)) & set(parts):
        return False
    if one.claim.status is Status.DATED and other.claim.status is Status.DATED:
        return _dates_agree(one, other)
    return other.claim.status is one.claim.status


def _dates_agree(one: Evidence, other: Evidence) -> bool:
    mine, theirs = one.claim.when, other.claim.when
    return bool(mine and theirs and mine.first <= theirs.last and theirs.first <= mine.last)


def contradicted(board: Board, one: Evidence, parts: Sequence[Part]) -> Evidence | None:
    """Held or outweighed evidence, said no earlier and of no lesser trust, that says the opposite of these parts."""
    for verdict in board.verdicts.values():
        other = verdict.evidence
        opposed = (
            verdict.ruling in _COUNTING and other.said >= one.said and other.claim.certainty is Certainty.CONFIRMED
        )
        weighty = opposed and _opposite(one, other) and other.witness.trust is not Trust.FAN
        if weighty and set(resolve(other.claim, board.parts)) & set(parts):
            return other
    return None


def _opposite(one: Evidence, other: Evidence) -> bool:
    mine, theirs = one.claim.status, other.claim.status
    against = {
        Status.RENEWED: {Status.CANCELLED, Status.IN_DOUBT},
        Status.CANCELLED: {Status.RENEWED, Status.IN_DOUBT, Status.IN_PRODUCTION},
        Status.ENDING: {Status.IN_DOUBT},
        Status.IN_DOUBT: {Status.RENEWED, Status.CANCELLED},
    }
    return theirs in against.get(mine, set())


def enough(one: Evidence, carriers: Sequence[Evidence], unlikely: bool, now: datetime, rules: Rules) -> Weighed:
    """The table of rules.py, read for one saying and those who bear it out."""
    strong = next((carrier for carrier in carriers if carrier.witness.trust in STRONG), None)
    if strong:
        who = "the network or studio itself" if strong.witness.trust is Trust.OFFICIAL else "the trade press"
        return Weighed(True, f"{strong.witness.publisher} is {who}: its word is enough", by_strong=True)
    second = _second(carriers)
    if second:
        return Weighed(True, f"{one.witness.publisher} and {second.witness.publisher} say so independently")
    if one.witness.trust is Trust.FAN:
        return Weighed(False, "a fan site alone is never enough: waits for another witness")
    if unlikely:
        return Weighed(False, "an unlikely turn: waits for a second, independent witness")
    wait = rules.wait(one.witness.trust)
    if wait is not None and now >= one.seen + wait:
        return Weighed(True, f"{one.witness.publisher} said so and nobody has contradicted it since")
    release = one.seen + wait if wait is not None else None
    return Weighed(False, "waits for a second, independent witness, or for time without contradiction", release)


def _second(carriers: Sequence[Evidence]) -> Evidence | None:
    """A witness independent of the first; two fan sites are none."""
    first = carriers[0]
    for other in carriers[1:]:
        both_fans = first.witness.trust is other.witness.trust is Trust.FAN
        if not both_fans and independent(first.witness, other.witness):
            return other
    return None
