"""`cliffhanger read`: articles in, claims out. No network, no storage."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from bot.cli.rows import articles_of, claims_row
from bot.errors import InputError
from bot.model import Show
from bot.reading import Reader
from bot.reading.explain import explain
from bot.settings import read_shows


def main(arguments: argparse.Namespace) -> int:
    """Print one line an article; 1 if a line of the input could not be used."""
    shows = numbered_shows(Path(arguments.shows))
    titles = {show.id: show.title for show in shows}
    reader = Reader(shows)
    broken = 0
    for article in articles_of(Path(arguments.input)):
        if isinstance(article, InputError):
            sys.stderr.write(f"{article}\n")
            broken += 1
        elif arguments.explain:
            sys.stdout.write("\n".join(explain(reader, article, titles)) + "\n\n")
        elif arguments.json:
            sys.stdout.write(claims_row(article.id, reader.read(article), titles) + "\n")
        else:
            for claim in reader.read(article):
                sys.stdout.write(f"{article.id}: {titles[claim.show]}, {claim.part}: {claim.status}, {claim.certainty}\n")
    return 1 if broken else 0


def numbered_shows(path: Path) -> tuple[Show, ...]:
    """The shows of a file, numbered from 1 in its order. Raises ConfigError."""
    return tuple(replace(row.show(), id=number) for number, row in enumerate(read_shows(path), 1))
