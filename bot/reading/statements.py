"""What is gathered from an article before it becomes claims: statements, and facts about how far a show has come."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model import Certainty, ShowId, Status, When
from bot.reading.parts import PartSpec


@dataclass(slots=True)
class Statement:
    """One thing that one sentence says of one show, before the article's other sentences are heard."""

    show: ShowId
    status: Status
    certainty: Certainty
    part: PartSpec | None
    preposition: str
    when: When | None
    final: bool
    background: bool
    headline: bool
    topical: bool
    sentence: int
    quote: str
    words: tuple[str, ...]
    first: bool = False
    weak: bool = False
    past: bool = False  # told in a plain past tense, without a day that makes it news
    at: int = -1  # the unit of its sentence where its words begin
    then: bool = False  # told as what came next ("renewed, then scrapped")
    recalled: bool = False  # history told in a clause of its own ("It was renewed for a third season in May")
    fresh: bool = False  # said of new shows, unless the article numbers a season


@dataclass(slots=True)
class Facts:
    """What an article lets slip about how far a show has come."""

    gone: int = 0  # the newest season that is known to be out or on air
    coming: set[int] = field(default_factory=set)  # seasons that are spoken of as still to come
    named: set[int] = field(default_factory=set)  # seasons named in passing
    wanted: set[int] = field(default_factory=set)  # seasons that somebody asks for, hopes for, would have made
    headline: PartSpec | None = None  # the part that the headline names
    through: int = 0  # the season up to which an order reaches ("will take it through a sixth year")
    spans: set[tuple[int, int]] = field(default_factory=set)  # seasons named together ("the fifth and sixth series")
    young: bool = False  # it began within the last year
    new: bool = False  # it is described as a new programme, or as one of a single season
    described: bool = False  # it is described as one that the reader does not know ("Foo, a thriller about …")


@dataclass(slots=True)
class Notes:
    """Everything gathered from an article: statements, facts, and open questions about shows."""

    statements: list[Statement] = field(default_factory=list)
    facts: dict[ShowId, Facts] = field(default_factory=dict)
    asked: dict[ShowId, Statement] = field(default_factory=dict)
    plea: bool = False  # the headline asks for a show to be saved
    withheld: list[str] = field(default_factory=list)

    def fact(self, show: ShowId) -> Facts:
        """The facts of a show, made on first use."""
        found = self.facts.get(show)
        if found is None:
            found = self.facts[show] = Facts()
        return found
