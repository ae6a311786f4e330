"""What is known of a show, arranged as cards for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.commands.replies import HistoryCard, Line, StatusCard, WhyCard
from bot.diff import headline, with_names
from bot.model import Change, Evidence, PartKind, PartStanding, Ruling, Show, Verdict
from bot.wording import headline_words
from storage.news import News

__all__ = ["Cards"]

_LINES = 12  # parts shown at once
_CHANGES = 10
_EVIDENCE = 25

NameOf = Callable[[str], str]


class Cards:
    """Reads storage and builds cards. `name_of` gives an outlet's name for its domain."""

    def __init__(self, news: News, name_of: NameOf) -> None:
        self._news = news
        self._name_of = name_of

    async def status(self, show: Show, parts: Sequence[PartStanding], held: int) -> StatusCard:
        """The newest open question or decision first."""
        ordered = _ordered(parts)
        sentence = headline_words(show.title, ordered[0] if ordered else None)
        return StatusCard(show, sentence, await self._lines(show, ordered), held)

    async def history(self, show: Show) -> HistoryCard:
        """What was told and what it rested on, newest first."""
        changes = await self._news.changes(show.id, _CHANGES)
        verdicts = await self._news.evidence(show.id, _EVIDENCE)
        return HistoryCard(show, tuple(self._named_change(one) for one in changes), self._named(verdicts))

    async def why(self, show: Show, parts: Sequence[PartStanding]) -> WhyCard:
        """The evidence with its rulings; what is held back comes first."""
        verdicts = await self._news.evidence(show.id, _EVIDENCE)
        verdicts = tuple(sorted(verdicts, key=lambda one: one.ruling is not Ruling.HELD))
        return WhyCard(show, await self._lines(show, _ordered(parts)), self._named(verdicts))

    async def _lines(self, show: Show, parts: Sequence[PartStanding]) -> tuple[Line, ...]:
        keys = [part.evidence[0] for part in parts if part.evidence]
        proofs = await self._news.proof(show.id, keys) if keys else ()
        return tuple(self._line(part, proofs) for part in parts[:_LINES])

    def _line(self, part: PartStanding, proofs: Sequence[Verdict]) -> Line:
        told = [one.evidence for one in proofs if part.evidence and one.evidence.key == part.evidence[0]]
        same = [one for one in told if one.claim.status is part.status] or told
        exact = next((one for one in same if one.claim.part == part.part), same[0] if same else None)
        if exact is None:
            return Line(part)
        return Line(part, exact.claim.quote, exact.url, self._name_of(exact.witness.publisher))

    def _named(self, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        return tuple(
            replace(one, evidence=self._with_name(one), reason=with_names(one.reason, self._name_of)) for one in verdicts
        )

    def _with_name(self, verdict: Verdict) -> Evidence:
        evidence = verdict.evidence
        return replace(evidence, witness=replace(evidence.witness, publisher=self._name_of(evidence.witness.publisher)))

    def _named_change(self, change: Change) -> Change:
        return replace(change, publisher=self._name_of(change.publisher) if change.publisher else "")


def _ordered(parts: Sequence[PartStanding]) -> list[PartStanding]:
    """The part that the show's fate hangs on, then the others: a film, then the newest season first."""
    first = headline(parts)
    others = [part for part in parts if part != first]
    others.sort(key=lambda part: (part.part.kind is not PartKind.FILM, -part.part.last))
    return [first, *others] if first else others
