"""Coming, staying and going: login, lost connections, resumed and new sessions, two Discords in one process."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from bot.errors import Failure, SendError
from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord import DiscordEmulator, Fault
from tests.making import a_channel
from tests.platforms.discord.faking import FakeCommands, an_alert

AGAIN = (0.01,)


@pytest.fixture
async def unstarted(discord: DiscordEmulator, commands: FakeCommands) -> AsyncIterator[DiscordPlatform]:
    platform = DiscordPlatform(discord.token, discord.api_url, commands, again=AGAIN)
    yield platform
    await platform.stop()


async def status_answers(discord: DiscordEmulator) -> bool:
    return "still in doubt" in (await discord.run_command("ann", "status", {"show": "harbour"})).text


@pytest.mark.parametrize("token", ["wrong", "", "with\nnewline"])
async def test_a_wrong_token_is_fatal_and_is_not_repeated_in_the_error(discord: DiscordEmulator, token: str) -> None:
    platform = DiscordPlatform(token, discord.api_url, FakeCommands())
    with pytest.raises(SendError) as caught:
        await platform.start()
    assert caught.value.failure is Failure.FATAL
    assert "wrong" not in str(caught.value)
    await platform.stop()


@pytest.mark.parametrize("code", [4004, 4013, 4014])
async def test_a_gateway_that_refuses_for_good_is_fatal(
    unstarted: DiscordPlatform, discord: DiscordEmulator, code: int
) -> None:
    discord.gateway.refuses = code
    with pytest.raises(SendError) as caught:
        await unstarted.start()
    assert (caught.value.failure, caught.value.code) == (Failure.FATAL, str(code))


async def test_while_discord_is_down_the_start_says_so_and_works_when_it_is_back(
    unstarted: DiscordPlatform, discord: DiscordEmulator
) -> None:
    await discord.close()
    for _try in range(2):
        with pytest.raises(SendError) as caught:
            await unstarted.start()
        assert caught.value.failure is Failure.RETRY
    await discord.open()
    await unstarted.start()
    assert await status_answers(discord)


async def test_a_second_start_changes_nothing(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    await unstarted.start()
    await unstarted.start()
    assert discord.gateway.identified == 1


async def broken(discord: DiscordEmulator) -> None:
    """What makes discord.py give a connection up."""
    socket = discord.gateway.sessions[0].socket
    assert socket is not None
    await socket.send_str("{this is no JSON")


async def test_a_connection_that_discord_py_gives_up_is_made_anew(
    unstarted: DiscordPlatform, discord: DiscordEmulator
) -> None:
    await unstarted.start()
    await broken(discord)
    await discord.until(lambda: discord.gateway.identified == 2)
    assert await status_answers(discord)


async def test_a_discord_that_stays_away_for_a_while_is_tried_again_and_again(
    unstarted: DiscordPlatform, discord: DiscordEmulator
) -> None:
    await unstarted.start()
    discord.fail(Fault(503, on="any", times=3))
    await broken(discord)
    await discord.until(lambda: discord.gateway.identified == 2)
    assert await status_answers(discord)


async def test_a_gateway_that_says_not_to_come_back_is_left_and_alerts_still_leave(
    unstarted: DiscordPlatform, discord: DiscordEmulator, channel: str, caplog: pytest.LogCaptureFixture
) -> None:
    await unstarted.start()
    await discord.gateway.close(4014)
    await discord.until(lambda: "no commands from Discord any more" in caplog.text)
    await unstarted.send(a_channel(channel), an_alert())
    assert len(discord.messages(channel)) == 1
    assert discord.gateway.identified == 1


@pytest.mark.parametrize("status", [200, 503, 403])
async def test_a_page_in_the_place_of_discord_is_waited_out(
    unstarted: DiscordPlatform, discord: DiscordEmulator, status: int
) -> None:
    fault = discord.fail(Fault(status, body="<html>Please log in to the hotel's network</html>", on="any"))
    with pytest.raises(SendError) as caught:
        await unstarted.start()
    assert caught.value.failure is Failure.RETRY
    discord.heal(fault)
    await unstarted.start()
    assert await status_answers(discord)


async def test_messages_leave_while_the_gateway_is_away(
    unstarted: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    await unstarted.start()
    discord.gateway.silent = True
    await discord.gateway.close(4000)
    await unstarted.send(a_channel(channel), an_alert())
    assert len(discord.messages(channel)) == 1


async def test_a_session_that_broke_off_is_resumed(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    await unstarted.start()
    await discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.resumed == 1)
    assert await status_answers(discord)
    assert discord.gateway.identified == 1


async def test_a_session_that_discord_forgot_begins_anew_at_the_same_gateway(
    unstarted: DiscordPlatform, discord: DiscordEmulator
) -> None:
    await unstarted.start()
    session = discord.gateway.sessions[0]
    discord.gateway.forget()
    await session.send({"op": 7, "d": None, "s": None, "t": None})
    await discord.until(lambda: discord.gateway.identified == 2, seconds=15)
    assert await status_answers(discord)


async def test_a_bot_in_many_servers_connects_with_as_many_shards_as_discord_wants(
    unstarted: DiscordPlatform, discord: DiscordEmulator
) -> None:
    discord.gateway.shards = 2
    await unstarted.start()
    assert sorted(session.shard for session in discord.gateway.sessions) == [0, 1]
    for _server in range(4):
        channel = discord.add_channel(discord.add_guild(), "news")
        assert "still in doubt" in (await discord.run_command("ann", "status", {"show": "x"}, channel=channel)).text


async def test_a_start_warns_of_nothing_and_no_log_holds_the_token(
    unstarted: DiscordPlatform, discord: DiscordEmulator, channel: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await unstarted.start()
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []
    discord.fail(Fault(401, 0, where=channel))
    with pytest.raises(SendError):
        await unstarted.send(a_channel(channel), an_alert())
    await unstarted.stop()
    assert discord.token not in caplog.text


async def test_a_lost_connection_is_a_line_in_the_log_without_a_traceback(
    unstarted: DiscordPlatform, discord: DiscordEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    await unstarted.start()
    await discord.close()
    await discord.until(lambda: "Attempting a reconnect" in caplog.text)
    await unstarted.stop()
    assert "Traceback" not in caplog.text
    assert all(not record.exc_info for record in caplog.records)


async def test_no_intent_is_asked_for(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    await unstarted.start()
    assert discord.gateway.sessions[0].intents == 0


async def test_the_bot_leaves_the_gateway_when_it_stops(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    await unstarted.start()
    socket = discord.gateway.sessions[0].socket
    await unstarted.stop()
    await discord.until(lambda: socket is not None and socket.closed)


async def test_a_stop_before_any_start_does_nothing(unstarted: DiscordPlatform) -> None:
    await unstarted.stop()


async def test_a_bot_that_stopped_can_start_again(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    for _turn in range(2):
        await unstarted.start()
        assert await status_answers(discord)
        await unstarted.stop()


async def test_a_second_discord_in_one_process_is_refused(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    await unstarted.start()
    async with DiscordEmulator() as other:
        second = DiscordPlatform(other.token, other.api_url, FakeCommands())
        with pytest.raises(SendError) as caught:
            await second.start()
        assert caught.value.failure is Failure.FATAL
        await second.stop()
    assert await status_answers(discord)


async def test_a_day_without_starts_left_is_waited_out(unstarted: DiscordPlatform, discord: DiscordEmulator) -> None:
    discord.rest.starts_left = 0
    with pytest.raises(SendError) as caught:
        await unstarted.start()
    assert caught.value.failure is Failure.RETRY
    assert caught.value.retry_after == 14400.0
