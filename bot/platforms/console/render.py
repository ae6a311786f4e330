"""Every alert and every reply as something that rich can print. Pure: nothing here writes or asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

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
from bot.delivery.platform import Alert
from bot.diff import Publishers, explain
from bot.diff.explain import RULING_WORDS
from bot.model import Certainty, Change, ChangeKind, Ruling, Show, Status, Subscription, Verdict
from bot.platforms.console.layout import Barred
from bot.platforms.console.safe import harmless, link, quotation, written
from bot.wording import ALERTS_WORDS, STATUS_MARKS, change_headline, part_words, standing_words, status_words

__all__ = ["STATUS_STYLES", "alert_view", "day", "evidence_table", "reply_view"]

STATUS_STYLES = {
    Status.IN_DOUBT: "yellow",
    Status.RENEWED: "green",
    Status.CANCELLED: "red",
    Status.ENDING: "magenta",
    Status.IN_PRODUCTION: "cyan",
    Status.DELAYED: "yellow",
    Status.DATED: "blue",
    Status.RELEASED: "green",
}
_TONE_STYLES = {Tone.DONE: "green", Tone.INFO: "cyan", Tone.PROBLEM: "red"}
_TOLD = frozenset({Ruling.ANNOUNCED, Ruling.ENRICHED})


def day(moment: datetime) -> str:
    """As in "3 October 2024"."""
    return f"{moment.day} {moment:%B %Y}"


def alert_view(alert: Alert) -> RenderableType:
    """One alert: what changed, since when, who says so, in which words, and where to read it."""
    change = alert.change
    publisher = alert.publisher_name or _name(change.publisher)
    also = [_fact(STATUS_MARKS[one.after], change_headline(one), STATUS_STYLES[one.after]) for one in alert.also]
    style = "red" if change.kind is ChangeKind.CORRECTION else STATUS_STYLES[change.after]
    return Barred(
        Group(
            _headline(STATUS_MARKS[change.after], alert.show.title, change_headline(change), style),
            *also,
            *_proof(change.quote, change.url, _who(publisher, alert.trust), change.said),
        ),
        style,
    )


def reply_view(reply: Reply) -> RenderableType:
    """The answer to a command."""
    match reply:
        case Notice():
            return Barred(written(reply.text), _TONE_STYLES[reply.tone])
        case Choices():
            return _choices(reply)
        case StatusCard():
            return _status(reply)
        case HistoryCard():
            return _history(reply)
        case WhyCard():
            return _why(reply)
        case SubscriptionsCard():
            return _subscriptions(reply)
        case HelpCard():
            return _help(reply)
        case _:
            assert_never(reply)


def evidence_table(verdicts: Iterable[Verdict]) -> Table:
    """Each piece of evidence in a row: when, who, what it says, what became of it and why."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim", expand=True)
    table.add_column("when", no_wrap=True, style="dim")
    table.add_column("who", ratio=2, max_width=22)
    table.add_column("says", ratio=3)
    table.add_column("became", ratio=4)
    for verdict in verdicts:
        one = verdict.evidence
        became = Text(RULING_WORDS[verdict.ruling], style="green" if verdict.ruling in _TOLD else "yellow")
        became.append(f": {harmless(verdict.reason)}", style="default")
        table.add_row(f"{one.said:%d %b %Y}", written(_name(one.witness.publisher)), _saying(verdict), became)
    return table


def _name(publisher: str) -> str:
    return Publishers.load().name_of(publisher)


def _saying(verdict: Verdict) -> Text:
    claim = verdict.evidence.claim
    doubt = {Certainty.REPORTED: "reportedly ", Certainty.OPINION: "perhaps "}.get(claim.certainty, "")
    words = status_words(claim.status, final=claim.final, when=claim.when, part=claim.part)
    return written(f"{part_words(claim.part)} {doubt}{words}")


def _fact(mark: str, fact: str, style: str) -> Text:
    text = Text(f"{mark} ")
    text.append(harmless(fact), style=f"bold {style}")
    return text


def _headline(mark: str, title: str, fact: str, style: str) -> Text:
    text = Text(f"{mark} ")
    text.append(harmless(title), style="bold")
    text.append(" — ", style="dim")
    text.append(harmless(fact), style=f"bold {style}")
    return text


def _who(publisher: str, trust: str) -> str:
    return f"{publisher} ({trust})" if trust else publisher


