"""Sends alerts and lines; where Telegram refuses one way, takes the next: topic → chat,
photo → upload → text → bare text.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable
from contextlib import aclosing
from dataclasses import replace
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode

from bot.clock import Clock
from bot.delivery.platform import Alert
from bot.errors import Failure
from bot.model import Place
from bot.platforms.telegram.errors import About, TelegramSendError, translate
from bot.platforms.telegram.keyboards import alert_keyboard
from bot.platforms.telegram.markup import CAPTION
from bot.platforms.telegram.posters import Posters, Way
from bot.platforms.telegram.render import alert_html, alert_text, plain

__all__ = ["Sender", "asking"]

log = logging.getLogger(__name__)

_T = TypeVar("_T")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FLOOD_SECONDS = 2.0
_FLOODED_CHATS = 3  # so many chats refused at nearly the same moment: it is not about one of them


async def asking(call: Awaitable[_T]) -> _T:
    """Await a call of the library. Raises TelegramSendError and nothing else; the original error is not kept."""
    try:
        return await call
    except Exception as error:
        trouble = translate(error)
    raise trouble


class Sender:
    """Sends to places. Every verb raises TelegramSendError.

    `paid` lets alerts pass above the free rate, at 0.1 Star each (Bot API, sendMessage, allow_paid_broadcast).
    """

    def __init__(self, bot: Bot, posters: Posters, clock: Clock, *, paid: bool = False) -> None:
        self.bot_name = ""  # "CliffhangerBot", once we have logged in
        self._bot = bot
        self._posters = posters
        self._floods = _Floods(clock)
        self._paid = paid or None  # None: not said at all

    async def alert(self, place: Place, alert: Alert) -> Message:
        """One alert; into the chat itself where its topic is gone."""
        try:
            return await self._alert(place, alert)
        except TelegramSendError as error:
            if place.thread is None or error.about is not About.TOPIC:
                raise
            log.info("telegram: %s, the alert goes to the chat itself", error)
            note = f"Meant for another topic: {error}."
        return await self._alert(replace(place, thread=None), alert, note, topic=place.thread)

    async def say(self, place: Place, text: str) -> Message:
        """A plain line; into the chat itself where its topic is gone."""
        try:
            return await self._say(place, text)
        except TelegramSendError as error:
            if place.thread is None or error.about is not About.TOPIC:
                raise
        return await self._say(replace(place, thread=None), text)

    async def _alert(self, place: Place, alert: Alert, note: str = "", topic: str | None = None) -> Message:
        keyboard = alert_keyboard(alert.show, place, self.bot_name, topic)
        async with aclosing(self._posters.ways(alert.show.poster)) as ways:
            async for way in ways:
                try:
                    return await self._photo(place, alert, note, way, keyboard)
                except TelegramSendError as error:
                    if error.about is About.PICTURES:
                        break
                    if error.about is not About.PICTURE and error.failure is not Failure.REFUSED:
                        raise
        try:
            return await self._text(place, alert, alert_html(alert, note=note), ParseMode.HTML, keyboard)
        except TelegramSendError as error:
            if error.failure is not Failure.REFUSED:
                raise
            log.warning("telegram: an alert was refused, trying it without markup and buttons: %s", error)
        return await self._text(place, alert, alert_text(alert, note), None, None)

    async def _text(
        self, place: Place, alert: Alert, text: str, mode: ParseMode | None, keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        message = self._bot.send_message(
            place.address,
            text,
            parse_mode=mode,
            message_thread_id=_number(place.thread),
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
            reply_parameters=_reply(alert.answers),
            allow_paid_broadcast=self._paid,
        )
        return await self._asking(place, message)

    async def _photo(
        self, place: Place, alert: Alert, note: str, way: Way, keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        photo = self._bot.send_photo(
            place.address,
            way,
            caption=alert_html(alert, CAPTION, note),
            parse_mode=ParseMode.HTML,
            message_thread_id=_number(place.thread),
            reply_markup=keyboard,
            reply_parameters=_reply(alert.answers),
            allow_paid_broadcast=self._paid,
        )
        message = await self._asking(place, photo)
        if message.photo and alert.show.poster:
            self._posters.worked(alert.show.poster, message.photo[-1].file_id)
        return message

    async def _say(self, place: Place, text: str) -> Message:
        message = self._bot.send_message(
            place.address, plain(text), message_thread_id=_number(place.thread), link_preview_options=NO_PREVIEW
        )
        return await self._asking(place, message)

    async def _asking(self, place: Place, call: Awaitable[Message]) -> Message:
        try:
            return await asking(call)
        except TelegramSendError as error:
            self._floods.look(place, error)
            raise


class _Floods:
    """Telegram does not say whether a 429 is about one chat or about the bot; several chats at once tell."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, str]] = deque()

    def look(self, place: Place, error: TelegramSendError) -> None:
        """Mark the error where it is not about this place alone."""
        if error.failure is not Failure.RETRY or error.retry_after is None:
            return
        now = self._clock.monotonic()
        self._seen.append((now, place.address))
        while self._seen[0][0] < now - _FLOOD_SECONDS:
            self._seen.popleft()
        error.everywhere = len({address for _moment, address in self._seen}) >= _FLOODED_CHATS


def _reply(message_id: str | None) -> ReplyParameters | None:
    number = _number(message_id)
    return ReplyParameters(number, allow_sending_without_reply=True) if number is not None else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
