"""The slash commands: their names, options and autocompletion."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands

from bot.commands.replies import Action, Notice, Reply, Tone
from bot.commands.service import Commands
from bot.model import Alerts
from bot.platforms.discord.answering import Answerer, caller_of
from bot.platforms.discord.page import OPTION, OPTIONS, Pick
from bot.platforms.discord.render import Wish
from bot.platforms.discord.text import cut
from bot.wording import ALERTS_WORDS

log = logging.getLogger(__name__)

_Interaction = discord.Interaction[Any]
_Option = app_commands.Choice[str]
_Show = app_commands.Range[str, 1, 100]

_TO = [_Option(name="here: this channel", value="here"), _Option(name="dm: my direct messages", value="dm")]
_ALERTS = [_Option(name=cut(ALERTS_WORDS[alerts], OPTION), value=alerts.value) for alerts in Alerts]
_SHOW_HINT = "The show's title"
_CHANGED = Notice("My commands have changed. Please reload Discord (Ctrl+R), then try again.", Tone.PROBLEM)
_ALL = _Option(name="All shows", value="all")


class SlashCommands:
    """Puts the commands into a tree; each is handed to the answerer."""

    def __init__(self, commands: Commands, answerer: Answerer) -> None:
        self._commands = commands
        self._answerer = answerer

    def furnish(self, tree: app_commands.CommandTree[Any]) -> None:
        """Add all commands to the tree."""
        for action, words in (
            (Action.STATUS, "What is known now of a show's fate, and who says so"),
            (Action.HISTORY, "What was told about a show, and what it rested on"),
            (Action.WHY, "Why something was told about a show, or is held back"),
        ):
            self._add_question(tree, action, words)
        self._add_subscribing(tree)
        self._add_lists(tree)
        tree.error(self._failed)

    def _add_question(self, tree: app_commands.CommandTree[Any], action: Action, words: str) -> None:
        @tree.command(name=action.value, description=words)
        @app_commands.describe(show=_SHOW_HINT)
        @app_commands.autocomplete(show=self._complete)
        async def question(interaction: _Interaction, show: _Show) -> None:
            await self._act(interaction, Pick(action, show), private=False)

    def _add_subscribing(self, tree: app_commands.CommandTree[Any]) -> None:
        @tree.command(name="subscribe", description="Alerts about a show, for this channel or for your direct messages")
        @app_commands.describe(
            show=_SHOW_HINT, to="Where alerts go; to this channel if left out", alerts="Which alerts; everything if left out"
        )
        @app_commands.choices(to=_TO, alerts=_ALERTS)
        @app_commands.autocomplete(show=self._complete)
        async def subscribe(
            interaction: _Interaction, show: _Show, to: str = "here", alerts: str = Alerts.EVERYTHING.value
        ) -> None:
            pick = Pick(Action.SUBSCRIBE, show, dm=to == "dm", alerts=Alerts(alerts))
            await self._act(interaction, pick, private=True)

        @tree.command(name="unsubscribe", description="No more alerts about a show, or about any")
        @app_commands.describe(show="The show's title, or all", to="Whose alerts end; this channel's if left out")
        @app_commands.choices(to=_TO)
        @app_commands.autocomplete(show=self._complete_or_all)
        async def unsubscribe(interaction: _Interaction, show: _Show, to: str = "here") -> None:
            await self._act(interaction, Pick(Action.UNSUBSCRIBE, show, dm=to == "dm"), private=True)

    def _add_lists(self, tree: app_commands.CommandTree[Any]) -> None:
        @tree.command(name="subscriptions", description="What this channel, and you, are subscribed to")
        async def subscriptions(interaction: _Interaction) -> None:
            async def asked() -> Reply:
                return await self._commands.subscriptions(caller_of(interaction))

            await self._answerer.answer(interaction, asked, private=True, wish=Wish())

        @tree.command(name="help", description="What I do, and my commands")
        async def help_(interaction: _Interaction) -> None:
            async def asked() -> Reply:
                return self._commands.help()

            await self._answerer.answer(interaction, asked, private=True, wish=Wish())

    async def _act(self, interaction: _Interaction, pick: Pick, *, private: bool) -> None:
        caller = caller_of(interaction)
        # a question that ends in an offer to subscribe: for the channel where the asker may, else for their DMs
        dm = pick.dm if pick.action in {Action.SUBSCRIBE, Action.UNSUBSCRIBE} else not caller.may_manage
        wish = Wish(dm, pick.alerts)
        await self._answerer.answer(interaction, lambda: self._answerer.ask(interaction, pick), private=private, wish=wish)

    async def _failed(self, interaction: _Interaction, error: app_commands.AppCommandError) -> None:
        """A command that our tree does not know, or knows otherwise: Discord's app still shows an older one."""
        if interaction.type is discord.InteractionType.autocomplete or interaction.response.is_done():
            log.error("a command failed: %s", error)
            return

        async def asked() -> Reply:
            return _CHANGED

        log.warning("a command could not be taken: %s", error)
        await self._answerer.answer(interaction, asked, private=True, wish=Wish())

    async def _complete(self, _interaction: _Interaction, typed: str) -> list[_Option]:
        try:
            found = await self._commands.complete(typed, OPTIONS)
        except Exception:  # a list that stays empty does less harm than an error in the midst of typing
            log.exception("autocompletion failed by a fault of ours")
            return []
        fit = [(cut(one.label, OPTION), one.show) for one in found]
        return [_Option(name=label, value=show) for label, show in fit if label and 0 < len(show) <= OPTION][:OPTIONS]

    async def _complete_or_all(self, interaction: _Interaction, typed: str) -> list[_Option]:
        found = await self._complete(interaction, typed)
        return [*found[: OPTIONS - 1], _ALL] if "all".startswith(typed.strip().casefold()) else found
