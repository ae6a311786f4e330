"""Faults of Discord through the whole of delivery: the row, its place, what the owner is told, and everybody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import QuickClock
from bot.delivery import Delivery, DeliverySettings, Limits
from bot.model import DeliveryState, TargetKind
from bot.platforms.discord import DiscordPlatform
from storage.engine import Database
from storage.tables import deliveries, targets
from tests.delivery.faking import furnish, happen
from tests.emulators.discord import DiscordEmulator, Fault
from tests.making import NOON, a_change

OWNER = "700000000000000007"


@dataclass(frozen=True)
class Case:
    """A fault at one of three channels, and what follows for it. `told` is in what its owner hears."""

    fault: Fault
    state: DeliveryState
    suspended: bool = False
    told: str = ""
    arrives: int = 0


def once(status: int = 0, code: int = 0, **others: object) -> Fault:
    return Fault(status, code, times=1, **others)  # type: ignore[arg-type]


SENT, RETRY, FAILED, SUSPENDED = DeliveryState.SENT, DeliveryState.RETRY, DeliveryState.FAILED, DeliveryState.SUSPENDED
SLOW = {"message": "slow", "retry_after": 0.05, "global": False}
CASES = {
    "channel deleted": Case(Fault(404, 10003), SUSPENDED, True, "no longer exists"),
    "kicked": Case(Fault(403, 50001), SUSPENDED, True, "cannot see the channel"),
    "no permission": Case(Fault(403, 50013), SUSPENDED, True, "may not post"),
    "thread locked": Case(Fault(400, 160005), SUSPENDED, True, "locked"),
    "thread archived": Case(Fault(400, 50083), SUSPENDED, True, "archived"),
    "banned from the server": Case(Fault(403, 40007), SUSPENDED, True, "banned"),
    "filtered in any form": Case(Fault(400, 200000), FAILED),
    "too large": Case(Fault(413, 40005), FAILED),
    "filtered as a card": Case(once(400, 200000), SENT, arrives=1),
    "slow mode": Case(once(429, 20016, body=SLOW | {"code": 20016}), SENT, arrives=1),
    "one channel too fast": Case(once(429, body=SLOW), SENT, arrives=1),
    "everything too fast": Case(once(429, body=SLOW | {"global": True}), SENT, arrives=1),
    "a long wait": Case(Fault(429, body=SLOW | {"retry_after": 600}), RETRY),
    "failed after storing": Case(once(500, store=True), SENT, arrives=1),
    "failed before storing": Case(once(500), SENT, arrives=1),
    "answer lost after storing": Case(once(drop=True, store=True), SENT, arrives=1),
    "answer lost before storing": Case(once(drop=True), SENT, arrives=1),
    "no answer in time": Case(once(200, store=True, seconds=5.0), SENT, arrives=1),
    "not available": Case(Fault(502, body="<html>bad gateway</html>"), RETRY),
    "overloaded": Case(Fault(503, 130000), RETRY),
}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite:///{tmp_path}/cliffhanger.db")
    yield opened
    await opened.close()


async def row_of(database: Database, address: str) -> tuple[str, str]:
    """The state of a channel's delivery and of the channel."""
    async with database.read() as connection:
        statement = select(deliveries.c.state, targets.c.state).join(targets).where(targets.c.address == address)
        state, target = (await connection.execute(statement)).one()
    return state, target


def a_delivery(database: Database, platform: DiscordPlatform) -> Delivery:
    limits = {"discord": Limits(dedup_seconds=120.0, burst=1000)}
    settings = DeliverySettings(limits=limits, send_seconds=0.3)
    return Delivery(database, {"discord": platform}, settings, QuickClock(NOON, speed=1.0), seed=1)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
async def test_a_fault_at_one_channel_is_settled_there_and_concerns_nobody_else(
    case: Case, platform: DiscordPlatform, discord: DiscordEmulator, database: Database
) -> None:
    guild = discord.add_guild()
    bad, *good = (discord.add_channel(guild, name) for name in ("bad", "one", "two"))
    discord.user(OWNER)
    discord.fail(Fault(**(vars(case.fault) | {"where": bad})))
    await furnish(database, [bad, *good], owner=OWNER)
    await happen(database, a_change("1"))
    delivery = a_delivery(database, platform)
    await _until_settled(delivery, database, bad, case.state)
    assert await row_of(database, bad) == (case.state.value, "suspended" if case.suspended else "active")
    assert len(discord.messages(bad)) == case.arrives
    assert [len(discord.messages(one)) for one in good] == [1, 1]
    words = [message.content for message in discord.messages(OWNER)]
    assert len(words) == (1 if case.told else 0)
    assert all(case.told in word and bad in word for word in words)


async def _until_settled(delivery: Delivery, database: Database, address: str, state: DeliveryState) -> None:
    """Drain; what came back to be tried again in a moment is tried again."""
    async with asyncio.timeout(20):
        while True:
            await delivery.drain()
            if (await row_of(database, address))[0] == state.value:
                return
            await asyncio.sleep(0.02)


async def test_a_revoked_token_stops_the_platform_and_keeps_every_alert(
    platform: DiscordPlatform, discord: DiscordEmulator, database: Database
) -> None:
    guild = discord.add_guild()
    channels = [discord.add_channel(guild, f"channel-{number}") for number in range(3)]
    await furnish(database, channels, owner=OWNER)
    await happen(database, a_change("1"))
    discord.rest.token = "another token"
    delivery = a_delivery(database, platform)
    await delivery.drain()
    assert "token is not valid" in delivery.stopped["discord"]
    assert discord.token not in delivery.stopped["discord"]
    assert all(discord.messages(channel) == () for channel in channels)
    async with database.read() as connection:
        states = set((await connection.execute(select(deliveries.c.state))).scalars())
    assert states <= {"retry", "pending"}


async def test_a_person_who_takes_no_dms_loses_nothing_and_others_get_theirs(
    platform: DiscordPlatform, discord: DiscordEmulator, database: Database
) -> None:
    closed, open_ = discord.user("ann"), discord.user("bob")
    fault = discord.fail(Fault(403, 50007, where=closed))
    await furnish(database, [closed, open_], kind=TargetKind.DM)
    await happen(database, a_change("1"))
    await a_delivery(database, platform).drain()
    assert await row_of(database, closed) == ("suspended", "suspended")
    assert len(discord.messages("bob")) == 1
    discord.heal(fault)
    assert discord.messages("ann") == ()


async def test_a_channel_whose_bucket_is_empty_waits_alone(
    platform: DiscordPlatform, discord: DiscordEmulator, database: Database
) -> None:
    guild = discord.add_guild()
    channels = [discord.add_channel(guild, f"channel-{number}") for number in range(3)]
    discord.limits.bucket = (2, 0.3)
    await furnish(database, channels)
    await happen(database, *(a_change(str(number)) for number in range(4)))
    await a_delivery(database, platform).drain()
    assert [len(discord.messages(channel)) for channel in channels] == [4, 4, 4]
    assert discord.limits.hits == []
