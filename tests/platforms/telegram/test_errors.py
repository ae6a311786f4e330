"""Every refusal and fault, through the real library: what it means for the message, its chat and the platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.errors import Failure, SendError
from bot.model import Place, Receipt, Show, TargetKind
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram.errors import translate
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.faking import an_alert

BARE = Show(12, "Harbour Lights")


@dataclass(frozen=True)
class Case:
    code: int
    description: str
    failure: Failure
    words: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


SUSPEND, REFUSED, RETRY = Failure.SUSPEND, Failure.REFUSED, Failure.RETRY

CASES = [
    Case(401, "Unauthorized", Failure.FATAL, "token"),
    Case(404, "Not Found", Failure.FATAL, "token"),
    Case(403, "Forbidden: bot was blocked by the user", SUSPEND, "blocked"),
    Case(403, "Forbidden: user is deactivated", SUSPEND, "no longer exists"),
    Case(403, "Forbidden: bot can't initiate conversation with a user", SUSPEND, "private chat"),
    Case(403, "Forbidden: bot can't send messages to bots", SUSPEND),
    Case(403, "Forbidden: bot was kicked from the group chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot was kicked from the supergroup chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot was kicked from the channel chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot is not a member of the supergroup chat", SUSPEND, "no member"),
    Case(403, "Forbidden: bot is not a member of the channel chat", SUSPEND, "no member"),
    Case(403, "Forbidden: the group chat was deleted", SUSPEND, "closed"),
    Case(403, "Forbidden: something new", SUSPEND, "something new"),
    Case(400, "Bad Request: chat not found", SUSPEND, "not found"),
    Case(400, "Bad Request: user not found", SUSPEND, "not found"),
    Case(400, "Bad Request: PEER_ID_INVALID", SUSPEND, "not found"),
    Case(400, "Bad Request: USER_IS_BLOCKED", SUSPEND, "blocked"),
    Case(400, "Bad Request: INPUT_USER_DEACTIVATED", SUSPEND, "no longer exists"),
    Case(400, "Bad Request: CHANNEL_PRIVATE", SUSPEND, "closed"),
    Case(400, "Bad Request: group chat was deactivated", SUSPEND, "closed"),
    Case(400, "Bad Request: not enough rights to send text messages to the chat", SUSPEND, "right"),
    Case(400, "Bad Request: have no rights to send a message", SUSPEND, "right"),
    Case(400, "Bad Request: need administrator rights in the channel chat", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_WRITE_FORBIDDEN", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_ADMIN_REQUIRED", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_RESTRICTED", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", SUSPEND, "right"),
    Case(400, "Bad Request: TOPIC_CLOSED", SUSPEND, "topic is closed"),
    Case(400, "Bad Request: TOPIC_DELETED", SUSPEND, "topic no longer exists"),
    Case(400, "Bad Request: message thread not found", SUSPEND, "topic no longer exists"),
    Case(400, "Bad Request: group chat was upgraded to a supergroup chat", SUSPEND, "supergroup"),
    Case(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        Failure.MOVED,
        "supergroup",
        {"migrate_to_chat_id": -1001234567890},
    ),
    Case(400, "Bad Request: PAYMENT_REQUIRED", SUSPEND, "paid"),
    Case(400, "Bad Request: message is too long", REFUSED, "too long"),
    Case(400, "Bad Request: MESSAGE_TOO_LONG", REFUSED),
    Case(400, "Bad Request: can't parse entities: Unsupported start tag", REFUSED, "parse entities"),
    Case(400, "Bad Request: message text is empty", REFUSED),
    Case(400, "Bad Request: BUTTON_DATA_INVALID", REFUSED),
    Case(400, "Bad Request: message to be replied not found", REFUSED),
    Case(400, "Bad Request: something new", REFUSED, "something new"),
    Case(400, "Bad Request: Logged out", Failure.FATAL, "logged out"),
    Case(406, "Not Acceptable", REFUSED),
    Case(409, "Conflict: terminated by other getUpdates request", RETRY, "another process"),
    Case(429, "Too Many Requests: retry after 7", RETRY, "7 s", {"retry_after": 7}),
    Case(429, "Too Many Requests", RETRY),
    Case(400, "Bad Request: SLOWMODE_WAIT_7", RETRY, "7 s"),
    Case(500, "Internal Server Error", RETRY),
    Case(503, "Service Unavailable", RETRY),
    Case(500, "Internal Server Error: restart", Failure.UNKNOWN),
    Case(502, "Bad Gateway", Failure.UNKNOWN),
    Case(504, "Gateway Timeout", Failure.UNKNOWN),
]


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
    [(403, RETRY), (404, RETRY), (302, RETRY), (413, REFUSED), (503, RETRY), (502, Failure.UNKNOWN), (520, Failure.UNKNOWN)],
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
