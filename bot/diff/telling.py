"""Making a change of what is proven: its kind, its key, what it says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.diff.board import Board
from bot.model import Certainty, Change, ChangeKind, Evidence, Part, Status

__all__ = ["change_of"]


def change_of(
    board: Board,
    part: Part,
    one: Evidence,
    carriers: Sequence[Evidence],
    reason: str,
    *,
    after: Status | None = None,
    corrects: Change | None = None,
) -> Change:
    """The change that the evidence `one`, borne out by `carriers`, makes of a part or a span of seasons.

    The key holds what is told and when it was said, not by whom: whoever of one moment comes first, it is the same.
    """
    claim = one.claim
    known = board.parts.get(Part.season(part.first) if part.seasons else part)
    sure = known if known and known.certainty is Certainty.CONFIRMED else None
    status = after or claim.status
    final = claim.final or status is Status.ENDING
    if sure and sure.final and status is not Status.CANCELLED and corrects is None:
        final = True
    details = f"{status}/{claim.certainty}/{claim.when or '-'}/{one.said:%Y-%m-%dT%H:%M:%SZ}"
    return Change(
        key=f"{board.show}/{part}/{'correction/' if corrects else ''}{details}",
        show=board.show,
        part=part,
        kind=_kind(status, corrects),
        before=sure.status if sure else None,
        after=status,
        certainty=claim.certainty,
        at=board.now,
        said=one.said,
        final=final,
        when=claim.when,
        before_when=sure.when if sure else None,
        sources=tuple(dict.fromkeys(carrier.key for carrier in (one, *carriers))),
        quote=claim.quote,
        url=one.url,
        publisher=one.witness.publisher,
        reason=reason,
        corrects=corrects.key if corrects else None,
    )


def _kind(status: Status, corrects: Change | None) -> ChangeKind:
    if corrects:
        return ChangeKind.CORRECTION
    return ChangeKind.FATE if status.is_fate else ChangeKind.PROGRESS
