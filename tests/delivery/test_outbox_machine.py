"""Any interleaving of news, claims, answers, lost answers, kills and starts: no row lost, none doubled, order kept.

The far end is played here: it stores what arrives and, on the platform that knows keys, recognises a repetition within
its window. Every rule is one transaction of the outbox, so a kill may fall between any two of them.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import func, select

from bot.delivery.limits import Limits
from bot.delivery.outcomes import failed, is_safe_to_repeat, succeeded, too_late_to_repeat
from bot.errors import Failure, SendError
from bot.model import DeliveryState, Receipt
from storage import outbox, queue, reach
from storage.engine import Database
from storage.outbox import IN_DOUBT, Outcome, Waiting
from storage.tables import deliveries
from tests.delivery.faking import furnish, happen
from tests.making import NOON, a_change

LEASE, WINDOW, YEAR = timedelta(seconds=60), timedelta(seconds=120), timedelta(days=365)
LONGEST_SEND = timedelta(seconds=30)  # the lane's own time-out: nothing arrives later than so long after its claim
REMEMBERED = WINDOW + LONGEST_SEND  # for how long the far end knows a key
SHOWS, TARGETS = (1, 2), ("1", "2", "3")
REFUSALS = st.sampled_from([Failure.RETRY, Failure.SUSPEND, Failure.REFUSED])
MOST_HELD = 16
ARRIVALS = st.lists(st.booleans(), min_size=MOST_HELD, max_size=MOST_HELD)  # for each send under way


class OutboxMachine(RuleBasedStateMachine):
    """`knows_keys`: whether the far end recognises a repetition."""

    knows_keys = True

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.now = NOON
        self.owner = 0
        self.held: list[Waiting] = []
        self.arrived: dict[str, list[int]] = defaultdict(list)  # address → changes, in order
        self.keys: dict[int, datetime] = {}  # delivery → when its message was stored
        self.show_of: dict[int, int] = {}
        self.made = 0
        self.limits = Limits(dedup_seconds=WINDOW.total_seconds() if self.knows_keys else 0.0)

    @initialize()
    def open(self) -> None:
        self.database = self.runner.run(Database.open("sqlite://"))
        self.runner.run(furnish(self.database, TARGETS, show_ids=SHOWS))

    @rule(show=st.sampled_from(SHOWS))
    def news(self, show: int) -> None:
        self.made += len(TARGETS)
        key = str(self.made)
        for change in self.runner.run(happen(self.database, a_change(key, show=show), now=self.now)):
            self.show_of[change] = show

    @precondition(lambda self: len(self.held) < MOST_HELD - 4)
    @rule(limit=st.integers(1, 4))
    def take(self, limit: int) -> None:
        self.held += self.runner.run(self._take(limit))

    async def _take(self, limit: int) -> list[Waiting]:
        async with self.database.begin() as connection:
            rows = await queue.ready(connection, "discord", self.now, limit)
            taken = await outbox.claim(connection, rows, str(self.owner), self.now + LEASE)
        late = [row for row in taken if not is_safe_to_repeat(row, self.now, self.limits)]
        await self._record(*(too_late_to_repeat(row, self.now) for row in late))
        await self._settle()
        return [row for row in taken if row not in late]

    def _arrive(self, row: Waiting) -> None:
        stored = self.keys.get(row.delivery.id)
        if self.knows_keys and stored is not None and self.now - stored < REMEMBERED:
            return
        self.keys.setdefault(row.delivery.id, self.now)
        self.arrived[row.delivery.target.place.address].append(row.delivery.change_id)

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9))
    def answer(self, which: int) -> None:
        row = self.held.pop(which % len(self.held))
        self._arrive(row)
        self.runner.run(self._finish(succeeded(row, Receipt("m"), self.now)))

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9), failure=REFUSALS)
    def refuse(self, which: int, failure: Failure) -> None:
        row = self.held.pop(which % len(self.held))
        error = SendError("refused", failure)
        self.runner.run(self._finish(failed(row, error, self.now, self.now, self.limits, 1e9, 0.5)))

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9), came=st.booleans())
    def lose_the_answer(self, which: int, came: bool) -> None:
        row = self.held.pop(which % len(self.held))
        if came:
            self._arrive(row)
        error = SendError("no answer", Failure.UNKNOWN)
        self.runner.run(self._finish(failed(row, error, self.now, self.now, self.limits, 1e9, 0.5)))

    async def _finish(self, effects: object) -> None:
        target = effects.waiting.delivery.target.id  # type: ignore[attr-defined]
        await self._record(effects.outcome)  # type: ignore[attr-defined]
        async with self.database.begin() as connection:
            if effects.suspends:  # type: ignore[attr-defined]
                await reach.suspend_target(connection, target, "refused", effects.suspends)  # type: ignore[attr-defined]
            elif effects.resumes:  # type: ignore[attr-defined]
                await reach.resume(connection, target, self.now, self.now - YEAR)
        await self._settle()

    async def _settle(self) -> None:
        async with self.database.begin() as connection:
            await outbox.settle_unknown(connection, "discord", resend=True, now=self.now)

    async def _record(self, *outcomes: Outcome) -> None:
        async with self.database.begin() as connection:
            await outbox.record(connection, outcomes, str(self.owner))

    @rule(down=st.sampled_from([1, 30, 100, 600]), came=ARRIVALS)
    def kill_and_start(self, down: int, came: list[bool]) -> None:
        for row, arrives in zip(self.held, came, strict=False):
            if arrives:
                self._arrive(row)
        self.held = []
        self.owner += 1
        self.now += timedelta(seconds=down)
        self.runner.run(self._recover())

    async def _recover(self) -> None:
        async with self.database.begin() as connection:
            await outbox.recover(connection, "discord", self.now, LEASE, timedelta(seconds=self.limits.dedup_seconds))
        await self._settle()

    @rule(seconds=st.sampled_from([1, 60, 3600]), came=ARRIVALS)
    def wait(self, seconds: int, came: list[bool]) -> None:
        """No send takes longer than its time-out; a step's seconds alone never add up to it."""
        if timedelta(seconds=seconds) > LONGEST_SEND:
            for arrives in came[: len(self.held)]:
                self.lose_the_answer(0, arrives)
        self.now += timedelta(seconds=seconds)

    @invariant()
    def no_row_is_lost(self) -> None:
        if self.made:
            assert self.runner.run(self._count(DeliveryState)) == self.made

    async def _count(self, states: Iterable[str]) -> int:
        query = select(func.count()).where(deliveries.c.state.in_(list(states)))
        async with self.database.read() as connection:
            return int((await connection.execute(query)).scalar_one())

    @invariant()
    def alerts_about_a_show_arrive_in_order(self) -> None:
        for address, ids in self.arrived.items():
            first_arrivals = list(dict.fromkeys(ids))
            for show in SHOWS:
                of_show = [change for change in first_arrivals if self.show_of[change] == show]
                assert of_show == sorted(of_show), (address, ids)

    def teardown(self) -> None:
        """Everything works again: what is left arrives, and the books agree with the far end."""
        try:
            if hasattr(self, "database"):
                self._let_everything_arrive()
                self.runner.run(self._compare())
                self.runner.run(self.database.close())
        finally:
            self.runner.close()

    def _let_everything_arrive(self) -> None:
        for _round in range(10 * self.made + 10):
            for row in list(self.held):
                self.held.remove(row)
                self._arrive(row)
                self.runner.run(self._finish(succeeded(row, Receipt("m"), self.now)))
            self.now += timedelta(days=1)
            self.held = self.runner.run(self._take(100))
            if not self.held and not self.runner.run(self._count(outbox.UNDONE)):
                break

    async def _compare(self) -> None:
        got = Counter((address, change) for address, ids in self.arrived.items() for change in ids)
        async with self.database.read() as connection:
            rows = list(await connection.execute(select(deliveries)))
        for row in rows:
            times = got[(str(row.target_id), row.change_id)]
            in_doubt = row.reason.startswith(IN_DOUBT)
            if row.state == DeliveryState.SENT.value:
                assert times == 1 or (in_doubt and times > 1), f"{row} arrived {times} times"
            else:
                assert row.state == DeliveryState.FAILED.value, str(row)
                assert times == 0 or in_doubt, f"{row} arrived {times} times"


class NoKeys(OutboxMachine):
    knows_keys = False


_QUICK = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # shrinking whole histories takes minutes; the failing one is printed as it is
    suppress_health_check=[HealthCheck.too_slow],
)
TestWithKeys = OutboxMachine.TestCase
TestWithKeys.settings = _QUICK
TestWithoutKeys = NoKeys.TestCase
TestWithoutKeys.settings = _QUICK
