"""Logging: one line an event on standard error, and never a secret in it."""

from __future__ import annotations

import logging
import sys
import unicodedata
from typing import TextIO

from pydantic import SecretStr

from bot.settings import Settings

# Libraries that tell every request, some of them with the token in the address
_QUIET = (
    "httpx",
    "httpcore",
    "discord",
    "telegram",
    "apscheduler",
    "aiohttp.access",
    "alembic",
    "trafilatura",
    "htmldate",
)


class _Discreet(logging.Formatter):
    """Blackens secrets and makes control characters harmless: what sources say reaches the operator's terminal."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "•••")
        return "".join(ch if ch == "\n" or unicodedata.category(ch) not in {"Cc", "Cf"} else "�" for ch in text)


class _Quiet(logging.StreamHandler[TextIO]):
    """Says nothing when writing fails: Python's own complaint would hold the message as it was, secrets and all."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Nothing."""


def set_up_logs(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """Send the log to the stream (standard error), without the secrets of these settings."""
    known = (settings.discord_token, settings.telegram_token)
    secrets = tuple(one.get_secret_value() for one in known if isinstance(one, SecretStr) and one.get_secret_value())
    handler = _Quiet(stream)
    handler.setFormatter(_Discreet(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
