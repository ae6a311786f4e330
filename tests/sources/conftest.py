"""A real web site on a local port, and a client that may ask it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.clock import ManualClock
from bot.model import Show, ShowId
from bot.sources.base import PollContext
from bot.sources.client import Client, FetchSettings
from tests.making import NOON

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PLAIN = FetchSettings(allow_private_addresses=True, timeout=5.0, per_host_interval=0.0, per_host_connections=8)


@dataclass
class Site:
    """What a local server answers: set `pages[path]`, read `asked`."""

    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)
    root: str = ""

    def put(self, path: str, body: bytes | str = b"", *, status: int = 200, headers: dict[str, str] | None = None) -> str:
        """Answer that path always the same; returns its whole address."""
        content = body.encode() if isinstance(body, str) else body

        async def answer(_request: web.Request) -> web.StreamResponse:
            return web.Response(body=content, status=status, headers=headers)

        self.pages[path] = answer
        return self.root + path

    def on(self, path: str, handler: Handler) -> str:
        """Let a handler answer that path."""
        self.pages[path] = handler
        return self.root + path

    def times(self, path: str) -> int:
        """How often that path was asked."""
        return sum(request.path == path for request in self.asked)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        handler = self.pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404, text="nothing here")


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site of our own on 127.0.0.1."""
    made = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    made.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
async def client(clock: ManualClock) -> AsyncIterator[Client]:
    """A client that may ask private addresses and never waits."""
    made = Client(PLAIN, clock)
    yield made
    await made.close()


def a_context(shows: Sequence[Show] = (), seen: Sequence[str] = ()) -> PollContext:
    """What a source may ask of the house: shows are named by their titles, `seen` ids are known."""

    def names(text: str) -> frozenset[ShowId]:
        return frozenset(show.id for show in shows if show.title in text)

    async def unseen(ids: Sequence[str]) -> frozenset[str]:
        return frozenset(ids) - frozenset(seen)

    return PollContext(shows, names, unseen)
