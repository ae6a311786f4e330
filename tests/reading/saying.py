"""How the tables of sentences are read: invented shows, and claims written as short text."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model import Article, Claim, Show, Status
from bot.reading import Reader

PUBLISHED = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
SHOWS = tuple(
    Show(number, title, aliases)
    for number, (title, aliases) in enumerate(
        [
            ("Harbour Lights", ("HL",)),
            ("Saltmarsh", ()),
            ("Copper Lane", ()),
            ("Night Ferry", ()),
            ("Glasshouse", ()),
            ("Kingsreach", ()),
            ("Kingsreach: Exile", ()),
            ("Ember", ()),
            ("Here", ()),
            ("Étoile du Nord", ()),
            ("R.I.V.E.R.", ()),
            ("The Long Thaw", ()),
        ],
        1,
    )
)
TITLES = {show.id: show.title for show in SHOWS}
READER = Reader(SHOWS)
_CERTAINTY = {"confirmed": "", "reported": "?", "opinion": "~"}


def an_article(said: str, published: datetime | None = PUBLISHED) -> Article:
    """An article of "headline || body"; without the mark all of it is body."""
    headline, mark, body = said.partition("||")
    return (
        Article("t/1", headline.strip(), body.strip(), None, None, published)
        if mark
        else Article("t/1", "", said, None, None, published)
    )


def in_words(claim: Claim) -> str:
    """A claim as the tables write it."""
    mark = _CERTAINTY[claim.certainty.value] + ("!" if claim.final else "")
    return f"{TITLES[claim.show]}, {claim.part}, {claim.status}{mark}"


def stated(said: str) -> frozenset[str]:
    """What a text states, each claim as the tables write it."""
    return frozenset(in_words(claim) for claim in READER.read(an_article(said)))


def decisive(said: str) -> frozenset[str]:
    """The claims that would send an alert."""
    fates = {Status.RENEWED.value, Status.CANCELLED.value, Status.ENDING.value}
    return frozenset(one for one in stated(said) if one.rstrip("!").rsplit(", ", 1)[-1] in fates)


def expected(text: str) -> frozenset[str]:
    """What a row of a table wants."""
    return frozenset(one.strip() for one in text.split(";") if one.strip())
