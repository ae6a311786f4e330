"""A Discord of our own over real sockets: REST, gateway, interactions, limits and faults."""

from tests.emulators.discord.faults import Fault
from tests.emulators.discord.server import DiscordEmulator
from tests.emulators.discord.world import Answer, Message, Permissions

__all__ = ["Answer", "DiscordEmulator", "Fault", "Message", "Permissions"]
