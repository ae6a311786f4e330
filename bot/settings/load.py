"""Reads the file and the environment, and says everything that is wrong with them at once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError

from bot.errors import ConfigError, InputError, Mistake
from bot.model import title_key
from bot.settings.options import Settings, ShowSettings, SourceSettings

CheckSource = Callable[[str, SourceSettings], Iterable[Mistake]]

_SECRETS = {"discord": "CLIFFHANGER_DISCORD_TOKEN", "telegram": "CLIFFHANGER_TELEGRAM_TOKEN"}
_STORAGE_URL = "CLIFFHANGER_STORAGE_URL"
_ALLOWED_TEXT = 80  # characters of a foreign value shown in a mistake


def _no_check(_key: str, _source: SourceSettings) -> Iterable[Mistake]:
    return ()


def load_settings(path: Path | None, environ: Mapping[str, str], check_source: CheckSource = _no_check) -> Settings:
    """Settings from the file at `path` (None: all defaults) and the environment.

    `check_source` adds what a source's kind has to say of its options. Raises ConfigError with every mistake.
    """
    raw = _read(path) if path else {}
    mistakes = list(_no_secrets_in_file(raw))
    secrets, secret_mistakes = _secrets(raw, environ, path.parent if path else Path())
    mistakes += secret_mistakes
    if environ.get(_STORAGE_URL):
        raw = {**raw, "storage": {**_table(raw, "storage"), "url": environ[_STORAGE_URL]}}
    settings: Settings | None = None
    try:
        settings = Settings.model_validate({**raw, **secrets})
    except ValidationError as error:
        mistakes += [_mistake(raw, detail) for detail in error.errors(include_url=False)]
    mistakes += _sources(raw, check_source)
    mistakes += _twice("sources", "name", raw, str)
    mistakes += _shows_twice(raw)
    if mistakes or settings is None:
        raise ConfigError(tuple(dict.fromkeys(mistakes)))
    return settings


def read_shows(path: Path) -> tuple[ShowSettings, ...]:
    """The [[shows]] of a file that holds nothing else of interest. Raises ConfigError."""
    raw = _read(path)
    try:
        return Settings.model_validate({"shows": raw.get("shows", [])}).shows
    except ValidationError as error:
        raise ConfigError(tuple(_mistake(raw, detail) for detail in error.errors(include_url=False))) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        allowed = "copy config.example.toml there, or name another file with --config or CLIFFHANGER_CONFIG"
        raise ConfigError((Mistake(str(path), "there is no such file", allowed),)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((Mistake(str(path), f"cannot be read: {error}", "a readable UTF-8 text file"),)) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((Mistake(str(path), f"is not TOML: {error}", "see config.example.toml"),)) from None


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = raw.get(name, {})
    return table if isinstance(table, Mapping) else {}


def _no_secrets_in_file(raw: Mapping[str, Any]) -> Iterable[Mistake]:
    return (_token_mistake(name) for name in _SECRETS if "token" in _table(raw, name))


def _token_mistake(name: str) -> Mistake:
    return Mistake(f"{name}.token", "a token must not stand in this file", f"set {_SECRETS[name]}, or token_file")


def _secrets(raw: Mapping[str, Any], environ: Mapping[str, str], folder: Path) -> tuple[dict[str, SecretStr], list[Mistake]]:
    found: dict[str, SecretStr] = {}
    mistakes: list[Mistake] = []
    for name, variable in _SECRETS.items():
        file = environ.get(f"{variable}_FILE") or _table(raw, name).get("token_file")
        if environ.get(variable, "").strip():
            found[f"{name}_token"] = SecretStr(environ[variable].strip())
        elif isinstance(file, str) and file:
            try:
                found[f"{name}_token"] = SecretStr((folder / file).read_text(encoding="utf-8").strip())
            except (OSError, UnicodeDecodeError):
                mistakes.append(Mistake(f"{name}.token_file", "cannot be read", "a readable file with the token"))
    return found, mistakes


def _sources(raw: Mapping[str, Any], check_source: CheckSource) -> Iterable[Mistake]:
    rows = raw.get("sources", [])
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        try:
            source = SourceSettings.model_validate(row)
        except ValidationError:
            continue  # said already
        yield from check_source(f"sources[{index}]", source)


def _twice(table: str, key: str, raw: Mapping[str, Any], of: Callable[[Any], str]) -> Iterable[Mistake]:
    rows = raw.get(table, [])
    named = [of(row[key]) for row in rows if isinstance(row, Mapping) and key in row] if isinstance(rows, list) else []
    for value, count in Counter(named).items():
        if count > 1:
            yield Mistake(f"{table}.{key}", f"{value!r} stands there {count} times", "each only once")


def _shows_twice(raw: Mapping[str, Any]) -> Iterable[Mistake]:
    rows = raw.get("shows", [])
    rows = (
        [row for row in rows if isinstance(row, Mapping) and isinstance(row.get("title"), str)]
        if isinstance(rows, list)
        else []
    )
    counted = Counter((title_key(row["title"]), row.get("year"), row.get("tvmaze")) for row in rows)
    for (title, _year, _tvmaze), count in counted.items():
        if count > 1:
            yield Mistake("shows.title", f"{title!r} stands there {count} times", "each once, or with different years")


def _mistake(raw: Mapping[str, Any], detail: Any) -> Mistake:
    location = [step for step in detail["loc"] if not (isinstance(step, str) and step.startswith("function-"))]
    key = _key(location)
    field = _field(location)
    allowed = (field.description if field else None) or "see config.example.toml"
    if key in {f"{name}.token" for name in _SECRETS}:
        return _token_mistake(key.split(".")[0])
    if detail["type"] == "extra_forbidden":
        return Mistake(key, "there is no such option", "see config.example.toml for all options")
    if detail["type"] == "missing":
        return Mistake(key, "is missing", allowed)
    value = repr(detail.get("input"))
    value = value if len(value) <= _ALLOWED_TEXT else value[:_ALLOWED_TEXT] + "…"
    if key == "storage.url":
        value = "its value"  # may hold a password
    return Mistake(key, f"{value} is not allowed", allowed)


def _key(location: list[Any]) -> str:
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "the file"


def _field(location: list[Any]) -> Any:
    """The option that a place in the file belongs to, or the nearest table that knows a description."""
    model: type[BaseModel] = Settings
    found: Any = None
    for step in location:
        if not isinstance(step, str) or step not in model.model_fields:
            continue
        found = model.model_fields[step]
        inner = _model_of(found.annotation)
        if inner is None:
            return found
        model = inner
    return found


def _model_of(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def config_path(argument: str | None, environ: Mapping[str, str]) -> Path | None:
    """The file to read: --config, else CLIFFHANGER_CONFIG, else ./config.toml if it is there, else none.

    Raises InputError where an empty name was given.
    """
    named = argument if argument is not None else environ.get("CLIFFHANGER_CONFIG")
    if named is None:
        usual = Path("config.toml")
        return usual if usual.exists() else None
    if not named.strip():
        raise InputError("--config (or CLIFFHANGER_CONFIG) is empty: name a file or leave it out")
    return Path(named)
