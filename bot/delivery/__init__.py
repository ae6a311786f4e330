"""The delivery room: sends what the outbox holds, each alert once, at the platforms' full speed. See docs/delivery.md."""

from bot.delivery.engine import Delivery
from bot.delivery.limits import DISCORD, LIMITS, TELEGRAM, UNLIMITED, Limits, Window, limits_of
from bot.delivery.settings import DeliverySettings

__all__ = ["DISCORD", "LIMITS", "TELEGRAM", "UNLIMITED", "Delivery", "DeliverySettings", "Limits", "Window", "limits_of"]
