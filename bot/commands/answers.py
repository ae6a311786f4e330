"""The answers to all commands, over storage: what every platform calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock
from bot.commands.cards import Cards
from bot.commands.help import help_card
from bot.commands.lookup import Lookup, ShowFinder, Unfollowed, not_followed
from bot.commands.replies import Action, Choice, Choices, HelpCard, Notice, Reply, SubscriptionsCard, Tone
from bot.commands.service import Caller, Probe
from bot.commands.titles import choice_of
from bot.errors import SendError
from bot.model import Alerts, Place, Ruling, Show, TargetKind
from bot.wording import ALERTS_WORDS
from storage.chats import Chats
from storage.news import News
from storage.shows import Shows
from storage.sources import SourceStates

__all__ = ["CommandService"]

MUTED = timedelta(days=30)
_TOO_OLD = timedelta(days=30)  # alerts that waited longer for a place are skipped when it is taken up again

_NOT_ALLOWED = Notice(
    "Only those who manage this place may change its subscriptions. Your own DMs are yours: subscribe those instead.",
    Tone.PROBLEM,
)


class CommandService:
    """Answers people; implements `Commands`. `name_of` gives an outlet's name for its domain."""

    def __init__(
        self,
        shows: Shows,
        news: News,
        chats: Chats,
        states: SourceStates,
        finder: ShowFinder,
        clock: Clock,
        name_of: Callable[[str], str] = str,
    ) -> None:
        self._shows = shows
        self._news = news
        self._chats = chats
        self._states = states
        self._clock = clock
        self._lookup = Lookup(shows, finder)
        self._cards = Cards(news, name_of)

    async def status(self, show: str) -> Reply:
        """StatusCard, or as `Commands.status` says."""
        found = await self._lookup.find(show, Action.STATUS)
        if not isinstance(found, Show):
            return _else(found)
        standing = await self._news.standing(found.id, self._clock.now())
        held = sum(verdict.ruling is Ruling.HELD for verdict in standing.recent)
        card = await self._cards.status(found, standing.parts, held)
        successes = [row.last_success for row in await self._states.all() if row.last_success]
        return replace(card, checked=max(successes, default=None))

    async def history(self, show: str) -> Reply:
        """HistoryCard, or as `status`."""
        found = await self._lookup.find(show, Action.HISTORY)
        return await self._cards.history(found) if isinstance(found, Show) else _else(found)

    async def why(self, show: str) -> Reply:
        """WhyCard, or as `status`."""
        found = await self._lookup.find(show, Action.WHY)
        if not isinstance(found, Show):
            return _else(found)
        standing = await self._news.standing(found.id, self._clock.now())
        return await self._cards.why(found, standing.parts)

    async def subscribe(self, show: str, caller: Caller, place: Place, alerts: Alerts, probe: Probe) -> Reply:
        """Subscribe after a test line has arrived at the place; a show that nobody follows yet is followed then."""
        if not _may(caller, place):
            return _NOT_ALLOWED
        found = await self._lookup.find(show, Action.SUBSCRIBE)
        if isinstance(found, Choices | Notice):
            return found
        wanted = found.show if isinstance(found, Unfollowed) else found
        try:
            await probe(place, f"I will post here when the fate of {wanted.title} changes ({ALERTS_WORDS[alerts]}).")
        except SendError as error:
            return Notice(
                f"I cannot post there, so nothing was subscribed: {error}. Give me the right to see the place and to "
                "post in it, then try again.",
                Tone.PROBLEM,
            )
        now = self._clock.now()
        if isinstance(found, Unfollowed):
            wanted = await self._shows.follow(wanted, now)
        is_new = await self._chats.subscribe(place, wanted.id, alerts, now, now - _TOO_OLD)
        where = "Your DMs are" if place.kind is TargetKind.DM else "This place is"
        return Notice(
            f"{where} {'now' if is_new else 'still'} subscribed to {wanted.title} ({ALERTS_WORDS[alerts]}).", Tone.DONE
        )

    async def unsubscribe(self, show: str, caller: Caller, place: Place) -> Reply:
        """Undo `subscribe`; "all" takes every show."""
        if not _may(caller, place):
            return _NOT_ALLOWED
        if show.strip().casefold() == "all" and not (await self._lookup.index()).named("all"):
            count = await self._chats.unsubscribe(place)
            if not count:
                return Notice("There are no subscriptions here.")
            return Notice(f"Unsubscribed from {count} show{'s' * (count != 1)}.", Tone.DONE)
        found = await self._lookup.find(show, Action.UNSUBSCRIBE)
        if isinstance(found, Unfollowed):
            return Notice(f"There is no subscription to {found.show.title} here.")
        if not isinstance(found, Show):
            return found
        if await self._chats.unsubscribe(place, found.id):
            return Notice(f"Unsubscribed from {found.title}.", Tone.DONE)
        return Notice(f"There is no subscription to {found.title} here.")

    async def mute(self, show: str, caller: Caller, place: Place) -> Reply:
        """Silence one show here for 30 days; asked again, lift it."""
        if not _may(caller, place):
            return _NOT_ALLOWED
        found = await self._lookup.find(show, Action.MUTE)
        if not isinstance(found, Show):
            return _else(found)
        now = self._clock.now()
        mine = next((one for one in await self._chats.of(place) if one.show == found.id), None)
        if mine is None:
            return Notice(f"There is no subscription to {found.title} here.")
        if mine.muted_until and mine.muted_until > now:
            await self._chats.mute(place, found.id, None)
            return Notice(f"{found.title} may speak again.", Tone.DONE)
        until = now + MUTED
        await self._chats.mute(place, found.id, until)
        return Notice(f"{found.title} is muted here until {until.day} {until:%B %Y}. Press again to lift it.", Tone.DONE)

    async def subscriptions(self, caller: Caller) -> Reply:
        """What this place and, where it differs, the asker's DMs are subscribed to."""
        here = await self._chats.of(caller.here)
        is_elsewhere = caller.dm is not None and caller.dm != caller.here and caller.here.kind is not TargetKind.DM
        return SubscriptionsCard(here, await self._chats.of(caller.dm) if caller.dm and is_elsewhere else ())

    async def complete(self, typed: str, limit: int = 25) -> tuple[Choice, ...]:
        """Titles of followed shows for what is typed so far, best first."""
        index = await self._lookup.index()
        return tuple(choice_of(show) for show in index.complete(typed[:200], limit))

    def help(self) -> HelpCard:
        """The list of commands."""
        return help_card()


def _may(caller: Caller, place: Place) -> bool:
    """One's own DMs always; the place where the command was given if one manages it; nothing else."""
    return place == caller.dm or (place == caller.here and caller.may_manage)


def _else(found: Unfollowed | Choices | Notice) -> Reply:
    return not_followed(found.show) if isinstance(found, Unfollowed) else found
