"""Alerts, through the platform into a Discord of our own."""

from __future__ import annotations

from dataclasses import replace

from bot.model import ChangeKind, Place, TargetKind
from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord import DiscordEmulator, Fault, Permissions
from tests.making import a_channel
from tests.platforms.discord.faking import FakeCommands, a_told_change, an_alert


def a_dm(discord: DiscordEmulator, name: str = "ann") -> Place:
    return Place("discord", TargetKind.DM, discord.user(name))


async def test_an_alert_says_what_changed_who_says_so_and_since_when(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    receipt = await platform.send(a_channel(channel), an_alert())
    (message,) = discord.messages(channel)
    assert receipt.message_id == message.id
    assert message.content == "✅ **Harbour Lights** · Season 2: still in doubt → renewed"
    assert "> “We are going back to the harbour”" in message.text
    assert "[The Trade](https://trade.example/2), the trade press" in message.text
    assert "<t:1772366400:R>" in message.text
    assert message.embeds[0]["thumbnail"]["url"] == "https://static.example.org/poster.jpg"
    assert message.labels == ["History", "Mute"]
    assert message.body["allowed_mentions"] == {"parse": []}


async def test_the_same_alert_sent_again_stands_there_once(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    first = await platform.send(a_channel(channel), an_alert())
    again = await platform.send(a_channel(channel), an_alert())
    other = await platform.send(a_channel(channel), an_alert(key="cl-2-abc"))
    assert first == again != other
    assert len(discord.messages(channel)) == 2


async def test_a_dm_is_opened_once_and_written_to(platform: DiscordPlatform, discord: DiscordEmulator) -> None:
    for number in range(3):
        await platform.send(a_dm(discord), an_alert(key=f"cl-{number}-abc"))
    assert len(discord.messages("ann")) == 3
    assert sum(request.path.endswith("/users/@me/channels") for request in discord.requests) == 1


async def test_a_correction_answers_the_alert_that_it_takes_back(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    old = await platform.send(a_channel(channel), an_alert())
    change = a_told_change(kind=ChangeKind.CORRECTION, corrects="1")
    await platform.send(a_channel(channel), an_alert(change, key="cl-2-abc", answers=old.message_id))
    message = discord.messages(channel)[-1]
    assert message.answers == old.message_id
    assert "Correction: " in message.content


async def test_a_correction_arrives_also_where_the_old_alert_is_gone(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    await platform.send(a_channel(channel), an_alert(answers="1234567890"))
    assert discord.messages(channel)[0].answers is None


async def test_a_correction_arrives_also_where_history_may_not_be_read(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    old = await platform.send(a_channel(channel), an_alert())
    discord.forbid_history(channel)
    await platform.send(a_channel(channel), an_alert(key="cl-2-abc", answers=old.message_id))
    assert discord.messages(channel)[-1].answers is None


async def test_where_embeds_are_forbidden_the_alert_comes_as_text(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.forbid_embeds(channel)
    await platform.send(a_channel(channel), an_alert())
    (message,) = discord.messages(channel)
    assert message.embeds == []
    assert "We are going back to the harbour" in message.content
    assert "https://trade.example/2" in message.content


async def test_where_a_filter_takes_offence_the_bare_fact_is_told(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(400, 200000, "Message was blocked", where=channel, times=1))
    await platform.send(a_channel(channel), an_alert())
    (message,) = discord.messages(channel)
    assert "Season 2: still in doubt → renewed" in message.content
    assert "harbour”" not in message.text
    assert "https://" not in message.text


async def test_history_on_an_alert_is_shown_to_the_asker_only(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    await platform.send(a_channel(channel), an_alert())
    answer = await discord.press(discord.messages(channel)[0], "History", user="ann")
    assert commands.asked == [("history", "#7")]
    assert answer.ephemeral
    assert len(discord.messages(channel)) == 1


async def test_only_who_may_manage_the_channel_may_mute_there(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    await platform.send(a_channel(channel), an_alert())
    (message,) = discord.messages(channel)
    assert "may not" in (await discord.press(message, "Mute", user="ann")).text
    assert commands.asked == []
    await discord.press(message, "Mute", user="bob", permissions=Permissions.MANAGER)
    assert commands.asked[0][:2] == ("mute", "#7")


async def test_nobody_is_mentioned_and_nothing_formats_whatever_a_source_writes(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    evil = "@everyone **bold** [click](https://evil.example) <@1> `code`\u202e\x00"
    alert = an_alert(a_told_change(quote=evil))
    await platform.send(a_channel(channel), replace(alert, publisher_name="[x](https://evil.example)"))
    text = discord.messages(channel)[0].text
    assert "\\@everyone \\*\\*bold\\*\\* \\[click\\](https\\://evil.example) \\<\\@1\\> \\`code\\`" in text
    assert "\u202e" not in text


async def test_a_bucket_told_in_headers_is_passed_on(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    heard: list[tuple[str, int, float]] = []
    platform.listen(lambda address, remaining, seconds: heard.append((address, remaining, seconds)))
    discord.limits.bucket = (2, 5.0)
    for number in range(2):
        await platform.send(a_dm(discord), an_alert(key=f"cl-{number}-abc"))
    assert [(address, remaining) for address, remaining, _ in heard] == [
        (discord.user("ann"), 1),
        (discord.user("ann"), 0),
    ]
    assert all(0 < seconds <= 5 for _, _, seconds in heard)
