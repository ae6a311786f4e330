"""Buttons under messages, and what a press means.

`callback_data` is 1 to 64 bytes (Bot API, InlineKeyboardButton); the payload of a t.me/<bot>?start= link 1 to 64 characters
of A-Z, a-z, 0-9, _ and - (Bot features, Deep linking).
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.commands.replies import Action, Choice, Choices, Reply, StatusCard
from bot.model import Alerts, Place, Show, TargetKind
from bot.platforms.telegram.markup import clean, short

__all__ = ["Wanted", "alert_keyboard", "carried", "private_keyboard", "read_data", "read_payload", "reply_keyboard"]

_LONGEST = 64  # bytes of callback_data, characters of a payload
_LONGEST_LABEL = 60  # units; longer ones are cut by the clients themselves, out of sight
_MOST_BUTTONS = 50  # Telegram takes 100; nobody reads so many
_ACTIONS = {
    Action.STATUS: "st",
    Action.HISTORY: "hi",
    Action.WHY: "wh",
    Action.SUBSCRIBE: "su",
    Action.UNSUBSCRIBE: "un",
    Action.MUTE: "mu",
}
_WISHES = {Alerts.EVERYTHING: "e", Alerts.FATE: "f", Alerts.RUMOURS: "r"}
_OF_ACTION = {letters: action for action, letters in _ACTIONS.items()}
_OF_WISH = {letter: wish for wish, letter in _WISHES.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a button stands for. `is_choice`: it is one of several answers to a question.

    `topic` is meant instead of the one in which the button is pressed (its alerts come elsewhere since it is closed).
    """

    action: Action
    show: str
    wish: Alerts = Alerts.EVERYTHING
    is_choice: bool = False
    topic: str | None = None

    @property
    def data(self) -> str:
        """For `callback_data`."""
        return f"{self._letters}:{self.show}{f'~{self.topic}' if self.topic else ''}"

    @property
    def payload(self) -> str:
        """For a t.me/<bot>?start= link."""
        return f"{self._letters}{urlsafe_b64encode(self.show.encode()).decode().rstrip('=')}"

    @property
    def _letters(self) -> str:
        return f"{_ACTIONS[self.action]}{_WISHES[self.wish]}{'c' if self.is_choice else '-'}"


def alert_keyboard(show: Show, place: Place, bot_name: str, topic: str | None = None) -> InlineKeyboardMarkup | None:
    """History and Mute. Readers of a channel get History in their own chat with the bot, and nothing to mute.

    `topic` is where the alert was meant to go: where nobody can write any more, a button must do to unsubscribe.
    """
    history = Wanted(Action.HISTORY, f"#{show.id}")
    if place.kind is TargetKind.CHANNEL:
        return _linked("📜 History", history, bot_name)
    rows = [[("📜 History", history), ("🔕 Mute", Wanted(Action.MUTE, f"#{show.id}", topic=topic))]]
    if topic is not None:
        rows.append([("🚫 Unsubscribe that topic", Wanted(Action.UNSUBSCRIBE, f"#{show.id}", topic=topic))])
    return _rows(rows)


def reply_keyboard(reply: Reply, wish: Alerts, *, in_channel: bool) -> InlineKeyboardMarkup | None:
    """The choices, one a row; under a status what people ask next. Readers of a channel have nothing to decide."""
    if isinstance(reply, Choices):
        return _rows([[(one.label, Wanted(reply.action, one.show, wish, is_choice=True))] for one in carried(reply.choices)])
    if isinstance(reply, StatusCard) and reply.show.id and not in_channel:
        show = f"#{reply.show.id}"
        labels = (("📜 History", Action.HISTORY), ("🔎 Why", Action.WHY), ("🔔 Subscribe", Action.SUBSCRIBE))
        return _rows([[(label, Wanted(action, show)) for label, action in labels]])
    return None


def private_keyboard(wanted: Wanted, bot_name: str) -> InlineKeyboardMarkup | None:
    """Do in the private chat with the bot what was refused in a group."""
    return _linked("🔔 In a private chat instead", wanted, bot_name)


def carried(choices: Sequence[Choice]) -> list[Choice]:
    """The choices that fit into buttons."""
    return [one for one in choices if len(one.show.encode()) <= _LONGEST - 5][:_MOST_BUTTONS]


def read_data(data: str) -> Wanted | None:
    """What a button carries; None for what is not ours."""
    head, colon, show = data.partition(":")
    return _read(head, show) if colon else None


def read_payload(payload: str) -> Wanted | None:
    """What a link to the private chat carries; None for what is not ours."""
    head, coded = payload[:4], payload[4:]
    try:
        show = urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode()
    except ValueError:
        return None
    return _read(head, clean(show))


def _read(head: str, show: str) -> Wanted | None:
    if len(head) != 4 or not show or head[:2] not in _OF_ACTION or head[2] not in _OF_WISH:
        return None
    show, _tilde, topic = show.partition("~")
    topic = topic if topic.isascii() and topic.isdecimal() else ""
    return Wanted(_OF_ACTION[head[:2]], show, _OF_WISH[head[2]], head[3] == "c", topic or None)


def _rows(rows: Sequence[Sequence[tuple[str, Wanted]]]) -> InlineKeyboardMarkup | None:
    made = [
        [
            InlineKeyboardButton(short(clean(label), _LONGEST_LABEL) or "?", callback_data=wanted.data)
            for label, wanted in row
        ]
        for row in rows
    ]
    return InlineKeyboardMarkup(made) if made else None


def _linked(label: str, wanted: Wanted, bot_name: str) -> InlineKeyboardMarkup | None:
    if not bot_name or len(wanted.payload) > _LONGEST:
        return None
    address = f"https://t.me/{bot_name}?start={wanted.payload}"
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, url=address)]])
