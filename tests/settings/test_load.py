"""The configuration: every mistake at once, no secret shown, nothing read that was not asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError, Mistake
from bot.model import Trust
from bot.settings import Settings, SourceSettings, config_path, load_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes_in(folder: Path, text: str, environ: dict[str, str] | None = None) -> dict[str, Mistake]:
    with pytest.raises(ConfigError) as caught:
        load_settings(written(folder, text), environ or {})
    return {mistake.key: mistake for mistake in caught.value.mistakes}


def test_without_a_file_everything_has_a_default() -> None:
    assert load_settings(None, {}) == Settings()


def test_durations_are_read_in_seconds(tmp_path: Path) -> None:
    text = """
[[sources]]
name = "a"
kind = "feed"
url = "https://example.com/feed"
every = "2s"
trust = "trade"
[deciding]
press_wait = "1h"
"""
    settings = load_settings(written(tmp_path, text), {})
    assert settings.sources[0].every == 2.0
    assert settings.sources[0].trust is Trust.TRADE
    assert settings.deciding.press_wait == 3600.0


def test_every_mistake_is_reported_at_once(tmp_path: Path) -> None:
    text = """
colour = "blue"
[storage]
url = 5
[discord]
api_url = "ftp://example.com"
[fetch]
allow_private_addresses = "perhaps"
timeout = "soon"
[delivery]
unknown = "guess"
[health]
listen = "everywhere"
[[shows]]
year = 12
[[shows]]
title = "Ghosts"
tvmaze = "abc"
[[sources]]
name = "x"
kind = "feed"
every = "never"
trust = "rumour"
[[sources]]
kind = "feed"
"""
    found = mistakes_in(tmp_path, text)
    assert set(found) == {
        "colour",
        "storage.url",
        "discord.api_url",
        "fetch.allow_private_addresses",
        "fetch.timeout",
        "delivery.unknown",
        "health.listen",
        "shows[0].title",
        "shows[0].year",
        "shows[1].tvmaze",
        "sources[0].every",
        "sources[0].trust",
        "sources[1].name",
    }
    assert all(mistake.wrong and mistake.allowed for mistake in found.values())
    assert "rumour" in found["sources[0].trust"].wrong
    assert "official" in found["sources[0].trust"].allowed


def test_what_a_kind_says_of_its_source_is_reported_beside_other_mistakes(tmp_path: Path) -> None:
    def refuse(key: str, source: SourceSettings) -> list[Mistake]:
        return [Mistake(f"{key}.kind", f"there is no kind {source.kind!r}", "feed or page")]

    text = 'wrong = 1\n[[sources]]\nname = "x"\nkind = "telepathy"\nurl = "https://example.com"\n'
    with pytest.raises(ConfigError) as caught:
        load_settings(written(tmp_path, text), {}, refuse)
    assert {mistake.key for mistake in caught.value.mistakes} == {"wrong", "sources[0].kind"}


def test_two_sources_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    row = '[[sources]]\nname = "x"\nkind = "feed"\nurl = "https://example.com"\n'
    assert "2 times" in mistakes_in(tmp_path, row + row)["sources.name"].wrong


def test_two_shows_of_one_title_need_different_years(tmp_path: Path) -> None:
    assert "shows.title" in mistakes_in(tmp_path, '[[shows]]\ntitle = "Ghosts"\n[[shows]]\ntitle = "The Ghosts"\n')
    text = '[[shows]]\ntitle = "Ghosts"\nyear = 2019\n[[shows]]\ntitle = "Ghosts"\nyear = 2021\n'
    assert len(load_settings(written(tmp_path, text), {}).shows) == 2


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    (mistake,) = mistakes_in(tmp_path, "[storage]\nurl = \n").values()
    assert "line 2" in mistake.wrong


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path / "nowhere.toml", {})
    assert "config.example.toml" in str(caught.value)


def test_a_token_comes_from_the_environment_or_a_file_and_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from-file\n", encoding="utf-8")
    path = written(tmp_path, '[telegram]\ntoken_file = "secret"\n')
    settings = load_settings(path, {"CLIFFHANGER_DISCORD_TOKEN": "from-environment"})
    assert settings.discord_token is not None and settings.discord_token.get_secret_value() == "from-environment"
    assert settings.telegram_token is not None and settings.telegram_token.get_secret_value() == "from-file"
    assert "from-file" not in repr(settings)
    assert "from-environment" not in repr(settings)


def test_a_token_in_the_file_is_refused_without_repeating_it(tmp_path: Path) -> None:
    found = mistakes_in(tmp_path, '[discord]\ntoken = "very-secret"\n')
    assert set(found) == {"discord.token"}
    assert "very-secret" not in str(found["discord.token"])


def test_a_database_address_with_a_password_is_never_shown(tmp_path: Path) -> None:
    found = mistakes_in(tmp_path, '[storage]\nurl = ["postgresql://me:hunter2@host/db"]\n')
    assert "hunter2" not in str(found["storage.url"])


def test_the_database_may_be_named_by_the_environment(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, ""), {"CLIFFHANGER_STORAGE_URL": "sqlite:///other.db"})
    assert settings.storage.url == "sqlite:///other.db"


def test_the_file_is_named_by_the_argument_before_the_environment() -> None:
    assert config_path("a.toml", {"CLIFFHANGER_CONFIG": "b.toml"}) == Path("a.toml")
    assert config_path(None, {"CLIFFHANGER_CONFIG": "b.toml"}) == Path("b.toml")
