"""Delivery over a fake platform: what arrives where, once, in order, through each kind of refusal."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from bot.clock import Clock, ManualClock, SystemClock
from bot.delivery import UNLIMITED, Delivery, DeliverySettings, Limits, Window
from bot.delivery.health import Watch
from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import ChangeKind, Place, TargetKind
from storage.engine import Database
from storage.tables import changes
from tests.delivery.faking import FakePlatform, a_change, furnish, happen, left_in_mid_send, reasons, states
from tests.making import NOON

WITH_KEYS = Limits(dedup_seconds=120.0, burst=1000)
FREE = {"discord": WITH_KEYS, "telegram": UNLIMITED}


def a_delivery(database: Database, *platforms: FakePlatform, clock: Clock | None = None, **others: object) -> Delivery:
    settings = DeliverySettings(**({"limits": FREE} | others))  # type: ignore[arg-type]
    return Delivery(
        database, {platform.name: platform for platform in platforms}, settings, clock or ManualClock(NOON), seed=1
    )


async def test_every_target_gets_its_alert_once(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, [str(number) for number in range(100)])
    await happen(database, a_change("1"))
    delivery = a_delivery(database, platform)
    await delivery.drain()
    await delivery.drain()
    assert {address: len(alerts) for address, alerts in platform.taken.items()} == {str(n): 1 for n in range(100)}
    assert await states(database) == {"sent": 100}


async def test_no_more_are_under_way_than_the_operator_allows(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, [str(number) for number in range(20)])
    await happen(database, a_change("1"))
    await a_delivery(database, platform, concurrency=3).drain()
    assert platform.most_at_once == 3


async def test_a_refused_message_fails_and_its_target_stays(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1", "2"])
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: SendError("too long", Failure.REFUSED) if place.address == "1" else None
    await a_delivery(database, platform).drain()
    assert await states(database) == {"sent": 1, "failed": 1}
    platform.answer = lambda place, alert: None
    await happen(database, a_change("2"))
    await a_delivery(database, platform).drain()
    assert platform.changes_of("1") == [2]


async def test_a_suspended_target_tells_its_owner_once_and_resumes_by_itself(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    await furnish(database, ["1", "2"])
    await happen(database, a_change("1"), a_change("2", part="season 3"))
    platform.answer = lambda place, alert: SendError("no right to post", Failure.SUSPEND) if place.address == "1" else None
    delivery = a_delivery(database, platform, clock=clock)
    await delivery.drain()
    for _hour in range(5):
        clock.set(clock.now() + timedelta(hours=1))
        await delivery.drain()
    assert [place.kind for place, _text in platform.said] == [TargetKind.DM]
    assert "no right to post" in platform.said[0][1]
    assert platform.changes_of("2") == [1, 2]
    platform.answer = lambda place, alert: None
    clock.set(clock.now() + timedelta(days=1))
    await delivery.drain()
    assert platform.changes_of("1") == [1, 2]
    assert await states(database) == {"sent": 4}


async def test_a_moved_chat_is_followed(database: Database) -> None:
    platform = FakePlatform("telegram")
    await furnish(database, ["-1"], platform="telegram", kind=TargetKind.GROUP)
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: (
        SendError("moved", Failure.MOVED, moved_to="-1001") if place.address == "-1" else None
    )
    await a_delivery(database, platform).drain()
    assert platform.changes_of("-1001") == [1]
    assert platform.changes_of("-1") == []


async def test_a_revoked_token_stops_only_its_platform_and_loses_nothing(database: Database) -> None:
    discord, telegram = FakePlatform("discord"), FakePlatform("telegram")
    await furnish(database, ["1"])
    await furnish(database, ["2"], platform="telegram", kind=TargetKind.DM)
    await happen(database, a_change("1"))
    discord.answer = lambda place, alert: SendError("token revoked", Failure.FATAL)
    operator = Place("telegram", TargetKind.DM, "99")
    delivery = a_delivery(database, discord, telegram, operator=operator)
    await delivery.drain()
    assert telegram.changes_of("2") == [1]
    watch = Watch(database, ManualClock(NOON), lambda: delivery.stopped, delivery.tell_operator)
    for _look in range(2):
        await watch.look()
    assert [place for place, text in telegram.said if "token revoked" in text] == [operator]
    discord.answer = lambda place, alert: None
    await a_delivery(database, discord, telegram).drain()
    assert discord.changes_of("1") == [1]


async def test_a_temporary_refusal_is_tried_again_later(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    await furnish(database, ["1"])
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: SendError("busy", Failure.RETRY)
    delivery = a_delivery(database, platform, clock=clock)
    await delivery.drain()
    assert await states(database) == {"retry": 1}
    platform.answer = lambda place, alert: None
    await delivery.drain()
    assert platform.changes_of("1") == []
    clock.set(clock.now() + timedelta(seconds=3))
    await delivery.drain()
    assert platform.changes_of("1") == [1]


async def test_a_limit_of_one_chat_holds_up_no_other(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1", "2", "3"])
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: (
        SendError("slow down", Failure.RETRY, retry_after=3600.0) if place.address == "1" else None
    )
    await a_delivery(database, platform).drain()
    assert platform.changes_of("2") == platform.changes_of("3") == [1]
    assert platform.tries["1"] == 1


async def test_alerts_about_one_show_arrive_in_order_through_retries(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    await furnish(database, ["1"], show_ids=(1, 2))
    await happen(database, a_change("1"), a_change("2", part="season 3"), a_change("3", show=2))
    refusals = iter([SendError("busy", Failure.RETRY)])
    platform.answer = lambda place, alert: next(refusals, None) if alert.change_id == 1 else None
    delivery = a_delivery(database, platform, clock=clock)
    await delivery.drain()
    assert platform.changes_of("1") == [3]  # the other show goes on; the second change waits for the first
    clock.set(clock.now() + timedelta(seconds=10))
    await delivery.drain()
    assert platform.changes_of("1") == [3, 1, 2]


async def test_a_lost_answer_is_repeated_under_the_same_key(database: Database) -> None:
    platform = FakePlatform(knows_keys=True)
    await furnish(database, ["1"])
    await happen(database, a_change("1"))
    platform.loses = lambda place, alert: platform.tries["1"] == 1
    await a_delivery(database, platform).drain()
    assert platform.changes_of("1") == [1]
    assert platform.tries["1"] == 2
    assert await states(database) == {"sent": 1}


async def test_a_lost_answer_without_keys_follows_the_policy(database: Database) -> None:
    platform = FakePlatform("telegram")
    await furnish(database, ["1", "2"], platform="telegram", kind=TargetKind.DM)
    await happen(database, a_change("1"))
    platform.loses = lambda place, alert: place.address == "1" and platform.tries["1"] == 1
    await a_delivery(database, platform, unknown="skip").drain()
    assert await states(database) == {"sent": 1, "skipped": 1}
    await happen(database, a_change("2"))
    platform.loses = lambda place, alert: place.address == "2" and platform.tries["2"] == 2
    await a_delivery(database, platform, unknown="resend").drain()
    assert platform.changes_of("2") == [1, 2, 2]
    assert len([reason for reason in await reasons(database) if reason.startswith("outcome unknown")]) == 2


async def test_what_was_in_flight_at_a_kill_goes_first_and_only_while_keys_are_known(database: Database) -> None:
    platform, clock = FakePlatform(knows_keys=True), ManualClock(NOON)
    await furnish(database, [str(number) for number in range(30)])
    await happen(database, a_change("1"))
    await left_in_mid_send(database, [20, 21], until=NOON + timedelta(seconds=60 - 10))
    await left_in_mid_send(database, [25], until=NOON - timedelta(hours=1))
    seen: list[str] = []
    platform.answer = lambda place, alert: seen.append(place.address)
    await a_delivery(database, platform, clock=clock, concurrency=2).drain()
    assert set(seen[:2]) == {"19", "20"}
    assert len(seen) == 30
    assert [reason[:15] for reason in await reasons(database) if reason] == ["outcome unknown"]


async def test_stopping_finishes_what_is_in_flight(database: Database) -> None:
    platform = FakePlatform()
    platform.gate = asyncio.Event()
    await furnish(database, [str(number) for number in range(30)])
    await happen(database, a_change("1"))
    delivery = a_delivery(database, platform, concurrency=4)
    running = asyncio.create_task(delivery.run())
    await platform.reached(4)
    stopping = asyncio.create_task(delivery.stop())
    await asyncio.sleep(0)
    platform.gate.set()
    await stopping
    await running
    assert await states(database) == {"sent": 4, "pending": 26}


async def test_a_fault_in_a_platform_harms_no_other_delivery(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1", "2"])
    await happen(database, a_change("1"))

    def break_down(place: Place, alert: Alert) -> SendError | None:
        if place.address == "1" and platform.tries["1"] == 1:
            raise RuntimeError("a fault of ours")
        return None

    platform.answer = break_down
    await a_delivery(database, platform).drain()
    assert platform.changes_of("2") == [1]
    assert platform.changes_of("1") == [1]


async def test_an_outage_is_felt_out_with_few_tries(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    await furnish(database, [str(number) for number in range(300)])
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: SendError("503", Failure.RETRY)
    delivery = a_delivery(database, platform, clock=clock)
    for _minute in range(60):
        await delivery.drain()
        clock.set(clock.now() + timedelta(minutes=1))
    assert sum(platform.tries.values()) < 100
    platform.answer = lambda place, alert: None
    for _minute in range(30):
        await delivery.drain()
        clock.set(clock.now() + timedelta(minutes=1))
    assert await states(database) == {"sent": 300}


async def test_a_platform_that_wants_nothing_for_hours_is_left_alone_also_after_a_restart(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    await furnish(database, ["1", "2", "3"])
    await happen(database, a_change("1"))
    platform.answer = lambda place, alert: SendError("flood", Failure.RETRY, retry_after=7200.0, everywhere=True)
    await a_delivery(database, platform, clock=clock, concurrency=1).drain()
    await a_delivery(database, platform, clock=clock, concurrency=1).drain()
    assert platform.tries.total() == 1
    platform.answer = lambda place, alert: None
    clock.set(clock.now() + timedelta(hours=3))
    await a_delivery(database, platform, clock=clock).drain()
    assert await states(database) == {"sent": 3}


async def test_a_bucket_told_in_headers_holds_up_its_channel_only(database: Database) -> None:
    class Telling(FakePlatform):
        def listen(self, heard: Callable[[str, int, float], None]) -> None:
            self.heard = heard

    platform, clock = Telling(), ManualClock(NOON)
    await furnish(database, ["1", "2"], show_ids=(1, 2))
    delivery = a_delivery(database, platform, clock=clock)
    platform.heard("1", 0, 3600.0)
    await happen(database, a_change("1"), a_change("2", show=2))
    await delivery.drain()
    assert (platform.changes_of("1"), sorted(platform.changes_of("2"))) == ([], [1, 2])


async def test_new_rows_are_sent_at_once_when_delivery_is_nudged(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1"])
    delivery = a_delivery(database, platform, clock=SystemClock())
    running = asyncio.create_task(delivery.run())
    for number in range(3):
        await happen(database, a_change(str(number)))
        delivery.nudge()
        async with asyncio.timeout(20):  # far below the 30 seconds after which it would look by itself
            await platform.reached(number + 1)
    await delivery.stop()
    await running
    assert await states(database) == {"sent": 3}


async def test_cancelling_finishes_what_is_in_flight(database: Database) -> None:
    platform = FakePlatform()
    platform.gate = asyncio.Event()
    await furnish(database, ["1", "2"])
    await happen(database, a_change())
    running = asyncio.create_task(a_delivery(database, platform, clock=SystemClock()).run())
    await platform.reached(2)
    running.cancel()
    platform.gate.set()
    await asyncio.gather(running, return_exceptions=True)
    assert await states(database) == {"sent": 2}


async def test_what_hangs_longer_than_a_stop_may_take_is_settled_at_the_next_start(database: Database) -> None:
    hanging, platform = FakePlatform("telegram"), FakePlatform("telegram")
    hanging.gate = asyncio.Event()
    await furnish(database, ["1"], platform="telegram", kind=TargetKind.DM)
    await happen(database, a_change())
    delivery = a_delivery(database, hanging, clock=SystemClock(), stop_seconds=0.01)
    running = asyncio.create_task(delivery.run())
    await hanging.reached(1)
    await delivery.stop()
    await running
    assert await states(database) == {"sending": 1}
    await a_delivery(database, platform, unknown="skip").drain()
    assert platform.tries.total() == 0
    assert (await reasons(database))[0].startswith("outcome unknown (1): stopped in mid-send; not sent again")


async def test_a_correction_answers_the_message_that_it_takes_back(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1", "2"])
    first = a_change("1")
    await happen(database, first)
    platform.answer = lambda place, alert: SendError("no", Failure.REFUSED) if place.address == "2" else None
    await a_delivery(database, platform).drain()
    platform.answer = lambda place, alert: None
    await happen(database, replace(a_change("2", after="in_doubt"), kind=ChangeKind.CORRECTION, corrects=first.key))
    await a_delivery(database, platform).drain()
    assert [alert.answers for alert in platform.taken["1"]] == [None, "1-1"]
    assert [alert.answers for alert in platform.taken["2"]] == [None]


async def test_keys_are_short_distinct_and_the_same_for_every_try(database: Database) -> None:
    platform, keys = FakePlatform(), list[str]()
    await furnish(database, [str(number) for number in range(40)])
    await happen(database, a_change("1"), a_change("2", part="season 3"))

    def note(place: Place, alert: Alert) -> SendError | None:
        keys.append(alert.key)
        return SendError("busy", Failure.RETRY, retry_after=1.0) if platform.tries[place.address] == 1 else None

    platform.answer = note
    clock = ManualClock(NOON)
    delivery = a_delivery(database, platform, clock=clock)
    for _try in range(4):
        await delivery.drain()
        clock.set(clock.now() + timedelta(minutes=1))
    assert len(keys) == 120
    assert len(set(keys)) == 80
    assert all(re.fullmatch(r"[a-z0-9-]{1,25}", key) for key in keys)


async def test_what_was_claimed_and_never_sent_goes_out_without_a_restart(database: Database) -> None:
    platform, clock = FakePlatform("telegram"), ManualClock(NOON)
    await furnish(database, ["1", "2"], platform="telegram", kind=TargetKind.DM)
    delivery = a_delivery(database, platform, clock=clock, look_seconds=5.0)
    await delivery.drain()
    ours, served_before = delivery.owner, "served before"
    await happen(database, a_change())
    await left_in_mid_send(database, [1], NOON + timedelta(minutes=1), owner=ours)
    await left_in_mid_send(database, [2], NOON - timedelta(minutes=1), owner=served_before)
    running = asyncio.create_task(delivery.run())
    await platform.reached(2)
    await delivery.stop()
    await running
    assert await states(database) == {"sent": 2}
    assert [reason[:15] for reason in await reasons(database)] == ["", "outcome unknown"]


async def test_places_that_refuse_do_not_use_up_the_patience_for_all_others(database: Database) -> None:
    platform, clock = FakePlatform(), ManualClock(NOON)
    limits = {"discord": replace(WITH_KEYS, refusals=Window(40, 600.0))}
    await furnish(database, [f"gone {number}" for number in range(10)])
    await furnish(database, ["here"], show_ids=(2,))
    platform.answer = lambda place, alert: SendError("gone", Failure.SUSPEND) if "gone" in place.address else None
    delivery = a_delivery(database, platform, clock=clock, limits=limits)
    await happen(database, a_change("1"))
    await delivery.drain()
    clock.set(clock.now() + timedelta(seconds=301))  # within the window, and time to try all of them out
    await happen(database, a_change("2", show=2))
    await delivery.drain()
    assert (platform.changes_of("here"), platform.tries["gone 1"]) == ([2], 1)
    clock.set(clock.now() + timedelta(seconds=601))
    await delivery.drain()
    assert platform.tries["gone 1"] == 2


async def test_a_platform_that_refused_the_login_gets_nothing_until_it_is_released(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1"])
    await happen(database, a_change())
    delivery = a_delivery(database, platform)
    delivery.hold("discord", "no such token")
    await delivery.drain()
    assert (platform.tries.total(), delivery.stopped) == (0, {"discord": "no such token"})
    delivery.release("discord")
    await delivery.drain()
    assert (platform.changes_of("1"), delivery.stopped) == ([1], {})


async def test_a_change_that_cannot_be_read_holds_up_no_other(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1"], show_ids=(1, 2))
    bad, good = await happen(database, a_change("1"), a_change("2", show=2))
    async with database.begin() as connection:
        await connection.execute(update(changes).where(changes.c.id == bad).values(after="of a later version"))
    await a_delivery(database, platform).drain()
    assert platform.changes_of("1") == [good]
    assert await states(database) == {"sent": 1, "failed": 1}
