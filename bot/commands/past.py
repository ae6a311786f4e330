"""What was told of a show, each with the outlets that bear it out, apart from what was read and not told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.replies import HistoryCard
from bot.model import Change, Ruling, Verdict

__all__ = ["Told", "told_and_untold"]

_AGREES = frozenset({Ruling.ANNOUNCED, Ruling.ENRICHED, Ruling.REPEATED})
_TELLING = frozenset({Ruling.ANNOUNCED, Ruling.ENRICHED})


@dataclass(frozen=True, slots=True)
class Told:
    """One change, and which other outlets said the same, in the order in which they did."""

    change: Change
    others: tuple[str, ...] = ()


def told_and_untold(card: HistoryCard) -> tuple[tuple[Told, ...], tuple[Verdict, ...]]:
    """Both newest first, as in the card. What bears out a change that was told is not among the untold."""
    bearing: dict[int, list[Verdict]] = {}
    untold: list[Verdict] = []
    for verdict in card.evidence:
        number = _borne_out(verdict, card.changes) if verdict.ruling in _AGREES else None
        if number is not None:
            bearing.setdefault(number, []).append(verdict)
        elif verdict.ruling not in _TELLING:
            untold.append(verdict)
    told = tuple(Told(change, _others(change, bearing.get(number, ()))) for number, change in enumerate(card.changes))
    return told, tuple(untold)


def _borne_out(verdict: Verdict, changes: Sequence[Change]) -> int | None:
    """The number of the newest change that says the same of the same part and was not said later."""
    one = verdict.evidence
    for number, change in enumerate(changes):
        is_same = change.after is one.claim.status and (
            change.part == one.claim.part or set(change.part.seasons) & set(one.claim.part.seasons)
        )
        if one.key in change.sources and is_same:
            return number
        if is_same and change.said <= one.said:
            return number
    return None


def _others(change: Change, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    names = (one.evidence.witness.publisher for one in reversed(verdicts))
    return tuple(name for name in dict.fromkeys(names) if name and name != change.publisher)
