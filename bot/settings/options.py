"""The table of options: name, type, default, and in its description what is allowed.

A description is what `check` prints as "allowed" and what stands beside the option in config.example.toml.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, field_validator

from bot.model import Show, Trust

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")


def seconds_of(value: Any) -> Any:
    """Seconds from "2s", "5m", "1h", "2d" or a number. Raises ValueError for other text."""
    if isinstance(value, str):
        found = _DURATION.fullmatch(value.strip())
        if not found:
            raise ValueError("not a duration")
        return float(found[1]) * _UNITS[found[2]]
    return value


Duration = Annotated[float, BeforeValidator(seconds_of)]


class Options(BaseModel):
    """A table of the file: frozen, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class StorageSettings(Options):
    """Where everything is kept."""

    url: str = Field(
        "sqlite:///cliffhanger.db",
        description='the database: "sqlite:///file.db" or "postgresql://user@host/name"',
    )
    standby: bool = Field(False, description="true or false: wait as a standby while another process serves")


def _http_root(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("not an http address")
    return value.rstrip("/")


HttpRoot = Annotated[str, BeforeValidator(lambda value: _http_root(value) if isinstance(value, str) else value)]


class DiscordSettings(Options):
    """Discord. Its token comes from CLIFFHANGER_DISCORD_TOKEN or from token_file."""

    api_url: HttpRoot = Field(
        "https://discord.com/api/v10", description="an http(s) address: the root of Discord's REST API"
    )
    token_file: str | None = Field(None, description="path of a file that holds the bot's token")
    requests_per_second: float = Field(
        50, gt=0, le=10_000, description="a number above 0: the global rate that Discord allows this bot"
    )


class TelegramSettings(Options):
    """Telegram. Its token comes from CLIFFHANGER_TELEGRAM_TOKEN or from token_file."""

    api_url: HttpRoot = Field("https://api.telegram.org", description="an http(s) address: the root of a Bot API server")
    token_file: str | None = Field(None, description="path of a file that holds the bot's token")
    messages_per_second: float = Field(
        30, gt=0, le=1000, description="a number above 0: the overall rate (more only with paid broadcasts)"
    )


class FetchSettings(Options):
    """How addresses of others are read."""

    allow_private_addresses: bool = Field(
        False, description="true or false: read from loopback and private networks too (for trials and own servers)"
    )
    contact: str = Field("", description="an address or mail that sites may use to reach who runs the bot")
    timeout: Duration = Field(20.0, gt=0, le=300, description='a duration up to 5 minutes, such as "20s"')
    max_bytes: int = Field(10_000_000, ge=1000, le=100_000_000, description="a number of bytes from 1,000 to 100,000,000")
    ports: tuple[int, ...] = Field((80, 443), description="a list of port numbers that may be asked")


class DecidingSettings(Options):
    """When evidence is enough (docs/deciding.md has the table)."""

    press_wait: Duration = Field(
        21600.0, ge=0, description='a duration: how long an uncontradicted press report waits for a witness, as "6h"'
    )
    database_wait: Duration = Field(
        43200.0, ge=0, description='a duration: how long a database entry must hold before it counts, as "12h"'
    )


class DeliverySettings(Options):
    """How alerts are sent."""

    unknown: Literal["resend", "skip"] = Field(
        "resend", description='"resend" or "skip": what to do where nobody can know if a message arrived'
    )
    concurrency: int = Field(16, ge=1, le=500, description="a whole number from 1 to 500: sends under way at once")


class HealthSettings(Options):
    """The HTTP door for monitors: /healthz, /readyz, /metrics."""

    listen: str = Field("", description='"host:port" to listen on, or empty for none')

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        if value and not re.fullmatch(r"[\w.\-\[\]:]*:\d{1,5}", value):
            raise ValueError("not host:port")
        return value


class OperatorSettings(Options):
    """Who is told when something goes wrong."""

    platform: Literal["", "discord", "telegram"] = Field("", description='"discord", "telegram" or empty for nobody')
    chat: str = Field("", description="the id of the operator's channel or chat on that platform")


class ShowSettings(Options):
    """A show to follow from the start."""

    title: str = Field(min_length=1, max_length=200, description="the show's title, up to 200 characters")
    aliases: tuple[str, ...] = Field((), description="a list of other names by which the news calls it")
    year: int | None = Field(None, ge=1900, le=2100, description="the year in which it began, such as 2022")
    network: str | None = Field(None, description="who shows it, such as Netflix")
    tvmaze: int | None = Field(None, ge=1, description="its number at TVmaze")

    def show(self) -> Show:
        """As a noun, not yet stored (id 0)."""
        return Show(0, self.title, self.aliases, self.year, self.network, self.tvmaze)


class SourceSettings(BaseModel):
    """A source to poll. Options that only one kind has are kept in `model_extra` and checked by that kind."""

    model_config = ConfigDict(frozen=True, extra="allow", str_strip_whitespace=True)

    name: str = Field(
        min_length=1, max_length=100, pattern=r"^[^/\x00-\x1f]+$", description="a name of its own, without a slash"
    )
    kind: str = Field(description="the kind of source")
    url: str = Field("", max_length=2000, description="the address (for a folder: its path)")
    every: Duration = Field(300.0, ge=1, le=604800, description='a duration from "1s" to "7d", such as "5m"')
    trust: Trust | None = Field(
        None, description='"official", "trade", "database", "press" or "fan"; left out: by the table of publishers'
    )
    follow: bool = Field(False, description="true or false: fetch the page of an item that names a followed show")
    selector: str | None = Field(None, description="a CSS selector: the one place on a page to read")


class PublisherSettings(Options):
    """An entry that overrides or adds to the table of publishers."""

    domain: str = Field(pattern=r"^[\w.-]+\.[\w-]+$", description='a domain, such as "example.com"')
    name: str = Field("", description="the publisher's name for people")
    trust: Trust = Field(description='"official", "trade", "database", "press" or "fan"')


class Settings(Options):
    """Everything an operator can choose."""

    storage: StorageSettings = StorageSettings()
    discord: DiscordSettings = DiscordSettings()
    telegram: TelegramSettings = TelegramSettings()
    fetch: FetchSettings = FetchSettings()
    deciding: DecidingSettings = DecidingSettings()
    delivery: DeliverySettings = DeliverySettings()
    health: HealthSettings = HealthSettings()
    operator: OperatorSettings = OperatorSettings()
    shows: tuple[ShowSettings, ...] = Field((), description="tables [[shows]]")
    sources: tuple[SourceSettings, ...] = Field((), description="tables [[sources]]")
    publishers: tuple[PublisherSettings, ...] = Field((), description="tables [[publishers]]")
    discord_token: SecretStr | None = Field(None, exclude=True)
    telegram_token: SecretStr | None = Field(None, exclude=True)
