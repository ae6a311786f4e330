"""Our own pacing, in front of the libraries'. Pure: every moment is an argument, in seconds of a clock that never jumps.

A limit "N in S seconds" is kept as a sliding window at the far end, whatever the network does on the way. A request
arrives somewhere between its start and its answer, so a place in the window is free again S seconds after the moment at
which it arrived at the latest: its answer, less the time that no round trip went without lately (a later request needs
its own way, too). With a steady network that is exactly N in S seconds; jitter costs a little speed, never a 429.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from dataclasses import dataclass, field

from bot.delivery.limits import Limits, Window
from bot.model import Place

FOREVER = float("inf")
_ROUND_TRIPS = 200  # answers after which an old shortest round trip is forgotten
_FEW_ROUND_TRIPS = 30
_DOUBTS = (0.15, 0.5)  # of the usual jitter: the more trips were seen, the nearer is the shortest to the shortest possible
_MARGIN = 0.002  # seconds: clocks and timers of the far end tick, too


class SlidingWindow:
    """One limit. A request holds a place from `start` on and gives it back S seconds after `finish(arrived)`."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._flying = 0
        self._free_at: list[float] = []  # heap: when a finished request's place is free again

    def opens(self, now: float, places: int = 1) -> float:
        """The earliest moment at which so many more may start; FOREVER while that depends on an answer."""
        self._forget(now)
        missing = self._flying + len(self._free_at) + places - self._window.count
        if missing <= 0:
            return now
        if missing > len(self._free_at):
            return FOREVER
        return self._free_at[0] if missing == 1 else heapq.nsmallest(missing, self._free_at)[-1]

    def start(self) -> None:
        """Take a place."""
        self._flying += 1

    def cancel(self) -> None:
        """The request never left: its place is free."""
        self._flying -= 1

    def finish(self, arrived: float) -> None:
        """The request has arrived at `arrived` at the latest."""
        self._flying -= 1
        heapq.heappush(self._free_at, arrived + self._window.seconds)

    def is_idle(self, now: float) -> bool:
        """Whether nothing holds a place."""
        self._forget(now)
        return not self._flying and not self._free_at

    def _forget(self, now: float) -> None:
        while self._free_at and self._free_at[0] <= now:
            heapq.heappop(self._free_at)


class RoundTrip:
    """What part of a round trip is certain: the time that no request lately went without, in seconds.

    The shortest trip seen is a little longer than the shortest possible one, by a part of the usual jitter.
    """

    def __init__(self) -> None:
        self._shortest = [FOREVER, FOREVER]  # of the last stretch of answers, and of the present one
        self._usual = 0.0  # a running mean
        self._count = 0

    def saw(self, seconds: float) -> None:
        """An answer took so long."""
        self._count += 1
        self._usual += (seconds - self._usual) / min(self._count, _ROUND_TRIPS)
        if self._count % _ROUND_TRIPS == 0:
            self._shortest = [self._shortest[1], FOREVER]
        self._shortest[1] = min(self._shortest[1], seconds)

    @property
    def certain(self) -> float:
        """Seconds; 0 until enough is known."""
        if self._count < _FEW_ROUND_TRIPS:
            return 0.0
        shortest = min(self._shortest)
        seen = self._count if self._count < _ROUND_TRIPS else _ROUND_TRIPS + self._count % _ROUND_TRIPS
        doubt = min(max(_DOUBTS[0], 3.0 / math.sqrt(seen)), _DOUBTS[1])
        return max(0.0, shortest - doubt * (self._usual - shortest))


@dataclass(slots=True)
class Ticket:
    """One send under way, or about to be: which windows it holds a place in, and from when."""

    windows: tuple[SlidingWindow, ...]
    started: float


@dataclass(slots=True)
class _Refusals:
    """Counts refused requests, to stay far from a ban."""

    window: Window
    moments: deque[float] = field(default_factory=deque)

    def lately(self, now: float) -> int:
        while self.moments and self.moments[0] <= now - self.window.seconds:
            self.moments.popleft()
        return len(self.moments)

    def opens(self, now: float) -> float:
        return now if self.lately(now) < self.window.count else self.moments[0] + self.window.seconds


