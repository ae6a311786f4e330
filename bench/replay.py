"""How fast a rehearsal is, and how it grows: items per second through reading, diff and storage.

usage: python -m bench.replay [COUNT ...]        (default 1000 10000 100000)

Each count runs in a process of its own, over made-up news: 300 shows, 40 outlets, five items an hour, a third of them about
nothing that is followed. "own memory" is what the rehearsal adds to the articles themselves (peak resident size).
"""

from __future__ import annotations

import asyncio
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.diff import Publishers
from bot.diff.rules import DEFAULT_RULES
from bot.model import Article, Show
from bot.pipeline.replay import Rehearsal

START = datetime(2024, 1, 1, tzinfo=UTC)
ADJECTIVES = ["Amber", "Broken", "Crimson", "Distant", "Eastern", "Faded", "Golden", "Hollow", "Iron", "Jagged"]
NOUNS = ["Harbour", "Lanterns", "Orchard", "Parish", "Quarry", "Railway", "Saltworks", "Tides", "Valley", "Winters"]
ENDS = ["", " Rising", " County"]
SITES = ["deadline.com", "variety.com", "tvline.com", "nme.com", "ign.com", "metro.co.uk", "cartermatt.com"]
SAYINGS = [
    "{show} has been renewed for season {n} at the network, {site} has learned.",
    "{show} has been cancelled after {m} seasons.",
    "{show} season {n} will premiere on {day} October 2025.",
    "Production on {show} season {n} has begun.",
    "{show} has not yet been renewed for season {n}.",
    "{show} season {m} is now streaming.",
    "Season {n} of {show} is reportedly in the works.",
]
PADDING = (
    "Critics praised its slow first hours and the sudden turns of its last. The cast spoke of long nights by the sea, of "
    "rain, and of a script that changed until the morning of the shoot. Its numbers held up well against a crowded autumn. "
)


def shows() -> list[Show]:
    """300 made-up shows."""
    return [Show(0, f"{one} {two}{end}") for one in ADJECTIVES for two in NOUNS for end in ENDS]


def articles(count: int) -> Iterator[Article]:
    """Made-up news, the same every time."""
    dice = random.Random(count)
    titles = [show.title for show in shows()]
    for number in range(count):
        site = dice.choice([*SITES, f"outlet-{dice.randrange(33)}.example"])
        season = 2 + number // 60_000
        saying = dice.choice(SAYINGS) if dice.random() < 0.67 else "A day of small news from the studios."
        text = saying.format(show=dice.choice(titles), n=season, m=season - 1, site=site, day=dice.randrange(1, 29))
        published = START + timedelta(minutes=12 * number)
        yield Article(f"n{number}", text[:70], f"{text} {PADDING}", f"https://{site}/{number}", site, published)


def resident() -> float:
    """Peak resident size of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measure(count: int) -> None:
    """Rehearse so many items and print a row of the table."""
    items = list(articles(count))
    before = resident()
    rehearsal = await Rehearsal.open(shows(), Publishers.load(), DEFAULT_RULES)
    begun = time.perf_counter()
    alerts = 0
    async for _told in rehearsal.run(items):
        alerts += 1
    took = time.perf_counter() - begun
    own = resident() - before
    print(f"| {count:>7,} | {took:>7.1f} | {count / took:>12,.0f} | {alerts:>6,} | {own:>16.0f} |")


def main(counts: list[int]) -> None:
    """One process for each count, so that none pays for another's memory."""
    if len(counts) == 1:
        asyncio.run(measure(counts[0]))
        return
    print("|   items | seconds | items/second | alerts | own memory (MiB) |")
    print("|---------|---------|--------------|--------|------------------|")
    for count in counts:
        subprocess.run([sys.executable, "-m", "bench.replay", str(count)], check=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
