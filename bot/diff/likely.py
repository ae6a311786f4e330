"""How likely a step is, seen from all that is known of the show: the part's own life, its neighbours, what was told.

life.py knows one part. Here stands what the other seasons and the alerts of the last weeks make of a step: nobody films a
season that was never ordered while the one before it is still to come; nothing goes back to what was just left behind.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.diff.board import Board
from bot.diff.life import GOING, MADE, Step, has_come_out, opposite, same_date, step
from bot.diff.parts import by_year
from bot.diff.rules import RANK, weight
from bot.model import SERIES, Certainty, Change, Claim, Evidence, Part, PartKind, PartStanding, Status

__all__ = ["goes_back", "step_of", "two_minded"]

_A_SEASON = timedelta(days=300)  # between two seasons, or nearly


def step_of(board: Board, part: Part, one: Evidence) -> Step:
    """What believing this of a part would be. A standing of weaker witnesses makes nothing unlikely."""
    known = board.firm.get(part)
    found = step(known, one.claim, one.said, board.rules.next_order)
    against = found in {Step.UNLIKELY, Step.CONTRADICTS} and one.claim.status is not Status.IN_DOUBT
    if against and known and board.rank(known) < RANK[weight(one)]:
        found = Step.LIKELY
    if found in {Step.LIKELY, Step.UNLIKELY}:
        early = one.claim.status is Status.RELEASED and (found is Step.UNLIKELY or _out_too_soon(board, part, one))
        if early or two_minded(board, one):
            return Step.AT_ODDS
    if found in {Step.LIKELY, Step.ENRICHES} and goes_back(board, part, one, one.said - board.rules.same_news):
        return Step.UNLIKELY
    if found is Step.REPEATS and _order_untold(board, part, one):
        return Step.LIKELY
    if found is not Step.LIKELY:
        return found
    if _loosely(part, one):
        return Step.UNLIKELY
    return _among_seasons(board, part, one) if part.kind is PartKind.SEASON else found


def two_minded(board: Board, one: Evidence) -> bool:
    """Whether the same text says what does not go with it: it tells a history, or it is misread.

    The opposite of the same part, or that an earlier season is cancelled or not even decided on, or a later one ordered.
    """
    return any(
        _at_odds(one.claim, other.claim) for other in board.same_text(one) if other.claim.certainty is Certainty.CONFIRMED
    )


def _at_odds(claim: Claim, other: Claim) -> bool:
    if other.part == claim.part or set(other.part.seasons) & set(claim.part.seasons):
        return opposite(claim.status, other.status)
    if not (claim.part.seasons and other.part.seasons) or by_year(claim.part) != by_year(other.part):
        return False
    if claim.part.last < other.part.first:  # an order of a later season leaves no doubt of this one
        return claim.status is Status.IN_DOUBT and other.status is Status.RENEWED
    undecided = other.status is Status.IN_DOUBT and claim.status is not Status.RENEWED
    return undecided or other.status is Status.CANCELLED


def _order_untold(board: Board, part: Part, one: Evidence) -> bool:
    """Whether it is ordered, and all that was told days ago was that it is made: who asks for fates alone heard nothing."""
    known = board.firm.get(part)
    ordered = one.claim.status is Status.RENEWED and one.claim.certainty is Certainty.CONFIRMED
    if not ordered or known is None or known.status not in MADE:
        return False
    told = [change for change in board.told_of(part) if change.certainty is Certainty.CONFIRMED]
    if not told or told[0].before not in {None, Status.IN_DOUBT} or any(change.after not in MADE for change in told):
        return False
    return one.said - told[0].said <= board.rules.same_burst


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
    newest = max((other for other in firm if other.seasons and by_year(other) == by_year(part)), default=None)
    if newest is None:
        return Step.LIKELY
    unheard = (
        0 if status is Status.ENDING else (one.said - firm[newest].since) // _A_SEASON
    )  # seasons whose news nobody may have heard
    if status is Status.RENEWED and has_come_out(firm[newest], one.said):
        unheard = max(unheard, 1)
    far = newest.last + max(len(one.claim.part.seasons), 1 + unheard)
    return Step.STRANGE if part.first > far else Step.LIKELY


def _skips_one(board: Board, before: PartStanding, known: PartStanding | None, one: Evidence) -> bool:
    """Whether it takes a step that the season before it has only just taken, or has still to take: a number misread?"""
    status, since = one.claim.status, one.said - before.since
    if before.status is Status.CANCELLED:
        return since < _A_SEASON
    if before.status is Status.IN_DOUBT:
        return status in GOING | {Status.CANCELLED} and since < _A_SEASON
    if before.status not in GOING or has_come_out(before, one.said) or len(one.claim.part.seasons) > 1:
        return False
    if status is Status.RENEWED:
        return before.status is Status.RENEWED and since < board.rules.same_news
    return status in MADE | {Status.IN_DOUBT} and (known is None or known.status not in GOING)
