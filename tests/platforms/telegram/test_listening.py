"""Listening: each command once, in order within a chat, through restarts and trouble."""

from __future__ import annotations

import asyncio
import logging
import traceback

import pytest

from bot.clock import ManualClock
from bot.errors import Failure, SendError
from bot.model import Place, TargetKind
from bot.platforms.telegram import TelegramPlatform
from tests.emulators.telegram import TelegramEmulator
from tests.making import NOON
from tests.platforms.telegram.faking import FakeCommands, LogWatch, an_alert


def a_platform(telegram: TelegramEmulator, commands: FakeCommands, token: str | None = None) -> TelegramPlatform:
    return TelegramPlatform(token or telegram.token, telegram.api_url, commands, clock=ManualClock(NOON))


async def test_what_was_typed_while_away_is_answered_once(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    await telegram.type(ann, ann, "/status one", answers=0)
    for _start in range(2):
        platform = a_platform(telegram, commands)
        await platform.start()
        await telegram.wait_for(ann, 1)
        await platform.stop()
    assert commands.calls == [("status", "one")]
    assert len(telegram.messages(ann)) == 1


async def test_stopping_answers_what_was_asked_and_confirms_it(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    commands.gate = asyncio.Event()
    platform = a_platform(telegram, commands)
    await platform.start()
    await telegram.type(ann, ann, "/status one", answers=0)
    await telegram.settled()
    stopping = asyncio.create_task(platform.stop())
    await asyncio.sleep(0)
    commands.gate.set()
    await stopping
    assert len(telegram.messages(ann)) == 1
    assert telegram.updates == []


async def test_stopping_confirms_what_the_last_poll_could_not(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    await telegram.type(ann, ann, "/status one", answers=0)
    fault = telegram.fail(502, "Bad Gateway", method="getUpdates", skip=1, times=None)
    platform = TelegramPlatform(telegram.token, telegram.api_url, commands)
    await platform.start()
    await telegram.wait_for(ann, 1)
    assert telegram.updates
    fault.lift()
    await platform.stop()
    assert telegram.updates == []


async def test_an_update_that_comes_again_is_answered_once(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann = telegram.user()
    await telegram.type(ann, ann, "/status one", answers=0)
    await telegram.wait_for(ann, 1)
    first = next(result for method, result in telegram.answers if method == "getUpdates" and result)
    telegram.forgets_offsets = True
    telegram.updates += first
    await telegram.type(ann, ann, "/status two")
    await telegram.settled()
    assert commands.calls == [("status", "one"), ("status", "two")]


async def test_a_slow_answer_holds_up_its_own_chat_only(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    commands.gate = asyncio.Event()
    await telegram.type(ann, ann, "/status one", answers=0)
    await telegram.type(ann, ann, "/help", answers=0)
    await telegram.type(bob, bob, "/help")
    assert telegram.messages(ann) == []
    commands.gate.set()
    first, second = await telegram.wait_for(ann, 2)
    assert first.text == "✅ status done"
    assert second.text.startswith("I tell you")


async def test_a_flood_of_commands_from_one_chat_is_cut_off(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    commands.gate = asyncio.Event()
    for number in range(50):
        await telegram.type(ann, ann, f"/status {number}", answers=0)
    await telegram.type(bob, bob, "/help")
    commands.gate.set()
    await telegram.wait_for(ann, 20)
    await telegram.type(ann, ann, "/help")
    assert len(telegram.messages(ann)) == 21


async def test_polling_goes_on_after_trouble_and_says_so_once(
    telegram: TelegramEmulator, commands: FakeCommands, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    fault = telegram.fail(502, "Bad Gateway", method="getUpdates", times=4)
    ann = telegram.user()
    platform = a_platform(telegram, commands)
    await platform.start()
    await telegram.type(ann, ann, "/help")
    await platform.stop()
    assert fault.hits == 4
    told = [record.message for record in caplog.records if "listen" in record.message]
    assert told == [
        "telegram: cannot listen: Telegram has trouble of its own (502)",
        "telegram: listening again",
    ]


async def test_a_second_process_with_the_same_bot_is_named(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform, log_watch: LogWatch
) -> None:
    second = a_platform(telegram, FakeCommands())
    await second.start()
    await telegram.settled()
    await log_watch.heard("another process uses the same bot")
    await second.stop()


async def test_being_removed_from_a_group_is_logged_and_answered_with_nothing(
    telegram: TelegramEmulator, platform: TelegramPlatform, log_watch: LogWatch
) -> None:
    ann = telegram.user()
    group = telegram.group(admin=ann)
    telegram.leave(group)
    await log_watch.heard("removed from a supergroup; its subscriptions stay")
    assert telegram.messages(group) == []


async def test_an_update_that_cannot_be_read_stops_no_other(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform
) -> None:
    ann = telegram.user()
    telegram.updates.append({"update_id": 4000, "message": {"no": "message"}})
    assert len(await telegram.type(ann, ann, "/help")) == 1


async def test_an_answer_waits_out_a_short_flood_control(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    platform = a_platform(telegram, commands)
    await platform.start()
    telegram.fail(429, "Too Many Requests: retry after 3", method="sendMessage", parameters={"retry_after": 3})
    assert len(await telegram.type(ann, ann, "/help")) == 1
    await platform.stop()


async def test_the_menu_of_commands_is_set(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    assert set(telegram.menu) == {"status", "history", "why", "subscribe", "unsubscribe", "subscriptions", "help"}


async def test_a_wrong_token_is_fatal_and_never_repeated(
    telegram: TelegramEmulator, commands: FakeCommands, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    for token in ("1001:wrong_token", "no token at all"):
        platform = a_platform(telegram, commands, token)
        with pytest.raises(SendError) as raised:
            await platform.start()
        await platform.stop()
        assert raised.value.failure is Failure.FATAL
        told = "".join(traceback.format_exception(raised.value)) + caplog.text
        assert token not in told


async def test_a_telegram_that_is_down_can_be_tried_again(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user()
    await telegram.go_down()
    platform = a_platform(telegram, commands)
    with pytest.raises(SendError) as raised:
        await platform.start()
    assert (raised.value.failure, raised.value.everywhere) == (Failure.RETRY, True)
    assert telegram.token not in "".join(traceback.format_exception(raised.value))
    await telegram.come_back()
    await platform.start()
    assert len(await telegram.type(ann, ann, "/help")) == 1
    await platform.stop()


async def test_a_revoked_token_ends_listening_and_sending(
    telegram: TelegramEmulator, commands: FakeCommands, platform: TelegramPlatform, log_watch: LogWatch
) -> None:
    ann = telegram.user()
    telegram.is_revoked = True
    with pytest.raises(SendError) as raised:
        await platform.send(Place("telegram", TargetKind.DM, str(ann.id)), an_alert())
    assert raised.value.failure is Failure.FATAL
    await telegram.type(ann, ann, "/help", answers=0)
    await log_watch.heard("not listening any more")
    assert telegram.token not in "".join(log_watch.lines)
