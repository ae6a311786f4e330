"""The outbox: who gets a delivery, who is next, and what no interleaving of sends and crashes can break."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.model import Certainty, ChangeKind, DeliveryState, Status, TargetKind
from storage import outbox, queue, reach
from storage.engine import Database
from storage.outbox import Outcome, Waiting
from storage.tables import deliveries, subscriptions, targets
from tests.delivery.faking import furnish, happen, left_in_mid_send, reasons, states
from tests.making import DAY, NOON, a_change

MINUTE = timedelta(minutes=1)
LEASE = NOON + MINUTE


async def receivers(database: Database) -> list[str]:
    query = select(targets.c.address).join_from(targets, deliveries).order_by(targets.c.address)
    async with database.read() as connection:
        return list((await connection.execute(query)).scalars())


async def alter(database: Database, address: str, **values: object) -> None:
    target = select(targets.c.id).where(targets.c.address == address).scalar_subquery()
    async with database.begin() as connection:
        await connection.execute(update(subscriptions).where(subscriptions.c.target_id == target).values(**values))


async def next_rows(database: Database, platform: str = "discord", limit: int = 100) -> list[Waiting]:
    async with database.read() as connection:
        return await queue.ready(connection, platform, NOON, limit)


async def take(database: Database, limit: int = 100, owner: str = "me") -> list[Waiting]:
    rows = await next_rows(database, limit=limit)
    async with database.begin() as connection:
        return await outbox.claim(connection, rows, owner, LEASE)


async def settle(database: Database, rows: list[Waiting], state: DeliveryState, owner: str = "me") -> None:
    outcomes = [Outcome(row.delivery.id, state, "", NOON, row.priority, "m", NOON) for row in rows]
    async with database.begin() as connection:
        await outbox.record(connection, outcomes, owner)


async def test_a_change_makes_one_delivery_for_each_subscription_and_none_the_second_time(database: Database) -> None:
    await furnish(database, ["1", "2", "3"])
    change_id = (await happen(database, a_change()))[0]
    async with database.begin() as connection:
        assert await outbox.fan_out(connection, change_id, a_change(), NOON) == 0
    assert await receivers(database) == ["1", "2", "3"]


async def test_fan_out_counts_its_rows(database: Database) -> None:
    await furnish(database, ["1", "2", "3"])
    first = a_change()
    change_id = (await happen(database, first))[0]
    async with database.begin() as connection:
        await connection.execute(deliveries.delete())
        assert await outbox.fan_out(connection, change_id, first, NOON) == 3


CORRECTED_FATE = replace(a_change(after="in_doubt"), kind=ChangeKind.CORRECTION, before=Status.RENEWED)
CORRECTED_DATE = replace(a_change(after="dated"), kind=ChangeKind.CORRECTION, before=Status.DELAYED)
REPORTED = replace(a_change(), certainty=Certainty.REPORTED)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (a_change(after="renewed"), ["all", "fate", "rumours"]),
        (a_change(after="dated"), ["all", "rumours"]),
        (CORRECTED_FATE, ["all", "fate", "rumours"]),
        (CORRECTED_DATE, ["all", "rumours"]),
        (REPORTED, ["rumours"]),
    ],
    ids=["fate", "progress", "a fate corrected", "a date corrected", "a report"],
)
async def test_a_subscription_gets_what_it_asked_for(database: Database, change: object, told: list[str]) -> None:
    await furnish(database, ["all", "fate", "rumours", "muted", "late"])
    await alter(database, "fate", alerts="fate")
    await alter(database, "rumours", rumours=True)
    await alter(database, "muted", muted_until=NOON + DAY)
    await alter(database, "late", created=NOON + MINUTE)
    await happen(database, change)  # type: ignore[arg-type]
    assert await receivers(database) == told


async def test_a_mute_that_is_over_silences_nothing(database: Database) -> None:
    await furnish(database, ["1"])
    await alter(database, "1", muted_until=NOON - MINUTE)
    await happen(database, a_change())
    assert await receivers(database) == ["1"]


async def test_a_suspended_target_keeps_its_delivery_waiting(database: Database) -> None:
    await furnish(database, ["1"])
    async with database.begin() as connection:
        await reach.suspend_target(connection, 1, "no right to post", NOON + DAY)
    await happen(database, a_change())
    assert await states(database) == {"suspended": 1}
    assert await next_rows(database) == []


async def test_two_takers_never_get_the_same_row(database: Database) -> None:
    await furnish(database, [str(number) for number in range(50)])
    await happen(database, a_change())
    rows = await next_rows(database)

    async def claim(owner: str) -> list[Waiting]:
        async with database.begin() as connection:
            return await outbox.claim(connection, rows, owner, LEASE)

    taken = await asyncio.gather(*(claim(f"owner {number}") for number in range(4)))
    ids = [row.delivery.id for rows in taken for row in rows]
    assert len(ids) == len(set(ids)) == 50


async def test_a_small_change_does_not_wait_behind_a_big_one(database: Database) -> None:
    await furnish(database, [f"big {number}" for number in range(200)], show_ids=(1,))
    await furnish(database, ["small 1", "small 2"], show_ids=(2,))
    await happen(database, a_change("1", show=1, after="renewed"), a_change("2", show=2, after="dated"))
    first = [row.delivery.target.place.address for row in await next_rows(database, limit=12)]
    assert {"small 1", "small 2"} <= set(first)


async def test_a_fate_gets_more_turns_than_progress(database: Database) -> None:
    await furnish(database, [f"fate {number}" for number in range(100)], show_ids=(1,))
    await furnish(database, [f"date {number}" for number in range(100)], show_ids=(2,))
    await happen(database, a_change("1", show=2, after="dated"), a_change("2", show=1, after="renewed"))
    first = [row.delivery.target.place.address.split()[0] for row in await next_rows(database, limit=40)]
    assert first.count("fate") == 3 * first.count("date")


async def test_digests_go_when_no_alert_waits(database: Database) -> None:
    await furnish(database, ["1", "2"], show_ids=(1, 2))
    await happen(database, a_change("1", show=1), a_change("2", show=2))
    async with database.begin() as connection:
        await connection.execute(update(deliveries).where(deliveries.c.change_id == 1).values(priority=outbox.DIGEST))
    assert [row.delivery.change_id for row in await next_rows(database)] == [2, 2, 1, 1]


async def test_a_later_change_waits_for_the_earlier_of_the_same_show(database: Database) -> None:
    await furnish(database, ["1"], show_ids=(1, 2))
    await happen(database, a_change("1"), a_change("2", part="season 3"), a_change("3", show=2))
    first = await take(database)
    assert [row.delivery.change_id for row in first] == [1, 3]
    assert await next_rows(database) == []
    await settle(database, first, DeliveryState.RETRY)
    assert [row.delivery.change_id for row in await next_rows(database)] == [1, 3]
    await settle(database, await take(database), DeliveryState.SENT)
    assert [row.delivery.change_id for row in await next_rows(database)] == [2]


async def test_what_another_owner_holds_by_now_is_not_overwritten(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change())
    rows = await take(database, owner="old")
    await left_in_mid_send(database, [1], LEASE, owner="new")
    await settle(database, rows, DeliveryState.SENT, owner="old")
    assert await states(database) == {"sending": 1}


async def test_a_parked_target_waits_for_its_moment(database: Database) -> None:
    await furnish(database, ["1", "2"])
    await happen(database, a_change())
    async with database.begin() as connection:
        await reach.park(connection, 1, NOON + MINUTE)
    assert [row.delivery.target.id for row in await next_rows(database)] == [2]
    async with database.read() as connection:
        assert await queue.next_due(connection, "discord", NOON) == NOON + MINUTE
        assert len(await queue.ready(connection, "discord", NOON + MINUTE, 10)) == 2


async def test_recovery_repeats_what_the_platform_would_recognise_and_doubts_the_rest(database: Database) -> None:
    await furnish(database, ["1", "2", "3"])
    await happen(database, a_change())
    await left_in_mid_send(database, [1], LEASE)
    await left_in_mid_send(database, [2], LEASE - DAY)
    async with database.begin() as connection:
        found = await outbox.recover(connection, "discord", NOON + MINUTE, MINUTE, 2 * MINUTE)
    assert found == (1, 1)
    assert await states(database) == {"retry": 1, "unknown": 1, "pending": 1}


@pytest.mark.parametrize(("resend", "state"), [(True, "retry"), (False, "skipped")])
async def test_the_policy_settles_the_unknown_and_says_so(database: Database, resend: bool, state: str) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change())
    await settle(database, await take(database), DeliveryState.UNKNOWN)
    async with database.begin() as connection:
        assert await outbox.settle_unknown(connection, "discord", resend=resend, now=NOON) == 1
    assert await states(database) == {state: 1}
    assert "as the policy says" in (await reasons(database))[0]


async def test_what_waited_too_long_with_its_target_is_skipped_on_resuming(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change("1"), now=NOON - 40 * DAY)
    await happen(database, a_change("2"))
    async with database.begin() as connection:
        await reach.suspend_target(connection, 1, "blocked", NOON)
        await reach.resume(connection, 1, NOON, NOON - 30 * DAY)
    assert await states(database) == {"skipped": 1, "pending": 1}


async def test_a_moved_chat_keeps_its_subscriptions_and_deliveries(database: Database) -> None:
    await furnish(database, ["-1"], platform="telegram", kind=TargetKind.GROUP)
    await happen(database, a_change())
    async with database.begin() as connection:
        await reach.move_target(connection, "telegram", "-1", "-1001")
    assert await receivers(database) == ["-1001"]


async def test_two_chats_become_one_with_the_wider_wish_and_no_alert_twice(database: Database) -> None:
    await furnish(database, ["-1"], platform="telegram", kind=TargetKind.GROUP, show_ids=(1, 2))
    await furnish(database, ["-1001"], platform="telegram", kind=TargetKind.GROUP, show_ids=(1,))
    await alter(database, "-1001", alerts="fate", muted_until=NOON + DAY)
    await happen(database, a_change("1"), a_change("2", show=2))
    async with database.begin() as connection:
        await connection.execute(update(deliveries).where(deliveries.c.change_id == 1).values(state="sent"))
        doubled = {"change_id": 1, "target_id": 2, "platform": "telegram", "due": NOON, "created": NOON}
        await connection.execute(insert(deliveries).values(doubled))
        await reach.move_target(connection, "telegram", "-1", "-1001")
        wishes = (await connection.execute(select(subscriptions).order_by(subscriptions.c.show_id))).all()
    assert [(wish.target_id, wish.show_id, wish.alerts, wish.muted_until) for wish in wishes] == [
        (2, 1, "everything", None),
        (2, 2, "everything", None),
    ]
    assert await states(database) == {"sent": 1, "pending": 1}
    assert set(await receivers(database)) == {"-1001"}


async def test_a_doubt_outlives_the_suspension_of_its_target(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change())
    await left_in_mid_send(database, [1], LEASE)
    async with database.begin() as connection:
        await outbox.recover(connection, "discord", NOON, MINUTE, timedelta(0))
        await outbox.settle_unknown(connection, "discord", resend=True, now=NOON)
        await reach.suspend_target(connection, 1, "blocked", NOON)
        await reach.resume(connection, 1, NOON, NOON - DAY)
    assert (await reasons(database))[0].startswith(outbox.IN_DOUBT)


async def test_a_doubt_outlives_a_second_stop_in_mid_send(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change())
    for window in (timedelta(0), 2 * MINUTE):
        await left_in_mid_send(database, [1], LEASE)
        async with database.begin() as connection:
            await outbox.recover(connection, "discord", NOON, MINUTE, window)
            await outbox.settle_unknown(connection, "discord", resend=True, now=NOON)
    assert await states(database) == {"retry": 1}
    assert (await reasons(database))[0].startswith(outbox.IN_DOUBT)


async def test_what_is_skipped_after_a_try_that_may_have_arrived_says_so(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change(), now=NOON - 40 * DAY)
    async with database.begin() as connection:
        await connection.execute(update(deliveries).values(sent=NOON - 40 * DAY))
        await reach.suspend_target(connection, 1, "blocked", NOON)
        await reach.resume(connection, 1, NOON, NOON - 30 * DAY)
    assert await states(database) == {"skipped": 1}
    assert (await reasons(database))[0].startswith(outbox.IN_DOUBT)
