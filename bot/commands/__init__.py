"""What people ask, once for all platforms: frozen replies, and the service that gives them."""

from bot.commands.answers import CommandService
from bot.commands.service import Caller, Commands

__all__ = ["Caller", "CommandService", "Commands"]
