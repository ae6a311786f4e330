"""Which addresses may be asked: pure rules, and the two hooks that hold aiohttp to them.

An address of the web is checked as text (scheme, port, notation), then every IP address that its name resolves to, then
the very address that a socket is about to connect to. So a name that answers differently the second time gains nothing.

The ranges are those of the IANA special-purpose registries (RFC 6890) as the `ipaddress` module knows them, and on top:
CGNAT (RFC 6598), the addresses at which clouds serve metadata, and every form of IPv6 that carries an IPv4 address inside.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import RefusedAddressError

__all__ = ["Guard", "GuardedResolver", "RefusedError", "shown"]

Address = IPv4Address | IPv6Address

_OWN_NETWORKS = tuple(  # what allow_private_addresses opens: loopback, private, CGNAT, unique local
    ip_network(net)
    for net in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7")
)
_METADATA = frozenset(  # https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 and its like
    ip_address(text)
    for text in ("168.63.129.16", "169.254.169.254", "169.254.170.2", "192.0.0.192", "100.100.100.200", "fd00:ec2::254")
)
_CARRIERS = tuple(  # IPv6 that carries IPv4: compatible, mapped, translated, NAT64 (RFC 6052, 8215), Teredo, 6to4
    ip_network(net)
    for net in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)
_PAPER_V6 = ip_network("3fff::/20")  # RFC 9637: for documentation, too young for every Python's own list
_GLOBAL_V6 = ip_network("2000::/3")  # the only block given out for public use
_RELAY_V4 = ip_network("192.88.99.0/24")  # 6to4 relays (RFC 7526: deprecated)
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the middle of an interface id that carries an IPv4 address

_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)
_LONGEST_SHOWN = 200
_LONGEST_URL = 4000


class RefusedError(OSError):
    """What the hooks raise inside aiohttp, which lets only OSErrors through."""


def shown(url: str | URL) -> str:
    """The address as it may be logged: no query, no user, no control characters, not too long."""
    try:
        parts = URL(str(url))
        text = str(parts.with_user(None).with_query(None).with_fragment(None)) + ("?…" if parts.query_string else "")
    except (ValueError, TypeError):
        text = str(url).split("?", 1)[0].rpartition("@")[2]
    text = "".join(ch if ch.isprintable() else "·" for ch in text)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules, with the operator's exceptions."""

    allow_private_addresses: bool = False
    ports: frozenset[int] = frozenset({80, 443})

    def url(self, text: str) -> URL:
        """The address, parsed, if its text is allowed. Raises RefusedAddressError with the reason."""
        if len(text) > _LONGEST_URL:
            raise RefusedAddressError(f"{shown(text)}: the address is over {_LONGEST_URL} characters long")
        if _ODD.search(text):
            raise RefusedAddressError(f"{shown(text)}: the address holds blanks, control characters or backslashes")
        try:
            url = URL(text)
            host, port = url.raw_host or "", url.port
        except ValueError:
            raise RefusedAddressError(f"{shown(text)}: this is not a web address") from None
        reason = self._wrong_text(url, host, port)
        if reason:
            raise RefusedAddressError(f"{shown(text)}: {reason}")
        return url

    def _wrong_text(self, url: URL, host: str, port: int | None) -> str | None:
        if url.scheme not in {"http", "https"}:
            return "only http and https are read"
        if not host:
            return "the address names no host"
        if url.user is not None or url.password is not None:
            return "an address with a user name or password in it is not read"
        literal = _literal(host)
        if literal is None and not _HOST.fullmatch(host):
            return "the host is not written as a name or a plain IP address"
        if literal is None and _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
            return "an IP address in an odd notation is not read"
        if literal is not None:
            return self.refusal(literal, port)
        if port not in self.ports and not self.allow_private_addresses:
            return f"port {port} is not allowed (see fetch.ports)"
        return None

    def refusal(self, address: Address, port: int | None = None) -> str | None:
        """Why that address must not be asked, or None."""
        own = any(address in net for net in _OWN_NETWORKS if net.version == address.version)
        if address in _METADATA:
            return f"{address} is a cloud's metadata service"
        if own and self.allow_private_addresses:
            return None  # at any port: the operator's own servers
        if own or not _is_public(address):
            return f"{address} is not a public address (see fetch.allow_private_addresses)"
        if port is not None and port not in self.ports:
            return f"port {port} is not allowed (see fetch.ports)"
        return None

    def make_socket(self, info: tuple[Any, ...]) -> socket.socket:
        """Aiohttp's socket_factory: the last look, at the address that is about to be connected to."""
        family, kind, proto, _name, target = info
        address = _literal(str(target[0]))
        reason = "not an IP address" if address is None else self.refusal(address, int(target[1]))
        if reason:
            raise RefusedError(reason)
        made = socket.socket(family, kind, proto)
        made.setblocking(False)
        return made


def _literal(host: str) -> Address | None:
    """The IP address that a host is, in its canonical notation only."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address not in _RELAY_V4
    if address.scope_id or address not in _GLOBAL_V6 or any(address in net for net in (*_CARRIERS, _PAPER_V6)):
        return False
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return False
    return address.is_global and not address.is_multicast


class GuardedResolver(AbstractResolver):
    """Resolves through another resolver and refuses a name as soon as one of its addresses is refused."""

    def __init__(self, guard: Guard, make_inner: Callable[[], AbstractResolver]) -> None:
        self._guard = guard
        self._inner = make_inner()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        """Addresses that may be asked. Raises RefusedError (an OSError) where any may not."""
        results = await self._inner.resolve(host, port, family)
        for result in results:
            address = _literal(result["host"])
            reason = "not an IP address" if address is None else self._guard.refusal(address, port)
            if reason:
                raise RefusedError(f"its name leads to {result['host']}: {reason}")
        return results

    async def close(self) -> None:
        """Close the resolver within."""
        await self._inner.close()
