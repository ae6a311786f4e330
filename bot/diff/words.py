"""Small wordings that the reasons of verdicts share."""

from __future__ import annotations

from datetime import datetime

__all__ = ["day_words"]


def day_words(moment: datetime) -> str:
    """As in "1 March 2026"."""
    return f"{moment.day} {moment:%B %Y}"
