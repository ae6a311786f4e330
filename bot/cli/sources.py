"""`cliffhanger sources` lists the sources; `cliffhanger poll NAME --dry-run` asks one now and stores nothing."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.app.configure import configured
from bot.app.house import House, move_in, open_house
from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.model import Article, Decision
from bot.pipeline import Batch
from bot.settings import Settings, SourceSettings
from bot.sources.base import Harvest, Observation
from bot.sources.meter import Cost, measured
from storage.sources import SourceRow


def main(arguments: argparse.Namespace) -> int:
    """List or poll."""
    settings = configured(arguments.config, os.environ)
    console = Console(highlight=False, soft_wrap=arguments.command == "poll")
    if arguments.command == "sources":
        asyncio.run(_list(settings, console))
    else:
        asyncio.run(_poll(settings, arguments.name, console))
    return 0


async def _list(settings: Settings, console: Console) -> None:
    """What storage knows of each configured source. Nothing is altered: the bot may be running beside."""
    clock = SystemClock()
    async with open_house(settings, clock) as house:
        rows = {row.name: row for row in await house.states.all()}
    now = clock.now()
    table = Table(*("source", "kind", "state", "last success", "last change", "next poll", "gave", "cost"), box=None)
    for source in settings.sources:
        row = _row_of(source, rows)
        if row is None:
            table.add_row(escape(source.name), source.kind, "not polled yet", *[""] * 5)
            continue
        table.add_row(
            escape(row.name),
            row.kind,
            _state(row, now),
            _ago(row.last_success, now),
            _ago(row.last_change, now),
            "never again" if row.state == "gone" else _ago(row.next_poll, now),
            f"{_count(row.items, 'item')}, {_count(row.claims, 'claim')}",
            f"{_count(row.polls, 'poll')}, {_count(row.requests, 'request')}, {_size(row.received)}",
        )
    console.print(table)
    for source in settings.sources:
        row = _row_of(source, rows)
        if row and row.last_error:
            console.print(f"{escape(row.name)}: {escape(row.last_error)}")


def _row_of(source: SourceSettings, rows: dict[str, SourceRow]) -> SourceRow | None:
    """What is stored of it; None where that is of another address or kind, from before the configuration changed."""
    row = rows.get(source.name)
    return row if row and (row.kind, row.url) == (source.kind, source.url) else None


def _state(row: SourceRow, now: datetime) -> str:
    if row.state == "silent":
        return f"silent for {(now - (row.last_change or row.added)).days} days"
    return f"failing ({row.failures} times)" if row.state == "failing" else row.state


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        if abs(seconds) >= size:
            amount = f"{abs(seconds) / size:.0f} {unit}"
            return f"in {amount}" if seconds < 0 else f"{amount} ago"
    return "now"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _size(number: int) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if number >= size:
            return f"{number / size:.1f} {unit}"
    return f"{number} B"


async def _poll(settings: Settings, name: str, console: Console) -> None:
    """Over the bot's own storage, read only; over one in memory where the bot has not run with this source yet."""
    source = next((row for row in settings.sources if row.name.casefold() == name.casefold()), None)
    if source is None:
        known = ", ".join(row.name for row in settings.sources) or "none"
        raise NotFoundError(f"there is no source called {name!r} (configured: {known})")
    async with open_house(settings, SystemClock()) as house:
        row = _row_of(source, {row.name: row for row in await house.states.all()})
        if row:
            await _try_out(house, row, console)
            return
    storage = settings.storage.model_copy(update={"url": "sqlite://"})
    async with open_house(settings.model_copy(update={"storage": storage}), SystemClock()) as house:
        await move_in(house)
        row = await house.states.get(source.name)
        assert row is not None
        await _try_out(house, row, console)


async def _try_out(house: House, row: SourceRow, console: Console) -> None:
    now, cost = house.clock.now(), measured()
    harvest = await house.pipeline.try_out(row, now)
    ids = [article.id for article in harvest.articles] + [noted.id for noted in harvest.observations]
    new = await house.news.unseen(row.name, ids)
    batch = Batch(
        row.name,
        row.trust,
        row.added,
        tuple(item for item in harvest.articles if item.id in new),
        tuple(item for item in harvest.observations if item.id in new),
        first=row.last_success is None,
    )
    decisions = await house.desk.preview(batch, now)
    _print_harvest(harvest, new, cost, console)
    _print_decisions(decisions, {show.id: show.title for show in house.desk.followed}, console)
    console.print("Nothing of this has been stored or told.", style="dim")


def _print_harvest(harvest: Harvest, new: frozenset[str], cost: Cost, console: Console) -> None:
    given = _count(len(harvest.articles), "article"), _count(len(harvest.observations), "observation")
    asked = _count(cost.requests, "request"), _size(cost.received)
    console.print(f"{', '.join(given)} ({len(new)} new); {', '.join(asked)}", markup=False)
    for note in harvest.notes:
        console.print(f"note: {note}", markup=False)
    items: tuple[Article | Observation, ...] = (*harvest.articles, *harvest.observations)
    for item in items:
        mark = "new  " if item.id in new else "known"
        date = f"{item.published:%Y-%m-%d %H:%M}" if item.published else "undated         "
        length = f" [{_count(len(item.text), 'character')}]" if isinstance(item, Article) else ""
        console.print(f"  {mark}  {date}  {item.title or '(no title)'}{length}", markup=False)


def _print_decisions(decisions: Sequence[Decision], titles: dict[int, str], console: Console) -> None:
    verdicts = [verdict for decision in decisions for verdict in decision.verdicts]
    if not verdicts:
        console.print("Nothing new says anything of a followed show.")
    for verdict in verdicts:
        claim = verdict.evidence.claim
        console.print(f"{titles[claim.show]}, {claim.part}: {claim.status} ({claim.certainty})", markup=False, style="bold")
        console.print(f"    “{claim.quote}”\n    {verdict.ruling}: {verdict.reason}", markup=False)
