"""The emulator as tests use it.

async with DiscordEmulator() as discord:
guild = discord.add_guild("A server")
news = discord.add_channel(guild, "news")
answer = await discord.run_command("ann", "status", {"show": "heartstopper"}, channel=news)
answer.text, answer.labels, answer.ephemeral
await discord.press(answer, "History", user="ann")
discord.messages(news)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.emulators.discord.faults import Fault, Limits
from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.interactions import People
from tests.emulators.discord.rest import Request, Rest
from tests.emulators.discord.world import FORUM, PUBLIC_THREAD, TEXT, Answer, Json, Message, Permissions, World

TOKEN = "emulated.token.of-a-bot"


class DiscordEmulator:
    """Discord on a local port. People are named ("ann"); they come into being when they first do something."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.token = token
        self.world = World()
        self.gateway = Gateway(self.world, token)
        self.people = People(self.world, self.gateway)
        self.rest = Rest(self.world, self.gateway, self.people, token)
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> DiscordEmulator:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Listen (again on the same port after `close`)."""
        application = web.Application()
        application.add_routes([*self.rest.routes(), web.get("/gateway/", self.gateway.serve)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.address = f"ws://127.0.0.1:{self._port}/gateway/"

    async def close(self) -> None:
        """Be gone: no connection is taken any more."""
        await self.gateway.close(1001)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def api_url(self) -> str:
        """What `discord.api_url` has to be."""
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def commands(self) -> list[Json]:
        """The commands as the bot published them."""
        return self.world.commands

    @property
    def requests(self) -> list[Request]:
        """All that arrived over REST."""
        return self.rest.requests

    @property
    def limits(self) -> Limits:
        """Set `overall` and `bucket` to switch limits on; `hits` holds every 429."""
        return self.rest.limits

    def add_guild(self, name: str = "A server") -> str:
        """A server with the bot in it."""
        return self.world.guild(name)

    def add_channel(self, guild: str, name: str, number: str | None = None) -> str:
        """A text channel; its id may be given."""
        return self.world.channel(name, guild, TEXT, number=number)

    def add_forum(self, guild: str, name: str) -> str:
        """A forum; it takes no messages itself."""
        return self.world.channel(name, guild, FORUM)

    def add_thread(self, guild: str, name: str, parent: str) -> str:
        """A thread, or a post of a forum."""
        return self.world.channel(name, guild, PUBLIC_THREAD, parent)

    def user(self, name: str) -> str:
        """A person's id."""
        return self.world.user(name)

    async def run_command(
        self,
        user: str,
        name: str,
        options: dict[str, str] | None = None,
        *,
        channel: str | None = None,
        permissions: Permissions = Permissions.MEMBER,
    ) -> Answer:
        """Give a slash command in a channel, or in the DMs with the bot, and wait for the answer."""
        return await self.people.command(self.user(user), name, options or {}, channel, permissions)

    async def autocomplete(
        self,
        user: str,
        name: str,
        typed: str,
        *,
        option: str = "show",
        channel: str | None = None,
        permissions: Permissions = Permissions.MEMBER,
    ) -> list[tuple[str, str]]:
        """What is offered while a person types: (label, value)."""
        return await self.people.complete(self.user(user), name, option, typed, channel, permissions)

    async def press(
        self, shown: Answer | Message, label: str, *, user: str, permissions: Permissions = Permissions.MEMBER
    ) -> Answer:
        """Press the button, or choose the option of a menu, that reads `label`."""
        message = shown.message if isinstance(shown, Answer) else shown
        return await self.people.press(self.user(user), message, label, permissions)

    def messages(self, channel: str) -> tuple[Message, ...]:
        """What stands in a channel, or (a person's name or id) in their DMs with the bot, oldest first."""
        place = channel if channel in self.world.channels else self.world.dms.get(self.user(channel), "")
        return tuple(self.world.channels[place].messages) if place else ()

    async def arrived(self, channel: str, count: int = 1, seconds: float = 10.0) -> tuple[Message, ...]:
        """Wait until so many messages stand there."""
        await self.until(lambda: len(self.messages(channel)) >= count, seconds)
        return self.messages(channel)

    async def until(self, holds: Callable[[], Any], seconds: float = 10.0) -> None:
        """Wait until something holds; TimeoutError if it never does."""
        async with asyncio.timeout(seconds):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    def delete(self, message: Message) -> None:
        """A person deletes a message."""
        self.rest.deleted.add(message.id)
        self.world.channels[message.channel].messages.remove(message)

    def remove_channel(self, channel: str) -> None:
        """The channel is gone: 10003."""
        del self.world.channels[channel]

    def fail(self, fault: Fault) -> Fault:
        """Let requests fail; `heal` ends it."""
        self.rest.faults.append(fault)
        return fault

    def heal(self, *faults: Fault) -> None:
        """End these faults; all of them where none is named."""
        self.rest.faults = [one for one in self.rest.faults if faults and one not in faults]

    def forbid_embeds(self, channel: str) -> None:
        """The bot has no right to embed links there: 50013 for a message with an embed."""
        self.rest.no_embeds.add(channel)

    def forbid_history(self, channel: str) -> None:
        """The bot may not read the channel's history: 160002 for a reply."""
        self.rest.no_history.add(channel)
