"""The methods of the Bot API that a bot like ours calls, with the refusals that Telegram's own server gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.emulators.telegram.entities import MarkupError, Parsed, parse, units
from tests.emulators.telegram.world import BOT_ID, Button, Chat, Message

if TYPE_CHECKING:
    from tests.emulators.telegram.server import TelegramEmulator

Params = Mapping[str, Any]

_SENDING = frozenset(
    [
        "chat_id",
        "message_thread_id",
        "parse_mode",
        "entities",
        "caption_entities",
        "disable_notification",
        "protect_content",
        "message_effect_id",
        "reply_parameters",
        "reply_markup",
        "allow_paid_broadcast",
        "business_connection_id",
        "direct_messages_topic_id",
        "suggested_post_parameters",
    ]
)
KNOWN: dict[str, frozenset[str]] = {
    "getMe": frozenset(),
    "getUpdates": frozenset({"offset", "limit", "timeout", "allowed_updates"}),
    "deleteWebhook": frozenset({"drop_pending_updates"}),
    "setMyCommands": frozenset({"commands", "scope", "language_code"}),
    "getChat": frozenset({"chat_id"}),
    "getChatMember": frozenset({"chat_id", "user_id"}),
    "getChatAdministrators": frozenset({"chat_id", "return_bots"}),
    "answerCallbackQuery": frozenset({"callback_query_id", "text", "show_alert", "url", "cache_time"}),
    "sendMessage": _SENDING - {"caption_entities"} | {"text", "link_preview_options"},
    "sendPhoto": _SENDING - {"entities"} | {"photo", "caption", "show_caption_above_media", "has_spoiler"},
    "editMessageText": frozenset(
        [
            "business_connection_id",
            "chat_id",
            "message_id",
            "inline_message_id",
            "text",
            "parse_mode",
            "entities",
            "link_preview_options",
            "rich_message",
            "reply_markup",
        ]
    ),
    "editMessageReplyMarkup": frozenset(
        {"business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"}
    ),
}


class RefusalError(Exception):
    """The Bot API's "ok": false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str, **parameters: Any) -> RefusalError:
    return RefusalError(400, f"Bad Request: {description}", **parameters)


