"""An address that is configured twice is asked once."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.clock import ManualClock
from bot.sources.base import Memory
from bot.sources.client import Client
from bot.sources.kinds import SourceSpec, make_source
from tests.making import NOON
from tests.sources.conftest import Site, a_context
from tests.sources.feeds import rss, rss_item


async def test_two_sources_of_one_address_share_its_answers(site: Site, client: Client, clock: ManualClock) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text=rss([rss_item()]), headers={"ETag": '"1"'})

    url = site.on("/feed", answer)
    one, two = (make_source(SourceSpec(name, "feed", url, every_seconds=300.0), client) for name in ("One", "Two"))
    first = await one.poll(Memory(), a_context(), NOON)
    clock.set(NOON + timedelta(seconds=100))
    second = await two.poll(Memory(), a_context(), NOON)
    assert (len(first.articles), len(second.articles), site.times("/feed")) == (1, 1, 1)
    clock.set(NOON + timedelta(seconds=300))
    assert (await one.poll(first.memory, a_context(), NOON)).unchanged
    clock.set(NOON + timedelta(seconds=400))
    assert (await two.poll(second.memory, a_context(), NOON)).unchanged
    assert site.times("/feed") == 2


async def test_news_reaches_both(site: Site, client: Client, clock: ManualClock) -> None:
    url = site.put("/feed", rss([rss_item()]))
    sources = [make_source(SourceSpec(name, "feed", url, every_seconds=60.0), client) for name in ("One", "Two")]
    memories = [(await source.poll(Memory(), a_context(), NOON)).memory for source in sources]
    site.put("/feed", rss([rss_item("More", "https://news.example/b", "b")]))
    clock.set(NOON + timedelta(seconds=61))
    harvests = [await source.poll(memory, a_context(), NOON) for source, memory in zip(sources, memories, strict=True)]
    assert [[article.title for article in harvest.articles] for harvest in harvests] == [["More"], ["More"]]
    assert site.times("/feed") == 2


async def test_an_address_that_is_configured_once_is_asked_each_time(site: Site, client: Client) -> None:
    source = make_source(SourceSpec("One", "feed", site.put("/feed", rss([rss_item()]))), client)
    for _ in range(3):
        await source.poll(Memory(), a_context(), NOON)
    assert site.times("/feed") == 3


async def test_an_address_written_in_two_ways_is_one_address(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item()]))
    ways = (url, f"{url}#news", url.replace("http", "HTTP"))
    for source in [make_source(SourceSpec(text, "feed", text), client) for text in ways]:
        assert (await source.poll(Memory(), a_context(), NOON)).articles
    assert site.times("/feed") == 1
