"""The only file that reads the clock. Everything else takes the time as an argument, in UTC."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds of a clock that never jumps: for durations and pacing only."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds of this clock."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since an unspecified start; never jumps."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleep for real."""
        await asyncio.sleep(max(0.0, seconds))


class QuickClock:
    """The machine's clock, running `speed` times as fast from a chosen start: for the demo and for trials."""

    def __init__(self, start: datetime, speed: float = 1.0) -> None:
        self._start = start
        self._speed = speed
        self._origin = time.monotonic()

    def now(self) -> datetime:
        """The moment that the quickened clock has reached."""
        elapsed = (time.monotonic() - self._origin) * self._speed
        return datetime.fromtimestamp(self._start.timestamp() + elapsed, UTC)

    def monotonic(self) -> float:
        """Seconds of quickened time."""
        return (time.monotonic() - self._origin) * self._speed

    def jump(self, moment: datetime) -> None:
        """Leave out the time until that moment; one that has passed already changes nothing."""
        self._origin -= max(0.0, (moment - self.now()).total_seconds()) / self._speed

    async def sleep(self, seconds: float) -> None:
        """Sleep for so many quickened seconds."""
        await asyncio.sleep(max(0.0, seconds) / self._speed)


class ManualClock:
    """A clock that stands still until it is told to move; sleeping moves it. For replay and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The moment the clock was last set to."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        return self._elapsed

    def set(self, moment: datetime) -> None:
        """Move to that moment (never backwards in `monotonic`)."""
        self._elapsed += max(0.0, (moment - self._now).total_seconds())
        self._now = moment

    async def sleep(self, seconds: float) -> None:
        """Move on by that many seconds and give others a turn."""
        self.set(datetime.fromtimestamp(self._now.timestamp() + max(0.0, seconds), UTC))
        await asyncio.sleep(0)
