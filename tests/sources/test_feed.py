"""A feed gives each item once, asks no more than needed, and survives what others do to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import FetchError, ParseError, SourceError
from bot.model import Show, Trust
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client
from bot.sources.feed import FeedSource
from tests.making import NOON
from tests.sources.conftest import Site, a_context
from tests.sources.feeds import rss, rss_item

SHOW = Show(id=7, title="Harbour Lights")


def a_feed(client: Client, url: str, *, follow: bool = False) -> FeedSource:
    return FeedSource("Example", url, Trust.TRADE, client, follow=follow)


async def polled(client: Client, url: str, memory: Memory | None = None, seen: tuple[str, ...] = ()) -> Harvest:
    return await a_feed(client, url).poll(memory or Memory(), a_context(seen=seen), NOON)


async def test_an_item_becomes_an_article(site: Site, client: Client) -> None:
    item = rss_item(
        "Harbour &amp;amp; Lights", "/a?utm_source=rss", "x1", text="&lt;p&gt;Two &lt;b&gt;words&lt;/b&gt;&lt;/p&gt;"
    )
    harvest = await polled(client, site.put("/feed", rss([item])))
    (article,) = harvest.articles
    assert article.title == "Harbour & Lights"
    assert article.text == "Two words"
    assert article.url == f"{site.root}/a?utm_source=rss"
    assert article.id == f"{site.root.removeprefix('http://')}/a"
    assert article.published == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert not harvest.unchanged


async def test_the_site_is_the_domain_of_the_link(site: Site, client: Client) -> None:
    harvest = await polled(client, site.put("/feed", rss([rss_item(link="https://www.trade.example/a")])))
    assert harvest.articles[0].site == "trade.example"


async def test_an_unchanged_feed_costs_one_304(site: Site, client: Client) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text=rss([rss_item()]), headers={"ETag": '"1"'})

    url = site.on("/feed", answer)
    first = await polled(client, url)
    second = await polled(client, url, first.memory)
    third = await polled(client, url, second.memory)
    assert (len(first.articles), second.unchanged, third.unchanged) == (1, True, True)
    assert second.memory == first.memory == third.memory


async def test_a_feed_that_ignores_conditional_requests_is_known_by_its_hash(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item()], head="<lastBuildDate>today</lastBuildDate>"))
    first = await polled(client, url)
    site.put("/feed", rss([rss_item()], head="<lastBuildDate>tomorrow</lastBuildDate>"))
    assert (await polled(client, url, first.memory)).unchanged
    site.put("/feed", rss([rss_item(), rss_item("More", "https://news.example/b", "b")]))
    assert not (await polled(client, url, first.memory)).unchanged


async def test_only_unseen_items_are_given(site: Site, client: Client) -> None:
    items = [rss_item(f"N{n}", f"https://news.example/{n}", f"g{n}") for n in range(5)]
    harvest = await polled(client, site.put("/feed", rss(items)), seen=("news.example/0", "news.example/3"))
    assert [article.title for article in harvest.articles] == ["N1", "N2", "N4"]


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/a?utm_source=rss&amp;utm_medium=feed",
        "http://www.news.example/a/",
        "https://NEWS.example/a#comments",
        "https://news.example/a?fbclid=123",
        "https://news.example:443/a",
    ],
)
async def test_an_item_stays_itself_under_a_new_guid_and_tracking(site: Site, client: Client, link: str) -> None:
    first = await polled(client, site.put("/feed", rss([rss_item(guid="old")])))
    again = await polled(client, site.put("/feed", rss([rss_item(guid="new", link=link)])))
    assert first.articles[0].id == again.articles[0].id


async def test_an_item_stays_itself_under_a_new_address_while_its_guid_holds(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item(link="https://news.example/first-slug")]))
    first = await polled(client, url)
    site.put("/feed", rss([rss_item(link="https://news.example/better-slug")]))
    again = await polled(client, url, first.memory, seen=(first.articles[0].id,))
    assert again.articles == ()


async def test_items_that_share_an_address_are_told_apart_by_their_guids(site: Site, client: Client) -> None:
    items = [rss_item(f"N{n}", "https://news.example/live", f"g{n}") for n in range(3)]
    harvest = await polled(client, site.put("/feed", rss(items)))
    assert len({article.id for article in harvest.articles}) == 3


async def test_items_that_share_a_guid_are_told_apart_by_their_addresses(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item(f"N{n}", f"https://news.example/{n}", "same") for n in range(3)]))
    first = await polled(client, url)
    assert len({article.id for article in first.articles}) == 3
    site.put("/feed", rss([rss_item("N9", "https://news.example/9", "same")]))
    assert len((await polled(client, url, first.memory, seen=tuple(a.id for a in first.articles))).articles) == 1


async def test_an_item_without_address_and_guid_is_known_by_its_title(site: Site, client: Client) -> None:
    first = await polled(client, site.put("/feed", rss([rss_item("Only a title", None, None)])))
    again = await polled(client, site.put("/feed", rss([rss_item("Only  a title", None, None, date=None)])))
    assert first.articles[0].id == again.articles[0].id


async def test_the_first_poll_gives_the_whole_feed(site: Site, client: Client) -> None:
    items = [
        rss_item(f"N{n}", f"https://news.example/{n}", f"g{n}", date="Mon, 03 Feb 2020 10:00:00 GMT") for n in range(200)
    ]
    assert len((await polled(client, site.put("/feed", rss(items)))).articles) == 200


async def test_a_republished_archive_is_not_500_new_items(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item()]))
    first = await polled(client, url)
    old = [rss_item(f"N{n}", f"https://new.example/{n}", f"n{n}", date="Mon, 03 Feb 2020 10:00:00 GMT") for n in range(500)]
    undated = [rss_item(f"U{n}", f"https://new.example/u{n}", f"u{n}", date=None) for n in range(20)]
    fresh = [rss_item("Fresh", "https://new.example/fresh", "fresh")]
    site.put("/feed", rss([*old, *undated, *fresh]))
    harvest = await polled(client, url, first.memory)
    assert [article.title for article in harvest.articles] == ["Fresh"]
    assert "520 of them left out" in harvest.notes[0]


async def test_a_date_in_the_future_is_no_date(site: Site, client: Client) -> None:
    items = [
        rss_item("Soon", "https://news.example/1", "1", date="Sun, 01 Mar 2026 13:00:00 GMT"),
        rss_item("Never", "https://news.example/2", "2", date="Sun, 01 Mar 2037 13:00:00 GMT"),
    ]
    harvest = await polled(client, site.put("/feed", rss(items)))
    assert [article.published is None for article in harvest.articles] == [False, True]
    assert harvest.notes == ("1 new items without a usable date",)


@pytest.mark.parametrize(
    ("head", "wait"),
    [
        ("<ttl>30</ttl>", 1800.0),
        ("<ttl>100000</ttl>", 3600.0),
        ("<ttl>soon</ttl>", None),
        ("<skipHours><hour>12</hour><hour>13</hour></skipHours>", 7200.0),
        ("<skipDays><day>Sunday</day></skipDays>", 43200.0),
        ("<ttl>30</ttl><skipHours><hour>12</hour></skipHours>", 3600.0),
    ],
)
async def test_a_feed_is_left_alone_as_long_as_it_says(site: Site, client: Client, head: str, wait: float | None) -> None:
    url = site.put("/feed", rss([rss_item()], head=head))
    first = await polled(client, url)
    assert first.wait == wait
    assert (await polled(client, url, first.memory)).wait == wait


async def test_a_feed_that_skips_every_hour_is_asked_all_the_same(site: Site, client: Client) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    assert (await polled(client, site.put("/feed", rss([rss_item()], head=f"<skipHours>{hours}</skipHours>")))).wait is None


async def test_a_stable_permanent_redirect_is_remembered_and_a_temporary_one_is_not(site: Site, client: Client) -> None:
    site.put("/new", rss([rss_item()]))
    for status, asked_old in ((301, 3), (302, 6)):
        site.asked.clear()
        url = site.put("/old", status=status, headers={"Location": "/new"})
        memory = Memory()
        for _ in range(6):
            memory = (await polled(client, url, memory)).memory
        assert (site.times("/old"), site.times("/new")) == (asked_old, 6)


async def test_where_the_remembered_address_has_gone_the_configured_one_is_asked_again(site: Site, client: Client) -> None:
    site.put("/new", rss([rss_item()]))
    url = site.put("/old", status=301, headers={"Location": "/new"})
    memory = Memory()
    for _ in range(4):
        memory = (await polled(client, url, memory)).memory
    site.put("/new", status=404)
    site.put("/old", rss([rss_item("Back", "https://news.example/back", "back")]))
    harvest = await polled(client, url, memory)
    assert [article.title for article in harvest.articles] == ["Back"]
    site.asked.clear()
    await polled(client, url, harvest.memory)
    assert (site.times("/old"), site.times("/new")) == (1, 0)


async def test_410_ends_the_source(site: Site, client: Client) -> None:
    with pytest.raises(FetchError) as caught:
        await polled(client, site.put("/feed", status=410))
    assert caught.value.gone


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("<!DOCTYPE html><html><head><title>Hi</title></head><body>Hello</body></html>", "web page, not a feed"),
        ("<html><body>Hello", "web page, not a feed"),
        ("<!-- hello --><html><body>Hello", "web page, not a feed"),
        ("just words", "no feed"),
        ('{"error": "no"}', "no JSON Feed"),
        ('{"items": [', "broken JSON"),
        ("\x00\x00\x00", "empty"),
        ("GIF89a\x01\x00", "no feed"),
    ],
)
async def test_what_is_no_feed_is_one_clear_sentence(site: Site, client: Client, body: str, words: str) -> None:
    with pytest.raises(ParseError, match=words) as caught:
        await polled(client, site.put("/feed", body))
    assert site.root in str(caught.value)


async def test_a_20_mb_feed_is_refused(site: Site, client: Client) -> None:
    url = site.put("/feed", b"<rss><channel>" + b"<item><title>x</title></item>" * 800_000)
    with pytest.raises(FetchError, match="larger than 10,000,000 bytes"):
        await polled(client, url)


async def test_a_truncated_feed_gives_what_arrived(site: Site, client: Client) -> None:
    whole = rss([rss_item(f"N{n}", f"https://news.example/{n}", f"g{n}") for n in range(10)])
    harvest = await polled(client, site.put("/feed", whole[: len(whole) // 2]))
    assert len(harvest.articles) >= 4


async def test_an_empty_channel_is_no_error(site: Site, client: Client) -> None:
    assert (await polled(client, site.put("/feed", rss([])))).articles == ()


def a_page(text: str) -> str:
    return (
        "<html><head><title>Harbour Lights returns</title>"
        '<meta property="article:published_time" content="2026-03-01T09:30:00Z"></head><body><nav>Menu</nav>'
        f"<article><h1>Harbour Lights returns</h1><p>{text}</p></article></body></html>"
    )


LONG = "Harbour Lights has been renewed for a second season, the network said on Sunday. " * 8


async def followed(site: Site, client: Client, *items: str) -> Harvest:
    url = site.put("/feed", rss(items))
    return await a_feed(client, url, follow=True).poll(Memory(), a_context([SHOW]), NOON)


async def test_the_page_of_an_item_that_names_a_followed_show_is_read(site: Site, client: Client) -> None:
    site.put("/a", a_page(LONG), headers={"Content-Type": "text/html"})
    site.put("/b", a_page(LONG))
    harvest = await followed(
        site,
        client,
        rss_item("Harbour Lights returns", f"{site.root}/a", "a"),
        rss_item("Something else", f"{site.root}/b", "b"),
    )
    assert "renewed for a second season" in harvest.articles[0].text
    assert (site.times("/a"), site.times("/b")) == (1, 0)


async def test_a_feed_that_need_not_be_followed_is_not(site: Site, client: Client) -> None:
    url = site.put("/feed", rss([rss_item("Harbour Lights returns", f"{site.root}/a", "a")]))
    await a_feed(client, url).poll(Memory(), a_context([SHOW]), NOON)
    whole = rss_item("Harbour Lights returns", f"{site.root}/a", "a", text=LONG * 6)
    await followed(site, client, whole)
    assert site.times("/a") == 0


@pytest.mark.parametrize("status", [404, 500])
async def test_where_the_page_cannot_be_read_the_feeds_own_words_count(site: Site, client: Client, status: int) -> None:
    site.put("/a", status=status)
    harvest = await followed(site, client, rss_item("Harbour Lights returns", f"{site.root}/a", "a", text="Yes."))
    assert harvest.articles[0].text == "Yes."
    assert "page not read" in harvest.notes[0]


async def test_a_page_on_a_private_address_is_not_followed(site: Site, client: Client) -> None:
    item = rss_item("Harbour Lights returns", "http://169.254.169.254/latest/", "a", text="Yes.")
    harvest = await followed(site, client, item)
    assert harvest.articles[0].text == "Yes."
    assert "page not followed" in harvest.notes[0]


async def test_a_poll_follows_only_so_many_pages(site: Site, client: Client) -> None:
    items = []
    for number in range(30):
        site.put(f"/{number}", a_page(LONG))
        items.append(rss_item(f"Harbour Lights {number}", f"{site.root}/{number}", str(number)))
    harvest = await followed(site, client, *items)
    assert len(harvest.articles) == 30
    assert sum(request.path[1:].isdigit() for request in site.asked) == 10


async def test_json_feeds_are_read_too(site: Site, client: Client) -> None:
    items = [
        {"id": 1, "url": "/1", "title": "One", "content_html": "<p>Hi</p>", "date_published": "2026-03-01T10:00:00Z"},
        {"id": "2", "external_url": "https://x.example/2", "content_text": "Two"},
        "junk",
        {},
    ]
    url = site.put("/feed", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    harvest = await polled(client, url)
    assert [(article.title, article.text) for article in harvest.articles] == [("One", "Hi"), ("", "Two")]


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "C", "D", ""]),
        st.sampled_from(
            [None, "https://n.example/1", "https://n.example/2", "https://n.example/3?utm_x=1", "/4", "https://n.example"]
        ),
        st.sampled_from([None, "g1", "g2", "g3", "https://n.example/1"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=ITEMS, data=st.data())
async def test_in_any_order_with_any_subset_seen_each_item_comes_once(
    site: Site, client: Client, items: list[tuple[str, str | None, str | None]], data: st.DataObject
) -> None:
    written = [rss_item(title, link, guid) for title, link, guid in items]
    whole = await polled(client, site.put("/feed", rss(written)))
    ids = sorted(article.id for article in whole.articles)
    assert len(ids) == len(set(ids))
    mixed = data.draw(st.permutations(written))
    assert sorted(article.id for article in (await polled(client, site.put("/feed", rss(mixed)))).articles) == ids
    seen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    rest = await polled(client, site.put("/feed", rss(mixed)), seen=tuple(seen))
    assert sorted([*seen, *(article.id for article in rest.articles)]) == ids
    assert (await polled(client, site.put("/feed", rss(mixed)), seen=tuple(ids))).articles == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=400) | st.text(alphabet="<>/&;[]!rsitem\"'= \n-CDATA", max_size=300).map(str.encode))
async def test_any_bytes_end_in_items_or_in_one_clear_error(site: Site, client: Client, body: bytes) -> None:
    url = site.put("/feed", body)
    try:
        harvest = await polled(client, url)
    except SourceError as error:
        assert "\n" not in str(error)
    else:
        assert all(article.id for article in harvest.articles)


async def test_a_spoilt_cursor_counts_as_none(site: Site, client: Client) -> None:
    harvest = await polled(client, site.put("/feed", rss([rss_item()])), Memory(cursor='["not", "ours"]'))
    assert len(harvest.articles) == 1


async def test_a_large_feed_is_taken_apart_beside_the_event_loop(site: Site, client: Client) -> None:
    items = [rss_item(f"N{n}", f"https://news.example/{n}", f"g{n}", text="word " * 200) for n in range(100)]
    harvest = await polled(client, site.put("/feed", rss(items)))
    assert len(harvest.articles) == 100
    assert harvest.articles[0].published == NOON - timedelta(hours=2)
