"""What is decided: standings, verdicts on evidence, and changes that deserve an alert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.news import Certainty, Evidence, Status, When
from bot.model.show import Part, ShowId


@dataclass(frozen=True, slots=True)
class PartStanding:
    """What is known of one part of a show now.

    `since` is when the deciding text was published; `evidence` are the keys that carry it, the deciding one first.
    `announced` says whether subscribers were told (a baseline never was).
    """

    part: Part
    status: Status
    certainty: Certainty
    since: datetime
    final: bool = False
    when: When | None = None
    evidence: tuple[str, ...] = ()
    announced: bool = False


class Ruling(StrEnum):
    """What became of one piece of evidence."""

    ANNOUNCED = "announced"  # it led to a change, alone or with others
    HELD = "held"  # it would be news, but waits for a witness or for time
    BASELINE = "baseline"  # history from before the show was followed
    REPEATED = "repeated"  # known already
    ENRICHED = "enriched"  # known already, and it adds a detail
    STALE = "stale"  # older than what is known
    OUTWEIGHED = "outweighed"  # contradicted by stronger or newer evidence
    EXPIRED = "expired"  # held, and never released
    IGNORED = "ignored"  # too weak to count (opinion, hope)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ruling on one piece of evidence, with its reason in a sentence and, if held, when time would release it."""

    evidence: Evidence
    ruling: Ruling
    reason: str
    release_at: datetime | None = None


class ChangeKind(StrEnum):
    """Which sort of alert a change is; subscribers choose by it."""

    FATE = "fate"  # renewed, cancelled, ending, and their reports
    PROGRESS = "progress"  # in doubt, production, delay, date, release
    CORRECTION = "correction"  # what was announced has turned out wrong


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a part's standing that deserves an alert. `before` is None where nothing was known.

    `at` is the moment of deciding; `said` when the deciding text was published; `sources` are evidence keys, the
    deciding one first; `corrects` is the key of the change that this one takes back.
    """

    key: str  # deterministic: the same history gives the same key
    show: ShowId
    part: Part
    kind: ChangeKind
    before: Status | None
    after: Status
    certainty: Certainty
    at: datetime
    said: datetime
    final: bool = False
    when: When | None = None
    before_when: When | None = None
    sources: tuple[str, ...] = ()
    quote: str = ""
    url: str | None = None
    publisher: str = ""
    reason: str = ""
    corrects: str | None = None


def told_together(changes: Sequence[Change]) -> tuple[tuple[Change, ...], ...]:
    """Changes of one show, grouped by moment into alerts; of each group the first is the one that is addressed.

    People are told once: "a film is made" and "season 4 is not" are one alert. A fate leads, so that those who want
    only fates hear of it; what comes instead stands before what does not come. Corrections answer a message of their own,
    and reports go to fewer people: they stay apart.
    """
    groups: dict[object, list[Change]] = {}
    for change in changes:
        own = change.key if change.kind is ChangeKind.CORRECTION else ""
        groups.setdefault((change.at, change.certainty, own), []).append(change)
    return tuple(tuple(sorted(group, key=_place_in_alert)) for group in groups.values())


def _place_in_alert(change: Change) -> tuple[bool, bool]:
    return change.kind is not ChangeKind.FATE, change.after is Status.CANCELLED


@dataclass(frozen=True, slots=True)
class ShowStanding:
    """All that the diff knows of a show: its parts, the evidence that may still matter, the changes told lately."""

    show: ShowId
    parts: tuple[PartStanding, ...] = ()
    recent: tuple[Verdict, ...] = ()  # held evidence and evidence of the last weeks, with its rulings
    changes: tuple[Change, ...] = ()  # told lately, newest last

    def part(self, part: Part) -> PartStanding | None:
        """The standing of that part, if any is known."""
        return next((standing for standing in self.parts if standing.part == part), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the diff made of new evidence (or of time passing): what to store and what to tell.

    `standing` is the whole new standing; `verdicts` are the new or altered rulings; `changes` are in the order in
    which they happened; `review_at` is the next moment at which time alone could alter something.
    """

    standing: ShowStanding
    verdicts: tuple[Verdict, ...] = ()
    changes: tuple[Change, ...] = ()
    review_at: datetime | None = None
