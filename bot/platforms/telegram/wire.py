"""The Bot API over python-telegram-bot, with every refusal as one kind of error that keeps Telegram's own code.

The token is part of every address, so neither an address nor the library's own words about one leave this file.
"""

from __future__ import annotations

import json
import logging
import ssl
from functools import cache
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest, RequestData

__all__ = ["POLL_SECONDS", "AnswerError", "make_bot"]

log = logging.getLogger(__name__)

POLL_SECONDS = 30  # how long one getUpdates waits for news
_POOL = 64  # connections at once; delivery sends 16 at a time, commands come on top


class AnswerError(TelegramError):
    """Telegram (or something in its place) answered with an HTTP status other than 2xx.

    `description` is Telegram's own sentence without its "Bad Request: "; empty where `understood` is false: then the
    answer was not the Bot API's but a proxy's or another server's. `retry_after` is in seconds, `moved_to` a chat's id.
    """

    def __init__(
        self, code: int, description: str, *, understood: bool, retry_after: float | None, moved_to: int | None
    ) -> None:
        super().__init__(description or f"HTTP {code}")
        self.code = code
        self.description = description
        self.understood = understood
        self.retry_after = retry_after
        self.moved_to = moved_to


class _Request(HTTPXRequest):
    """Hands on the code and the parameters of a refusal, which the library's own errors partly lose."""

    def __init__(self, secret: str, read_timeout: float) -> None:
        super().__init__(
            connection_pool_size=_POOL,
            read_timeout=read_timeout,
            write_timeout=10.0,
            connect_timeout=5.0,
            pool_timeout=10.0,
            media_write_timeout=20.0,
            httpx_kwargs={"verify": _certificates()},
        )
        self._secret = secret

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **others: Any,
    ) -> tuple[int, bytes]:
        code, payload = await super().do_request(url, method, request_data, *timeouts, **others)
        if 200 <= code <= 299:
            return code, payload
        raise _refusal(code, payload, self._secret)


class _PollRequest(_Request):
    """Lets no single update that the library cannot read stop all others: it becomes an empty one."""

    async def do_request(self, *asked: Any, **others: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*asked, **others)
        answer = json.loads(payload)
        found = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            return code, payload
        return code, json.dumps({"ok": True, "result": [_readable(update) for update in found]}).encode()


def _readable(update: Any) -> Any:
    try:
        Update.de_json(update, None)
    except Exception as error:
        log.warning("telegram: an update could not be read and is left out (%s)", type(error).__name__)
        return {"update_id": update["update_id"]}
    return update


@cache
def _certificates() -> ssl.SSLContext:
    """Read once a process: it takes longer than everything else about a client."""
    return httpx.create_ssl_context()


def make_bot(token: str, api_url: str) -> Bot:
    """A bot that repeats nothing by itself and limits nothing: pacing and retries stand in front of it."""
    return Bot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        request=_Request(token, read_timeout=20.0),
        get_updates_request=_PollRequest(token, read_timeout=10.0),
    )


def _refusal(code: int, payload: bytes, secret: str) -> AnswerError:
    try:
        answer = json.loads(payload)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("description"), str):
        return AnswerError(code, "", understood=False, retry_after=None, moved_to=None)
    said = answer["description"].replace(secret, "•••")[:300]
    for prefix in ("Bad Request: ", "Forbidden: ", "Unauthorized: ", "Conflict: "):
        said = said.removeprefix(prefix)
    found = answer.get("parameters")
    parameters = found if isinstance(found, dict) else {}
    return AnswerError(
        code,
        said,
        understood=True,
        retry_after=_number(parameters.get("retry_after")),
        moved_to=parameters.get("migrate_to_chat_id"),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
