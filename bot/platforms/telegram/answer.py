"""Answers what people type and press: over `Commands`, in the chat where it was asked."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatType, ParseMode

from bot.clock import Clock
from bot.commands.replies import Action, Notice, Reply, StatusCard, Tone
from bot.commands.service import Commands
from bot.errors import Failure, SendError
from bot.model import Alerts, Place, title_key
from bot.platforms.telegram.cards import reply_html
from bot.platforms.telegram.keyboards import Wanted, private_keyboard, read_data, read_payload, reply_keyboard
from bot.platforms.telegram.markup import clean, short, units
from bot.platforms.telegram.people import Asker, asker_of
from bot.platforms.telegram.send import NO_PREVIEW, asking
from bot.platforms.telegram.typed import Typed, read_command, split_wish, unquoted, usage

__all__ = ["Answerer"]

log = logging.getLogger(__name__)

Say = Callable[[Place, str], Awaitable[object]]

_DECIDING = frozenset({Action.SUBSCRIBE, Action.UNSUBSCRIBE, Action.MUTE})
_TITLED = {action.value: action for action in Action if action is not Action.MUTE}
_PATIENCE = 10.0  # seconds that an answer may wait for Telegram's flood control
_TOAST = 200  # units of a notification on a button (Bot API, answerCallbackQuery)
_UNASKED = Notice("Telegram does not tell me who may decide here. Please try again in a moment.", Tone.PROBLEM)
_OUR_FAULT = Notice("Something went wrong on my side. It is written down; please try again later.", Tone.PROBLEM)
_UNKNOWN = Notice("I do not know that command. /help lists what I can do.")


@dataclass(frozen=True, slots=True)
class _Answer:
    reply: Reply
    wish: Alerts = Alerts.EVERYTHING
    keyboard: InlineKeyboardMarkup | None = None  # instead of the reply's own


class Answerer:
    """Turns messages and presses into calls of `Commands`, and their replies into messages. Raises nothing."""

    def __init__(self, bot: Bot, commands: Commands, say: Say, clock: Clock) -> None:
        self.bot_name = ""
        self._bot = bot
        self._commands = commands
        self._say = say
        self._clock = clock

    async def message(self, message: Message) -> None:
        """Answer a message, if it asks something of us."""
        asker = asker_of(message)
        if asker is None or not message.text:
            return
        said = clean(message.text)
        typed = read_command(said)
        if typed is None and asker.is_private and message.via_bot is None:
            typed = Typed("status", said[:200])  # a bare title, in private
        if typed is None or not typed.is_for(self.bot_name):
            return
        answer = await self._safely(f"/{typed.name}", self._typed(typed, asker))
        if answer is not None:
            await self._reply(asker, answer, message.message_id)

    async def press(self, query: CallbackQuery) -> None:
        """Answer a press of a button."""
        wanted = read_data(query.data or "")
        message = query.message
        if wanted is None or message is None:
            await self._toast(query, "This button is out of date.")
            return
        thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
        asker = Asker(message.chat, thread, query.from_user)
        meant = replace(asker, thread=int(wanted.topic)) if wanted.topic else asker
        answer = await self._safely(f"a button for {wanted.action}", self._ask(wanted, meant))
        if answer is None:
            return
        reply = answer.reply
        is_refused = isinstance(reply, Notice) and reply.tone is Tone.PROBLEM
        if isinstance(reply, Notice) and (is_refused or not wanted.is_choice) and units(reply.text) <= _TOAST:
            await self._toast(query, reply.text, alert=is_refused)
            return
        await self._toast(query, "")
        if wanted.is_choice and isinstance(message, Message) and not is_refused:
            await self._edit(message, answer)
        else:
            await self._reply(asker, answer, message.message_id)

    async def _safely(self, what: str, asked: Awaitable[_Answer | None]) -> _Answer | None:
        """Whatever goes wrong while asking, the person gets an answer."""
        try:
            return await asked
        except SendError as error:
            log.warning("telegram: who asked %s could not be judged: %s", what, error)
            return _Answer(_UNASKED)
        except Exception:
            log.exception("telegram: answering %s failed by a fault of ours", what)
            return _Answer(_OUR_FAULT)

    async def _typed(self, typed: Typed, asker: Asker) -> _Answer | None:
        """The answer to a command; None for a command that is not ours."""
        name, rest = typed.name, typed.rest
        if name == "start" and asker.is_private and (wanted := read_payload(rest)):
            return await self._ask(wanted, asker)
        if name in {"help", "start"}:
            return _Answer(self._commands.help())
        if name == "subscriptions":
            caller = await asker.caller(self._bot, to_manage=False)
            if not asker.is_private:  # the answer is read by all: what the asker follows in private is none of theirs
                caller = replace(caller, dm=None)
            return _Answer(await self._commands.subscriptions(caller))
        action = _TITLED.get(name)
        if action is None:
            return _Answer(_UNKNOWN) if asker.is_private or typed.addressed else None
        title, wish = unquoted(rest), Alerts.EVERYTHING
        if action is Action.SUBSCRIBE:
            title, wish = await self._title_and_wish(rest)
        if not title:
            return _Answer(Notice(usage(name)))
        return await self._ask(Wanted(action, title, wish), asker)

    async def _title_and_wish(self, rest: str) -> tuple[str, Alerts]:
        """A last word may be a wish or the end of the title; where a followed show is called so, it is the title."""
        title, wish = split_wish(rest)
        if title != unquoted(rest):
            known = await self._commands.complete(rest, 5)
            if any(title_key(choice.label.split(" (")[0]) == title_key(rest) for choice in known):
                return rest, Alerts.EVERYTHING
        return title, wish

    async def _ask(self, wanted: Wanted, asker: Asker) -> _Answer:
        commands, show = self._commands, wanted.show
        match wanted.action:
            case Action.STATUS:
                return _Answer(await commands.status(show), wanted.wish)
            case Action.HISTORY:
                return _Answer(await commands.history(show), wanted.wish)
            case Action.WHY:
                return _Answer(await commands.why(show), wanted.wish)
        caller = await asker.caller(self._bot, to_manage=wanted.action in _DECIDING)
        match wanted.action:
            case Action.SUBSCRIBE:
                reply = await commands.subscribe(show, caller, caller.here, wanted.wish, self._probe)
            case Action.UNSUBSCRIBE:
                reply = await commands.unsubscribe(show, caller, caller.here)
            case _:
                reply = await commands.mute(show, caller, caller.here)
        instead = None
        if wanted.action is Action.SUBSCRIBE and not caller.may_manage and caller.dm is not None:
            instead = private_keyboard(Wanted(Action.SUBSCRIBE, show, wanted.wish), self.bot_name)
        return _Answer(reply, wanted.wish, instead)

    async def _probe(self, place: Place, text: str) -> None:
        await self._say(place, text)

    async def _reply(self, asker: Asker, answer: _Answer, to_message: int) -> None:
        answers = None if asker.is_private else ReplyParameters(to_message, allow_sending_without_reply=True)

        def send() -> Awaitable[Message]:
            return self._bot.send_message(
                asker.chat.id,
                reply_html(answer.reply),
                parse_mode=ParseMode.HTML,
                message_thread_id=asker.thread,
                link_preview_options=_preview(answer.reply),
                reply_markup=_keyboard(answer, in_channel=asker.chat.type == ChatType.CHANNEL),
                reply_parameters=answers,
            )

        await self._patiently(send)

    async def _edit(self, message: Message, answer: _Answer) -> None:
        def edit() -> Awaitable[Message | bool]:
            return self._bot.edit_message_text(
                reply_html(answer.reply),
                message.chat.id,
                message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(answer.reply),
                reply_markup=_keyboard(answer, in_channel=message.chat.type == ChatType.CHANNEL),
            )

        await self._patiently(edit)

    async def _patiently(self, call: Callable[[], Awaitable[object]]) -> None:
        """Send an answer; wait out a short flood control once. An answer that cannot be sent is let go."""
        for is_last in (False, True):
            try:
                await asking(call())
                return
            except SendError as error:
                wait = error.retry_after
                if is_last or error.failure is not Failure.RETRY or wait is None or wait > _PATIENCE:
                    log.info("telegram: an answer could not be sent: %s", error)
                    return
                await self._clock.sleep(wait)

    async def _toast(self, query: CallbackQuery, text: str, *, alert: bool = False) -> None:
        """Say it over the pressed button. A press that is too old for that has been acted upon all the same."""
        with suppress(SendError):
            words = short(clean(text), _TOAST) or None
            await asking(self._bot.answer_callback_query(query.id, words, show_alert=alert))


def _keyboard(answer: _Answer, *, in_channel: bool) -> InlineKeyboardMarkup | None:
    return answer.keyboard or reply_keyboard(answer.reply, answer.wish, in_channel=in_channel)


def _preview(reply: Reply) -> LinkPreviewOptions:
    """None but the poster of a show that was asked for."""
    if isinstance(reply, StatusCard) and reply.show.poster:
        return LinkPreviewOptions(url=reply.show.poster, prefer_small_media=True)
    return NO_PREVIEW
