"""Alerts through the real library: picture, upload or text, corrections, topics."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.clock import ManualClock
from bot.errors import Failure, FetchError, SendError
from bot.model import ChangeKind, Place, Show, TargetKind
from bot.platforms.telegram import TelegramPlatform
from tests.emulators.telegram import TelegramEmulator
from tests.making import NOON
from tests.platforms.telegram.conftest import PICTURE
from tests.platforms.telegram.faking import QUOTE, SHOW, FakeCommands, a_change, an_alert

UNREACHABLE = "failed to get HTTP URL content"


def place_of(chat: object, kind: TargetKind = TargetKind.GROUP, thread: int | None = None) -> Place:
    return Place("telegram", kind, str(chat.id), thread=str(thread) if thread else None)  # type: ignore[attr-defined]


async def test_an_alert_is_a_picture_with_the_fact_first(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    group = telegram.group()
    receipt = await platform.send(place_of(group), an_alert())
    [message] = telegram.messages(group)
    assert receipt.message_id == str(message.id)
    assert message.photo == SHOW.poster
    assert message.text.split("\n") == [
        "Harbour Lights",
        "✅ Season 4: still in doubt → renewed",
        "Said on 1 March 2026 by The Trade (the trade press)",
        f"“{QUOTE}”",
        "About the show: TVmaze",
    ]
    assert message.links() == ["https://trade.example/harbour-lights?a=1&b=2", "https://shows.example/34"]


async def test_a_picture_is_fetched_once_for_all_chats(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    groups = [telegram.group() for _number in range(3)]
    for group in groups:
        await platform.send(place_of(group), an_alert())
    first, *others = [telegram.messages(group)[0] for group in groups]
    assert [message.photo for message in others] == [first.photo_id] * 2
    telegram.forget_photo_ids()
    await platform.send(place_of(groups[0]), an_alert())
    assert telegram.messages(groups[0])[1].photo == SHOW.poster


@pytest.mark.parametrize(
    "refusal",
    [
        UNREACHABLE,
        "wrong file identifier/HTTP URL specified",
        "wrong type of the web page content",
        "PHOTO_INVALID_DIMENSIONS",
        "IMAGE_PROCESS_FAILED",
        "WEBPAGE_CURL_FAILED",
        "a refusal that nobody has seen before",
    ],
)
async def test_a_picture_that_telegram_cannot_fetch_is_uploaded(
    telegram: TelegramEmulator, platform: TelegramPlatform, refusal: str
) -> None:
    telegram.picture(str(SHOW.poster), refusal)
    group = telegram.group()
    await platform.send(place_of(group), an_alert())
    await platform.send(place_of(group), an_alert())
    first, second = telegram.messages(group)
    assert first.photo == PICTURE
    assert second.photo == first.photo_id


async def test_a_picture_for_many_chats_is_downloaded_once(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    asked, gate = [], asyncio.Event()

    async def fetch(url: str) -> bytes:
        asked.append(url)
        await gate.wait()
        return PICTURE

    telegram.picture(str(SHOW.poster), UNREACHABLE)
    platform = TelegramPlatform(telegram.token, telegram.api_url, commands, fetch_picture=fetch)
    await platform.start()
    groups = [telegram.group() for _number in range(5)]
    sending = asyncio.gather(*(platform.send(place_of(group), an_alert()) for group in groups))
    await telegram.asked("sendPhoto", times=5)
    gate.set()
    await sending
    assert asked == [SHOW.poster]
    assert all(telegram.messages(group)[0].photo for group in groups)
    await platform.stop()


async def test_where_no_picture_is_to_be_had_the_text_comes(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    async def unreachable(url: str) -> bytes:
        raise FetchError("no")

    telegram.picture(str(SHOW.poster), UNREACHABLE)
    clock = ManualClock(NOON)
    platform = TelegramPlatform(telegram.token, telegram.api_url, commands, clock=clock, fetch_picture=unreachable)
    await platform.start()
    group = telegram.group()
    for _alert in range(2):
        await platform.send(place_of(group), an_alert())
    first, second = telegram.messages(group)
    assert first.photo is second.photo is None
    assert first.text.startswith("Harbour Lights\n✅ Season 4: still in doubt → renewed")
    assert [method for method, _params in telegram.requests].count("sendPhoto") == 1  # the second did not even try
    await clock.sleep(3601)
    await platform.send(place_of(group), an_alert())
    assert [method for method, _params in telegram.requests].count("sendPhoto") == 2
    await platform.stop()


async def test_an_upload_that_is_no_picture_becomes_text(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    async def a_page(url: str) -> bytes:
        return b"<html>not found</html>"

    telegram.picture(str(SHOW.poster), UNREACHABLE)
    platform = TelegramPlatform(telegram.token, telegram.api_url, commands, fetch_picture=a_page)
    await platform.start()
    group = telegram.group()
    await platform.send(place_of(group), an_alert())
    assert telegram.messages(group)[0].photo is None
    await platform.stop()


async def test_the_guarded_client_fetches_no_private_picture(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    inside = replace(SHOW, poster="http://127.0.0.1:80/secret.jpg")
    telegram.picture("http://127.0.0.1:80/secret.jpg", UNREACHABLE)
    platform = TelegramPlatform(telegram.token, telegram.api_url, commands)
    await platform.start()
    group = telegram.group()
    await platform.send(place_of(group), an_alert(show=inside))
    assert telegram.messages(group)[0].photo is None
    await platform.stop()


async def test_a_group_that_takes_no_pictures_gets_text_and_others_still_the_picture(
    telegram: TelegramEmulator, platform: TelegramPlatform
) -> None:
    group, other = telegram.group(), telegram.group()
    telegram.fail(400, "Bad Request: not enough rights to send photos to the chat", chat=group, method="sendPhoto")
    await platform.send(place_of(group), an_alert())
    await platform.send(place_of(other), an_alert())
    assert telegram.messages(group)[0].photo is None
    assert telegram.messages(other)[0].photo == SHOW.poster


async def test_a_chat_that_is_gone_is_not_tried_a_second_way(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    ann = telegram.user()
    telegram.leave(ann, "blocked")
    with pytest.raises(SendError) as raised:
        await platform.send(place_of(ann, TargetKind.DM), an_alert())
    assert raised.value.failure is Failure.SUSPEND
    assert [method for method, _params in telegram.requests].count("sendPhoto") == 1
    assert "sendMessage" not in {method for method, _params in telegram.requests}


async def test_a_lost_answer_to_a_picture_is_not_followed_by_a_text(
    telegram: TelegramEmulator, platform: TelegramPlatform
) -> None:
    group = telegram.group()
    telegram.cut(after_storing=True, chat=group)
    with pytest.raises(SendError) as raised:
        await platform.send(place_of(group), an_alert())
    assert raised.value.failure is Failure.UNKNOWN
    assert len(telegram.messages(group)) == 1


async def test_a_correction_answers_the_alert_that_it_takes_back(
    telegram: TelegramEmulator, platform: TelegramPlatform
) -> None:
    group = telegram.group()
    first = await platform.send(place_of(group), an_alert())
    taken_back = replace(a_change("cancelled", before="renewed"), kind=ChangeKind.CORRECTION)
    await platform.send(place_of(group), an_alert(taken_back, answers=first.message_id))
    _old, new = telegram.messages(group)
    assert new.reply_to == int(first.message_id)
    assert "Correction: Season 4: renewed → cancelled" in new.text
    await platform.send(place_of(group), an_alert(taken_back, answers="4711"))  # deleted meanwhile
    assert telegram.messages(group)[-1].reply_to is None


@pytest.mark.parametrize("state", ["closed", "deleted", "missing"])
@pytest.mark.parametrize("show", [SHOW, Show(12, "Harbour Lights")])
async def test_where_a_topic_is_gone_the_alert_comes_to_the_group_and_says_why(
    telegram: TelegramEmulator, platform: TelegramPlatform, state: str, show: Show
) -> None:
    forum = telegram.group(forum=True)
    topic = telegram.topic(forum, state)
    await platform.send(place_of(forum, thread=topic), an_alert(show=show))
    await platform.say(place_of(forum, thread=topic), "a word")
    alert, word = telegram.messages(forum)
    assert (alert.thread, word.thread) == (None, None)
    assert "Meant for another topic: the topic" in alert.text.split("\n")[-1]
    forum.topics[topic] = "open"
    await platform.send(place_of(forum, thread=topic), an_alert(show=show))
    assert telegram.messages(forum)[-1].thread == topic


async def test_a_group_that_became_a_supergroup_is_followed(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    group = telegram.small_group()
    new = telegram.migrate(group)
    with pytest.raises(SendError) as raised:
        await platform.send(place_of(group), an_alert())
    assert (raised.value.failure, raised.value.moved_to) == (Failure.MOVED, str(new.id))
    assert await platform.send(place_of(new), an_alert())


async def test_changes_of_one_moment_come_in_one_alert(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    group = telegram.group()
    also = (a_change("dated", "season 5", before=None), a_change("ending", "series", before=None))
    await platform.send(place_of(group), an_alert(also=also))
    [message] = telegram.messages(group)
    lines = message.text.split("\n")
    assert [line.partition(":")[0] for line in lines[1:4]] == ["✅ Season 4", "📅 Season 5", "🏁 The series"]


@pytest.mark.parametrize("refusal", ["can't parse entities: Unsupported start tag", "BUTTON_URL_INVALID", "something new"])
async def test_an_alert_whose_looks_are_refused_comes_in_bare_words(
    telegram: TelegramEmulator, platform: TelegramPlatform, refusal: str
) -> None:
    group = telegram.group()
    telegram.fail(400, f"Bad Request: {refusal}", chat=group)
    await platform.send(place_of(group), an_alert(show=Show(12, "Harbour Lights")))
    [message] = telegram.messages(group)
    assert message.text == message.html
    assert message.text.split("\n")[:2] == ["Harbour Lights", "✅ Season 4: still in doubt → renewed"]
    assert message.text.split("\n")[-1] == "https://trade.example/harbour-lights?a=1&b=2"
    assert message.labels == []


async def test_a_line_keeps_its_breaks_and_calls_nobody(telegram: TelegramEmulator, platform: TelegramPlatform) -> None:
    ann = telegram.user()
    await platform.say(place_of(ann, TargetKind.DM), "I can no longer post here:\n• <b>@all</b>: \u202egone\n")
    [message] = telegram.messages(ann)
    assert message.text == "I can no longer post here:\n• <b>@\u2060all</\u2060b>: gone"


@pytest.mark.parametrize("paid", [True, False])
async def test_only_who_pays_for_broadcasts_sends_paid_ones(telegram: TelegramEmulator, *, paid: bool) -> None:
    platform = TelegramPlatform(telegram.token, telegram.api_url, FakeCommands(), paid=paid)
    await platform.start()
    await platform.send(place_of(telegram.group()), an_alert(show=replace(SHOW, poster=None)))
    await platform.stop()
    (sent,) = [parameters for method, parameters in telegram.requests if method == "sendMessage"]
    assert ("allow_paid_broadcast" in sent) is paid
