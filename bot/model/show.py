"""A show and its parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ShowId = int

_NUMBER_SPAN = re.compile(r"season (\d{1,4})(?:-(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Show:
    """A followed show. `followed_since` is the moment before which all news is history (baseline)."""

    id: ShowId
    title: str
    aliases: tuple[str, ...] = ()
    year: int | None = None
    network: str | None = None
    tvmaze: int | None = None
    poster: str | None = None  # address of a picture
    url: str | None = None  # the page to link for the show (TVmaze's licence asks for it)
    followed_since: datetime | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The title and all aliases."""
        return (self.title, *self.aliases)


def title_key(title: str) -> str:
    """A title without case, accents, punctuation and leading article: what equal titles have in common."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and "))
    kept = "".join(ch for ch in plain.casefold() if not unicodedata.combining(ch))
    words = re.sub(r"[^\w ]+", " ", re.sub(r"['’.]", "", kept)).split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words) or title.strip().casefold()


class PartKind(StrEnum):
    """What of a show a claim is about."""

    SEASON = "season"
    FILM = "film"
    SERIES = "series"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A season, a span of seasons, a film, or the whole series. `str()` gives the guide's words ("season 4")."""

    kind: PartKind
    first: int = 0
    last: int = 0

    @classmethod
    def season(cls, first: int, last: int | None = None) -> Part:
        """Season `first`, or the seasons from `first` to `last`."""
        return cls(PartKind.SEASON, first, last if last is not None else first)

    @classmethod
    def parse(cls, text: str) -> Part:
        """Read "season 4", "season 2-3", "film" or "series". Raises ValueError for anything else."""
        plain = text.strip().casefold()
        if plain in {"film", "series"}:
            return cls(PartKind(plain))
        found = _NUMBER_SPAN.fullmatch(plain)
        if not found:
            raise ValueError(f"not a part of a show: {text!r} (season N, season N-M, film or series)")
        return cls.season(int(found[1]), int(found[2]) if found[2] else None)

    @property
    def seasons(self) -> range:
        """The season numbers it spans; empty for a film and for the series."""
        return range(self.first, self.last + 1) if self.kind is PartKind.SEASON else range(0)

    def __str__(self) -> str:
        if self.kind is not PartKind.SEASON:
            return self.kind.value
        return f"season {self.first}" if self.first == self.last else f"season {self.first}-{self.last}"


FILM = Part(PartKind.FILM)
SERIES = Part(PartKind.SERIES)
