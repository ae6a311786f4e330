"""Titles in memory: found when typed in full, completed while typed, suggested when misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.commands.replies import Choice
from bot.model import Show, ShowId, title_key

__all__ = ["TitleIndex", "choice_of", "label_of", "token_of"]

_SHORTEST = 3  # of a beginning of one or two characters, half of all titles are reminded
_SIMILAR = 70.0  # rapidfuzz's WRatio, 0 to 100: below it a suggestion puzzles more than it helps


class TitleIndex:
    """The names of the followed shows. Make a new one when the shows change."""

    def __init__(self, shows: Iterable[Show]) -> None:
        pairs = sorted(((title_key(name), show) for show in shows for name in show.names), key=lambda pair: pair[0])
        self._keys = [key for key, _ in pairs]
        self._shows = [show for _, show in pairs]
        self._exact: dict[str, dict[ShowId, Show]] = defaultdict(dict)
        for key, show in pairs:
            self._exact[key][show.id] = show
        self._by_id = {show.id: show for show in self._shows}
        self._by_tvmaze = {show.tvmaze: show for show in self._shows if show.tvmaze is not None}

    def named(self, typed: str) -> tuple[Show, ...]:
        """Shows of exactly that title or alias; case, accents and punctuation apart."""
        return tuple(self._exact.get(title_key(typed), {}).values())

    def by_id(self, show: ShowId) -> Show | None:
        """The show with that id of ours."""
        return self._by_id.get(show)

    def by_tvmaze(self, number: int) -> Show | None:
        """The show with that number at TVmaze."""
        return self._by_tvmaze.get(number)

    def complete(self, typed: str, limit: int) -> tuple[Show, ...]:
        """Shows for what is typed so far: beginnings first, then beginnings of a later word, then what resembles it."""
        wanted = title_key(typed) if typed.strip() else ""
        starts = (show for key, show in zip(self._keys, self._shows, strict=True) if key.startswith(wanted))
        words = (show for key, show in zip(self._keys, self._shows, strict=True) if f" {wanted}" in key)
        ranked: dict[ShowId, Show] = {}
        for found in (starts, words):
            for show in found:
                ranked.setdefault(show.id, show)
                if len(ranked) >= limit:
                    return tuple(ranked.values())
        for show in self.similar(typed, limit) if wanted else ():
            ranked.setdefault(show.id, show)
        return tuple(ranked.values())[:limit]

    def similar(self, typed: str, limit: int = 5) -> tuple[Show, ...]:
        """Shows whose names resemble what was typed, best first."""
        wanted = title_key(typed)
        if len(wanted) < _SHORTEST:
            return ()
        found = process.extract(
            wanted, self._keys, scorer=fuzz.WRatio, processor=None, limit=3 * limit, score_cutoff=_SIMILAR
        )
        ranked = {self._shows[at].id: self._shows[at] for _, _, at in found}
        return tuple(ranked.values())[:limit]


def label_of(show: Show) -> str:
    """As in "Ghosts (2021, CBS)": what tells namesakes apart."""
    details = ", ".join(str(one) for one in (show.year, show.network) if one)
    return f"{show.title} ({details})" if details else show.title


def token_of(show: Show) -> str:
    """What a command takes in the place of a title: "#12" for a followed show, else "tvmaze:34"."""
    return f"#{show.id}" if show.id else f"tvmaze:{show.tvmaze}"


def choice_of(show: Show) -> Choice:
    """A show to choose."""
    return Choice(label_of(show), token_of(show))
