"""Every reply as Telegram HTML that fits into one message, the answer first."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.commands.replies import (
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
from bot.diff import Publishers, explain, verdict_words
from bot.model import Change, Show, Subscription, When
from bot.platforms.telegram.keyboards import carried
from bot.platforms.telegram.markup import Block, Span, bold, foreign, italic, link, page, quote
from bot.wording import ALERTS_WORDS, STATUS_MARKS, change_headline, standing_words, when_words

__all__ = ["reply_html"]

_TONES = {Tone.DONE: "✅ ", Tone.INFO: "", Tone.PROBLEM: "⚠️ "}
_LONGEST_TITLE = 150  # units
_LONGEST_NAME = 80
_LONGEST_QUOTE = 400
_LONGEST_LINE = 500
_EXAMPLE = "As in: /subscribe heartstopper fate – the last word may be everything, fate or rumours, and may be left out."
_GAP: Block = ()


def reply_html(reply: Reply) -> str:
    """The text of any reply."""
    match reply:
        case Notice():
            return page(_lines(f"{_TONES[reply.tone]}{reply.text}"))
        case Choices():
            return page(_choices(reply))
        case StatusCard():
            return page(_status(reply))
        case HistoryCard():
            return page(_history(reply))
        case WhyCard():
            return page(_why(reply))
        case SubscriptionsCard():
            return page(_subscriptions(reply))
        case HelpCard():
            return page(_help(reply))


def _status(card: StatusCard) -> list[Block]:
    blocks = [_title(card.show), (Span(foreign(card.headline, _LONGEST_LINE)),), _GAP]
    for number, line in enumerate(card.lines):
        blocks += _standing(line, with_quote=number == 0)
    if card.lines:
        blocks.append(_GAP)
    if card.held == 1:
        blocks.append((italic("One more report waits for a second witness: /why tells more."),))
    elif card.held:
        blocks.append((italic(f"{card.held} more reports wait for a second witness: /why tells more."),))
    return [*blocks, *_footer(card)]


def _footer(card: StatusCard) -> list[Block]:
    spans: list[Span] = []
    if card.checked:
        spans.append(Span(f"Last look at the sources: {_moment(card.checked)}"))
    if card.show.tvmaze and card.show.url:
        spans += [Span(" · " if spans else "About the show: "), link("TVmaze", card.show.url)]
    return [tuple(spans)] if spans else []


def _standing(line: Line, *, with_quote: bool) -> list[Block]:
    standing = line.standing
    head: list[Span] = [Span(f"{STATUS_MARKS[standing.status]} "), bold(standing_words(standing))]
    since: list[Span] = [Span(f"Since {_day(standing.since)}")]
    name = _name(line.publisher)
    if name:
        since += [Span(", says "), link(name, line.url)]
    elif line.url:
        since += [Span(", "), link("source", line.url)]
    blocks: list[Block] = [tuple(head), tuple(since)]
    if line.quote and with_quote:
        blocks.append((quote(f"“{foreign(line.quote, _LONGEST_QUOTE)}”"),))
    return blocks


def _history(card: HistoryCard) -> list[Block]:
    blocks = [_title(card.show, "What was told")]
    if not card.changes:
        blocks.append((Span("Nothing yet. No change has come since I began to follow this show."),))
    for change in card.changes:
        blocks += [_GAP, *_change(change)]
    if card.evidence:
        blocks += [_GAP, (bold("What it rests on"),)]
        blocks += [
            _bullet(verdict_words(verdict, Publishers.load().name_of), verdict.evidence.url) for verdict in card.evidence
        ]
    return blocks


def _change(change: Change) -> list[Block]:
    head = (Span(f"{STATUS_MARKS[change.after]} "), bold(change_headline(change)))
    name = _name(change.publisher) or ("source" if change.url else "")
    spans = [Span(_day(change.said)), *((Span(", "), link(name, change.url)) if name else ())]
    if change.quote:
        spans.append(Span(f": “{foreign(change.quote, _LONGEST_QUOTE // 2)}”"))
    return [head, tuple(spans)]


def _why(card: WhyCard) -> list[Block]:
    blocks = [_title(card.show, "What I have read, and what became of it")]
    if card.lines:
        blocks.append(_GAP)
        blocks += [
            (Span(f"{STATUS_MARKS[line.standing.status]} "), bold(standing_words(line.standing))) for line in card.lines
        ]
    told = explain(card.verdicts, Publishers.load().name_of)
    parts = (("Waiting for more", told.held), ("Told", told.told), ("Stayed silent", told.silent))
    for heading, sentences in parts:
        if sentences:
            blocks += [_GAP, (bold(heading),), *(_bullet(sentence) for sentence in sentences)]
    if not card.verdicts:
        blocks += [_GAP, (Span("Nothing about it has been read yet."),)]
    return blocks


def _subscriptions(card: SubscriptionsCard) -> list[Block]:
    if not card.here and not card.dm:
        return [(Span("No subscriptions here yet. /subscribe with a show's title makes the first one."),)]
    blocks: list[Block] = []
    for heading, rows in (("Alerts in this chat", card.here), ("Alerts in your private chat with me", card.dm)):
        if rows:
            blocks += [_GAP] if blocks else []
            blocks += [(bold(heading),), *(_subscription(row) for row in rows)]
    return blocks


def _subscription(row: Subscription) -> Block:
    muted = f" – muted until {_day(row.muted_until)}" if row.muted_until else ""
    return (Span("• "), bold(foreign(row.show_title, _LONGEST_TITLE)), Span(f": {ALERTS_WORDS[row.alerts]}{muted}"))


def _help(card: HelpCard) -> list[Block]:
    blocks = [*_lines(card.intro), _GAP]
    for command, what in card.commands:
        blocks.append((bold(command if command.startswith("/") else f"/{command}"), Span(f" – {what}")))
    return [*blocks, _GAP, (Span(_EXAMPLE),)]


def _choices(asked: Choices) -> list[Block]:
    blocks = _lines(asked.prompt)
    buttons = carried(asked.choices)
    return blocks + [_bullet(one.label) for one in asked.choices if one not in buttons]


def _title(show: Show, what: str = "") -> Block:
    known = ", ".join(filter(None, (str(show.year or ""), foreign(show.network or "", _LONGEST_NAME))))
    head = (bold(foreign(show.title, _LONGEST_TITLE) or "?"), Span(f" ({known})" if known else ""))
    return (*head, Span(f"\n{what}")) if what else head


def _bullet(text: str, url: str | None = None) -> Block:
    words = foreign(text, _LONGEST_LINE)
    return (Span("• "), Span(words), *((Span(" "), link("↗", url)) if url else ()))


def _lines(text: str) -> list[Block]:
    return [(Span(_ours(line)),) for line in text.split("\n")]


def _ours(text: str) -> str:
    """Our own sentence: commands in it stay live, nothing else does."""
    hidden = foreign(text, 4000)
    return hidden.replace("/\u2060", "/")


def _name(publisher: str) -> str:
    """The name people know for an outlet's domain."""
    return foreign(Publishers.load().name_of(publisher), _LONGEST_NAME)


def _day(moment: datetime) -> str:
    return when_words(When.day(moment.date()))


def _moment(moment: datetime) -> str:
    return f"{_day(moment)}, {moment.astimezone(UTC):%H:%M} UTC"
