"""What goes wrong on purpose, and the limits that Telegram's "Bots FAQ" names."""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Fault:
    """One thing to go wrong for requests of this method to this chat (None: any). `times` None: until it is lifted.

    With `code` the request is refused (`body` instead of the Bot API's JSON, if given). `drops` cuts the connection,
    with `stores` only after the request was carried out. `stalls` answers when `released` is set, not before.
    """

    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    skip: int = 0  # requests that pass first
    code: int = 0
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    drops: bool = False
    stores: bool = False
    stalls: bool = False
    released: asyncio.Event = field(default_factory=asyncio.Event)
    thread: int | None = None
    hits: int = 0

    def meets(self, method: str, chat: int | None, thread: int | None) -> bool:
        """Whether this request is hit; it counts."""
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method not in {None, method} or self.chat not in {None, chat} or self.thread not in {None, thread}:
            return False
        if self.method is None and method == "getUpdates":
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.hits += 1
        return True

    def lift(self) -> None:
        """From now on all is well again."""
        self.times = 0
        self.released.set()


@dataclass(frozen=True)
class Limits:
    """Messages in so many seconds: overall, in one chat, in one group or channel."""

    overall: tuple[int, float] = (30, 1.0)
    chat: tuple[int, float] = (1, 1.0)
    group: tuple[int, float] = (20, 60.0)


class Counter:
    """Enforces limits on what has been taken."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._taken: dict[int | None, deque[float]] = defaultdict(deque)
        self.refused = 0

    def wait(self, chat: int, now: float) -> int:
        """0, and the message counts; or whole seconds to wait, as a 429 tells them."""
        checks: list[tuple[int | None, tuple[int, float]]] = [(None, self._limits.overall), (chat, self._limits.chat)]
        if chat < 0:
            checks.append((chat, self._limits.group))
        longest = 0.0
        for key, (count, seconds) in checks:
            within = [moment for moment in self._taken[key] if moment > now - seconds]
            if len(within) >= count:
                longest = max(longest, within[-count] + seconds - now)
        if longest > 0:
            self.refused += 1
            return max(1, math.ceil(longest))
        for key in (None, chat):
            moments = self._taken[key]
            moments.append(now)
            while len(moments) > 100:
                moments.popleft()
        return 0
