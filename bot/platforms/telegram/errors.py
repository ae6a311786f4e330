"""Every refusal of the Bot API as a Failure: what follows for the message, its chat and the whole platform.

Telegram documents no list of its sentences; the patterns below are those of its server (telegram-bot-api) and of the
upper-case codes that it hands through from the network behind it. What is not in the table goes by its HTTP code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import httpx
from telegram.error import TelegramError

from bot.errors import Failure, SendError
from bot.platforms.telegram.wire import AnswerError

__all__ = ["MAYBE_ARRIVED", "About", "TelegramSendError", "translate"]

MAYBE_ARRIVED = ": it may have arrived"


class About(StrEnum):
    """What a refusal is about, as far as there is another way to send the same alert."""

    CHAT = "chat"  # nothing goes there now
    TOPIC = "topic"  # the chat itself may still take it
    PICTURE = "picture"  # the same picture another way, or none
    PICTURES = "pictures"  # no picture at all there, text perhaps
    MESSAGE = "message"
    OTHER = "other"


class TelegramSendError(SendError):
    """A SendError that knows whether another way is left."""

    def __init__(
        self,
        message: str,
        failure: Failure,
        about: About = About.OTHER,
        *,
        code: str | None = None,
        retry_after: float | None = None,
        moved_to: str | None = None,
        everywhere: bool = False,
    ) -> None:
        super().__init__(message, failure, code=code, retry_after=retry_after, moved_to=moved_to, everywhere=everywhere)
        self.about = about


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    failure: Failure
    about: About
    words: str  # for the owner of the chat; empty: Telegram's own


def _rule(pattern: str, failure: Failure, about: About, words: str = "") -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), failure, about, words)


_SUSPEND, _REFUSED = Failure.SUSPEND, Failure.REFUSED

# For 400 and 403, the first that fits. Telegram moves a sentence from one code to the other now and then.
_RULES = (
    _rule("blocked by the user|USER_IS_BLOCKED", _SUSPEND, About.CHAT, "the bot was blocked there"),
    _rule("user is deactivated|INPUT_USER_DEACTIVATED", _SUSPEND, About.CHAT, "the account no longer exists"),
    _rule("can't initiate conversation", _SUSPEND, About.CHAT, "nobody has started a private chat with the bot yet"),
    _rule("bot was kicked", _SUSPEND, About.CHAT, "the bot was removed from the chat"),
    _rule("not a member", _SUSPEND, About.CHAT, "the bot is no member of the chat any more"),
    _rule("group chat was deleted|chat was deactivated|CHANNEL_PRIVATE", _SUSPEND, About.CHAT, "the chat is closed"),
    _rule("^logged out", Failure.FATAL, About.OTHER, "the bot is logged out of this Bot API server"),
    _rule("TOPIC_CLOSED", _SUSPEND, About.TOPIC, "the topic is closed"),
    _rule("TOPIC_DELETED|message thread not found", _SUSPEND, About.TOPIC, "the topic no longer exists"),
    _rule(
        "CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN|not enough rights to send (photo|media)",
        _SUSPEND,
        About.PICTURES,
        "pictures are not allowed there",
    ),
    _rule(
        "not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED"
        "|CHAT_RESTRICTED|CHAT_SEND_PLAIN_FORBIDDEN|CHAT_SEND_\\w+_FORBIDDEN|CHAT_GUEST_SEND_FORBIDDEN",
        _SUSPEND,
        About.CHAT,
        "the bot may not write there: it needs the right to post messages",
    ),
    _rule("chat not found|PEER_ID_INVALID|user not found|CHAT_ID_INVALID", _SUSPEND, About.CHAT, "the chat was not found"),
    _rule("upgraded to a supergroup", _SUSPEND, About.CHAT, "the group became a supergroup, and its new address is unknown"),
    _rule(
        "PREMIUM_ACCOUNT_REQUIRED|PAYMENT_REQUIRED|ALLOW_PAYMENT", _SUSPEND, About.CHAT, "the chat takes paid messages only"
    ),
    _rule(
        "wrong file identifier|wrong remote file|wrong type of the web page|failed to get HTTP URL content"
        "|WEBPAGE_|PHOTO_|IMAGE_PROCESS|MEDIA_EMPTY|MEDIA_INVALID|file is too big|FILE_\\w+|URL host",
        _REFUSED,
        About.PICTURE,
        "the picture was not taken",
    ),
    _rule("too long|MESSAGE_TOO_LONG|CAPTION_TOO_LONG", _REFUSED, About.MESSAGE),
    _rule("can't parse entities|ENTITY_|text is empty|MESSAGE_EMPTY|BUTTON_|REPLY_MARKUP", _REFUSED, About.MESSAGE),
    _rule("message to be replied not found|reply message not found|MESSAGE_ID_INVALID", _REFUSED, About.MESSAGE),
)
_WAIT = re.compile(r"(?:SLOWMODE|FLOOD)_WAIT_(\d+)", re.IGNORECASE)
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
# A gateway that got no good answer (502, 504) cannot know what became of the request behind it; 500 and 503 are the
# server's own word that it did not do it.
_UNDONE = frozenset({500, 501, 503})


def translate(error: Exception) -> TelegramSendError:
    """What a call of the library raised, in our words. The library's own texts may hold the token: none is kept."""
    if isinstance(error, AnswerError):
        return _of_answer(error)
    if isinstance(error, TelegramError):
        cause = error.__cause__
        name = type(cause or error).__name__
        if isinstance(cause, (*_NOT_SENT, httpx.InvalidURL, RuntimeError)):
            return TelegramSendError(f"Telegram could not be reached ({name})", Failure.RETRY, code=name)
        return TelegramSendError(f"no answer came from Telegram ({name}){MAYBE_ARRIVED}", Failure.UNKNOWN, code=name)
    name = type(error).__name__
    return TelegramSendError(f"Telegram's answer could not be understood ({name})", Failure.UNKNOWN, code=name)


