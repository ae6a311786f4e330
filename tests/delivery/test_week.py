"""A simulated week with outages, lost answers, kills, kicks and clock jumps: every target gets what it should, once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import ManualClock
from bot.delivery import DISCORD, TELEGRAM, Delivery, DeliverySettings
from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Place, Receipt, TargetKind
from storage.engine import Database
from storage.outbox import IN_DOUBT
from storage.tables import changes, deliveries, targets
from tests.delivery.faking import FakePlatform, furnish, happen
from tests.making import DAY, NOON, a_change

STEP = timedelta(minutes=30)
SHOWS = (1, 2, 3, 4)
RECOGNISED = timedelta(minutes=5)  # for how long the far end knows a key


class JumpingClock(ManualClock):
    """Its time of day may jump; its steady seconds do not."""

    def jump(self, by: timedelta) -> None:
        self._now += by


class RoughPlatform(FakePlatform):
    """A far end with bad days. `dead` makes every send end as a kill does: without a word."""

    def __init__(self, name: str, clock: ManualClock, chance: random.Random, *, knows_keys: bool) -> None:
        super().__init__(name, knows_keys=knows_keys)
        self.clock = clock
        self.chance = chance
        self.outage_until = 0.0
        self.outage_is_silent = False
        self.kicked: dict[str, float] = {}  # address → until
        self.moved: dict[str, str] = {}
        self.kill_in = -1
        self.killed = asyncio.Event()
        self.outages = 0
        self._stored: dict[str, tuple[datetime, str]] = {}
        self._slow: list[tuple[datetime, Place, Alert]] = []  # on the way, though we no longer wait for them

    async def send(self, place: Place, alert: Alert) -> Receipt:
        self._count_down()
        self._let_slow_ones_arrive()
        if self.chance.random() < 0.3:
            await asyncio.sleep(0)  # slow ones are overtaken
        trouble = self._trouble(place)
        if trouble and trouble.failure is not Failure.UNKNOWN:
            raise trouble
        if trouble is None or self.chance.random() < 0.5:
            message = self._store(place, alert)
        elif self.chance.random() < 0.5:
            self._slow.append((self.clock.now(), place, alert))
        if self.killed.is_set():
            raise asyncio.CancelledError
        if trouble:
            raise trouble
        return Receipt(message)

    def _count_down(self) -> None:
        self.kill_in -= 1
        if self.kill_in == 0:
            self.killed.set()
        if self.killed.is_set() and self.chance.random() < 0.5:
            raise asyncio.CancelledError  # died before the request left

    def _let_slow_ones_arrive(self) -> None:
        """After their repetition, perhaps; what is still on the way after a minute is lost."""
        slow, self._slow = self._slow, []
        for since, place, alert in slow:
            if abs(self.clock.now() - since) < timedelta(minutes=1):
                self._store(place, alert)

    def _store(self, place: Place, alert: Alert) -> str:
        when, message = self._stored.get(alert.key, (NOON - DAY, ""))
        if self.knows_keys and message and self.clock.now() - when < RECOGNISED:
            return message
        self.taken[place.address].append(alert)
        message = f"{place.address}/{len(self.taken[place.address])}"
        self._stored[alert.key] = (self.clock.now(), message)
        return message

    def _trouble(self, place: Place) -> SendError | None:
        now = self.clock.monotonic()
        if now < self.outage_until:
            return SendError("503", Failure.UNKNOWN if self.outage_is_silent else Failure.RETRY)
        if now < self.kicked.get(place.address, 0.0):
            return SendError("the bot was removed", Failure.SUSPEND)
        if place.address in self.moved:
            return SendError("moved", Failure.MOVED, moved_to=self.moved[place.address])
        dice = self.chance.random()
        if dice < 0.02:
            return SendError("no answer", Failure.UNKNOWN)
        if dice < 0.06:
            return SendError("502", Failure.RETRY)
        if dice < 0.08:
            return SendError("slow down", Failure.RETRY, retry_after=self.chance.uniform(1, 90))
        return SendError("slow down, all", Failure.RETRY, retry_after=20.0, everywhere=True) if dice < 0.081 else None


class Week:
    """The world around one database file."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.url = f"sqlite:///{folder}/week.db"
        self.chance = random.Random(seed)  # drawn from in the order in which sends happen to run
        self.calendar = random.Random(seed)  # drawn from once a step: the same troubles in every run of a seed
        self.clock = JumpingClock(NOON)
        self.discord = RoughPlatform("discord", self.clock, self.chance, knows_keys=True)
        self.telegram = RoughPlatform("telegram", self.clock, self.chance, knows_keys=False)
        self.platforms = (self.discord, self.telegram)
        self.told = 0
        self.kills = 0
        self.jumps = 0

    async def open(self) -> None:
        self.database = await Database.open(self.url)
        limits = {"discord": DISCORD, "telegram": TELEGRAM}
        settings = DeliverySettings(limits=limits, concurrency=8)
        platforms = {platform.name: platform for platform in self.platforms}
        self.delivery = Delivery(self.database, platforms, settings, self.clock, seed=self.chance.randrange(2**32))

    async def live(self, steps: int, *, rough: bool) -> None:
        for _step in range(steps):
            if rough:
                self._trouble()
                if self.calendar.random() < 0.2:
                    self.told += 1
                    show = self.calendar.choice(SHOWS)
                    await happen(
                        self.database, a_change(str(self.told), show=show, at=self.clock.now()), now=self.clock.now()
                    )
            await self._drain()
            self.clock.set(self.clock.now() + STEP)

    async def _drain(self) -> None:
        """Deliver what is due, or die in the middle of it and start anew."""
        draining = asyncio.create_task(self.delivery.drain())
        deaths = [asyncio.create_task(platform.killed.wait()) for platform in self.platforms]
        await asyncio.wait([draining, *deaths], return_when=asyncio.FIRST_COMPLETED)
        for task in deaths:
            task.cancel()
        if not any(platform.killed.is_set() for platform in self.platforms):
            await draining
            return
        for platform in self.platforms:
            platform.killed.set()
        draining.cancel()
        await asyncio.gather(draining, *deaths, return_exceptions=True)
        await asyncio.gather(
            *(task for task in asyncio.all_tasks() if task.get_name().startswith("send ")), return_exceptions=True
        )
        await self.database.close()
        for platform in self.platforms:
            platform.killed.clear()
        self.kills += 1
        self.clock.set(self.clock.now() + timedelta(seconds=self.chance.choice([1, 5, 30, 60, 600])))
        await self.open()

    def _trouble(self) -> None:
        now = self.clock.monotonic()
        for platform in self.platforms:
            if self.calendar.random() < 0.012:
                platform.outages += 1
                platform.outage_until = now + self.calendar.uniform(600, 4 * 3600)
                platform.outage_is_silent = self.calendar.random() < 0.3
            if self.calendar.random() < 0.03:
                address = self.calendar.choice([*platform.taken, "nobody"])
                platform.kicked[address] = now + self.calendar.uniform(3600, 2 * 86400)
            if self.calendar.random() < 0.06:
                platform.kill_in = self.calendar.randrange(1, 25)
        if self.calendar.random() < 0.01:
            groups = [address for address in self.telegram.taken if address in {"-1", "-2", "-3"}]
            self.telegram.moved |= {address: f"-100{address[1:]}" for address in groups[:1]}
        if self.calendar.random() < 0.03:
            self.jumps += 1
            self.clock.jump(timedelta(seconds=self.calendar.uniform(-3600, 3600)))


