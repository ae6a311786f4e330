"""What makes an item the same item: its address without tracking, else its GUID, else its words.

A GUID is not trusted first: feeds change them (a new system, http to https, a preview), and addresses change less often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

__all__ = ["canonical", "digest", "item_id", "site_of"]

_TRACKING = re.compile(
    r"(?:utm_|mc_|pk_|mtm_|hsa_|vero_|oly_)\w*|_ga|_gl|_hsenc|_hsmi|at_(?:medium|campaign)|cmp|cmpid|dclid|fbclid|ftag"
    r"|gad_source|gclid|gclsrc|gbraid|wbraid|icid|igshid|intcmp|mkt_tok|msclkid|ncid|ref|ref_src|referrer|rss|s_cid|smid"
    r"|source|taid|twclid|via|wt_mc|xtor|yclid",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"https?://(?:www\.)?+([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(/[A-Za-z0-9/%:@!$&'()*+,;=~._-]*)"
)  # nearly all
_LONGEST = 300  # characters of an id; storage has room for 400


def digest(*parts: str) -> str:
    """A short, stable mark of some words (64 bits, hexadecimal)."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


@lru_cache(maxsize=4096)  # a feed's items are asked for theirs several times in one reading
def canonical(url: str) -> str | None:
    """An address without what does not matter for identity: scheme, "www.", tracking, fragment, order, last slash.

    None where it is no web address or only names a site, which many items share.
    """
    found = _PLAIN.fullmatch(url)
    if found and len(url) <= _LONGEST:
        path = found[2].rstrip("/")
        return f"{found[1]}{path}" if path else None
    return _canonical(url)


def _canonical(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    kept = sorted(
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)
    )
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~-._")
    if not path and not kept:
        return None
    named = f"{host}:{port}" if port and port not in {80, 443} else host
    text = f"{named}{path}" + (f"?{urlencode(kept)}" if kept else "")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 17]}~{digest(text)}"


def item_id(url: str | None, guid: str, title: str, day: str, shared: Iterable[str] = ()) -> str:
    """The id of an item. `shared` are canonical addresses that several items have and that therefore name none of them."""
    link = canonical(url) if url else None
    if link and link not in shared:
        return link
    if guid.strip():
        return f"guid:{canonical(guid) or digest(guid.strip())}"
    return f"text:{digest(' '.join(title.casefold().split()), '' if title.strip() else day)}"


def site_of(url: str | None) -> str | None:
    """The publisher's domain of an address, without "www."."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return host.rstrip(".").removeprefix("www.") or None
