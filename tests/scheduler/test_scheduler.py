"""The beat: what is due is polled, faults stay where they are, and a stop loses nothing."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.clock import ManualClock
from bot.model import Trust
from bot.scheduler import Scheduler
from bot.sources.base import Harvest, Memory, PollContext
from storage.news import Recorded
from storage.sources import SourceRow
from tests.making import DAY, NOON
from tests.pipeline.rooms import EVERY, Rooms, Scripted, an_article, failure, open_rooms

NEWS = Harvest(articles=(an_article(),), memory=Memory('"1"'))


class Slow(Scripted):
    """A source whose poll lasts until it is let go."""

    def __init__(self, name: str) -> None:
        super().__init__(name, [NEWS])
        self.go = asyncio.Event()

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        await self.go.wait()
        return await super().poll(memory, context, now)


@dataclass
class Beats:
    """A scheduler whose beat the test gives."""

    rooms: Rooms
    clock: ManualClock
    heard: list[Sequence[Recorded]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rooms = self.rooms
        self.scheduler = Scheduler(
            rooms.pipeline, rooms.desk, rooms.states, rooms.news, self.clock, self.heard.append, per_host=50
        )

    async def row(self, name: str) -> SourceRow:
        return await self.rooms.row(name)


async def beats(*sources: Scripted) -> Beats:
    return Beats(await open_rooms(sources), ManualClock(NOON))


async def test_what_is_due_is_polled_written_back_and_told() -> None:
    made = await beats(Scripted(answers=[NEWS]))
    await made.scheduler.tick()
    await made.scheduler.drain()
    row = await made.row("Trade")
    assert (row.polls, row.items, row.etag) == (1, 1, '"1"')
    assert row.next_poll >= NOON + timedelta(seconds=EVERY / 2)
    assert [recorded.change.show for (recorded,) in made.heard] == [1]
    assert await made.scheduler.idle()
    await made.rooms.database.close()


async def test_what_is_not_due_is_left_alone() -> None:
    source = Scripted(answers=[Harvest()])
    made = await beats(source)
    for _ in range(3):
        await made.scheduler.tick()
        await made.scheduler.drain()
    assert source.polls == 1
    await made.rooms.database.close()


async def test_a_fault_in_one_source_is_logged_and_not_repeated_with_every_beat(caplog: pytest.LogCaptureFixture) -> None:
    broken = Scripted("Broken", [RuntimeError("a bug")])
    made = await beats(broken, Scripted(answers=[NEWS]))
    with caplog.at_level(logging.ERROR):
        for _ in range(5):
            await made.scheduler.tick()
            await made.scheduler.drain()
    assert broken.polls == 1
    assert len([record for record in caplog.records if "Broken" in record.getMessage()]) == 1
    assert (await made.row("Broken")).state == "failing"
    assert (await made.row("Trade")).items == 1
    await made.rooms.database.close()


async def test_what_cannot_be_written_back_is_written_with_a_later_beat(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Scripted(answers=[NEWS])
    made = await beats(source)
    save = made.rooms.states.save

    async def locked(*_rows: object) -> None:
        raise OSError("database is locked")

    with caplog.at_level(logging.WARNING):
        await made.scheduler.tick()
        monkeypatch.setattr(made.rooms.states, "save", locked)
        for _ in range(3):
            await made.scheduler.drain()
        monkeypatch.setattr(made.rooms.states, "save", save)
        await made.scheduler.tick()
    assert (await made.row("Trade")).polls == source.polls == 1
    said = [record.getMessage() for record in caplog.records if "written back" in record.getMessage()]
    assert len(said) == 2 and said[1].startswith("over:")
    await made.rooms.database.close()


async def test_articles_that_cannot_be_stored_hold_up_their_own_source_and_are_asked_for_again() -> None:
    dull = Harvest(articles=(an_article("2", "Bread gets dearer"),), memory=Memory('"2"'))
    unstorable = Harvest(articles=(an_article("3", "A lone surrogate: \ud800"),), memory=Memory('"3"'))
    made = await beats(Scripted("Broken", [unstorable, dull]), Scripted(answers=[dull]))
    for _ in range(3):
        await made.scheduler.tick()
        await made.scheduler.drain()
    assert await made.rooms.news.unseen("Trade", ["2", "3"]) == {"3"}
    assert (await made.row("Trade")).items == 1
    broken = await made.row("Broken")
    assert (broken.state, broken.etag, broken.items) == ("failing", None, 0)
    made.clock.set(broken.next_poll)
    await made.scheduler.tick()
    await made.scheduler.drain()
    broken = await made.row("Broken")
    assert (broken.state, broken.etag, broken.items) == ("active", '"2"', 1)
    await made.rooms.database.close()


async def test_while_too_much_waits_to_be_written_down_nothing_more_is_polled() -> None:
    dull = Harvest(articles=(an_article("1", "Bread gets dearer"), an_article("2", "Milk, too")), memory=Memory('"2"'))
    sources = [Scripted(f"Paper {number}", [dull]) for number in range(5)]
    rooms = await open_rooms(sources)
    scheduler = Scheduler(
        rooms.pipeline, rooms.desk, rooms.states, rooms.news, ManualClock(NOON), print, at_once=1, most_unwritten=3
    )
    polled: list[int] = []
    while sum(polled[-1:]) < 5:
        await scheduler.tick()
        await scheduler.drain()
        polled.append(sum(source.polls for source in sources))
    assert polled == [2, 4, 5]
    await scheduler.drain()
    assert [row.items for row in await rooms.states.all()] == [2] * 5
    await rooms.database.close()


async def test_a_slow_source_holds_up_no_other() -> None:
    slow, quick = Slow("Slow"), Scripted("Quick", [Harvest()])
    made = await beats(slow, quick)
    await made.scheduler.tick()
    await asyncio.wait(made.scheduler._workers, return_when=asyncio.FIRST_COMPLETED)
    await made.scheduler.tick()
    assert ((await made.row("Quick")).polls, (await made.row("Slow")).polls) == (1, 0)
    slow.go.set()
    await made.scheduler.drain()
    assert (await made.row("Slow")).polls == 1
    await made.rooms.database.close()


async def test_stopping_lets_what_is_under_way_finish_and_writes_it_down() -> None:
    slow = Slow("Slow")
    made = await beats(slow)
    await made.scheduler.tick()
    await asyncio.sleep(0)
    slow.go.set()
    await made.scheduler.stop()
    assert (await made.row("Slow")).items == 1
    assert len(await made.rooms.news.changes(1)) == 1
    await made.rooms.database.close()


async def test_stopping_waits_for_a_beat_under_way_and_never_cuts_it_off() -> None:
    beaten = await beats()
    begun, go, told = asyncio.Event(), asyncio.Event(), []

    async def chore() -> None:
        begun.set()
        await go.wait()
        told.append("to the end")

    beaten.scheduler.every(0.01, chore, "chore")
    beaten.scheduler.start()
    await begun.wait()
    stopping = asyncio.create_task(beaten.scheduler.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    go.set()
    await stopping
    assert told[0] == "to the end"


async def test_a_restart_polls_only_what_is_due() -> None:
    source = Scripted(answers=[NEWS, Harvest()])
    made = await beats(source)
    await made.scheduler.tick()
    await made.scheduler.drain()
    await made.scheduler.stop()
    again = Beats(made.rooms, ManualClock(NOON + timedelta(seconds=10)))
    await again.scheduler.tick()
    await again.scheduler.drain()
    assert source.polls == 1
    again.clock.set(NOON + timedelta(seconds=400))
    await again.scheduler.tick()
    await again.scheduler.drain()
    assert source.polls == 2
    assert source.remembered[-1].etag == '"1"'
    await made.rooms.database.close()


async def test_held_evidence_is_looked_at_again_when_its_time_has_come() -> None:
    report = "Harbour Lights has been renewed for season 3."
    press = Scripted("Paper", [Harvest(articles=(an_article("r", report),)), Harvest()], Trust.PRESS)
    made = await beats(press)
    await made.scheduler.tick()
    await made.scheduler.drain()
    due = await made.rooms.news.next_review()
    assert due is not None and due > NOON
    made.clock.set(due)
    await made.scheduler.tick()
    assert await made.rooms.news.due_reviews(due) == ()
    await made.rooms.database.close()


async def test_a_day_of_many_sources_keeps_every_source_within_its_bounds() -> None:
    names = [f"Source {n}" for n in range(40)]
    sources = [Scripted(name, [NEWS, Harvest(memory=NEWS.memory, unchanged=True)]) for name in names[:30]]
    sources += [Scripted(name, [failure()]) for name in names[30:38]]
    sources += [Scripted(name, [failure(gone=True)]) for name in names[38:]]
    made = await beats(*sources)
    polled: dict[str, list[datetime]] = {name: [] for name in names}
    for source in sources:
        ask = source.poll

        async def noted(
            memory: Memory, context: PollContext, now: datetime, name: str = source.name, ask: object = ask
        ) -> Harvest:
            polled[name].append(now)
            return await ask(memory, context, now)  # type: ignore[operator, no-any-return]

        source.poll = noted  # type: ignore[method-assign]
    step = timedelta(seconds=60)
    now = NOON
    while now < NOON + DAY:
        made.clock.set(now)
        await made.scheduler.tick()
        await made.scheduler.drain()
        now += step
    await made.scheduler.stop()
    for name in names[:30]:
        gaps = [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(polled[name])]
        assert min(gaps) >= EVERY / 2 and max(gaps) <= EVERY * 1.1 + 2 * 60
    for name in names[30:38]:
        assert 4 <= len(polled[name]) <= 12 and (await made.row(name)).state == "failing"
    for name in names[38:]:
        assert len(polled[name]) == 1 and (await made.row(name)).state == "gone"
    await made.rooms.database.close()
