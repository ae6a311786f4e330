"""`cliffhanger demo`: a true story, offline, in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import logging

from bot.app.demo import play
from bot.platforms.console import open_console


def main(arguments: argparse.Namespace) -> int:
    """Play it once; `--fast` leaves no time for reading along."""
    logging.basicConfig(level=logging.ERROR)  # months without news in seconds: what warns of such things may keep quiet
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # beats that are left out or cut short are no trouble here
    asyncio.run(play(open_console(), fast=arguments.fast))
    return 0
