"""What Discord's answers mean for a delivery: its error codes, HTTP statuses, and faults of the connection.

Codes and meanings: Discord's documentation, "Opcodes and Status Codes" (JSON error codes); limits: "Rate Limits".
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp

from bot.errors import Failure, SendError

ALREADY_DELETED = 10008  # Create Message with a nonce whose message was deleted since
NO_REPLY = 160002
NO_PERMISSION = 50013
BAD_BODY = 50035
FILTERED = frozenset({20009, 200000, 200001, 240000})

_MINUTE = 60.0
_LONG = 600.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one code means. `wait` (seconds) holds where the answer names none; None leaves it to delivery's back-off."""

    failure: Failure
    words: str
    wait: float | None = None
    everywhere: bool = False


def _suspend(words: str) -> Meaning:
    return Meaning(Failure.SUSPEND, words)


def _refuse(words: str) -> Meaning:
    return Meaning(Failure.REFUSED, words)


def _retry(words: str, wait: float | None = None, *, everywhere: bool = False) -> Meaning:
    return Meaning(Failure.RETRY, words, wait, everywhere)


def _fatal(words: str) -> Meaning:
    return Meaning(Failure.FATAL, words)


MEANINGS: Mapping[int, Meaning] = {
    10003: _suspend("the channel no longer exists"),
    10004: _suspend("the server no longer exists, or the bot is no longer in it"),
    10007: _suspend("the bot is no longer a member of the server"),
    ALREADY_DELETED: _refuse("it had arrived already and was deleted since"),
    10013: _suspend("the person's account no longer exists"),
    20009: _refuse("the server's filter takes it for explicit content"),
    20016: _retry("the channel is in slow mode", _MINUTE),
    20028: _retry("too many messages in this channel", _MINUTE),
    20029: _retry("too many messages in this server", _MINUTE),
    40001: _fatal("the token is not valid"),
    40002: _fatal("the bot's account has to be verified first"),
    40003: _retry("direct messages are being opened too fast", _MINUTE),
    40004: _retry("sending messages is switched off at Discord for now", _LONG, everywhere=True),
    40005: _refuse("the message is too large"),
    40006: _retry("this is switched off at Discord for now", _LONG),
    40007: _suspend("the bot is banned from the server"),
    40058: _suspend("a forum takes no messages itself, only its posts do"),
    40060: _refuse("the interaction was answered already"),
    40062: _retry("a shared resource of Discord is busy", _MINUTE),
    40067: _suspend("the forum asks for a tag"),
    40094: _refuse("the interaction takes no more answers"),
    40333: _retry("Discord's network (Cloudflare) blocks our address", _LONG, everywhere=True),
    50001: _suspend("the bot is not in the server, or cannot see the channel (View Channel is missing)"),
    50003: _suspend("this cannot be done in a direct message"),
    50006: _refuse("the message is empty"),
    50007: _suspend("the person takes no direct messages from the bot"),
    50008: _suspend("the channel takes no text"),
    50009: _suspend("the server's verification level keeps the bot out"),
    NO_PERMISSION: _suspend("the bot may not post in the channel (Send Messages is missing)"),
    50014: _fatal("the token is not valid"),
    50024: _suspend("this sort of channel takes no messages"),
    50027: _refuse("the interaction has expired"),
    50033: _suspend("the person cannot be written to"),
    BAD_BODY: _refuse("Discord takes the message for malformed"),
    50041: _fatal("Discord no longer speaks this version of its API"),
    50055: _suspend("the server cannot be used"),
    50083: _suspend("the thread is archived"),
    50095: _suspend("the server is not available from the bot's location"),
    50109: _refuse("Discord takes the message for malformed"),
    50278: _suspend("the bot and the person share no server any more"),
    60003: _suspend("the server asks for two-factor authentication of the bot's owner"),
    110000: _retry("Discord is not ready for this yet", _MINUTE),
    110001: _retry("Discord does not know the application yet", _MINUTE),
    130000: _retry("Discord is overloaded"),
    NO_REPLY: _suspend("the bot may not read the channel's history"),
    160005: _suspend("the thread is locked"),
    160006: _suspend("the server has too many active threads to open this one again"),
    160007: _suspend("the server has too many active threads to open this one again"),
    200000: _refuse("the server's AutoMod blocks it"),
    200001: _refuse("the server's AutoMod blocks its title"),
    240000: _refuse("Discord takes one of its links for harmful"),
}

