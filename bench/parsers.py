"""How fast and how patient the feed parsers are: ours (fastfeedparser on mended text, feedparser behind it) and each alone.

python -m bench.parsers                     speed on a made feed of 25 items
python -m bench.parsers FOLDER              also every feed of a folder, such as the tests/ of feedparser's own sdist:
                                            pip download --no-binary :all: --no-deps feedparser
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import fastfeedparser
import feedparser

from bot.errors import ParseError
from bot.sources.items import parse_feed
from bot.sources.texts import one_line, plain_text

Found = list[str]  # titles of items, as a person would read them
BASE = "https://news.example/feed"


def ours(body: bytes) -> Found:
    return [one_line(plain_text(item.title)) for item in parse_feed(body, None, BASE).items]


def fast(body: bytes) -> Found:
    return [one_line(plain_text(str(entry.get("title") or ""))) for entry in fastfeedparser.parse(body).entries]


def patient(body: bytes) -> Found:
    return [one_line(plain_text(entry.get("title") or "")) for entry in feedparser.parse(body).entries]


PARSERS: dict[str, Callable[[bytes], Found]] = {"ours": ours, "fastfeedparser": fast, "feedparser": patient}


def made_feed(count: int = 25) -> bytes:
    """An ordinary feed of about 25 KB."""
    items = "".join(
        f"<item><title>Show {n} returns &amp;amp; more</title><link>https://news.example/{n}?utm_source=rss</link>"
        f'<guid isPermaLink="false">https://news.example/?p={n}</guid><pubDate>Sun, 01 Mar 2026 10:{n % 60:02}:00 +0000'
        f"</pubDate><description><![CDATA[<p>{'Some <b>words</b> of an article. ' * 25}</p>]]></description></item>"
        for n in range(count)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()
    )


def speed() -> None:
    body = made_feed()
    for name, parse in PARSERS.items():
        parse(body)
        rounds = 200 if name != "feedparser" else 20
        start = time.process_time()
        for _ in range(rounds):
            parse(body)
        print(f"{name:15} {(time.process_time() - start) / rounds * 1000:8.2f} ms a feed of 25 items")


def suite(folder: Path) -> None:
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in {".xml", ".json", ".rss", ".atom"}
    ]
    results: Counter[str] = Counter()
    slowest = (0.0, Path())
    for path in files:
        body = path.read_bytes()
        expected = [title for title in patient(body) if title]
        for name in ("ours", "fastfeedparser"):
            start = time.perf_counter()
            try:
                found = PARSERS[name](body)
            except (ParseError, ValueError):
                found = []
                results[f"{name}: refused"] += 1
            except Exception as error:
                results[f"{name}: CRASHED {type(error).__name__}"] += 1
                continue
            if name == "ours":
                slowest = max(slowest, (time.perf_counter() - start, path))
            titles = [title for title in found if title]
            if len(titles) >= len(expected):
                results[f"{name}: all the titled items that feedparser finds"] += 1
            if titles[: len(expected)] == expected:
                results[f"{name}: and with the same titles"] += 1
    print(f"{len(files)} files; the slowest took ours {slowest[0]:.2f} s ({slowest[1].name})")
    for name, count in sorted(results.items()):
        print(f"{count:6} {name}")


if __name__ == "__main__":
    speed()
    if len(sys.argv) > 1:
        suite(Path(sys.argv[1]))
