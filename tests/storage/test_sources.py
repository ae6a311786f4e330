"""The memory of sources: due times survive, a changed address begins anew."""

from __future__ import annotations

from datetime import datetime

from bot.model import Trust
from storage.engine import Database
from storage.sources import NewSource, SourceStates
from tests.making import DAY, NOON


def configured(name: str = "a", url: str = "https://example.com/feed", first: datetime = NOON) -> NewSource:
    return NewSource(name, "feed", url, Trust.TRADE, first)


async def test_a_restart_neither_forgets_nor_stampedes(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured()], NOON)
    (row,) = await states.all()
    polled = row._replace(next_poll=NOON + DAY, etag='"x"', polls=1, last_success=NOON)
    await states.save([polled])
    await states.configure([configured(first=NOON)], NOON)
    assert await states.all() == (polled,)


async def test_another_address_is_a_new_source_whose_past_is_history(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured()], NOON)
    (row,) = await states.all()
    await states.save([row._replace(etag='"x"')])
    await states.configure([configured(url="https://example.com/other")], NOON + DAY)
    (row,) = await states.all()
    assert (row.added, row.etag) == (NOON + DAY, None)


async def test_a_source_that_is_no_longer_configured_is_not_polled(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured("a"), configured("b")], NOON)
    await states.configure([configured("b")], NOON)
    assert [row.name for row in await states.due(NOON, 10)] == ["b"]


async def test_the_longest_due_come_first_and_those_that_ended_never(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured("a", first=NOON), configured("b", first=NOON - DAY), configured("c")], NOON)
    gone = await states.get("c")
    assert gone is not None
    await states.save([gone._replace(state="gone")])
    assert [row.name for row in await states.due(NOON, 10)] == ["b", "a"]
    assert await states.next_due() == NOON - DAY


async def test_a_rested_source_keeps_all_but_its_times_and_counters(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured("a"), configured("b")], NOON)
    one, two = await states.all()
    altered = one._replace(etag='"1"', cursor="c", state="failing", failures=3, last_error="HTTP 500", items=7, claims=2)
    rested = two._replace(next_poll=NOON + DAY, last_success=NOON, polls=5, requests=6, received=10_000_000_000)
    await states.save([altered], [rested._replace(etag="not written")])
    assert await states.all() == (altered, rested)


async def test_the_trust_that_is_configured_now_counts(database: Database) -> None:
    states = SourceStates(database)
    await states.configure([configured()], NOON)
    await states.configure([NewSource("a", "feed", "https://example.com/feed", None, NOON)], NOON)
    assert [row.trust for row in await states.all()] == [None]


async def test_what_another_process_has_altered_is_read_again(database: Database) -> None:
    one, other = SourceStates(database), SourceStates(database)
    await one.configure([configured()], NOON)
    (row,) = await one.due(NOON, 10)
    mine = row._replace(etag='"mine"', polls=1, next_poll=NOON)
    await one.save([mine])
    assert await one.due(NOON, 10) == (mine,)
    theirs = mine._replace(etag='"theirs"', polls=2)
    await other.save([theirs])
    assert await one.due(NOON, 10) == (theirs,)
    await other.configure([configured(url="https://example.com/other")], NOON)
    (anew,) = await one.due(NOON, 10)
    assert (anew.url, anew.etag, anew.polls) == ("https://example.com/other", None, 0)
