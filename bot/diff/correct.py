"""When what was told turns out wrong: a denial by somebody firmer than those it rested on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.diff.board import Board
from bot.diff.rules import STRONG
from bot.model import Certainty, Change, ChangeKind, Evidence, Part, Status

__all__ = ["correction_of"]

_DENIED_BY = {
    Status.RENEWED: frozenset({Status.IN_DOUBT, Status.CANCELLED}),
    Status.CANCELLED: frozenset({Status.IN_DOUBT, Status.RENEWED}),
    Status.ENDING: frozenset({Status.IN_DOUBT, Status.RENEWED}),
    Status.DATED: frozenset({Status.IN_DOUBT}),
    Status.RELEASED: frozenset({Status.DELAYED}),
}


def correction_of(board: Board, parts: Sequence[Part], one: Evidence) -> Change | None:
    """The change that this evidence takes back, if it does.

    Only the network, the studio or the trade press can, only soon after, and only what did not itself rest on them:
    what they said and then altered is a new turn (a reversal, a rescue), not a mistake of ours.
    """
    if one.witness.trust not in STRONG:
        return None
    for part in parts:
        told = _last_told(board, part)
        if not told or one.claim.status not in _DENIED_BY.get(told.after, frozenset()):
            continue
        soon = told.said <= one.said <= told.at + board.rules.correction_window
        known = board.parts.get(part)
        if soon and known and known.announced and not _rests_on_strong(board, told):
            return told
    return None


def _last_told(board: Board, part: Part) -> Change | None:
    for change in reversed(board.told):
        overlaps = change.part == part or set(change.part.seasons) & set(part.seasons)
        if overlaps and change.certainty is Certainty.CONFIRMED:
            return None if change.kind is ChangeKind.CORRECTION else change
    return None


def _rests_on_strong(board: Board, told: Change) -> bool:
    """Whether any evidence of the change is of the network or the trade press; unknown evidence counts as such."""
    known = {one.evidence.key: one.evidence for one in board.verdicts.values()}
    return any(key not in known or known[key].witness.trust in STRONG for key in told.sources)