class Pacing:
    """When the next message to a place may leave."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._overall = SlidingWindow(limits.overall) if limits.overall else None
        self._chats: dict[str, tuple[SlidingWindow, ...]] = {}
        self._parked: dict[str, float] = {}
        self._closed_until = 0.0
        self._refusals = _Refusals(limits.refusals) if limits.refusals else None
        self._trip = RoundTrip()
        self._next_spread = 0.0
        self._sweep_at = 1000

    def opens_for_all(self, now: float) -> float:
        """The earliest moment at which a message to any place may leave."""
        moment = max(now, self._closed_until)
        if self._refusals:
            moment = max(moment, self._refusals.opens(now))
        if self._overall and self.limits.overall:
            spacing = self.limits.overall.seconds / self.limits.overall.count
            moment = max(moment, self._overall.opens(now), self._next_spread - self.limits.burst * spacing)
        return moment

    def opens(self, place: Place, now: float) -> float:
        """The earliest moment at which a message to this place may leave, the limits for all places apart."""
        moment = max(now, self._parked.get(place.address, 0.0))
        cost = self._cost(place)
        if cost > 1 and self._overall:
            moment = max(moment, self._overall.opens(now, cost))
        for window in self._chats.get(place.address, ()):
            moment = max(moment, window.opens(now))
        return moment

    def start(self, place: Place, now: float) -> Ticket:
        """A message to this place leaves now (the caller has asked whether it may)."""
        windows = self._windows_of(place, now)
        for window in windows:
            window.start()
        if self.limits.overall:
            spacing = self._cost(place) * self.limits.overall.seconds / self.limits.overall.count
            self._next_spread = max(now, self._next_spread) + spacing
        return Ticket(windows, now)

    def finish(self, ticket: Ticket, now: float) -> None:
        """The answer came, or is not waited for any longer."""
        self._trip.saw(now - ticket.started)
        arrived = max(ticket.started, now - self._trip.certain) + _MARGIN
        for window in ticket.windows:
            window.finish(arrived)

    def cancel(self, ticket: Ticket) -> None:
        """The message did not leave after all."""
        for window in ticket.windows:
            window.cancel()

    def park(self, address: str, until: float) -> None:
        """A 429 for this place alone, or a bucket of its own that is empty."""
        self._parked[address] = max(until, self._parked.get(address, 0.0))

    def close(self, until: float) -> None:
        """A 429 that says it is global: nobody gets anything before."""
        self._closed_until = max(until, self._closed_until)

    def refused(self, now: float) -> None:
        """The platform refused a request (401, 403, 429)."""
        if self._refusals:
            self._refusals.moments.append(now)

    def has_patience(self, now: float) -> bool:
        """Whether few enough requests were refused lately that more may be risked."""
        return self._refusals is None or 4 * self._refusals.lately(now) < self._refusals.window.count

    def learn(self, address: str, remaining: int, reset_after: float, now: float) -> None:
        """What an answer's headers say of the place's own bucket (X-RateLimit-Remaining, -Reset-After)."""
        if remaining <= 0:
            self.park(address, now + reset_after)

    def _windows_of(self, place: Place, now: float) -> tuple[SlidingWindow, ...]:
        if place.address not in self._chats:
            self._sweep(now)
            limits = [self.limits.chat, self.limits.crowd if place.kind in self.limits.crowds else None]
            self._chats[place.address] = tuple(SlidingWindow(limit) for limit in limits if limit)
        overall = [self._overall] * self._cost(place) if self._overall else []
        return (*overall, *self._chats[place.address])

    def _cost(self, place: Place) -> int:
        wanted = self.limits.costs.get(place.kind, 1)
        return min(wanted, self.limits.overall.count) if self.limits.overall else wanted

    def _sweep(self, now: float) -> None:
        """Forget idle places when there are many."""
        if len(self._chats) + len(self._parked) < self._sweep_at:
            return
        self._chats = {
            address: windows
            for address, windows in self._chats.items()
            if windows and not all(window.is_idle(now) for window in windows)
        }
        self._parked = {address: until for address, until in self._parked.items() if until > now}
        self._sweep_at = 2 * (len(self._chats) + len(self._parked)) + 1000
