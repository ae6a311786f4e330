"""From poll to record: news is stored before a source's row, failures are said once, and time adapts."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest

from bot.model import Status
from bot.sources.base import Harvest, Memory
from tests.making import DAY, NOON
from tests.pipeline.rooms import EVERY, RENEWED, Scripted, an_article, failure, open_rooms

MEMORY = Memory('"1"', None, "hash", "cursor")
NEWS = Harvest(articles=(an_article(),), memory=MEMORY)


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


async def test_what_a_source_gives_is_read_decided_and_recorded() -> None:
    rooms = await open_rooms([Scripted(answers=[NEWS])])
    polled = await rooms.pipeline.poll(await rooms.row("Trade"), NOON)
    (recorded,) = polled.ingested.changes
    assert (recorded.change.after, str(recorded.change.part)) == (Status.RENEWED, "season 3")
    assert [change.after for change in await rooms.news.changes(1)] == [Status.RENEWED]
    assert (polled.row.etag, polled.row.items, polled.row.changes, polled.row.claims) == ('"1"', 1, 1, 1)
    await rooms.database.close()


async def test_a_crash_between_recording_and_saving_neither_loses_nor_doubles_news() -> None:
    source = Scripted(answers=[NEWS])
    rooms = await open_rooms([source])
    first = await rooms.pipeline.poll(await rooms.row("Trade"), NOON)
    assert first.ingested.changes  # the process dies here: the row was never saved
    again = await rooms.pipeline.poll(await rooms.row("Trade"), minutes(1))
    assert source.remembered == [Memory(), Memory()]
    assert (again.ingested.fresh, again.ingested.changes) == (0, ())
    assert len(await rooms.news.changes(1)) == 1
    await rooms.database.close()


async def test_articles_that_say_nothing_are_remembered_with_their_source_and_not_before() -> None:
    dull = Harvest(articles=(an_article("7", "Bread gets dearer"),), memory=MEMORY)
    rooms = await open_rooms([Scripted(answers=[dull])])
    polled = await rooms.pipeline.poll(await rooms.row("Trade"), NOON)
    assert await rooms.news.unseen("Trade", ["7"]) == {"7"}
    await rooms.states.save([polled.row], (), polled.ingested.unrecorded)
    assert await rooms.news.unseen("Trade", ["7"]) == frozenset()
    assert (await rooms.row("Trade")).items == 1
    await rooms.database.close()


async def test_a_fault_while_reading_leaves_the_news_for_the_next_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = await open_rooms([Scripted(answers=[NEWS])])
    record = rooms.news.record

    async def broken(*_arguments: object) -> tuple[()]:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(rooms.news, "record", broken)
    with pytest.raises(RuntimeError):
        await rooms.poll("Trade", NOON)
    monkeypatch.setattr(rooms.news, "record", record)
    await rooms.poll("Trade", minutes(5))
    assert len(await rooms.news.changes(1)) == 1
    await rooms.database.close()


async def test_a_source_is_logged_once_when_lost_and_once_when_back(caplog: pytest.LogCaptureFixture) -> None:
    answers: list[Harvest | Exception]
    answers = [NEWS, failure(), failure("the site: HTTP 502"), failure(), Harvest(memory=MEMORY, unchanged=True)]
    rooms = await open_rooms([Scripted(answers=answers)])
    with caplog.at_level(logging.WARNING):
        for poll in range(7):
            row = await rooms.poll("Trade", minutes(poll * 60))
    assert [record.getMessage() for record in caplog.records] == [
        "source Trade cannot be read: the site: HTTP 500",
        "source Trade is back after 3 failed tries",
    ]
    assert (row.state, row.failures, row.last_error, row.etag) == ("active", 0, None, '"1"')
    await rooms.database.close()


async def test_what_a_lost_source_has_said_stays_and_the_others_go_on() -> None:
    other = Scripted("Other", [Harvest(articles=(an_article("2", "Harbour Lights season 3 gets a date"),))])
    rooms = await open_rooms([Scripted(answers=[NEWS, failure()]), other])
    await rooms.poll("Trade", NOON)
    await rooms.poll("Trade", minutes(5))
    await rooms.poll("Other", minutes(5))
    lost = await rooms.row("Trade")
    assert (lost.state, lost.etag, lost.cursor, lost.last_success) == ("failing", '"1"', "cursor", NOON)
    assert (await rooms.row("Other")).state == "active"
    assert (await rooms.news.standing(1, minutes(10))).parts[0].status is Status.RENEWED
    await rooms.database.close()


async def test_410_ends_a_source_with_a_word_to_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    rooms = await open_rooms([Scripted(answers=[failure("the site: HTTP 410", gone=True)])])
    with caplog.at_level(logging.WARNING):
        row = await rooms.poll("Trade", NOON)
    (said,) = caplog.records
    assert "has ended" in said.getMessage() and "take it out of the configuration" in said.getMessage()
    assert row.state == "gone"
    assert await rooms.states.due(NOON + 100 * DAY, 10) == ()
    await rooms.database.close()


async def test_a_failing_source_is_asked_ever_more_seldom_and_never_before_it_allows() -> None:
    answers: list[Harvest | Exception] = [*[failure()] * 6, failure(retry_after=90_000.0)]
    rooms = await open_rooms([Scripted(answers=answers)])
    waits, now = [], NOON
    for _ in range(7):
        row = await rooms.poll("Trade", now)
        waits.append((row.next_poll - now).total_seconds())
        now = row.next_poll
    assert waits[0] < waits[1] < waits[2] < waits[3] <= 21_600
    assert waits[-1] == 90_000
    await rooms.database.close()


async def test_an_unchanged_source_alters_nothing_but_times_and_counters() -> None:
    rooms = await open_rooms([Scripted(answers=[NEWS, Harvest(memory=MEMORY, unchanged=True)])])
    before = await rooms.poll("Trade", NOON)
    polled = await rooms.pipeline.poll(before, minutes(5))
    assert polled.rested
    await rooms.states.save([], [polled.row])
    assert await rooms.row("Trade") == polled.row
    assert (polled.row.last_success, polled.row.last_change, polled.row.polls) == (minutes(5), NOON, 2)
    await rooms.database.close()


async def test_a_source_is_asked_more_often_while_something_is_in_the_air_for_its_shows() -> None:
    answers: list[Harvest | Exception] = [Harvest(), NEWS, Harvest()]
    rooms = await open_rooms([Scripted(answers=answers), Scripted("Other")])
    calm = await rooms.poll("Trade", NOON - DAY / 2)
    assert (calm.next_poll - (NOON - DAY / 2)).total_seconds() >= EVERY
    stirred = await rooms.poll("Trade", NOON)
    assert EVERY / 2 <= (stirred.next_poll - NOON).total_seconds() < EVERY
    elsewhere = await rooms.poll("Other", NOON)
    assert (elsewhere.next_poll - NOON).total_seconds() >= EVERY
    later = await rooms.poll("Trade", minutes(7 * 60))
    assert (later.next_poll - minutes(7 * 60)).total_seconds() >= EVERY
    await rooms.database.close()


async def test_a_source_that_rarely_changes_is_asked_more_seldom() -> None:
    rooms = await open_rooms([Scripted(answers=[NEWS, Harvest()])])
    await rooms.poll("Trade", NOON)
    waits = []
    for days in (0.5, 4, 8):
        now = NOON + days * DAY
        waits.append(((await rooms.poll("Trade", now)).next_poll - now).total_seconds())
    assert waits == sorted(waits)
    assert waits[0] < EVERY * 1.2 and EVERY * 4 <= waits[2] <= EVERY * 4.4
    await rooms.database.close()


async def test_a_source_that_goes_silent_is_flagged_once_and_once_when_it_speaks(caplog: pytest.LogCaptureFixture) -> None:
    daily = [Harvest(articles=(an_article(str(day), f"Words of day {day}", NOON),)) for day in range(10)]
    rooms = await open_rooms([Scripted(answers=[*daily, *[Harvest()] * 40, Harvest(articles=(an_article("x", "Again"),))])])
    states = []
    with caplog.at_level(logging.WARNING):
        for day in range(51):
            states.append((await rooms.poll("Trade", NOON + day * DAY)).state)
    assert states[:19] == ["active"] * 19 and states[49:] == ["silent", "active"]
    assert [record.getMessage().split(",")[0] for record in caplog.records] == [
        "source Trade answers",
        "source Trade gives news again",
    ]
    await rooms.database.close()


async def test_an_archive_that_is_published_again_is_remembered_and_not_read() -> None:
    old = tuple(an_article(f"old{n}", RENEWED, NOON - 400 * DAY) for n in range(60))
    rooms = await open_rooms([Scripted(answers=[Harvest(passed=old, memory=MEMORY)])])
    row = await rooms.poll("Trade", NOON)
    assert (row.items, row.changes, row.claims) == (0, 0, 0)
    assert await rooms.news.unseen("Trade", [article.id for article in old]) == frozenset()
    assert await rooms.news.evidence(1) == ()
    await rooms.database.close()


async def test_a_dry_run_stores_nothing_and_shows_everything() -> None:
    rooms = await open_rooms([Scripted(answers=[NEWS])])
    before = await rooms.poll("Trade", NOON)
    harvest = await rooms.pipeline.try_out(before, minutes(1))
    assert harvest.articles == NEWS.articles
    assert await rooms.row("Trade") == before
    await rooms.database.close()
