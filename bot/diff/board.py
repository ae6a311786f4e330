"""The working state of one decision: what is known while the evidence is gone through, and what has come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.diff.parts import resolve
from bot.diff.rules import RANK, RECENT_CAP, Rules, weight
from bot.model import (
    SERIES,
    Certainty,
    Change,
    Decision,
    Evidence,
    Part,
    PartStanding,
    Ruling,
    ShowStanding,
    Status,
    Trust,
    Verdict,
)

__all__ = ["Board", "Identity", "identity", "in_order"]

Identity = tuple[str, Part, Status]
_MOST_KEYS = 10  # evidence remembered beside a standing
_ORDER = [Status.CANCELLED, Status.RENEWED, Status.ENDING, Status.IN_PRODUCTION, Status.DELAYED, Status.DATED]
_ORDER += [Status.RELEASED, Status.IN_DOUBT]  # of one moment: the fate before its details, "no word yet" last
_SURE = [Certainty.CONFIRMED, Certainty.REPORTED, Certainty.OPINION]


def identity(evidence: Evidence) -> Identity:
    """What tells one piece of evidence from another: the article, the part, the status."""
    return evidence.key, evidence.claim.part, evidence.claim.status


def in_order(one: Evidence) -> tuple[object, ...]:
    """A total order that owes nothing to arrival: by time, then confirmed first, then the fate before its details."""
    claim = one.claim
    exact = (claim.part == SERIES, -len(claim.part.seasons))  # with numbers first, the most seasons first
    details = (str(claim.part), not claim.final, str(claim.when or "~"), claim.quote, one.witness.publisher)
    return one.said, _SURE.index(claim.certainty), _ORDER.index(claim.status), exact, one.key, details


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
        self.spoken: set[tuple[Identity, Part]] = set()  # told in this decision: nothing is told twice
        self._weights: dict[str, Trust] = {one.evidence.key: weight(one.evidence) for one in standing.recent}
        self._texts: dict[str, dict[Identity, Evidence]] = defaultdict(dict)
        for verdict in standing.recent:
            self._texts[verdict.evidence.key][identity(verdict.evidence)] = verdict.evidence

    # What is known

    @property
    def firm(self) -> Mapping[Part, PartStanding]:
        """The confirmed standings: a rumour stands in nobody's way."""
        return {part: known for part, known in self.parts.items() if known.certainty is Certainty.CONFIRMED}

    def rank(self, known: PartStanding) -> int:
        """How firm a standing is: as its best evidence. Evidence too old to be at hand counts as the firmest."""
        return max((self.rank_of_key(key) for key in known.evidence), default=RANK[Trust.OFFICIAL])

    def rank_of_key(self, key: str) -> int:
        """The rank of a piece of evidence by its key; the firmest where it is too old to be at hand."""
        return RANK[self._weights.get(key, Trust.OFFICIAL)]

    def as_firm_as(self, one: Evidence) -> Mapping[Part, PartStanding]:
        """The standings that rest on witnesses at least as good as this one: only they can stand in its way."""
        mine = RANK[weight(one)]
        return {part: known for part, known in self.firm.items() if self.rank(known) >= mine}

    def parts_of(self, one: Evidence) -> tuple[Part, ...]:
        """The single parts that a piece of evidence is about."""
        return resolve(one.claim, self.firm, one.said)

    def same_text(self, one: Evidence) -> list[Evidence]:
        """What else the same article says of this show."""
        return [other for who, other in self._texts[one.key].items() if who != identity(one)]

    def held(self) -> list[Verdict]:
        """Held evidence, in order."""
        held = [verdict for verdict in self.verdicts.values() if verdict.ruling is Ruling.HELD]
        return sorted(held, key=lambda verdict: in_order(verdict.evidence))

    # What comes of it

    def rule(self, one: Evidence, ruling: Ruling, reason: str, release_at: datetime | None = None) -> None:
        """Note the ruling on a piece of evidence."""
        verdict = Verdict(one, ruling, reason, release_at)
        self._weights[one.key] = weight(one)
        self._texts[one.key][identity(one)] = one
        if self.verdicts.get(identity(one)) != verdict:
            self.verdicts[identity(one)] = verdict
            self.altered[identity(one)] = verdict

    def stand(self, part: Part, one: Evidence, carriers: Sequence[Evidence], *, announced: bool, anew: bool = False) -> None:
        """Put what the evidence says into the standing of a part; `anew` forgets that it was to be the last."""
        claim, known = one.claim, self.parts.get(part)
        status = claim.status
        if known and status is Status.ENDING and known.status not in {Status.IN_DOUBT, Status.CANCELLED}:
            status = known.status  # "the last" is a mark on a part that goes on with its life
        keeps_final = bool(known and known.final) and status is not Status.CANCELLED and not anew
        self.parts[part] = PartStanding(
            part=part,
            status=status,
            certainty=claim.certainty,
            since=one.said,
            final=claim.final or claim.status is Status.ENDING or keeps_final,
            when=claim.when or (known.when if known and STILL_DATED[status] else None),
            evidence=self._keys(carriers),
            announced=announced,
        )

    def mark(self, part: Part, carriers: Sequence[Evidence], **details: object) -> None:
        """Add evidence or a detail to a standing without altering its status."""
        known = self.parts[part]
        keys = list(known.evidence)
        for one in carriers:
            if one.key not in keys:
                better = self.rank_of_key(one.key) > self.rank(known)
                keys.insert(1 if better else len(keys), one.key)
        self.parts[part] = replace(known, evidence=tuple(keys[:_MOST_KEYS]), **details)  # type: ignore[arg-type]

    def _keys(self, carriers: Sequence[Evidence]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.key for one in carriers))[:_MOST_KEYS]

    def tell(self, change: Change) -> None:
        """Take up a change, once."""
        if all(change.key != told.key for told in self.told):
            self.told.append(change)
            self.changes.append(change)

    def told_of(self, part: Part) -> list[Change]:
        """The changes told of a part, alone or in a span, oldest first."""
        return [one for one in self.told if one.part == part or set(one.part.seasons) & set(part.seasons)]

    def was_told(self, part: Part, status: Status, certainty: Certainty) -> Change | None:
        """The change that told this of a part, if nothing confirmed has been told of the part since."""
        for change in reversed(self.told_of(part)):
            if change.after is status and change.certainty is certainty:
                return change
            if change.certainty is Certainty.CONFIRMED:
                return None
        return None

    def decision(self) -> Decision:
        """What has come of it all."""
        recent = sorted(self.verdicts.values(), key=lambda one: (one.evidence.said, one.evidence.key))[-RECENT_CAP:]
        parts = tuple(self.parts[part] for part in sorted(self.parts))
        times = [verdict.release_at for verdict in self.held() if verdict.release_at]
        times += [verdict.evidence.seen + self.rules.expiry for verdict in self.held()]
        return Decision(
            ShowStanding(self.show, parts, tuple(recent), tuple(self.told)),
            tuple(self.altered.values()),
            tuple(self.changes),
            min((time for time in times if time > self.now), default=None),
        )


STILL_DATED = {
    status: status not in {Status.CANCELLED, Status.IN_DOUBT, Status.DELAYED, Status.RENEWED} for status in Status
}
