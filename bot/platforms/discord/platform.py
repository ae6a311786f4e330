"""Discord as delivery and the app see it: start, stop, send, say."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord.http import handle_message_parameters

from bot.commands.service import Commands
from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Change, Place, Receipt, Show, TargetKind
from bot.platforms.discord import address
from bot.platforms.discord.alerts import alert_page, bare_alert
from bot.platforms.discord.answering import Answerer
from bot.platforms.discord.client import Connection, GatewayClient
from bot.platforms.discord.commands import SlashCommands
from bot.platforms.discord.errors import BAD_BODY, FILTERED, NO_PERMISSION, NO_REPLY
from bot.platforms.discord.page import CONTENT, Page
from bot.platforms.discord.post import Heard, Post
from bot.platforms.discord.text import escape_lines

log = logging.getLogger(__name__)

__all__ = ["DiscordPlatform"]

_AGAIN = (5.0, 15.0, 60.0, 300.0)  # seconds until a connection that failed is tried again


class DiscordPlatform:
    """Logs in with `token`; `api_url` is the REST root; `commands` answers what people ask.

    Alerts carry `Alert.key` as a nonce that Discord enforces: repeated within a few minutes it gives the first message
    again. (Create Message only: edits and answers to interactions know no nonce, so alerts are never edited.)
    Messages go over REST alone: they also leave while the gateway is away. `again` are the waits, in seconds, before a
    connection that failed is tried again.
    """

    def __init__(self, token: str, api_url: str, commands: Commands, *, again: Sequence[float] = _AGAIN) -> None:
        self._token = token.strip()
        self._api_url = api_url
        self._again = again
        self._post = Post(self._token, api_url)
        answerer = Answerer(commands, self._probe)
        slash = SlashCommands(commands, answerer)
        self._make_client: Callable[[], GatewayClient] = lambda: GatewayClient(slash.furnish, answerer.pressed)
        self._connection: Connection | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._started = False
        self._drawn: tuple[Change, Show, tuple[Change, ...], Page] | None = None

    @property
    def name(self) -> str:
        """What `Place.platform` holds."""
        return "discord"

    def listen(self, heard: Heard) -> None:
        """From now on call `heard(address, remaining, seconds)` for each answer that tells of its bucket."""
        self._post.heard = heard

    async def start(self) -> None:
        """Log in, publish the commands, connect; return when ready.

        Raises SendError: FATAL for a wrong token, RETRY while Discord is down (then call it again later).
        """
        if self._started:
            return
        address.occupy(self._api_url)
        self._started = True
        try:
            await self._post.open()
            await self._connect()
        except BaseException:
            await self.stop()
            raise
        self._keeper = asyncio.create_task(self._keep(), name="discord keeper")

    async def stop(self) -> None:
        """Leave, within a few seconds."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()
        await self._post.close()
        if self._started:
            self._started = False
            address.leave(self._api_url)

    async def _connect(self) -> None:
        connection = Connection(self._make_client())
        await connection.open(self._token)
        self._connection = connection

    async def _keep(self) -> None:
        """Connect again whenever the connection is over for discord.py, until Discord says not to come back."""
        assert self._connection is not None
        error, tries = await self._connection.ended(), 0
        while error.failure is not Failure.FATAL:
            wait = max(error.retry_after or 0.0, self._again[min(tries, len(self._again) - 1)])
            log.warning("no commands from Discord for now, trying again in %.0f s: %s", wait, error)
            await asyncio.sleep(wait)
            tries += 1
            try:
                await self._connect()
                log.info("commands from Discord come again")
                error, tries = await self._connection.ended(), 0
            except SendError as failed:
                error = failed
        log.error("no commands from Discord any more: %s", error)

    async def send(self, place: Place, alert: Alert) -> Receipt:
        """Deliver one alert. Raises SendError and nothing else."""
        page = self._page_of(alert)
        reply = alert.answers
        for _turn in range(3):
            try:
                return await self._create(place, page, nonce=alert.key, reply=reply)
            except SendError as error:
                if error.code in _NO_ANSWERING and reply is not None:
                    reply = None
                elif error.code == str(NO_PERMISSION) and page.embed is not None:
                    page = Page(content=page.plain, buttons=page.buttons)
                elif error.code in _OFFENDED and page.content != bare_alert(alert):
                    page = Page(content=bare_alert(alert), buttons=page.buttons)
                else:
                    raise
        return await self._create(place, page, nonce=alert.key, reply=reply)

    def _page_of(self, alert: Alert) -> Page:
        """A fan-out sends the same change again and again: it is drawn once."""
        drawn = self._drawn
        if drawn is None or drawn[0] is not alert.change or drawn[1:3] != (alert.show, alert.also):
            drawn = self._drawn = (alert.change, alert.show, alert.also, alert_page(alert))
        return drawn[3]

    async def say(self, place: Place, text: str) -> Receipt:
        """Send a plain line. Raises SendError and nothing else."""
        return await self._create(place, Page(content=escape_lines(text, CONTENT)))

    async def _probe(self, place: Place, text: str) -> None:
        await self.say(place, text)

    async def _create(self, place: Place, page: Page, *, nonce: str | None = None, reply: str | None = None) -> Receipt:
        is_dm = place.kind is TargetKind.DM
        channel = await self._post.dm_channel(place.address) if is_dm else place.address
        payload = _payload(page, channel, nonce, reply)
        try:
            return Receipt(await self._post.create_message(place.address, channel, payload))
        except SendError as error:
            if is_dm and error.failure is Failure.SUSPEND:
                self._post.forget_dm(place.address)
            raise


_NO_ANSWERING = frozenset({str(NO_REPLY), str(BAD_BODY)})
_OFFENDED = frozenset(str(code) for code in {*FILTERED, BAD_BODY})


def _payload(page: Page, channel: str, nonce: str | None, reply: str | None) -> dict[str, Any]:
    """The body of Create Message; discord.py adds enforce_nonce where there is a nonce."""
    arguments = page.arguments()
    if reply is not None:
        arguments["message_reference"] = {"message_id": reply, "channel_id": channel, "fail_if_not_exists": False}
    flags = discord.MessageFlags(suppress_embeds=True) if page.embed is None else discord.utils.MISSING
    with handle_message_parameters(nonce=nonce, flags=flags, mention_author=None, **arguments) as parameters:
        return dict(parameters.payload or {})
