"""How fast is delivery, next to the limits and next to the plain libraries? Prints a table (or --json).

    python -m bench.fanout                 3,000 Discord channels and 2,000 Telegram chats, about 7 minutes
    python -m bench.fanout --quick         a tenth of it

1. With the documented limits: each platform alone, both at once, through bot/platforms; beside them a plain discord.py
   loop and python-telegram-bot with its AIORateLimiter, against the same far end (bench/farend.py, another process).
2. Without limits: deliveries a second and CPU time a delivery, through bot/platforms and over a platform that does
   nothing (the cost of the outbox itself).
3. One change fanned out to 100,000 targets in one statement.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from sqlalchemy import insert

from bench.peers import discord_gathered, discord_loop, telegram_limiter
from bench.real import a_platform
from bot.clock import SystemClock
from bot.delivery import UNLIMITED, Delivery, DeliverySettings
from bot.delivery.platform import Alert
from bot.model import Certainty, Change, ChangeKind, Part, Place, Receipt, Status
from storage.engine import Database
from storage.outbox import fan_out
from storage.rows import change_values
from storage.tables import changes, shows, subscriptions, targets

LATENCY = 0.03  # seconds until the far end answers, give or take a third
ALLOWED = {"discord": 50.0, "telegram": 30.0}
Row = dict[str, Any]


class Nowhere:
    """A platform that takes everything at once: what remains is the cost of the outbox."""

    name = "discord"

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def send(self, place: Place, alert: Alert) -> Receipt:
        return Receipt("1")

    async def say(self, place: Place, text: str) -> Receipt:
        return Receipt("1")


@asynccontextmanager
async def far_end() -> AsyncIterator[str]:
    """The far end in a process of its own; yields its address."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.farend", stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    port = json.loads(await process.stdout.readline())["port"]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


async def forget(root: str, **rules: object) -> None:
    async with aiohttp.ClientSession() as client:
        await (await client.post(f"{root}/forget", json=rules)).read()


async def report(root: str) -> dict[str, Any]:
    async with aiohttp.ClientSession() as client:
        found: dict[str, Any] = await (await client.get(f"{root}/report")).json()
        return found


def addresses(platform: str, count: int) -> list[str]:
    """Discord channels; for Telegram, one group in ten."""
    if platform == "discord":
        return [str(1000 + number) for number in range(count)]
    return [str(-1000 - number if number % 10 == 0 else 1000 + number) for number in range(count)]


def kind_of(platform: str, address: str) -> str:
    if platform == "discord":
        return "channel"
    return "group" if address.startswith("-") else "dm"


async def furnished(folder: str, wanted: dict[str, int], news: int = 1) -> tuple[Database, str]:
    """A new database with a show, its subscribers and changes fanned out to all of them; and its address."""
    url = f"sqlite:///{folder}/{time.monotonic_ns()}.db"
    database = await Database.open(url)
    now = datetime.now(UTC)  # noqa: TID251
    async with database.begin() as connection:
        await connection.execute(
            insert(shows).values(id=1, title="A show", title_key="show", aliases=[], followed_since=now)
        )
        rows = [
            {"platform": name, "kind": kind_of(name, address), "address": address}
            for name, count in wanted.items()
            for address in addresses(name, count)
        ]
        await connection.execute(insert(targets), rows)
        born = now - timedelta(days=1)
        await connection.execute(
            insert(subscriptions),
            [{"target_id": number, "show_id": 1, "created": born} for number in range(1, len(rows) + 1)],
        )
    for number in range(1, news + 1):
        await tell(database, number)
    return database, url


async def tell(database: Database, number: int) -> float:
    """Record change `number` (from 1 on) and fan it out; returns the seconds that took."""
    now = datetime.now(UTC)  # noqa: TID251
    part, status, quote = Part.season(number), Status.RENEWED, f"This is change {number}."
    change = Change(quote, 1, part, ChangeKind.FATE, Status.IN_DOUBT, status, Certainty.CONFIRMED, now, now, quote=quote)
    began = time.perf_counter()
    async with database.begin() as connection:
        stored = await connection.execute(insert(changes).values(change_values(change)).returning(changes.c.id))
        await fan_out(connection, stored.scalar_one(), change, now)
    return time.perf_counter() - began


