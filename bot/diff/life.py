"""The life of a part: which step a saying would be, seen from what is known.

in_doubt → renewed → in_production → dated → released         (delayed: back from any of the middle three)
└────→ cancelled        cancelled → renewed is a rescue, renewed → cancelled a reversal
final ("this is the last") is a mark that a part keeps on every later step; "season N is the last" and "no season
N+1" are one fact.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from bot.model import SERIES, Claim, PartStanding, Status, When

__all__ = ["GOING", "MADE", "STAGE", "Step", "has_come_out", "opposite", "step"]

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
MADE = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.DATED})
_A_NIGHT = timedelta(days=1)  # "2 June" here is "3 June" in another time zone
_A_MONTH = 31  # days
_OPPOSITE = {
    Status.RENEWED: frozenset({Status.CANCELLED, Status.IN_DOUBT}),
    Status.CANCELLED: GOING | {Status.IN_DOUBT},
    Status.ENDING: frozenset({Status.IN_DOUBT}),
    Status.IN_PRODUCTION: frozenset({Status.CANCELLED, Status.DELAYED}),
    Status.DATED: frozenset({Status.CANCELLED, Status.DELAYED}),
    Status.DELAYED: frozenset({Status.CANCELLED}),
    Status.RELEASED: frozenset({Status.CANCELLED, Status.DELAYED}),
    Status.IN_DOUBT: frozenset({Status.CANCELLED}) | GOING,
}


class Step(Enum):
    """What a saying would be if it were believed."""

    LIKELY = "likely"
    UNLIKELY = "unlikely"  # a reversal, a rescue, a step back, more after the last
    AT_ODDS = "at odds"  # out before its day, or a text that says the opposite as well: read wrongly, more likely than not
    STRANGE = "strange"  # a season far beyond all that is known: perhaps another show of the same title
    ENRICHES = "enriches"  # the same change with a detail that matters: the last one, a date, another date
    REPEATS = "repeats"
    CONTRADICTS = "contradicts"  # would take back something firmer than itself


def opposite(mine: Status, theirs: Status) -> bool:
    """Whether both cannot be true of one part at one time."""
    return theirs in _OPPOSITE[mine]


def has_come_out(known: PartStanding, at: datetime) -> bool:
    """Whether it is out by then: said to be, or the day that was given has come."""
    if known.status is Status.RELEASED:
        return True
    return known.status is Status.DATED and known.when is not None and known.when.last <= at.date()


def step(known: PartStanding | None, claim: Claim, said: datetime, next_order: timedelta) -> Step:
    """The step from what is known of a part to what a claim, said at that moment, says of it."""
    if known is None:
        return Step.LIKELY
    if known.part == SERIES and claim.status is Status.RENEWED and known.status is not Status.CANCELLED:
        return Step.LIKELY if _starts_over(known, said, next_order) else _onwards(known, claim, said)
    if claim.status is Status.CANCELLED:
        return _to_cancelled(known)
    if known.status is Status.CANCELLED:
        undecided = claim.status in {Status.IN_DOUBT, Status.DELAYED, Status.RELEASED}
        return Step.CONTRADICTS if undecided else Step.UNLIKELY
    if claim.status is Status.IN_DOUBT:
        if known.part == SERIES and known.status is Status.RELEASED:
            return Step.LIKELY
        return Step.REPEATS if known.status is Status.IN_DOUBT else Step.CONTRADICTS
    return _onwards(known, claim, said)


def _before_its_day(when: When | None, said: datetime) -> bool:
    return when is not None and said.date() < when.first - _A_NIGHT


def _onwards(known: PartStanding, claim: Claim, said: datetime) -> Step:
    """The step between two of the statuses of a part that goes on."""
    if claim.status is Status.ENDING:
        return Step.REPEATS if known.final or known.status is Status.ENDING else Step.ENRICHES
    if claim.status is Status.DELAYED:
        return _to_delayed(known)
    if claim.status is Status.DATED:
        return _to_dated(known, claim.when, said)
    if claim.status is Status.RELEASED and known.status is Status.DATED and _before_its_day(known.when, said):
        return Step.UNLIKELY
    if STAGE[claim.status] > STAGE[known.status]:
        return Step.LIKELY
    if claim.status is Status.IN_PRODUCTION and known.status is Status.DELAYED:
        return Step.LIKELY
    fresh = claim.status is known.status is Status.RENEWED  # later, "the last" is news only where it is the news itself
    return Step.ENRICHES if fresh and claim.final and not known.final else Step.REPEATS


def _starts_over(known: PartStanding, said: datetime, next_order: timedelta) -> bool:
    """A series of which no season's number is known can be renewed year after year."""
    return known.status in {Status.RELEASED, Status.IN_DOUBT} or said - known.since > next_order


def _to_cancelled(known: PartStanding) -> Step:
    if known.status is Status.CANCELLED:
        return Step.REPEATS
    if known.part == SERIES and known.status is Status.RELEASED:
        return Step.LIKELY
    return Step.LIKELY if known.status is Status.IN_DOUBT else Step.UNLIKELY


def _to_delayed(known: PartStanding) -> Step:
    if known.status is Status.DELAYED:
        return Step.REPEATS
    return Step.CONTRADICTS if known.status is Status.RELEASED else Step.LIKELY


def _to_dated(known: PartStanding, when: When | None, said: datetime) -> Step:
    """A date is news where there was none, where it moved, and where a window became much narrower."""
    before = known.when
    if known.status is Status.RELEASED or (known.part != SERIES and has_come_out(known, said)):
        out = before.last if known.status is Status.DATED and before else known.since.date()
        if when is None or when.first <= out + _A_NIGHT or before == when or (before and _years_on(before, when)):
            return Step.REPEATS
        return Step.UNLIKELY  # the second half of a split season, or a return
    if when is None:
        return Step.LIKELY if STAGE[known.status] < STAGE[Status.DATED] else Step.REPEATS
    if before is None or known.status is Status.DELAYED:
        return Step.LIKELY if known.status is not Status.DATED else Step.ENRICHES
    if same_date(before, when):
        return Step.REPEATS
    return Step.LIKELY if known.status is not Status.DATED else Step.ENRICHES


def same_date(before: When, when: When) -> bool:
    """Whether the newer date adds nothing: the same night elsewhere, less exact, or hardly more exact.

    A window that is at most a third of the old one is more exact (a year → a season, a month → a day).
    """
    if before.is_day and when.is_day:
        return abs(when.first - before.first) <= _A_NIGHT
    if when.first > before.last or before.first > when.last:
        return False
    return 3 * _length(when) > _length(before)


def _years_on(before: When, when: When) -> bool:
    """Whether a day or a month is that of another year: how the date of what is out looks where its year is misread."""
    shifts = (timedelta(days=round(365.25 * years)) for years in (1, 2, 3))
    narrow = _length(when) <= _A_MONTH
    return narrow and any(
        before.first + by <= when.last + _A_NIGHT and when.first - _A_NIGHT <= before.last + by for by in shifts
    )


def _length(when: When) -> int:
    return (when.last - when.first).days + 1
