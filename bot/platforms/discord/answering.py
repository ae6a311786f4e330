"""Answers interactions: who asks, within Discord's three seconds, in the open or for the asker's eyes only.

Discord wants the first answer within 3 seconds and the last within 15 minutes ("Receiving and Responding to
Interactions"). A command that is quick is answered at once; one that is not (TVmaze is asked) shows "thinking" first.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord

from bot.commands.replies import Action, Notice, Reply, Tone
from bot.commands.service import Caller, Commands, Probe
from bot.model import Place, TargetKind
from bot.platforms.discord.page import Page, Pick
from bot.platforms.discord.render import Wish, reply_page
from bot.platforms.discord.text import cut

log = logging.getLogger(__name__)

_PATIENCE = 1.2  # seconds before "thinking" is shown; the rest of the three is for the way
_NAME_SECONDS = 2.0
_NAME = 60
_FAILED = Notice("Something went wrong on my side. Please try again in a moment.", Tone.PROBLEM)
_NETWORK = (discord.HTTPException, aiohttp.ClientError, OSError)

_DECIDING = frozenset({Action.SUBSCRIBE, Action.UNSUBSCRIBE, Action.MUTE})

Asked = Callable[[], Awaitable[Reply]]


def caller_of(interaction: discord.Interaction[Any], server: str = "") -> Caller:
    """Who asks, and from where. Outside servers (DMs, group DMs) `here` is the person's own DMs.

    Permissions are those that Discord sends along: of this member in this channel, overwrites included. `server` is the
    server's name, for the title of the place.
    """
    user = interaction.user
    dm = Place("discord", TargetKind.DM, str(user.id), title=user.name, owner=str(user.id))
    if interaction.guild_id is None or interaction.channel_id is None:
        return Caller(dm, dm, may_manage=True)
    name = getattr(interaction.channel, "name", None)
    title = " in ".join(part for part in (f"#{name}" if name else "", server) if part)
    here = Place("discord", TargetKind.CHANNEL, str(interaction.channel_id), title=title, owner=str(user.id))
    rights = interaction.permissions
    return Caller(here, dm, may_manage=rights.manage_channels or rights.administrator)


class Answerer:
    """Runs a command for an interaction and shows its reply. `probe` sends a test line to a place."""

    def __init__(self, commands: Commands, probe: Probe) -> None:
        self._commands = commands
        self._probe = probe
        self._servers: dict[int, str] = {}  # names, as owners of several servers want to know which one is meant

    async def answer(self, interaction: discord.Interaction[Any], asked: Asked, *, private: bool, wish: Wish) -> None:
        """Answer a slash command. `private` shows it to the asker only (in DMs there is nobody else)."""
        hidden = private and interaction.guild_id is not None
        work = asyncio.ensure_future(_safely(asked))
        try:
            await asyncio.wait({work}, timeout=_PATIENCE)
            if not work.done():
                await interaction.response.defer(ephemeral=hidden, thinking=True)
            page = reply_page(await work, wish)
            if interaction.response.is_done():
                await interaction.edit_original_response(**page.arguments())
            else:
                await interaction.response.send_message(ephemeral=hidden, **page.arguments())
        except _NETWORK as error:
            log.warning("an answer did not reach Discord: %s", _words(error))
        finally:
            work.cancel()

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a press of a button, or a choice from a menu."""
        data: Any = interaction.data or {}
        pick = Pick.parse(data.get("custom_id", ""), data.get("values", ()))
        if pick is None:
            return
        wish = Wish(pick.dm, pick.alerts)
        if pick.fresh or (pick.action in _DECIDING and _is_public(interaction)):
            await self.answer(interaction, lambda: self.ask(interaction, pick), private=True, wish=wish)
        else:
            await self._replace(interaction, pick, wish)

    async def ask(self, interaction: discord.Interaction[Any], pick: Pick) -> Reply:
        """What a command or a press asks for."""
        server = await self._server_of(interaction) if pick.action is Action.SUBSCRIBE and not pick.dm else ""
        caller = caller_of(interaction, server)
        place = caller.dm if pick.dm and caller.dm else caller.here
        match pick.action:
            case Action.STATUS:
                return await self._commands.status(pick.show)
            case Action.HISTORY:
                return await self._commands.history(pick.show)
            case Action.WHY:
                return await self._commands.why(pick.show)
            case Action.SUBSCRIBE:
                return await self._commands.subscribe(pick.show, caller, place, pick.alerts, self._probe)
            case Action.UNSUBSCRIBE:
                return await self._commands.unsubscribe(pick.show, caller, place)
            case Action.MUTE:
                return await self._commands.mute(pick.show, caller, place)

    async def _server_of(self, interaction: discord.Interaction[Any]) -> str:
        """The server's name, which interactions do not tell; empty where the bot is no member or Discord is slow."""
        number = interaction.guild_id
        if number is None:
            return ""
        if number not in self._servers:
            try:
                async with asyncio.timeout(_NAME_SECONDS):
                    guild = await interaction.client.fetch_guild(number, with_counts=False)
            except (discord.DiscordException, *_NETWORK, TimeoutError):
                return ""
            self._servers[number] = cut(guild.name, _NAME)
        return self._servers[number]

    async def _replace(self, interaction: discord.Interaction[Any], pick: Pick, wish: Wish) -> None:
        """The answer takes the place of the question."""
        try:
            await interaction.response.defer()
            page = reply_page(await _safely(lambda: self.ask(interaction, pick)), wish)
            await interaction.edit_original_response(**_overwriting(page))
        except _NETWORK as error:
            log.warning("an answer did not reach Discord: %s", _words(error))


def _is_public(interaction: discord.Interaction[Any]) -> bool:
    """Whether others see the question too: it is not for one of them to take it away, nor to answer it before all."""
    message = interaction.message
    return interaction.guild_id is not None and message is not None and not message.flags.ephemeral


def _words(error: Exception) -> str:
    """Discord's own words; of other faults only the kind, as their text may hold an address with a token."""
    return str(error) if isinstance(error, discord.HTTPException) else type(error).__name__


def _overwriting(page: Page) -> dict[str, Any]:
    return {"content": None, "embed": None, "view": None} | page.arguments()


async def _safely(asked: Asked) -> Reply:
    try:
        return await asked()
    except Exception:  # commands answer their own errors; whatever still comes is a fault, and people get an answer
        log.exception("a command failed by a fault of ours")
        return _FAILED
