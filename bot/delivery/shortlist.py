"""The rows that may be sent next, looked at ahead, and which of them may leave at this moment. None of them is claimed."""

from __future__ import annotations

from collections import deque

from bot.clock import Clock
from bot.delivery.ledger import Ledger
from bot.delivery.pacing import FOREVER, Pacing, Ticket
from storage.outbox import Waiting

_SOON = 2.0  # seconds: a place that opens later is left out of the next look

Picked = list[tuple[Waiting, Ticket]]


class Shortlist:
    """Rows of one platform. `opens_at` is when one that is here, or was left out, may leave (clock seconds).

    What opens within `lead` seconds is picked already (its ticket says when it may leave), for claiming takes a while.
    """

    def __init__(self, ledger: Ledger, pacing: Pacing, clock: Clock) -> None:
        self.opens_at = FOREVER
        self.lead = 0.0
        self._ledger = ledger
        self._pacing = pacing
        self._clock = clock
        self._rows: deque[Waiting] = deque()
        self._avoided: dict[int, float] = {}  # target → when it opens
        self._more = True  # the outbox may hold ready rows that are not here

    @property
    def is_known(self) -> bool:
        """Whether `opens_at` says when to go on; else only a look into the outbox can tell."""
        return bool(self._rows) or not self._more

    def look_again(self) -> None:
        """The outbox may hold more by now."""
        self._more = True

    def drop(self) -> None:
        """What is here may be outdated: look anew."""
        self._rows.clear()
        self._more = True

    async def pick(self, free: int) -> Picked:
        """Up to `free` rows that may leave now, each with its place in the pacing taken."""
        picked = self._pick(free, self._clock.monotonic())
        if not picked and self._reopened(self._clock.monotonic() + self.lead):
            now = self._clock.monotonic()
            found = await self._ledger.ready(self._avoided, probes=self._pacing.has_patience(now))
            self._rows, self._more = deque(found), bool(found)
            picked = self._pick(free, self._clock.monotonic())
        return picked

    def _pick(self, free: int, now: float) -> Picked:
        picked: Picked = []
        kept: list[Waiting] = []
        opens_at = FOREVER
        while self._rows and len(picked) < free:
            opens_at = self._pacing.opens_for_all(now)
            if opens_at > now + self.lead:
                break
            waiting = self._rows.popleft()
            place = waiting.delivery.target.place
            opens = max(opens_at, self._pacing.opens(place, now))
            if opens <= now + self.lead:
                picked.append((waiting, self._pacing.start(place, opens)))
            elif now + _SOON < opens < FOREVER:
                self._avoided[waiting.delivery.target.id] = opens
                self._more = True
            else:
                kept.append(waiting)
        self._rows.extendleft(reversed(kept))
        if not self._rows:
            opens_at = FOREVER
        elif len(kept) == len(self._rows):
            places = [self._pacing.opens(waiting.delivery.target.place, now) for waiting in kept]
            opens_at = max(self._pacing.opens_for_all(now), min(places))
        self.opens_at = min(opens_at, *self._avoided.values(), FOREVER)
        return picked

    def _reopened(self, until: float) -> bool:
        """Whether a look into the outbox may find more."""
        open_again = [target for target, opens in self._avoided.items() if opens <= until]
        for target in open_again:
            del self._avoided[target]
        self._more = self._more or bool(open_again)
        return self._more