def first_arrivals(alerts: list[Alert]) -> list[int]:
    return list(dict.fromkeys(alert.change_id for alert in alerts))


async def compare(week: Week) -> Counter[str]:
    """Hold the books against the far ends; counts alerts that came twice, by platform."""
    doubled: Counter[str] = Counter()
    async with week.database.read() as connection:
        rows = list(await connection.execute(select(deliveries, targets.c.address).join_from(deliveries, targets)))
        show_of = dict(tuple(row) for row in await connection.execute(select(changes.c.id, changes.c.show_id)))
    assert len(rows) == week.told * 60
    for platform in week.platforms:
        back = {new: old for old, new in platform.moved.items()}
        for row in (row for row in rows if row.platform == platform.name):
            places = {row.address, back.get(row.address, row.address)}
            times = sum(alert.change_id == row.change_id for place in places for alert in platform.taken[place])
            assert row.state == "sent", row
            assert times == 1 or (times > 1 and row.reason.startswith(IN_DOUBT)), (row, times)
            doubled[platform.name] += times > 1
        for address in {row.address for row in rows if row.platform == platform.name}:
            arrived = first_arrivals(platform.taken[back.get(address, "")] + platform.taken[address])
            for show in SHOWS:
                of_show = [change for change in arrived if show_of[change] == show]
                assert of_show == sorted(of_show)
    return doubled


@pytest.mark.parametrize("seed", [2])
async def test_after_a_rough_week_each_target_has_exactly_its_alerts(tmp_path: Path, seed: int) -> None:
    week = Week(tmp_path, seed)
    await week.open()
    await furnish(week.database, [str(number) for number in range(30)], show_ids=SHOWS)
    kinds: list[tuple[TargetKind, Callable[[int], str]]] = [
        (TargetKind.DM, lambda number: str(100 + number)),
        (TargetKind.GROUP, lambda number: str(-1 - number)),
    ]
    for kind, address in kinds:
        addresses = [address(number) for number in range(15)]
        await furnish(week.database, addresses, platform="telegram", kind=kind, show_ids=SHOWS)
    await week.live(steps=7 * 48, rough=True)
    await week.live(steps=6 * 48, rough=False)
    doubled = await compare(week)
    await week.database.close()
    assert week.told > 40
    assert week.kills > 5
    assert week.jumps > 1
    assert all(platform.outages for platform in week.platforms)
    assert doubled["discord"] <= 8 * week.kills  # only where a stop lasted longer than Discord knows a key
