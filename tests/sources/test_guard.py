"""No address gets past the guard that the operator has not allowed."""

from __future__ import annotations

import socket

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.clock import ManualClock
from bot.errors import FetchError, RefusedAddressError
from bot.sources.client import Client, FetchSettings
from bot.sources.guard import Guard, shown
from tests.making import NOON
from tests.sources.conftest import Site

REFUSED_AS_TEXT = [
    # other schemes, no host, broken
    "ftp://example.com/feed",
    "file:///etc/passwd",
    "gopher://example.com/",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "ws://example.com/",
    "//example.com/feed",
    "example.com/feed",
    "",
    "http://",
    "http:///path",
    "https://?q",
    "http://[::1",
    "http://example.com:99999/",
    "http://example.com:port/",
    # user names, blanks, tricks of notation
    "http://user@example.com/",
    "http://user:pw@example.com/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1\\@example.com/",
    "http://example.com\\.evil.example/",
    "http://exa mple.com/",
    "http://example.com/a b",
    "http://example.com/\r\nHost: 127.0.0.1",
    "http://example.com\t/",
    "http://%31%32%37.0.0.1/",
    "http://exam%70le.com/",
    # ports
    "http://example.com:22/",
    "http://example.com:6379/",
    "https://example.com:8443/",
    "http://93.184.216.34:25/",
    # loopback, plain and odd
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.8.9.10/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.0x1/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    # private, CGNAT, link-local, metadata
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://169.254.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/",
    "http://168.63.129.16/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://[fd00:ec2::254]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    # multicast, broadcast, reserved, documentation, benchmarks
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://[ff02::1]/",
    "http://[ff0e::1]/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.2.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://198.18.0.1/",
    "http://192.88.99.1/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
    "http://[3fff::1]/",
    # IPv4 inside IPv6
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:93.184.216.34]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:101::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2600::5efe:127.0.0.1]/",
    "http://[2600::200:5efe:10.0.0.1]/",
]

ALLOWED = [
    "http://example.com/feed",
    "https://example.com/feed?x=1#part",
    "https://EXAMPLE.com/",
    "https://xn--bcher-kva.example/",
    "https://bücher.example/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
    "http://feeds.example.co.uk:80/rss",
    "https://a_b.example.com/",
]


@pytest.mark.parametrize("url", REFUSED_AS_TEXT)
def test_an_address_that_is_not_plainly_public_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Guard().url(url)


@pytest.mark.parametrize("url", ALLOWED)
def test_an_ordinary_address_is_allowed(url: str) -> None:
    assert Guard().url(url).host


