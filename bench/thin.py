"""Platforms as thin as can be over the real libraries: a trial of delivery, not of rendering."""

from __future__ import annotations

import aiohttp
import discord
import telegram
from discord.http import Route
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Place, Receipt


class ThinDiscord:
    """discord.py's REST client; the nonce is the alert's key."""

    name = "discord"

    def __init__(self, root: str) -> None:
        Route.BASE = f"{root}/discord"
        self.client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30.0)

    async def start(self) -> None:
        await self.client.login("token")

    async def stop(self) -> None:
        await self.client.close()

    async def send(self, place: Place, alert: Alert) -> Receipt:
        channel = self.client.get_partial_messageable(int(place.address))
        try:
            message = await channel.send(f"change {alert.change_id}", nonce=alert.key)
        except discord.RateLimited as error:
            raise SendError("rate limited", Failure.RETRY, retry_after=error.retry_after) from error
        except discord.HTTPException as error:
            raise SendError(f"HTTP {error.status}", Failure.RETRY if error.status >= 500 else Failure.REFUSED) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise SendError("the connection broke", Failure.UNKNOWN) from error
        return Receipt(str(message.id))

    async def say(self, place: Place, text: str) -> Receipt:
        raise SendError("not in a trial", Failure.REFUSED)


class ThinTelegram:
    """python-telegram-bot's Bot, without its own limiter."""

    name = "telegram"

    def __init__(self, root: str) -> None:
        self.bot = telegram.Bot(
            "1:x", base_url=f"{root}/telegram/bot", request=HTTPXRequest(connection_pool_size=64, read_timeout=10.0)
        )

    async def start(self) -> None:
        await self.bot.initialize()

    async def stop(self) -> None:
        await self.bot.shutdown()

    async def send(self, place: Place, alert: Alert) -> Receipt:
        try:
            message = await self.bot.send_message(int(place.address), f"change {alert.change_id}")
        except RetryAfter as error:
            raise SendError("rate limited", Failure.RETRY, retry_after=float(error._retry_after.total_seconds())) from error
        except Forbidden as error:
            raise SendError("blocked", Failure.SUSPEND) from error
        except (TimedOut, NetworkError) as error:
            raise SendError("the connection broke", Failure.UNKNOWN) from error
        except TelegramError as error:
            raise SendError(str(error), Failure.REFUSED) from error
        return Receipt(str(message.message_id))

    async def say(self, place: Place, text: str) -> Receipt:
        raise SendError("not in a trial", Failure.REFUSED)
