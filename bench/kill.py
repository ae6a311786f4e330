"""kill -9 in the middle of a fan-out, again and again: what is lost, what is doubled, what is in doubt?

    python -m bench.kill --kills 200     about ten minutes
    python -m bench.kill --kills 8       a short one

The victim is a process that delivers from one SQLite file through bot/platforms; the far end (bench/farend.py) enforces
the limits and loses one answer in twenty, half of them after storing the message. Exits with 1 where a promise breaks:
Discord 0 lost, 0 doubled; Telegram 0 lost, doubled only where the outbox says that it may be; never more rows in doubt
at a kill than sends may be under way.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from bench.fanout import far_end, forget, furnished, report, tell
from bench.real import a_platform
from bot.clock import SystemClock
from bot.delivery import Delivery, DeliverySettings
from storage.engine import Database
from storage.outbox import IN_DOUBT, UNDONE
from storage.tables import deliveries, targets

CONCURRENCY = 16
PLATFORMS = ("discord", "telegram")
FEW = 100  # undone rows: then there is another change


async def victim(url: str, root: str) -> None:
    """Deliver until killed."""
    database = await Database.open(url)
    platforms = {name: a_platform(name, root) for name in PLATFORMS}
    for one in platforms.values():
        await one.start()
    settings = DeliverySettings(concurrency=CONCURRENCY, look_seconds=1.0)
    print("ready", flush=True)
    await Delivery(database, platforms, settings, SystemClock()).run()


@dataclass
class Tally:
    """What was in `sending` at each kill, by platform."""

    kills: int = 0
    in_flight: dict[str, list[int]] = field(default_factory=lambda: {"discord": [], "telegram": []})
    starts_in_mid_send: int = 0


async def start_victim(root: str, url: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.kill", "--victim", url, root, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    line = await process.stdout.readline()
    assert line == b"ready\n", line
    return process


async def undone(database: Database) -> int:
    async with database.read() as connection:
        query = select(func.count()).where(deliveries.c.state.in_(UNDONE))
        return int((await connection.execute(query)).scalar_one())


async def count_in_flight(database: Database, tally: Tally) -> None:
    query = select(deliveries.c.platform, func.count()).where(deliveries.c.state == "sending")
    async with database.read() as connection:
        rows = (await connection.execute(query.group_by(deliveries.c.platform))).all()
    found = {row[0]: row[1] for row in rows}
    for platform, counts in tally.in_flight.items():
        counts.append(found.get(platform, 0))
    tally.starts_in_mid_send += bool(found)


async def kill_again_and_again(database: Database, root: str, url: str, kills: int, chance: random.Random) -> Tally:
    tally, news = Tally(), 1
    while tally.kills < kills:
        if await undone(database) < FEW:
            news += 1
            await tell(database, news)
        process = await start_victim(root, url)
        await asyncio.sleep(chance.uniform(0.05, 1.2))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        tally.kills += 1
        await count_in_flight(database, tally)
        if tally.kills % 20 == 0:
            print(f"{tally.kills} kills, {await undone(database)} to go", file=sys.stderr, flush=True)
    return tally


async def let_finish(database: Database, root: str, url: str) -> None:
    process = await start_victim(root, url)
    async with asyncio.timeout(900):
        while await undone(database):  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.5)
    process.terminate()
    await process.wait()


async def compare(database: Database, seen: dict[str, Any], tally: Tally) -> dict[str, Any]:
    """Hold the outbox against what the far end has stored."""
    async with database.read() as connection:
        rows = list(await connection.execute(select(deliveries, targets.c.address).join_from(deliveries, targets)))
    found: dict[str, Any] = {"kills": tally.kills, "starts_in_mid_send": tally.starts_in_mid_send}
    for platform in PLATFORMS:
        mine = [row for row in rows if row.platform == platform]
        times = {row.id: seen[platform]["stored"].get(f"{row.address} change {row.change_id}", 0) for row in mine}
        doubted = {row.id for row in mine if row.reason.startswith(IN_DOUBT)}
        doubled = {row.id for row in mine if times[row.id] > 1}
        found[platform] = {
            "deliveries": len(mine),
            "states": dict(Counter(row.state for row in mine)),
            "lost": sum(1 for row in mine if times[row.id] == 0),
            "doubled": len(doubled),
            "in_doubt": len(doubted),
            "doubled_without_doubt": len(doubled - doubted),
            "most_in_flight_at_a_kill": max(tally.in_flight[platform]),
            "in_flight_at_kills": sum(tally.in_flight[platform]),
            "answers_lost": seen[platform]["lost"],
            "429s": seen[platform]["limited"],
        }
    discord, telegram = found["discord"], found["telegram"]
    found["holds"] = (
        discord["lost"] == discord["doubled"] == telegram["lost"] == telegram["doubled_without_doubt"] == 0
        and telegram["most_in_flight_at_a_kill"] <= CONCURRENCY
        and telegram["in_doubt"] <= telegram["in_flight_at_kills"] + telegram["answers_lost"]
    )
    return found


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--targets", type=int, default=300, help="on each platform")
    parser.add_argument("--loses", type=float, default=0.05, help="part of the answers that never come")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--victim", nargs=2, metavar=("URL", "ROOT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.victim:
        await victim(*options.victim)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        async with far_end() as root:
            await forget(root, limits=True, loses=options.loses, latency=0.03)
            database, url = await furnished(folder, dict.fromkeys(PLATFORMS, options.targets))
            tally = await kill_again_and_again(database, root, url, options.kills, random.Random(options.seed))
            await let_finish(database, root, url)
            found = await compare(database, await report(root), tally)
            await database.close()
    print(json.dumps(found, indent=2))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
