"""How likely a step is, seen from all that is known of the show: the part's own life, its neighbours, what was told.

life.py knows one part. Here stands what the other seasons and the alerts of the last weeks make of a step: nobody films a
season that was never ordered while the one before it is still to come; nothing goes back to what was just left behind.
"""

from __future__ import annotations

from datetime import datetime

from bot.diff.board import Board
from bot.diff.life import GOING, Step, has_come_out, opposite, same_date, step
from bot.diff.parts import by_year
from bot.diff.rules import RANK, weight
from bot.model import SERIES, Certainty, Change, Evidence, Part, PartKind, PartStanding, Status

__all__ = ["goes_back", "step_of", "two_minded"]

_FAR = 1  # seasons beyond the newest known one; one more may be ordered with it
_PROGRESS = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.DATED})


def step_of(board: Board, part: Part, one: Evidence) -> Step:
    """What believing this of a part would be. A standing of weaker witnesses makes nothing unlikely."""
    known = board.firm.get(part)
    found = step(known, one.claim, one.said, board.rules.next_order)
    against = found in {Step.UNLIKELY, Step.CONTRADICTS} and one.claim.status is not Status.IN_DOUBT
    if against and known and board.rank(known) < RANK[weight(one)]:
        found = Step.LIKELY
    if found in {Step.LIKELY, Step.UNLIKELY} and two_minded(board, one):
        return Step.STRANGE
    if found in {Step.LIKELY, Step.ENRICHES} and goes_back(board, part, one, one.said - board.rules.same_news):
        return Step.UNLIKELY
    if found is not Step.LIKELY:
        return found
    if _out_too_soon(board, part, one) or _loosely(part, one):
        return Step.UNLIKELY
    return _among_seasons(board, part, one) if part.kind is PartKind.SEASON else found


def two_minded(board: Board, one: Evidence) -> bool:
    """Whether the same text says the opposite too: it tells a history, and which end of it is the news is not sure."""
    return any(
        opposite(one.claim.status, other.claim.status)
        and (other.claim.part == one.claim.part or set(other.claim.part.seasons) & set(one.claim.part.seasons))
        for other in board.same_text(one)
        if other.claim.certainty is Certainty.CONFIRMED
    )


def goes_back(board: Board, part: Part, one: Evidence, since: datetime | None = None) -> bool:
    """Whether it returns to what was told of the part (`since` then) and has been left behind: a retelling, or a flap."""
    if part not in board.as_firm_as(one) or one.claim.final:
        return False
    told = [change for change in board.told_of(part) if change.certainty is Certainty.CONFIRMED]
    if not told or _same_word(told[-1], one):
        return False
    return any(_same_word(change, one) for change in told[:-1] if since is None or change.said >= since)


def _same_word(change: Change, one: Evidence) -> bool:
    if change.after is not one.claim.status:
        return False
    mine, theirs = one.claim.when, change.when
    if one.claim.status is not Status.DATED or mine is None or theirs is None:
        return True
    return same_date(theirs, mine)


def _loosely(part: Part, one: Evidence) -> bool:
    """Whether a cancellation is said of the season that is out, so that only the next one can be meant."""
    return bool(one.claim.part.seasons) and part.first not in one.claim.part.seasons


def _out_too_soon(board: Board, part: Part, one: Evidence) -> bool:
    """Whether it is said to be out just after its order, or beside the season before it."""
    if one.claim.status is not Status.RELEASED:
        return False
    firm, soonest = board.as_firm_as(one), board.rules.soonest_release
    known = firm.get(part) or firm.get(SERIES)
    if known and known.status is Status.RENEWED and one.said - known.since < soonest:
        return True
    before = firm.get(Part.season(part.first - 1)) if part.first > 1 else None
    if before is None or before.status not in GOING:
        return False
    dated = known is not None and known.status is Status.DATED
    just_out = before.when is not None and one.said.date() - before.when.last < soonest
    just_out = just_out or (before.status is Status.RELEASED and one.said - before.since < soonest)
    return not has_come_out(before, one.said) or (just_out and not dated)


def _among_seasons(board: Board, part: Part, one: Evidence) -> Step:
    """A likely step of a season, seen from the seasons around it."""
    firm, status = board.as_firm_as(one), one.claim.status
    before = firm.get(Part.season(part.first - 1)) if part.first > 1 else None
    if before and before.final and status is not Status.IN_DOUBT:
        return Step.UNLIKELY  # more, after what was to be the last
    if before and _skips_one(board, before, firm.get(part), one):
        return Step.UNLIKELY
    numbers = [other.last for other in firm if other.seasons and by_year(other) == by_year(part)]
    far = _FAR + (status is Status.RENEWED)
    return Step.STRANGE if numbers and part.first > max(numbers) + far else Step.LIKELY


def _skips_one(board: Board, before: PartStanding, known: PartStanding | None, one: Evidence) -> bool:
    """Whether it takes a step that the season before it has only just taken, or has still to take: a number misread?"""
    if before.status not in GOING or has_come_out(before, one.said) or len(one.claim.part.seasons) > 1:
        return False
    if one.claim.status is Status.RENEWED:
        return before.status is Status.RENEWED and one.said - before.since < board.rules.same_news
    ordered = known is not None and known.status in GOING
    return one.claim.status in _PROGRESS and not ordered
