"""What people ask, once for all platforms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.commands.replies import Choice, Reply
from bot.model import Alerts, Place

__all__ = ["Caller", "Commands"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and from where. `here` is where the command was given; in a private chat it equals `dm`.

    `dm` is None where the platform cannot reach the person privately. `may_manage` tells whether the person may
    manage `here` (always true of their own DMs).
    """

    here: Place
    dm: Place | None
    may_manage: bool


Probe = Callable[[Place, str], Awaitable[None]]


class Commands(Protocol):
    """The whole list. `show` is a title as typed, or a token from a Choice. All errors come back as a Notice."""

    async def status(self, show: str) -> Reply:
        """StatusCard; Choices where several shows fit or none is followed yet; a Notice with suggestions else."""
        ...

    async def history(self, show: str) -> Reply:
        """HistoryCard, or as `status`."""
        ...

    async def why(self, show: str) -> Reply:
        """WhyCard, or as `status`."""
        ...

    async def subscribe(self, show: str, caller: Caller, place: Place, alerts: Alerts, probe: Probe) -> Reply:
        """Subscribe `place` (the caller's `here` or `dm`).

        `probe` sends a test line there, raising SendError; where it fails nothing is stored and the Notice says why.
        """
        ...

    async def unsubscribe(self, show: str, caller: Caller, place: Place) -> Reply:
        """Undo `subscribe`; "all" takes every show."""
        ...

    async def mute(self, show: str, caller: Caller, place: Place) -> Reply:
        """Silence one show here for 30 days; asked again, lift it."""
        ...

    async def subscriptions(self, caller: Caller) -> Reply:
        """SubscriptionsCard."""
        ...

    async def complete(self, typed: str, limit: int = 25) -> tuple[Choice, ...]:
        """Titles for autocompletion, best first; followed shows only (fast, no network)."""
        ...

    def help(self) -> Reply:
        """HelpCard."""
        ...
