"""An emulated Discord, and the real platform logged in to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord import DiscordEmulator
from tests.platforms.discord.faking import FakeCommands


@pytest.fixture
async def discord() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator() as emulator:
        yield emulator


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture
async def platform(discord: DiscordEmulator, commands: FakeCommands) -> AsyncIterator[DiscordPlatform]:
    platform = DiscordPlatform(discord.token, discord.api_url, commands)
    await platform.start()
    yield platform
    await platform.stop()


@pytest.fixture
def channel(discord: DiscordEmulator) -> str:
    return discord.add_channel(discord.add_guild(), "news")
