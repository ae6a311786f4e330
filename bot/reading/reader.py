"""The door of the reading room."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Article, Claim, Show, ShowId


class Reader:
    """Reads articles for a fixed set of followed shows; make a new one when the set changes."""

    def __init__(self, shows: Iterable[Show]) -> None:
        self._shows = tuple(shows)

    def read(self, article: Article) -> tuple[Claim, ...]:
        """What the article states of followed shows as of the day it was published; empty if it states nothing."""
        return ()

    def names(self, text: str) -> frozenset[ShowId]:
        """The followed shows that a text (a headline, a summary) may be about: cheap, and rather one too many."""
        return frozenset()
