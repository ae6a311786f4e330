"""What people type: a command, the show's title, and perhaps which alerts they want."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Alerts

__all__ = ["MENU", "Typed", "read_command", "split_wish", "usage"]

# Shown in Telegram's own menu. A description may have 256 characters (Bot API, BotCommand); on a phone 40 are seen.
MENU = (
    ("status", "What is known about a show"),
    ("history", "What was told about a show, and when"),
    ("why", "What was read, and what became of it"),
    ("subscribe", "Get alerts about a show here"),
    ("unsubscribe", "No more alerts about a show, or all"),
    ("subscriptions", "Which shows you get alerts about here"),
    ("help", "What this bot can do"),
)
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:@(\w{3,64}))?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
_WISHES = {
    "everything": Alerts.EVERYTHING,
    "fate": Alerts.FATE,
    "rumours": Alerts.RUMOURS,
    "rumors": Alerts.RUMOURS,
}
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("«", "»"))
_LONGEST = 200  # characters of a title: more is no title


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed: "/status@CliffhangerBot heartstopper" is ("status", "heartstopper", "CliffhangerBot")."""

    name: str
    rest: str
    addressed: str = ""

    def is_for(self, bot_name: str) -> bool:
        """Whether it may be meant for this bot: it names it, or names none."""
        return not self.addressed or self.addressed.casefold() == bot_name.casefold()


def read_command(text: str) -> Typed | None:
    """The command in a message; None where there is none."""
    found = _COMMAND.fullmatch(text.strip())
    if not found:
        return None
    return Typed(found[1].lower(), " ".join((found[3] or "").split())[:_LONGEST], found[2] or "")


def split_wish(rest: str) -> tuple[str, Alerts]:
    """The title and the wish for alerts behind it; everything where none is named. A title in quotes ends there."""
    title, wish = rest, Alerts.EVERYTHING
    head, _, last = rest.rpartition(" ")
    if head and last.casefold() in _WISHES:
        title, wish = head, _WISHES[last.casefold()]
    return unquoted(title), wish


def unquoted(title: str) -> str:
    """Without quotation marks around the whole."""
    title = title.strip()
    for first, last in _QUOTES:
        if len(title) > 2 and title.startswith(first) and title.endswith(last):
            return title[1:-1].strip()
    return title


def usage(name: str) -> str:
    """What to answer to a command that lacks its title."""
    match name:
        case "subscribe":
            return (
                "Which show? Put its title behind the command: /subscribe heartstopper\n"
                "A last word chooses the alerts: everything (as without it), fate (only renewed, cancelled, the last one) "
                "or rumours (unconfirmed reports, too)."
            )
        case "unsubscribe":
            return "Which show? Put its title behind the command: /unsubscribe heartstopper – or /unsubscribe all"
    return f"Which show? Put its title behind the command: /{name} heartstopper"
