"""Puts the house together, but for platforms and schedule: storage, sources, desk, pipeline and commands from settings."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver

from bot.app.configure import fetch_settings, source_spec
from bot.app.deciding import publishers_of, rules_of
from bot.clock import Clock
from bot.commands import CommandService
from bot.diff import Publishers
from bot.pipeline import Desk, Pipeline
from bot.settings import Settings
from bot.sources.backoff import smear
from bot.sources.base import Source
from bot.sources.client import Client
from bot.sources.kinds import make_source
from bot.sources.tvmaze import TvMaze
from storage.chats import Chats
from storage.engine import Database
from storage.news import News
from storage.shows import Shows
from storage.sources import NewSource, SourceStates


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is built once and shared: storage, sources, the desk and the pipeline."""

    settings: Settings
    clock: Clock
    database: Database
    shows: Shows
    news: News
    states: SourceStates
    chats: Chats
    client: Client
    sources: Mapping[str, Source]
    desk: Desk
    pipeline: Pipeline
    publishers: Publishers
    commands: CommandService


@asynccontextmanager
async def open_house(
    settings: Settings, clock: Clock, make_resolver: Callable[[], AbstractResolver] = ThreadedResolver
) -> AsyncIterator[House]:
    """Open storage and build everything but platforms and schedule. Raises StorageError, ConfigError.

    `make_resolver` says where the names of hosts are looked up (the demo has hosts of its own).
    """
    database = await Database.open(settings.storage.url)
    client = Client(fetch_settings(settings), clock, make_resolver)
    try:
        shows, news, states, chats = Shows(database), News(database), SourceStates(database), Chats(database)
        sources = {row.name: make_source(source_spec(row), client) for row in settings.sources}
        every = {row.name: row.every for row in settings.sources}
        publishers = publishers_of(settings)
        desk = Desk(shows, news, publishers, rules_of(settings))
        yield House(
            settings=settings,
            clock=clock,
            database=database,
            shows=shows,
            news=news,
            states=states,
            chats=chats,
            client=client,
            sources=sources,
            desk=desk,
            pipeline=Pipeline(sources, every, shows, news, desk),
            publishers=publishers,
            commands=CommandService(shows, news, chats, states, _finder(settings, client), clock, publishers.name_of),
        )
    finally:
        await client.close()
        await database.close()


def _finder(settings: Settings, client: Client) -> TvMaze:
    """The search by title asks the same TVmaze as the source of that kind, if there is one."""
    configured = next((row.url for row in settings.sources if row.kind == "tvmaze" and row.url), "")
    return TvMaze.over(client, configured) if configured else TvMaze.over(client)


async def move_in(house: House) -> None:
    """Bring the shows and sources of the configuration into storage; what is known already stays as it was."""
    now = house.clock.now()
    await house.shows.follow_all([row.show() for row in house.settings.shows], now)
    await house.states.configure(_new_sources(house.settings, now), now)


def _new_sources(settings: Settings, now: datetime) -> Sequence[NewSource]:
    """Sources with their first polls spread over the first interval, at most a minute: no stampede at start."""
    return [
        NewSource(row.name, row.kind, row.url, row.trust, now + timedelta(seconds=smear(row.name, min(row.every, 60.0))))
        for row in settings.sources
    ]
