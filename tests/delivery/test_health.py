"""The operator is told of each trouble once, and of its end; the door for monitors shows the figures."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest

from bot.clock import ManualClock
from bot.delivery import Delivery, DeliverySettings
from bot.delivery.health import Watch, troubles
from bot.delivery.meter import Meter
from bot.delivery.metrics import serve_health
from bot.errors import ConfigError, Failure, SendError
from storage.engine import Database
from storage.figures import Figures, PlatformFigures, SourceFigures, figures
from tests.delivery.faking import FakePlatform, a_change, furnish, happen
from tests.making import DAY, NOON

HOUR = timedelta(hours=1)
GOOD_SOURCE = SourceFigures("feed", "active", 0, NOON, NOON, "", NOON - DAY)
BAD_SOURCE = replace(GOOD_SOURCE, name="bad", failures=9, last_success=NOON - 7 * HOUR, last_error="HTTP 500")
ENDED = replace(GOOD_SOURCE, name="ended", state="gone", failures=1, last_error="HTTP 410")
QUIET = PlatformFigures("discord", {"sent": 9}, last_success=NOON - 9 * DAY)
LATE = replace(QUIET, oldest_waiting=NOON - HOUR)
REFUSING = replace(LATE, last_error="503", last_error_at=NOON)
BUSY = replace(LATE, last_success=NOON)


@pytest.mark.parametrize(
    ("platforms", "sources", "keys"),
    [
        ((QUIET,), (GOOD_SOURCE,), []),
        ((LATE,), (), ["late discord"]),
        ((REFUSING,), (), ["platform discord"]),
        ((BUSY,), (), []),
        ((), (GOOD_SOURCE, BAD_SOURCE), ["source bad"]),
        ((), (BAD_SOURCE, replace(BAD_SOURCE, name="worse")), ["sources"]),
        ((), (GOOD_SOURCE, ENDED), ["gone ended"]),
        ((), (replace(GOOD_SOURCE, state="silent"),), ["silent feed"]),
    ],
    ids=["quiet", "an alert waits", "a platform refuses", "a long fan-out", "one source", "all sources", "410", "silent"],
)
def test_what_deserves_a_look(
    platforms: tuple[PlatformFigures, ...], sources: tuple[SourceFigures, ...], keys: list[str]
) -> None:
    seen = Figures(NOON, platforms, sources, last_article=NOON)
    assert [trouble.key for trouble in troubles(seen, {})] == keys


def test_a_long_silence_is_suspicious_though_sources_answer() -> None:
    seen = Figures(NOON, (), (GOOD_SOURCE,), last_article=NOON - 4 * DAY)
    assert [trouble.key for trouble in troubles(seen, {})] == ["silence"]


def test_a_stopped_platform_is_one_trouble_not_two() -> None:
    assert [trouble.key for trouble in troubles(Figures(NOON, (REFUSING,)), {"discord": "revoked"})] == ["stopped discord"]


async def test_a_trouble_is_told_once_and_so_is_its_end(database: Database) -> None:
    clock, told = ManualClock(NOON), []
    await furnish(database, ["1"])
    await happen(database, a_change())

    async def tell(text: str) -> bool:
        told.append(text)
        return True

    watch = Watch(database, clock, dict, tell)
    await watch.look()
    assert told == []
    for _minute in range(3):
        clock.set(clock.now() + HOUR)
        await watch.look()
    assert len(told) == 1
    platform = FakePlatform()
    await Delivery(database, {"discord": platform}, DeliverySettings(), clock).drain()
    await watch.look()
    assert ["Over" in text for text in told] == [False, True]


async def test_figures_tell_states_ages_and_who_cannot_be_reached(database: Database) -> None:
    platform = FakePlatform()
    await furnish(database, ["1", "2", "3"])
    await happen(database, a_change())
    refusals = {"1": Failure.SUSPEND, "2": Failure.RETRY}
    platform.answer = lambda place, alert: SendError("no", refusals[place.address]) if place.address in refusals else None
    await Delivery(database, {"discord": platform}, DeliverySettings(), ManualClock(NOON)).drain()
    seen = (await figures(database, NOON + HOUR)).platforms[0]
    assert seen.states == {"sent": 1, "suspended": 1, "retry": 1}
    assert (seen.oldest_waiting, seen.suspended_targets, seen.targets) == (NOON, 1, 3)
    assert (seen.last_success, seen.last_error) == (NOON, "no")


async def test_the_door_for_monitors_answers(database: Database) -> None:
    await furnish(database, ["1"])
    await happen(database, a_change())
    stopped: dict[str, str] = {}
    clock = ManualClock(NOON + HOUR)
    async with (
        serve_health("127.0.0.1:0", database, clock, Meter(), lambda: stopped) as address,
        aiohttp.ClientSession(address) as client,
    ):
        assert (await client.get("/healthz")).status == 200
        assert (await client.get("/readyz")).status == 200
        text = await (await client.get("/metrics")).text()
        assert 'cliffhanger_deliveries{platform="discord",state="pending"} 1.0' in text
        assert 'cliffhanger_oldest_waiting_seconds{platform="discord"} 3600.0' in text
        stopped["discord"] = "token revoked"
        answer = await client.get("/readyz")
        assert answer.status == 503
        assert "token revoked" in await answer.text()


async def test_a_port_that_is_taken_is_a_mistake_in_the_configuration(database: Database) -> None:
    clock = ManualClock(NOON)
    async with serve_health("127.0.0.1:0", database, clock, Meter(), dict) as address:
        taken = address.removeprefix("http://")
        with pytest.raises(ConfigError, match=r"health\.listen"):
            async with serve_health(taken, database, clock, Meter(), dict):
                pass


async def test_a_word_to_the_operator_that_did_not_arrive_is_said_again(database: Database) -> None:
    clock, arrives, told = ManualClock(NOON), [False, True, True], list[str]()
    await furnish(database, ["1"])
    await happen(database, a_change())

    async def tell(text: str) -> bool:
        told.append(text)
        return arrives[len(told) - 1]

    watch = Watch(database, clock, dict, tell)
    for _minute in range(3):
        clock.set(clock.now() + HOUR)
        await watch.look()
    assert len(told) == 2
    assert told[0].split(" has ")[0] == told[1].split(" has ")[0]


async def test_the_watch_outlives_a_database_that_is_away_for_a_while(database: Database) -> None:
    class AwayError(Exception):
        pass

    looks = list[int]()
    enough = asyncio.Event()

    def stopped() -> dict[str, str]:
        looks.append(1)
        if len(looks) == 1:
            raise AwayError
        enough.set()
        return {}

    async def tell(text: str) -> bool:
        return True

    running = asyncio.create_task(Watch(database, ManualClock(NOON), stopped, tell).run())
    await asyncio.wait_for(enough.wait(), 20)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(looks) >= 2
