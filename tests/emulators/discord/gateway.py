"""The gateway: one websocket a session, compressed as discord.py asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.emulators.discord.world import APPLICATION, BOT, Json, World, new_id

HELLO, IDENTIFY, RESUME, RECONNECT, INVALID, HEARTBEAT, ACK = 10, 2, 6, 7, 9, 1, 11
GUILDS = 1  # the intent


@dataclass(eq=False)
class Session:
    """One identified bot. `missed` are events that wait for a RESUME."""

    id: str
    shard: int = 0
    intents: int = 0
    sequence: int = 0
    socket: web.WebSocketResponse | None = None
    deflate: Any = None
    events: list[Json] = field(default_factory=list)

    async def send(self, shape: Json) -> None:
        """Put one frame on the wire, if anybody listens."""
        if self.socket is None or self.socket.closed:
            return
        text = json.dumps(shape)
        with contextlib.suppress(ConnectionError):
            if self.deflate is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self.deflate.compress(text.encode()) + self.deflate.flush(zlib.Z_SYNC_FLUSH))

    async def dispatch(self, name: str, data: Json) -> None:
        """An event, numbered; kept for a resume."""
        self.sequence += 1
        event = {"op": 0, "t": name, "s": self.sequence, "d": data}
        self.events.append(event)
        await self.send(event)


class Gateway:
    """Takes sessions in. `refuses` is the close code for the next IDENTIFY, if any."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.sessions: list[Session] = []
        self.identified = 0
        self.resumed = 0
        self.refuses: int | None = None
        self.silent = False  # takes the connection and never says HELLO
        self.shards = 1  # how many GET /gateway/bot recommends
        self.address = ""

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A connection, from HELLO to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        session = Session("", socket=socket)
        if request.query.get("compress") == "zlib-stream":
            session.deflate = zlib.compressobj()
        if not self.silent:
            await session.send({"op": HELLO, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            shape = json.loads(frame.data)
            session = await self._heard(session, shape)
        session.socket = None if session.socket is socket else session.socket
        return socket

    async def dispatch(self, name: str, data: Json) -> None:
        """Send an event to the shard that it belongs to; waits until that one is connected."""
        shard = (int(data.get("guild_id", 0)) >> 22) % self.shards
        while not any(session.shard == shard for session in self.sessions):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await next(session for session in self.sessions if session.shard == shard).dispatch(name, data)

    async def close(self, code: int) -> None:
        """Break off all connections with that code; sessions may be resumed."""
        for session in self.sessions:
            if session.socket is not None:
                await session.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """What Discord does every few hours."""
        for session in self.sessions:
            await session.send({"op": RECONNECT, "d": None, "s": None, "t": None})

    def forget(self) -> None:
        """Forget all sessions: a RESUME gets INVALID SESSION."""
        self.sessions.clear()

    async def _heard(self, session: Session, shape: Json) -> Session:
        op, data = shape["op"], shape.get("d") or {}
        if op == HEARTBEAT:
            await session.send({"op": ACK, "d": None, "s": None, "t": None})
        elif op == IDENTIFY:
            await self._identify(session, data)
        elif op == RESUME:
            return await self._resume(session, data)
        return session

    async def _identify(self, session: Session, data: Json) -> None:
        assert session.socket is not None
        if self.refuses is not None or data["token"] != self.token:
            await session.socket.close(code=self.refuses or 4004)
            return
        self.identified += 1
        session.id, session.intents, session.shard = new_id(), data["intents"], data.get("shard", [0, 1])[0]
        self.sessions = [one for one in self.sessions if one.shard != session.shard] + [session]
        guilds = [{"id": guild, "unavailable": True} for guild in self.world.guilds]
        ready = {
            "v": 10,
            "user": self.world.users[BOT].wire(),
            "guilds": guilds,
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": data.get("shard", [0, 1]),
            "application": {"id": APPLICATION, "flags": 0},
        }
        await session.dispatch("READY", ready)
        if session.intents & GUILDS:
            for guild in self.world.guilds:
                await session.dispatch("GUILD_CREATE", self._guild(guild))

    async def _resume(self, session: Session, data: Json) -> Session:
        known = next((one for one in self.sessions if one.id == data["session_id"]), None)
        if known is None or data["token"] != self.token:
            await session.send({"op": INVALID, "d": False, "s": None, "t": None})
            return session
        self.resumed += 1
        known.socket, known.deflate = session.socket, session.deflate
        for event in known.events:
            if event["s"] > data["seq"]:
                await known.send(event)
        await known.dispatch("RESUMED", {})
        return known

    def _guild(self, guild: str) -> Json:
        channels = [one.wire() for one in self.world.channels.values() if one.guild == guild and one.parent is None]
        more: Json = {"members": [], "threads": [], "presences": [], "voice_states": [], "stage_instances": []}
        here: Json = {
            "channels": channels,
            "guild_scheduled_events": [],
            "member_count": 1,
            "large": False,
            "unavailable": False,
        }
        return self.world.guild_wire(guild) | more | here | {"joined_at": "2026-01-01T00:00:00+00:00"}
