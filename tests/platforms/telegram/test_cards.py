"""What people read: each kind of reply, line by line."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.replies import HistoryCard, StatusCard, SubscriptionsCard, WhyCard
from bot.model import Alerts, Ruling, Verdict
from bot.platforms.telegram.cards import reply_html
from tests.emulators.telegram.entities import parse
from tests.platforms.telegram.faking import (
    QUOTE,
    SHOW,
    a_change,
    a_status_card,
    a_subscription,
    some_verdicts,
)


def lines_of(reply: StatusCard | HistoryCard | WhyCard | SubscriptionsCard) -> list[str]:
    return parse(reply_html(reply)).text.replace("\u2060", "").split("\n")


def test_a_status_proves_the_first_line_with_its_words() -> None:
    card = a_status_card()
    first, second = card.lines
    assert lines_of(replace(card, lines=(first, replace(second, quote="not shown")))) == [
        "Harbour Lights (2021, Example TV)",
        "❔ Nobody knows yet whether there will be a season 4.",
        f"“{QUOTE}”",
        "— The Trade",
        "",
        "📺 Season 3: released",
        "Since 1 March 2026 — Example TV",
        "",
        "One more report waits for a second source: /why tells more.",
        "",
        "Last look at the sources: 1 March 2026, 12:00 UTC · TVmaze",
    ]


def test_a_history_tells_the_changes_who_else_said_so_and_what_was_not_told() -> None:
    told, held = some_verdicts()
    paper = replace(told.evidence, key="paper/1", witness=replace(told.evidence.witness, publisher="The Paper"))
    evidence = (held, Verdict(paper, Ruling.REPEATED, "known since then"), told)
    assert lines_of(HistoryCard(SHOW, (a_change(),), evidence)) == [
        "Harbour Lights (2021, Example TV)",
        "What was told",
        "",
        "✅ Season 4: still in doubt → renewed",
        f"1 March 2026, trade.example: “{QUOTE}”",
        "Also: The Paper",
        "",
        "Read, but not told (/why says why)",
        "• Season 4 reportedly cancelled — fan.example, 1 March 2026 (held back)",
    ]


def test_a_why_card_puts_first_what_waits() -> None:
    lines = lines_of(WhyCard(SHOW, (), some_verdicts()))
    assert lines[2:] == [
        "",
        "Held back for now",
        "• Season 4 reportedly cancelled — fan.example (the trade press), 1 March 2026. One fan site alone says so. It "
        "waits for a second source, until 31 March 2026.",
        "“season 4 cancelled”",
        "",
        "Told",
        "• Season 4 renewed — trade.example, 1 March 2026. Trade.example is trusted to say so alone.",
    ]


def test_subscriptions_say_what_is_wanted_and_what_is_muted() -> None:
    here = (a_subscription(), a_subscription(Alerts.FATE, muted=True))
    assert lines_of(SubscriptionsCard(here, (a_subscription(Alerts.RUMOURS),))) == [
        "Alerts in this chat",
        "• Harbour Lights: everything: fate, production, dates, releases",
        "• Harbour Lights: only the fate: renewed, cancelled, the last one – muted until 31 March 2026",
        "",
        "Alerts in your private chat with me",
        "• Harbour Lights: everything, and unconfirmed reports too",
    ]
