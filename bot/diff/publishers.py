"""Who publishes: a domain's name and how far it is trusted. The table ships as publishers.toml; operators add to it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model import Trust

__all__ = ["Publisher", "Publishers"]

# How a text names where it has its news from; the publisher's name follows or precedes.
_BEFORE = r"(?:according to|per|via|as per|reported by|reports from|told|tells|confirmed to|as reported by|by way of|h/t)"
_AFTER = r"(?:reports|reported|has learned|was first to report|broke the news|first reported|exclusively)"


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet."""

    domain: str
    name: str
    trust: Trust


class Publishers:
    """The table. A domain that is not in it counts as press."""

    def __init__(self, table: Mapping[str, Publisher]) -> None:
        self._table = table
        by_name = {publisher.name.casefold(): domain for domain, publisher in table.items()}
        names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
        self._by_name = by_name
        self._credit = re.compile(rf"\b{_BEFORE} (?:the )?({names})\b|\b(?:the )?({names}) {_AFTER}\b", re.IGNORECASE)

    @classmethod
    def load(cls, own: Iterable[Publisher] = ()) -> Publishers:
        """The table that ships, with an operator's entries on top."""
        own = tuple(own)
        return cls({**_shipped(), **{publisher.domain: publisher for publisher in own}}) if own else _default()

    def find(self, domain: str) -> Publisher | None:
        """The outlet of a domain or of the domain above it ("www.deadline.com" is "deadline.com")."""
        labels = domain.casefold().strip().rstrip(".").split(".")
        for start in range(len(labels) - 1):
            found = self._table.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def trust_of(self, domain: str | None) -> Trust:
        """How far a domain is trusted; press where it is not in the table."""
        found = self.find(domain) if domain else None
        return found.trust if found else Trust.PRESS

    def name_of(self, domain: str) -> str:
        """The name people know; the domain itself where it is not in the table."""
        found = self.find(domain)
        return found.name if found else domain.removeprefix("www.")

    def credited(self, text: str) -> tuple[str, ...]:
        """The domains of publishers that a text names as its own source, in order of first mention."""
        named = (found[1] or found[2] for found in self._credit.finditer(text))
        return tuple(dict.fromkeys(self._by_name[name.casefold()] for name in named))


@cache
def _shipped() -> Mapping[str, Publisher]:
    raw = tomllib.loads(files("bot.diff").joinpath("publishers.toml").read_text(encoding="utf-8"))
    return {
        domain: Publisher(domain, name, Trust(trust)) for trust, outlets in raw.items() for domain, name in outlets.items()
    }


@cache
def _default() -> Publishers:
    return Publishers(_shipped())
