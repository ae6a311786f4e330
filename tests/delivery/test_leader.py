"""One process serves a database: the second leaves, or waits and takes over."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.clock import ManualClock
from bot.delivery.leader import NAME, SILENCE, Leader, is_dead
from bot.errors import StorageError
from storage.engine import Database
from storage.leases import Leases
from tests.making import NOON


class TimedClock(ManualClock):
    """Moves one life at a time: `sleep` also lets the others have their turns."""

    async def sleep(self, seconds: float) -> None:
        for _turn in range(20):
            await asyncio.sleep(0.001)
        await super().sleep(seconds)


async def test_the_first_comes_in_and_leaves_the_door_open_behind_it(database: Database) -> None:
    first, second = Leader(database, ManualClock(NOON), owner="a"), Leader(database, ManualClock(NOON), owner="b")
    await first.take()
    await first.release()
    await second.take()
    await second.release()


async def test_a_second_one_leaves_when_the_first_gives_a_sign_of_life(database: Database) -> None:
    leases = Leases(database)
    assert await leases.take(NAME, "first", NOON, None)

    class Beating(ManualClock):
        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            await leases.beat(NAME, "first", self.now())

    with pytest.raises(StorageError, match="another process serves this database"):
        await Leader(database, Beating(NOON), owner="second").take()
    lease = await leases.look(NAME)
    assert lease is not None
    assert lease.owner == "first"


async def test_a_standby_takes_over_within_30_seconds_of_the_first_ones_death(database: Database) -> None:
    leases, clock = Leases(database), ManualClock(NOON)
    assert await leases.take(NAME, "first", NOON + timedelta(days=1), None)
    standby = Leader(database, clock, owner="standby")
    await standby.take(standby=True)
    assert clock.monotonic() <= 30.0
    await standby.release()


async def test_a_standby_waits_while_the_first_lives_whatever_the_time_of_day(database: Database) -> None:
    leases = Leases(database)
    assert await leases.take(NAME, "first", NOON, None)
    died_at = 200.0

    class Jumping(ManualClock):
        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            if self.monotonic() < died_at:
                await leases.beat(NAME, "first", NOON)
                self._now += timedelta(hours=1)  # the time of day jumps, the steady clock does not

    clock = Jumping(NOON)
    standby = Leader(database, clock, owner="standby")
    await standby.take(standby=True)
    assert died_at <= clock.monotonic() <= died_at + 30.0
    await standby.release()


async def test_who_lost_the_lease_is_told(database: Database) -> None:
    leader = Leader(database, TimedClock(NOON), owner="first")
    await leader.take()
    lease = await Leases(database).look(NAME)
    assert lease is not None
    assert await Leases(database).take(NAME, "second", NOON, lease) or await Leases(database).take(
        NAME, "second", NOON, await Leases(database).look(NAME)
    )
    await asyncio.wait_for(leader.lost.wait(), 20)
    await leader.release()
    held = await Leases(database).look(NAME)
    assert held is not None
    assert held.owner == "second"


@pytest.mark.parametrize("owner", ["elsewhere:1:0000:x", "elsewhere:1:x", "x", "", "host:one:two:three"])
def test_a_pid_of_elsewhere_says_nothing_about_life_and_death(owner: str) -> None:
    assert not is_dead(owner)


async def test_who_cannot_reach_the_database_any_more_stops_before_a_standby_begins(database: Database) -> None:
    clock = TimedClock(NOON)
    leader = Leader(database, clock, owner="first")
    await leader.take()
    async with database.begin() as connection:
        await connection.execute(text("ALTER TABLE leases RENAME TO away"))
    try:
        await asyncio.wait_for(leader.lost.wait(), 20)
        assert clock.monotonic() < SILENCE
    finally:
        async with database.begin() as connection:
            await connection.execute(text("ALTER TABLE away RENAME TO leases"))
    await leader.release()


async def test_a_holder_killed_on_this_machine_is_known_at_once(database: Database) -> None:
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()
    host, mine, space, _mark = Leader(database, ManualClock(NOON)).owner.split(":")
    dead = f"{host}:{process.pid}:{space}:x"
    assert is_dead(dead)
    assert is_dead(f"{host}:{mine}:{space}:x")  # a former life under the same number
    assert not is_dead(f"{host}:{os.getppid()}:{space}:x")
    assert await Leases(database).take(NAME, dead, NOON + timedelta(days=1), None)
    clock = ManualClock(NOON)
    leader = Leader(database, clock)
    await leader.take()
    assert clock.monotonic() < 1.0
    await leader.release()
