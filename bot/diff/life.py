"""The life of a part: which step a saying would be, seen from what is known.

in_doubt → renewed → in_production → dated → released         (delayed: back from any of the middle three)
└────→ cancelled        cancelled → renewed is a rescue, renewed → cancelled a reversal
final ("this is the last") is a mark that a part keeps on every later step; "season N is the last" and "no season
N+1" are one fact.
"""

from __future__ import annotations

from enum import Enum

from bot.model import Claim, PartStanding, Status

STAGE = {
    Status.IN_DOUBT: 0,
    Status.RENEWED: 1,
    Status.ENDING: 1,
    Status.DELAYED: 2,
    Status.IN_PRODUCTION: 2,
    Status.DATED: 3,
    Status.RELEASED: 4,
}
GOING = frozenset(STAGE) - {Status.IN_DOUBT}


class Step(Enum):
    """What a saying would be if it were believed."""

    LIKELY = "likely"
    UNLIKELY = "unlikely"
    ENRICHES = "enriches"  # the same change with a detail that matters: the last one, a date, another date
    REPEATS = "repeats"
    CONTRADICTS = "contradicts"  # would take back something firmer than itself


def step(known: PartStanding | None, claim: Claim) -> Step:
    """The step from what is known of a part to what a claim says of it."""
    if known is None:
        return Step.LIKELY
    if claim.status is Status.CANCELLED:
        return _to_cancelled(known)
    if known.status is Status.CANCELLED:
        if claim.status in {Status.IN_DOUBT, Status.DELAYED, Status.RELEASED}:
            return Step.CONTRADICTS
        return Step.UNLIKELY
    if claim.status is Status.ENDING:
        return Step.REPEATS if known.final or known.status is Status.ENDING else Step.ENRICHES
    if claim.status is Status.IN_DOUBT:
        return Step.REPEATS if known.status is Status.IN_DOUBT else Step.CONTRADICTS
    if claim.status is Status.DELAYED:
        return _to_delayed(known)
    if claim.status is Status.DATED:
        return _to_dated(known, claim)
    if STAGE[claim.status] > STAGE[known.status]:
        return Step.LIKELY
    if claim.status is Status.IN_PRODUCTION and known.status is Status.DELAYED:
        return Step.LIKELY
    if claim.final and not known.final:
        return Step.ENRICHES
    return Step.REPEATS


def _to_cancelled(known: PartStanding) -> Step:
    if known.status is Status.CANCELLED:
        return Step.REPEATS
    return Step.LIKELY if known.status is Status.IN_DOUBT else Step.UNLIKELY


def _to_delayed(known: PartStanding) -> Step:
    if known.status is Status.DELAYED:
        return Step.REPEATS
    return Step.CONTRADICTS if known.status is Status.RELEASED else Step.LIKELY


def _to_dated(known: PartStanding, claim: Claim) -> Step:
    """A date is news where there was none, where it moved, and where a window became a day."""
    when, before = claim.when, known.when
    if when is None:
        return Step.REPEATS
    if known.status is Status.RELEASED:
        return Step.REPEATS if when.first <= known.since.date() or before == when else Step.UNLIKELY
    if known.status is not Status.DATED or before is None:
        return Step.LIKELY
    if before == when or (when.first <= before.first and before.last <= when.last):
        return Step.REPEATS  # the same, or less exact
    return Step.ENRICHES
