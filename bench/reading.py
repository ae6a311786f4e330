"""The reader measured: how right it is on each half of the labelled items, and how fast (seconds of one core).

    python -m bench.reading --corpus ../shared/corpus            tables of both halves, stream, speed
    python -m bench.reading --corpus ../shared/corpus --halves   the tables only
    python -m bench.reading --corpus ../shared/corpus --own      a line for each file of tests/reading/corpus

The halves are made by show: SHA-256 of the main show's title, first byte even or odd. Half A was read while the tables
were made; of half B and of the timelines' half B only figures were looked at. Beside the reader stands a keyword filter:
the title as a word, and one of "renewed", "cancelled", … in the same sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.cli.rows import articles_of, claims_row
from bot.model import Article, Certainty, Claim, Part, Show, Status
from bot.reading import Reader
from bot.settings import read_shows

KEYWORDS = {
    "renewed": Status.RENEWED, "renews": Status.RENEWED, "picked up": Status.RENEWED, "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED, "cancels": Status.CANCELLED, "axed": Status.CANCELLED, "final season": Status.ENDING,
}  # fmt: skip
_KEYWORD = re.compile("|".join(KEYWORDS))
_SEASON = re.compile(r"(?:season|series) (\d{1,2})")
_PARTS = ["Harbour", "Winter", "Glass", "Copper", "North", "Velvet", "Paper", "Salt", "Iron", "River", "Quill", "Marrow"]

Read = Callable[[Article], tuple[Claim, ...]]


class KeywordFilter:
    """What most bots do: the title and a keyword in one sentence."""

    def __init__(self, shows: Iterable[Show]) -> None:
        self._titles = [(show.id, re.compile(rf"\b{re.escape(name)}\b")) for show in shows for name in show.names]

    def read(self, article: Article) -> tuple[Claim, ...]:
        found: dict[int, Claim] = {}
        for sentence in re.split(r"(?<=[.!?])\s+", f"{article.title}. {article.text}"):
            keyword = _KEYWORD.search(sentence.lower())
            if keyword is None:
                continue
            season = _SEASON.search(sentence.lower())
            part = Part.season(int(season[1])) if season and int(season[1]) else Part.parse("series")
            for show, title in self._titles:
                if show not in found and title.search(sentence):
                    found[show] = Claim(show, part, KEYWORDS[keyword[0]], Certainty.CONFIRMED, quote=sentence)
        return tuple(found.values())


def plain(title: str) -> str:
    """A title as score.py compares it, so that the halves hold whatever the house's own key does."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    bare = " ".join(re.sub(r"[^a-z0-9 ]+", " ", bare.replace("&", " and ")).split())
    return re.sub(r"^(the|a|an) ", "", bare)


def half_of(row: dict[str, object]) -> str:
    """A or B, by the show that a labelled item is about."""
    labels: list[dict[str, str]] = row["labels"]  # type: ignore[assignment]
    main = [label for label in labels if label["main"]] or labels
    about = str(row.get("timeline") or (main[0]["show"] if main else row["title"]))
    return "AB"[hashlib.sha256(plain(about).encode()).digest()[0] % 2]


def followed(path: Path) -> tuple[Show, ...]:
    return tuple(replace(row.show(), id=number) for number, row in enumerate(read_shows(path), 1))


def articles(path: Path) -> list[Article]:
    return [one for one in articles_of(path) if isinstance(one, Article)]


def judge(corpus: Path, rows: Sequence[dict[str, object]], shows: tuple[Show, ...], read: Read) -> str:
    """The table of score.py for some items."""
    titles = {show.id: show.title for show in shows}
    with tempfile.TemporaryDirectory() as folder:
        labels, claims = Path(folder) / "labels.jsonl", Path(folder) / "claims.jsonl"
        labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        claims.write_text(
            "".join(claims_row(one.id, read(one), titles) + "\n" for one in articles(labels)), encoding="utf-8"
        )
        command = [sys.executable, str(corpus / "score.py"), str(claims), str(labels)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def print_halves(corpus: Path) -> None:
    for name, items, list_of_shows in (
        ("dev", corpus / "dev.jsonl", corpus / "shows.toml"),
        ("timelines", corpus / "timelines" / "items.jsonl", corpus / "timelines" / "shows.toml"),
    ):
        shows = followed(list_of_shows)
        rows = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines() if line.strip()]
        halves = {"A": [row for row in rows if half_of(row) == "A"], "B": [row for row in rows if half_of(row) == "B"]}
        for half, chosen in (("A and B", rows), *halves.items()):
            print(f"== {name}, {half}: the reader\n{judge(corpus, chosen, shows, Reader(shows).read)}")
        print(f"== {name}, A and B: a keyword filter\n{judge(corpus, rows, shows, KeywordFilter(shows).read)}")


