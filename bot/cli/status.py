"""`cliffhanger status|history|why SHOW`: what people would be answered, in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import os

from bot.app.configure import configured
from bot.app.house import move_in, open_house
from bot.clock import SystemClock
from bot.commands.replies import Choices, Notice, Reply, Tone
from bot.platforms.console import print_reply
from bot.settings import Settings


def main(arguments: argparse.Namespace) -> int:
    """Print the answer; 1 where there is none."""
    settings = configured(arguments.config, os.environ)
    reply = asyncio.run(_ask(settings, arguments.command, " ".join(arguments.show)))
    print_reply(reply)
    return 1 if (isinstance(reply, Notice) and reply.tone is Tone.PROBLEM) or isinstance(reply, Choices) else 0


async def _ask(settings: Settings, command: str, show: str) -> Reply:
    async with open_house(settings, SystemClock()) as house:
        await move_in(house)
        commands = house.commands
        if command == "history":
            return await commands.history(show)
        if command == "why":
            return await commands.why(show)
        return await commands.status(show)
