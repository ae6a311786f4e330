"""Builds the platforms for which there is a token; without any, alerts go to the terminal."""

from __future__ import annotations

from bot.commands.service import Commands
from bot.delivery.platform import Platform
from bot.settings import Settings


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

        built["telegram"] = TelegramPlatform(settings.telegram_token.get_secret_value(), settings.telegram.api_url, commands)
    if not built:
        from bot.platforms.console import ConsolePlatform

        built["console"] = ConsolePlatform()
    return built
