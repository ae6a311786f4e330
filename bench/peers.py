"""What people use instead: the plain libraries, sending the same to the same places."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import discord
from discord.http import Route
from telegram.ext import AIORateLimiter, Application
from telegram.request import HTTPXRequest

AT_ONCE = 32
TEXT = "change 1"


@asynccontextmanager
async def _client(root: str) -> AsyncIterator[discord.Client]:
    Route.BASE = f"{root}/discord"
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30.0)
    await client.login("token")
    try:
        yield client
    finally:
        await client.close()


async def discord_loop(root: str, addresses: Sequence[str]) -> None:
    """A loop over channels, as the library's examples have it; the library's own limiter at work."""
    async with _client(root) as client:
        for address in addresses:
            try:
                await client.get_partial_messageable(int(address)).send(TEXT)
            except discord.DiscordException:
                continue


async def discord_gathered(root: str, addresses: Sequence[str]) -> None:
    """All channels at once, 32 at a time."""
    gate = asyncio.Semaphore(AT_ONCE)
    async with _client(root) as client:

        async def one(address: str) -> None:
            async with gate:
                await client.get_partial_messageable(int(address)).send(TEXT)

        await asyncio.gather(*(one(address) for address in addresses), return_exceptions=True)


async def telegram_limiter(root: str, addresses: Sequence[str]) -> None:
    """python-telegram-bot with its AIORateLimiter, retrying up to five times."""
    application = (
        Application.builder()
        .token("1:x")
        .base_url(f"{root}/telegram/bot")
        .request(HTTPXRequest(connection_pool_size=64))
        .rate_limiter(AIORateLimiter(max_retries=5))
        .updater(None)
        .build()
    )
    await application.initialize()
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(address: str) -> None:
        async with gate:
            await application.bot.send_message(int(address), TEXT)

    await asyncio.gather(*(one(address) for address in addresses), return_exceptions=True)
    await application.shutdown()
