"""Why a saying is no news: known, told in another form, older than what is known, or against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.diff.board import Board
from bot.diff.correct import correction_of
from bot.diff.life import Step
from bot.diff.likely import goes_back, step_of, two_minded
from bot.diff.parts import overtaken, same_news, told_otherwise
from bot.diff.rules import RANK, STRONG, weight
from bot.diff.weigh import withdrawn
from bot.diff.words import day_words
from bot.model import SERIES, Evidence, Part, PartStanding, Ruling, Status

__all__ = ["Dismissal", "dismissal", "settle"]


_TO_COME = frozenset({Status.IN_DOUBT, Status.RENEWED, Status.IN_PRODUCTION, Status.DELAYED})


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The ruling on a saying that is no news, its reason, and the standing it agrees with, if it does."""

    ruling: Ruling
    reason: str
    agrees: PartStanding | None = None


def dismissal(board: Board, part: Part, one: Evidence) -> Dismissal | None:
    """Why this is no news about that part, or None if it would be, once proven."""
    if correction_of(board, (part,), one):
        return None
    back = None if weight(one) in STRONG else withdrawn(board, one, part)
    if back:
        return Dismissal(Ruling.OUTWEIGHED, f"{back.witness.publisher} itself said otherwise on {day_words(back.said)}")
    if two_minded(board, one) and goes_back(board, part, one):
        return Dismissal(Ruling.STALE, "told before, and the same text says what came of it")
    status, firm = one.claim.status, board.firm
    known = firm.get(part)
    if known and known.status is status and step_of(board, part, one) is Step.REPEATS:
        return _against(board, known, Step.REPEATS, one)
    if known is None and one.claim.part == SERIES != part and status is Status.RELEASED:
        return Dismissal(Ruling.STALE, "the show is out, which says nothing of a season to come")
    later = overtaken(part, status, board.as_firm_as(one))
    if later:
        return Dismissal(Ruling.STALE, f"{later} is known to be under way: this is an earlier season's history")
    alike = told_otherwise(part, status, firm) if known is None or known.status is not status else None
    if not alike and (known is None or known.status is not status):
        alike = same_news(part, status, firm, one.said, board.rules.same_news)
    if alike:
        return Dismissal(Ruling.REPEATED, f"the same as what is known of {alike.part}", alike)
    return _against(board, known, step_of(board, part, one), one) if known else None


def _against(board: Board, known: PartStanding, kind: Step, one: Evidence) -> Dismissal | None:
    """Why what is known of this very part makes a saying no news."""
    since = f"{day_words(known.since)}"
    if kind is Step.REPEATS:
        return Dismissal(Ruling.REPEATED, f"known since {since}", known)
    weaker = board.rank(known) < RANK[weight(one)] and one.seen <= known.since  # it was here first, and waited
    if one.said < known.since and not weaker:
        return Dismissal(Ruling.STALE, f"older than what is known since {since}")
    if _out_before_it_was_made(known, one):
        return Dismissal(Ruling.STALE, f"speaks of a day before {since}, when it was known to be still to come")
    if _long_out(board, known, one):
        return Dismissal(Ruling.REPEATED, "out for a while, as its date said", replace(known, status=Status.RELEASED))
    if kind is Step.CONTRADICTS:
        return Dismissal(Ruling.OUTWEIGHED, f"contradicts what is known since {since}")
    return None


def _out_before_it_was_made(known: PartStanding, one: Evidence) -> bool:
    when = one.claim.when
    if one.claim.status is not Status.RELEASED or when is None or known.status not in _TO_COME:
        return False
    return when.last < known.since.date()


def _long_out(board: Board, known: PartStanding, one: Evidence) -> bool:
    """Whether it is said to be out long after the day that was told: history, which nobody waits for."""
    if one.claim.status is not Status.RELEASED or known.status is not Status.DATED or known.when is None:
        return False
    long = one.said.date() > known.when.last + board.rules.late
    return long and board.rank(known) >= RANK[weight(one)]


def settle(board: Board, one: Evidence, dismissed: Sequence[tuple[Part, Dismissal]]) -> None:
    """Rule on a saying that is no news of any of its parts; what it bears out remembers it."""
    for part, why in dismissed:
        if why.agrees is None:
            continue
        if why.agrees.part == SERIES and part != SERIES and part not in board.parts:
            board.parts[part] = _numbered(why.agrees, part, one)
        elif why.agrees.part == part and part in board.parts and RANK[weight(one)] > 0:
            board.mark(why.agrees.part, (one,), status=why.agrees.status)
    if any(why.agrees and why.agrees.part == SERIES and part != SERIES for part, why in dismissed):
        board.parts.pop(SERIES, None)
    ruling = dismissed[0][1]
    board.rule(one, ruling.ruling, ruling.reason)


def _numbered(series: PartStanding, part: Part, one: Evidence) -> PartStanding:
    """What was told without a number gets one when a later text gives it."""
    final, when = series.final or one.claim.final, series.when or one.claim.when
    return replace(series, part=part, final=final, when=when, evidence=(*series.evidence, one.key)[:10])
