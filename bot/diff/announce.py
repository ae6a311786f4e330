"""What follows from a proof: the change, and the new standing of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.diff.board import Board
from bot.diff.correct import correction_of
from bot.diff.life import MADE, Step, has_come_out
from bot.diff.likely import step_of
from bot.diff.parts import runs
from bot.diff.rules import RANK, weight
from bot.diff.weigh import best
from bot.model import SERIES, Certainty, Change, ChangeKind, Evidence, Part, Status, Trust

__all__ = ["announce", "merged"]


def merged(carriers: Sequence[Evidence]) -> Evidence:
    """The best of them, with the most exact date that agrees with its own; "the last one" if others of its weight say so."""
    speaker = best(carriers)
    peers = [one for one in carriers if RANK[weight(one)] >= min(RANK[weight(speaker)], 3)]
    voices = [one for one in carriers if weight(one) is not Trust.FAN]
    dates = [one.claim.when for one in (speaker, *peers, *voices) if one.claim.when]
    agreed = [when for when in dates if when.first <= dates[0].last and dates[0].first <= when.last]
    when = min(agreed, key=lambda when: when.last - when.first, default=None)
    final = weight(speaker) is not Trust.FAN and any(one.claim.final for one in peers)
    return replace(speaker, claim=replace(speaker.claim, when=when, final=final))


def announce(board: Board, parts: Sequence[Part], one: Evidence, carriers: Sequence[Evidence], reason: str) -> None:
    """Tell of these parts what `one` says, and let it stand. Consecutive seasons are one change."""
    _number_the_first(board, parts[0], one)
    corrects = correction_of(board, parts, one)
    confirmed = one.claim.certainty is Certainty.CONFIRMED
    ordered = (one, *(carrier for carrier in carriers if carrier.key != one.key))
    only_last = {part for part in parts if corrects is None and _only_said_to_be_last(board, part, one)}
    for span in [*runs(only_last), *runs(set(parts) - only_last)]:
        singles = [part for part in parts if part == span or set(part.seasons) & set(span.seasons)]
        after = Status.ENDING if singles[0] in only_last else one.claim.status
        board.tell(_change(board, span, one, ordered, reason, after=after, corrects=corrects))
        for part in singles:
            known = board.firm.get(part)
            if part in only_last and known and known.status is not Status.IN_DOUBT:
                board.mark(part, ordered, final=True, announced=True)
            elif known and after is Status.RENEWED and known.status in MADE and corrects is None:
                board.mark(part, ordered, final=known.final or one.claim.final, announced=True)
            elif confirmed or part not in board.parts:
                board.stand(part, one, ordered, announced=True, anew=corrects is not None)


def _number_the_first(board: Board, part: Part, one: Evidence) -> None:
    """What was known of the show without a number is the season before the one that is now decided on."""
    series = board.firm.get(SERIES)
    before = Part.season(part.first - 1) if part.first > 1 else None
    if series and before and before not in board.firm and has_come_out(series, one.said) and part not in board.parts:
        board.parts[before] = replace(board.parts.pop(SERIES), part=before)


def _only_said_to_be_last(board: Board, part: Part, one: Evidence) -> bool:
    """Already ordered, and only now said to be the last: that is the news."""
    known = board.firm.get(part)
    if known is None or one.claim.certainty is not Certainty.CONFIRMED:
        return False
    return one.claim.final and not known.final and step_of(board, part, one) is Step.ENRICHES


def _change(
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
