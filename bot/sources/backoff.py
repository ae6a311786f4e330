"""When to ask again: pure arithmetic. Jitter comes from a hash of the source's name, so that it is the same in every run."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

__all__ = ["interval", "is_unusually_quiet", "smear", "wait_after_failure", "wait_after_success"]

LONGEST = 21_600.0  # seconds: a failing source is tried four times a day: news must not wait a day for a host that is back
LONGEST_ASKED = 7 * 86_400.0  # seconds: no server can send us away for longer than a week
FASTEST = 60.0  # seconds: being warm never asks more often than this, unless the operator does
QUIET_AT_LEAST = 3 * 86_400.0  # seconds: a holiday is not silence
QUIET_AT_FIRST = 30 * 86_400.0
FEW_CHANGES = 5
JITTER = 0.1  # of the interval, so that sources of one interval drift apart


@lru_cache(maxsize=50_000)  # asked for at every poll, always with the same answer
def _share(name: str, salt: int) -> float:
    """A fixed number from 0 up to 1 for a name."""
    digest = blake2b(f"{name}/{salt}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def smear(name: str, over: float) -> float:
    """Where in the first `over` seconds a source begins, so that a start does not ask all at once."""
    return _share(name, 0) * over


def interval(every: float, quiet: float | None, *, warm: bool) -> float:
    """Seconds between polls of a source that was to be asked `every` so often: from half of it to four times as long.

    `quiet` is how long (seconds) it has given nothing new, None if it never has; after a day without news it is asked more
    seldom, growing to the fourfold after a week, but hourly at least. `warm`: something is in the air for its shows.
    """
    if warm:
        return max(every / 2, min(every, FASTEST))
    if not quiet or quiet <= 86_400.0:
        return every
    days = quiet / 86_400
    slower = every * min(4.0, max(1.0, 1.0 + 3.0 * (days - 1.0) / 6.0))
    return max(every, min(slower, 3600.0))


def wait_after_success(name: str, every: float, asked: float | None) -> float:
    """Seconds until the next poll: the interval with a little jitter, or longer if the source asked for it."""
    wait = every * (1 + JITTER * _share(name, 1))
    return max(wait, min(asked or 0.0, LONGEST_ASKED))


def wait_after_failure(name: str, every: float, failures: int, asked: float | None) -> float:
    """Seconds until the next try after so many failures in a row: doubling from the interval, up to six hours.

    What the source asked for (Retry-After) is obeyed where it is longer.
    """
    ladder = min(every * 2.0 ** min(failures, 30), max(LONGEST, every))
    wait = ladder * (1 - JITTER * _share(name, failures))
    return max(wait, min(asked or 0.0, LONGEST_ASKED))


def is_unusually_quiet(known_for: float, quiet: float, changes: int) -> bool:
    """Whether a source has given nothing new for unusually long: ten times the gap that was usual before, and three days.

    `known_for` and `quiet` are in seconds (since it was added, since its last new item); `changes` is how many of its polls
    gave something new. Until there were a few, nobody knows what is usual: then thirty days.
    """
    usual = (known_for - quiet) / changes if changes else 0.0
    return quiet > max(QUIET_AT_LEAST if changes >= FEW_CHANGES else QUIET_AT_FIRST, 10 * usual)
