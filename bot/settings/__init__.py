"""Settings: one TOML file and a few variables of the environment become one frozen `Settings`.

Nothing is read on import. All mistakes are reported at once, as a ConfigError.
"""

from bot.settings.load import config_path, load_settings, read_shows
from bot.settings.options import (
    DecidingSettings,
    DeliverySettings,
    DiscordSettings,
    FetchSettings,
    HealthSettings,
    OperatorSettings,
    PublisherSettings,
    Settings,
    ShowSettings,
    SourceSettings,
    StorageSettings,
    TelegramSettings,
)

__all__ = [
    "DecidingSettings",
    "DeliverySettings",
    "DiscordSettings",
    "FetchSettings",
    "HealthSettings",
    "OperatorSettings",
    "PublisherSettings",
    "Settings",
    "ShowSettings",
    "SourceSettings",
    "StorageSettings",
    "TelegramSettings",
    "config_path",
    "load_settings",
    "read_shows",
]
