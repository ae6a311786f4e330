"""The far end of both platforms for trials, as a process of its own: it enforces the documented limits to the letter.

Discord: 50 requests in any second over all routes, five messages in five seconds a channel (told in headers), a nonce
known for five minutes. Telegram: 30 messages in any second, one a second a chat, 20 a minute a group. A limit holds in
every window of its length, the strictest reading. With `loses` a part of the answers is lost, half of them after storing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field

from aiohttp import web

NONCE_SECONDS = 300.0
_CHANGE = re.compile(r"change \d+")


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with the bare content type, as both platforms send it."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers, content_type="application/json")


class Limit:
    """At most `count` in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self.count, self.seconds = count, seconds
        self.moments: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed; 0 = now."""
        while self.moments and self.moments[0] <= now - self.seconds:
            self.moments.popleft()
        return 0.0 if len(self.moments) < self.count else self.moments[0] + self.seconds - now

    def take(self, now: float) -> None:
        self.moments.append(now)


@dataclass
class Books:
    """What one platform has seen."""

    stored: Counter[str] = field(default_factory=Counter)  # "address text" → times
    limited: int = 0
    first: float = 0.0
    last: float = 0.0
    requests: int = 0
    lost: int = 0

    def store(self, address: str, text: str, now: float) -> None:
        self.stored[f"{address} {text}"] += 1
        self.first = self.first or now
        self.last = now


class FarEnd:
    def __init__(self, limits: bool, loses: float, latency: float) -> None:
        self.limits, self.loses, self.latency = limits, loses, latency
        self.chance = random.Random(7)
        self.books = {"discord": Books(), "telegram": Books()}
        self.everyone = {"discord": Limit(50, 1.0), "telegram": Limit(30, 1.0)}
        self.chats: dict[str, Limit] = defaultdict(lambda: Limit(1, 1.0))
        self.groups: dict[str, Limit] = defaultdict(lambda: Limit(20, 60.0))
        self.channels: dict[str, Limit] = defaultdict(lambda: Limit(5, 5.0))
        self.nonces: dict[str, tuple[float, str]] = {}
        self.ids = 10**15

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/discord/users/@me", self.me)
        app.router.add_get("/discord/oauth2/applications/@me", self.me)
        app.router.add_put("/discord/applications/{id}/commands", self.commands)
        app.router.add_get("/discord/gateway/bot", self.gateway_address)
        app.router.add_get("/discord/gateway/", self.gateway)
        app.router.add_post("/discord/channels/{channel}/messages", self.discord)
        app.router.add_post("/telegram/{bot}/{method}", self.telegram)
        app.router.add_get("/report", self.report)
        app.router.add_post("/forget", self.forget)
        return app

    async def me(self, _request: web.Request) -> web.Response:
        user = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True, "flags": 0}
        extra: dict[str, object] = {
            "name": "bot",
            "description": "",
            "verify_key": "",
            "owner": user,
            "rpc_origins": [],
            "icon": None,
        }
        return answer(user | extra | {"bot_public": True, "bot_require_code_grant": False})

    async def commands(self, _request: web.Request) -> web.Response:
        return answer([])

    async def gateway_address(self, request: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 16}
        return answer({"url": f"ws://{request.host}/discord/gateway/", "shards": 1, "session_start_limit": starts})

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        """A gateway on which nothing ever happens."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        user = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True}
        ready = {"v": 10, "user": user, "guilds": [], "session_id": "s", "shard": [0, 1]}
        ready |= {"application": {"id": "1", "flags": 0}, "resume_gateway_url": f"ws://{request.host}/discord/gateway/"}
        async for frame in socket:
            op = json.loads(frame.data)["op"] if frame.type is web.WSMsgType.TEXT else None
            if op == 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            elif op == 2:
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        return socket

    async def discord(self, request: web.Request) -> web.Response:
        books, now, channel = self.books["discord"], time.monotonic(), request.match_info["channel"]
        books.requests += 1
        wait = self.everyone["discord"].wait(now) if self.limits else 0.0
        if wait:
            books.limited += 1
            body = {"message": "You are being rate limited.", "retry_after": wait, "global": True}
            headers = {"X-RateLimit-Global": "true", "Retry-After": str(wait), "X-RateLimit-Scope": "global", "Via": "1.1"}
            return answer(body, status=429, headers=headers)
        self.everyone["discord"].take(now)
        bucket = self.channels[channel]
        wait = bucket.wait(now) if self.limits else 0.0
        headers = {"X-RateLimit-Limit": "5", "X-RateLimit-Bucket": "messages", "X-RateLimit-Reset-After": "5", "Via": "1.1"}
        headers |= {"X-RateLimit-Reset": str(time.time() + 5)}  # noqa: TID251
        if wait:
            books.limited += 1
            body = {"message": "You are being rate limited.", "retry_after": wait, "global": False}
            return answer(body, status=429, headers=headers | {"X-RateLimit-Remaining": "0"})
        bucket.take(now)
        headers |= {"X-RateLimit-Remaining": str(max(0, 5 - len(bucket.moments))) if self.limits else "5"}
        data = await request.json()
        if self._loses(books) and self.chance.random() < 0.5:
            return self._hang_up(request)
        message = self._remember(channel, data, now)
        if self._lost:
            return self._hang_up(request)
        await asyncio.sleep(self.latency * self.chance.uniform(0.7, 1.3))
        author = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None}
        body = {"id": message, "channel_id": channel, "author": author, "content": data.get("content") or ""}
        body |= {"timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "type": 0}
        body |= {"mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": []}
        return answer(body | {"pinned": False, "nonce": data.get("nonce")}, headers=headers)

    def _remember(self, channel: str, data: dict[str, object], now: float) -> str:
        nonce = str(data.get("nonce") or "")
        when, message = self.nonces.get(nonce, (0.0, ""))
        if nonce and data.get("enforce_nonce") and message and now - when < NONCE_SECONDS:
            return message
        self.ids += 1
        self.books["discord"].store(channel, text_of(data), now)
        self.nonces[nonce] = (now, str(self.ids))
        return str(self.ids)

    async def telegram(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "getMe":
            return answer({"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "b", "username": "b"}})
        if method == "getUpdates":
            await asyncio.sleep(20)
            return answer({"ok": True, "result": []})
        if method != "sendMessage":
            return answer({"ok": True, "result": True})
        books, now = self.books["telegram"], time.monotonic()
        data: dict[str, object] = dict(await request.post()) or await request.json()
        chat = str(data["chat_id"])
        books.requests += 1
        limits = [self.everyone["telegram"], self.chats[chat], *([self.groups[chat]] if chat.startswith("-") else [])]
        wait = max(limit.wait(now) for limit in limits) if self.limits else 0.0
        if wait:
            books.limited += 1
            whole = int(wait) + 1
            body = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {whole}"}
            return answer(body | {"parameters": {"retry_after": whole}}, status=429)
        for limit in limits:
            limit.take(now)
        if self._loses(books) and self.chance.random() < 0.5:
            return self._hang_up(request)
        self.ids += 1
        books.store(chat, text_of(data), now)
        if self._lost:
            return self._hang_up(request)
        await asyncio.sleep(self.latency * self.chance.uniform(0.7, 1.3))
        sent = {"message_id": self.ids, "date": 1, "chat": {"id": int(chat), "type": "private"}}
        return answer({"ok": True, "result": sent | {"text": text_of(data)}})

    def _loses(self, books: Books) -> bool:
        self._lost = self.chance.random() < self.loses
        books.lost += self._lost
        return self._lost

    def _hang_up(self, request: web.Request) -> web.Response:
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def report(self, _request: web.Request) -> web.Response:
        return answer({name: vars(books) for name, books in self.books.items()})

    async def forget(self, request: web.Request) -> web.Response:
        """Begin anew, perhaps with other rules."""
        rules = await request.json()
        self.__init__(  # type: ignore[misc]
            rules.get("limits", self.limits), rules.get("loses", self.loses), rules.get("latency", self.latency)
        )
        return answer({})


def text_of(data: dict[str, object]) -> str:
    """Which change the message tells of; all trials write it as "change 12" into it."""
    found = _CHANGE.search(json.dumps(data, ensure_ascii=False))
    return found[0] if found else "?"


async def serve(port: int) -> None:
    runner = web.AppRunner(FarEnd(limits=True, loses=0.0, latency=0.0).application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    print(json.dumps({"port": runner.addresses[0][1]}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(serve(parser.parse_args().port))
