"""Builds the platforms for which there is a token; without any, alerts go to the terminal."""

from __future__ import annotations

from datetime import datetime

from bot.commands.service import Commands
from bot.delivery.platform import Platform
from bot.model import Alerts, Place, TargetKind
from bot.settings import Settings
from storage.chats import Chats
from storage.shows import Shows

FREE_MESSAGES_PER_SECOND = 30  # Telegram's Bots FAQ, "My bot is hitting limits": more only with paid broadcasts
TERMINAL = Place("console", TargetKind.CHANNEL, "terminal", title="this terminal")


def build_platforms(settings: Settings, commands: Commands) -> dict[str, Platform]:
    """One platform for each token, by name; the console alone where there is none.

    A platform's library is imported only here and only when it is used: both are slow to load.
    """
    built: dict[str, Platform] = {}
    if settings.discord_token:
        from bot.platforms.discord import DiscordPlatform

        built["discord"] = DiscordPlatform(settings.discord_token.get_secret_value(), settings.discord.api_url, commands)
    if settings.telegram_token:
        from bot.platforms.telegram import TelegramPlatform

        telegram = settings.telegram
        built["telegram"] = TelegramPlatform(
            settings.telegram_token.get_secret_value(),
            telegram.api_url,
            commands,
            paid=telegram.messages_per_second > FREE_MESSAGES_PER_SECOND,
        )
    if not built:
        from bot.platforms.console import ConsolePlatform

        built["console"] = ConsolePlatform()
    return built


async def subscribe_terminal(shows: Shows, chats: Chats, now: datetime, *, here: bool) -> None:
    """Without a token (`here`) this terminal hears everything about every followed show; else it hears nothing."""
    if not here:
        await chats.unsubscribe(TERMINAL)
        return
    for show in await shows.all():
        await chats.subscribe(TERMINAL, show.id, Alerts.EVERYTHING, now, now)
