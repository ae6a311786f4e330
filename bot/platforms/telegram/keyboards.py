"""Buttons under messages, and what a press means: `callback_data` is 1 to 64 bytes (Bot API, InlineKeyboardButton)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.commands.replies import Action, Choice, Choices
from bot.model import Alerts, Place, Show, TargetKind
from bot.platforms.telegram.markup import clean, short

__all__ = ["Pressed", "alert_keyboard", "choice_keyboard", "deep_link_show", "pressed"]

_LONGEST_DATA = 64  # bytes
_LONGEST_LABEL = 60  # units; longer ones are cut by the clients themselves, out of sight
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
_START = "history_"  # t.me/<bot>?start=history_12 opens the private chat and asks there


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button stands for. `is_choice`: it was one of several answers to a question."""

    action: Action
    show: str
    wish: Alerts
    is_choice: bool


def alert_keyboard(show: Show, place: Place, bot_name: str) -> InlineKeyboardMarkup | None:
    """History and Mute. Readers of a channel get History in their own chat with the bot, and nothing to mute."""
    token = f"#{show.id}"
    if place.kind is TargetKind.CHANNEL:
        if not bot_name:
            return None
        address = f"https://t.me/{bot_name}?start={_START}{show.id}"
        return InlineKeyboardMarkup([[InlineKeyboardButton("📜 History", url=address)]])
    history = _data(Action.HISTORY, Alerts.EVERYTHING, token, is_choice=False)
    mute = _data(Action.MUTE, Alerts.EVERYTHING, token, is_choice=False)
    row = [("📜 History", history), ("🔕 Mute", mute)]
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row]])


def choice_keyboard(asked: Choices, wish: Alerts) -> InlineKeyboardMarkup | None:
    """One button a row for each choice that a button can carry."""
    rows = [
        [InlineKeyboardButton(short(clean(choice.label), _LONGEST_LABEL) or "?", callback_data=data)]
        for choice in carried(asked.choices)
        if (data := _data(asked.action, wish, choice.show, is_choice=True))
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def carried(choices: Sequence[Choice]) -> list[Choice]:
    """The choices whose token fits into a button; there are at most 100 buttons under a message."""
    return [one for one in choices if len(one.show.encode()) <= _LONGEST_DATA - 5][:50]


def pressed(data: str) -> Pressed | None:
    """Read what a button carried; None for what is not ours."""
    head, _, show = data.partition(":")
    if len(head) != 4 or not show or head[:2] not in _OF_ACTION or head[2] not in _OF_WISH:
        return None
    return Pressed(_OF_ACTION[head[:2]], show, _OF_WISH[head[2]], head[3] == "c")


def deep_link_show(payload: str) -> str | None:
    """The show's token that a `/start history_12` asks for."""
    number = payload.removeprefix(_START)
    return f"#{number}" if payload.startswith(_START) and number.isdecimal() else None


def _data(action: Action, wish: Alerts, show: str, *, is_choice: bool) -> str:
    return f"{_ACTIONS[action]}{_WISHES[wish]}{'c' if is_choice else '-'}:{show}"