async def ours(root: str, folder: str, wanted: dict[str, int], limited: bool) -> list[Row]:
    """Delivery through the real platforms."""
    await forget(root, limits=limited, latency=LATENCY if limited else 0.0)
    database, _url = await furnished(folder, wanted)
    platforms = {name: a_platform(name, root) for name in wanted}
    settings = (
        DeliverySettings(concurrency=32)
        if limited
        else DeliverySettings(concurrency=32, limits=dict.fromkeys(wanted, UNLIMITED))
    )
    delivery = Delivery(database, platforms, settings, SystemClock())
    for one in platforms.values():
        await one.start()
    began, cpu = time.perf_counter(), time.process_time()
    await delivery.drain()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    for one in platforms.values():
        await one.stop()
    await database.close()
    found = await report(root)
    who, each = f"Cliffhanger ({'+'.join(wanted)})", cpu / sum(wanted.values())
    rows = [row(who, name, count, found[name], seconds, each) for name, count in wanted.items()]
    return rows if limited else [line | {"who": f"{who}, no limits", "of_allowed": None} for line in rows]


Peer = Callable[[str, Sequence[str]], Awaitable[None]]


async def theirs(root: str, who: str, name: str, count: int, peer: Peer) -> Row:
    """The same places through a plain library."""
    await forget(root, limits=True, latency=LATENCY)
    began, cpu = time.perf_counter(), time.process_time()
    await peer(root, addresses(name, count))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    return row(who, name, count, (await report(root))[name], seconds, cpu / count)


def row(who: str, platform: str, wanted: int, seen: dict[str, Any], seconds: float, cpu: float) -> Row:
    """`rate` over the time from the first to the last arrival (a window's first burst apart, it cannot exceed 1)."""
    arrived, span = len(seen["stored"]), max(seen["last"] - seen["first"], 1e-9)
    return {
        "who": who,
        "platform": platform,
        "wanted": wanted,
        "arrived": arrived,
        "doubled": sum(seen["stored"].values()) - arrived,
        "seconds": round(seconds, 2),
        "rate": round((arrived - 1) / span, 2),
        "of_allowed": round((arrived - 1) / span / ALLOWED[platform], 3),
        "429s": seen["limited"],
        "cpu_ms": round(cpu * 1000, 2),
    }


async def outbox_alone(folder: str, count: int) -> Row:
    database, _url = await furnished(folder, {"discord": count})
    settings = DeliverySettings(concurrency=100, limits={"discord": UNLIMITED})
    delivery = Delivery(database, {"discord": Nowhere()}, settings, SystemClock())
    began, cpu = time.perf_counter(), time.process_time()
    await delivery.drain()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    await database.close()
    return {
        "what": "outbox alone",
        "deliveries": count,
        "per_second": round(count / seconds),
        "cpu_ms": round(cpu / count * 1000, 3),
    }


async def big_fan_out(folder: str, count: int) -> Row:
    database, _url = await furnished(folder, {"telegram": count}, news=0)
    seconds = await tell(database, 1)
    await database.close()
    return {"what": "fan-out, one statement", "rows": count, "seconds": round(seconds, 2)}


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args()
    part = 10 if options.quick else 1
    channels, chats = 3000 // part, 2000 // part
    both = {"discord": channels, "telegram": chats}
    with tempfile.TemporaryDirectory() as folder:
        async with far_end() as root:
            steps: list[Awaitable[Any]] = [
                big_fan_out(folder, 100_000 // part),
                outbox_alone(folder, 20_000 // part),
                ours(root, folder, {"discord": channels}, limited=False),
                ours(root, folder, {"telegram": chats}, limited=False),
                ours(root, folder, {"discord": channels}, limited=True),
                ours(root, folder, {"telegram": chats}, limited=True),
                ours(root, folder, both, limited=True),
                theirs(root, "plain discord.py loop", "discord", channels, discord_loop),
                theirs(root, "discord.py, 32 at once", "discord", channels, discord_gathered),
                theirs(root, "PTB AIORateLimiter", "telegram", chats, telegram_limiter),
            ]
            for step in steps:
                found = await step
                for line in found if isinstance(found, list) else [found]:
                    show(line, options.json)


def show(line: Row, as_json: bool) -> None:
    print(json.dumps(line) if as_json else "  ".join(f"{key} {value}" for key, value in line.items()), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
