"""Every reply as Telegram HTML that fits into one message, the answer first."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.commands.past import Told, told_and_untold
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
from bot.diff import Reason, explain
from bot.diff.explain import RULING_WORDS, saying_words
from bot.model import Ruling, Show, Subscription, Verdict, When
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
    """The headline with what proves it, then the other parts: the same fact does not stand there twice."""
    newest = card.lines[0] if card.lines else None
    mark = f"{STATUS_MARKS[newest.standing.status]} " if newest else ""
    blocks: list[Block] = [_title(card.show), (Span(mark), bold(foreign(card.headline, _LONGEST_LINE)))]
    if newest:
        blocks += _proof(newest)
    for line in card.lines[1:]:
        blocks += [_GAP, *_standing(line)]
    if card.held:
        reports = "One more report waits" if card.held == 1 else f"{card.held} more reports wait"
        blocks += [_GAP, (italic(f"{reports} for a second source: /why tells more."),)]
    footer = _footer(card)
    return [*blocks, _GAP, *footer] if footer else blocks


def _proof(line: Line) -> list[Block]:
    """The words that prove a line, and whose they are."""
    blocks: list[Block] = []
    if line.quote:
        blocks.append((quote(f"“{foreign(line.quote, _LONGEST_QUOTE)}”"),))
    name = foreign(line.publisher, _LONGEST_NAME) or ("source" if line.url else "")
    return [*blocks, (Span("— "), link(name, line.url))] if name else blocks


def _footer(card: StatusCard) -> list[Block]:
    spans: list[Span] = []
    if card.checked:
        spans.append(Span(f"Last look at the sources: {_moment(card.checked)}"))
    if card.show.tvmaze and card.show.url:
        spans += [Span(" · " if spans else "About the show: "), link("TVmaze", card.show.url)]
    return [tuple(spans)] if spans else []


def _standing(line: Line) -> list[Block]:
    standing = line.standing
    head: list[Span] = [Span(f"{STATUS_MARKS[standing.status]} "), bold(standing_words(standing))]
    since: list[Span] = [Span(f"Since {_day(standing.since)}")]
    name = foreign(line.publisher, _LONGEST_NAME) or ("source" if line.url else "")
    if name:
        since += [Span(" — "), link(name, line.url)]
    return [tuple(head), tuple(since)]


def _history(card: HistoryCard) -> list[Block]:
    told, untold = told_and_untold(card)
    blocks = [_title(card.show, "What was told")]
    if not told:
        blocks.append((Span("Nothing yet. No change has come since I began to follow this show."),))
    for one in told:
        blocks += [_GAP, *_told(one)]
    if untold:
        blocks += [_GAP, (bold("Read, but not told"), Span(" (/why says why)"))]
        blocks += [_untold(verdict) for verdict in untold]
    return blocks


def _told(told: Told) -> list[Block]:
    change = told.change
    head = (Span(f"{STATUS_MARKS[change.after]} "), bold(change_headline(change)))
    name = foreign(change.publisher, _LONGEST_NAME) or ("source" if change.url else "")
    spans = [Span(_day(change.said)), *((Span(", "), link(name, change.url)) if name else ())]
    if change.quote:
        spans.append(Span(f": “{foreign(change.quote, _LONGEST_QUOTE // 2)}”"))
    also = [(italic(f"Also: {foreign(', '.join(told.others), _LONGEST_QUOTE // 2)}"),)] if told.others else []
    return [head, tuple(spans), *also]


def _untold(verdict: Verdict) -> Block:
    evidence, became = verdict.evidence, RULING_WORDS[verdict.ruling]
    name = foreign(evidence.witness.publisher, _LONGEST_NAME) or "source"
    return (Span(f"• {saying_words(verdict)} — "), link(name, evidence.url), Span(f", {_day(evidence.said)} ({became})"))


def _why(card: WhyCard) -> list[Block]:
    blocks = [_title(card.show, "What I have read, and what became of it")]
    if card.lines:
        blocks.append(_GAP)
        blocks += [
            (Span(f"{STATUS_MARKS[line.standing.status]} "), bold(standing_words(line.standing))) for line in card.lines
        ]
    found = explain(card.verdicts)
    for heading, reasons in (("Held back for now", found.held), ("Told", found.told), ("Not told", found.silent)):
        if reasons:
            blocks += [_GAP, (bold(heading),)]
        for reason in reasons:
            blocks += _reason(reason)
    if not card.verdicts:
        blocks += [_GAP, (Span("Nothing about it has been read yet."),)]
    return blocks


def _reason(reason: Reason) -> list[Block]:
    """Who says what, and why that was told or not. Of what was told the reason itself says whose word it is."""
    verdict, name = reason.verdict, foreign(reason.who, _LONGEST_NAME) or "source"
    trust = "" if verdict.ruling in {Ruling.ANNOUNCED, Ruling.ENRICHED} else f" ({reason.trust})"
    who = (Span(" — "), link(name, verdict.evidence.url), Span(f"{trust}, {_day(verdict.evidence.said)}. "))
    said = (Span("• "), bold(reason.saying), *who, Span(foreign(reason.full_why, _LONGEST_LINE)))
    if verdict.ruling is not Ruling.HELD or not verdict.evidence.claim.quote:
        return [said]
    words = quote(f"“{foreign(verdict.evidence.claim.quote, _LONGEST_QUOTE // 2)}”")
    return [said, (words,)]


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


def _bullet(text: str) -> Block:
    return (Span(f"• {foreign(text, _LONGEST_LINE)}"),)


def _lines(text: str) -> list[Block]:
    return [(Span(_ours(line)),) for line in text.strip().split("\n")]


def _ours(text: str) -> str:
    """Our own sentence: commands in it stay live, nothing else does."""
    hidden = foreign(text, 4000)
    return hidden.replace("/\u2060", "/")


def _day(moment: datetime) -> str:
    return when_words(When.day(moment.date()))


def _moment(moment: datetime) -> str:
    return f"{_day(moment)}, {moment.astimezone(UTC):%H:%M} UTC"
