"""`cliffhanger check`: everything that is wrong with the configuration, at once."""

from __future__ import annotations

import argparse
import os
import sys

from bot.app.configure import configured


def main(arguments: argparse.Namespace) -> int:
    """Print what the bot would do with this configuration. Raises ConfigError (exit code 2)."""
    settings = configured(arguments.config, os.environ)
    where = [name for name, token in (("Discord", settings.discord_token), ("Telegram", settings.telegram_token)) if token]
    sys.stdout.write(
        f"The configuration is in order: {len(settings.shows)} shows, {len(settings.sources)} sources, "
        f"alerts go to {' and '.join(where) or 'this terminal (no token is set)'}.\n"
    )
    return 0