# A gateway in front of Discord answers: the request did not get through (docs: "There was not a gateway available to
# process your request"; Cloudflare: 521 down, 522 no connection, 523 unreachable). Of all others nobody knows.
_NOT_REACHED = frozenset({502, 503, 521, 522, 523, 530})


@dataclass(frozen=True, slots=True)
class Answer:
    """A refusal as it came: the HTTP status, headers (names in lower case) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def refusal(answer: Answer) -> SendError:
    """What an answer other than 2xx means."""
    body = _read(answer.body)
    code = _code(body)
    meaning = MEANINGS.get(code) if code else None
    if answer.status == 429:
        return _too_fast(answer, body, meaning, code)
    if answer.status >= 500 and meaning is None:
        reached = answer.status not in _NOT_REACHED
        words = "Discord failed while it took the message" if reached else "Discord is not available"
        return _error(Meaning(Failure.UNKNOWN if reached else Failure.RETRY, words), answer, code)
    return _error(meaning or (_by_status(answer.status) if body else _by_others(answer.status)), answer, code)


def lost(error: Exception, *, sent: bool) -> SendError:
    """What a fault of the connection means; `sent` says whether the request may have left.

    The error's own text is not repeated: it may name the address.
    """
    kind = type(error).__name__
    if sent:
        return SendError(f"the connection broke before Discord's answer came ({kind})", Failure.UNKNOWN, code=kind)
    return SendError(f"Discord cannot be reached ({kind})", Failure.RETRY, code=kind)


def never_left(error: Exception) -> bool:
    """Whether the fault shows that no byte of the request can have reached Discord."""
    return isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL)


def _too_fast(answer: Answer, body: Mapping[str, object] | None, meaning: Meaning | None, code: int) -> SendError:
    """A 429 without a JSON body comes from Discord's network: it concerns our address, so everything."""
    scope = answer.headers.get("x-ratelimit-scope", "")
    everywhere = body is None or body.get("global") is True or scope == "global"
    words = meaning.words if meaning else ("too many requests" if everywhere else "too many messages to this place")
    named = _seconds((body or {}).get("retry_after"))
    for header in ("retry-after", "x-ratelimit-reset-after"):
        named = named if named is not None else _seconds(answer.headers.get(header))
    wait = named if named is not None else (meaning.wait if meaning else None)
    wait = wait if wait is not None else (_LONG if body is None else 5.0)
    return SendError(
        f"Discord: {words} (wait {wait:.1f} s)",
        Failure.RETRY,
        code=str(code or 429),
        retry_after=wait,
        everywhere=everywhere,
    )


def _by_status(status: int) -> Meaning:
    if status == 401:
        return _fatal("the token is not valid")
    if status == 403:
        return _suspend("the bot is not allowed to post here")
    if status == 404:
        return _suspend("the place no longer exists")
    if status == 408:
        return Meaning(Failure.RETRY, "the request took too long")
    if status == 413:
        return _refuse("the message is too large")
    return _refuse("the message is not accepted")


def _by_others(status: int) -> Meaning:
    """Discord's API answers in JSON. Whatever does not is something in front of it, and says nothing about a place."""
    if status == 403:
        return MEANINGS[40333]
    if status == 413:
        return _refuse("the message is too large")
    return _retry("something between us and Discord answers in its place")


def _error(meaning: Meaning, answer: Answer, code: int) -> SendError:
    return SendError(
        f"Discord: {meaning.words} ({f'code {code}' if code else f'HTTP {answer.status}'})",
        meaning.failure,
        code=str(code or answer.status),
        retry_after=meaning.wait,
        everywhere=meaning.everywhere,
    )


def _read(body: bytes) -> Mapping[str, object] | None:
    try:
        read = json.loads(body)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _code(body: Mapping[str, object] | None) -> int:
    code = (body or {}).get("code")
    return code if isinstance(code, int) else 0


def _seconds(value: object) -> float | None:
    if not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
