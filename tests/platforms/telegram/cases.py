"""Every refusal of the Bot API that we know of, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.errors import Failure


@dataclass(frozen=True)
class Case:
    code: int
    description: str
    failure: Failure
    words: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


SUSPEND, REFUSED, RETRY = Failure.SUSPEND, Failure.REFUSED, Failure.RETRY

CASES = [
    Case(401, "Unauthorized", Failure.FATAL, "token"),
    Case(404, "Not Found", Failure.FATAL, "token"),
    Case(403, "Forbidden: bot was blocked by the user", SUSPEND, "blocked"),
    Case(403, "Forbidden: user is deactivated", SUSPEND, "no longer exists"),
    Case(403, "Forbidden: bot can't initiate conversation with a user", SUSPEND, "private chat"),
    Case(403, "Forbidden: bot can't send messages to bots", SUSPEND),
    Case(403, "Forbidden: bot was kicked from the group chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot was kicked from the supergroup chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot was kicked from the channel chat", SUSPEND, "removed"),
    Case(403, "Forbidden: bot is not a member of the supergroup chat", SUSPEND, "no member"),
    Case(403, "Forbidden: bot is not a member of the channel chat", SUSPEND, "no member"),
    Case(403, "Forbidden: the group chat was deleted", SUSPEND, "closed"),
    Case(403, "Forbidden: something new", SUSPEND, "something new"),
    Case(400, "Bad Request: chat not found", SUSPEND, "not found"),
    Case(400, "Bad Request: user not found", SUSPEND, "not found"),
    Case(400, "Bad Request: PEER_ID_INVALID", SUSPEND, "not found"),
    Case(400, "Bad Request: USER_IS_BLOCKED", SUSPEND, "blocked"),
    Case(400, "Bad Request: INPUT_USER_DEACTIVATED", SUSPEND, "no longer exists"),
    Case(400, "Bad Request: CHANNEL_PRIVATE", SUSPEND, "closed"),
    Case(400, "Bad Request: group chat was deactivated", SUSPEND, "closed"),
    Case(400, "Bad Request: not enough rights to send text messages to the chat", SUSPEND, "right"),
    Case(400, "Bad Request: have no rights to send a message", SUSPEND, "right"),
    Case(400, "Bad Request: need administrator rights in the channel chat", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_WRITE_FORBIDDEN", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_ADMIN_REQUIRED", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_RESTRICTED", SUSPEND, "right"),
    Case(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", SUSPEND, "right"),
    Case(400, "Bad Request: TOPIC_CLOSED", SUSPEND, "topic is closed"),
    Case(400, "Bad Request: TOPIC_DELETED", SUSPEND, "topic no longer exists"),
    Case(400, "Bad Request: message thread not found", SUSPEND, "topic no longer exists"),
    Case(400, "Bad Request: group chat was upgraded to a supergroup chat", SUSPEND, "supergroup"),
    Case(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        Failure.MOVED,
        "supergroup",
        {"migrate_to_chat_id": -1001234567890},
    ),
    Case(400, "Bad Request: PAYMENT_REQUIRED", SUSPEND, "paid"),
    Case(400, "Bad Request: message is too long", REFUSED, "too long"),
    Case(400, "Bad Request: MESSAGE_TOO_LONG", REFUSED),
    Case(400, "Bad Request: can't parse entities: Unsupported start tag", REFUSED, "parse entities"),
    Case(400, "Bad Request: message text is empty", REFUSED),
    Case(400, "Bad Request: BUTTON_DATA_INVALID", REFUSED),
    Case(400, "Bad Request: message to be replied not found", REFUSED),
    Case(400, "Bad Request: something new", REFUSED, "something new"),
    Case(400, "Bad Request: Logged out", Failure.FATAL, "logged out"),
    Case(406, "Not Acceptable", REFUSED),
    Case(409, "Conflict: terminated by other getUpdates request", RETRY, "another process"),
    Case(429, "Too Many Requests: retry after 7", RETRY, "7 s", {"retry_after": 7}),
    Case(429, "Too Many Requests", RETRY),
    Case(400, "Bad Request: SLOWMODE_WAIT_7", RETRY, "7 s"),
    Case(500, "Internal Server Error", RETRY),
    Case(503, "Service Unavailable", RETRY),
    Case(500, "Internal Server Error: restart", Failure.UNKNOWN),
    Case(502, "Bad Gateway", Failure.UNKNOWN),
    Case(504, "Gateway Timeout", Failure.UNKNOWN),
]
