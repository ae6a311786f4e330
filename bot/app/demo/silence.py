"""What stayed silent, and why: every published article that led to no alert, with the bot's own reason."""

from __future__ import annotations

from dataclasses import dataclass

from bot.app.demo.story import Piece, Story
from bot.app.house import House
from bot.diff.explain import saying_words
from bot.model import Ruling, Show

__all__ = ["Silence", "silences"]


@dataclass(frozen=True, slots=True)
class Silence:
    """One article of which nobody was told. `claims` is what was read in it first, "" where it claims nothing."""

    piece: Piece
    claims: str
    reason: str


async def silences(house: House, show: Show, story: Story) -> tuple[Silence, ...]:
    """In the order of publication. What became of an article's claims is taken from the stored evidence."""
    verdicts = await house.news.evidence(show.id, limit=1000)
    found = []
    for piece in story.pieces:
        of_piece = [verdict for verdict in reversed(verdicts) if verdict.evidence.url == piece.url]
        if any(verdict.ruling is Ruling.ANNOUNCED for verdict in of_piece):
            continue
        if of_piece:
            alike = [one for one in of_piece if (one.ruling, one.reason) == (of_piece[0].ruling, of_piece[0].reason)]
            found.append(Silence(piece, ", ".join(map(saying_words, alike)), alike[0].reason))
        else:
            names = house.desk.reader.names(f"{piece.title}\n{piece.text}")
            found.append(Silence(piece, "", _nothing_said(show, named=show.id in names)))
    return tuple(found)


def _nothing_said(show: Show, *, named: bool) -> str:
    return f"names {show.title}, but decides nothing about it" if named else f"does not even name {show.title}"
