"""A page is an article; each new wording of it is another; robots and sizes are respected."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FetchError, ParseError
from bot.model import Trust
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client
from bot.sources.extract import read_page
from bot.sources.page import PageSource
from tests.making import NOON
from tests.sources.conftest import Site, a_context

WORDS = "The broadcaster has ordered a third season of the drama, which will begin filming in the spring. " * 6


def an_article(text: str = WORDS, head: str = "", title: str = "A third season") -> str:
    return (
        f"<html><head><title>{title} | Site</title>{head}</head><body><header><nav><a href='/'>Home</a></nav></header>"
        f"<article><h1>{title}</h1><p>{text}</p></article><footer>Imprint and all that</footer></body></html>"
    )


async def polled(client: Client, url: str, memory: Memory | None = None, selector: str | None = None) -> Harvest:
    source = PageSource("Example", url, Trust.OFFICIAL, client, selector=selector)
    return await source.poll(memory or Memory(), a_context(), NOON)


async def test_a_page_gives_its_article_with_title_date_and_canonical_address(site: Site, client: Client) -> None:
    head = (
        '<link rel="canonical" href="/clean"><meta property="og:title" content="A third season &amp; more">'
        '<meta property="article:published_time" content="2026-02-20T08:15:00+01:00">'
    )
    (article,) = (await polled(client, site.put("/a", an_article(head=head)))).articles
    assert article.title == "A third season & more"
    assert "ordered a third season" in article.text and "Imprint" not in article.text
    assert article.url == f"{site.root}/clean"
    assert article.site == "127.0.0.1"
    assert article.published == datetime(2026, 2, 20, 7, 15, tzinfo=UTC)


async def test_a_page_cannot_borrow_another_sites_name(site: Site, client: Client) -> None:
    head = '<link rel="canonical" href="https://www.netflix.com/news"><meta property="og:site_name" content="Netflix">'
    (article,) = (await polled(client, site.put("/a", an_article(head=head)))).articles
    assert (article.url, article.site) == (f"{site.root}/a", "127.0.0.1")


async def test_the_date_in_linked_data_counts(site: Site, client: Client) -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-02-21T10:00:00Z"}</script>'
    (article,) = (await polled(client, site.put("/a", an_article(head=head)))).articles
    assert article.published == datetime(2026, 2, 21, 10, tzinfo=UTC)


async def test_an_unchanged_page_gives_nothing(site: Site, client: Client) -> None:
    url = site.put("/a", an_article())
    first = await polled(client, url)
    again = await polled(client, url, first.memory)
    assert (len(first.articles), again.articles, again.unchanged) == (1, (), True)


async def test_a_304_is_enough(site: Site, client: Client) -> None:
    async def answer(request: web.Request) -> web.Response:
        if "If-None-Match" in request.headers:
            return web.Response(status=304)
        return web.Response(text=an_article(), headers={"ETag": '"1"'})

    url = site.on("/a", answer)
    first = await polled(client, url)
    assert (await polled(client, url, first.memory)).unchanged


async def test_a_page_that_differs_in_its_frame_only_gives_nothing(site: Site, client: Client) -> None:
    url = site.put("/a", an_article())
    first = await polled(client, url)
    site.put("/a", an_article(head="<script>token=12345</script>"))
    assert (await polled(client, url, first.memory)).unchanged


async def test_a_new_wording_is_an_article_of_its_own_dated_when_it_is_seen(site: Site, client: Client) -> None:
    head = '<meta property="article:published_time" content="2026-02-20T08:15:00Z">'
    url = site.put("/a", an_article(head=head))
    first = await polled(client, url)
    site.put("/a", an_article("It is the last season, the broadcaster has now said, and filming is over. " * 6, head=head))
    (article,) = (await polled(client, url, first.memory)).articles
    assert article.id != first.articles[0].id
    assert article.published == NOON


async def test_a_selector_names_the_one_place_to_read(site: Site, client: Client) -> None:
    page = "<html><body><p>Noise {}</p><dl id='fate'><dt>Season 2</dt><dd class='x'>Renewed</dd></dl></body></html>"
    url = site.put("/a", page.format(1))
    first = await polled(client, url, selector="#fate dd.x")
    assert [article.text for article in first.articles] == ["Renewed"]
    site.put("/a", page.format(2))
    assert (await polled(client, url, first.memory, selector="#fate dd.x")).unchanged


async def test_a_selector_that_fits_nothing_is_a_clear_error(site: Site, client: Client) -> None:
    with pytest.raises(ParseError, match="rebuilt"):
        await polled(client, site.put("/a", an_article()), selector="#nowhere")


async def test_robots_txt_keeps_us_out(site: Site, client: Client) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /a")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        await polled(client, site.put("/a", an_article()))
    assert site.times("/a") == 0


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "empty"),
        ("\x00\x00", "empty"),
        ("<html><head></head><body></body></html>", "no article"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "article"),
        ("%PDF-1.7 \x01\x02", "document, not a web page"),
    ],
)
async def test_a_page_without_an_article_is_a_clear_error(site: Site, client: Client, body: str, words: str) -> None:
    with pytest.raises(ParseError, match=words) as caught:
        await polled(client, site.put("/a", body))
    assert site.root in str(caught.value)


@pytest.mark.parametrize("piece", ["<p>words to be read</p>", "x<br>", "<div>", "<a href='/'>x</a>", "<!-- x -->"])
def test_a_page_of_endless_tags_is_read_up_to_a_bound(piece: str) -> None:
    body = f"<html><body><article>{'Some words to begin with. ' * 9}{piece * 200_000}".encode()
    try:
        assert len(read_page(body, None, "https://x.example/a").text) <= 100_000
    except ParseError as error:
        assert "article" in str(error)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (an_article("Café René " * 30).encode("latin-1"), "latin-1"),
        (an_article("Café René " * 30, head='<meta charset="windows-1252">').encode("cp1252"), None),
        (an_article("Café René " * 30).encode("utf-8"), "latin-1"),
        (an_article("Café René " * 30).encode("utf-16"), None),
    ],
)
def test_the_charset_is_found(body: bytes, charset: str | None) -> None:
    assert "Café René" in read_page(body, charset, "https://x.example/a").text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>/=\"'&;# pabdivhtml-!\n", max_size=300).map(str.encode))
def test_any_bytes_end_in_an_article_or_in_one_clear_error(body: bytes) -> None:
    try:
        page = read_page(body, None, "https://x.example/a")
    except ParseError as error:
        assert "\n" not in str(error)
    else:
        assert page.text
