"""The whole way to Discord: a process, a feed, a channel and a person's DMs; each is told once, also across a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e import story
from tests.e2e.running import running, until, write_config
from tests.e2e.site import Site
from tests.emulators.discord import DiscordEmulator, Permissions

ANSWER_SECONDS = 3.0


async def test_a_channel_and_dms_hear_of_the_film_once_across_a_restart(tmp_path: Path) -> None:
    async with Site() as site, DiscordEmulator() as discord:
        news = discord.add_channel(discord.add_guild("A server"), "news")
        story.in_doubt(site)
        config = write_config(tmp_path, site.feed_url, site.port, f'[discord]\napi_url = "{discord.api_url}"\n')
        secrets = {"CLIFFHANGER_DISCORD_TOKEN": discord.token}
        async with running(config, secrets):
            await until(lambda: bool(discord.commands) and site.polls > 1, "the bot is in and has read the feed")
            async with asyncio.timeout(ANSWER_SECONDS):
                status = await discord.run_command("ann", "status", {"show": "heartstopper"}, channel=news)
            assert "in doubt" in status.text
            await discord.run_command(
                "ann", "subscribe", {"show": "heartstopper"}, channel=news, permissions=Permissions.MANAGER
            )
            await discord.run_command("ann", "subscribe", {"show": "heartstopper", "to": "dm"}, channel=news)
            before = {place: len(discord.messages(place)) for place in (news, "ann")}
            story.film(site)
            for place in (news, "ann"):
                (*_earlier, alert) = await discord.arrived(place, before[place] + 1, seconds=20)
                assert "film" in alert.text
        polls = site.polls
        async with running(config, secrets):
            await until(lambda: site.polls > polls + 2, "the feed has been read again")
        for place in (news, "ann"):
            assert len(discord.messages(place)) == before[place] + 1