def test_an_endless_address_is_refused() -> None:
    with pytest.raises(RefusedAddressError):
        Guard().url("https://example.com/" + "a" * 5000)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080/", "http://10.0.0.1:22/", "http://[::1]/", "http://[fd00::1]:9/", "http://100.64.0.9/"],
)
def test_own_networks_are_open_at_any_port_once_the_operator_allows_them(url: str) -> None:
    assert Guard(allow_private_addresses=True).url(url).host


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/",
        "http://224.0.0.1/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://93.184.216.34:22/",
        "file:///etc/passwd",
    ],
)
def test_metadata_multicast_and_odd_notations_stay_refused_even_then(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Guard(allow_private_addresses=True).url(url)


def test_a_further_port_is_open_once_the_operator_lists_it() -> None:
    guard = Guard(ports=frozenset({80, 443, 8443}))
    assert guard.url("https://example.com:8443/").port == 8443
    with pytest.raises(RefusedAddressError):
        guard.url("https://127.0.0.1:8443/")


class Names(AbstractResolver):
    """A name service of our own: every question takes the next answer, the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        addresses = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        return None


async def asked(names: Names, url: str, settings: FetchSettings | None = None) -> None:
    client = Client(settings or FetchSettings(timeout=2.0), ManualClock(NOON), lambda: names)
    try:
        await client.get(url)
    finally:
        await client.close()


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["100.64.1.1"],
        ["224.0.0.251"],
        ["0.0.0.0"],
        ["::1"],
        ["fd00::1"],
        ["fe80::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["93.184.216.34", "127.0.0.1"],
        ["127.0.0.1", "93.184.216.34"],
        ["2606:2800:220:1:248:1893:25c8:1946", "::1"],
        ["not an address"],
    ],
)
async def test_a_name_is_refused_if_any_of_its_addresses_is(addresses: list[str]) -> None:
    with pytest.raises(RefusedAddressError):
        await asked(Names(addresses), "http://rebind.example/")


def test_the_last_look_is_at_the_address_about_to_be_connected_to() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))
    with pytest.raises(OSError, match="not a public address"):
        Guard().make_socket(info)
    made = Guard(allow_private_addresses=True).make_socket(info)
    made.close()


async def test_a_name_that_answers_differently_the_second_time_is_refused_then(site: Site) -> None:
    site.put("/feed", "ok", headers={"Connection": "close"})
    port = int(site.root.rpartition(":")[2])
    names = Names(["127.0.0.1"], ["169.254.169.254"])
    settings = FetchSettings(allow_private_addresses=True, timeout=2.0, per_host_interval=0.0, dns_seconds=0)
    client = Client(settings, ManualClock(NOON), lambda: names)
    assert (await client.get(f"http://rebind.example:{port}/feed")).body == b"ok"
    with pytest.raises(RefusedAddressError):
        await client.get(f"http://rebind.example:{port}/feed")
    await client.close()


REDIRECTS = [
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://0x7f.1/",
    "http://224.0.0.1/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "javascript:alert(1)",
    "http://user:pw@example.com/",
    "http://example.com:22/",
    "//169.254.169.254/",
    "http://127.0.0.1\\@example.com/",
    "http://",
]


@pytest.mark.parametrize("location", REDIRECTS)
@pytest.mark.parametrize("status", [301, 302, 307])
async def test_a_redirect_leads_nowhere_that_may_not_be_asked(
    site: Site, client: Client, location: str, status: int
) -> None:
    url = site.put("/feed", status=status, headers={"Location": location})
    with pytest.raises(FetchError):
        await client.get(url)
    assert len(site.asked) == 1


async def test_a_chain_of_redirects_meets_the_guard_at_its_last_hop(site: Site, client: Client) -> None:
    site.put("/3", status=302, headers={"Location": "http://169.254.169.254/"})
    site.put("/2", status=302, headers={"Location": "/3"})
    with pytest.raises(RefusedAddressError):
        await client.get(site.put("/1", status=302, headers={"Location": "/2"}))


async def test_proxies_of_the_environment_are_not_used(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    assert (await client.get(site.put("/feed", "ok"))).body == b"ok"


async def test_cookies_are_not_kept(site: Site, client: Client) -> None:
    url = site.put("/feed", "ok", headers={"Set-Cookie": "id=1; Path=/"})
    await client.get(url)
    await client.get(url)
    assert [request.headers.get("Cookie") for request in site.asked] == [None, None]


async def test_a_key_is_sent_to_its_own_origin_only(site: Site, client: Client) -> None:
    other = Site()
    runner = web.AppRunner(web.Application())
    runner.app.router.add_route("*", "/{path:.*}", other.serve)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    other.put("/there", "ok")
    target = f"http://127.0.0.1:{runner.addresses[0][1]}/there"
    url = site.put("/api", status=302, headers={"Location": target})
    await client.get(url, headers={"Authorization": "Bearer secret"})
    assert site.asked[0].headers["Authorization"] == "Bearer secret"
    assert "Authorization" not in other.asked[0].headers
    await runner.cleanup()


@pytest.mark.parametrize("url", ["https://example.com/feed?key=SECRET", "https://me:SECRET@example.com/feed"])
def test_an_address_is_shown_without_what_may_be_secret(url: str) -> None:
    assert "SECRET" not in shown(url)
    with pytest.raises(RefusedAddressError) as caught:
        Guard(ports=frozenset()).url(url)
    assert "SECRET" not in str(caught.value)


def test_an_address_is_shown_without_control_characters() -> None:
    assert shown("http://example.com/\x1b[2J\u202e").isprintable()
