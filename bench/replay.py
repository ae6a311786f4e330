"""How fast news goes through reading, deciding and storage, and how that grows.

usage: python -m bench.replay [--database] [--share 0.67] [COUNT ...]        (default 1000 10000 100000)

Each count runs in a process of its own, over made-up news: 300 shows, 40 outlets, five items an hour. `--share` of them say
something of a followed show: in feeds of the trade it is 0.05 or less; the default, two in three, is like a file about
followed shows. Plain, it is `cliffhanger replay`: one item at a time, books in memory. With --database it is what
a server does: a poll of 20 items at a time into an SQLite file, each poll one transaction on the disk.

"reading" is the share of the time that reading takes; "own memory" what the run adds to the articles themselves (peak
resident size).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bot.diff import Publishers
from bot.diff.rules import DEFAULT_RULES
from bot.model import Article, Show
from bot.pipeline.ingest import Batch, Desk
from bot.pipeline.replay import Rehearsal
from bot.reading import Reader
from storage.engine import Database
from storage.news import News
from storage.shows import Shows

START = datetime(2024, 1, 1, tzinfo=UTC)
POLL = 20
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


def articles(count: int, share: float = 0.67) -> Iterator[Article]:
    """Made-up news, the same every time; that share of it is about followed shows."""
    dice = random.Random(count)
    titles = [show.title for show in shows()]
    for number in range(count):
        site = dice.choice([*SITES, f"outlet-{dice.randrange(33)}.example"])
        season = 2 + number // 60_000
        saying = dice.choice(SAYINGS) if dice.random() < share else "A day of small news from the studios."
        text = saying.format(show=dice.choice(titles), n=season, m=season - 1, site=site, day=dice.randrange(1, 29))
        published = START + timedelta(minutes=12 * number)
        yield Article(f"n{number}", text[:70], f"{text} {PADDING}", f"https://{site}/{number}", site, published)


def resident() -> float:
    """Peak resident size of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def rehearse(items: Sequence[Article]) -> int:
    """As `cliffhanger replay`; gives the number of alerts."""
    rehearsal = await Rehearsal.open(shows(), Publishers.load(), DEFAULT_RULES)
    alerts = 0
    async for _told in rehearsal.run(items):
        alerts += 1
    return alerts


async def serve(items: Sequence[Article], folder: str) -> int:
    """As a server: polls into a database on the disk, and a look at what is due between them; gives the alerts."""
    database = await Database.open(f"sqlite:///{folder}/bench.db")
    followed, news = Shows(database), News(database)
    await followed.follow_all(shows(), START - timedelta(days=1))
    desk = Desk(followed, news, Publishers.load(), DEFAULT_RULES)
    alerts = 0
    for at in range(0, len(items), POLL):
        poll = tuple(items[at : at + POLL])
        now = poll[-1].published or START
        for show in await news.due_reviews(now):
            alerts += len((await desk.review(show, now)).changes)
        batch = Batch("bench", None, START - timedelta(days=1), poll)
        alerts += len((await desk.ingest(batch, now)).changes)
    await database.close()
    return alerts


def reading_alone(items: Sequence[Article]) -> float:
    """Seconds that the reader takes for some of the items, counted up to all."""
    reader = Reader(shows())
    some = items[:: max(1, len(items) // 1000)]
    begun = time.perf_counter()
    for item in some:
        reader.read(item)
    return (time.perf_counter() - begun) * len(items) / len(some)


def measure(count: int, share: float, *, database: bool) -> None:
    """Run so many items and print a row of the table."""
    items = list(articles(count, share))
    reading = reading_alone(items)
    before = resident()
    begun = time.perf_counter()
    if database:
        with tempfile.TemporaryDirectory() as folder:
            alerts = asyncio.run(serve(items, folder))
    else:
        alerts = asyncio.run(rehearse(items))
    took = time.perf_counter() - begun
    own = resident() - before
    print(f"| {count:>7,} | {took:>7.1f} | {count / took:>12,.0f} | {reading / took:>7.0%} | {alerts:>6,} | {own:>16.0f} |")


def main() -> None:
    """One process for each count, so that none pays for another's memory."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    arguments.add_argument("--database", action="store_true")
    arguments.add_argument("--share", type=float, default=0.67)
    options = arguments.parse_args()
    if len(options.counts) == 1:
        measure(options.counts[0], options.share, database=options.database)
        return
    print("|   items | seconds | items/second | reading | alerts | own memory (MiB) |", flush=True)
    print("|---------|---------|--------------|---------|--------|------------------|", flush=True)
    for count in options.counts:
        mode = ["--share", str(options.share), *(["--database"] if options.database else [])]
        subprocess.run([sys.executable, "-m", "bench.replay", *mode, str(count)], check=True)


if __name__ == "__main__":
    main()
