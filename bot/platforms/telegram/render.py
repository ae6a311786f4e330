"""Alerts as Telegram shows them: the fact first, then since when and who says so, the words, where it comes from."""

from __future__ import annotations

from bot.delivery.platform import Alert
from bot.diff import Publishers
from bot.model import Certainty, Change, When
from bot.platforms.telegram.markup import (
    TEXT,
    Block,
    Span,
    bold,
    clean,
    foreign,
    html_of,
    italic,
    length_of,
    link,
    quote,
    short,
)
from bot.wording import STATUS_MARKS, change_headline, when_words

__all__ = ["alert_html", "alert_text", "plain"]

_LONGEST_TITLE = 150  # units
_LONGEST_NAME = 80
_LONGEST_QUOTE = 600
_LEFT_FOR_QUOTE = 250  # units that the other changes of the same moment leave
_SHORTEST_QUOTE = 40  # less is no quote worth showing


def alert_html(alert: Alert, limit: int = TEXT, note: str = "") -> str:
    """One alert as HTML of at most `limit` units. `note` is a last line of our own."""
    return "\n".join(html_of(block) for block in _blocks(alert, limit, note))


def alert_text(alert: Alert, note: str = "") -> str:
    """The same without any markup, for a Telegram that refuses ours; the address of the source in full."""
    address = alert.change.url or ""
    lines = ["".join(span.text for span in block) for block in _blocks(alert, TEXT - len(address) - 1, note)]
    return "\n".join([*lines, address] if link("source", address).href else lines)


def _blocks(alert: Alert, limit: int, note: str) -> list[Block]:
    change = alert.change
    head: list[Block] = [(bold(foreign(alert.show.title, _LONGEST_TITLE) or "?"),), _fact(change)]
    tail: list[Block] = []
    if alert.show.tvmaze and alert.show.url:
        tail.append((Span("About the show: "), link("TVmaze", alert.show.url)))
    if note:
        tail.append((italic(note),))
    since = _since(alert)
    room = limit - sum(length_of(block) + 1 for block in (*head, since, *tail))
    also = _also(alert, room)
    room = min(_LONGEST_QUOTE, room - sum(length_of(block) + 1 for block in also) - 3)
    words = foreign(change.quote, room) if change.quote and room >= _SHORTEST_QUOTE else ""
    return [*head, *also, since, *([(quote(f"“{words}”"),)] if words else []), *tail]


def _fact(change: Change) -> Block:
    return (Span(f"{STATUS_MARKS[change.after]} "), bold(change_headline(change)))


def _also(alert: Alert, room: int) -> list[Block]:
    """The other changes of the same moment, as many as leave a place for the quote."""
    blocks: list[Block] = []
    for number, change in enumerate(alert.also):
        block = _fact(change)
        room -= length_of(block) + 1
        if room < _LEFT_FOR_QUOTE:
            return [*blocks, (bold(f"… and {len(alert.also) - number} more changes"),)]
        blocks.append(block)
    return blocks


def plain(text: str) -> str:
    """A line of our own words (names of shows and chats in them) as a plain text message, line breaks kept."""
    lines = (foreign(line) for line in clean(text, lines=True).split("\n"))
    return short("\n".join(lines), TEXT) or "…"


def _since(alert: Alert) -> Block:
    change = alert.change
    day = when_words(When.day(change.said.date()))
    name = foreign(alert.publisher_name or Publishers.load().name_of(change.publisher), _LONGEST_NAME)
    trust = Span(f" ({foreign(alert.trust, _LONGEST_NAME)})" if alert.trust else "")
    verb, unsure = ("Reported", ", not confirmed") if change.certainty is Certainty.REPORTED else ("Said", "")
    if not name:
        source = (Span(", "), link("source", change.url)) if change.url else ()
        return (Span(f"{verb} on {day}{unsure}"), *source)
    return (Span(f"{verb} on {day} by "), link(name, change.url), trust, Span(unsure))
