"""How long to wait after a failure: back-off for one delivery, a fuse for a whole platform, a ladder for a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FIRST_WAIT = 2.0  # seconds
LONGEST_WAIT = 900.0
PROBES: Sequence[float] = (300.0, 900.0, 3600.0, 14400.0, 43200.0, 86400.0)  # when a suspended target is tried again


def wait_before_retry(attempts: int, chance: float) -> float:
    """Seconds before try number `attempts` + 1: doubling up to 15 minutes, spread by `chance` (0 to 1) over ±25 %."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(max(attempts, 1) - 1, 16)) * (0.75 + chance / 2)


def wait_before_probe(attempts: int) -> float:
    """Seconds before a suspended target is tried again, after so many tries of one delivery."""
    return PROBES[min(max(attempts, 1), len(PROBES)) - 1]


@dataclass(slots=True)
class Fuse:
    """Opens when everything fails in a row, so that an outage is felt out by one message at a time."""

    threshold: int = 5
    failures: int = 0
    _closed_until: float = 0.0

    def worked(self) -> None:
        """Something was taken (or refused for a reason of its own): the platform is there."""
        self.failures = 0
        self._closed_until = 0.0

    def failed(self, now: float, chance: float) -> None:
        """The platform did not answer, or answered that it cannot."""
        self.failures += 1
        if self.failures >= self.threshold:
            wait = min(60.0, 2.0 ** (self.failures - self.threshold))
            self._closed_until = now + wait * (0.75 + chance / 2)

    @property
    def is_blown(self) -> bool:
        """Whether only one message at a time may go."""
        return self.failures >= self.threshold

    def opens(self, now: float) -> float:
        """The earliest moment of the next try."""
        return max(now, self._closed_until)
