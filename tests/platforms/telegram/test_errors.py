"""Every refusal and fault, through the real library: what it means for the message, its chat and the platform."""

from __future__ import annotations

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.errors import Failure, SendError
from bot.model import Place, Receipt, Show, TargetKind
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram.errors import translate
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.cases import CASES, RETRY, SUSPEND, Case
from tests.platforms.telegram.faking import an_alert

BARE = Show(12, "Harbour Lights")


async def refusal(platform: TelegramPlatform, place: Place) -> SendError:
    with pytest.raises(SendError) as raised:
        await platform.send(place, an_alert(show=BARE))
    return raised.value


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_refusal_says_what_follows(telegram: TelegramEmulator, platform: TelegramPlatform, case: Case) -> None:
    group, others = telegram.group(), telegram.group()
    telegram.fail(case.code, case.description, chat=group, parameters=case.parameters, times=None)
    error = await refusal(platform, Place("telegram", TargetKind.GROUP, str(group.id)))
    assert error.failure is case.failure
    assert case.words in str(error)
    assert str(case.code) in (error.code or "")
    assert telegram.token not in str(error)
    assert error.moved_to == (str(case.parameters["migrate_to_chat_id"]) if case.failure is Failure.MOVED else None)
    assert error.retry_after == (7.0 if "7 s" in case.words else None)
    assert error.everywhere == (case.code in {401, 404})
    assert await platform.send(Place("telegram", TargetKind.GROUP, str(others.id)), an_alert(show=BARE))


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (403, RETRY),
        (404, RETRY),
        (302, RETRY),
        (413, Failure.REFUSED),
        (503, RETRY),
        (502, Failure.UNKNOWN),
        (520, Failure.UNKNOWN),
    ],
)
async def test_an_answer_that_is_not_the_bot_api_suspends_nobody(
    telegram: TelegramEmulator, platform: TelegramPlatform, code: int, failure: Failure
) -> None:
    group = telegram.group()
    telegram.fail(code, chat=group, body="<html>a proxy speaks</html>", times=None)
    error = await refusal(platform, Place("telegram", TargetKind.GROUP, str(group.id)))
    assert error.failure is failure
    assert "a proxy speaks" not in str(error)


@pytest.mark.parametrize("after_storing", [True, False])
async def test_a_connection_that_breaks_leaves_the_outcome_unknown(
    telegram: TelegramEmulator, platform: TelegramPlatform, after_storing: bool
) -> None:
    ann = telegram.user()
    telegram.cut(after_storing=after_storing, chat=ann)
    error = await refusal(platform, Place("telegram", TargetKind.DM, str(ann.id)))
    assert error.failure is Failure.UNKNOWN
    assert len(telegram.messages(ann)) == after_storing


async def test_what_never_left_is_tried_again(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    ann = telegram.user()
    await telegram.go_down()
    error = await refusal(platform, Place("telegram", TargetKind.DM, str(ann.id)))
    assert error.failure is RETRY
    assert telegram.token not in str(error)


@pytest.mark.parametrize(
    ("cause", "failure"),
    [
        (httpx.ConnectTimeout("x"), RETRY),
        (httpx.PoolTimeout("x"), RETRY),
        (httpx.ConnectError("x"), RETRY),
        (httpx.ReadTimeout("x"), Failure.UNKNOWN),
        (httpx.WriteTimeout("x"), Failure.UNKNOWN),
        (httpx.ReadError("x"), Failure.UNKNOWN),
        (httpx.WriteError("x"), Failure.UNKNOWN),
        (httpx.RemoteProtocolError("x"), Failure.UNKNOWN),
        (httpx.DecodingError("x"), Failure.UNKNOWN),
    ],
)
def test_a_time_out_counts_by_whether_the_request_can_have_left(cause: Exception, failure: Failure) -> None:
    for error in (TimedOut("secret"), NetworkError("secret")):
        error.__cause__ = cause
        translated = translate(error)
        assert translated.failure is failure
        assert "secret" not in str(translated)


def test_an_answer_beyond_understanding_is_unknown_and_quotes_nothing() -> None:
    translated = translate(KeyError("secret"))
    assert (translated.failure, "secret" in str(translated)) == (Failure.UNKNOWN, False)


async def test_one_flooded_chat_is_its_own_trouble_but_many_at_once_are_everybodys(
    telegram: TelegramEmulator, platform: TelegramPlatform
) -> None:
    groups = [telegram.group() for _number in range(3)]
    telegram.fail(429, "Too Many Requests: retry after 5", method="sendMessage", times=None, parameters={"retry_after": 5})
    found = [await refusal(platform, Place("telegram", TargetKind.GROUP, str(group.id))) for group in groups]
    assert [error.everywhere for error in found] == [False, False, True]


async def test_a_line_to_the_owner_knows_the_same_refusals(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    stranger, ann = telegram.user("Stranger", started=False), telegram.user("Ann")
    with pytest.raises(SendError) as raised:
        await platform.say(Place("telegram", TargetKind.DM, str(stranger.id)), "a word")
    assert raised.value.failure is SUSPEND
    assert isinstance(await platform.say(Place("telegram", TargetKind.DM, str(ann.id)), "a word"), Receipt)


async def test_an_address_that_is_none_is_refused_by_telegram_not_by_a_crash(
    telegram: TelegramEmulator, platform: TelegramPlatform
) -> None:
    error = await refusal(platform, Place("telegram", TargetKind.DM, "not-a-number", thread="nor-this"))
    assert error.failure is SUSPEND
