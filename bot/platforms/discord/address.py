"""Where discord.py finds Discord. It keeps the address for the whole process, so this is the one place that sets it."""

from __future__ import annotations

from collections import Counter

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import Failure, SendError

_in_use: Counter[str] = Counter()


def occupy(api_url: str) -> None:
    """Point discord.py at this REST root. Raises SendError(FATAL) while another address is in use in this process."""
    address = api_url.rstrip("/")
    if any(other != address for other in _in_use):
        raise SendError("discord.api_url: one process can serve one address of Discord only", Failure.FATAL)
    _in_use[address] += 1
    Route.BASE = address


def leave(api_url: str) -> None:
    """Undo one `occupy`."""
    address = api_url.rstrip("/")
    _in_use[address] -= 1
    if _in_use[address] <= 0:
        del _in_use[address]


def use_gateway(address: str) -> None:
    """Connect to this gateway, also after a session was lost (what GET /gateway/bot names)."""
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)
