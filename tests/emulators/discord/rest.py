"""The REST part. Bodies are held to the documented limits; what breaks one gets Discord's own error code."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.emulators.discord import checks
from tests.emulators.discord.faults import Fault, Limits
from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.interactions import Interaction, People
from tests.emulators.discord.world import APPLICATION, BOT, FORUM, Json, Message, User, World, new_id


class RefusalError(Exception):
    """An error answer of Discord's."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        self.status = status
        self.body: Json = {"message": message, "code": code} | more
        super().__init__(message)


def malformed(wrong: list[str]) -> RefusalError:
    """50035 with the places and what is wrong there, in Discord's shape."""
    errors: Json = {}
    for one in wrong:
        path, _, words = one.partition(": ")
        errors.setdefault(path, {"_errors": []})["_errors"].append({"code": "WRONG", "message": words})
    return RefusalError(400, 50035, "Invalid Form Body", errors=errors)


@dataclass(frozen=True)
class Request:
    """One that arrived, for tests that look at the traffic."""

    method: str
    path: str
    body: Any
    status: int
    at: float
    answer: Any = None


class Rest:
    """All routes that the bot uses. `nonces` for `nonce_seconds`: "the past few minutes" (Create Message)."""

    def __init__(self, world: World, gateway: Gateway, people: People, token: str) -> None:
        self.world = world
        self.gateway = gateway
        self.people = people
        self.token = token
        self.faults: list[Fault] = []
        self.limits = Limits()
        self.requests: list[Request] = []
        self.keeps_requests = True  # off for long runs
        self.nonce_seconds = 300.0
        self.starts_left = 999
        self.no_embeds: set[str] = set()
        self.no_history: set[str] = set()
        self._nonces: dict[str, tuple[float, Message]] = {}
        self.deleted: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        """For the application."""
        root = "/api/v10"
        return [
            web.get(f"{root}/gateway/bot", self._wrap(self._gateway_bot)),
            web.get(f"{root}/users/@me", self._wrap(self._me)),
            web.post(f"{root}/users/@me/channels", self._wrap(self._open_dm)),
            web.get(f"{root}/oauth2/applications/@me", self._wrap(self._application)),
            web.get(f"{root}/applications/@me", self._wrap(self._application)),
            web.put(f"{root}/applications/{{application}}/commands", self._wrap(self._commands)),
            web.get(f"{root}/applications/{{application}}/commands", self._wrap(self._list_commands)),
            web.get(f"{root}/guilds/{{guild}}", self._wrap(self._guild)),
            web.post(f"{root}/channels/{{channel}}/messages", self._wrap(self._create_message)),
            web.post(f"{root}/interactions/{{id}}/{{token}}/callback", self._wrap(self._callback, bot=False)),
            web.patch(f"{root}/webhooks/{{app}}/{{token}}/messages/@original", self._wrap(self._edit, bot=False)),
            web.get(f"{root}/webhooks/{{app}}/{{token}}/messages/@original", self._wrap(self._original, bot=False)),
        ]

    def _wrap(self, handler: Any, *, bot: bool = True) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            body = await request.json() if request.can_read_body else None
            answer: Any
            try:
                if bot and request.headers.get("Authorization") != f"Bot {self.token}":
                    raise RefusalError(401, 0, "401: Unauthorized")
                too_fast = self.limits.take_overall() if bot else None
                if too_fast is not None:
                    answer = _json(too_fast[1], 429, too_fast[0])
                else:
                    answer = await self._fault("any", "", request) or await handler(request, body)
            except RefusalError as refused:
                answer = _json(refused.body, refused.status)
            response = answer if isinstance(answer, web.Response) else _json(answer)
            if self.keeps_requests:
                self._note(request, body, response)
            return response

        return handle

    def _note(self, request: web.Request, body: Any, response: web.Response) -> None:
        sent = response.body if response.content_type == "application/json" else None
        shown = json.loads(sent) if isinstance(sent, bytes) else None
        self.requests.append(Request(request.method, request.path, body, response.status, time.monotonic(), shown))

    async def _gateway_bot(self, request: web.Request, body: Any) -> Json:
        limit = {"total": 1000, "remaining": self.starts_left, "reset_after": 14400000, "max_concurrency": 1}
        return {"url": self.gateway.address, "shards": self.gateway.shards, "session_start_limit": limit}

    async def _me(self, request: web.Request, body: Any) -> Json:
        return self.world.users[BOT].wire() | {"mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}

    async def _application(self, request: web.Request, body: Any) -> Json:
        return {
            "id": APPLICATION,
            "name": "Cliffhanger",
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": User("800000000000000001", "operator").wire(),
            "summary": "",
            "type": None,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "approximate_guild_count": len(self.world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }

    async def _commands(self, request: web.Request, body: list[Json]) -> list[Json]:
        wrong = checks.wrong_commands(body)
        if wrong:
            raise malformed(wrong)
        ids = {one["name"]: one["id"] for one in self.world.commands}
        self.world.commands = [
            {"application_id": APPLICATION, "version": new_id(), "default_member_permissions": None, **one}
            | {"id": ids.get(one["name"], new_id())}
            for one in body
        ]
        return self.world.commands

    async def _list_commands(self, request: web.Request, body: Any) -> list[Json]:
        return self.world.commands

    async def _guild(self, request: web.Request, body: Any) -> Json:
        guild = request.match_info["guild"]
        if guild not in self.world.guilds:
            raise RefusalError(404, 10004, "Unknown Guild")
        return self.world.guild_wire(guild)

    async def _open_dm(self, request: web.Request, body: Json) -> Any:
        user = str(body["recipient_id"])
        refused = await self._fault("dm", user, request)
        if refused is not None:
            return refused
        if user not in self.world.users:
            raise RefusalError(400, 50033, "Invalid Recipient(s)")
        channel = self.world.channels[self.world.dm(user)]
        return channel.wire() | {"recipients": [self.world.users[user].wire()]}

    async def _create_message(self, request: web.Request, body: Json) -> Any:
        channel = request.match_info["channel"]
        status, headers, too_fast = self.limits.take(channel)
        if status == 429:
            return _json(too_fast, status=status, headers=headers)
        person = next((user for user, dm in self.world.dms.items() if dm == channel), channel)
        fault = self._matching("message", channel) or self._matching("message", person)
        if fault is not None and not fault.store:
            return await self._play(fault, request)
        message = self._store(channel, body)
        if fault is not None:
            return await self._play(fault, request)
        return _json(message.wire(), headers=headers)

    def _store(self, channel: str, body: Json) -> Message:
        if channel not in self.world.channels:
            raise RefusalError(404, 10003, "Unknown Channel")
        place = self.world.channels[channel]
        if place.kind == FORUM:
            raise RefusalError(400, 40058, "Cannot send a message in a forum channel")
        wrong = checks.wrong_message(body)
        if wrong:
            raise malformed(wrong)
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        known = self._nonces.get(nonce) if nonce else None
        if known and time.monotonic() - known[0] < self.nonce_seconds:
            if known[1].id in self.deleted:
                raise RefusalError(404, 10008, "Unknown Message")
            return known[1]
        if channel in self.no_embeds and body.get("embeds"):
            raise RefusalError(403, 50013, "Missing Permissions")
        self._check_reference(channel, body)
        message = Message(new_id(), channel, body, body.get("nonce"))
        place.messages.append(message)
        if nonce:
            self._nonces[nonce] = (time.monotonic(), message)
        return message

    def _check_reference(self, channel: str, body: Json) -> None:
        reference = body.get("message_reference")
        if not reference:
            return
        if channel in self.no_history:
            raise RefusalError(403, 160002, "Cannot reply without permission to read message history")
        known = any(one.id == str(reference["message_id"]) for one in self.world.channels[channel].messages)
        if not known:
            if reference.get("fail_if_not_exists", True):
                raise malformed(["message_reference: Unknown message"])
            del body["message_reference"]

    async def _callback(self, request: web.Request, body: Json) -> Any:
        sent = self.people.by_token.get(request.match_info["token"])
        if sent is None or sent.id != request.match_info["id"] or sent.is_late:
            raise RefusalError(404, 10062, "Unknown interaction")
        if sent.first is not None:
            raise RefusalError(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        self._check_callback(kind, data)
        sent.first, sent.seconds = kind, time.monotonic() - sent.began
        if kind == 8:
            sent.choices = data["choices"]
            sent.done.set()
        elif kind in {4, 7}:
            self._show(sent, data, replaces=kind == 7)
        elif kind == 5:
            sent.ephemeral = bool(data.get("flags", 0) & 64)
        shown = {"id": sent.message.id if sent.message else new_id(), "ephemeral": sent.ephemeral}
        interaction = {"id": sent.id, "type": sent.kind, "response_message_id": shown["id"]}
        shape: Json = {"interaction": interaction | {"response_message_ephemeral": shown["ephemeral"]}}
        if sent.message is not None:
            shape["resource"] = {"type": kind, "message": sent.message.wire()}
        return shape

    def _check_callback(self, kind: int, data: Json) -> None:
        wrong = checks.wrong_choices(data["choices"]) if kind == 8 else []
        if kind in {4, 7}:
            wrong = checks.wrong_message(data)
        if wrong:
            raise malformed(wrong)

    async def _edit(self, request: web.Request, body: Json) -> Json:
        sent = self._of_webhook(request)
        wrong = checks.wrong_message(body, edit=True)
        if wrong:
            raise malformed(wrong)
        self._show(sent, body, replaces=sent.first in {6, 7} or sent.message is not None)
        assert sent.message is not None
        return sent.message.wire()

    async def _original(self, request: web.Request, body: Any) -> Json:
        sent = self._of_webhook(request)
        if sent.message is None:
            raise RefusalError(404, 10008, "Unknown Message")
        return sent.message.wire()

    def _of_webhook(self, request: web.Request) -> Interaction:
        sent = self.people.by_token.get(request.match_info["token"])
        if sent is None or sent.first is None or request.match_info["app"] != APPLICATION:
            raise RefusalError(404, 10015, "Unknown Webhook")
        return sent

    def _show(self, sent: Interaction, data: Json, *, replaces: bool) -> None:
        """An answer is seen: a new message, or the question changed."""
        sent.ephemeral = sent.ephemeral or bool(data.get("flags", 0) & 64)
        old = sent.message or (sent.question if replaces else None)
        if old is not None:
            old.body, old.edited = old.body | data, True
            sent.message = old
        else:
            sent.message = Message(new_id(), sent.channel, data, ephemeral=sent.ephemeral)
            if not sent.ephemeral:
                self.world.channels[sent.channel].messages.append(sent.message)
        sent.done.set()

    def _matching(self, on: str, where: str) -> Fault | None:
        return next((fault for fault in self.faults if fault.matches(on, where)), None)

    async def _fault(self, on: str, where: str, request: web.Request) -> web.StreamResponse | None:
        fault = self._matching(on, where)
        if fault is None:
            return None
        return await self._play(fault, request)

    async def _play(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        fault.use()
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.drop:
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=500)
        answer = fault.answer()
        if isinstance(answer, str):
            return web.Response(text=answer, status=fault.status, content_type="text/html", headers=fault.headers)
        return _json(answer, status=fault.status, headers=fault.headers | {"Via": "1.1 google"})


def _json(shape: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """As Discord sends it: without a charset, which discord.py relies on."""
    return web.Response(body=json.dumps(shape).encode(), status=status, headers=headers, content_type="application/json")
