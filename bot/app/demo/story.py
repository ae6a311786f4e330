"""The story as data: chapters of dated articles, and the outlets that print them. Read from story.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from bot.model import Trust
from bot.settings import ShowSettings

__all__ = ["Chapter", "Outlet", "Piece", "Story", "load_story"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. The domain exists only in the demo."""

    name: str
    domain: str
    trust: Trust

    @property
    def feed(self) -> str:
        """The address of its feed."""
        return f"http://{self.domain}/feed.xml"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article. `summary` stands in the feed, `text` (paragraphs apart by an empty line) on its page; `at` is in UTC."""

    outlet: Outlet
    slug: str
    at: datetime
    title: str
    summary: str
    text: str

    @property
    def path(self) -> str:
        """Where its page lies on the outlet's host."""
        return f"/{self.at:%Y}/{self.slug}"

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"http://{self.outlet.domain}{self.path}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Articles in the order of their publication, and the moment up to which time runs after them."""

    title: str
    until: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole. `follow_from` is the moment at which the bot begins to follow the show."""

    show: ShowSettings
    follow_from: datetime
    outlets: tuple[Outlet, ...]
    chapters: tuple[Chapter, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All articles, in order."""
        return tuple(piece for chapter in self.chapters for piece in chapter.pieces)


def load_story() -> Story:
    """The story that ships with Cliffhanger."""
    raw = tomllib.loads(files("bot.app.demo").joinpath("story.toml").read_text(encoding="utf-8"))
    outlets = {row["domain"]: Outlet(row["name"], row["domain"], Trust(row["trust"])) for row in raw["outlets"]}
    chapters = tuple(
        Chapter(row["title"], row["until"], tuple(_piece(piece, outlets) for piece in row["articles"]))
        for row in raw["chapters"]
    )
    return Story(ShowSettings(**raw["show"]), raw["follow_from"], tuple(outlets.values()), chapters)


def _piece(row: Mapping[str, Any], outlets: Mapping[str, Outlet]) -> Piece:
    return Piece(outlets[row["outlet"]], row["slug"], row["at"], row["title"], row["summary"], row["text"].strip())
