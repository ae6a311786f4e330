"""The terminal as a platform: prints alerts, and the answers to commands. It needs no account and no network."""

from bot.platforms.console.platform import ConsolePlatform, open_console, print_reply

__all__ = ["ConsolePlatform", "open_console", "print_reply"]
