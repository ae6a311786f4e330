"""A message as we hand it to Discord: text, one embed, rows of buttons or a menu; and the limits they have.

Limits: Discord's documentation, "Message" (Create Message, Embed Limits) and "Component Reference".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.commands.replies import Action
from bot.model import Alerts
from bot.platforms.discord.text import width

__all__ = ["CONTENT", "DESCRIPTION", "EMBED", "FIELD", "FIELDS", "TITLE", "Button", "Menu", "Page", "Pick", "Room"]

CONTENT = 2000
TITLE = 256
DESCRIPTION = 4096
FIELD = 1024
FIELDS = 25
EMBED = 6000  # over all texts of the embeds of a message
BUTTONS = 5  # in a row
OPTIONS = 25  # in a menu
LABEL = 80
OPTION = 100
CUSTOM_ID = 100

_OURS = "ch"


@dataclass(frozen=True, slots=True)
class Pick:
    """What pressing a button or choosing from a menu asks for; it travels in the component's custom id.

    `dm` and `alerts` are the options of /subscribe; `show` is a token, or empty in a menu (its values are the shows).
    `fresh` answers in a message of its own instead of taking the place of the question.
    """

    action: Action
    show: str = ""
    dm: bool = False
    alerts: Alerts = Alerts.EVERYTHING
    fresh: bool = False

    @property
    def custom_id(self) -> str:
        """As in "ch/subscribe/dm/fate/new/#12"."""
        place, kind = ("dm" if self.dm else "here"), ("new" if self.fresh else "same")
        return f"{_OURS}/{self.action.value}/{place}/{self.alerts.value}/{kind}/{self.show}"

    @classmethod
    def parse(cls, custom_id: str, values: Sequence[str] = ()) -> Pick | None:
        """Read a custom id, and what was chosen from the menu; None where it is not one of ours."""
        parts = custom_id.split("/", 5)
        if len(parts) != 6 or parts[0] != _OURS:
            return None
        try:
            pick = cls(Action(parts[1]), parts[5], parts[2] == "dm", Alerts(parts[3]), parts[4] == "new")
        except ValueError:
            return None
        return replace(pick, show=values[0]) if values else pick


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks for something."""

    label: str
    pick: Pick
    emoji: str | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of shows: (label, token)."""

    hint: str
    pick: Pick
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One message. `plain` is the same in text alone, for places where embeds are not allowed."""

    content: str = ""
    embed: discord.Embed | None = None
    buttons: tuple[Button, ...] = ()
    menu: Menu | None = None
    plain: str = ""

    def view(self) -> discord.ui.View | None:
        """The components, for discord.py; it is not to remember them (presses come to us by their custom ids)."""
        if not self.buttons and not self.menu:
            return None
        view = discord.ui.View(timeout=None)
        for button in self.buttons[:BUTTONS]:
            style = discord.ButtonStyle.primary if button.main else discord.ButtonStyle.secondary
            view.add_item(
                discord.ui.Button(
                    label=button.label, custom_id=button.pick.custom_id, emoji=button.emoji, style=style, row=0
                )
            )
        if self.menu:
            options = [discord.SelectOption(label=label, value=value) for label, value in self.menu.options[:OPTIONS]]
            menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
                custom_id=self.menu.pick.custom_id, placeholder=self.menu.hint, options=options, row=1
            )
            view.add_item(menu)
        view.stop()
        return view

    def arguments(self) -> dict[str, Any]:
        """For discord.py's methods that send a message."""
        view = self.view()
        known: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if self.content:
            known["content"] = self.content
        if self.embed is not None:
            known["embed"] = self.embed
        if view is not None:
            known["view"] = view
        return known


class Room:
    """What is left of an embed's 6,000. Texts are taken in the order of their weight."""

    def __init__(self, total: int = EMBED) -> None:
        self.left = total

    def takes(self, *texts: str) -> bool:
        """Take so much room, if it is there."""
        needed = sum(width(text) for text in texts)
        if needed > self.left:
            return False
        self.left -= needed
        return True
