"""Whether what is said is proven: who says it, how many of them are independent, and whether anybody contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from bot.diff.board import Board, identity, in_order
from bot.diff.life import Step, has_come_out, opposite, same_date
from bot.diff.rules import RANK, STRONG, weight
from bot.diff.witness import independent
from bot.model import SERIES, Certainty, Evidence, Part, PartKind, Ruling, Status, Trust

__all__ = ["Weighed", "best", "carriers_of", "prove", "withdrawn"]

_OPEN = frozenset({Ruling.HELD, Ruling.OUTWEIGHED, Ruling.REPEATED})  # what somebody means, told or not


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whether it is proven, why or why not, and when time alone would prove it."""

    proven: bool
    reason: str
    release_at: datetime | None = None


def carriers_of(board: Board, one: Evidence, part: Part) -> list[Evidence]:
    """All held evidence that says the same of that part as `one`, `one` itself first."""
    found = [one]
    for verdict in board.held():
        other = verdict.evidence
        if identity(other) == identity(one) or abs(other.said - one.said) > board.rules.witness_window:
            continue
        if _says_the_same(one, other) and (part in board.parts_of(other) or _without_number(part, other)):
            found.append(other)
    return found


def _without_number(part: Part, other: Evidence) -> bool:
    """A fate told of "the series" bears out the same fate of a season."""
    return other.claim.part == SERIES and part.kind is PartKind.SEASON and other.claim.status.is_fate


def _says_the_same(one: Evidence, other: Evidence) -> bool:
    if one.claim.status is not other.claim.status:
        return False
    mine, theirs = one.claim.when, other.claim.when
    if one.claim.status is not Status.DATED or mine is None or theirs is None:
        return True
    return same_date(mine, theirs) or same_date(theirs, mine)


def best(carriers: Sequence[Evidence]) -> Evidence:
    """The one to quote: the best trusted, then the one with most details, then the first."""
    ordered = sorted(carriers, key=in_order)
    return max(ordered, key=lambda one: (RANK[weight(one)], one.claim.when is not None, one.claim.final))


def prove(board: Board, part: Part, kind: Step, carriers: Sequence[Evidence]) -> Weighed:
    """The table of rules.py, read for one saying about one part and all who bear it out."""
    voices = [one for one in carriers if weight(one) is not Trust.FAN]
    if not voices:
        return _day_has_come(board, part, carriers[0])
    dateless = carriers[0].claim.status is Status.DATED and all(one.claim.when is None for one in carriers)
    strong = best(voices)
    official = weight(strong) is Trust.OFFICIAL
    if weight(strong) in STRONG and not dateless and (official or kind not in {Step.STRANGE, Step.AT_ODDS}):
        return Weighed(True, f"the word of the {'network or studio itself' if official else 'trade press'} is enough")
    for first, second in combinations(voices, 2):
        if independent(first.witness, second.witness):
            return Weighed(True, f"{first.witness.publisher} and {second.witness.publisher} say so independently")
    if kind is Step.AT_ODDS:
        return Weighed(False, "does not fit what is known, or the rest of its own text")
    if kind is Step.UNLIKELY:
        return Weighed(False, "an unlikely turn of events")
    return _alone(board, part, kind, voices)


def _alone(board: Board, part: Part, kind: Step, voices: Sequence[Evidence]) -> Weighed:
    """One witness, or several who retell each other: time without contradiction may do."""
    if kind is Step.STRANGE and all(weight(one) not in STRONG for one in voices):
        return Weighed(False, "a season far beyond what is known: perhaps another show of the same title")
    for one in voices:
        against = _contradicted(board, one, part)
        if against:
            return Weighed(False, f"{against.witness.publisher} says otherwise")
    releases = [
        one.seen + max(wait, board.rules.press_wait) for one in voices if (wait := board.rules.wait(weight(one))) is not None
    ]
    release = min(releases)
    if board.now >= release:
        return Weighed(True, f"{voices[0].witness.publisher} said so and nobody has contradicted it since")
    return Weighed(False, "one source alone, so far", release)


def _day_has_come(board: Board, part: Part, one: Evidence) -> Weighed:
    """Fan sites only: they are believed where they say that what was dated is out, and the day has come."""
    known = board.firm.get(part)
    dated = known is not None and known.status is Status.DATED and has_come_out(known, one.said)
    if one.claim.status is Status.RELEASED and dated:
        return Weighed(True, f"the day that was given has come, and {one.witness.publisher} says that it is out")
    return Weighed(False, "a fan site is never enough")


def _contradicted(board: Board, one: Evidence, part: Part) -> Evidence | None:
    """Later evidence of no lesser trust that says the opposite of this part."""
    for verdict in board.verdicts.values():
        other = verdict.evidence
        if verdict.ruling not in _OPEN or other.said <= one.said or other.claim.certainty is not Certainty.CONFIRMED:
            continue
        weighty = RANK[weight(other)] >= RANK[weight(one)] and weight(other) is not Trust.FAN
        if weighty and opposite(one.claim.status, other.claim.status) and part in board.parts_of(other):
            return other
    return None


def withdrawn(board: Board, one: Evidence, part: Part) -> Evidence | None:
    """A later saying of the same publisher that takes this one back: the opposite, or another date of a database."""
    for verdict in board.verdicts.values():
        other = verdict.evidence
        if other.said <= one.said or other.witness.publisher != one.witness.publisher:
            continue
        if other.claim.certainty is Certainty.CONFIRMED and _takes_back(one, other) and part in board.parts_of(other):
            return other
    return None


def _takes_back(one: Evidence, other: Evidence) -> bool:
    if opposite(one.claim.status, other.claim.status):
        return True
    both_dated = one.claim.status is other.claim.status is Status.DATED
    mine, theirs = one.claim.when, other.claim.when
    return bool(both_dated and mine and theirs and not same_date(mine, theirs) and not same_date(theirs, mine))
