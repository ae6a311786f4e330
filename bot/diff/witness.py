"""Who says it, and whether two who say it are two."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.diff.fingerprint import fingerprint, similar
from bot.diff.publishers import Publishers
from bot.model import Article, Trust, Witness

__all__ = ["independent", "witness_of"]


def witness_of(article: Article, source: str, trust: Trust | None, publishers: Publishers) -> Witness:
    """The witness behind an article of the source called `source`.

    `trust` is what the operator says of the source; None leaves it to the table of publishers (feeds of many
    outlets, replay).
    """
    domain = (article.site or urlsplit(article.url or "").hostname or "").casefold().removeprefix("www.")
    publisher = publishers.outlet_of(domain) if domain else source
    text = f"{article.title}\n{article.text}"
    credits_ = tuple(name for name in publishers.credited(text) if name != publisher)
    return Witness(publisher, trust or publishers.trust_of(domain or None), credits_, fingerprint(text))


def independent(one: Witness, other: Witness) -> bool:
    """Whether two witnesses are two: other outlets, neither retelling the other or the same third, no copied text."""
    if one.publisher == other.publisher:
        return False
    if other.publisher in one.credits or one.publisher in other.credits:
        return False
    if set(one.credits) & set(other.credits):
        return False
    return not similar(one.fingerprint, other.fingerprint)
