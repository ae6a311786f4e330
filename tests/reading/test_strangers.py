"""A fate of a programme that nobody follows is not the fate of a followed one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.rows import articles_of
from bot.errors import InputError
from bot.model import Article, Certainty, Claim, Show, Status
from bot.reading import Reader
from bot.settings import read_shows
from tests.reading.saying import decisive

CORPUS = Path(__file__).parent / "corpus"
_FATES = {Status.RENEWED, Status.CANCELLED, Status.ENDING}

SILENT = [
    "Netflix Cancels ‘The Tin Orchard’ || Netflix has cancelled ‘The Tin Orchard’ after one season. Its lead, once in "
    "Saltmarsh, thanked the crew. The drama will not return.",
    "Netflix has cancelled The Tin Orchard, whose star was in Saltmarsh. It will not be back for a third season.",
    "From the makers of Saltmarsh: “Bell Weather” has been renewed for a second season. The comedy returns in May.",
    "Saltmarsh is on Sundays at nine. Bell Weather (Hulu) has been renewed for a second season.",
    "NBC’s other newcomer, Bell Weather, was cancelled on Monday. Saltmarsh leads into it.",
    "ABC has axed Bell Weather, Quill Street and Mrs. Orme. Saltmarsh starts on Monday.",
    "Kingsreach: Harbour has been cancelled after one season, while its parent is on Tuesdays.",
    "CBS has ordered Return to Saltmarsh, a sequel.",
    "ITV axes Quill Street || Bosses have dropped the soap after twelve years. It is made in Leeds, as was Saltmarsh. Fans "
    "are furious that the show will end in June.",
    "Quill Street Star Ann Lowe on Her Finale || The actor, known for Saltmarsh, talks. The show has been renewed.",
    "Hulu renews Quill Street for season 3 || Hulu is sticking with the family. The streamer also has Saltmarsh. The drama "
    "will return for a third season.",
    "Joe Kent, who plays Tom in Saltmarsh, will star in Quill. The series has been ordered to series by HBO.",
    "Quill ended last night. If you liked it, try Saltmarsh or Night Ferry. There will be no second season.",
    "ABC Renews The Understudy, Cancels Orme's Ridge || The Understudy will be back for a third season, while Orme's is "
    "cancelled after one. Saltmarsh was renewed earlier.",
    "The Parsons, the ABC sitcom, has been renewed for a fourth season. Its timeslot was that of Saltmarsh.",
]

KEPT = [
    ("“Saltmarsh” star Jane Doe joins “Bell Weather”. Saltmarsh has been renewed for a third season.", "season 3, renewed"),
    ("Like Bell Weather (NBC), Saltmarsh has been cancelled after two seasons.", "season 3, cancelled"),
    ("Channel 4 has renewed Saltmarsh, Bell Weather and Quill Street.", "series, renewed"),
    ("‘Saltmarsh’ Renewed For Season 4 || Peacock has renewed “Saltmarsh,” beside “Bell Weather,” for a fourth season.",
     "season 4, renewed"),
]  # fmt: skip


@pytest.mark.parametrize("said", SILENT)
def test_what_is_said_of_an_unfollowed_programme_is_said_of_nobody(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), KEPT)
def test_a_followed_programme_beside_an_unfollowed_one_keeps_its_fate(said: str, wanted: str) -> None:
    assert decisive(said) == frozenset({f"Saltmarsh, {wanted}"})


def test_following_one_show_of_an_article_invents_hardly_a_fate_and_loses_few() -> None:
    shows = [replace(row.show(), id=number) for number, row in enumerate(read_shows(CORPUS / "shows.toml"), 1)]
    everything = Reader(shows)
    kept = invented = lost = 0
    for article in _articles():
        named = everything.names(f"{article.title}\n{article.text}")
        before = _fates(everything.read(article))
        for show in shows:
            if show.id in named:
                alone = _fates(_alone(show).read(article))
                mine = {fate for fate in before if fate[0] == show.id}
                kept += len(alone & mine)
                invented += len(alone - mine)
                lost += len(mine - alone)
    assert kept > 60
    assert invented <= 0.15 * kept
    assert lost <= 0.15 * kept


def _articles() -> Iterator[Article]:
    for article in articles_of(CORPUS / "articles.jsonl"):
        assert not isinstance(article, InputError)
        yield article


def _alone(show: Show, made: dict[int, Reader] = {}) -> Reader:  # noqa: B006 - one reader a show is enough
    return made.setdefault(show.id, Reader([show]))


def _fates(claims: tuple[Claim, ...]) -> set[tuple[int, Status]]:
    return {(one.show, one.status) for one in claims if one.status in _FATES and one.certainty is Certainty.CONFIRMED}


def test_a_common_word_in_a_list_of_programmes_is_the_followed_one() -> None:
    shows = (Show(1, "Copper Lane"), Show(2, "Grand Union"))
    said = "Still up in the air: Copper Lane, Grand Union and Sunday Lunch."
    claims = Reader(shows).read(Article("t/1", "Where Things Stand", said, None, None, None))
    assert {claim.show for claim in claims} == {1, 2}
