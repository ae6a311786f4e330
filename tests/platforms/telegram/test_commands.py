"""Commands typed at the real library over a real socket: who is answered, where, and in whose name."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands.replies import Choice
from bot.model import Alerts, Place, TargetKind
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.faking import FakeCommands, a_status_card

pytestmark = pytest.mark.usefixtures("platform")


async def test_a_command_is_answered_in_the_same_chat(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    commands.replies["status"] = a_status_card()
    ann = telegram.user()
    [answer] = await telegram.type(ann, ann, "/status  harbour   lights")
    assert commands.calls == [("status", "harbour lights")]
    assert answer.text.startswith("Harbour Lights (2021, Example TV)\n❔ Nobody knows yet")


async def test_a_private_subscription_concerns_the_dm(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user("Ann")
    probe, answer = await telegram.type(ann, ann, "/subscribe harbour lights fate", answers=2)
    dm = Place("telegram", TargetKind.DM, str(ann.id), title="Ann", owner=str(ann.id))
    assert commands.calls == [("subscribe", "harbour lights", dm, Alerts.FATE)]
    assert (probe.text, answer.text) == ("Alerts about harbour lights will come here.", "✅ subscribe done")
    [caller] = commands.callers
    assert (caller.here, caller.dm, caller.may_manage) == (dm, dm, True)


async def test_in_a_group_an_administrator_subscribes_the_group(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user("Ann")
    group = telegram.group("Film club", admin=ann)
    _probe, answer = await telegram.type(ann, group, "/subscribe@CliffhangerBot harbour lights", answers=2)
    place = Place("telegram", TargetKind.GROUP, str(group.id), title="Film club", owner=str(ann.id))
    assert commands.calls == [("subscribe", "harbour lights", place, Alerts.EVERYTHING)]
    assert commands.callers[0].dm == Place("telegram", TargetKind.DM, str(ann.id), title="Ann", owner=str(ann.id))
    assert answer.reply_to is not None


async def test_others_in_a_group_are_refused_and_shown_the_way_to_their_own_chat(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    group = telegram.group(admin=ann, members=(bob,))
    [refused] = await telegram.type(bob, group, "/subscribe harbour lights fate")
    assert refused.text == "⚠️ Only administrators may subscribe this chat."
    address = refused.button("private").url
    assert address.startswith("https://t.me/CliffhangerBot?start=")
    await telegram.type(bob, bob, f"/start {address.partition('=')[2]}", answers=2)
    assert commands.calls[-1][1:] == ("harbour lights", commands.callers[-1].dm, Alerts.FATE)


async def test_an_anonymous_administrator_may_subscribe_and_the_creator_answers_for_the_group(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    group = telegram.group(admin=ann, members=(bob,))
    await telegram.type(bob, group, "/subscribe harbour lights", anonymous=True, answers=2)
    [caller] = commands.callers
    assert (caller.may_manage, caller.dm, caller.here.owner) == (True, None, str(ann.id))


async def test_speaking_as_another_channel_is_no_right(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    other = telegram.channel("Elsewhere", admin=ann)
    await telegram.type(ann, group, "/subscribe harbour lights", sender_chat=other.json())
    [caller] = commands.callers
    assert (caller.may_manage, caller.dm) == (False, None)


async def test_a_group_does_not_read_what_somebody_follows_in_private(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    await telegram.type(ann, group, "/subscriptions")
    assert commands.callers[0].dm is None


async def test_in_a_topic_the_topic_is_meant_and_answered(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    forum = telegram.group("Forum", admin=ann, forum=True)
    topic = telegram.topic(forum)
    probe, answer = await telegram.type(ann, forum, "/subscribe harbour lights", thread=topic, answers=2)
    assert commands.callers[0].here.thread == str(topic)
    assert (probe.thread, answer.thread) == (topic, topic)


async def test_a_post_in_a_channel_subscribes_the_channel(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    channel = telegram.channel("TV news", admin=ann)
    await telegram.post(channel, "/subscribe harbour lights", answers=2)
    place = Place("telegram", TargetKind.CHANNEL, str(channel.id), title="TV news", owner=str(ann.id))
    [caller] = commands.callers
    assert (caller.here, caller.dm, caller.may_manage) == (place, None, True)


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("/unsubscribe all", ("unsubscribe", "all")),
        ("/history Harbour Lights", ("history", "Harbour Lights")),
        ("/why@cliffhangerbot harbour", ("why", "harbour")),
        ("/STATUS “Harbour Lights”", ("status", "Harbour Lights")),
        ("harbour lights", ("status", "harbour lights")),
        ("/subscriptions", ("subscriptions",)),
        ("/help", ("help",)),
        ("/start", ("help",)),
        ("/start what-is-this", ("help",)),
    ],
)
async def test_commands_are_read_as_typed(
    telegram: TelegramEmulator, commands: FakeCommands, typed: str, called: tuple[str, ...]
) -> None:
    ann = telegram.user()
    await telegram.type(ann, ann, typed)
    assert commands.calls[0][: len(called)] == called


async def test_a_title_that_ends_like_a_wish_is_still_a_title(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    commands.titles = (Choice("A Twist of Fate (2020, BBC One)", "#4"),)
    ann = telegram.user()
    await telegram.type(ann, ann, "/subscribe a twist of fate", answers=2)
    await telegram.type(ann, ann, "/subscribe a twist of fate fate", answers=2)
    assert [call[1::2] for call in commands.calls] == [
        ("a twist of fate", Alerts.EVERYTHING),
        ("a twist of fate", Alerts.FATE),
    ]


@pytest.mark.parametrize("name", ["status", "history", "why", "subscribe", "unsubscribe"])
async def test_a_command_without_a_title_says_how_it_is_used(telegram: TelegramEmulator, name: str) -> None:
    ann = telegram.user()
    [answer] = await telegram.type(ann, ann, f"/{name}")
    assert f"/{name} heartstopper" in answer.text


async def test_what_is_not_for_us_stays_unanswered(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    for text in ("/status@OtherBot x", "/settings", "harbour lights", "what about /status harbour?"):
        await telegram.type(ann, group, text, answers=0)
    origin = {"type": "user", "sender_user": ann.json(), "date": 1}
    await telegram.type(ann, group, "/subscribe forwarded", forward_origin=origin, answers=0)
    await telegram.type(ann, group, "/subscribe copied", sender_chat=group.json(), is_automatic_forward=True, answers=0)
    robot: Any = {"from": {"id": 77, "is_bot": True, "first_name": "Robot"}}
    await telegram.type(ann, group, "/status by a bot", answers=0, **robot)
    [answer] = await telegram.type(ann, group, "/status harbour lights")
    assert commands.calls == [("status", "harbour lights")]
    assert telegram.messages(group) == [answer]


async def test_an_unknown_command_is_explained_in_private(telegram: TelegramEmulator) -> None:
    ann = telegram.user()
    [answer] = await telegram.type(ann, ann, "/settings")
    assert "/help" in answer.text


async def test_where_the_bot_cannot_post_the_answer_says_so(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    telegram.fail(400, "Bad Request: not enough rights to send text messages to the chat", chat=group, method="sendMessage")
    [answer] = await telegram.type(ann, group, "/subscribe harbour lights")
    assert answer.text.startswith("⚠️ I cannot post there: the bot may not write there")
    assert commands.calls == []


async def test_when_telegram_does_not_tell_who_is_an_administrator_nothing_is_decided(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    telegram.fail(500, "Internal Server Error", method="getChatMember")
    [answer] = await telegram.type(ann, group, "/unsubscribe harbour lights")
    assert "try again" in answer.text
    assert commands.calls == []


async def test_a_fault_of_ours_is_answered_too(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    commands.breaks = True
    [answer] = await telegram.type(ann, ann, "/status harbour lights")
    assert "went wrong" in answer.text
    commands.breaks = False
    assert len(await telegram.type(ann, ann, "/status harbour lights")) == 1
