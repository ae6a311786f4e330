"""Every error that Cliffhanger raises on purpose, as one tree.

    CliffhangerError
    ├── ConfigError            the configuration has mistakes (all of them, at once)
    ├── InputError             a row or an argument given by a person is not usable
    ├── StorageError           the database cannot be reached or does not fit
    ├── SourceError            one source could not be read this time
    │   ├── FetchError          network, HTTP status, time-out, size
    │   │   └── RefusedAddressError  the guard does not allow the address
    │   └── ParseError         bytes that are not what the source's kind promises
    ├── NotFoundError              a show, subscription or source that nobody knows
    └── SendError              a platform did not take a message (see Failure for what follows)

A message is one clear sentence: what, where, what to do. It never holds a secret, nor an address that holds one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CliffhangerError(Exception):
    """The root: whatever is caught by name above a room's edge derives from it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a configuration: the key, what is wrong with it, what is allowed."""

    key: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.key}: {self.wrong} ({self.allowed})"


class ConfigError(CliffhangerError):
    """The configuration cannot be used. `mistakes` lists all of them, in the order of the file."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(str(mistake) for mistake in mistakes))


class InputError(CliffhangerError):
    """Something a person gave (a row, an argument, a file) cannot be used."""


class StorageError(CliffhangerError):
    """The database cannot be reached, is of a newer version, or refuses."""


class SourceError(CliffhangerError):
    """A source could not be read. `retry_after` (seconds) is set where the source said when to come back."""

    def __init__(self, message: str, *, retry_after: float | None = None, gone: bool = False) -> None:
        self.retry_after = retry_after
        self.gone = gone
        super().__init__(message)


class FetchError(SourceError):
    """The address could not be fetched: network, HTTP status, time-out, size. `status` is the HTTP status, if any."""

    def __init__(
        self, message: str, *, status: int | None = None, retry_after: float | None = None, gone: bool = False
    ) -> None:
        self.status = status
        super().__init__(message, retry_after=retry_after, gone=gone)


class RefusedAddressError(FetchError):
    """The guard does not allow this address (private network, scheme, port …)."""


class ParseError(SourceError):
    """The bytes are not what the source's kind promises."""


class NotFoundError(CliffhangerError):
    """Nobody knows that show, source or subscription."""


class Failure(StrEnum):
    """What a platform's refusal means for the delivery and its target."""

    RETRY = "retry"  # nothing was sent; come back after retry_after or with back-off
    UNKNOWN = "unknown"  # it may or may not have been sent
    SUSPEND = "suspend"  # this target does not work now (rights, blocked, gone): keep it, tell the owner once
    MOVED = "moved"  # the chat has another address now: follow
    REFUSED = "refused"  # this message will never be taken (too long, filtered): this delivery stops, the target stays
    FATAL = "fatal"  # the platform itself does not let us in (token revoked): stop the platform


class SendError(CliffhangerError):
    """A platform did not take a message.

    `failure` says what follows; `code` is the platform's own code; `retry_after` is in seconds; `moved_to` is the new
    address where the chat moved; `everywhere` is true where the answer concerns the whole platform, not this target.
    """

    def __init__(
        self,
        message: str,
        failure: Failure,
        *,
        code: str | None = None,
        retry_after: float | None = None,
        moved_to: str | None = None,
        everywhere: bool = False,
    ) -> None:
        self.failure = failure
        self.code = code
        self.retry_after = retry_after
        self.moved_to = moved_to
        self.everywhere = everywhere
        super().__init__(message)
