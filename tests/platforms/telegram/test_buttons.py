"""Buttons: choices, what follows a status, and those under alerts."""

from __future__ import annotations

import pytest

from bot.commands.replies import Action, Choice, Choices, Notice, Tone
from bot.model import Alerts, Place, TargetKind
from bot.platforms.telegram import TelegramPlatform
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.faking import FakeCommands, a_status_card, an_alert

GHOSTS = (Choice("Ghosts (2021, CBS)", "#1"), Choice("Ghosts (2019, BBC One)", "tvmaze:34"))

pytestmark = pytest.mark.usefixtures("platform")


async def test_taking_a_choice_repeats_the_command_with_its_options(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    commands.replies["subscribe"] = Choices("Which Ghosts?", GHOSTS, Action.SUBSCRIBE)
    [asked] = await telegram.type(ann, ann, "/subscribe ghosts rumours")
    assert asked.labels == ["Ghosts (2021, CBS)", "Ghosts (2019, BBC One)"]
    del commands.replies["subscribe"]
    await telegram.press(asked, "BBC One", by=ann, answers=2)
    assert commands.calls[-1][1] == "tvmaze:34"
    assert commands.calls[-1][3] is Alerts.RUMOURS
    assert (asked.text, asked.buttons) == ("✅ subscribe done", [])


async def test_a_choice_of_others_stays_open_for_those_who_may_decide(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    group = telegram.group(admin=ann, members=(bob,))
    commands.replies["subscribe"] = Choices("Which Ghosts?", GHOSTS, Action.SUBSCRIBE)
    [asked] = await telegram.type(ann, group, "/subscribe ghosts")
    press = await telegram.press(asked, "CBS", by=bob)
    assert (press.toast, press.is_alert) == ("Only administrators may subscribe this chat.", True)
    assert asked.edits == 0
    commands.replies["subscribe"] = Notice("Subscribed.", Tone.DONE)
    await telegram.press(asked, "CBS", by=ann, answers=1)
    assert asked.text == "✅ Subscribed."


async def test_a_choice_too_long_for_a_button_is_told_in_words(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    choices = (Choice("Short", "#1"), Choice("A long one", "ä" * 30))
    commands.replies["status"] = Choices("Which?", choices, Action.STATUS)
    [asked] = await telegram.type(ann, ann, "/status x")
    assert (asked.labels, asked.text) == (["Short"], "Which?\n• A long one")


async def test_a_status_leads_on_to_history_why_and_a_subscription(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    commands.replies["status"] = a_status_card()
    [card] = await telegram.type(ann, ann, "/status harbour lights")
    await telegram.press(card, "History", by=ann, answers=1)
    await telegram.press(card, "Why", by=ann)
    press = await telegram.press(card, "Subscribe", by=ann, answers=1)
    assert [call[:2] for call in commands.calls[1:]] == [("history", "#12"), ("why", "#12"), ("subscribe", "#12")]
    assert (press.toast, press.is_alert) == ("subscribe done", False)


async def test_an_alert_can_be_muted_by_those_who_may_decide(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    forum = telegram.group(admin=ann, members=(bob,), forum=True)
    topic = telegram.topic(forum)
    await platform.send(Place("telegram", TargetKind.GROUP, str(forum.id), thread=str(topic)), an_alert())
    [alert] = telegram.messages(forum)
    refused = await telegram.press(alert, "Mute", by=bob)
    assert refused.is_alert
    commands.replies["mute"] = Notice("Muted until 31 March 2026.", Tone.DONE)
    press = await telegram.press(alert, "Mute", by=ann)
    assert (press.toast, press.is_alert) == ("Muted until 31 March 2026.", False)
    _name, show, place = commands.calls[-1]
    assert (show, place) == ("#12", commands.callers[-1].here)
    assert commands.callers[-1].here.thread == str(topic)
    [history] = (await telegram.press(alert, "History", by=bob, answers=1)).messages
    assert (history.thread, history.reply_to) == (topic, alert.id)


async def test_alerts_of_a_lost_topic_can_be_muted_and_ended_where_they_come_instead(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    forum = telegram.group(admin=ann, members=(bob,), forum=True)
    topic = telegram.topic(forum, "deleted")
    await platform.send(Place("telegram", TargetKind.GROUP, str(forum.id), thread=str(topic)), an_alert())
    [alert] = telegram.messages(forum)
    assert alert.labels == ["📜 History", "🔕 Mute", "🚫 Unsubscribe that topic"]
    assert (await telegram.press(alert, "Mute", by=bob)).is_alert
    for label in ("Mute", "Unsubscribe"):
        await telegram.press(alert, label, by=ann)
    called = [(name, show, place.thread) for name, show, place in commands.calls if isinstance(place, Place)]
    assert called == [("mute", "#12", str(topic)), ("unsubscribe", "#12", str(topic))]
    assert commands.callers[-1].here.thread == str(topic)


async def test_readers_of_a_channel_read_the_history_in_their_own_chat(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann = telegram.user()
    channel = telegram.channel(admin=ann)
    await platform.send(Place("telegram", TargetKind.CHANNEL, str(channel.id)), an_alert())
    [alert] = telegram.messages(channel)
    assert alert.labels == ["📜 History"]
    await telegram.type(ann, ann, f"/start {alert.button('History').url.partition('=')[2]}")
    assert commands.calls == [("history", "#12")]
    assert len(telegram.messages(channel)) == 1


async def test_a_notice_too_long_for_a_notification_becomes_a_message(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    commands.replies["status"] = a_status_card()
    [card] = await telegram.type(ann, ann, "/status harbour lights")
    commands.replies["subscribe"] = Notice("a few words " * 20, Tone.DONE)
    press = await telegram.press(card, "Subscribe", by=ann, answers=1)
    assert (press.toast, len(press.messages[0].text)) == ("", 241)


async def test_a_press_on_a_button_of_another_time_is_explained(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    commands.replies["status"] = a_status_card()
    [card] = await telegram.type(ann, ann, "/status harbour lights")
    card.buttons = [[type(card.buttons[0][0])("Old", "old-data")]]
    assert "out of date" in (await telegram.press(card, "Old", by=ann)).toast
