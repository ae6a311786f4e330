"""The Discord room: commands, alerts, and all that knows Discord; see docs/architecture.md."""

from bot.platforms.discord.platform import DiscordPlatform

__all__ = ["DiscordPlatform"]