def _of_answer(answer: AnswerError) -> TelegramSendError:
    code, said = answer.code, answer.description
    named = _WAIT.search(said)
    wait = float(named[1]) if named else answer.retry_after
    if wait is not None or code == 429:
        text = "too many messages for Telegram" + (f": it asks for a pause of {wait:g} s" if wait is not None else "")
        return TelegramSendError(text, Failure.RETRY, About.CHAT, code=str(code), retry_after=wait)
    if answer.moved_to is not None:
        text = "the group became a supergroup with another address"
        return TelegramSendError(text, Failure.MOVED, About.CHAT, code=str(code), moved_to=str(answer.moved_to))
    if code >= 500:
        return _of_server(answer)
    if not answer.understood:
        text = f"what answers is not Telegram's Bot API (HTTP {code}): check [telegram] api_url and any proxy"
        failure = Failure.REFUSED if code == 413 else Failure.RETRY
        return TelegramSendError(text, failure, About.PICTURE if code == 413 else About.OTHER, code=str(code))
    if code in {401, 404}:
        text = f"Telegram does not accept the token ({code}): take a valid one from @BotFather"
        return TelegramSendError(text, Failure.FATAL, code=str(code), everywhere=True)
    if code == 409:
        return TelegramSendError(f"another process uses the same bot: {said}", Failure.RETRY, code="409")
    return _of_rules(answer)


def _of_server(answer: AnswerError) -> TelegramSendError:
    code, said = answer.code, answer.description
    if code in _UNDONE and "restart" not in said.casefold():
        return TelegramSendError(f"Telegram has trouble of its own ({code})", Failure.RETRY, code=str(code))
    text = f"Telegram has trouble of its own ({code}){MAYBE_ARRIVED}"
    return TelegramSendError(text, Failure.UNKNOWN, code=str(code))


def _of_rules(answer: AnswerError) -> TelegramSendError:
    code, said = answer.code, answer.description
    if code == 413:
        return TelegramSendError("the picture is too big", Failure.REFUSED, About.PICTURE, code="413")
    for rule in _RULES:
        if rule.pattern.search(said):
            return TelegramSendError(rule.words or said, rule.failure, rule.about, code=f"{code} {said}")
    failure = Failure.SUSPEND if code == 403 else Failure.REFUSED
    about = About.CHAT if code == 403 else About.OTHER
    return TelegramSendError(f"Telegram refuses: {said or code}", failure, about, code=f"{code} {said}")
