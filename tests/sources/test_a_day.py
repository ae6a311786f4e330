"""A day against flaky hosts: nobody is asked more often than allowed, and every source is polled or shown as failing."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from bot.clock import ManualClock
from bot.errors import SourceError
from bot.sources.backoff import smear, wait_after_failure, wait_after_success
from bot.sources.base import Memory
from bot.sources.client import Client, FetchSettings
from bot.sources.kinds import SourceSpec, make_source
from tests.making import NOON
from tests.sources.conftest import Site, a_context
from tests.sources.feeds import rss, rss_item
from tests.sources.test_guard import Names

EVERY = 1800.0
INTERVAL = 2.0
HOSTS = ("steady", "flaky", "busy", "cached", "gone", "dropping")


@dataclass
class Polling:
    """One source on its way through the day."""

    memory: Memory = field(default_factory=Memory)
    due: datetime = NOON
    failures: int = 0
    gone: bool = False
    successes: list[datetime] = field(default_factory=list)
    tries: list[datetime] = field(default_factory=list)


class FarEnd:
    """Six hosts of different manners behind one port; notes when each was asked."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.dice = random.Random(6)
        self.asked: dict[str, list[datetime]] = defaultdict(list)
        self.not_before: dict[str, datetime] = {}
        self.too_early = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        host = request.host.split(".")[0]
        now = self.clock.now()
        self.asked[host].append(now)
        self.too_early += now < self.not_before.get(host, now)
        if host == "gone":
            return web.Response(status=410)
        if host == "flaky" and self.dice.random() < 0.4:
            return web.Response(status=500)
        if host == "dropping" and self.dice.random() < 0.3 and request.transport:
            request.transport.close()
        if host == "busy" and self.dice.random() < 0.2:
            self.not_before[host] = now + timedelta(minutes=20)
            return web.Response(status=429, headers={"Retry-After": "1200"})
        headers = {"Cache-Control": "max-age=3000"} if host == "cached" else {}
        text = rss([rss_item(link=f"https://{request.host}{request.path}/{now.hour}", guid=str(now.hour))])
        return web.Response(text=text, headers=headers)


async def test_a_day_against_flaky_hosts(site: Site, clock: ManualClock) -> None:
    far = FarEnd(clock)
    port = site.root.rpartition(":")[2]
    settings = FetchSettings(allow_private_addresses=True, per_host_interval=INTERVAL, per_host_connections=1)
    client = Client(settings, clock, lambda: Names(["127.0.0.1"]))
    specs = []
    for host, number in itertools.product(HOSTS, range(4)):
        site.on(f"/{number}", far.answer)
        url = f"http://{host}.example:{port}/{number}"
        specs.append(SourceSpec(f"{host} {number}", "feed", url, every_seconds=EVERY))
    sources = {spec.name: make_source(spec, client) for spec in specs}
    rows = {name: Polling(due=NOON + timedelta(seconds=smear(name, 60.0))) for name in sources}
    end = NOON + timedelta(days=1)
    while True:
        name, row = min(((n, r) for n, r in rows.items() if not r.gone), key=lambda pair: pair[1].due)
        if row.due >= end:
            break
        clock.set(max(row.due, clock.now()))
        row.tries.append(clock.now())
        try:
            harvest = await sources[name].poll(row.memory, a_context(), clock.now())
        except SourceError as error:
            row.failures, row.gone = row.failures + 1, error.gone
            wait = wait_after_failure(name, EVERY, row.failures, error.retry_after)
        else:
            row.memory, row.failures = harvest.memory, 0
            row.successes.append(clock.now())
            wait = wait_after_success(name, EVERY, harvest.wait)
        row.due = clock.now() + timedelta(seconds=wait)
    await client.close()

    assert far.too_early == 0
    for moments in far.asked.values():
        gaps = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(moments)]
        assert min(gaps) >= INTERVAL
    assert len(far.asked["gone"]) == 4  # each source of it once
    for name, row in rows.items():
        if name.startswith("gone"):
            assert row.gone and not row.successes
            continue
        longest = max((later - earlier).total_seconds() for earlier, later in itertools.pairwise([*row.tries, end]))
        bound = 3000 + 60 if name.startswith("cached") else EVERY * 1.1 + 60
        assert longest <= bound or row.failures or not name.startswith(("steady", "cached"))
        assert len(row.successes) >= (40 if name.startswith("steady") else 8)
    assert [len(rows[f"steady {number}"].successes) for number in range(4)] == [
        len(rows[f"steady {number}"].tries) for number in range(4)
    ]
