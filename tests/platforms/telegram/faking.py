"""Commands of our own for tests: answers what it is told to answer, and remembers who asked for what."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta

from bot.commands.replies import (
    Action,
    Choice,
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
from bot.commands.service import Caller, Probe
from bot.delivery.platform import Alert
from bot.errors import SendError
from bot.model import (
    Alerts,
    Certainty,
    Change,
    ChangeKind,
    Part,
    PartStanding,
    Place,
    Ruling,
    Show,
    Status,
    Subscription,
    Target,
    TargetKind,
    Verdict,
)
from tests.making import NOON, a_claim, some_evidence

SHOW = Show(
    id=12,
    title="Harbour Lights",
    year=2021,
    network="Example TV",
    tvmaze=34,
    poster="https://pictures.example/harbour.jpg",
    url="https://shows.example/34",
)
QUOTE = "Harbour Lights will be back for a fourth and final season, the network said on Tuesday."


def a_change(
    after: str = "renewed", part: str = "season 4", before: str | None = "in_doubt", certainty: str = "confirmed"
) -> Change:
    status = Status(after)
    return Change(
        "k1",
        SHOW.id,
        Part.parse(part),
        ChangeKind.FATE if status.is_fate else ChangeKind.PROGRESS,
        Status(before) if before else None,
        status,
        Certainty(certainty),
        NOON,
        NOON - timedelta(hours=2),
        quote=QUOTE,
        url="https://trade.example/harbour-lights?a=1&b=2",
        publisher="trade.example",
    )


def an_alert(
    change: Change | None = None, show: Show = SHOW, answers: str | None = None, also: tuple[Change, ...] = ()
) -> Alert:
    return Alert("cl-1-abc", 1, change or a_change(), show, "The Trade", "the trade press", also=also, answers=answers)


def a_standing(status: str = "in_doubt", part: str = "season 4", certainty: str = "confirmed") -> PartStanding:
    return PartStanding(Part.parse(part), Status(status), Certainty(certainty), NOON)


def a_status_card() -> StatusCard:
    lines = (
        Line(a_standing(), QUOTE, "https://trade.example/1", "The Trade"),
        Line(a_standing("released", "season 3"), "", "https://tv.example/2", "Example TV"),
    )
    return StatusCard(SHOW, "Nobody knows yet whether there will be a season 4.", lines, held=1, checked=NOON)


def a_subscription(alerts: Alerts = Alerts.EVERYTHING, *, muted: bool = False) -> Subscription:
    target = Target(1, Place("telegram", TargetKind.DM, "5"))
    return Subscription(target, SHOW.id, SHOW.title, alerts, NOON + timedelta(days=30) if muted else None, NOON)


def some_verdicts() -> tuple[Verdict, ...]:
    told = some_evidence(a_claim(part="season 4"))
    held = some_evidence(
        a_claim(part="season 4", status="cancelled", certainty="reported"), "fan/1", publisher="fan.example"
    )
    return (
        Verdict(told, Ruling.ANNOUNCED, "trade.example is trusted to say so alone"),
        Verdict(held, Ruling.HELD, "one fan site alone says so"),
    )


ALL_REPLIES: tuple[Reply, ...] = (
    Notice("Subscribed to Harbour Lights.", Tone.DONE),
    Notice("Nothing of that name.\nDid you mean Harbour Lights?", Tone.PROBLEM),
    Choices(
        "Which one?", (Choice("Ghosts (2021, CBS)", "#1"), Choice("Ghosts (2019, BBC One)", "tvmaze:34")), Action.STATUS
    ),
    a_status_card(),
    StatusCard(Show(3, "New Show"), "Nothing is known yet.", ()),
    HistoryCard(SHOW, (a_change(), a_change("cancelled", before="renewed")), some_verdicts()),
    HistoryCard(SHOW, (), ()),
    WhyCard(SHOW, a_status_card().lines, some_verdicts()),
    WhyCard(SHOW, (), ()),
    SubscriptionsCard((a_subscription(), a_subscription(Alerts.FATE, muted=True)), (a_subscription(Alerts.RUMOURS),)),
    SubscriptionsCard((), ()),
    HelpCard("I tell you when the fate of a show changes.", (("/status SHOW", "what is known"), ("/help", "this text"))),
)


@dataclass
class FakeCommands:
    """`replies` are answers by command name; every call is kept in `calls` as (command, show, …)."""

    replies: dict[str, Reply] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    callers: list[Caller] = field(default_factory=list)
    titles: tuple[Choice, ...] = ()
    gate: asyncio.Event | None = None
    breaks: bool = False

    async def status(self, show: str) -> Reply:
        return await self._answer("status", show)

    async def history(self, show: str) -> Reply:
        return await self._answer("history", show)

    async def why(self, show: str) -> Reply:
        return await self._answer("why", show)

    async def subscribe(self, show: str, caller: Caller, place: Place, alerts: Alerts, probe: Probe) -> Reply:
        self.callers.append(caller)
        if not caller.may_manage:
            return Notice("Only administrators may subscribe this chat.", Tone.PROBLEM)
        if "subscribe" in self.replies:
            return await self._answer("subscribe", show, place, alerts)
        try:
            await probe(place, f"Alerts about {show} will come here.")
        except SendError as error:
            return Notice(f"I cannot post there: {error}.", Tone.PROBLEM)
        return await self._answer("subscribe", show, place, alerts)

    async def unsubscribe(self, show: str, caller: Caller, place: Place) -> Reply:
        self.callers.append(caller)
        return await self._answer("unsubscribe", show, place)

    async def mute(self, show: str, caller: Caller, place: Place) -> Reply:
        self.callers.append(caller)
        if not caller.may_manage:
            return Notice("Only administrators may mute shows in this chat.", Tone.PROBLEM)
        return await self._answer("mute", show, place)

    async def subscriptions(self, caller: Caller) -> Reply:
        self.callers.append(caller)
        return await self._answer("subscriptions")

    async def complete(self, typed: str, limit: int = 25) -> tuple[Choice, ...]:
        return self.titles[:limit]

    def help(self) -> Reply:
        self.calls.append(("help",))
        return HelpCard("I tell you when the fate of a show changes.", (("/status", "what is known"),))

    async def _answer(self, *call: object) -> Reply:
        self.calls.append(call)
        if self.breaks:
            raise RuntimeError("a fault in a command")
        if self.gate:
            await self.gate.wait()
        cards: dict[str, Reply] = {"history": HistoryCard(SHOW, (a_change(),), ()), "why": WhyCard(SHOW, (), ())}
        return (cards | self.replies).get(str(call[0]), Notice(f"{call[0]} done", Tone.DONE))


class LogWatch(logging.Handler):
    """Waits for a line in the bot's log."""

    def __init__(self) -> None:
        super().__init__()
        self._changed = asyncio.Event()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
        self._changed.set()

    async def heard(self, words: str) -> None:
        async with asyncio.timeout(10):
            while not any(words in line for line in self.lines):
                self._changed.clear()
                await self._changed.wait()
