"""Names that change their minds, and ways round: whatever leads to a forbidden address ends before a connection."""

from __future__ import annotations

import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.clock import ManualClock
from bot.errors import FetchError, RefusedAddressError
from bot.model import Show, Trust
from bot.sources.base import Memory
from bot.sources.client import Client, FetchSettings
from bot.sources.feed import FeedSource
from tests.making import NOON
from tests.sources.conftest import Site, a_context
from tests.sources.feeds import rss, rss_item

METADATA = "169.254.169.254"
FORBIDDEN = [
    METADATA,
    "fd00:ec2::254",
    "100.100.100.200",
    "0.0.0.0",
    "224.0.0.1",
    "fe80::1",
    "::ffff:127.0.0.1",
    "64:ff9b::a00:1",
]


class Zone(AbstractResolver):
    """A name service: each name has a list of answers, taken one after the other; the last stays."""

    def __init__(self, **names: list[str]) -> None:
        self.names = {name.replace("_", "."): answers for name, answers in names.items()}
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        answers = self.names[host]
        address = answers[min(self.asked.count(host), len(answers) - 1)]
        self.asked.append(host)
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None:
        return None


def a_client(zone: Zone, *, dns_seconds: int = 60, private: bool = True) -> Client:
    """The operator's own network is open (the local site is there); everything else is as ever."""
    settings = FetchSettings(
        allow_private_addresses=private, timeout=3.0, per_host_interval=0.0, per_host_connections=8, dns_seconds=dns_seconds
    )
    return Client(settings, ManualClock(NOON), lambda: zone)


def named(site: Site, name: str, path: str) -> str:
    return f"http://{name}:{site.root.rpartition(':')[2]}{path}"


@pytest.mark.parametrize("address", FORBIDDEN)
async def test_a_redirect_to_a_name_of_a_forbidden_address_is_refused(site: Site, address: str) -> None:
    zone = Zone(good_example=["127.0.0.1"], evil_example=[address])
    client = a_client(zone)
    site.put("/feed", status=302, headers={"Location": named(site, "evil.example", "/secret")})
    with pytest.raises(RefusedAddressError):
        await client.get(named(site, "good.example", "/feed"))
    assert [request.path for request in site.asked] == ["/feed"]
    await client.close()


@pytest.mark.parametrize("address", FORBIDDEN)
async def test_a_name_that_turns_between_two_hops_is_refused_at_the_second(site: Site, address: str) -> None:
    zone = Zone(turn_example=["127.0.0.1", address])
    client = a_client(zone, dns_seconds=0)
    site.put("/1", status=307, headers={"Location": "/2", "Connection": "close"})
    site.put("/2", "secret")
    with pytest.raises(RefusedAddressError):
        await client.get(named(site, "turn.example", "/1"))
    assert site.times("/2") == 0
    await client.close()


async def test_a_name_is_resolved_once_and_its_address_kept_while_it_is_fresh(site: Site) -> None:
    zone = Zone(turn_example=["127.0.0.1", METADATA])
    client = a_client(zone)
    url = named(site, "turn.example", "/feed")
    site.put("/feed", "ok", headers={"Connection": "close"})
    assert [(await client.get(url)).body for _ in range(3)] == [b"ok"] * 3
    assert zone.asked == ["turn.example"]
    await client.close()


async def test_a_name_that_turns_after_its_freshness_is_refused(site: Site) -> None:
    zone = Zone(turn_example=["127.0.0.1", METADATA, "127.0.0.1"])
    client = a_client(zone, dns_seconds=0)
    url = named(site, "turn.example", "/feed")
    site.put("/feed", "ok", headers={"Connection": "close"})
    assert (await client.get(url)).body == b"ok"
    with pytest.raises(RefusedAddressError):
        await client.get(url)
    assert (await client.get(url)).body == b"ok"
    await client.close()


async def test_robots_txt_is_no_way_round(site: Site) -> None:
    zone = Zone(good_example=["127.0.0.1"], evil_example=[METADATA])
    client = a_client(zone)
    site.put("/robots.txt", status=301, headers={"Location": "http://evil.example/latest/meta-data/"})
    site.put("/page", "ok")
    with pytest.raises(FetchError):
        await client.get(named(site, "good.example", "/page"), robots=True)
    assert site.times("/page") == 0
    await client.close()


@pytest.mark.parametrize("link", ["http://evil.example/a", "http://169.254.169.254/a", "http://2852039166/a"])
async def test_a_feeds_items_are_no_way_round(site: Site, link: str) -> None:
    client = a_client(Zone(good_example=["127.0.0.1"], evil_example=[METADATA]))
    site.put("/feed", rss([rss_item("Harbour Lights returns", link, "1", text="Yes.")]))
    source = FeedSource("Feed", named(site, "good.example", "/feed"), Trust.TRADE, client, follow=True)
    harvest = await source.poll(Memory(), a_context([Show(1, "Harbour Lights")]), NOON)
    assert [article.text for article in harvest.articles] == ["Yes."]
    assert len(site.asked) == 1
    await client.close()


async def test_a_remembered_redirect_meets_the_guard_again(site: Site) -> None:
    zone = Zone(good_example=["127.0.0.1"], new_example=["127.0.0.1", "127.0.0.1", "127.0.0.1", METADATA])
    client = a_client(zone, dns_seconds=0)
    body = rss([rss_item()])
    site.put("/feed", status=301, headers={"Location": named(site, "new.example", "/new"), "Connection": "close"})
    site.put("/new", body, headers={"Connection": "close"})
    source = FeedSource("Feed", named(site, "good.example", "/feed"), Trust.TRADE, client)
    memory = Memory()
    for _ in range(3):
        memory = (await source.poll(memory, a_context(), NOON)).memory
    with pytest.raises(RefusedAddressError):
        await source.poll(memory, a_context(), NOON)
    await client.close()


async def test_the_operators_exception_opens_own_networks_and_nothing_else(site: Site) -> None:
    zone = Zone(home_example=["127.0.0.1"], cloud_example=[METADATA])
    site.put("/feed", "ok")
    closed, opened = a_client(zone, private=False), a_client(zone)
    with pytest.raises(RefusedAddressError, match="fetch"):
        await closed.get(named(site, "home.example", "/feed"))
    assert (await opened.get(named(site, "home.example", "/feed"))).body == b"ok"
    with pytest.raises(RefusedAddressError, match="metadata"):
        await opened.get("http://cloud.example/")
    await closed.close()
    await opened.close()


@pytest.mark.parametrize("port", [21, 22, 25, 6379, 8080])
async def test_a_redirect_to_another_port_needs_the_operators_word(site: Site, client: Client, port: int) -> None:
    url = site.put("/feed", status=302, headers={"Location": f"http://93.184.216.34:{port}/"})
    with pytest.raises(RefusedAddressError, match=r"fetch\.ports"):
        await client.get(url)
