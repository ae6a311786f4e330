"""Telegram's world as far as a bot sees it: people, chats, topics, messages, buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BOT_ID = 1001
ANONYMOUS_ADMIN = 1087968824  # "GroupAnonymousBot", the sender of what administrators say in the group's name


@dataclass
class User:
    id: int
    name: str
    username: str = ""
    started: bool = True  # has a private chat with the bot

    def json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "en"}
        return shown | ({"username": self.username} if self.username else {})


@dataclass
class Chat:
    """`members` are statuses by user ("creator", "administrator", "member"); `bot` is the bot's own."""

    id: int
    type: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"
    topics: dict[int, str] = field(default_factory=dict)  # "open", "closed", "deleted"
    is_forum: bool = False
    moved_to: int | None = None
    user: User | None = None  # of a private chat

    def json(self) -> dict[str, Any]:
        if self.user:
            return {"id": self.id, "type": "private", "first_name": self.user.name}
        shown: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title}
        return shown | ({"is_forum": True} if self.is_forum else {})


@dataclass(frozen=True)
class Button:
    label: str
    data: str = ""
    url: str = ""


@dataclass
class Message:
    """What the bot has sent. `text` is what people read (of a photo: its caption), `html` what was sent."""

    id: int
    chat: Chat
    text: str
    html: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    thread: int | None = None
    photo: str | bytes | None = None  # an address, an id, or the bytes of an upload
    photo_id: str = ""
    buttons: list[list[Button]] = field(default_factory=list)
    reply_to: int | None = None
    preview: dict[str, Any] = field(default_factory=dict)
    edits: int = 0

    @property
    def labels(self) -> list[str]:
        """The words on the buttons."""
        return [button.label for row in self.buttons for button in row]

    def button(self, label: str) -> Button:
        """The first button whose words contain `label`."""
        return next(button for row in self.buttons for button in row if label in button.label)

    def links(self) -> list[str]:
        """Addresses behind words of the text."""
        return [str(entity["url"]) for entity in self.entities if entity["type"] == "text_link"]

    def json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "message_id": self.id,
            "date": 1_772_366_400 + self.id,
            "chat": self.chat.json(),
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Cliffhanger", "username": "CliffhangerBot"},
        }
        if self.chat.type == "channel":
            del shown["from"]
            shown["sender_chat"] = self.chat.json()
        if self.thread is not None:
            shown |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.photo is not None:
            sizes = [{"file_id": self.photo_id, "file_unique_id": f"u{self.photo_id}", "width": 210, "height": 295}]
            shown |= {"photo": sizes, "caption": self.text, "caption_entities": self.entities}
        else:
            shown |= {"text": self.text, "entities": self.entities}
        if self.buttons:
            rows = [
                [{"text": one.label, **({"url": one.url} if one.url else {"callback_data": one.data})} for one in row]
                for row in self.buttons
            ]
            shown["reply_markup"] = {"inline_keyboard": rows}
        if self.edits:
            shown["edit_date"] = 1_772_366_500 + self.id
        return shown


@dataclass(frozen=True)
class Press:
    """What pressing a button gave: the notification over it, and the messages that were sent or edited."""

    toast: str
    is_alert: bool
    messages: list[Message]
