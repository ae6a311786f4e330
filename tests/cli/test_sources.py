"""`sources` shows what each gave and cost, `poll --dry-run` what would be read and decided; neither alters anything."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.sources import main
from bot.clock import SystemClock
from bot.errors import NotFoundError, SourceError
from storage.engine import Database
from storage.sources import NewSource, SourceRow, SourceStates

CONFIG = """
[storage]
url = "sqlite:///{folder}/bot.db"
[[shows]]
title = "Harbour Lights"
[[sources]]
name = "Shelf"
kind = "folder"
url = "{folder}/articles"
trust = "trade"
[[sources]]
name = "Trade [TV]"
kind = "feed"
url = "https://trade.example/feed"
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "articles").mkdir()
    rows = [
        {"id": "1", "title": "Harbour Lights renewed for season 3", "published": "2999-01-01", "text": "It is so."},
        {"id": "2", "title": "\u202eSomething [bold]else[/bold]\u001b[2J", "published": "2020-01-01"},
    ]
    (tmp_path / "articles/a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    file = tmp_path / "config.toml"
    file.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    return file


def run(config: Path, command: str, name: str = "") -> int:
    return main(argparse.Namespace(config=str(config), command=command, name=name, dry_run=True))


def stored(config: Path, *rows: SourceRow) -> tuple[SourceRow, ...]:
    """Write these rows, if any, and read all."""

    async def go() -> tuple[SourceRow, ...]:
        database = await Database.open(f"sqlite:///{config.parent}/bot.db")
        states = SourceStates(database)
        if rows:
            await states.configure([NewSource(r.name, r.kind, r.url, r.trust, r.next_poll) for r in rows], rows[0].added)
            await states.save(rows)
        found = await states.all()
        await database.close()
        return found

    return asyncio.run(go())


def a_row(config: Path) -> SourceRow:
    now = SystemClock().now()
    url = f"{config.parent}/articles"
    return SourceRow("Shelf", "folder", url, None, now - timedelta(days=90), now + timedelta(minutes=5, seconds=20))


def test_sources_not_polled_yet_are_listed_and_nothing_is_written(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(config, "sources") == 0
    shown = capsys.readouterr().out
    assert "Trade [TV]" in shown and shown.count("not polled yet") == 2
    assert stored(config) == ()


def test_the_list_shows_what_a_source_gave_what_it_cost_and_how_it_is(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = SystemClock().now()
    row = a_row(config)._replace(
        last_success=now - timedelta(minutes=4),
        last_change=now - timedelta(days=50, hours=1),
        state="silent",
        polls=2016,
        items=1,
        claims=12,
        requests=2100,
        received=34_000_000,
    )
    stored(config, row)
    run(config, "sources")
    shown = capsys.readouterr().out
    assert "silent for 50 days" in shown and "4 min ago" in shown and "in 5 min" in shown
    assert "1 item, 12 claims" in shown and "2,016 polls, 2,100 requests, 34.0 MB" in shown


def test_the_list_says_why_a_source_fails_and_that_one_has_ended(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored(config, a_row(config)._replace(state="failing", failures=3, last_error="[red]HTTP 500"))
    run(config, "sources")
    shown = capsys.readouterr().out
    assert "failing (3 times)" in shown and "Shelf: [red]HTTP 500" in shown and "never" in shown
    stored(config, a_row(config)._replace(state="gone", failures=1, last_error="HTTP 410"))
    run(config, "sources")
    assert "never again" in capsys.readouterr().out


def test_a_dry_run_shows_what_would_be_read_and_decided(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(config, "poll", "shelf") == 0
    shown = capsys.readouterr().out
    assert "2 articles, 0 observations (2 new)" in shown
    assert "Something [bold]else[/bold]" in shown and "\x1b" not in shown and "\u202e" not in shown
    assert "Harbour Lights, season 3: renewed" in shown and "“" in shown
    assert stored(config) == ()


def test_a_dry_run_of_a_known_source_leaves_its_row_alone(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stored(config, a_row(config)._replace(body_hash="x", last_success=SystemClock().now()))
    run(config, "poll", "Shelf")
    assert "2 articles" in capsys.readouterr().out
    assert stored(config) == before


def test_an_unknown_name_is_answered_with_the_known_ones(config: Path) -> None:
    with pytest.raises(NotFoundError, match=r"Shelf, Trade \[TV\]"):
        run(config, "poll", "nobody")


def test_a_source_that_cannot_be_read_is_one_clear_error(config: Path) -> None:
    config.write_text(config.read_text(encoding="utf-8").replace("/articles", "/nowhere"), encoding="utf-8")
    with pytest.raises(SourceError, match="there is no folder"):
        run(config, "poll", "Shelf")
