"""What was published, and what it says: articles, claims and the evidence they become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.model.show import Part, ShowId


class Status(StrEnum):
    """The eight words for the fate of a part of a show."""

    IN_DOUBT = "in_doubt"
    RENEWED = "renewed"
    CANCELLED = "cancelled"
    ENDING = "ending"
    IN_PRODUCTION = "in_production"
    DELAYED = "delayed"
    DATED = "dated"
    RELEASED = "released"

    @property
    def is_fate(self) -> bool:
        """Whether it decides if there will be more: renewed, cancelled, ending."""
        return self in _FATES


_FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})


class Certainty(StrEnum):
    """How sure a text is of what it says."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    OPINION = "opinion"


class Trust(StrEnum):
    """How much the word of a source weighs."""

    OFFICIAL = "official"
    TRADE = "trade"
    DATABASE = "database"
    PRESS = "press"
    FAN = "fan"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A release date or window, both ends included. `str()` is ISO 8601: a day, a month, a year or start/end."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> When:
        """A single day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        """A whole month."""
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), following - timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> When:
        """A whole year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> When:
        """Read what `str()` wrote. Raises ValueError for anything else."""
        if "/" in text:
            first, last = text.split("/", 1)
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        numbers = [int(number) for number in text.split("-")]
        if len(numbers) == 1:
            return cls.year(numbers[0])
        if len(numbers) == 2:
            return cls.month(numbers[0], numbers[1])
        return cls.day(date.fromisoformat(text))

    @property
    def is_day(self) -> bool:
        """Whether it names one single day."""
        return self.first == self.last

    def __str__(self) -> str:
        if self.is_day:
            return self.first.isoformat()
        if self == When.year(self.first.year):
            return f"{self.first.year:04}"
        if self == When.month(self.first.year, self.first.month):
            return f"{self.first.year:04}-{self.first.month:02}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `id` is unique within its source and survives changes of address; times are UTC."""

    id: str
    title: str
    text: str = ""
    url: str | None = None
    site: str | None = None  # the publisher's domain, "deadline.com"
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one text says of one part of one show.

    `quote` is the passage of the text that says so; `words` are the expressions in it that led to the claim, for
    explanation; `final` marks a part said to be the last.
    """

    show: ShowId
    part: Part
    status: Status
    certainty: Certainty
    final: bool = False
    when: When | None = None
    quote: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """Who says something: the publisher, how far it is trusted, whom it retells, and a fingerprint of its words."""

    publisher: str  # domain or, for a source without one, its name
    trust: Trust
    credits: tuple[str, ...] = ()  # publishers that the text names as its own source
    fingerprint: int = 0  # 64-bit similarity hash of the text; 0 = none


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with who made it and when. Ordered by `said`, then by `key`, which is the same in every replay."""

    key: str  # "<source>/<article id>": the same article gives the same key
    claim: Claim
    witness: Witness
    said: datetime  # when it was published; where unknown, when it was first seen
    seen: datetime
    dated: bool = True  # False where the article has no date of its own
    url: str | None = None
    title: str = ""
    baseline: bool = False  # published before the show was followed or the source added: history, never news
