from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.commands.replies import (
    Action,
    Choice,
    Choices,
    HelpCard,
    HistoryCard,
    Line,
    Notice,
    Reply,
    StatusCard,
    SubscriptionsCard,
    WhyCard,
)
from bot.delivery.platform import Alert, Platform
from bot.errors import Failure, SendError
from bot.model import (
    Alerts,
    Certainty,
    ChangeKind,
    Part,
    PartStanding,
    Ruling,
    Show,
    Status,
    Subscription,
    Target,
    Verdict,
    When,
)
from bot.platforms.console import ConsolePlatform, print_reply
from tests.making import NOON, a_change, a_channel, a_claim, a_show, some_evidence

HOSTILE = "[bold red]boo[/] \x1b[31mred\x1b[0m\x07 \r\nnext \u202eback\u200b [link=https://evil.example]x[/link]"


def _console(width: int = 80, **options: object) -> Console:
    return Console(file=io.StringIO(), width=width, **options)  # type: ignore[arg-type]


def _text(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _printed(reply: Reply, console: Console | None = None) -> str:
    console = console or _console()
    print_reply(reply, console)
    return _text(console)


def _alert(**changed: object) -> Alert:
    change = replace(
        a_change(),
        quote="The second season has been ordered",
        url="https://trade.example/news/1",
        publisher="trade.example",
        **changed,  # type: ignore[arg-type]
    )
    return Alert("cl-1-a", 1, change, a_show(), "The Trade", "the trade press")


def _line(words: str = "The second season has been ordered") -> Line:
    standing = PartStanding(Part.season(2), Status.RENEWED, Certainty.CONFIRMED, NOON)
    return Line(standing, words, "https://trade.example/news/1", "trade.example")


def _every_reply(text: str = "words") -> list[Reply]:
    show = Show(1, f"Harbour Lights {text}", year=2022, network=text, url="https://tv.example/1")
    verdict = Verdict(some_evidence(a_claim()), Ruling.REPEATED, text)
    held = Verdict(some_evidence(a_claim()), Ruling.HELD, text, NOON)
    wish = Subscription(Target(1, a_channel()), 1, text, Alerts.FATE, muted_until=NOON)
    return [
        Notice(text),
        Choices(text, (Choice(text, "#1"), Choice("Ghosts (2021)", text)), Action.STATUS),
        StatusCard(show, text, (_line(text),), held=2, checked=NOON),
        HistoryCard(show, (replace(a_change(), quote=text, publisher=text),), (verdict,)),
        WhyCard(show, (_line(text),), (verdict, held)),
        SubscriptionsCard((wish,), (wish,)),
        HelpCard(text, (("/status show", text),)),
    ]


async def test_an_alert_shows_what_changed_since_when_who_says_so_the_quote_and_the_link() -> None:
    console = _console()
    await ConsolePlatform(console).send(a_channel(platform="console"), _alert())
    printed = _text(console)
    for part in (
        "Harbour Lights",
        "Season 2: still in doubt → renewed",
        "1 March 2026",
        "The Trade (the trade press)",
        "“The second season has been ordered”",
        "https://trade.example/news/1",
    ):
        assert part in printed


async def test_a_report_a_final_season_and_a_correction_are_called_what_they_are() -> None:
    for changed, words in (
        ({"certainty": Certainty.REPORTED}, "reportedly renewed"),
        ({"final": True, "when": When.year(2027)}, "renewed (2027, the last one)"),
        ({"kind": ChangeKind.CORRECTION}, "Correction: Season 2"),
    ):
        console = _console(120)
        await ConsolePlatform(console).send(a_channel(), _alert(**changed))
        assert words in _text(console)


async def test_an_alert_tells_what_changed_at_the_same_moment_beside_it() -> None:
    console = _console()
    film = replace(a_change("2", part="film"), before=None)
    await ConsolePlatform(console).send(a_channel(), replace(_alert(after=Status.CANCELLED), also=(film,)))
    assert "Season 2: still in doubt → cancelled" in _text(console)
    assert "The film: announced" in _text(console)


async def test_the_terminal_is_a_platform_and_numbers_what_it_has_taken() -> None:
    platform: Platform = ConsolePlatform(_console())
    await platform.start()
    first = await platform.send(a_channel(), _alert())
    second = await platform.say(a_channel(), "a word")
    await platform.stop()
    assert platform.name == "console"
    assert first != second


async def test_a_terminal_that_has_gone_away_stops_the_platform_and_raises_nothing_else() -> None:
    console = _console()
    console.file.close()
    with pytest.raises(SendError) as caught:
        await ConsolePlatform(console).send(a_channel(), _alert())
    assert caught.value.failure is Failure.FATAL


@pytest.mark.parametrize("reply", _every_reply(), ids=lambda reply: type(reply).__name__)
def test_every_reply_can_be_printed_within_80_columns_and_without_colour(reply: Reply) -> None:
    printed = _printed(reply)
    assert "\x1b" not in printed
    assert printed.strip()
    assert all(len(line) <= 80 for line in printed.splitlines())


@pytest.mark.parametrize("reply", _every_reply(HOSTILE), ids=lambda reply: type(reply).__name__)
def test_foreign_text_brings_neither_markup_nor_control_characters(reply: Reply) -> None:
    printed = _printed(reply, _console(400, force_terminal=False))
    assert not set(printed) & set("\x1b\x07\r\u202e\u200b")
    assert "[bold red]boo[/]" in printed


async def test_foreign_text_in_an_alert_brings_neither_markup_nor_control_characters() -> None:
    console = _console(400)
    hostile = replace(_alert().change, quote=HOSTILE, publisher=HOSTILE, url=f"https://evil.example/{HOSTILE}")
    await ConsolePlatform(console).send(a_channel(), Alert("k", 1, hostile, a_show(HOSTILE), HOSTILE, HOSTILE))
    printed = _text(console)
    assert not set(printed) & set("\x1b\x07\r\u202e\u200b")
    assert printed.count("[bold red]boo[/]") >= 3


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(max_size=80))
def test_no_text_at_all_can_steer_the_terminal(text: str) -> None:
    printed = _printed(StatusCard(a_show(text or "x"), text, (_line(text),)), _console(force_terminal=True, no_color=True))
    own = printed.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[3m", "")
    assert "\x1b" not in own.replace("\x1b[4m", "").replace("\x1b[2;4m", "")
    assert not set(own) & set("\x07\x08\x0b\x0c\r\x9b\u202e")


async def test_only_web_addresses_are_printed_as_links() -> None:
    console = _console()
    await ConsolePlatform(console).send(a_channel(), replace(_alert(), change=replace(_alert().change, url="javascript:x")))
    assert "javascript" not in _text(console)


async def test_a_long_quote_is_cut_with_its_beginning_kept() -> None:
    console = _console()
    change = replace(_alert().change, quote="Renewed it is. " + "And more words. " * 200)
    await ConsolePlatform(console).send(a_channel(), replace(_alert(), change=change))
    printed = _text(console)
    assert "Renewed it is." in printed
    assert len(printed) < 900


def test_the_status_says_what_waits_and_when_sources_were_last_read() -> None:
    printed = _printed(StatusCard(a_show(), "Season 2 is coming.", (_line(),), held=2, checked=NOON))
    assert "Season 2: renewed" in printed
    assert "2 pieces of evidence wait for another witness" in printed
    assert "1 March 2026, 12:00 UTC" in printed


def test_why_tells_apart_what_was_told_held_back_and_kept_silent() -> None:
    one = some_evidence(a_claim())
    verdicts = (
        Verdict(one, Ruling.ANNOUNCED, "its word is enough"),
        Verdict(replace(one, key="a/2"), Ruling.HELD, "waits", NOON),
        Verdict(replace(one, key="a/3"), Ruling.STALE, "older than what is known"),
    )
    printed = _printed(WhyCard(a_show(), (), verdicts))
    assert printed.index("Told") < printed.index("Held back") < printed.index("Stayed silent")


def test_where_nothing_is_known_the_answers_say_so() -> None:
    assert "Nothing has been told yet" in _printed(HistoryCard(a_show(), (), ()))
    assert "No source has said anything" in _printed(WhyCard(a_show(), (), ()))
    assert "No subscriptions" in _printed(SubscriptionsCard(()))


def test_a_terminal_that_knows_ascii_only_gets_everything_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    print_reply(StatusCard(a_show("Café Noir"), "Season 2 → coming.", (_line(),)))
    stream.flush()
    assert b"Caf? Noir" in raw.getvalue()
    assert b"Season 2 -> coming." in raw.getvalue()
    assert b"| " in raw.getvalue()
    assert b"Season 2: renewed" in raw.getvalue()
