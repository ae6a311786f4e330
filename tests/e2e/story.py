"""What the end-to-end tests publish: the limbo of a fourth season, and the film that takes its place."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.clock import SystemClock
from tests.e2e.site import Site


def in_doubt(site: Site) -> None:
    """Published before the bot is started: it is what `/status` knows."""
    site.publish(
        "limbo",
        "Heartstopper season 4 still undecided, says creator",
        "Talks about a fourth season of Heartstopper are still going on and there is no final answer yet, creator Alice "
        "Oseman said at a book festival. Netflix has not renewed the series for a fourth season.",
        now() - timedelta(days=3),
    )


def film(site: Site) -> None:
    """The news that is told."""
    site.publish(
        "film",
        "Heartstopper to end with a film instead of season 4",
        "Netflix has announced that Heartstopper will end with a feature film instead of a fourth season.",
        now() + timedelta(seconds=2),
    )


def now() -> datetime:
    """The present moment."""
    return SystemClock().now()