class Methods:
    """Carries requests out. Values come as Telegram takes them: numbers and JSON as text, too."""

    def __init__(self, telegram: TelegramEmulator) -> None:
        self._telegram = telegram

    def call(self, method: str, params: Params) -> Any:
        if method not in KNOWN:
            raise RefusalError(404, "Not Found")
        for name in set(params) - KNOWN[method]:
            self._telegram.complaints.append(f"{method} has no parameter {name}")
        return getattr(self, f"_{method}")(params)

    def _getMe(self, params: Params) -> Any:  # noqa: N802
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Cliffhanger",
            "username": self._telegram.bot_name,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def _deleteWebhook(self, params: Params) -> Any:  # noqa: N802
        if truth(params.get("drop_pending_updates")):
            self._telegram.updates.clear()
        return True

    def _setMyCommands(self, params: Params) -> Any:  # noqa: N802
        commands = decoded(params["commands"])
        for one in commands:
            if not (1 <= len(one["command"]) <= 32 and 1 <= len(one["description"]) <= 256):
                raise bad("BOT_COMMAND_INVALID")
        self._telegram.menu = {one["command"]: one["description"] for one in commands}
        return True

    def _getChat(self, params: Params) -> Any:  # noqa: N802
        chat = self._telegram.find_chat(params)
        return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}

    def _getChatMember(self, params: Params) -> Any:  # noqa: N802
        chat = self._telegram.find_chat(params)
        user = self._telegram.users.get(int(params["user_id"]))
        if user is None:
            raise bad("user not found")
        return _member(user.json(), chat.members.get(user.id, "left"))

    def _getChatAdministrators(self, params: Params) -> Any:  # noqa: N802
        chat = self._telegram.find_chat(params)
        return [
            _member(self._telegram.users[user].json(), status)
            for user, status in chat.members.items()
            if status in {"creator", "administrator"}
        ]

    def _answerCallbackQuery(self, params: Params) -> Any:  # noqa: N802
        query = params["callback_query_id"]
        if query not in self._telegram.open_queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = params.get("text") or ""
        if units(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self._telegram.open_queries.discard(query)
        self._telegram.toasts[query] = (text, truth(params.get("show_alert")))
        return True

    def _sendMessage(self, params: Params) -> Any:  # noqa: N802
        chat, thread = self._writable(params)
        parsed = self._text(params, "text", 4096)
        if not parsed.text:
            raise bad("message text is empty")
        message = self._new(chat, thread, parsed, params, params["text"])
        return self._store(message)

    def _sendPhoto(self, params: Params) -> Any:  # noqa: N802
        chat, thread = self._writable(params)
        parsed = self._text(params, "caption", 1024)
        photo = params["photo"]
        photo_id = self._telegram.take_picture(photo)
        message = self._new(chat, thread, parsed, params, params.get("caption") or "")
        message.photo, message.photo_id = photo, photo_id
        return self._store(message)

    def _editMessageText(self, params: Params) -> Any:  # noqa: N802
        chat = self._telegram.find_chat(params)
        message = self._telegram.sent.get((chat.id, int(params["message_id"])))
        if message is None:
            raise bad("message to edit not found")
        parsed = self._text(params, "text", 4096)
        if not parsed.text:
            raise bad("message text is empty")
        buttons = _buttons(params)
        if (message.text, message.entities, message.buttons) == (parsed.text, parsed.entities, buttons):
            raise bad("message is not modified: specified new message content and reply markup are exactly the same")
        message.text, message.entities, message.html = parsed.text, parsed.entities, params["text"]
        message.buttons = buttons
        message.edits += 1
        return message.json()

    def _editMessageReplyMarkup(self, params: Params) -> Any:  # noqa: N802
        chat = self._telegram.find_chat(params)
        message = self._telegram.sent.get((chat.id, int(params["message_id"])))
        if message is None:
            raise bad("message to edit not found")
        message.buttons = _buttons(params)
        message.edits += 1
        return message.json()

    def _writable(self, params: Params) -> tuple[Chat, int | None]:
        chat = self._telegram.find_chat(params)
        if chat.moved_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
        if chat.user is not None and not chat.user.started:
            raise RefusalError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.bot == "blocked":
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        if chat.bot == "kicked":
            raise RefusalError(403, f"Forbidden: bot was kicked from the {chat.type} chat")
        if chat.bot == "left":
            raise RefusalError(403, f"Forbidden: bot is not a member of the {chat.type} chat")
        if chat.type == "channel" and chat.bot != "administrator":
            raise bad("need administrator rights in the channel chat")
        thread = int(params["message_thread_id"]) if params.get("message_thread_id") not in {None, ""} else None
        state = chat.topics.get(thread, "missing") if thread is not None else "open"
        if state == "closed":
            raise bad("TOPIC_CLOSED")
        if state == "deleted":
            raise bad("TOPIC_DELETED")
        if state == "missing":
            raise bad("message thread not found")
        return chat, thread

    def _text(self, params: Params, name: str, limit: int) -> Parsed:
        raw = params.get(name) or ""
        if params.get("parse_mode") not in {None, "", "HTML"}:
            self._telegram.complaints.append(f"parse_mode {params['parse_mode']}: only HTML is emulated")
        try:
            parsed = parse(raw) if params.get("parse_mode") == "HTML" else Parsed(raw)
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from error
        if units(parsed.text) > limit:
            raise bad("message is too long" if name == "text" else "message caption is too long")
        for entity in parsed.entities:
            if entity["type"] == "text_link" and not str(entity["url"]).startswith(("http://", "https://", "tg://")):
                self._telegram.complaints.append(f"a link to {entity['url']!r} is shown as bare text")
        stripped = parsed.text.strip()
        if stripped != parsed.text:
            self._telegram.complaints.append("blanks around the text are lost")
        return parsed

    def _new(self, chat: Chat, thread: int | None, parsed: Parsed, params: Params, html: str) -> Message:
        message = Message(0, chat, parsed.text, html, parsed.entities, thread, buttons=_buttons(params))
        reply = decoded(params.get("reply_parameters"))
        if reply:
            known = (chat.id, int(reply["message_id"])) in self._telegram.known_messages
            if not known and not reply.get("allow_sending_without_reply"):
                raise bad("message to be replied not found")
            message.reply_to = int(reply["message_id"]) if known else None
        message.preview = decoded(params.get("link_preview_options")) or {}
        return message

    def _store(self, message: Message) -> Any:
        self._telegram.count(message.chat)
        self._telegram.store(message)
        return message.json()


def decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def truth(value: Any) -> bool:
    return value in {True, "true", "True", "1"}


def _buttons(params: Params) -> list[list[Button]]:
    markup = decoded(params.get("reply_markup")) or {}
    rows = [
        [Button(one["text"], one.get("callback_data", ""), one.get("url", "")) for one in row]
        for row in markup.get("inline_keyboard", [])
    ]
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if not button.label:
            raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if not button.url and not 1 <= len(button.data.encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if len(buttons) > 100:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return rows


def _member(user: dict[str, Any], status: str) -> dict[str, Any]:
    member: dict[str, Any] = {"user": user, "status": status}
    if status == "creator":
        return member | {"is_anonymous": False}
    if status == "administrator":
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
            "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        return member | dict.fromkeys(rights.split(), False)
    return member