def named_in(rows: Sequence[dict[str, Any]]) -> tuple[Show, ...]:
    """Every show that some labelled items name: all of them count as followed."""
    names: dict[str, set[str]] = {}
    for row in rows:
        for label in row["labels"]:
            names.setdefault(label["show"], set()).update(label["aliases"])
        for title in row["mentions"]:
            names.setdefault(title, set())
    return tuple(Show(number, title, tuple(sorted(names[title]))) for number, title in enumerate(names, 1))


def print_own(corpus: Path) -> None:
    """How right the reader is on each file of the project's own corpus."""
    own = Path("tests/reading/corpus")
    for path in [own / "articles.jsonl", *sorted((own / "blind").glob("*.jsonl"))]:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        shows = followed(own / "shows.toml") if path.parent == own else named_in(rows)
        told = judge(corpus, rows, shows, Reader(shows).read).splitlines()
        print(f"{path.stem:10} {len(rows):4} items; " + "; ".join(line.split(", false")[0] for line in told[1:4]))


def print_stream(corpus: Path) -> None:
    shows = followed(corpus / "shows.toml")
    titles = {show.id: show.title for show in shows}
    items = articles(corpus / "stream.jsonl")
    for name, read in (("the reader", Reader(shows).read), ("a keyword filter", KeywordFilter(shows).read)):
        made = [(one, claim) for one in items for claim in read(one)]
        sure = [pair for pair in made if pair[1].status.is_fate and pair[1].certainty is Certainty.CONFIRMED]
        print(f"== stream, {len(items)} items: {name} makes {len(made)} claims, {len(sure)} of them decisive")
        if name == "the reader":
            for one, claim in sure:
                print(f"   {one.id}: {titles[claim.show]}, {claim.part}: {claim.status} ({'; '.join(claim.words)})")


def invented(count: int, known: tuple[Show, ...]) -> list[Show]:
    """`count` followed shows: the known ones, and invented titles of one to four words."""
    dice = random.Random(count)
    made: dict[str, None] = {show.title: None for show in known[:count]}
    while len(made) < count:
        words = [
            dice.choice(_PARTS) + dice.choice(["", "s", "ton", "wick", "ley", "mere"]) for _ in range(dice.randint(1, 4))
        ]
        made[" ".join(words) + dice.choice(["", "", f" {dice.randint(2, 99)}"])] = None
    return [Show(number, title) for number, title in enumerate(made, 1)]


def per_second(read: Read, items: Sequence[Article]) -> float:
    start = time.process_time()
    for one in items:
        read(one)
    return len(items) / (time.process_time() - start)


def print_speed(corpus: Path) -> None:
    known = followed(corpus / "shows.toml")
    stream, dev = articles(corpus / "stream.jsonl"), articles(corpus / "dev.jsonl")
    Reader(known).read(dev[0])  # the tables are read once in a process
    print("== speed on one core: followed shows, start-up, items/s of the stream, items/s of whole articles")
    for count in (20, 2_000, 20_000):
        shows = invented(count, known)
        start = time.process_time()
        reader = Reader(shows)
        took = time.process_time() - start
        headlines, whole = per_second(reader.read, stream), per_second(reader.read, dev * 4)
        print(f"   reader  {count:6} {took:6.2f} s {headlines:9.0f} {whole:9.0f}")
        keyword = KeywordFilter(shows)
        few = stream[: 200 if count > 2_000 else 1_000]
        print(
            f"   keyword {count:6}        - {per_second(keyword.read, few):9.0f} {per_second(keyword.read, dev[:40]):9.0f}"
        )


def print_linear(corpus: Path) -> None:
    reader = Reader(followed(corpus / "shows.toml"))
    heaps = {
        "one endless sentence": "Suits which was not renewed ( for a third season , and ",
        "brackets": "( ( ) ) Suits ( ",
        "lists": "Suits, Bull, Evil and Mom, ",
        "news": "NBC has renewed Suits for a third season. ",
        "letters": "aaaaaaaa ",
    }
    print("== seconds for texts of 12.5, 25, 50 and 100 kB: linear if each doubles")
    for name, heap in heaps.items():
        times = []
        for size in (12_500, 25_000, 50_000, 100_000):
            text = (heap * (size // len(heap) + 1))[:size]
            start = time.process_time()
            reader.read(Article("x", "", text))
            times.append(time.process_time() - start)
        print(f"   {name:22}" + "".join(f"{seconds:8.3f}" for seconds in times))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    arguments.add_argument("--halves", action="store_true", help="only the tables of both halves")
    arguments.add_argument("--own", action="store_true", help="only the project's own corpus")
    options = arguments.parse_args()
    if options.own:
        print_own(options.corpus)
        return
    print_halves(options.corpus)
    if not options.halves:
        print_stream(options.corpus)
        print_speed(options.corpus)
        print_linear(options.corpus)


if __name__ == "__main__":
    main()
