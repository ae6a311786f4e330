"""What the operator's settings mean for deciding: the rules and the table of publishers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.diff import Publisher, Publishers
from bot.diff.rules import DEFAULT_RULES, Rules
from bot.settings import Settings


def rules_of(settings: Settings) -> Rules:
    """The waiting times that the operator chose, in the default rules."""
    return replace(
        DEFAULT_RULES,
        press_wait=timedelta(seconds=settings.deciding.press_wait),
        database_wait=timedelta(seconds=settings.deciding.database_wait),
    )


def publishers_of(settings: Settings) -> Publishers:
    """The table that ships with Cliffhanger, with the operator's own entries on top."""
    own = tuple(Publisher(row.domain, row.name or row.domain, row.trust) for row in settings.publishers)
    return Publishers.load(own)
