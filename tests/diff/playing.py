"""A storage of our own and a way through time: histories played as the pipeline plays them, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from bot.diff import decide
from bot.diff.rules import DEFAULT_RULES, RECENT_CAP, Rules
from bot.model import Change, Decision, Evidence, Part, PartStanding, Ruling, ShowStanding, Status, Verdict

RUN_ON = timedelta(days=30)
EVIDENCE_WINDOW = timedelta(days=60)
CHANGES_WINDOW = timedelta(days=120)


class Ledger:
    """What storage keeps of one show, and gives back in the same windows."""

    def __init__(self, show: int = 1, rules: Rules = DEFAULT_RULES) -> None:
        self.show = show
        self.rules = rules
        self.parts: dict[Part, PartStanding] = {}
        self.verdicts: dict[tuple[str, Part, Status], Verdict] = {}
        self.changes: dict[str, Change] = {}
        self.review_at: datetime | None = None

    def standing(self, now: datetime) -> ShowStanding:
        recent = [
            verdict
            for verdict in self.verdicts.values()
            if verdict.ruling is Ruling.HELD or verdict.evidence.seen >= now - EVIDENCE_WINDOW
        ]
        recent.sort(key=lambda verdict: (verdict.evidence.said, verdict.evidence.key))
        last = {change.part: change.key for change in self.changes.values()}
        told = [
            change
            for change in self.changes.values()
            if change.at >= now - CHANGES_WINDOW or last[change.part] == change.key
        ]
        return ShowStanding(self.show, tuple(self.parts.values()), tuple(recent[-RECENT_CAP:]), tuple(told))

    def decide(self, evidence: Iterable[Evidence], now: datetime) -> Decision:
        """Decide without recording: what is lost in a crash."""
        return decide(self.standing(now), tuple(evidence), now, self.rules)

    def record(self, decision: Decision) -> list[Change]:
        """Record; gives the changes that were new."""
        for verdict in decision.verdicts:
            claim = verdict.evidence.claim
            self.verdicts[verdict.evidence.key, claim.part, claim.status] = verdict
        self.parts = {standing.part: standing for standing in decision.standing.parts}
        self.review_at = decision.review_at
        fresh = [change for change in decision.changes if change.key not in self.changes]
        self.changes.update({change.key: change for change in fresh})
        return fresh

    def take(self, evidence: Iterable[Evidence], now: datetime) -> list[Change]:
        """Decide and record."""
        return self.record(self.decide(evidence, now))

    def let_pass(self, until: datetime) -> Iterator[Change]:
        """Every review that falls due, each at its own moment."""
        while self.review_at is not None and self.review_at <= until:
            yield from self.take((), self.review_at)

    def play(self, evidence: Iterable[Evidence], run_on: timedelta = RUN_ON) -> Iterator[Change]:
        """All changes that a history of evidence leads to, moment by moment of seeing, and a while beyond."""
        now = None
        for moment, group in groupby(sorted(evidence, key=lambda one: one.seen), key=lambda one: one.seen):
            yield from self.let_pass(moment)
            yield from self.take(group, moment)
            now = moment
        if now is not None:
            yield from self.let_pass(now + run_on)
