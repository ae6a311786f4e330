"""The connection to Discord's gateway: logs in, keeps its shards alive, hands interactions on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterator

import aiohttp
import discord
from discord import app_commands

from bot.errors import Failure, SendError
from bot.platforms.discord import address
from bot.platforms.discord.errors import Answer, lost, refusal

log = logging.getLogger(__name__)

_WORDY = ("discord.client", "discord.shard", "discord.gateway")

Pressed = Callable[[discord.Interaction], Awaitable[None]]

_LOGIN_SECONDS = 60.0  # a request of discord.py's is tried 5 times and takes 25 s at most
_READY_SECONDS = 30.0
_SHARD_SECONDS = 6.0  # Discord lets one shard in every 5 seconds
_CLOSE_SECONDS = 5.0
_FORESEEN = (SendError, discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
_REFUSED = frozenset({4004, 4010, 4011, 4012, 4013, 4014})  # close codes after which Discord says not to come back


class GatewayClient(discord.AutoShardedClient):
    """Needs no intent: slash commands, buttons and their permissions arrive without any.

    `furnish` puts the commands into the tree; `pressed` gets every press of a button and every choice from a menu.
    """

    def __init__(self, furnish: Callable[[app_commands.CommandTree[GatewayClient]], None], pressed: Pressed) -> None:
        for name in _WORDY:
            logging.getLogger(name).addFilter(_brief)
        with _without_warnings():
            super().__init__(
                intents=discord.Intents.none(),
                allowed_mentions=discord.AllowedMentions.none(),
                max_messages=None,
                member_cache_flags=discord.MemberCacheFlags.none(),
                chunk_guilds_at_startup=False,
                guild_ready_timeout=0.0,  # without the guilds intent no guilds follow
                max_ratelimit_timeout=30.0,
            )
        self.tree: app_commands.CommandTree[GatewayClient] = app_commands.CommandTree(
            self,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        furnish(self.tree)
        self._pressed = pressed

    async def setup_hook(self) -> None:
        """Between login and gateway: publish the commands, learn where the gateway is and how many shards it wants."""
        await self.tree.sync()
        shards, gateway, limit = await self.http.get_bot_gateway()
        if limit["remaining"] <= 0:
            seconds = limit["reset_after"] / 1000
            raise SendError("Discord allows no more starts today", Failure.RETRY, retry_after=seconds, everywhere=True)
        self.shard_count = shards
        address.use_gateway(gateway)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """discord.py's tree has the commands; buttons and menus are ours."""
        if interaction.type is discord.InteractionType.component:
            await self._pressed(interaction)


class Connection:
    """One GatewayClient's life, from login until it is closed or Discord ends it for good."""

    def __init__(self, client: GatewayClient) -> None:
        self._client = client
        self._life: asyncio.Task[None] | None = None

    async def ended(self) -> SendError:
        """Wait until it is over and say why."""
        assert self._life is not None
        await asyncio.wait({self._life})
        error = None if self._life.cancelled() else self._life.exception()
        return told(error) if isinstance(error, Exception) else SendError("Discord closed the connection", Failure.RETRY)

    async def open(self, token: str) -> None:
        """Log in and return when Discord is ready for us. Raises SendError."""
        if not (token.isascii() and token.isprintable() and " " not in token):
            raise SendError("the token holds characters that no token of Discord's has", Failure.FATAL, code="token")
        try:
            async with asyncio.timeout(_LOGIN_SECONDS):
                await self._login(token)
            async with asyncio.timeout(_READY_SECONDS + _SHARD_SECONDS * (self._client.shard_count or 1)):
                await self._until_ready()
        except BaseException as error:
            await self.close()
            if isinstance(error, _FORESEEN):
                raise told(error) from None
            raise

    async def _login(self, token: str) -> None:
        try:
            await self._client.login(token)
        except (TypeError, LookupError, ValueError) as error:  # how discord.py takes a page that is not Discord's
            log.debug("an answer to the login cannot be read", exc_info=error)
            raise SendError("something between us and Discord answers in its place", Failure.RETRY) from None

    async def _until_ready(self) -> None:
        self._life = asyncio.create_task(self._client.connect(), name="discord gateway")
        ready = asyncio.create_task(self._client.wait_until_ready())
        try:
            await asyncio.wait({self._life, ready}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ready.cancel()
        if self._life.done():
            raise await self.ended()

    async def close(self) -> None:
        """Leave, within a few seconds even where Discord does not answer."""
        with contextlib.suppress(TimeoutError, aiohttp.ClientError, OSError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._client.close()
        if self._life is not None:
            self._life.cancel()
            await asyncio.gather(self._life, return_exceptions=True)


def told(error: Exception) -> SendError:
    """A fault of logging in or of the gateway, in our words."""
    if isinstance(error, SendError):
        return error
    if isinstance(error, discord.LoginFailure):
        return SendError("Discord does not know the token (CLIFFHANGER_DISCORD_TOKEN)", Failure.FATAL, code="401")
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return SendError("Discord refuses the bot's intents", Failure.FATAL, code="4014")
    if isinstance(error, discord.ConnectionClosed) and error.code in _REFUSED:
        return SendError(f"Discord's gateway refuses the bot (code {error.code})", Failure.FATAL, code=str(error.code))
    if isinstance(error, discord.RateLimited):
        return SendError("Discord: too many requests", Failure.RETRY, retry_after=error.retry_after, everywhere=True)
    if isinstance(error, discord.HTTPException):
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        found = refusal(Answer(error.status, headers, f'{{"code": {error.code}}}'.encode()))
        if found.failure in {Failure.FATAL, Failure.RETRY}:
            return found
        return SendError(f"Discord does not let the bot in (HTTP {error.status}, code {error.code})", Failure.RETRY)
    return lost(error, sent=False)


def _brief(record: logging.LogRecord) -> bool:
    """A lost connection is one line in the log, not a traceback; discord.py gets over it by itself."""
    if record.exc_info and isinstance(record.exc_info[1], _FORESEEN):
        record.msg = f"{record.getMessage()} ({type(record.exc_info[1]).__name__})"
        record.args, record.exc_info, record.exc_text = (), None, None
    return True


@contextlib.contextmanager
def _without_warnings() -> Iterator[None]:
    """discord.py warns of what is missing on purpose: the guilds intent, and libraries for voice."""
    loggers = [logging.getLogger("discord.state"), logging.getLogger("discord.client")]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
