"""Who publishes: a domain's name and how far it is trusted. The table ships as publishers.toml; operators add to it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.model import Trust

__all__ = ["Publisher", "Publishers"]

# How a text names where it has its news from: the outlet's name follows or precedes these words.
_BEFORE = (
    r"(?i:according to|as per|per|via|as reported by|first reported by|reported by|a report (?:from|by|in)|reports from"
    r"|told|tells|(?:spoke|speaking) (?:to|with)|(?:an )?interview with|confirmed to|h/t)"
)
_AFTER = r"(?i:reports|reported|has learned|was (?:the )?first to report|broke the news|first reported|exclusively reports?)"
_LEAD = re.compile(rf"\b{_BEFORE} (?:[Tt]he )?\Z")
_TRAIL = re.compile(rf" {_AFTER}\b")
_END = re.compile(r"(?!\w)")
_LONGEST_LEAD = 40


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
        outlets = [one for one in table.values() if one.trust is not Trust.OFFICIAL]  # quoting the network is no retelling
        self._first = {one.name: one.domain for one in reversed(tuple(table.values()))}
        self._by_name = {_plain(one.name): self._first[one.name] for one in outlets}
        names = list(self._by_name)
        self._names = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest) if names else None

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

    def counts(self) -> Mapping[Trust, int]:
        """How many domains the table holds of each trust."""
        return Counter(one.trust for one in self._table.values())

    def outlet_of(self, domain: str) -> str:
        """The one domain that stands for an outlet that has several; the domain itself where it is not in the table."""
        found = self.find(domain)
        return self._first[found.name] if found else domain.casefold().removeprefix("www.")

    def credited(self, text: str) -> tuple[str, ...]:
        """The domains of publishers that a text names as its own source, in order of first mention.

        Names are matched as they are written ("People", not "people").
        """
        if self._names is None:
            return ()
        found: dict[str, None] = {}
        for _, start, end in self._names.find_matches_as_indexes(text):
            told = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start) and _END.match(text, end)
            if told or (_TRAIL.match(text, end) and not (start and _is_word(text[start - 1]))):
                found[self._by_name[text[start:end]]] = None
        return tuple(found)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _plain(name: str) -> str:
    return name.removeprefix("The ")


@cache
def _shipped() -> Mapping[str, Publisher]:
    raw = tomllib.loads(files("bot.diff").joinpath("publishers.toml").read_text(encoding="utf-8"))
    return {
        domain: Publisher(domain, name, Trust(trust)) for trust, outlets in raw.items() for domain, name in outlets.items()
    }


@cache
def _default() -> Publishers:
    return Publishers(_shipped())
