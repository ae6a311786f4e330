"""A Telegram Bot API server for tests, over real sockets."""

from tests.emulators.telegram.faults import Fault, Limits
from tests.emulators.telegram.server import TelegramEmulator
from tests.emulators.telegram.world import Button, Chat, Message, Press, User

__all__ = ["Button", "Chat", "Fault", "Limits", "Message", "Press", "TelegramEmulator", "User"]
