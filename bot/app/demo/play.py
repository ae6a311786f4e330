"""Plays the story: the site publishes, the bot runs as it always does, and the terminal shows what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.status import Status

from bot.app.demo import views
from bot.app.demo.silence import Silence, silences
from bot.app.demo.site import Site
from bot.app.demo.story import Chapter, Piece, Story, load_story
from bot.app.house import House, move_in, open_house
from bot.app.platforms import subscribe_terminal
from bot.clock import QuickClock, SystemClock
from bot.commands.replies import HistoryCard, Reply
from bot.delivery import Delivery, DeliverySettings
from bot.errors import CliffhangerError
from bot.model import Change, Ruling, Show, told_together
from bot.platforms.console import ConsolePlatform, print_reply
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.settings.options import FetchSettings, PublisherSettings, SourceSettings, StorageSettings
from storage.figures import figures
from storage.news import Recorded

__all__ = ["Outcome", "play"]

_SPEED = 8 * 3600.0  # seconds of the story in one second
_FASTER = 8.0
_EVERY = 2 * 3600.0  # seconds of the story between two polls of a feed
_LOOK = 0.04  # seconds between two looks at how far things are
_BEAT = 0.05
_LONG = timedelta(hours=12)  # a pause in the story that is left out …
_BEFORE = timedelta(hours=1)  # … up to so long before the next article
_PATIENCE = 30.0  # seconds for one article to be read and told, on a very busy machine


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the alerts in order, each with the changes it told, and the articles that led to none."""

    alerts: tuple[tuple[Change, ...], ...]
    silent: tuple[Silence, ...]


async def play(console: Console, *, fast: bool = False) -> Outcome:
    """Play the whole story. Raises CliffhangerError where a part of it does not come to an end."""
    story = load_story()
    clock = QuickClock(story.follow_from, _SPEED * (_FASTER if fast else 1.0))
    with TemporaryDirectory(prefix="cliffhanger-demo-") as folder:
        async with (
            Site(story.outlets) as site,
            open_house(_settings(story, Path(folder)), clock, site.resolver) as house,
            _running(house, console),
        ):
            (show,) = await house.shows.all()
            return await _Stage(console, story, site, house, clock, show, unhurried=not fast).play()


@dataclass(frozen=True, slots=True)
class _Pace:
    """The clock that delivery goes by: the story's dates, but a real second is a second (its limits are real ones)."""

    story: QuickClock
    real: SystemClock

    def now(self) -> datetime:
        return self.story.now()

    def monotonic(self) -> float:
        return self.real.monotonic()

    async def sleep(self, seconds: float) -> None:
        await self.real.sleep(seconds)


def _settings(story: Story, folder: Path) -> Settings:
    return Settings(
        storage=StorageSettings(url=f"sqlite:///{folder / 'demo.db'}"),
        fetch=FetchSettings(allow_private_addresses=True),
        shows=(story.show,),
        sources=tuple(
            SourceSettings(name=one.name, kind="feed", url=one.feed, every=_EVERY, trust=one.trust, follow=True)
            for one in story.outlets
        ),
        publishers=tuple(PublisherSettings(domain=one.domain, name=one.name, trust=one.trust) for one in story.outlets),
    )


@asynccontextmanager
async def _running(house: House, console: Console) -> AsyncIterator[None]:
    """The bot at work, as `run` sets it up without a token: this terminal hears everything."""
    await move_in(house)
    await subscribe_terminal(house.shows, house.chats, house.clock.now(), here=True)
    assert isinstance(house.clock, QuickClock)
    delivery = Delivery(
        house.database,
        {"console": ConsolePlatform(console)},
        DeliverySettings(),
        _Pace(house.clock, SystemClock()),
        publisher_name=house.publishers.name_of,
    )

    def heard(_changes: Sequence[Recorded]) -> None:
        delivery.nudge()

    scheduler = Scheduler(house.pipeline, house.desk, house.states, house.news, house.clock, heard, _BEAT)
    deliver = asyncio.create_task(delivery.run(), name="delivery")
    scheduler.start()
    try:
        yield
    finally:
        await scheduler.stop()
        await delivery.stop()
        deliver.cancel()
        await asyncio.gather(deliver, return_exceptions=True)


