"""`cliffhanger sources` lists the sources; `cliffhanger poll NAME --dry-run` asks one now and stores nothing."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from datetime import datetime, timedelta

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.app.configure import configured
from bot.app.house import House, move_in, open_house
from bot.clock import SystemClock
from bot.errors import NotFoundError
from bot.pipeline import Batch
from storage.sources import SourceRow

SILENT_AFTER = 14  # days without anything new after which a source that once spoke is flagged


def main(arguments: argparse.Namespace) -> int:
    """List or poll."""
    settings = configured(arguments.config, os.environ)

    async def go() -> None:
        async with open_house(settings, SystemClock()) as house:
            await move_in(house)
            if arguments.command == "sources":
                await _list(house)
            else:
                await _poll(house, arguments.name)

    asyncio.run(go())
    return 0


async def _list(house: House) -> None:
    now = house.clock.now()
    table = Table("source", "kind", "state", "last success", "last change", "next poll", "polls", "items", box=None)
    for row in await house.states.all():
        table.add_row(
            escape(row.name),
            row.kind,
            _state(row, now),
            _ago(row.last_success, now),
            _ago(row.last_change, now),
            _ago(row.next_poll, now),
            str(row.polls),
            str(row.items),
        )
    console = Console()
    console.print(table)
    for row in await house.states.all():
        if row.last_error:
            console.print(f"{escape(row.name)}: {escape(row.last_error)}")


def _state(row: SourceRow, now: datetime) -> str:
    if row.state == "active" and row.last_change and now - row.last_change > timedelta(days=SILENT_AFTER):
        return f"silent for {(now - row.last_change).days} days"
    return f"failing ({row.failures})" if row.state == "failing" else row.state


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    ahead = seconds < 0
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if abs(seconds) >= size:
            amount = f"{abs(seconds) / size:.0f} {unit}"
            return f"in {amount}" if ahead else f"{amount} ago"
    return "now"


async def _poll(house: House, name: str) -> None:
    row = await house.states.get(name)
    if row is None:
        known = ", ".join(source.name for source in await house.states.all()) or "none"
        raise NotFoundError(f"there is no source called {name!r} (configured: {known})")
    now = house.clock.now()
    harvest = await house.pipeline.try_out(row, now)
    out = sys.stdout.write
    out(f"{len(harvest.articles)} articles, {len(harvest.observations)} observations\n")
    titles = {show.id: show.title for show in house.desk.followed}
    batch = Batch(row.name, row.trust, row.added, harvest.articles, harvest.observations)
    for article in harvest.articles:
        out(f"  {article.published or 'undated'}  {article.title}\n")
    for decision in await house.desk.preview(batch, now):
        for verdict in decision.verdicts:
            claim = verdict.evidence.claim
            out(f"{titles[claim.show]}, {claim.part}: {claim.status} ({claim.certainty})\n")
            out(f"    “{claim.quote}”\n    {verdict.ruling}: {verdict.reason}\n")
