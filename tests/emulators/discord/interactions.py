"""What people do in Discord: give commands, type, press; and how they see the answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.world import APPLICATION, Answer, Json, Message, Permissions, User, World, new_id

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
FIRST_ANSWER_SECONDS = 3.0  # "Receiving and Responding to Interactions"


@dataclass
class Interaction:
    """One that was sent to the bot, and what has come back."""

    id: str
    token: str
    kind: int
    channel: str
    question: Message | None = None
    began: float = field(default_factory=time.monotonic)
    first: int | None = None  # the type of the first answer
    seconds: float = 0.0
    ephemeral: bool = False
    message: Message | None = None
    choices: list[Json] | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_late(self) -> bool:
        """Whether the first answer is due no longer."""
        return self.first is None and time.monotonic() - self.began > FIRST_ANSWER_SECONDS


class People:
    """Sends interactions and waits for answers."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway
        self.by_token: dict[str, Interaction] = {}
        self.patience = 5.0

    async def command(
        self, user: str, name: str, options: dict[str, str], channel: str | None, permissions: Permissions
    ) -> Answer:
        """Give a slash command. Refuses what Discord's client would not let a person send."""
        command = next((one for one in self.world.commands if one["name"] == name), None)
        assert command is not None, f"there is no command /{name}"
        known = {one["name"]: one for one in command.get("options", [])}
        for required in (one["name"] for one in known.values() if one.get("required")):
            assert required in options, f"/{name} needs {required}"
        for key, value in options.items():
            assert key in known, f"/{name} has no option {key}"
            values = [choice["value"] for choice in known[key].get("choices", [])]
            assert not values or value in values, f"/{name} {key}: choose one of {values}"
            assert len(value) <= known[key].get("max_length", 6000)
        data = {"id": command["id"], "name": name, "type": 1, "options": _options(options)}
        return await self._answered(await self._send(COMMAND, user, data, channel, permissions))

    async def complete(
        self, user: str, name: str, option: str, typed: str, channel: str | None, permissions: Permissions
    ) -> list[tuple[str, str]]:
        """Type into an option; (label, value) of what is offered."""
        command = next(one for one in self.world.commands if one["name"] == name)
        assert next(one for one in command["options"] if one["name"] == option)["autocomplete"]
        options = [{"name": option, "type": 3, "value": typed, "focused": True}]
        data = {"id": command["id"], "name": name, "type": 1, "options": options}
        sent = await self._send(AUTOCOMPLETE, user, data, channel, permissions)
        async with asyncio.timeout(self.patience):
            await sent.done.wait()
        return [(choice["name"], choice["value"]) for choice in sent.choices or ()]

    async def press(self, user: str, message: Message, label: str, permissions: Permissions) -> Answer:
        """Press the button, or choose the option, that reads so."""
        channel = self.world.channels[message.channel]
        for one in message.components:
            data: Json = {"custom_id": one["custom_id"], "component_type": one["type"]}
            if one["type"] == 3:
                chosen = [option["value"] for option in one["options"] if option["label"] == label]
                if not chosen:
                    continue
                data["values"] = chosen
            elif one.get("label") != label:
                continue
            where = channel.id if channel.guild else None
            return await self._answered(await self._send(COMPONENT, user, data, where, permissions, message))
        raise AssertionError(f"nothing to press reads {label!r}: {message.labels}")

    async def _answered(self, sent: Interaction) -> Answer:
        async with asyncio.timeout(self.patience):
            await sent.done.wait()
        assert sent.message is not None
        return Answer(sent.message, sent.seconds, waited=sent.first in {5, 6}, replaced=sent.first in {6, 7})

    async def _send(
        self,
        kind: int,
        user: str,
        data: Json,
        channel: str | None,
        permissions: Permissions,
        question: Message | None = None,
    ) -> Interaction:
        person = self.world.users[user]
        place = self.world.channels[channel or self.world.dm(user)]
        sent = Interaction(new_id(), f"token-{new_id()}", kind, place.id, question)
        self.by_token[sent.token] = sent
        shape: Json = {
            "id": sent.id,
            "application_id": APPLICATION,
            "type": kind,
            "token": sent.token,
            "version": 1,
            "data": data,
            "channel_id": place.id,
            "channel": place.wire() | {"permissions": str(int(permissions))},
            "app_permissions": str(int(Permissions.MEMBER)),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": {"0": place.guild or "0"},
            "context": 0 if place.guild else 1,
            "attachment_size_limit": 10485760,
        }
        shape |= _asker(person, permissions, place.guild)
        if question is not None:
            shape["message"] = question.wire()
        await self.gateway.dispatch("INTERACTION_CREATE", shape)
        return sent


def _asker(person: User, permissions: Permissions, guild: str | None) -> dict[str, Any]:
    if guild is None:
        return {"user": person.wire()}
    member = {
        "user": person.wire(),
        "roles": [],
        "permissions": str(int(permissions)),
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    home = {"id": guild, "locale": "en-US", "features": []}
    return {"member": member, "guild_id": guild, "guild": home, "guild_locale": "en-US"}


def _options(options: dict[str, str]) -> list[Json]:
    return [{"name": name, "type": 3, "value": value} for name, value in options.items()]