def _proof(quote: str, url: str | None, who: str, since: datetime) -> list[RenderableType]:
    """The lines beneath a fact: the words, who wrote them and when, the link."""
    source = written(who)
    source.append(f", {day(since)}" if who else f"since {day(since)}")
    source.stylize("dim")
    lines: list[RenderableType | None] = [quotation(quote), source, link(url)]
    return [line for line in lines if line is not None]


def _title(show: Show) -> Text:
    text = written(show.title, "bold")
    about = ", ".join(part for part in (str(show.year or ""), harmless(show.network or "")) if part)
    if about:
        text.append(f"  {about}", style="dim")
    return text


def _status(card: StatusCard) -> RenderableType:
    rows: list[RenderableType] = [_title(card.show), written(card.headline)]
    style = STATUS_STYLES[card.lines[0].standing.status] if card.lines else "cyan"
    for line in card.lines:
        rows += [Text(), *_standing(line)]
    if card.held:
        many = "piece of evidence waits" if card.held == 1 else "pieces of evidence wait"
        rows += [Text(), Text(f"{card.held} {many} for another witness; `why` tells.", style="yellow")]
    foot = [f"Sources last read on {day(card.checked)}, {card.checked:%H:%M} UTC."] if card.checked else []
    page = link(card.show.url)
    if foot or page:
        rows.append(Text())
    rows += [Text(text, style="dim") for text in foot]
    if page:
        rows.append(Text("About the show: ", style="dim").append_text(page))
    return Barred(Group(*rows), style)


def _standing(line: Line) -> list[RenderableType]:
    standing = line.standing
    fact = _fact(STATUS_MARKS[standing.status], standing_words(standing), STATUS_STYLES[standing.status])
    proof = _proof(line.quote, line.url, _name(line.publisher), standing.since)
    return [fact, *(Padding(row, (0, 0, 0, 3)) for row in proof)]


def _history(card: HistoryCard) -> RenderableType:
    rows: list[RenderableType] = [_title(card.show)]
    if not card.changes:
        rows.append(Text("Nothing has been told yet."))
    for change in card.changes:
        rows += [Text(), *_told(change)]
    if card.evidence:
        rows += [Text(), Text("What it rests on", style="bold"), evidence_table(card.evidence)]
    return Barred(Group(*rows))


def _told(change: Change) -> list[RenderableType]:
    fact = Text(f"{day(change.at)}  ", style="dim")
    fact.append(harmless(change_headline(change)), style=f"bold {STATUS_STYLES[change.after]}")
    proof = _proof(change.quote, change.url, _name(change.publisher), change.said)
    return [fact, *(Padding(row, (0, 0, 0, 3)) for row in proof)]


def _why(card: WhyCard) -> RenderableType:
    rows: list[RenderableType] = [_title(card.show)]
    for line in card.lines:
        rows += [Text(), *_standing(line)]
    told = explain(card.verdicts, _name)
    for heading, reasons in (("Told", told.told), ("Held back", told.held), ("Stayed silent", told.silent)):
        rows += _section(heading, [reason.words for reason in reasons])
    if not card.verdicts:
        rows += [Text(), Text("No source has said anything of its fate yet.")]
    return Barred(Group(*rows))


def _section(heading: str, sentences: Sequence[str]) -> list[RenderableType]:
    if not sentences:
        return []
    listed = Table.grid(padding=(0, 1, 0, 0))
    for sentence in sentences:
        listed.add_row("•", written(sentence))
    return [Text(), Text(heading, style="bold"), listed]


def _subscriptions(card: SubscriptionsCard) -> RenderableType:
    if not card.here and not card.dm:
        return Barred(Text("No subscriptions yet."))
    rows: list[RenderableType] = []
    for heading, subscriptions in (("Here", card.here), ("In your direct messages", card.dm)):
        if subscriptions:
            rows += [Text(heading, style="bold"), *(_wish(one) for one in subscriptions)]
    return Barred(Group(*rows))


def _wish(one: Subscription) -> Text:
    text = written(one.show_title)
    text.append(f" — {ALERTS_WORDS[one.alerts]}", style="dim")
    if one.muted_until:
        text.append(f" (muted until {day(one.muted_until)})", style="yellow")
    return text


def _choices(reply: Choices) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for choice in reply.choices:
        grid.add_row("•", written(choice.label), written(choice.show, "dim"))
    return Barred(Group(written(reply.prompt, "bold"), grid))


def _help(card: HelpCard) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    for command, text in card.commands:
        grid.add_row(written(command), written(text))
    return Barred(Group(written(card.intro), Text(), grid))
