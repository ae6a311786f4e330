"""From a socket to storage: whatever a feed turns into, it costs one clear line in the log, and nothing is lost."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp import web

from bot.clock import ManualClock
from bot.diff import Publishers
from bot.diff.rules import DEFAULT_RULES
from bot.model import Trust
from bot.pipeline import Desk, Pipeline
from bot.sources.client import Client
from bot.sources.feed import FeedSource
from storage.engine import Database
from storage.news import News
from storage.shows import Shows
from storage.sources import NewSource, SourceRow, SourceStates
from tests.making import DAY, NOON, a_show
from tests.sources.conftest import Site
from tests.sources.feeds import rss, rss_item

OLD = rss_item("Old words", "https://trade.example/old", "old")
NEWS = rss_item("Harbour Lights renewed for season 3 by the network", "https://trade.example/new", "new")
GOOD = rss([NEWS, OLD])


def served(body: bytes | str, status: int = 200, **headers: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    content = body.encode() if isinstance(body, str) else body

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=content, status=status, headers=headers)

    return answer


async def broken_off(request: web.Request) -> web.StreamResponse:
    """Half a feed, then a closed connection."""
    answer = web.StreamResponse(headers={"Content-Length": "100000", "ETag": '"broken"'})
    await answer.prepare(request)
    await answer.write(GOOD.encode()[:300])
    assert request.transport
    request.transport.close()
    return answer


@dataclass
class Whole:
    """A feed source with everything behind it."""

    pipeline: Pipeline
    states: SourceStates
    news: News
    clock: ManualClock
    row: SourceRow

    async def poll(self) -> SourceRow:
        self.clock.set(self.row.next_poll)
        polled = await self.pipeline.poll(self.row, self.clock.now())
        self.row = polled.row
        await self.states.save([polled.row], (), polled.ingested.unrecorded)
        return self.row


@pytest.fixture
async def whole(site: Site, client: Client, clock: ManualClock) -> AsyncIterator[Whole]:
    database = await Database.open("sqlite://")
    shows, news, states = Shows(database), News(database), SourceStates(database)
    await shows.follow(a_show(), NOON - DAY)
    url = f"{site.root}/feed"
    await states.configure([NewSource("Trade", "feed", url, Trust.TRADE, NOON)], NOON - DAY)
    (row,) = await states.all()
    desk = Desk(shows, news, Publishers.load(()), DEFAULT_RULES)
    source = FeedSource("Trade", url, Trust.TRADE, client)
    yield Whole(Pipeline({"Trade": source}, {"Trade": 300.0}, shows, news, desk), states, news, clock, row)
    await database.close()


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the bot (not the local site) has logged."""
    return [record.getMessage() for record in caplog.records if record.name.startswith("bot")]


PAGE = "<!DOCTYPE html><html><body><h1>We are moving house</h1></body></html>"
BAD = {
    "a web page": (served(PAGE), "this is a web page, not a feed"),
    "nothing": (served(""), "the feed is empty"),
    "an error of the server": (served("oops", 500), "HTTP 500"),
    "a feed of 20 MB": (served(GOOD + " " * 20_000_000), "larger than 10,000,000 bytes"),
    "a feed that breaks off": (broken_off, "broke off"),
    "an access that is denied": (served("no", 403), "HTTP 403"),
    "another language": (served('{"message": "not found"}'), "JSON"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_answer_is_one_clear_line_and_the_news_comes_when_it_is_over(
    whole: Whole, site: Site, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    bad, words = BAD[name]
    site.put("/feed", rss([OLD]), headers={"ETag": '"good"'})
    before = await whole.poll()
    site.on("/feed", bad)
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            lost = await whole.poll()
    (line,) = lines(caplog)
    assert line.startswith(f"source Trade cannot be read: {site.root}/feed: ") and words in line
    assert "\n" not in line and len(line) < 250
    assert (lost.etag, lost.body_hash, lost.failures) == (before.etag, before.body_hash, 3)
    site.put("/feed", GOOD)
    await whole.poll()
    assert len(await whole.news.changes(1)) == 1


async def test_a_wrong_charset_costs_no_letter_and_no_line(
    whole: Whole, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    text = GOOD.replace("by the network", "by the café “Night”")
    site.put("/feed", text.encode("cp1252"), headers={"Content-Type": "application/rss+xml; charset=utf-8"})
    with caplog.at_level(logging.INFO):
        await whole.poll()
    assert lines(caplog) == []
    (verdict,) = await whole.news.evidence(1)
    assert "café “Night”" in verdict.evidence.title


async def test_what_a_cut_off_feed_did_not_bring_comes_with_the_next_poll(whole: Whole, site: Site) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)  # the server believes that we have all of it
        whole_body = GOOD if site.times("/feed") > 1 else rss([OLD, NEWS])[: -len(NEWS) - 10]
        return web.Response(text=whole_body, headers={"ETag": '"1"'})

    site.on("/feed", answer)
    first = await whole.poll()
    assert (first.state, first.items) == ("active", 1)
    assert (await whole.poll()).items == 2


async def test_what_a_poll_cost_is_counted_in_success_and_failure(whole: Whole, site: Site) -> None:
    site.put("/feed", GOOD)
    first = await whole.poll()
    assert (first.requests, first.received) == (1, len(GOOD.encode()))
    site.put("/feed", status=302, headers={"Location": "/other"})
    second = await whole.poll()
    assert (second.requests, second.state) == (3, "failing")


async def test_an_address_that_holds_a_key_is_never_logged(
    whole: Whole, client: Client, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"{site.root}/feed?key=hunter2"
    pipeline = whole.pipeline
    pipeline._sources = {"Trade": FeedSource("Trade", url, Trust.TRADE, client)}
    whole.row = whole.row._replace(url=url)
    with caplog.at_level(logging.DEBUG):
        lost = await whole.poll()
    assert lost.next_poll > whole.clock.now() + timedelta(seconds=1)
    assert lines(caplog) and "hunter2" not in "".join([*lines(caplog), str(lost.last_error)])
