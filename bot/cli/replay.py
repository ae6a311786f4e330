"""`cliffhanger replay`: dated articles through the real pipeline, in memory. No network."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from bot.app.deciding import publishers_of, rules_of
from bot.cli.rows import alert_row, articles_of
from bot.diff import Publishers, verdict_words
from bot.errors import InputError
from bot.model import Article
from bot.pipeline.replay import SOURCE, Rehearsal, Told
from bot.settings import Settings, load_settings, read_shows
from bot.wording import change_headline


def main(arguments: argparse.Namespace) -> int:
    """Print one line an alert; 1 if a line of the input could not be used."""
    settings = load_settings(Path(arguments.config), os.environ) if arguments.config else Settings()
    publishers = publishers_of(settings)
    shows = [row.show() for row in read_shows(Path(arguments.shows))]
    articles: list[Article] = []
    broken = 0
    for row in articles_of(Path(arguments.input)):
        if isinstance(row, InputError):
            sys.stderr.write(f"{row}\n")
            broken += 1
        else:
            articles.append(row)

    async def rehearse() -> None:
        rehearsal = await Rehearsal.open(shows, publishers, rules_of(settings), keep=arguments.explain)
        async for told in rehearsal.run(articles):
            sys.stdout.write((alert_row(told) if arguments.json else _line(told)) + "\n")
        if arguments.explain:
            await _explain(rehearsal, publishers, beside_json=arguments.json)

    asyncio.run(rehearse())
    return 1 if broken else 0


def _line(told: Told) -> str:
    change = told.change
    return f"{change.at:%Y-%m-%d %H:%M}  {told.title}: {change_headline(change)}  [{change.publisher}]"


async def _explain(rehearsal: Rehearsal, publishers: Publishers, *, beside_json: bool) -> None:
    """What became of each piece of evidence, and why; beside JSON it goes to stderr."""
    out = sys.stderr if beside_json else sys.stdout
    for title, verdicts in await rehearsal.rulings():
        out.write(f"\n{title}\n")
        for verdict in verdicts:
            article = verdict.evidence.key.removeprefix(f"{SOURCE}/")
            out.write(f"  {verdict_words(verdict, publishers.name_of)}  [{article}]\n")
