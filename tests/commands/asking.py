"""A service over a real database, a TVmaze of our own, and places where test lines arrive or do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.clock import ManualClock
from bot.commands import Caller, CommandService
from bot.diff import decide
from bot.diff.rules import DEFAULT_RULES
from bot.errors import Failure, FetchError, SendError
from bot.model import Claim, Place, Show, TargetKind
from storage.chats import Chats
from storage.engine import Database
from storage.news import News, Recorded
from storage.shows import Shows
from storage.sources import SourceStates
from tests.making import NOON, some_evidence

DM = Place("discord", TargetKind.DM, "7", title="Ada")
CHANNEL = Place("discord", TargetKind.CHANNEL, "100", title="#news", owner="7")
MANAGER = Caller(CHANNEL, DM, may_manage=True)
GUEST = Caller(CHANNEL, DM, may_manage=False)
PRIVATE = Caller(DM, DM, may_manage=True)


@dataclass
class FakeFinder:
    """TVmaze as far as commands see it."""

    known: list[Show] = field(default_factory=list)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    async def find(self, title: str) -> Sequence[Show]:
        self.asked.append(title)
        if self.is_down:
            raise FetchError("api.example: no answer in 20 seconds")
        return [show for show in self.known if title.casefold()[:4] in show.title.casefold()]

    async def get(self, number: int) -> Show | None:
        if self.is_down:
            raise FetchError("api.example: no answer in 20 seconds")
        return next((show for show in self.known if show.tvmaze == number), None)


class Asking:
    """Everything that a test of commands needs."""

    def __init__(self, database: Database) -> None:
        self.clock = ManualClock(NOON)
        self.shows, self.news, self.chats = Shows(database), News(database), Chats(database)
        self.states = SourceStates(database)
        self.finder = FakeFinder()
        self.lines: list[tuple[Place, str]] = []
        self.is_open = True
        self.commands = CommandService(
            self.shows,
            self.news,
            self.chats,
            self.states,
            self.finder,
            self.clock,
            {"trade.example": "The Trade"}.get,  # type: ignore[arg-type]
        )

    async def probe(self, place: Place, text: str) -> None:
        """A test line."""
        if not self.is_open:
            raise SendError("no permission to send messages there", Failure.SUSPEND)
        self.lines.append((place, text))

    async def follow(self, *titles: str | Show) -> list[Show]:
        """Follow shows from now on."""
        wanted = [title if isinstance(title, Show) else Show(0, title) for title in titles]
        return list(await self.shows.follow_all(wanted, self.clock.now()))

    async def hear(self, claim: Claim, key: str = "trade/1", trust: str = "trade") -> Sequence[Recorded]:
        """News of a show, decided and recorded."""
        now = self.clock.now()
        one = some_evidence(claim, key, now, f"{trust}.example", trust)
        decision = decide(await self.news.standing(claim.show, now), [one], now, DEFAULT_RULES)
        return await self.news.record([], [decision], now)
