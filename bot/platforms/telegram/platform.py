"""Telegram: logging in, listening, sending."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable

from telegram import BotCommand

from bot.clock import Clock, SystemClock
from bot.commands.service import Commands
from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Place, Receipt
from bot.platforms.telegram.answer import Answerer
from bot.platforms.telegram.listen import Listener
from bot.platforms.telegram.posters import Posters
from bot.platforms.telegram.send import Sender, asking
from bot.platforms.telegram.typed import MENU
from bot.platforms.telegram.wire import make_bot
from bot.sources.client import Client, FetchSettings

__all__ = ["TelegramPlatform"]

log = logging.getLogger(__name__)

_PICTURE_SECONDS = 8.0  # then the alert goes without: all its ways together must fit into delivery's 30 seconds
_PICTURE_BYTES = 10_000_000  # "The photo must be at most 10 MB in size" (Bot API, sendPhoto)
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)


class TelegramPlatform:
    """A bot of Telegram. `api_url` is the Bot API's root, "/bot<token>/…" below it.

    `fetch_picture` gives a poster's bytes (raises SourceError); without it the guarded client of the sources does. `paid`
    says that the operator pays for broadcasts above the free rate.
    """

    def __init__(
        self,
        token: str,
        api_url: str,
        commands: Commands,
        *,
        clock: Clock | None = None,
        fetch_picture: Callable[[str], Awaitable[bytes]] | None = None,
        paid: bool = False,
    ) -> None:
        self._is_token = bool(_TOKEN.fullmatch(token))
        self._clock = clock or SystemClock()
        self._client: Client | None = None
        self._bot = make_bot(token or "-", api_url)
        posters = Posters(fetch_picture or self._fetch_picture, self._clock)
        self._sender = Sender(self._bot, posters, self._clock, paid=paid)
        self._answerer = Answerer(self._bot, commands, self.say, self._clock)
        self._listener = Listener(self._bot, self._answerer, self._clock)
        self._listening: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        """What `Place.platform` holds."""
        return "telegram"

    async def start(self) -> None:
        """Log in and begin to listen.

        Raises SendError: FATAL for a wrong token, RETRY where Telegram cannot be reached now; then it may be called again.
        """
        if not self._is_token:
            raise SendError("the Telegram token is none: @BotFather gives one of digits, a colon and letters", Failure.FATAL)
        try:
            await self._log_in()
        except SendError as error:
            failure = Failure.FATAL if error.failure is Failure.FATAL else Failure.RETRY
            raise SendError(str(error), failure, code=error.code, everywhere=True) from None
        self._listening = asyncio.create_task(self._listener.run(), name="telegram")

    async def stop(self) -> None:
        """Answer what has been asked, then leave; within two seconds."""
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
            self._listening = None
            await self._listener.finish()
        await self._bot.shutdown()
        if self._client:
            await self._client.close()

    async def send(self, place: Place, alert: Alert) -> Receipt:
        """Deliver one alert. Raises SendError and nothing else."""
        message = await self._sender.alert(place, alert)
        return Receipt(str(message.message_id))

    async def say(self, place: Place, text: str) -> Receipt:
        """Send a plain line. Raises SendError and nothing else."""
        message = await self._sender.say(place, text)
        return Receipt(str(message.message_id))

    async def _log_in(self) -> None:
        await asking(self._bot.initialize())
        self._sender.bot_name = self._answerer.bot_name = self._bot.username
        await asking(self._bot.delete_webhook(drop_pending_updates=False))  # polling is refused while one is set
        try:
            await asking(self._bot.set_my_commands([BotCommand(name, words) for name, words in MENU]))
        except SendError as error:
            log.warning("telegram: the menu of commands was not taken: %s", error)

    async def _fetch_picture(self, url: str) -> bytes:
        if self._client is None:
            self._client = Client(FetchSettings(timeout=_PICTURE_SECONDS, max_bytes=_PICTURE_BYTES), self._clock)
        return (await self._client.get(url)).body
