"""Reads the configuration and lets every room say what it thinks of it, before anything is started."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version

from bot.errors import Mistake
from bot.settings import Settings, SourceSettings, config_path, load_settings
from bot.sources.client import FetchSettings
from bot.sources.kinds import SourceSpec, check_source


def configured(argument: str | None, environ: Mapping[str, str]) -> Settings:
    """The settings named by --config or the environment. Raises ConfigError with every mistake."""
    return load_settings(config_path(argument, environ), environ, _kind_mistakes)


def source_spec(source: SourceSettings) -> SourceSpec:
    """A configured source in the words of the sources room."""
    return SourceSpec(
        name=source.name,
        kind=source.kind,
        url=source.url,
        every_seconds=source.every,
        trust=source.trust,
        follow=source.follow,
        selector=source.selector,
        options=tuple(sorted((source.model_extra or {}).items())),
    )


def fetch_settings(settings: Settings) -> FetchSettings:
    """How the HTTP client is to behave."""
    fetch = settings.fetch
    contact = f" (+{fetch.contact})" if fetch.contact else ""
    return FetchSettings(
        allow_private_addresses=fetch.allow_private_addresses,
        timeout=fetch.timeout,
        max_bytes=fetch.max_bytes,
        ports=frozenset(fetch.ports),
        user_agent=f"Cliffhanger/{version('cliffhanger')}{contact}",
    )


def _kind_mistakes(key: str, source: SourceSettings) -> Iterable[Mistake]:
    return check_source(key, source_spec(source))
