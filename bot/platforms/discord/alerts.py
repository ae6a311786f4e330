"""How an alert looks in Discord: the fact in a line of text, the evidence in a card below it, two buttons.

The fact is text, not part of the card, because the card is what people may have switched off, what a telephone's
notification leaves out and what a screen reader comes to last.
"""

from __future__ import annotations

import discord

from bot.commands.replies import Action
from bot.delivery.platform import Alert
from bot.model import Certainty, Change, Status
from bot.platforms.discord.page import CONTENT, TITLE, Button, Page, Pick
from bot.platforms.discord.text import cut, day_from_now, escape, is_link, link, moment, width
from bot.wording import STATUS_MARKS, change_headline

COLOURS = {
    Status.IN_DOUBT: 0xF1C40F,
    Status.RENEWED: 0x2ECC71,
    Status.CANCELLED: 0xE74C3C,
    Status.ENDING: 0x9B59B6,
    Status.IN_PRODUCTION: 0x3498DB,
    Status.DELAYED: 0xE67E22,
    Status.DATED: 0x1ABC9C,
    Status.RELEASED: 0x5865F2,
}

_SHOW = 200  # of a title in the fact's line
_HEADLINE = 250
_ALSO = 4  # further changes of the same moment
_QUOTE = 700  # a quote longer than this is read by nobody in a chat
_NAME = 120


def alert_page(alert: Alert) -> Page:
    """The whole alert."""
    change, show = alert.change, alert.show
    embed = discord.Embed(colour=COLOURS[change.after])
    names = ", ".join(str(part) for part in (show.year, show.network) if part)
    embed.title = cut(f"{show.title} ({names})" if names else show.title, TITLE)
    if is_link(show.url):
        embed.url = show.url
    embed.description = "\n".join(_evidence(alert))
    if is_link(show.poster):
        embed.set_thumbnail(url=show.poster)
    token = f"#{show.id}"
    return Page(
        content=_fact(alert),
        embed=embed,
        buttons=(
            Button("History", Pick(Action.HISTORY, token, fresh=True), "🕘"),
            Button("Mute", Pick(Action.MUTE, token, fresh=True), "🔕"),
        ),
        plain=plain_alert(alert),
    )


def plain_alert(alert: Alert) -> str:
    """The alert without a card: for places that allow no embeds."""
    lines = [_fact(alert), *_evidence(alert)]
    while width("\n".join(lines)) > CONTENT and len(lines) > 1:
        lines.pop()
    return "\n".join(lines)


def bare_alert(alert: Alert) -> str:
    """Nothing but the fact and when it was said: for places whose filters take offence at a quote or a link."""
    return f"{_fact(alert)}\nSaid {moment(alert.change.said)} ({moment(alert.change.said, 'R')})."


def _fact(alert: Alert) -> str:
    """One line for each change of the moment; the first names the show."""
    first, *also = [
        (STATUS_MARKS[one.after], escape(change_headline(one), _HEADLINE)) for one in (alert.change, *alert.also)
    ]
    lines = [f"{first[0]} **{escape(alert.show.title, _SHOW)}** · {first[1]}"]
    return "\n".join(lines + [f"{mark} {headline}" for mark, headline in also[:_ALSO]])


def _evidence(alert: Alert) -> list[str]:
    change = alert.change
    lines = []
    if change.quote:
        lines.append(f"> “{escape(change.quote, _QUOTE)}”")
    lines.append(_who(alert))
    lines.append(f"Said {moment(change.said)} ({moment(change.said, 'R')})")
    if change.when and change.when.is_day and change.after in {Status.DATED, Status.DELAYED, Status.RENEWED}:
        lines.append(f"That is {day_from_now(change.when.first)}.")
    lines += _notes(change)
    return lines


def _who(alert: Alert) -> str:
    change = alert.change
    name = alert.publisher_name or change.publisher
    source = link(name or "the article", change.url, _NAME)
    if not name and not is_link(change.url):
        return f"— {escape(alert.trust, _NAME)}" if alert.trust else "— source unknown"
    return f"— {source}, {escape(alert.trust, _NAME)}" if alert.trust else f"— {source}"


def _notes(change: Change) -> list[str]:
    notes = []
    if change.certainty is Certainty.REPORTED:
        notes.append("*Reported, not confirmed yet.*")
    if change.corrects:
        notes.append("*This takes back what was announced before.*")
    return notes
