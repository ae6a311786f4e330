"""Followed shows: the same show once, two of one title apart, the operator's words kept."""

from __future__ import annotations

from dataclasses import replace

from storage.engine import Database
from storage.shows import Shows
from tests.making import DAY, NOON, a_show


async def test_a_followed_show_comes_back_as_it_was(database: Database) -> None:
    shows = Shows(database)
    wanted = a_show(aliases=("HL",), year=2022, network="Channel 9", tvmaze=5, poster="https://p/1.jpg", url="https://p/5")
    stored = await shows.follow(wanted, NOON)
    assert await shows.all() == (stored,)
    assert stored == replace(wanted, id=stored.id, followed_since=NOON)


async def test_following_again_is_the_same_show_followed_since_the_first_time(database: Database) -> None:
    shows = Shows(database)
    first = await shows.follow(a_show("The Harbour Lights"), NOON)
    again = await shows.follow(a_show("harbour lights", year=2022), NOON + DAY)
    assert again.id == first.id
    assert again.followed_since == NOON
    assert again.title == "The Harbour Lights"
    assert again.year == 2022


async def test_two_shows_of_one_title_are_told_apart_by_year_or_id(database: Database) -> None:
    shows = Shows(database)
    british = await shows.follow(a_show("Ghosts", year=2019, tvmaze=1), NOON)
    american = await shows.follow(a_show("Ghosts", year=2021, tvmaze=2), NOON)
    assert british.id != american.id
    assert {show.id for show in await shows.all()} == {british.id, american.id}


async def test_what_a_source_learns_is_kept_and_overwrites_no_words_of_the_operator(database: Database) -> None:
    shows = Shows(database)
    stored = await shows.follow(a_show(network="Channel 9"), NOON)
    await shows.learn((replace(stored, network="CH9", tvmaze=77, poster="https://p/1.jpg"),))
    learned = await shows.get(stored.id)
    assert learned is not None
    assert (learned.network, learned.tvmaze, learned.poster) == ("Channel 9", 77, "https://p/1.jpg")


async def test_the_version_rises_when_the_set_changes(database: Database) -> None:
    shows = Shows(database)
    before = shows.version
    await shows.follow(a_show(), NOON)
    assert shows.version > before
