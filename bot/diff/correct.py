"""When what was told turns out wrong: denied by somebody firmer, taken back by its own source, undone in a database."""

from __future__ import annotations

from collections.abc import Sequence

from bot.diff.board import Board
from bot.diff.life import same_date
from bot.diff.likely import two_minded
from bot.diff.rules import RANK, STRONG, weight
from bot.model import Certainty, Change, ChangeKind, Evidence, Part, Status, Trust

__all__ = ["correction_of", "takes_back_its_own"]

_FEW = 2  # outlets that one reporter's "nothing is decided" outweighs; more of them may just know more
_DENIED_BY = {
    Status.RENEWED: frozenset({Status.IN_DOUBT, Status.CANCELLED}),
    Status.CANCELLED: frozenset({Status.IN_DOUBT, Status.RENEWED}),
    Status.ENDING: frozenset({Status.IN_DOUBT, Status.RENEWED}),
    Status.IN_PRODUCTION: frozenset({Status.IN_DOUBT}),
    Status.DATED: frozenset({Status.IN_DOUBT}),
    Status.RELEASED: frozenset({Status.DELAYED}),
}


def correction_of(board: Board, parts: Sequence[Part], one: Evidence) -> Change | None:
    """The change that this evidence takes back, if it does.

    Only soon after it was told. What rested on weaker witnesses, the network or the trade press corrects; and any source
    corrects what rested on itself, by saying that nothing is decided. What the trade press said and another outlet says
    differently is a new turn (a reversal, a rescue), not a mistake of ours.
    """
    if two_minded(board, one):
        return None
    for part in parts:
        told = _last_told(board, part)
        known = board.parts.get(part)
        if told is None or known is None or not known.announced or one.said <= told.said:
            continue
        if one.said > told.at + board.rules.correction_window:
            continue
        denied = one.claim.status in _DENIED_BY.get(told.after, frozenset())
        if denied and (_firmer(board, told, one) or _own(board, told, one)):
            return told
        if _undone(told, one) and _own(board, told, one):
            return told
    return None


def takes_back_its_own(board: Board, told: Change, one: Evidence) -> bool:
    """Whether a press article withdraws what this very outlet had said: it needs no second witness for that."""
    return weight(one) is Trust.PRESS and _own(board, told, one)


def _last_told(board: Board, part: Part) -> Change | None:
    for change in reversed(board.told_of(part)):
        if change.certainty is Certainty.CONFIRMED:
            return None if change.kind is ChangeKind.CORRECTION else change
    return None


def _rank(board: Board, told: Change) -> int:
    return max((board.rank_of_key(key) for key in told.sources), default=RANK[Trust.OFFICIAL])


def _firmer(board: Board, told: Change, one: Evidence) -> bool:
    """The network over everybody else, the trade press over all below it."""
    if weight(one) not in STRONG or _rank(board, told) >= RANK[weight(one)]:
        return False
    undecided = one.claim.status is Status.IN_DOUBT
    if _rank(board, told) >= RANK[Trust.TRADE]:
        return undecided  # the opposite fate, told by the network itself, is a turn of events
    if undecided and weight(one) is Trust.TRADE:
        return len(_rested_on(board, told)) <= _FEW
    return True


def _own(board: Board, told: Change, one: Evidence) -> bool:
    """Whether the evidence is of an outlet on which the change rested, and of no better one."""
    rested = {
        verdict.evidence.witness.publisher for verdict in board.verdicts.values() if verdict.evidence.key in told.sources
    }
    if one.witness.publisher not in rested or _rank(board, told) > RANK[weight(one)]:
        return False
    return weight(one) is not Trust.FAN and (one.claim.status is Status.IN_DOUBT or weight(one) is Trust.DATABASE)


def _rested_on(board: Board, told: Change) -> set[str]:
    """The outlets that carried the change and those that have borne it out since."""
    keys = set(told.sources)
    for known in board.parts.values():
        if set(known.evidence) & keys:
            keys |= set(known.evidence)
    return {one.evidence.witness.publisher for one in board.verdicts.values() if one.evidence.key in keys}


def _undone(told: Change, one: Evidence) -> bool:
    """A date that a database puts back to what it was."""
    dates = told.after is one.claim.status is Status.DATED and one.claim.when and told.before_when
    return bool(dates and weight(one) is Trust.DATABASE and same_date(told.before_when, one.claim.when))  # type: ignore[arg-type]
