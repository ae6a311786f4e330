"""Answers what people type and press: over `Commands`, in the chat where it was asked."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram import Bot, CallbackQuery, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode

from bot.clock import Clock
from bot.commands.replies import Action, Choices, Notice, Reply, StatusCard, Tone
from bot.commands.service import Commands
from bot.errors import Failure, SendError
from bot.model import Alerts, Place, title_key
from bot.platforms.telegram.cards import reply_html
from bot.platforms.telegram.keyboards import Pressed, choice_keyboard, deep_link_show, pressed
from bot.platforms.telegram.markup import clean, short
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
        typed = read_command(message.text or "")
        if asker is None or not message.text:
            return
        if typed is None:
            if not asker.is_private or message.via_bot is not None:
                return
            typed = Typed("status", clean(message.text)[:200])  # a bare title, in private
        if not typed.is_for(self.bot_name):
            return
        wish = Alerts.EVERYTHING
        try:
            found = await self._typed(typed, asker)
            if found is None:
                return
            reply, wish = found
        except SendError as error:
            log.warning("a command could not be judged: %s", error)
            reply = _UNASKED
        except Exception:
            log.exception("answering /%s failed by a fault of ours", typed.name)
            reply = _OUR_FAULT
        await self._reply(message, asker, reply, wish)

    async def press(self, query: CallbackQuery) -> None:
        """Answer a press of a button."""
        wanted = pressed(query.data or "")
        message = query.message
        if wanted is None or message is None:
            await self._toast(query, "This button is out of date.")
            return
        thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
        asker = Asker(message.chat, thread, query.from_user)
        try:
            reply = await self._ask(wanted.action, wanted.show, wanted.wish, asker)
        except SendError as error:
            log.warning("a press could not be judged: %s", error)
            reply = _UNASKED
        except Exception:
            log.exception("answering a button (%s) failed by a fault of ours", wanted.action)
            reply = _OUR_FAULT
        await self._after_press(query, wanted, asker, reply)

    async def _after_press(self, query: CallbackQuery, wanted: Pressed, asker: Asker, reply: Reply) -> None:
        message = query.message
        refused = isinstance(reply, Notice) and reply.tone is Tone.PROBLEM
        if isinstance(reply, Notice) and (refused or not wanted.is_choice):
            await self._toast(query, reply.text, alert=refused)
            return
        await self._toast(query, "")
        if wanted.is_choice and isinstance(message, Message):
            await self._edit(message, reply, wanted.wish)
        elif isinstance(message, Message):
            await self._reply(message, asker, reply, wanted.wish)

    async def _typed(self, typed: Typed, asker: Asker) -> tuple[Reply, Alerts] | None:
        """The reply to a command; None for a command that is not ours."""
        name, rest, wish = typed.name, typed.rest, Alerts.EVERYTHING
        if name == "start" and asker.is_private and (show := deep_link_show(rest)):
            return await self._commands.history(show), wish
        if name in {"help", "start"}:
            return self._commands.help(), wish
        if name == "subscriptions":
            return await self._commands.subscriptions(await asker.caller(self._bot, to_manage=False)), wish
        action = _TITLED.get(name)
        if action is None:
            known = asker.is_private or bool(typed.addressed)
            return (Notice("I do not know that command. /help lists what I can do."), wish) if known else None
        title = unquoted(rest)
        if action is Action.SUBSCRIBE:
            title, wish = await self._title_and_wish(rest)
        if not title:
            return Notice(usage(name)), wish
        return await self._ask(action, title, wish, asker), wish

    async def _title_and_wish(self, rest: str) -> tuple[str, Alerts]:
        """A last word may be a wish or the end of the title; where a followed show is called so, it is the title."""
        title, wish = split_wish(rest)
        if wish is not Alerts.EVERYTHING or title != unquoted(rest):
            known = await self._commands.complete(rest, 5)
            if any(title_key(choice.label.split(" (")[0]) == title_key(rest) for choice in known):
                return rest, Alerts.EVERYTHING
        return title, wish

    async def _ask(self, action: Action, show: str, wish: Alerts, asker: Asker) -> Reply:
        commands = self._commands
        match action:
            case Action.STATUS:
                return await commands.status(show)
            case Action.HISTORY:
                return await commands.history(show)
            case Action.WHY:
                return await commands.why(show)
        caller = await asker.caller(self._bot, to_manage=action in _DECIDING)
        match action:
            case Action.SUBSCRIBE:
                return await commands.subscribe(show, caller, caller.here, wish, self._probe)
            case Action.UNSUBSCRIBE:
                return await commands.unsubscribe(show, caller, caller.here)
        return await commands.mute(show, caller, caller.here)

    async def _probe(self, place: Place, text: str) -> None:
        await self._say(place, text)

    async def _reply(self, message: Message, asker: Asker, reply: Reply, wish: Alerts) -> None:
        keyboard = choice_keyboard(reply, wish) if isinstance(reply, Choices) else None
        answers = None if asker.is_private else ReplyParameters(message.message_id, allow_sending_without_reply=True)

        def send() -> Awaitable[Message]:
            return self._bot.send_message(
                message.chat.id,
                reply_html(reply),
                parse_mode=ParseMode.HTML,
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
                link_preview_options=_preview(reply),
                reply_markup=keyboard,
                reply_parameters=answers,
            )

        await self._patiently(send)

    async def _edit(self, message: Message, reply: Reply, wish: Alerts) -> None:
        keyboard = choice_keyboard(reply, wish) if isinstance(reply, Choices) else None

        def edit() -> Awaitable[Message | bool]:
            return self._bot.edit_message_text(
                reply_html(reply),
                message.chat.id,
                message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(reply),
                reply_markup=keyboard,
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
                    log.info("an answer could not be sent: %s", error)
                    return
                await self._clock.sleep(wait)

    async def _toast(self, query: CallbackQuery, text: str, *, alert: bool = False) -> None:
        """Say it over the pressed button. A press that is too old for that has been acted upon all the same."""
        with suppress(SendError):
            words = short(clean(text), _TOAST) or None
            await asking(self._bot.answer_callback_query(query.id, words, show_alert=alert))


def _preview(reply: Reply) -> LinkPreviewOptions:
    """None but the poster of a show that was asked for."""
    if isinstance(reply, StatusCard) and reply.show.poster:
        return LinkPreviewOptions(url=reply.show.poster, prefer_small_media=True)
    return NO_PREVIEW
