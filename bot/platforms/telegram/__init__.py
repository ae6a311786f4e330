"""Telegram: alerts and commands over the Bot API, with long polling; see docs/architecture.md."""

from bot.platforms.telegram.platform import TelegramPlatform

__all__ = ["TelegramPlatform"]
