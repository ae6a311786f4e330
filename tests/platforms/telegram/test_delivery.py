"""Telegram's faults through the whole of delivery: the target, its owner, and everybody else, who notice nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.clock import ManualClock, SystemClock
from bot.delivery import TELEGRAM, UNLIMITED, Delivery, DeliverySettings, Window
from bot.errors import Failure
from bot.model import TargetKind
from bot.platforms.telegram import TelegramPlatform
from storage.engine import Database
from storage.tables import deliveries, shows, targets
from tests.delivery.faking import a_change, furnish, happen
from tests.emulators.telegram import Chat, Limits, TelegramEmulator
from tests.making import NOON
from tests.platforms.telegram.cases import CASES, Case
from tests.platforms.telegram.faking import FakeCommands

OTHERS = 3


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """SQLite alone: that the outbox is the same on PostgreSQL is proved where it is at home."""
    opened = await Database.open(f"sqlite:///{tmp_path}/cliffhanger.db")
    yield opened
    await opened.close()


@dataclass
class Outcome:
    """What became of the troubled chat's delivery after the first round, and after a day in which all is well again."""

    first: tuple[str, str]  # delivery, target
    words: str = ""  # what the owner is told, in part
    later: tuple[str, str] = ("sent", "active")
    messages: int = 1  # in the troubled chat at the end
    resend: bool = True


Trouble = Callable[[TelegramEmulator, Chat], Callable[[], None]]


def refused(code: int, description: str, *, times: int | None = None, retry_after: int | None = None) -> Trouble:
    def begin(telegram: TelegramEmulator, chat: Chat) -> Callable[[], None]:
        parameters = {"retry_after": retry_after} if retry_after else {}
        return telegram.fail(code, description, chat=chat, times=times, parameters=parameters).lift

    return begin


def kicked(telegram: TelegramEmulator, chat: Chat) -> Callable[[], None]:
    telegram.leave(chat, "kicked")
    return lambda: setattr(chat, "bot", "member")


def cut(*, after_storing: bool) -> Trouble:
    return lambda telegram, chat: telegram.cut(after_storing=after_storing, chat=chat).lift


def stalled(telegram: TelegramEmulator, chat: Chat) -> Callable[[], None]:
    return telegram.stall(chat=chat, times=1).lift


TABLE: dict[str, tuple[Trouble, Outcome]] = {
    "kicked": (kicked, Outcome(("suspended", "suspended"), "the bot was removed from the chat")),
    "no right to post": (
        refused(400, "Bad Request: not enough rights to send text messages to the chat"),
        Outcome(("suspended", "suspended"), "needs the right to post messages"),
    ),
    "chat not found": (
        refused(400, "Bad Request: chat not found"),
        Outcome(("suspended", "suspended"), "the chat was not found"),
    ),
    "an unknown 403": (refused(403, "Forbidden: new"), Outcome(("suspended", "suspended"), "Telegram refuses: new")),
    "a message never taken": (
        refused(400, "Bad Request: message is too long"),
        Outcome(("failed", "active"), later=("failed", "active"), messages=0),
    ),
    "its own flood control": (
        refused(429, "Too Many Requests: retry after 90", times=1, retry_after=90),
        Outcome(("retry", "active")),
    ),
    "server trouble": (refused(500, "Internal Server Error", times=1), Outcome(("retry", "active"))),
    "an answer lost, resent": (cut(after_storing=True), Outcome(("sent", "active"), messages=2)),
    "an answer lost, left": (
        cut(after_storing=True),
        Outcome(("skipped", "active"), later=("skipped", "active"), resend=False),
    ),
    "a text refused once": (
        refused(400, "Bad Request: can't parse entities: new", times=1),
        Outcome(("sent", "active")),
    ),
    "a gateway's time-out, left": (
        refused(504, "Gateway Timeout", times=1),
        Outcome(("skipped", "active"), later=("skipped", "active"), messages=0, resend=False),
    ),
    "no answer in time, left": (stalled, Outcome(("skipped", "active"), later=("skipped", "active"), resend=False)),
}


