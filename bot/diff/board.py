"""The working state of one decision: what is known while the evidence is gone through, and what has come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.diff.rules import Rules
from bot.model import (
    Certainty,
    Change,
    ChangeKind,
    Decision,
    Evidence,
    Part,
    PartStanding,
    Ruling,
    ShowStanding,
    Status,
    Verdict,
)

Identity = tuple[str, Part, Status]


def identity(evidence: Evidence) -> Identity:
    """What tells one piece of evidence from another: the article, the part, the status."""
    return evidence.key, evidence.claim.part, evidence.claim.status


class Board:
    """Mutable inside `decide` only."""

    def __init__(self, standing: ShowStanding, now: datetime, rules: Rules) -> None:
        self.show = standing.show
        self.now = now
        self.rules = rules
        self.parts: dict[Part, PartStanding] = {known.part: known for known in standing.parts}
        self.verdicts: dict[Identity, Verdict] = {identity(one.evidence): one for one in standing.recent}
        self.told: list[Change] = list(standing.changes)
        self.altered: dict[Identity, Verdict] = {}
        self.changes: list[Change] = []

    def rule(self, evidence: Evidence, ruling: Ruling, reason: str, release_at: datetime | None = None) -> None:
        """Note the ruling on a piece of evidence."""
        verdict = Verdict(evidence, ruling, reason, release_at)
        self.verdicts[identity(evidence)] = verdict
        self.altered[identity(evidence)] = verdict

    def held(self) -> list[Verdict]:
        """Held evidence, in the order in which it was said."""
        held = [verdict for verdict in self.verdicts.values() if verdict.ruling is Ruling.HELD]
        return sorted(held, key=lambda verdict: (verdict.evidence.said, verdict.evidence.key))

    def stand(self, part: Part, evidence: Evidence, carriers: Sequence[Evidence], *, announced: bool) -> None:
        """Put what the evidence says into the standing of a part."""
        claim, known = evidence.claim, self.parts.get(part)
        status = claim.status
        if status is Status.ENDING and known and known.status not in {Status.IN_DOUBT, Status.CANCELLED}:
            status = known.status  # "the last" is a mark on a part that goes on with its life
        keeps_final = known is not None and known.final and status is not Status.CANCELLED
        self.parts[part] = PartStanding(
            part=part,
            status=status,
            certainty=claim.certainty,
            since=evidence.said,
            final=claim.final or claim.status is Status.ENDING or keeps_final,
            when=claim.when or (known.when if known and status is known.status else None),
            evidence=tuple(dict.fromkeys(one.key for one in carriers)),
            announced=announced,
        )

    def tell(
        self,
        parts: Sequence[Part],
        evidence: Evidence,
        carriers: Sequence[Evidence],
        reason: str,
        *,
        after: Status | None = None,
        corrects: Change | None = None,
    ) -> None:
        """Make a change of what the evidence says of these parts (consecutive seasons are one change)."""
        claim = evidence.claim
        part = parts[0] if len(parts) == 1 else Part.season(parts[0].first, parts[-1].last)
        known = self.parts.get(parts[0])
        status = after or claim.status
        change = Change(
            key=f"{self.show}/{part}/{status}/{claim.certainty}/{evidence.key}",
            show=self.show,
            part=part,
            kind=_kind(status, corrects),
            before=known.status if known else None,
            after=status,
            certainty=claim.certainty,
            at=self.now,
            said=evidence.said,
            final=claim.final
            or status is Status.ENDING
            or bool(known and known.final and status is not Status.CANCELLED),
            when=claim.when,
            before_when=known.when if known else None,
            sources=tuple(dict.fromkeys(one.key for one in carriers)),
            quote=claim.quote,
            url=evidence.url,
            publisher=evidence.witness.publisher,
            reason=reason,
            corrects=corrects.key if corrects else None,
        )
        if all(change.key != told.key for told in self.told):
            self.told.append(change)
            self.changes.append(change)

    def was_told(self, part: Part, status: Status, certainty: Certainty) -> Change | None:
        """The newest change that told this of a part that this one overlaps."""
        for change in reversed(self.told):
            overlaps = change.part == part or set(change.part.seasons) & set(part.seasons)
            if overlaps and change.after is status and change.certainty is certainty:
                return change
        return None

    def decision(self) -> Decision:
        """What has come of it all."""
        recent = sorted(self.verdicts.values(), key=lambda one: (one.evidence.said, one.evidence.key))
        standing = ShowStanding(
            self.show, tuple(self.parts[part] for part in sorted(self.parts, key=str)), tuple(recent), tuple(self.told)
        )
        releases = [verdict.release_at for verdict in self.held() if verdict.release_at]
        expiries = [verdict.evidence.seen + self.rules.expiry for verdict in self.held()]
        return Decision(
            standing, tuple(self.altered.values()), tuple(self.changes), min([*releases, *expiries], default=None)
        )

    def mark(self, part: Part, carriers: Sequence[Evidence], **details: object) -> None:
        """Add a detail to a standing without altering its status."""
        known = self.parts[part]
        keys = dict.fromkeys((*known.evidence, *(one.key for one in carriers)))
        self.parts[part] = replace(known, evidence=tuple(keys)[:10], **details)  # type: ignore[arg-type]


def _kind(status: Status, corrects: Change | None) -> ChangeKind:
    if corrects:
        return ChangeKind.CORRECTION
    return ChangeKind.FATE if status.is_fate else ChangeKind.PROGRESS
