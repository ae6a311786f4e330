"""Faults and limits on request."""

from __future__ import annotations

import random
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Fault:
    """One way in which requests fail, `times` times (None: always).

    `where`: a channel's or person's id, or None for all. `store`: the message is stored before the fault. `drop`: the
    connection breaks instead of an answer. `seconds`: how long the answer takes. `chance` (0 to 1): how often it happens.
    """

    status: int = 0
    code: int = 0
    message: str = ""
    where: str | None = None
    times: int | None = None
    store: bool = False
    drop: bool = False
    seconds: float = 0.0
    body: Json | str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    on: str = "message"  # or "dm": opening direct messages; or "any": every request
    chance: float = 1.0
    dice: random.Random = field(default_factory=lambda: random.Random(1))

    def matches(self, on: str, where: str) -> bool:
        """Whether it happens to a request of that sort now."""
        if self.on != on or self.where not in {None, where} or self.times == 0:
            return False
        return self.chance >= 1.0 or self.dice.random() < self.chance

    def use(self) -> None:
        """Count one use."""
        if self.times is not None:
            self.times -= 1

    def answer(self) -> Json | str:
        """The body of the refusal."""
        return self.body if self.body is not None else {"message": self.message or "refused", "code": self.code}


class Limits:
    """Discord's limits where they are switched on: `overall` a second, `bucket` (count, seconds) for each channel."""

    def __init__(self) -> None:
        self.overall: int | None = None
        self.bucket: tuple[int, float] | None = None
        self.hits: list[str] = []  # every 429: "global" or the channel
        self._all: deque[float] = deque()
        self._channels: defaultdict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))

    def take_overall(self) -> tuple[dict[str, str], Json] | None:
        """Headers and body of a 429 where there were too many requests in the last second; interactions do not count."""
        now = time.monotonic()
        while self._all and self._all[0] <= now - 1.0:
            self._all.popleft()
        if self.overall is not None and len(self._all) >= self.overall:
            self.hits.append("global")
            return _too_fast(self._all[0] + 1.0 - now, "global")
        self._all.append(now)
        return None

    def take(self, channel: str) -> tuple[int, dict[str, str], Json]:
        """For a message to a channel: status (200 or 429), headers, and the body of a 429."""
        now = time.monotonic()
        if self.bucket is None:
            return 200, {}, {}
        count, seconds = self.bucket
        began, used = self._channels[channel]
        if now - began >= seconds:
            began, used = now, 0
        headers = {
            "X-RateLimit-Limit": str(count),
            "X-RateLimit-Remaining": str(max(0, count - used - 1)),
            "X-RateLimit-Reset": f"{time.time() + began + seconds - now:.3f}",  # noqa: TID251 - wire format
            "X-RateLimit-Reset-After": f"{began + seconds - now:.3f}",
            "X-RateLimit-Bucket": "messages",
        }
        if used >= count:
            self.hits.append(channel)
            more, body = _too_fast(began + seconds - now, "user")
            return 429, headers | more, body
        self._channels[channel] = (began, used + 1)
        return 200, headers, {}


def _too_fast(wait: float, scope: str) -> tuple[dict[str, str], Json]:
    headers = {"Retry-After": str(int(wait) + 1), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": scope == "global"}
    return headers, body
