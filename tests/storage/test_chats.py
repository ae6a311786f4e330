"""Subscriptions: one for each place and show, changed and taken back at will."""

from __future__ import annotations

from datetime import timedelta

from bot.model import Alerts, Place, TargetKind, TargetState
from storage.chats import Chats
from storage.engine import Database
from storage.reach import suspend_target
from storage.shows import Shows
from tests.making import DAY, NOON, a_show

CHANNEL = Place("discord", TargetKind.CHANNEL, "100", title="#tv", owner="7")
TOPIC = Place("telegram", TargetKind.GROUP, "100", thread="5")


async def test_subscribing_twice_is_one_subscription_with_the_last_wish(database: Database) -> None:
    chats, show = Chats(database), await Shows(database).follow(a_show(), NOON)
    assert await chats.subscribe(CHANNEL, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    assert not await chats.subscribe(CHANNEL, show.id, Alerts.FATE, NOON + DAY, NOON)
    (only,) = await chats.of(CHANNEL)
    assert (only.alerts, only.created, only.show_title) == (Alerts.FATE, NOON, show.title)
    assert only.target.place == CHANNEL


async def test_a_topic_and_its_group_subscribe_apart(database: Database) -> None:
    chats, show = Chats(database), await Shows(database).follow(a_show(), NOON)
    group = Place("telegram", TargetKind.GROUP, "100")
    await chats.subscribe(TOPIC, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    assert await chats.of(group) == ()
    assert await chats.unsubscribe(group, show.id) == 0
    assert len(await chats.of(TOPIC)) == 1


async def test_a_suspended_place_that_subscribes_is_active_again(database: Database) -> None:
    chats, show = Chats(database), await Shows(database).follow(a_show(), NOON)
    await chats.subscribe(CHANNEL, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    (before,) = await chats.of(CHANNEL)
    async with database.begin() as connection:
        await suspend_target(connection, before.target.id, "no permission", NOON + DAY)
    (suspended,) = await chats.of(CHANNEL)
    assert suspended.target.state is TargetState.SUSPENDED
    await chats.subscribe(CHANNEL, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    (after,) = await chats.of(CHANNEL)
    assert (after.target.state, after.target.reason) == (TargetState.ACTIVE, "")


async def test_a_mute_lasts_through_a_changed_wish_and_can_be_lifted(database: Database) -> None:
    chats, show = Chats(database), await Shows(database).follow(a_show(), NOON)
    assert not await chats.mute(CHANNEL, show.id, NOON + DAY)
    await chats.subscribe(CHANNEL, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    assert await chats.mute(CHANNEL, show.id, NOON + timedelta(days=30))
    await chats.subscribe(CHANNEL, show.id, Alerts.FATE, NOON, NOON - DAY)
    assert [kept.muted_until for kept in await chats.of(CHANNEL)] == [NOON + timedelta(days=30)]
    assert await chats.mute(CHANNEL, show.id, None)
    assert [kept.muted_until for kept in await chats.of(CHANNEL)] == [None]


async def test_unsubscribing_from_all_leaves_other_places_alone(database: Database) -> None:
    chats, shows = Chats(database), Shows(database)
    for title in ("Zebra Crossing", "Apple Cart"):
        show = await shows.follow(a_show(title), NOON)
        for place in (CHANNEL, TOPIC):
            await chats.subscribe(place, show.id, Alerts.EVERYTHING, NOON, NOON - DAY)
    assert [kept.show_title for kept in await chats.of(CHANNEL)] == ["Apple Cart", "Zebra Crossing"]
    assert await chats.unsubscribe(CHANNEL) == 2
    assert await chats.of(CHANNEL) == ()
    assert len(await chats.of(TOPIC)) == 2
