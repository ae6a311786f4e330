"""The time that fetches may take, watched by one timer for all of them.

`asyncio.timeout` sets a timer for each request and takes it down again some milliseconds later: a twelfth of what an
unchanged feed costs (bench/polling.py). Here a limit is only noted; one timer rings at the nearest end of all.
"""

from __future__ import annotations

import asyncio

__all__ = ["Deadlines", "Limit"]


class Limit:
    """Entered with `with`: what runs inside is cancelled when the time is over, and TimeoutError raised."""

    __slots__ = ("_cancelling", "_deadlines", "_is_over", "_task", "end")

    def __init__(self, deadlines: Deadlines, task: asyncio.Task[object], end: float) -> None:
        self._deadlines = deadlines
        self._task = task
        self._cancelling = task.cancelling()
        self._is_over = False
        self.end = end  # on the loop's clock

    @property
    def left(self) -> float:
        """Seconds until then."""
        return self.end - self._task.get_loop().time()

    def cut(self) -> None:
        """The time is over."""
        self._is_over = True
        self._task.cancel()

    def __enter__(self) -> None:
        self._deadlines.watch(self)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        self._deadlines.forget(self)
        if self._is_over and self._task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
            raise TimeoutError from error  # nobody else has cancelled the task meanwhile


class Deadlines:
    """The limits of all fetches that are under way."""

    def __init__(self) -> None:
        self._limits: set[Limit] = set()
        self._timer: asyncio.TimerHandle | None = None

    def limit(self, seconds: float) -> Limit:
        """A limit for the running task, to be entered at once."""
        task = asyncio.current_task()
        assert task is not None
        return Limit(self, task, task.get_loop().time() + seconds)

    def watch(self, limit: Limit) -> None:
        """See to it that the timer rings in time."""
        self._limits.add(limit)
        if self._timer is None or self._timer.when() > limit.end:
            self._set(asyncio.get_running_loop())

    def forget(self, limit: Limit) -> None:
        """Watch that limit no longer."""
        self._limits.discard(limit)

    def close(self) -> None:
        """Take the timer down."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _set(self, loop: asyncio.AbstractEventLoop) -> None:
        self.close()
        if self._limits:
            self._timer = loop.call_at(min(limit.end for limit in self._limits), self._ring, loop)

    def _ring(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for limit in [limit for limit in self._limits if limit.end <= now]:
            self._limits.discard(limit)
            limit.cut()
        self._set(loop)