async def state_of(database: Database, address: int) -> tuple[str, str]:
    join = select(deliveries.c.state, targets.c.state).join(targets, targets.c.id == deliveries.c.target_id)
    async with database.read() as connection:
        row = (await connection.execute(join.where(targets.c.address == str(address)))).one()
    return row[0], row[1]


def a_delivery(database: Database, platform: TelegramPlatform, clock: ManualClock, *, resend: bool = True) -> Delivery:
    settings = DeliverySettings(
        unknown="resend" if resend else "skip", limits={"telegram": UNLIMITED}, send_seconds=0.5, concurrency=4
    )
    return Delivery(database, {"telegram": platform}, settings, clock, seed=1)


@pytest.mark.parametrize("name", TABLE)
async def test_one_chats_trouble_is_its_own_and_passes(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database, name: str
) -> None:
    trouble, expected = TABLE[name]
    owner = telegram.user("Owner")
    troubled, *others = [telegram.group(f"Group {number}", admin=owner) for number in range(OTHERS + 1)]
    addresses = [str(chat.id) for chat in (troubled, *others)]
    await furnish(database, addresses, platform="telegram", kind=TargetKind.GROUP, owner=str(owner.id))
    await happen(database, a_change("1"))
    over = trouble(telegram, troubled)
    clock = ManualClock(NOON)
    delivery = a_delivery(database, platform, clock, resend=expected.resend)
    await delivery.drain()
    await delivery.drain()
    assert await state_of(database, troubled.id) == expected.first
    told = [message.text for message in telegram.messages(owner)]
    assert (len(told), expected.words in "".join(told)) == (bool(expected.words), True)
    over()
    clock.set(clock.now() + timedelta(days=1))
    await delivery.drain()
    assert await state_of(database, troubled.id) == expected.later
    assert len(telegram.messages(troubled)) == expected.messages
    assert len(telegram.messages(owner)) == len(told)
    assert [len(telegram.messages(chat)) for chat in others] == [1] * OTHERS


AFTERWARDS = {
    Failure.SUSPEND: ("suspended", "suspended"),
    Failure.REFUSED: ("failed", "active"),
    Failure.RETRY: ("retry", "active"),
    Failure.UNKNOWN: ("skipped", "active"),
    Failure.FATAL: ("retry", "active"),
}


@pytest.mark.parametrize("case", [case for case in CASES if case.failure is not Failure.MOVED], ids=str)
async def test_after_every_refusal_the_target_its_owner_and_all_others_stand_as_they_should(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database, case: Case
) -> None:
    owner = telegram.user("Owner")
    troubled, other = telegram.group("Troubled", admin=owner), telegram.group("Other", admin=owner)
    addresses = [str(troubled.id), str(other.id)]
    await furnish(database, addresses, platform="telegram", kind=TargetKind.GROUP, owner=str(owner.id))
    await happen(database, a_change("1"))
    fault = telegram.fail(case.code, case.description, chat=troubled, times=None, parameters=case.parameters)
    clock = ManualClock(NOON)
    delivery = a_delivery(database, platform, clock, resend=False)
    await delivery.drain()
    assert await state_of(database, troubled.id) == AFTERWARDS[case.failure]
    assert bool(delivery.stopped) is (case.failure is Failure.FATAL)
    told = [message.text for message in telegram.messages(owner)]
    assert len(told) == (case.failure is Failure.SUSPEND)
    assert case.words in "".join(told) or case.failure is not Failure.SUSPEND
    fault.lift()
    clock.set(clock.now() + timedelta(days=1))
    await (delivery if not delivery.stopped else a_delivery(database, platform, clock)).drain()
    arrives = case.failure in {Failure.SUSPEND, Failure.RETRY, Failure.FATAL}
    assert len(telegram.messages(troubled)) == arrives
    assert len(telegram.messages(other)) == 1
    assert len(telegram.messages(owner)) == len(told)


