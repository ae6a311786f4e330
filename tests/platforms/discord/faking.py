"""Commands of our own for tests of the Discord platform, and its answers to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.commands.replies import Choice, HelpCard, Line, Notice, Reply, StatusCard, SubscriptionsCard, Tone
from bot.commands.service import Caller, Probe
from bot.delivery.platform import Alert
from bot.errors import SendError
from bot.model import Alerts, Certainty, Change, Part, PartStanding, Place, Show, Status
from tests.making import NOON, a_change

HARBOUR = Show(
    id=7,
    title="Harbour Lights",
    year=2021,
    network="Norrsken",
    poster="https://static.example.org/poster.jpg",
    url="https://www.tvmaze.com/shows/7/harbour-lights",
)
DOUBT = PartStanding(Part.season(2), Status.IN_DOUBT, Certainty.CONFIRMED, NOON - timedelta(days=20))
LINE = Line(DOUBT, "No decision has been made about a second season", "https://trade.example/news/1", "The Trade")


class FakeCommands:
    """Answers what it is told to answer and remembers who asked for what. `gate` holds every answer back."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.reply: Callable[[str, str], Reply] = self._usual
        self.gate: asyncio.Event | None = None
        self.titles: tuple[Choice, ...] = (Choice("Harbour Lights (2021, Norrsken)", "#7"),)

    def _usual(self, command: str, show: str) -> Reply:
        if command == "status":
            return StatusCard(HARBOUR, "Season 2 of Harbour Lights is still in doubt.", (LINE,), held=1, checked=NOON)
        return Notice(f"{command} {show}", Tone.DONE)

    async def _answer(self, command: str, show: str, *more: object) -> Reply:
        self.asked.append((command, show, *more))
        if self.gate:
            await self.gate.wait()
        return self.reply(command, show)

    async def status(self, show: str) -> Reply:
        return await self._answer("status", show)

    async def history(self, show: str) -> Reply:
        return await self._answer("history", show)

    async def why(self, show: str) -> Reply:
        return await self._answer("why", show)

    async def subscribe(self, show: str, caller: Caller, place: Place, alerts: Alerts, probe: Probe) -> Reply:
        if place == caller.here and not caller.may_manage:
            return Notice("You may not manage this channel.", Tone.PROBLEM)
        try:
            await probe(place, "A test line.")
        except SendError as error:
            return Notice(f"I cannot post there: {error}", Tone.PROBLEM)
        return await self._answer("subscribe", show, place, alerts)

    async def unsubscribe(self, show: str, caller: Caller, place: Place) -> Reply:
        return await self._answer("unsubscribe", show, place)

    async def mute(self, show: str, caller: Caller, place: Place) -> Reply:
        if place == caller.here and not caller.may_manage:
            return Notice("You may not manage this channel.", Tone.PROBLEM)
        return await self._answer("mute", show, place)

    async def subscriptions(self, caller: Caller) -> Reply:
        self.asked.append(("subscriptions", caller))
        return SubscriptionsCard((), ())

    async def complete(self, typed: str, limit: int = 25) -> tuple[Choice, ...]:
        self.asked.append(("complete", typed))
        return self.titles[:limit]

    def help(self) -> Reply:
        return HelpCard("I tell you what becomes of shows.", (("/status show", "what is known now"),))


def an_alert(change: Change | None = None, *, key: str = "cl-1-abc", answers: str | None = None) -> Alert:
    """An alert with all that one has."""
    return Alert(key, 1, change or a_told_change(), HARBOUR, "The Trade", "the trade press", answers=answers)


def a_told_change(**others: object) -> Change:
    """Season 2 is renewed, with a quote and a link."""
    change = a_change(show=7)
    told = {"quote": "We are going back to the harbour", "url": "https://trade.example/2", "publisher": "trade.example"}
    return replace(change, **(told | others))  # type: ignore[arg-type]
