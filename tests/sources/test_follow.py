"""News never waits for a page, and a page that could not be had comes later."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.model import Article, Show, Trust
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client
from bot.sources.feed import FeedSource
from tests.making import NOON
from tests.sources.conftest import Site, a_context
from tests.sources.feeds import rss, rss_item

SHOW = Show(id=7, title="Harbour Lights")
OLD = rss_item("Old words", "https://news.example/old", "old")
PAGE = (
    "<html><body><article><h1>Harbour Lights returns</h1><p>"
    + "It was renewed on Sunday. " * 20
    + "</p></article></body></html>"
)


class Follower:
    """A feed with `follow` that has been read once, and what it remembers."""

    def __init__(self, site: Site, client: Client) -> None:
        self.site = site
        self.source = FeedSource("Example", f"{site.root}/feed", Trust.TRADE, client, follow=True)
        self.memory = Memory()
        self.seen: set[str] = set()

    async def poll(self, *items: str) -> Sequence[Article]:
        if items:
            self.site.put("/feed", rss([*items, OLD]))
        harvest: Harvest = await self.source.poll(self.memory, a_context([SHOW], tuple(self.seen)), NOON)
        self.memory = harvest.memory
        self.seen |= {article.id for article in harvest.articles}
        return harvest.articles


@pytest.fixture
async def follower(site: Site, client: Client) -> Follower:
    made = Follower(site, client)
    await made.poll(OLD)
    return made


def item(site: Site, name: str = "a") -> str:
    return rss_item(f"Harbour Lights returns {name}", f"{site.root}/{name}", name, text="In short.")


async def test_a_page_in_trouble_holds_up_no_news_and_comes_with_the_next_poll(follower: Follower, site: Site) -> None:
    site.put("/a", status=503)
    (news,) = await follower.poll(item(site))
    assert news.text == "In short."
    site.put("/a", PAGE)
    (page,) = await follower.poll()
    assert (page.id, page.title, page.published) == (f"{news.id}#page", news.title, news.published)
    assert "renewed on Sunday" in page.text and page.site == "127.0.0.1"
    assert await follower.poll() == ()


async def test_a_page_that_stays_in_trouble_is_given_up(follower: Follower, site: Site) -> None:
    site.put("/a", status=503)
    await follower.poll(item(site))
    for _ in range(5):
        assert await follower.poll() == ()
    assert site.times("/a") == 3


async def test_a_page_that_is_refused_for_good_is_asked_once(follower: Follower, site: Site) -> None:
    site.put("/a", status=403)
    await follower.poll(item(site))
    await follower.poll()
    assert site.times("/a") == 1


async def test_pages_beyond_what_one_poll_may_ask_come_with_the_next(follower: Follower, site: Site) -> None:
    names = [f"p{number}" for number in range(25)]
    for name in names:
        site.put(f"/{name}", PAGE)
    first = await follower.poll(*(item(site, name) for name in names))
    assert [len(article.text) > 100 for article in first] == [True] * 10 + [False] * 15
    second, third, fourth = [await follower.poll() for _ in range(3)]
    assert (len(second), len(third), len(fourth)) == (10, 5, 0)
    assert sorted(site.times(f"/{name}") for name in names) == [1] * 25


async def test_of_a_first_reading_no_page_is_owed(site: Site, client: Client) -> None:
    follower = Follower(site, client)
    site.put("/a", status=503)
    await follower.poll(item(site))
    site.put("/a", PAGE)
    assert await follower.poll() == ()
