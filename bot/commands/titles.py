"""Titles in memory: completed while typed, suggested when misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.model import Show, title_key

_SIMILAR = 70.0  # rapidfuzz's WRatio, 0 to 100: below it a suggestion puzzles more than it helps


class TitleIndex:
    """The names of the followed shows. Make a new one when the shows change."""

    def __init__(self, shows: Iterable[Show]) -> None:
        pairs = [(title_key(name), show) for show in shows for name in show.names]
        self._keys = [key for key, _ in pairs]
        self._shows = [show for _, show in pairs]

    def similar(self, typed: str, limit: int = 5) -> tuple[Show, ...]:
        """Shows whose names resemble what was typed, best first."""
        found = process.extract(
            title_key(typed), self._keys, scorer=fuzz.WRatio, processor=None, limit=3 * limit, score_cutoff=_SIMILAR
        )
        ranked = {self._shows[at].id: self._shows[at] for _, _, at in found}
        return tuple(ranked.values())[:limit]
