"""What every kind of source has in common: one verb, `poll`, and the frozen shapes that it takes and gives.

What every poll makes is a named tuple: as frozen as a dataclass, and made in a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.model import Article, Claim, Show, ShowId, Trust

__all__ = ["Harvest", "Memory", "Observation", "PollContext", "Source"]


class Memory(NamedTuple):
    """What a source remembers between two polls; stored with the source, empty at first."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None  # of the last body, where conditional requests are ignored
    cursor: str | None = None  # the kind's own mark, e.g. the newest update time it has seen


@dataclass(frozen=True, slots=True)
class Observation:
    """What a database says of a show: claims in its fields, no prose to read."""

    id: str  # unique within the source, different when the statement differs
    show: ShowId
    claims: tuple[Claim, ...]
    title: str
    url: str | None = None
    published: datetime | None = None


class Harvest(NamedTuple):
    """What one poll gave. `wait` is how long (seconds) the source asked to be left alone, if it did."""

    articles: tuple[Article, ...] = ()
    observations: tuple[Observation, ...] = ()
    passed: tuple[Article, ...] = ()  # only to be remembered as seen: an old archive, published again
    shows: tuple[Show, ...] = ()  # followed shows about which it learned more (poster, address …)
    memory: Memory = Memory()
    unchanged: bool = False
    wait: float | None = None
    notes: tuple[str, ...] = ()  # oddities for the operator: "12 items without a date"


class PollContext(NamedTuple):
    """What a source may ask of the house while polling.

    `names` tells which followed shows a text may be about (a cheap look at headlines); `unseen` which of these
    article ids of this source are new.
    """

    shows: Sequence[Show]
    names: Callable[[str], frozenset[ShowId]]
    unseen: Callable[[Sequence[str]], Awaitable[frozenset[str]]]


class Source(Protocol):
    """One configured source. A failure is a SourceError; anything that it returns is complete."""

    @property
    def name(self) -> str:
        """The name in the configuration."""
        ...

    @property
    def trust(self) -> Trust:
        """How far its word is trusted."""
        ...

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask once. Raises SourceError (with `retry_after` where the source said so)."""
        ...
