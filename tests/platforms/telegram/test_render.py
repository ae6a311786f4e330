"""Rendering: whatever sources say, Telegram takes it, the fact stays, and nothing in it is live."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.replies import Action, Choice, Choices, HelpCard, HistoryCard, Line, Notice, Reply, StatusCard, WhyCard
from bot.model import ChangeKind, Show, When
from bot.platforms.telegram.cards import reply_html
from bot.platforms.telegram.keyboards import Wanted, read_data, read_payload
from bot.platforms.telegram.markup import CAPTION, TEXT, Span, bold, foreign, link, page, short
from bot.platforms.telegram.render import alert_html, alert_text, plain
from tests.emulators.telegram.entities import parse, units
from tests.platforms.telegram.faking import ALL_REPLIES, SHOW, a_change, a_standing, an_alert, some_verdicts

LIVE = re.compile(r"(?<!\w)[@#/$]\w|\w\.\w|://")
HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["<b>", "</blockquote>", "&amp;", "&#0;", "<a href='tg://user?id=1'>", "@everyone", "/start", "evil.com", "#tag"]
        ),
        st.sampled_from(
            ["\u202e", "\u200f", "\x00", "\ud800", "👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301" * 5, "👍🏽" * 400, "x" * 3000, "\n\n"]
        ),
    ),
    max_size=8,
).map("".join)
LONGEST = replace(
    a_change("renewed", "season 21-22", certainty="reported"),
    kind=ChangeKind.CORRECTION,
    final=True,
    when=When(date(2026, 11, 1), date(2027, 12, 31)),
)
ADDRESS = st.one_of(
    st.none(),
    HOSTILE,
    st.sampled_from(["https://a.example/?q=\"'<>&", "javascript:alert(1)", "tg://user?id=1", "https://[x"]),
)


def is_harmless(text: str) -> bool:
    return not any(unicodedata.category(ch) in {"Cc", "Cf", "Cs"} and ch not in "\n\u2060\u200c\u200d" for ch in text)


def check(html: str, limit: int = TEXT) -> str:
    """Telegram's rules, by the emulator's own reading of the documentation."""
    parsed = parse(html)
    assert 0 < units(parsed.text) <= limit
    assert parsed.text == parsed.text.strip()
    assert is_harmless(parsed.text)
    for entity in parsed.entities:
        if entity["type"] == "text_link":
            assert re.fullmatch(r"https?://[^\s@]+", str(entity["url"]).split("?")[0])
    return parsed.text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    title=HOSTILE,
    quote=HOSTILE,
    publisher=HOSTILE,
    trust=HOSTILE,
    url=ADDRESS,
    page_url=ADDRESS,
    limit=st.sampled_from([TEXT, CAPTION]),
)
def test_any_alert_is_taken_with_its_fact(
    title: str, quote: str, publisher: str, trust: str, url: str | None, page_url: str | None, limit: int
) -> None:
    change = replace(a_change(), quote=quote, url=url)
    show = replace(SHOW, title=title or "?", url=page_url)
    alert = replace(an_alert(change, show), publisher_name=publisher, trust=trust)
    for one in (
        alert,
        replace(alert, change=a_change(certainty="reported")),
        replace(alert, also=(LONGEST,) * 20),
    ):
        text = check(alert_html(one, limit, note="Meant for another topic."), limit)
        assert "Season 4: still in doubt → " in text
        assert text.endswith("Meant for another topic.")
        assert not LIVE.search(text)
        bare = alert_text(replace(one, change=replace(one.change, url=None)))
        assert units(bare) <= TEXT
        assert not LIVE.search(bare)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(words=HOSTILE, url=ADDRESS, count=st.integers(1, 40))
def test_any_reply_is_taken(words: str, url: str | None, count: int) -> None:
    show = Show(3, words or "?", year=2020, network=words, tvmaze=1, url=url)
    line = Line(a_standing(), words, url, words)
    change = replace(a_change(), quote=words, url=url, publisher=words)
    verdicts = tuple(
        replace(one, reason=words, evidence=replace(one.evidence, url=url, title=words)) for one in some_verdicts() * count
    )
    replies: tuple[Reply, ...] = (
        StatusCard(show, words, (line,) * count, held=3),
        HistoryCard(show, (change,) * count, verdicts),
        WhyCard(show, (line,) * count, verdicts),
        Notice(words or "?"),
        Choices("Which one?", (Choice(words, "#1"),) * count, Action.STATUS),
    )
    for reply in replies:
        if isinstance(reply, Notice) and not foreign(words):
            continue
        text = check(reply_html(reply))
        if not isinstance(reply, Notice):
            assert not LIVE.search(text.replace("/why tells", "").replace("/why says", ""))


@pytest.mark.parametrize("reply", ALL_REPLIES, ids=lambda reply: type(reply).__name__)
def test_every_kind_of_reply_has_its_text(reply: Reply) -> None:
    check(reply_html(reply))


def test_a_long_history_shows_the_newest_and_counts_the_rest() -> None:
    changes = tuple(replace(a_change(), quote=f"{number} " * 50) for number in range(60))
    text = check(reply_html(HistoryCard(SHOW, changes, ())))
    assert "“0 0 0" in text
    assert text.endswith("… and more than fits into one message")


def test_commands_in_help_stay_live() -> None:
    text = check(reply_html(HelpCard("Ask me: /status heartstopper", (("/status SHOW", "what is known"),))))
    assert text.startswith(
        "Ask me: /status heartstopper\n\n/status SHOW – what is known\n\nAs in: /subscribe heartstopper fate"
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=HOSTILE, limit=st.integers(1, 300))
def test_cutting_keeps_to_the_limit_and_splits_no_character(text: str, limit: int) -> None:
    cut = short(text.replace("\ud800", ""), limit)
    assert units(cut) <= limit
    assert cut == text.replace("\ud800", "") or cut.endswith("…")


def test_a_cut_splits_no_composed_character() -> None:
    assert short("ab👨‍👩‍👧cd", 7) == "ab…"
    assert short("abe\u0301fgh", 4) == "ab…"
    assert short("one two three four five six", 24) == "one two three four five…"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "tg://user?id=1", "https://a@b.example", "https://x .example", "https://[", "", None]
)
def test_an_address_that_no_chat_should_open_is_no_link(url: str | None) -> None:
    assert link("words", url).href == ""


def test_a_block_that_is_too_long_by_itself_is_cut() -> None:
    text = check(page([(bold("x" * 5000),), (Span("y"),)]))
    assert text.endswith("x…\n… and more than fits into one message")


def test_an_empty_line_can_still_be_said() -> None:
    assert plain("\u202e\n") == "…"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    show=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=14)
)
def test_a_button_carries_its_show_there_and_back(show: str) -> None:
    wanted = Wanted(Action.SUBSCRIBE, show, is_choice=True)
    assert read_data(wanted.data) == wanted
    assert read_payload(wanted.payload) == wanted
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", wanted.payload)
    assert len(wanted.data.encode()) <= 64
