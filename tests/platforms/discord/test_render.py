"""What is rendered keeps to Discord's limits and shows foreign text as it stands, whatever comes in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Tone,
    WhyCard,
)
from bot.delivery.platform import Alert
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
from bot.platforms.discord.alerts import alert_page, bare_alert, plain_alert
from bot.platforms.discord.page import Page, Pick
from bot.platforms.discord.render import Wish, reply_page
from bot.platforms.discord.text import clean, cut, escape, escape_lines, is_link, link, width
from tests.emulators.discord.checks import wrong_message
from tests.making import NOON, a_change, a_channel, a_claim, some_evidence
from tests.platforms.discord.faking import HARBOUR, LINE, a_told_change, an_alert

QUICK = settings(max_examples=60, derandomize=True, deadline=None)

# whatever a source, a title or a person may hold: formatting, mentions, links, directions, surrogates, a great deal of it
EVIL = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("*_~`|[]()<>@#:/\\\n\r\t -+.1a\u202e\u200b\u200d\ud800😀"), max_size=80),
    st.sampled_from(["@everyone", "<@1>", "[a](https://evil.example)", "> x", "# x", "-# x", "1. x", "```js", "<t:1:R>"]),
    st.integers(1, 9000).map(lambda length: "Wörter _und_ mehr " * (length // 16 + 1)),
)
ADDRESS = st.one_of(
    st.none(),
    st.sampled_from(["https://trade.example/a", "javascript:alert(1)", "https://x y", "https://[", "http://a"]),
    st.integers(1, 3000).map(lambda length: "https://trade.example/" + "a" * length),
    EVIL,
)
MOMENT = st.integers(0, 20000).map(lambda hours: NOON + timedelta(hours=hours))
PART = st.builds(lambda first, more: Part.season(first, first + more), st.integers(1, 900), st.integers(0, 9))


@st.composite
def a_show(draw: st.DrawFn) -> Show:
    return Show(draw(st.integers(1, 2**53)), draw(EVIL), (), 2021, draw(EVIL), 7, draw(ADDRESS), draw(ADDRESS))


@st.composite
def an_evil_alert(draw: st.DrawFn) -> Alert:
    changes = [
        replace(
            a_change(after=draw(st.sampled_from(list(Status))).value, part=str(draw(PART)), at=draw(MOMENT)),
            kind=draw(st.sampled_from(list(ChangeKind))),
            certainty=draw(st.sampled_from(list(Certainty))),
            when=draw(st.sampled_from([None, When.day(NOON.date()), When.year(2027)])),
            quote=draw(EVIL),
            url=draw(ADDRESS),
            publisher=draw(EVIL),
            final=draw(st.booleans()),
            corrects=draw(st.sampled_from([None, "1"])),
        )
        for _ in range(draw(st.integers(1, 8)))
    ]
    names = draw(EVIL), draw(EVIL)
    return Alert("cl-1-abc", 1, changes[0], draw(a_show()), *names, also=tuple(changes[1:]))


@st.composite
def a_line(draw: st.DrawFn) -> Line:
    status, certainty = draw(st.sampled_from(list(Status))), draw(st.sampled_from(list(Certainty)))
    return Line(PartStanding(draw(PART), status, certainty, draw(MOMENT)), draw(EVIL), draw(ADDRESS), draw(EVIL))


@st.composite
def a_verdict(draw: st.DrawFn) -> Verdict:
    evidence = some_evidence(replace(a_claim(), quote=draw(EVIL)), publisher=draw(EVIL))
    evidence = replace(evidence, url=draw(ADDRESS))
    return Verdict(evidence, draw(st.sampled_from(list(Ruling))), draw(EVIL), draw(st.one_of(st.none(), MOMENT)))


def many(one: st.SearchStrategy[Any], most: int = 60) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=8).flatmap(
        lambda few: st.integers(1, max(1, most // max(1, len(few)))).map(lambda times: tuple(few * times))
    )


def a_subscription() -> st.SearchStrategy[Subscription]:
    target = Target(1, a_channel())
    muted = st.one_of(st.none(), MOMENT)
    return st.builds(
        lambda title, kind, until: Subscription(target, 1, title, kind, until), EVIL, st.sampled_from(list(Alerts)), muted
    )


REPLY: st.SearchStrategy[Reply] = st.one_of(
    st.builds(Notice, EVIL.filter(lambda text: bool(clean(text))), st.sampled_from(list(Tone))),
    st.builds(
        Choices,
        EVIL.filter(lambda text: bool(clean(text))),
        many(st.builds(Choice, EVIL.map(lambda text: text + "x"), st.from_regex(r"\A(#|tvmaze:)[0-9]{1,9}\Z"))),
        st.sampled_from(list(Action)),
    ),
    st.builds(StatusCard, a_show(), EVIL, many(a_line()), st.integers(0, 99), st.one_of(st.none(), MOMENT)),
    st.builds(
        HistoryCard,
        a_show(),
        many(st.builds(lambda text: a_told_change(quote=text, publisher=text), EVIL)),
        many(a_verdict()),
    ),
    st.builds(WhyCard, a_show(), many(a_line()), many(a_verdict())),
    st.builds(SubscriptionsCard, many(a_subscription(), 300), many(a_subscription())),
    st.builds(HelpCard, EVIL.map(lambda text: text + "x"), many(st.tuples(EVIL, EVIL))),
)


async def body_of(page: Page) -> dict[str, Any]:
    """The page as discord.py would put it on the wire."""
    arguments = page.arguments()
    embed, view = arguments.get("embed"), arguments.get("view")
    body: dict[str, Any] = {"content": arguments.get("content", "")}
    if embed is not None:
        body["embeds"] = [embed.to_dict()]
    if view is not None:
        body["components"] = view.to_components()
    return body


@QUICK
@given(an_evil_alert())
async def test_an_alert_keeps_to_the_limits_whatever_it_holds(alert: Alert) -> None:
    body = await body_of(alert_page(alert))
    assert wrong_message(body) == []
    for text in (plain_alert(alert), bare_alert(alert)):
        assert wrong_message({"content": text}) == []


@settings(max_examples=120, derandomize=True, deadline=None)
@given(REPLY, st.builds(Wish, st.booleans(), st.sampled_from(list(Alerts))))
async def test_a_reply_keeps_to_the_limits_whatever_it_holds(reply: Reply, wish: Wish) -> None:
    assert wrong_message(await body_of(reply_page(reply, wish))) == []


@QUICK
@given(EVIL, st.integers(1, 5000))
def test_escaped_text_shows_what_was_written_and_formats_nothing(text: str, limit: int) -> None:
    shown = escape(text, limit)
    assert width(shown) <= limit
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|\[\]<>@]", shown)
    assert not re.search(r"(?<!\\)://", shown)
    plain = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", shown)
    assert clean(text).startswith(plain.removesuffix("…").rstrip())
    assert plain == clean(text) or plain.endswith("…")


@QUICK
@given(EVIL, st.integers(1, 300))
def test_cut_text_is_one_visible_line(text: str, limit: int) -> None:
    shown = cut(text, limit)
    assert width(shown) <= limit
    assert not re.search("[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


@QUICK
@given(st.lists(EVIL, max_size=30).map("\n".join))
def test_a_plain_word_is_one_message_at_most(text: str) -> None:
    assert width(escape_lines(text, 2000)) <= 2000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("- not a list", "\\- not a list"),
        ("1. not a list", "1\\. not a list"),
        ("# not a heading", "\\# not a heading"),
        ("mid-season #2", "mid-season #2"),
        ("see https://evil.example", "see https\\://evil.example"),
        ("a\nb\t c", "a b c"),
        ("‮desrever", "desrever"),
        ("👩‍🚀", "👩‍🚀"),
    ],
)
def test_escaping_is_invisible_to_the_reader(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_cutting_never_leaves_half_an_escape_and_prefers_whole_words() -> None:
    assert escape("*" * 50, 9) == "\\*\\*\\*\\*…"
    assert cut("one two three four", 12) == "one two…"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://trade.example/a", True),
        ("http://trade.example", True),
        ("javascript:alert(1)", False),
        ("https://trade.example/a)b", False),
        ("https://a b.example", False),
        ("ftp://trade.example", False),
        ("https://localhost", False),
        ("", False),
        (None, False),
    ],
)
def test_only_what_can_be_an_address_is_linked(address: str | None, linked: bool) -> None:
    assert is_link(address) is linked
    assert link("x", address).startswith("[x](") is linked


@QUICK
@given(
    st.builds(
        Pick,
        st.sampled_from(list(Action)),
        st.from_regex(r"\A(#|tvmaze:)[0-9]{0,18}\Z"),
        st.booleans(),
        st.sampled_from(list(Alerts)),
        st.booleans(),
    )
)
def test_a_button_remembers_what_it_is_for(pick: Pick) -> None:
    assert len(pick.custom_id) <= 100
    assert Pick.parse(pick.custom_id) == pick


@pytest.mark.parametrize(
    "custom_id", ["", "ch/status", "other/status/here/fate/new/#1", "ch/x/here/fate/new/#1", "ch/status/here/x/new/#1"]
)
def test_a_custom_id_that_is_not_ours_is_none(custom_id: str) -> None:
    assert Pick.parse(custom_id) is None


def moments(page: Page) -> list[datetime]:
    text = page.content + (page.embed.description or "" if page.embed else "")
    return [datetime.fromtimestamp(int(found), NOON.tzinfo) for found in re.findall(r"<t:(\d+):", text)]


def test_an_alert_about_a_date_says_how_far_away_it_is() -> None:
    day = NOON + timedelta(days=90)
    change = replace(a_told_change(), after=Status.DATED, when=When.day(day.date()))
    assert moments(alert_page(an_alert(change)))[-1].date() == day.date()


def test_changes_of_one_moment_stand_in_one_alert_each_in_a_line() -> None:
    film = replace(a_change(part="film", after="in_production"), before=None)
    page = alert_page(replace(an_alert(), also=(film,)))
    assert page.content.splitlines() == [
        "✅ **Harbour Lights** · Season 2: still in doubt → renewed",
        "🎬 The film: in production",
    ]


def test_a_report_is_marked_as_one() -> None:
    page = alert_page(an_alert(a_told_change(certainty=Certainty.REPORTED)))
    assert "reportedly renewed" in page.content
    assert page.embed is not None
    assert "not confirmed" in (page.embed.description or "")


def test_a_status_shows_the_headline_then_each_part_with_its_proof() -> None:
    older = replace(LINE, standing=replace(LINE.standing, part=Part.season(1), status=Status.RELEASED))
    page = reply_page(StatusCard(HARBOUR, "Season 2 is still in doubt.", (LINE, older), held=2, checked=NOON))
    assert page.embed is not None
    since = f"<t:{int(LINE.standing.since.timestamp())}:R>"
    assert (page.embed.description or "").split("\n") == [
        "❔ **Season 2 is still in doubt.**",
        f"> “{LINE.quote}”",
        f"— [The Trade]({LINE.url}), {since}",
        "",
        "*2 reports wait for a second source: see `/why`.*",
    ]
    assert [field.name for field in page.embed.fields] == ["📺 Season 1: released"]
    assert page.embed.timestamp == NOON


def test_a_card_with_more_than_fits_says_how_much_is_left() -> None:
    page = reply_page(StatusCard(HARBOUR, "So it stands.", (replace(LINE, quote="A long quote. " * 20),) * 30))
    assert page.embed is not None
    shown = page.embed.fields[:-1]
    assert page.embed.fields[-1].value == f"and {29 - len(shown)} more"
    history = reply_page(HistoryCard(HARBOUR, tuple(a_told_change(quote="x" * 300) for _ in range(60)), ()))
    assert history.embed is not None
    assert re.search(r"… and \d+ more", history.embed.description or "")


def test_a_history_says_what_was_told_who_else_said_so_and_what_was_not_told() -> None:
    change = a_told_change()
    same = some_evidence(a_claim(), "paper/1", change.said, "paper.example", "press")
    other = some_evidence(a_claim(status="cancelled"), "fan/1", change.said, "fan.example", "fan")
    evidence = (Verdict(other, Ruling.EXPIRED, "too long ago"), Verdict(same, Ruling.REPEATED, "known"))
    page = reply_page(HistoryCard(HARBOUR, (change,), evidence))
    assert page.embed is not None
    day = f"<t:{int(change.said.timestamp())}:D>"
    assert (page.embed.description or "").split("\n") == [
        "**What was told**",
        "✅ **Season 2: still in doubt → renewed**",
        f"{day}, [trade.example](https://trade.example/2): “We are going back to the harbour”",
        "*Also: paper.example*",
        "",
        "**Read, but not told** (`/why` says why)",
        f"• Season 2 cancelled — fan.example, {day} *(never confirmed)*",
    ]


def test_a_why_card_says_each_thing_once_and_when_time_would_release_it() -> None:
    told = Verdict(some_evidence(a_claim()), Ruling.ANNOUNCED, "the word of the trade press is enough")
    paper = some_evidence(
        replace(a_claim(status="dated"), quote="Out in May"), "paper/1", publisher="The Paper", trust="press"
    )
    held = Verdict(paper, Ruling.HELD, "one source alone, so far", NOON + timedelta(hours=6))
    page = reply_page(WhyCard(HARBOUR, (), (held, told)))
    assert page.embed is not None
    rows = (page.embed.description or "").split("\n")
    assert rows[3:7] == [
        "**Held back for now**",
        f"• **Season 2 has a date** — The Paper (the press), <t:{int(paper.said.timestamp())}:D>",
        "> “Out in May”",
        "One source alone, so far. It waits for the network, the trade press, or another outlet that does not just repeat "
        f"it. Without that it is told on <t:{int((NOON + timedelta(hours=6)).timestamp())}:f>, if nobody contradicts it.",
    ]
    assert rows[8] == "**Told**"
    assert rows[10:] == ["The word of the trade press is enough."]


CARDS: list[Callable[[Show], Reply]] = [
    lambda show: StatusCard(show, "So it stands.", ()),
    lambda show: HistoryCard(show, (), ()),
    lambda show: WhyCard(show, (), ()),
]


@pytest.mark.parametrize("card", CARDS)
async def test_a_show_of_which_nothing_is_known_has_a_card_too(card: Callable[[Show], Reply]) -> None:
    assert wrong_message(await body_of(reply_page(card(Show(1, ""))))) == []
