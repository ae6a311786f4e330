"""The door of the diff room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.model import Decision, Evidence, ShowStanding


def decide(standing: ShowStanding, evidence: Sequence[Evidence], now: datetime) -> Decision:
    """What new evidence (none, if only time has passed) means for a show at `now`."""
    return Decision(standing)
