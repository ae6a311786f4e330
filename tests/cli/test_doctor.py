"""`cliffhanger doctor` tells how the bot is doing, from a database that it only reads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.cli.main import main
from bot.clock import ManualClock, SystemClock
from bot.delivery import Delivery, DeliverySettings
from bot.delivery.leader import NAME
from bot.errors import Failure, SendError
from storage.engine import Database
from storage.leases import Leases
from storage.tables import schedule, sources
from tests.delivery.faking import FakePlatform, furnish, happen
from tests.making import a_change

NOW = SystemClock().now()
HOUR = timedelta(hours=1)
Doctor = Callable[..., tuple[int, str]]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path}/cliffhanger.db"
    (tmp_path / "config.toml").write_text(f'[storage]\nurl = "{address}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("CLIFFHANGER_STORAGE_URL", raising=False)
    return address


@pytest.fixture
def doctor(url: str, capsys: pytest.CaptureFixture[str]) -> Doctor:
    def run(*arguments: str) -> tuple[int, str]:
        code = main(["doctor", "--config", "config.toml", *arguments])
        return code, capsys.readouterr().out

    return run


async def _serve(database: Database) -> None:
    await Leases(database).take(NAME, "host:4711:x:y", NOW + HOUR, None)


def store(url: str, *, served: bool = True, refusal: SendError | None = None, source_down: bool = False) -> None:
    """A database after an hour's work: two channels were told, unless the platform refused."""

    async def go() -> None:
        database = await Database.open(url)
        platform, then = FakePlatform(), ManualClock(NOW - HOUR)
        platform.answer = lambda place, alert: refusal
        await furnish(database, ["1", "2"])
        await happen(database, a_change(at=NOW - HOUR), now=NOW - HOUR)
        await Delivery(database, {"discord": platform}, DeliverySettings(), then).drain()
        failures, last = (9, NOW - 9 * HOUR) if source_down else (0, NOW)
        row = {"name": "News [red]", "kind": "feed", "url": "https://news.example", "trust": "press"}
        row |= {"last_error": "HTTP 503 \x1b[31m"} if source_down else {}
        async with database.begin() as connection:
            await connection.execute(insert(sources).values(row | {"added": NOW - 24 * HOUR, "failures": failures}))
            await connection.execute(insert(schedule).values(name=row["name"], next_poll=NOW, last_success=last))
        if served:
            await _serve(database)
        await database.close()

    asyncio.run(go())


def test_a_healthy_bot_is_shown_and_its_health_check_says_nothing(url: str, doctor: Doctor) -> None:
    store(url)
    code, text = doctor()
    assert code == 0
    for said in ("running on host, process 4711", "discord", "News [red]", "All is well"):
        assert said in text
    assert doctor("--quiet") == (0, "")


def test_alerts_that_cannot_go_out_are_a_trouble_also_for_the_health_check(url: str, doctor: Doctor) -> None:
    store(url, refusal=SendError("Discord is not available", Failure.RETRY))
    code, text = doctor()
    assert code == 1
    assert "discord takes no alerts: Discord is not available" in text
    code, text = doctor("--quiet")
    assert (code, text.count("\n")) == (1, 1)


def test_a_source_that_is_down_is_shown_but_does_not_make_the_bot_unhealthy(url: str, doctor: Doctor) -> None:
    store(url, source_down=True)
    code, text = doctor()
    assert "9 failures in a row" in text
    assert "No source can be read: News [red] says: HTTP 503" in text
    assert "\x1b" not in text
    assert (code, doctor("--quiet")) == (0, (0, ""))


def test_a_database_that_nobody_serves_is_a_trouble(url: str, doctor: Doctor) -> None:
    store(url, served=False)
    code, text = doctor("--quiet")
    assert code == 1
    assert "No bot serves this database now" in text


def test_a_new_database_says_what_is_missing(url: str, doctor: Doctor) -> None:
    async def go() -> None:
        database = await Database.open(url)
        await _serve(database)
        await database.close()

    asyncio.run(go())
    code, text = doctor()
    assert code == 0
    for said in ("No chat has subscribed to anything yet", "No source is configured", "All is well"):
        assert said in text


def test_looking_makes_no_database(tmp_path: Path, doctor: Doctor) -> None:
    code, text = doctor()
    assert code == 1
    assert "there is no database" in text
    assert not (tmp_path / "cliffhanger.db").exists()
