"""Creates messages, one request a try, and tells what each answer means.

Not through discord.py's own HTTP client, on purpose: it sleeps on a 429 and repeats a 5xx up to five times by itself,
behind the back of our pacing; a global limit makes it hold back every request; and for each new channel it looks through
all buckets that it knows. Everything else (login, gateway, commands, answers to them) goes through discord.py.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import aiohttp
import discord

from bot.errors import Failure, SendError
from bot.platforms.discord.errors import Answer, lost, never_left, refusal

Heard = Callable[[str, int, float], None]

_KEPT_DMS = 50_000  # people whose DM channel is remembered; an entry is two numbers
# Discord answers within a second or two. Delivery gives up at 30 s; we want to be first, with a better reason.
_TIMEOUT = aiohttp.ClientTimeout(total=20.0, sock_connect=10.0)


class Post:
    """Discord's Create Message and Create DM. Raises SendError and nothing else."""

    def __init__(self, token: str, api_url: str) -> None:
        self.heard: Heard = lambda address, remaining, seconds: None
        self._api_url = api_url.rstrip("/")
        self._headers = {
            "Authorization": f"Bot {token}",
            # the form that Discord's "Reference" (User Agent) asks for: an address and a version
            "User-Agent": f"DiscordBot (https://github.com/Rapptz/discord.py, {discord.__version__}) cliffhanger",
        }
        self._session: aiohttp.ClientSession | None = None
        self._dms: OrderedDict[str, str] = OrderedDict()

    async def open(self) -> None:
        """Begin; a second time does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=30.0)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def close(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def create_message(self, address: str, channel: str, payload: dict[str, Any]) -> str:
        """Send to a channel and return the message's id; what its bucket tells is told of `address`."""
        body = await self._post(f"/channels/{_snowflake(channel)}/messages", payload, address)
        return _id_of(body)

    async def dm_channel(self, user: str) -> str:
        """The channel of the person's direct messages, opened if need be."""
        known = self._dms.get(user)
        if known is not None:
            self._dms.move_to_end(user)
            return known
        try:
            body = await self._post("/users/@me/channels", {"recipient_id": _snowflake(user)}, None)
        except SendError as error:
            if error.failure is Failure.UNKNOWN:  # opening it twice does no harm, and nothing was sent
                raise SendError(str(error), Failure.RETRY, code=error.code) from error
            raise
        self._dms[user] = channel = _id_of(body)
        if len(self._dms) > _KEPT_DMS:
            self._dms.popitem(last=False)
        return channel

    def forget_dm(self, user: str) -> None:
        """Open the person's channel anew the next time."""
        self._dms.pop(user, None)

    async def _post(self, path: str, payload: dict[str, Any], address: str | None) -> bytes:
        if self._session is None:
            raise SendError("Discord is not connected", Failure.RETRY)
        try:
            async with self._session.post(
                self._api_url + path, json=payload, headers=self._headers, timeout=_TIMEOUT, allow_redirects=False
            ) as response:
                body = await response.read()
                headers = {name.lower(): value for name, value in response.headers.items()}
                status = response.status
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise lost(error, sent=not never_left(error)) from None
        if address is not None:
            self._tell_bucket(address, headers)
        if 200 <= status < 300:
            return body
        raise refusal(Answer(status, headers, body))

    def _tell_bucket(self, address: str, headers: dict[str, str]) -> None:
        try:
            remaining = int(headers["x-ratelimit-remaining"])
            seconds = float(headers["x-ratelimit-reset-after"])
        except (KeyError, ValueError):
            return
        self.heard(address, remaining, seconds)


def _snowflake(text: str) -> str:
    """A Discord id. Anything else cannot be an address there (and must not get into a path)."""
    if text.isascii() and text.isdecimal() and len(text) <= 20:
        return text
    raise SendError("Discord: this is no id of a channel or person", Failure.SUSPEND, code="address")


def _id_of(body: bytes) -> str:
    try:
        read = json.loads(body)
        return str(int(read["id"]))
    except (ValueError, KeyError, TypeError):
        raise SendError("Discord's answer cannot be read, the message may have arrived", Failure.UNKNOWN) from None
