"""From what a person typed to the show that is meant: followed here, known to TVmaze, or nearly spelt so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.commands.replies import Action, Choices, Notice, Tone
from bot.commands.titles import TitleIndex, choice_of, label_of
from bot.errors import SourceError
from bot.model import Show, title_key
from storage.shows import Shows

__all__ = ["Lookup", "ShowFinder", "Unfollowed"]

_TOKEN = re.compile(r"#(\d{1,18})|tvmaze:(\d{1,9})")
_OFFERED = 8  # choices: more than a handful are not read
_LONGEST = 200  # characters of a title


class ShowFinder(Protocol):
    """A database of all shows, followed or not. Both verbs raise SourceError."""

    async def find(self, title: str) -> Sequence[Show]:
        """Shows that may be meant by a title, best first, none of them stored (id 0)."""
        ...

    async def get(self, number: int) -> Show | None:
        """The show with that number, not stored (id 0)."""
        ...


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A show that exists and that nobody follows here yet."""

    show: Show


class Lookup:
    """Finds shows. Followed ones come from memory, which is renewed when their set has changed."""

    def __init__(self, shows: Shows, finder: ShowFinder) -> None:
        self._shows = shows
        self._finder = finder
        self._index = TitleIndex(())
        self._version = -1

    async def index(self) -> TitleIndex:
        """The followed shows' names, up to date."""
        if self._version != self._shows.version:
            self._version = self._shows.version
            self._index = TitleIndex(await self._shows.all())
        return self._index

    async def find(self, typed: str, action: Action) -> Show | Unfollowed | Choices | Notice:
        """The show that is meant; choices that lead to `action` where several may be; a notice where none is."""
        typed = " ".join("".join(ch if ch.isprintable() else " " for ch in typed).split())[:_LONGEST]
        if not typed:
            return Notice(
                f"Which show? Write its title after the command, as in: {action.value} Heartstopper.", Tone.PROBLEM
            )
        index = await self.index()
        token = _TOKEN.fullmatch(typed)
        if token:
            return await self._by_token(index, token)
        named = index.named(typed)
        if len(named) == 1:
            return named[0]
        if named:
            return _choices(f"There are several shows called “{typed}”. Which one?", named, action)
        return await self._elsewhere(index, typed, action)

    async def _by_token(self, index: TitleIndex, token: re.Match[str]) -> Show | Unfollowed | Notice:
        if token[1]:
            show = index.by_id(int(token[1]))
            return show or Notice("That show is not followed here any more.", Tone.PROBLEM)
        followed = index.by_tvmaze(int(token[2]))
        if followed:
            return followed
        try:
            found = await self._finder.get(int(token[2]))
        except SourceError:
            return Notice("TVmaze does not answer at the moment. Please try again in a few minutes.", Tone.PROBLEM)
        return Unfollowed(found) if found else Notice("TVmaze knows no such show any more.", Tone.PROBLEM)

    async def _elsewhere(self, index: TitleIndex, typed: str, action: Action) -> Show | Unfollowed | Choices | Notice:
        """Nobody follows a show of that name: a misspelling, or a show that can be followed."""
        similar = index.similar(typed)
        try:
            found = await self._finder.find(typed)
            silent = False
        except SourceError:
            found, silent = (), True
        known = [index.by_tvmaze(show.tvmaze) or show for show in found if show.tvmaze is not None]
        exact = [show for show in known if title_key(show.title) == title_key(typed)]
        if len(exact) == 1:
            return exact[0] if exact[0].id else Unfollowed(exact[0])
        if action is Action.SUBSCRIBE:
            if exact:
                return _choices(f"There are several shows called “{typed}”. Which one?", exact, action)
            offered = tuple({_identity(show): show for show in (*similar, *known)}.values())
        else:
            offered = similar or tuple(show for show in known if show.id)
        if offered and action is Action.SUBSCRIBE:
            return _choices(f"Which show do you mean by “{typed}”?", offered, action)
        if offered:
            return _choices(f"I follow no show called “{typed}”. Did you mean one of these?", offered, action)
        if action in {Action.UNSUBSCRIBE, Action.MUTE} and known:
            return Notice(f"Nobody follows a show called “{typed}” here.")
        if known:
            return _choices(
                f"Nobody follows a show called “{typed}” here yet. Subscribe to one of these?", known, Action.SUBSCRIBE
            )
        hint = "TVmaze does not answer at the moment, so I can only look among the shows followed here."
        return Notice(f"I know no show called “{typed}”. {hint if silent else 'Please check the spelling.'}", Tone.PROBLEM)


def not_followed(show: Show) -> Choices:
    """The answer where a show is asked about that nobody follows here yet."""
    prompt = f"Nobody follows {label_of(show)} here yet, so I have not read any news about it. Subscribe to follow it?"
    return Choices(prompt, (choice_of(show),), Action.SUBSCRIBE)


def _choices(prompt: str, shows: Sequence[Show], action: Action) -> Choices:
    return Choices(prompt, tuple(choice_of(show) for show in shows[:_OFFERED]), action)


def _identity(show: Show) -> tuple[int, int | None]:
    return (show.id, None) if show.id else (0, show.tvmaze)
