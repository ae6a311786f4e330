"""The real platforms, pointed at a far end of ours. Nobody types commands in a trial."""

from __future__ import annotations

from typing import Any, cast

from bot.delivery.platform import Platform
from bot.platforms.discord import DiscordPlatform
from bot.platforms.telegram import TelegramPlatform

NOBODY = cast(Any, object())


def a_platform(name: str, root: str) -> Platform:
    """The platform of that name, over its own library."""
    if name == "discord":
        return DiscordPlatform("token", f"{root}/discord", NOBODY)
    return TelegramPlatform("1:x", f"{root}/telegram", NOBODY)
