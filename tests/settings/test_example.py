"""config.example.toml is held to the code: every option stands there, with its default and a comment."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.settings import PublisherSettings, Settings, ShowSettings, SourceSettings, load_settings

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TABLES: dict[str, type[BaseModel]] = {
    **{
        name: field.annotation
        for name, field in Settings.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    },
    "shows": ShowSettings,
    "sources": SourceSettings,
    "publishers": PublisherSettings,
}
OPTION = re.compile(r"^(?:# )?(?P<name>\w+) = (?P<value>.+?)  # (?P<comment>\S.*)$")


def options_shown() -> dict[tuple[str, str], str]:
    shown: dict[tuple[str, str], str] = {}
    table = ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"^(?:# )?\[+(\w+)\]+$", line):
            table = heading[1]
        elif option := OPTION.match(line):
            shown[(table, option["name"])] = option["value"]
    return shown


def test_the_example_is_a_valid_configuration() -> None:
    assert load_settings(EXAMPLE, {}).sources


@pytest.mark.parametrize("table", TABLES)
def test_every_option_stands_in_the_example_with_a_comment(table: str) -> None:
    shown = options_shown()
    missing = [name for name in TABLES[table].model_fields if (table, name) not in shown]
    assert missing == []


def test_the_example_shows_no_option_that_does_not_exist() -> None:
    kind_options = {("sources", "status_words")}
    unknown = [
        (table, name)
        for table, name in options_shown()
        if (table, name) not in kind_options and name not in TABLES[table].model_fields
    ]
    assert unknown == []


@pytest.mark.parametrize("table", [name for name in TABLES if name not in {"shows", "sources", "publishers"}])
def test_the_defaults_shown_are_the_defaults(table: str) -> None:
    raw = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert TABLES[table].model_validate(raw[table]) == TABLES[table]()
