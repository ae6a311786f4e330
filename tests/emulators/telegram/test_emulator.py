"""The emulator is as strict as Telegram: what it takes for granted in other tests is proved here."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.emulators.telegram import Limits, TelegramEmulator
from tests.emulators.telegram.entities import MarkupError, parse


async def call(telegram: TelegramEmulator, method: str, token: str | None = None, **params: Any) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{telegram.api_url}/bot{token or telegram.token}/{method}", json=params) as answer,
    ):
        return await answer.json()


@pytest.mark.parametrize(
    ("html", "text", "entity"),
    [
        ("a <b>b</b>", "a b", {"type": "bold", "offset": 2, "length": 1}),
        ("👍<i>x</i>", "👍x", {"type": "italic", "offset": 2, "length": 1}),
        (
            '<a href="https://a.example/?x=1&amp;y=2">z</a>',
            "z",
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://a.example/?x=1&y=2"},
        ),
        ("1 &lt; 2 &amp;&#33; &nbsp;<code></code>", "1 < 2 &! &nbsp;", None),
    ],
)
def test_html_is_read_as_documented(html: str, text: str, entity: dict[str, object] | None) -> None:
    parsed = parse(html)
    assert (parsed.text, parsed.entities) == (text, [entity] if entity else [])


@pytest.mark.parametrize(
    "html",
    [
        "<b>open",
        "<b><i>crossed</b></i>",
        "</b>",
        "<h1>no such tag</h1>",
        "1 < 2",
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        "<span>no spoiler</span>",
        '<a href="x>y</a>',
    ],
)
def test_broken_html_is_refused(html: str) -> None:
    with pytest.raises(MarkupError):
        parse(html)


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "👍" * 2049}, "message is too long"),
        ({"text": ""}, "message text is empty"),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x", "message_thread_id": 9}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "ä" * 33}]]}},
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "chat_id": 4711}, "chat not found"),
    ],
)
async def test_a_message_against_the_rules_is_refused(params: dict[str, Any], description: str) -> None:
    async with TelegramEmulator() as telegram:
        ann = telegram.user()
        answer = await call(telegram, "sendMessage", **({"chat_id": ann.id} | params))
        assert (answer["ok"], answer["error_code"]) == (False, 400)
        assert description in answer["description"]
        assert telegram.messages(ann) == []


async def test_what_the_documentation_does_not_know_is_a_complaint() -> None:
    async with TelegramEmulator() as telegram:
        ann = telegram.user()
        assert (await call(telegram, "sendMessage", chat_id=ann.id, text="x", nonsense=1))["ok"]
        assert telegram.complaints == ["sendMessage has no parameter nonsense"]
        assert (await call(telegram, "sendNonsense"))["error_code"] == 404
        assert (await call(telegram, "getMe", token="7:other"))["error_code"] == 401


async def test_limits_are_enforced_and_say_for_how_long() -> None:
    async with TelegramEmulator(limits=Limits(overall=(2, 60.0), chat=(1, 60.0), group=(1, 60.0))) as telegram:
        ann, bob, cat = telegram.user(), telegram.user(), telegram.user()
        answers = [await call(telegram, "sendMessage", chat_id=user.id, text="x") for user in (ann, ann, bob, cat)]
        assert [answer["ok"] for answer in answers] == [True, False, True, False]
        assert 1 <= answers[1]["parameters"]["retry_after"] <= 60
        assert telegram.refused_by_limits == 2


async def test_an_update_comes_until_it_is_confirmed() -> None:
    async with TelegramEmulator() as telegram:
        ann = telegram.user()
        await telegram.type(ann, ann, "/help", answers=0)
        first, again = [(await call(telegram, "getUpdates"))["result"] for _try in range(2)]
        assert first == again
        assert first[0]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
        assert (await call(telegram, "getUpdates", offset=first[0]["update_id"] + 1))["result"] == []
        await telegram.settled()


async def test_a_long_poll_waits_for_news_and_gives_way_to_a_second_one() -> None:
    async with TelegramEmulator() as telegram:
        ann = telegram.user()
        first = asyncio.create_task(call(telegram, "getUpdates", timeout=30))
        await telegram.asked("getUpdates")
        second = asyncio.create_task(call(telegram, "getUpdates", timeout=30, allowed_updates=json.dumps(["message"])))
        assert (await first)["error_code"] == 409
        await telegram.type(ann, ann, "/help", answers=0)
        assert len((await second)["result"]) == 1


async def test_a_connection_that_is_cut_after_storing_has_stored() -> None:
    async with TelegramEmulator() as telegram:
        ann = telegram.user()
        telegram.cut(after_storing=True, chat=ann)
        with pytest.raises(aiohttp.ClientError):
            await call(telegram, "sendMessage", chat_id=ann.id, text="x")
        assert [message.text for message in telegram.messages(ann)] == ["x"]
