"""How every reply looks in Discord."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from bot.commands.past import Told, told_and_untold
from bot.commands.replies import (
    Action,
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
from bot.model import Alerts, PartStanding, Ruling, Show, Subscription, Verdict
from bot.platforms.discord.alerts import COLOURS
from bot.platforms.discord.page import (
    BUTTONS,
    CONTENT,
    CUSTOM_ID,
    DESCRIPTION,
    EMBED,
    FIELD,
    FIELDS,
    LABEL,
    OPTION,
    OPTIONS,
    TITLE,
    Button,
    Menu,
    Page,
    Pick,
    Room,
)
from bot.platforms.discord.text import cut, escape, is_link, link, moment, width
from bot.wording import ALERTS_WORDS, STATUS_MARKS, change_headline, standing_words

_NEUTRAL = 0x5865F2
_QUOTE = 300
_NAME = 80
_MORE = 40  # room kept for "and 12 more"
_TONES = {Tone.DONE: "✅ ", Tone.INFO: "", Tone.PROBLEM: "⚠️ "}


@dataclass(frozen=True, slots=True)
class Wish:
    """The options with which a question was asked; taking a choice repeats them."""

    dm: bool = False
    alerts: Alerts = Alerts.EVERYTHING


def reply_page(reply: Reply, wish: Wish = Wish()) -> Page:
    """The whole reply."""
    match reply:
        case Notice():
            return Page(content=_TONES[reply.tone] + escape(reply.text, CONTENT - 4))
        case Choices():
            return _choices(reply, wish)
        case StatusCard():
            return _status(reply)
        case HistoryCard():
            return _history(reply)
        case WhyCard():
            return _why(reply)
        case SubscriptionsCard():
            return _subscriptions(reply)
        case HelpCard():
            lines = [f"**{escape(command, 60)}** – {escape(does, 300)}" for command, does in reply.commands]
            return Page(embed=discord.Embed(description=_lines([escape(reply.intro, 1000), "", *lines]), colour=_NEUTRAL))


def _choices(reply: Choices, wish: Wish) -> Page:
    pick = Pick(reply.action, dm=wish.dm, alerts=wish.alerts)
    fit = [one for one in reply.choices if one.label.strip() and width(pick.custom_id + one.show) <= CUSTOM_ID]
    content = escape(reply.prompt, CONTENT)
    if len(fit) > BUTTONS:
        tokens = dict.fromkeys(one.show for one in fit)  # Discord takes each value once
        labels = {one.show: cut(one.label, OPTION) for one in reversed(fit)}
        return Page(content=content, menu=Menu("Choose a show", pick, tuple((labels[one], one) for one in tokens)[:OPTIONS]))
    lead = "Subscribe to " if reply.action is Action.SUBSCRIBE and len(fit) == 1 else ""
    picks = {one.show: Pick(reply.action, one.show, wish.dm, wish.alerts) for one in fit}
    labels = {one.show: cut(lead + one.label, LABEL) for one in reversed(fit)}
    return Page(content=content, buttons=tuple(Button(labels[show], picks[show], main=bool(lead)) for show in picks))


def _status(reply: StatusCard) -> Page:
    """The headline with what proves it, then the other parts: the same fact does not stand there twice."""
    newest = reply.lines[0] if reply.lines else None
    embed = _card(reply.show, COLOURS[newest.standing.status] if newest else _NEUTRAL)
    mark = f"{STATUS_MARKS[newest.standing.status]} " if newest else ""
    rows = [f"{mark}**{escape(reply.headline, 1000)}**", *(_words(newest) if newest else ())]
    if reply.held:
        reports = "1 report waits" if reply.held == 1 else f"{reply.held} reports wait"
        rows += ["", f"*{reports} for a second source: see `/why`.*"]
    embed.description = "\n".join(rows)
    _add_lines(embed, reply.lines[1:], Room(EMBED - _MORE - width(embed.title or "") - width(embed.description)))
    if reply.checked:
        embed.set_footer(text="Sources last read")
        embed.timestamp = reply.checked
    token = f"#{reply.show.id}"
    buttons = (
        Button("Alert me by DM", Pick(Action.SUBSCRIBE, token, dm=True, fresh=True), "🔔", main=True),
        Button("History", Pick(Action.HISTORY, token, fresh=True), "🕘"),
        Button("Why?", Pick(Action.WHY, token, fresh=True), "🔎"),
    )
    return Page(embed=embed, buttons=buttons)


def _words(line: Line) -> list[str]:
    """The words that prove a line, and whose they are."""
    rows = [f"> “{escape(line.quote, _QUOTE)}”"] if line.quote else []
    if line.publisher or line.url:
        source = link(line.publisher or "source", line.url, _NAME)
        rows.append(f"— {source}, {moment(line.standing.since, 'R')}")
    return rows


def _add_lines(embed: discord.Embed, lines: tuple[Line, ...], room: Room) -> None:
    for count, line in enumerate(lines):
        name = f"{STATUS_MARKS[line.standing.status]} {escape(standing_words(line.standing), TITLE - 4)}"
        value = _cut_lines(_proof(line), FIELD)
        if count >= FIELDS - 1 or not room.takes(name, value):
            left = len(lines) - count
            embed.add_field(name="…", value=f"and {left} more", inline=False)
            return
        embed.add_field(name=name, value=value, inline=False)


def _proof(line: Line) -> list[str]:
    since = line.standing.since
    rows = [f"Since {moment(since)} ({moment(since, 'R')})"]
    if line.publisher or line.url:
        rows[0] += f" — {link(line.publisher or 'source', line.url, _NAME)}"
    if line.quote:
        rows.append(f"> “{escape(line.quote, _QUOTE)}”")
    return rows


def _history(reply: HistoryCard) -> Page:
    embed = _card(reply.show, _NEUTRAL)
    told, untold = told_and_untold(reply)
    parts = ["**What was told**"] if told else ["Nothing has been told yet."]
    for number, one in enumerate(told):
        parts += [""] * (number > 0) + [_told(one)]
    if untold:
        parts += ["", "**Read, but not told** (`/why` says why)", *(_untold(verdict) for verdict in untold)]
    embed.description = _lines(parts)
    return Page(embed=embed)


def _told(told: Told) -> str:
    change = told.change
    rows = [f"{STATUS_MARKS[change.after]} **{escape(change_headline(change), 300)}**"]
    source = link(change.publisher or "source", change.url, _NAME) if change.publisher or change.url else ""
    quote = f": “{escape(change.quote, 160)}”" if change.quote else ""
    rows.append(f"{moment(change.said)}{f', {source}' if source else ''}{quote}")
    if told.others:
        rows.append(f"*Also: {escape(', '.join(told.others), 200)}*")
    return "\n".join(rows)


def _untold(verdict: Verdict) -> str:
    source = link(verdict.evidence.witness.publisher or "source", verdict.evidence.url, _NAME)
    saying = escape(saying_words(verdict), 150)
    return f"• {saying} — {source}, {moment(verdict.evidence.said)} *({RULING_WORDS[verdict.ruling]})*"


def _why(reply: WhyCard) -> Page:
    embed = _card(reply.show, _NEUTRAL)
    now = [f"{STATUS_MARKS[line.standing.status]} {_standing(line.standing)}" for line in reply.lines]
    parts = ["**Known now**", *(now or ["Nothing yet."])]
    found = explain(reply.verdicts)
    if found.held:
        parts += ["", "**Held back for now**", *(_reason(one, with_quote=True) for one in found.held)]
    if found.told:
        parts += ["", "**Told**", *(_reason(one, with_trust=False) for one in found.told)]
    if found.silent:
        parts += ["", "**Not told**", *(_reason(one) for one in found.silent)]
    embed.description = _lines(parts)
    return Page(embed=embed)


def _standing(standing: PartStanding) -> str:
    return f"{escape(standing_words(standing), 200)}, since {moment(standing.since)}"


def _reason(reason: Reason, *, with_quote: bool = False, with_trust: bool = True) -> str:
    """Who says what, and why that was told or not. Of what was told the reason itself says whose word it is."""
    evidence = reason.verdict.evidence
    trust = f" ({reason.trust})" if with_trust else ""
    source = link(reason.who or "source", evidence.url, _NAME)
    rows = [f"• **{escape(reason.saying, 150)}** — {source}{trust}, {moment(evidence.said)}"]
    if with_quote and evidence.claim.quote:
        rows.append(f"> “{escape(evidence.claim.quote, 160)}”")
    why = escape(reason.why, 300)
    if reason.verdict.ruling is Ruling.HELD and reason.verdict.release_at:
        why += f" {reason.released(moment(reason.verdict.release_at, 'f'))}"
    rows.append(why)
    return "\n".join(rows)


def _subscriptions(reply: SubscriptionsCard) -> Page:
    parts = _subscribed("This place", reply.here)
    if reply.dm:
        parts += ["", *_subscribed("Your DMs", reply.dm)]
    return Page(embed=discord.Embed(description=_lines(parts), colour=_NEUTRAL))


def _subscribed(where: str, rows: tuple[Subscription, ...]) -> list[str]:
    if not rows:
        return [f"**{where}**: no subscriptions yet. `/subscribe` makes one."]
    lines = [f"**{where}**"]
    for row in rows:
        muted = f" 🔕 muted until {moment(row.muted_until)}" if row.muted_until else ""
        lines.append(f"• {escape(row.show_title, 150)} – {escape(ALERTS_WORDS[row.alerts], 100)}{muted}")
    return lines


def _card(show: Show, colour: int) -> discord.Embed:
    embed = discord.Embed(colour=colour)
    names = ", ".join(str(part) for part in (show.year, show.network) if part)
    embed.title = cut(f"{show.title} ({names})" if names else show.title, TITLE) or "…"
    if is_link(show.url):
        embed.url = show.url
    if is_link(show.poster):
        embed.set_thumbnail(url=show.poster)
    return embed


def _lines(parts: Iterable[str], limit: int = DESCRIPTION) -> str:
    """As many whole lines as fit, the first ones first."""
    rows = list(parts)
    kept: list[str] = []
    room = limit - _MORE
    for count, row in enumerate(rows):
        room -= width(row) + 1
        if room < 0:
            left = sum(bool(one) for one in rows[count:])
            return "\n".join([*kept, f"*… and {left} more*"])
        kept.append(row)
    return "\n".join(kept)


def _cut_lines(rows: list[str], limit: int) -> str:
    """Whole lines only: half a line may end within a link."""
    while len(rows) > 1 and width("\n".join(rows)) > limit:
        rows = rows[:-1]
    text = "\n".join(rows)
    return text if width(text) <= limit else escape("source", limit)
