"""Limits that share one timer: each ends at its time, and nobody else's cancellation is taken for its own."""

from __future__ import annotations

import asyncio

import pytest

from bot.sources.deadlines import Deadlines

NEVER = 3600.0
SOON = 0.01


async def endless(deadlines: Deadlines, seconds: float) -> None:
    with deadlines.limit(seconds):
        await asyncio.Event().wait()


async def test_what_takes_too_long_ends_with_a_timeout_and_the_task_goes_on() -> None:
    with pytest.raises(TimeoutError):
        await endless(Deadlines(), SOON)
    task = asyncio.current_task()
    assert task is not None and task.cancelling() == 0
    await asyncio.sleep(0)


async def test_what_ends_in_time_is_left_alone() -> None:
    deadlines = Deadlines()
    with deadlines.limit(SOON):
        pass
    with pytest.raises(TimeoutError):  # the timer of the first has rung by then
        await endless(deadlines, SOON * 2)


@pytest.mark.parametrize("order", [(SOON, NEVER), (NEVER, SOON)])
async def test_a_short_limit_does_not_wait_for_a_long_one_nor_cut_it_short(order: tuple[float, float]) -> None:
    deadlines = Deadlines()
    tasks = {seconds: asyncio.create_task(endless(deadlines, seconds)) for seconds in order}
    with pytest.raises(TimeoutError):
        await tasks[SOON]
    assert not tasks[NEVER].done()
    tasks[NEVER].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[NEVER]


async def test_a_task_that_others_cancel_is_cancelled() -> None:
    task = asyncio.create_task(endless(Deadlines(), NEVER))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_limit_around_wins_over_a_longer_one_inside() -> None:
    deadlines = Deadlines()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(SOON):
            await endless(deadlines, NEVER)
    with pytest.raises(TimeoutError), deadlines.limit(SOON):
        await endless(deadlines, NEVER)


async def test_who_is_cancelled_while_the_time_is_over_is_cancelled() -> None:
    deadlines = Deadlines()

    async def late() -> None:
        limit = deadlines.limit(NEVER)
        with limit:
            limit.cut()
            asyncio.current_task().cancel()  # type: ignore[union-attr]
            await asyncio.Event().wait()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(late())


async def test_closing_takes_the_timer_down_and_the_next_limit_sets_it_again() -> None:
    deadlines = Deadlines()
    with deadlines.limit(NEVER):
        deadlines.close()
    with pytest.raises(TimeoutError):
        await endless(deadlines, SOON)