class _Stage:
    def __init__(
        self, console: Console, story: Story, site: Site, house: House, clock: QuickClock, show: Show, *, unhurried: bool
    ) -> None:
        self._console = console
        self._story = story
        self._site = site
        self._house = house
        self._clock = clock
        self._show = show
        self._unhurried = unhurried
        self._held: set[str] = set()

    async def play(self) -> Outcome:
        self._console.print(views.opening(self._story))
        with self._console.status(views.passing(self._clock.now())) as status:
            for chapter in self._story.chapters:
                await self._chapter(chapter, status)
        return await self._epilogue()

    async def _chapter(self, chapter: Chapter, status: Status) -> None:
        self._leave_out_until(chapter.pieces[0].at)
        self._console.print(views.chapter_rule(chapter, self._clock.now()))
        for piece in chapter.pieces:
            await self._publish(piece, status)
        review = await self._house.news.next_review()
        if self._unhurried or (review is not None and review <= chapter.until):
            await self._wait_until(chapter.until, self._clock.now(), status)

    async def _publish(self, piece: Piece, status: Status) -> None:
        self._leave_out_until(piece.at)
        await self._wait_until(piece.at, None, status)
        self._site.publish(piece)
        self._console.print(views.published_line(piece))
        published = self._clock.now()
        await self._wait_until(published, published, status)

    def _leave_out_until(self, moment: datetime) -> None:
        if moment - self._clock.now() > _LONG:
            self._clock.jump(moment - _BEFORE)

    async def _wait_until(self, moment: datetime, published: datetime | None, status: Status) -> None:
        """Let time pass up to that moment, and on until all that was published is read, decided and delivered."""
        real = asyncio.get_running_loop().time
        deadline = real() + _PATIENCE
        while self._clock.now() < moment or not (published is None or await self._is_done(published)):
            if real() > deadline:
                raise CliffhangerError(f"the demo got stuck at {moment:%d %B %Y}: not everything was read and delivered")
            status.update(views.passing(self._clock.now()))
            await self._show_held()
            await asyncio.sleep(_LOOK)

    async def _is_done(self, published: datetime) -> bool:
        house = self._house
        if not all(row.last_success and row.last_success >= published for row in await house.states.all()):
            return False
        review = await house.news.next_review()
        if review is not None and review <= self._clock.now():
            return False
        now = await figures(house.database, self._clock.now())
        return all(platform.oldest_waiting is None for platform in now.platforms)

    async def _show_held(self) -> None:
        for verdict in await self._house.news.evidence(self._show.id):
            if verdict.ruling is Ruling.HELD and verdict.evidence.key not in self._held:
                self._held.add(verdict.evidence.key)
                self._console.print(views.held_line(verdict))

    async def _epilogue(self) -> Outcome:
        house, title = self._house, self._show.title.casefold()
        for command, answer in (("status", house.commands.status), ("history", house.commands.history)):
            self._console.print(views.asked(f"/{command} {title}"))
            print_reply(_brief(await answer(title)), self._console)
        silent = await silences(house, self._show, self._story)
        self._console.print(views.asked("What stayed silent, and why"))
        self._console.print(views.silence_table(silent))
        alerts = told_together(tuple(reversed(await house.news.changes(self._show.id, limit=1000))))
        self._console.print(views.closing(len(self._story.pieces), len(alerts), len(silent)))
        return Outcome(alerts, silent)


def _brief(reply: Reply) -> Reply:
    """A history without its evidence: what stayed silent follows on its own."""
    return replace(reply, evidence=()) if isinstance(reply, HistoryCard) else reply
