"""`cliffhanger doctor`: how the bot is doing, from its database alone; it may run beside the bot or without it.

Exit codes: 0 well, 1 not. `--quiet` says nothing while all is well: it is the container's health check. What ails a source
alone is shown but does not count there, for no restart would mend it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Iterable
from datetime import datetime, timedelta

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.app.configure import configured
from bot.clock import Clock, SystemClock
from bot.delivery.health import Trouble, troubles
from bot.delivery.leader import NAME
from bot.errors import StorageError
from bot.model import DeliveryState
from bot.platforms.console.safe import one_line, written
from bot.settings import Settings
from storage.engine import Database
from storage.figures import Figures, PlatformFigures, SourceFigures, figures
from storage.leases import Lease, Leases

_LONGEST_WORDS = 200  # characters of an error shown
_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
_WAITING = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY, DeliveryState.UNKNOWN)


def main(arguments: argparse.Namespace) -> int:
    """Print how the bot is doing; 0 where it is well."""
    settings = configured(arguments.config, os.environ)
    console = Console(highlight=False)
    try:
        seen, lease = asyncio.run(_look(settings, SystemClock()))
    except StorageError as error:
        console.print(Text.assemble(("✗ ", "bold red"), written(str(error))))
        return 1
    found = (*_nobody_serves(lease, seen.at), *troubles(seen, {}))
    ours = [trouble for trouble in found if trouble.is_ours]
    if not arguments.quiet:
        console.print(report(seen, lease, found))
    elif ours:
        console.print(Group(*_lines(ours)))
    return 1 if ours else 0


async def _look(settings: Settings, clock: Clock) -> tuple[Figures, Lease | None]:
    database = await Database.look_into(settings.storage.url)
    try:
        return await figures(database, clock.now()), await Leases(database).look(NAME)
    finally:
        await database.close()


def report(seen: Figures, lease: Lease | None, found: Iterable[Trouble]) -> RenderableType:
    """All of it, as it is shown in a terminal."""
    parts: list[RenderableType] = [_served_by(lease, seen.at)]
    if seen.platforms:
        parts += [_headed("Platforms", _platforms(seen)), _headed("Deliveries", _deliveries(seen.platforms))]
    else:
        parts.append(Text("\nNo chat has subscribed to anything yet.", style="dim"))
    if seen.sources:
        parts.append(_headed("Sources", _sources(seen)))
    else:
        parts.append(Text("\nNo source is configured.", style="dim"))
    lines = _lines(found)
    parts.append(_headed("Troubles", Group(*lines)) if lines else Text("\n✓ All is well.", style="green"))
    return Group(*parts)


def _nobody_serves(lease: Lease | None, now: datetime) -> tuple[Trouble, ...]:
    if lease is not None and lease.until > now:
        return ()
    since = f" (the last sign of life is {_age(now - lease.until)} old)" if lease else ""
    return (Trouble("nobody serves", f"No bot serves this database now{since}: start it with `cliffhanger run`"),)


def _served_by(lease: Lease | None, now: datetime) -> Text:
    if lease is None or lease.until <= now:
        return Text("○ not running", style="bold yellow")
    host, _, rest = lease.owner.partition(":")
    return Text.assemble(("● running", "bold green"), f" on {one_line(host, 40)}, process {rest.partition(':')[0]}")


def _headed(title: str, body: RenderableType) -> Group:
    return Group(Text(f"\n{title}", style="bold"), Padding(body, (0, 0, 0, 2)))


def _table(*columns: str, right: frozenset[str] = frozenset()) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def _platforms(seen: Figures) -> Table:
    table = _table("", "chats", "unreachable", "oldest waiting", "last success", "last refusal", right=_NUMBERS)
    for platform in seen.platforms:
        waiting, unreachable = platform.oldest_waiting, platform.suspended_targets
        table.add_row(
            Text(platform.name),
            str(platform.targets),
            Text(str(unreachable), style="yellow" if unreachable else "dim"),
            _age(seen.at - waiting) if waiting else Text("nothing waits", style="dim"),
            _ago(platform.last_success, seen.at),
            _refusal(platform, seen.at),
        )
    return table


def _refusal(platform: PlatformFigures, now: datetime) -> Text:
    if platform.last_error_at is None:
        return Text("none", style="dim")
    over = platform.last_success is not None and platform.last_success > platform.last_error_at
    said = f"{_ago(platform.last_error_at, now)}: {one_line(platform.last_error, _LONGEST_WORDS)}"
    return Text(said, style="dim" if over else "yellow")


_NUMBERS = frozenset({"chats", "unreachable", "waiting", "sent", "in doubt", "suspended", "failed", "skipped"})


def _deliveries(platforms: Iterable[PlatformFigures]) -> Table:
    table = _table("", "waiting", "sent", "in doubt", "suspended", "failed", "skipped", right=_NUMBERS)
    for platform in platforms:
        waiting = sum(platform.states.get(state.value, 0) for state in _WAITING)
        rest = [platform.states.get(state.value, 0) for state in _ENDS]
        sent, *others = rest
        counts = [waiting, sent, platform.in_doubt, *others]
        table.add_row(Text(platform.name), *(Text(f"{count:,}", style="" if count else "dim") for count in counts))
    return table


_ENDS = (DeliveryState.SENT, DeliveryState.SUSPENDED, DeliveryState.FAILED, DeliveryState.SKIPPED)


def _sources(seen: Figures) -> Table:
    table = _table("", "state", "last success", "last change", "last failure")
    for source in seen.sources:
        table.add_row(
            written(source.name),
            _state(source),
            _ago(source.last_success, seen.at),
            _ago(source.last_change, seen.at),
            Text(one_line(source.last_error, _LONGEST_WORDS), style="yellow" if source.failures else "dim"),
        )
    return table


def _state(source: SourceFigures) -> Text:
    if source.failures:
        return Text(f"{source.failures} failure{'s' * (source.failures > 1)} in a row", style="yellow")
    return Text(source.state, style="green" if source.state == "active" else "")


def _lines(found: Iterable[Trouble]) -> list[Text]:
    styles = {True: "bold red", False: "bold yellow"}
    return [
        Text.assemble(("✗ " if trouble.is_ours else "! ", styles[trouble.is_ours]), written(trouble.text))
        for trouble in found
    ]


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    age = now - moment
    return "now" if age < timedelta(seconds=1) else f"{_age(age)} ago"


def _age(age: timedelta) -> str:
    seconds = max(0, int(age.total_seconds()))
    unit, size = next(((unit, size) for unit, size in _UNITS if seconds >= size), ("s", 1))
    return f"{seconds // size} {unit}"
