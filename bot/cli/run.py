"""`cliffhanger run`: everything in one process."""

from __future__ import annotations

import argparse
import asyncio
import os

from bot.app.configure import configured
from bot.app.logs import set_up_logs
from bot.app.serve import serve
from bot.clock import SystemClock


def main(arguments: argparse.Namespace) -> int:
    """Check the whole configuration first, then serve until SIGTERM or Ctrl-C."""
    settings = configured(arguments.config, os.environ)
    set_up_logs(settings)
    asyncio.run(serve(settings, SystemClock()))
    return 0