@pytest.mark.parametrize("trouble", ["topic", "picture"])
async def test_what_can_be_sent_another_way_is_sent_and_nobody_is_suspended(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database, trouble: str
) -> None:
    owner = telegram.user("Owner")
    forum = telegram.group(admin=owner, forum=True)
    topic = telegram.topic(forum, "closed" if trouble == "topic" else "open")
    await furnish(database, [str(forum.id)], platform="telegram", kind=TargetKind.GROUP, owner=str(owner.id))
    async with database.begin() as connection:
        await connection.execute(update(targets).values(thread=str(topic)))
        await connection.execute(update(shows).values(poster="https://pictures.example/lost.jpg"))
    telegram.picture("https://pictures.example/lost.jpg", "failed to get HTTP URL content")
    await happen(database, a_change("1"))
    await a_delivery(database, platform, ManualClock(NOON)).drain()
    assert await state_of(database, forum.id) == ("sent", "active")
    [message] = telegram.messages(forum)
    assert message.thread == (None if trouble == "topic" else topic)
    assert isinstance(message.photo, bytes)
    assert telegram.messages(owner) == []


async def test_a_group_that_became_a_supergroup_gets_its_alert_there(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database
) -> None:
    group = telegram.small_group()
    new = telegram.migrate(group)
    await furnish(database, [str(group.id)], platform="telegram", kind=TargetKind.GROUP)
    await happen(database, a_change("1"))
    await a_delivery(database, platform, ManualClock(NOON)).drain()
    assert await state_of(database, new.id) == ("sent", "active")
    assert len(telegram.messages(new)) == 1


async def test_a_blocked_dm_waits_and_gets_its_alert_when_it_is_open_again(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database
) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    telegram.leave(ann, "blocked")
    for user in (ann, bob):
        await furnish(database, [str(user.id)], platform="telegram", kind=TargetKind.DM, owner=str(user.id))
    await happen(database, a_change("1"))
    clock = ManualClock(NOON)
    delivery = a_delivery(database, platform, clock)
    await delivery.drain()
    assert await state_of(database, ann.id) == ("suspended", "suspended")
    assert len(telegram.messages(bob)) == 1
    telegram.chats[ann.id].bot = "member"
    clock.set(clock.now() + timedelta(days=1))
    await delivery.drain()
    assert len(telegram.messages(ann)) == 1


async def test_a_revoked_token_stops_the_platform_and_loses_nothing(
    telegram: TelegramEmulator, platform: TelegramPlatform, database: Database
) -> None:
    groups = [telegram.group() for _number in range(3)]
    await furnish(database, [str(group.id) for group in groups], platform="telegram", kind=TargetKind.GROUP)
    await happen(database, a_change("1"))
    telegram.is_revoked = True
    clock = ManualClock(NOON)
    delivery = a_delivery(database, platform, clock)
    await delivery.drain()
    assert "token" in delivery.stopped["telegram"]
    telegram.is_revoked = False
    clock.set(clock.now() + timedelta(hours=1))
    await a_delivery(database, platform, clock).drain()
    assert [len(telegram.messages(group)) for group in groups] == [1, 1, 1]


async def test_our_pacing_keeps_telegrams_limits(commands: FakeCommands, database: Database) -> None:
    async with TelegramEmulator(limits=Limits(overall=(3, 0.2), chat=(1, 0.1), group=(20, 60.0))) as telegram:
        platform = TelegramPlatform(telegram.token, telegram.api_url, commands)
        await platform.start()
        groups = [telegram.group() for _number in range(5)]
        await furnish(
            database,
            [str(group.id) for group in groups],
            platform="telegram",
            kind=TargetKind.GROUP,
            show_ids=(1, 2),
        )
        await happen(database, a_change("1"), a_change("2", show=2))
        quick = replace(TELEGRAM, overall=Window(3, 0.2), chat=Window(1, 0.1))
        settings = DeliverySettings(limits={"telegram": quick})
        await Delivery(database, {"telegram": platform}, settings, SystemClock(), seed=1).drain()
        assert [len(telegram.messages(group)) for group in groups] == [2] * 5
        assert telegram.refused_by_limits == 0
        await platform.stop()
