"""Every kind is whole, says all that is wrong with its options, and is made by its name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ConfigError
from bot.model import Trust
from bot.sources.client import Client
from bot.sources.kinds import KINDS, Kind, SourceSpec, check_kinds, check_source, make_source

GOOD = {
    "feed": SourceSpec("A", "feed", "https://news.example/feed", follow=True),
    "page": SourceSpec("A", "page", "https://news.example/page", selector="main > p:first-child"),
    "tvmaze": SourceSpec("A", "tvmaze", ""),
    "json": SourceSpec("A", "json", "https://api.example/shows", options=(("title", "name"), ("items", "rows[]"))),
    "tmdb": SourceSpec("A", "tmdb", "", options=(("key_env", "A_TMDB_KEY"),)),
    "folder": SourceSpec("A", "folder", "articles"),
}


@pytest.mark.parametrize("kind", sorted(GOOD))
async def test_a_source_of_each_kind_is_made_by_its_name(kind: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_TMDB_KEY", "abc")
    source = make_source(GOOD[kind], client)
    assert (source.name, callable(source.poll)) == ("A", True)
    assert check_source("sources[0]", GOOD[kind]) == ()


def test_every_kind_of_the_registry_is_tried_here() -> None:
    assert set(KINDS) == set(GOOD)


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"kind": "fax"}, ["kind"]),
        ({"url": ""}, ["url"]),
        ({"url": "news.example"}, ["url"]),
        ({"url": "ftp://news.example/"}, ["url"]),
        ({"url": "https://me:secret@news.example/"}, ["url"]),
        ({"selector": "p"}, ["selector"]),
        ({"options": (("colour", "red"), ("depth", 3))}, ["colour", "depth"]),
        ({"kind": "page", "follow": True}, ["follow"]),
        ({"kind": "page", "selector": "p[["}, ["selector"]),
        ({"kind": "page", "selector": "p[[", "url": "x", "follow": True}, ["follow", "url", "selector"]),
        ({"kind": "tvmaze", "url": "x"}, ["url"]),
        ({"kind": "folder", "url": " "}, ["url"]),
        ({"kind": "folder", "url": "https://news.example/"}, ["url"]),
    ],
)
def test_all_mistakes_are_named_at_once(changes: dict[str, Any], keys: list[str]) -> None:
    plain: dict[str, Any] = {"name": "A", "kind": "feed", "url": "https://news.example/feed"}
    mistakes = check_source("sources[3]", SourceSpec(**{**plain, **changes}))
    assert [mistake.key for mistake in mistakes] == [f"sources[3].{key}" for key in keys]
    assert all(mistake.wrong and mistake.allowed and "secret" not in str(mistake) for mistake in mistakes)


async def test_a_source_with_mistakes_is_not_made(client: Client) -> None:
    with pytest.raises(ConfigError):
        make_source(SourceSpec("A", "feed", "nowhere"), client)


def test_a_half_made_kind_is_refused_at_start() -> None:
    half = Kind(make=KINDS["feed"].make, check=None)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="kind half"):
        check_kinds({**KINDS, "half": half})
    check_kinds()


async def test_trust_is_as_configured_else_the_kinds_own(client: Client) -> None:
    assert make_source(GOOD["feed"], client).trust is Trust.PRESS
    assert make_source(GOOD["tvmaze"], client).trust is Trust.DATABASE
    assert make_source(SourceSpec("A", "feed", "https://n.example/f", trust=Trust.FAN), client).trust is Trust.FAN


def test_each_kind_has_a_page_in_the_docs() -> None:
    text = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in text] == []


def test_the_addresses_given_for_a_start_pass_the_check_and_stand_in_the_docs() -> None:
    root = Path(__file__).parents[2]
    docs = (root / "docs" / "sources.md").read_text(encoding="utf-8")
    given = tomllib.loads((root / "config.example.toml").read_text(encoding="utf-8"))["sources"]
    specs = [SourceSpec(row["name"], row["kind"], row["url"], trust=Trust(row["trust"])) for row in given]
    assert len(specs) >= 12
    assert [mistake for spec in specs for mistake in check_source(spec.name, spec)] == []
    assert [spec.url for spec in specs if f"`{spec.url}` | {spec.trust} |" not in docs] == []
    assert len({spec.name for spec in specs}) == len({spec.url for spec in specs}) == len(specs)
