"""What tells nobody: the baseline, and old news that arrives late. It forms what is known, where nothing newer does."""

from __future__ import annotations

from bot.diff.board import Board
from bot.diff.life import Step
from bot.diff.likely import step_of
from bot.diff.parts import overtaken
from bot.diff.rules import weight
from bot.model import Certainty, Evidence, Part, Ruling, Trust

__all__ = ["found", "past"]


def found(board: Board, one: Evidence) -> None:
    """History from before the show was followed or the source added: it forms the standing and tells nobody."""
    board.rule(one, Ruling.BASELINE, "published before the show was followed here")
    _form(board, one)


def past(board: Board, one: Evidence) -> None:
    """Old news that arrives late: history too."""
    days = (one.seen - one.said).days
    board.rule(one, Ruling.STALE, f"published {days} days before I saw it")
    _form(board, one)


def _form(board: Board, one: Evidence) -> None:
    if weight(one) is Trust.FAN:
        return
    for part in board.parts_of(one):
        if _is_newer(board, part, one) and not overtaken(part, one.claim.status, board.firm):
            board.stand(part, one, (one,), announced=False)


def _is_newer(board: Board, part: Part, one: Evidence) -> bool:
    """Whether history may shape a part: nothing is known, or something older that nobody was told."""
    known = board.parts.get(part)
    if known is None:
        return True
    if known.certainty is Certainty.REPORTED:
        return one.claim.certainty is Certainty.CONFIRMED
    if known.announced or known.since > one.said or one.claim.certainty is not Certainty.CONFIRMED:
        return False
    kind = step_of(board, part, one)
    if kind is Step.ENRICHES and one.claim.final:
        board.mark(part, (one,), final=True)
        return False
    return kind not in {Step.CONTRADICTS, Step.REPEATS}
