"""The seam between delivery and a platform: one verb to send, one error, nothing of a platform in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bot.model import Change, Place, Receipt, Show

__all__ = ["Alert", "Platform", "TellsBuckets"]


@dataclass(frozen=True, slots=True)
class Alert:
    """One change as one target is told of it. `key` is the same for every try (at most 25 characters of [a-z0-9-])."""

    key: str
    change_id: int
    change: Change
    show: Show
    publisher_name: str = ""  # "Deadline", for people
    trust: str = ""  # the witness's trust in words
    answers: str | None = None  # message id of the alert in this target that this one corrects
    also: tuple[Change, ...] = ()  # changes of the same moment that this alert tells as well


class Platform(Protocol):
    """A place where alerts go and commands come from."""

    @property
    def name(self) -> str:
        """One of "discord", "telegram", "console": what `Place.platform` holds."""
        ...

    async def start(self) -> None:
        """Log in and begin to listen; return when ready to send. Raises SendError(FATAL) for a wrong token."""
        ...

    async def stop(self) -> None:
        """Finish what is in flight and leave."""
        ...

    async def send(self, place: Place, alert: Alert) -> Receipt:
        """Deliver one alert. Raises SendError and nothing else."""
        ...

    async def say(self, place: Place, text: str) -> Receipt:
        """Send a plain line (test line, word to an owner or the operator). Raises SendError and nothing else."""
        ...


@runtime_checkable
class TellsBuckets(Protocol):
    """A platform that tells in its answers' headers how many more messages a place takes, and until when."""

    def listen(self, heard: Callable[[str, int, float], None]) -> None:
        """From now on call `heard(address, remaining, seconds until the bucket is full again)` for each answer."""
        ...
