"""What the emulator knows: users, servers, channels, messages; and their shapes on the wire (Discord API v10)."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntFlag
from typing import Any

Json = dict[str, Any]

EPOCH = 1420070400000  # milliseconds: the first of 2015, where Discord's ids begin
APPLICATION = "900000000000000001"
BOT = "900000000000000001"

TEXT, DM, FORUM, PUBLIC_THREAD = 0, 1, 15, 11


class Permissions(IntFlag):
    """The few that matter here."""

    NONE = 0
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    READ_MESSAGE_HISTORY = 1 << 16
    MEMBER = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | READ_MESSAGE_HISTORY
    MANAGER = MEMBER | MANAGE_CHANNELS


_count = itertools.count(1)


def new_id() -> str:
    """A fresh snowflake of this moment."""
    return str(((int(time.time() * 1000) - EPOCH) << 22) | (next(_count) & 0x3FFFFF))  # noqa: TID251 - wire format


def timestamp() -> str:
    """The present moment, as Discord writes it."""
    return datetime.now(UTC).isoformat()  # noqa: TID251 - wire format


@dataclass
class User:
    id: str
    name: str

    def wire(self) -> Json:
        return {
            "id": self.id,
            "username": self.name,
            "discriminator": "0",
            "global_name": self.name.title(),
            "avatar": None,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
            "bot": self.id == BOT,
        }


@dataclass
class Channel:
    id: str
    name: str
    kind: int = TEXT
    guild: str | None = None
    parent: str | None = None
    messages: list[Message] = field(default_factory=list)

    def wire(self) -> Json:
        if self.kind == DM:
            return {"id": self.id, "type": DM, "last_message_id": None, "flags": 0, "recipients": []}
        shape: Json = {
            "id": self.id,
            "type": self.kind,
            "guild_id": self.guild,
            "name": self.name,
            "position": 0,
            "parent_id": self.parent,
            "permission_overwrites": [],
            "nsfw": False,
            "flags": 0,
        }
        if self.kind == PUBLIC_THREAD:
            shape |= {
                "owner_id": BOT,
                "message_count": 0,
                "member_count": 1,
                "thread_metadata": {
                    "archived": False,
                    "auto_archive_duration": 1440,
                    "archive_timestamp": timestamp(),
                    "locked": False,
                },
            }
        return shape


@dataclass
class Message:
    """A message as stored. `body` is what the bot sent."""

    id: str
    channel: str
    body: Json
    nonce: str | None = None
    ephemeral: bool = False
    edited: bool = False

    @property
    def content(self) -> str:
        return str(self.body.get("content") or "")

    @property
    def embeds(self) -> list[Json]:
        return list(self.body.get("embeds") or ())

    @property
    def components(self) -> list[Json]:
        """All buttons and menus, the rows taken apart."""
        return [one for row in self.body.get("components") or () for one in row.get("components", ())]

    @property
    def labels(self) -> list[str]:
        """What buttons and options read."""
        labels = [one["label"] for one in self.components if one["type"] == 2]
        return labels + [option["label"] for one in self.components if one["type"] == 3 for option in one["options"]]

    @property
    def answers(self) -> str | None:
        """The id of the message that it replies to."""
        reference = self.body.get("message_reference") or {}
        return reference.get("message_id")

    @property
    def text(self) -> str:
        """Everything that a person reads, top to bottom."""
        parts = [self.content]
        for embed in self.embeds:
            parts += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
            for one in embed.get("fields", ()):
                parts += [one["name"], one["value"]]
            parts.append(embed.get("footer", {}).get("text", ""))
        return "\n".join([*(part for part in parts if part), *self.labels])

    def wire(self) -> Json:
        return {
            "id": self.id,
            "type": 19 if self.answers else 0,
            "channel_id": self.channel,
            "author": User(BOT, "cliffhanger").wire(),
            "content": self.content,
            "timestamp": timestamp(),
            "edited_timestamp": timestamp() if self.edited else None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [{"type": "rich", **embed} for embed in self.embeds],
            "components": _numbered(self.body.get("components") or []),
            "pinned": False,
            "flags": 64 if self.ephemeral else 0,
            **({"nonce": self.nonce} if self.nonce else {}),
        }


def _numbered(rows: list[Json]) -> list[Json]:
    """Discord gives each component a number."""
    numbers = itertools.count(1)

    def shown(one: Json) -> Json:
        emoji = {key: value for key, value in (one.get("emoji") or {}).items() if value is not None}
        return {"id": next(numbers), **one} | ({"emoji": emoji} if emoji else {})

    return [{"id": next(numbers), **row, "components": [shown(one) for one in row["components"]]} for row in rows]


@dataclass(frozen=True)
class Answer:
    """What a person sees after a command or a press. `seconds` until the first sign of life; `waited` says that it was
    "thinking" first; `replaced` that it took the place of the question.
    """

    message: Message
    seconds: float
    waited: bool = False
    replaced: bool = False

    @property
    def text(self) -> str:
        return self.message.text

    @property
    def ephemeral(self) -> bool:
        return self.message.ephemeral

    @property
    def labels(self) -> list[str]:
        return self.message.labels


# of a server
_NOTHING = (
    "icon", "banner", "splash", "discovery_splash", "home_header", "description", "application_id", "vanity_url_code",
    "rules_channel_id", "public_updates_channel_id", "safety_alerts_channel_id", "system_channel_id", "afk_channel_id",
    "widget_channel_id", "max_presences", "incidents_data",
)  # fmt: skip
_NUMBERS = (
    "verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level", "premium_tier",
    "premium_subscription_count", "nsfw_level", "system_channel_flags", "max_members", "max_video_channel_users",
    "max_stage_video_channel_users",
)  # fmt: skip
_SWITCHES = ("widget_enabled", "premium_progress_bar_enabled", "nsfw")


class World:
    """Everything there is, by id."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {BOT: User(BOT, "cliffhanger")}
        self.channels: dict[str, Channel] = {}
        self.guilds: dict[str, str] = {}
        self.dms: dict[str, str] = {}  # person → channel
        self.commands: list[Json] = []

    def user(self, name: str) -> str:
        """The id of the person of that name, who is made if need be; an id stays itself."""
        if name in self.users:
            return name
        known = next((user.id for user in self.users.values() if user.name == name), None)
        if known is None:
            known = name if name.isdecimal() else new_id()
            self.users[known] = User(known, name)
        return known

    def guild(self, name: str) -> str:
        """A new server."""
        guild = new_id()
        self.guilds[guild] = name
        return guild

    def guild_wire(self, guild: str) -> Json:
        """A server's shape."""
        shape: Json = dict.fromkeys(_NOTHING) | dict.fromkeys(_NUMBERS, 0) | dict.fromkeys(_SWITCHES, False)
        shape |= {"roles": [], "emojis": [], "stickers": [], "features": [], "preferred_locale": "en-US"}
        return shape | {"id": guild, "name": self.guilds[guild], "owner_id": "8", "region": "none", "afk_timeout": 300}

    def channel(self, name: str, guild: str, kind: int = TEXT, parent: str | None = None, number: str | None = None) -> str:
        """A new channel of a server."""
        channel = Channel(number or new_id(), name, kind, guild, parent)
        self.channels[channel.id] = channel
        return channel.id

    def dm(self, user: str) -> str:
        """The channel of a person's direct messages, opened if need be."""
        if user not in self.dms:
            channel = Channel(new_id(), "", DM)
            self.channels[channel.id] = channel
            self.dms[user] = channel.id
        return self.dms[user]
