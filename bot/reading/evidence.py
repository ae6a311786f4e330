"""Step 2b: does a word that is also a title mean the programme? Only what the text shows counts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.titles import Mention, Title
from bot.reading.tokens import Token
from bot.reading.words import words

_QUOTES = frozenset("\"'*_“”‘’")
_SEASON = frozenset("season seasons series s".split())
_LINKS = frozenset("of on for to in".split())
NEEDED = 2


def plain_title(title: Title) -> bool:
    """Whether a title consists of common words only, and so may stand in a text without meaning the programme."""
    significant = [word for word in title.words if word not in {"the", "a", "an", "of", "and", "in", "to", "on"}]
    if not significant:
        return True
    common = words("common")
    rare = [word for word in significant if word not in common and not word.isdigit()]
    return not rare if len(significant) < 3 else False


def weigh(tokens: Sequence[Token], mention: Mention, headline: bool) -> int:
    """How much of the text around a mention speaks for the programme: 2 or more is enough for a common word."""
    first, last = mention.first, mention.last
    weight = 0
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if (
        before is not None
        and after is not None
        and before.low in _QUOTES
        and (after.low in _QUOTES or _quote_soon(tokens, last))
    ):
        weight += 2
    weight += _season_beside(tokens, first, last)
    weight += _introduced(tokens, first)
    if (
        after is not None
        and after.low == "("
        and last + 1 < len(tokens)
        and (tokens[last + 1].low in words("networks") or tokens[last + 1].low in _SEASON)
    ):
        weight += 2
    if after is not None and after.low in {
        "star",
        "showrunner",
        "finale",
        "premiere",
        "spinoff",
        "reboot",
        "revival",
        "fans",
        "creator",
        "renewed",
        "cancelled",
        "canceled",
        "renewal",
        "axed",
    }:
        weight += 1 if headline else 2
    return weight


def _quote_soon(tokens: Sequence[Token], last: int) -> bool:
    """A closing quotation mark after a comma or a possessive: "Foo," 'Foo's."""
    return last + 1 < len(tokens) and tokens[last].low in {",", ".", "'s", "!", "?"} and tokens[last + 1].low in _QUOTES


def _season_beside(tokens: Sequence[Token], first: int, last: int) -> int:
    at = last
    while at < len(tokens) and tokens[at].low in {"'s", "(", ":", "'", '"', ","} | _QUOTES:
        at += 1
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low in {"season", "seasons"} or (tokens[place].low == "series" and place + 1 < len(tokens)):
            return 2
    at = first - 1
    while at >= 0 and (tokens[at].low in _QUOTES or tokens[at].low in {"the"}):
        at -= 1
    if at >= 1 and tokens[at].low in _LINKS:
        for place in range(at - 1, max(-1, at - 5), -1):
            if tokens[place].low in {
                "season",
                "seasons",
                "series",
                "finale",
                "episodes",
                "episode",
                "revival",
                "reboot",
                "renewal",
                "cancellation",
            }:
                return 2
    return 0


def _introduced(tokens: Sequence[Token], first: int) -> int:
    """ "Netflix's Foo", "the drama Foo", "HBO series Foo"."""
    at = first - 1
    while at >= 0 and tokens[at].low in _QUOTES:
        at -= 1
    if at < 0:
        return 0
    low = tokens[at].low
    if low == "'s" and at and tokens[at - 1].low in words("networks") and tokens[at - 1].cap:
        return 2
    if low in words("programme") and low not in {"hit", "crime", "reality", "project", "medical", "show", "title"}:
        return 2
    if low in {"renews", "cancels", "axes", "cancelled", "canceled", "renewed", "starring"}:
        return 2
    return 1 if low in words("networks") and tokens[at].cap else 0
