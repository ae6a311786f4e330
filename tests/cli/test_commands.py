"""The commands of the terminal, called as a person calls them: what they print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main

SHOWS = '[[shows]]\ntitle = "Harbour Lights"\n'
RENEWED = {
    "id": "a1",
    "site": "deadline.com",
    "published": "2026-03-01T12:00:00Z",
    "title": "Harbour Lights renewed for season 2",
    "text": "Channel 9 has renewed the drama series Harbour Lights for a second season.",
}
BROKEN = """
[storage]
url = "mysql://db"
[fetch]
timeout = "soon"
colour = "blue"
[[shows]]
year = 22
[[sources]]
name = "x"
kind = "telepathy"
url = "ftp://example.com/feed"
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, without any configuration around."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLIFFHANGER_CONFIG", "CLIFFHANGER_DISCORD_TOKEN", "CLIFFHANGER_TELEGRAM_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "shows.toml").write_text(SHOWS, encoding="utf-8")
    return tmp_path


def rows(place: Path, *lines: object) -> Path:
    path = place / "articles.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def config(place: Path, more: str = "") -> Path:
    path = place / "config.toml"
    path.write_text(f'[storage]\nurl = "sqlite:///{place}/cliffhanger.db"\n{SHOWS}{more}', encoding="utf-8")
    return path


def test_read_prints_one_line_an_article_with_its_claims(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["read", "--shows", "shows.toml", "--input", str(rows(place, RENEWED)), "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    answer = json.loads(line)
    assert (code, answer["id"]) == (0, "a1")
    assert [(claim["show"], claim["part"], claim["status"]) for claim in answer["claims"]] == [
        ("Harbour Lights", "season 2", "renewed")
    ]


def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rows(place, {**RENEWED, "id": "a0"}, "{not json", RENEWED)
    code = main(["read", "--shows", "shows.toml", "--input", str(path), "--json"])
    printed = capsys.readouterr()
    assert code == 1
    assert [json.loads(line)["id"] for line in printed.out.splitlines()] == ["a0", "a1"]
    assert "line 2" in printed.err


def test_replay_prints_one_line_an_alert(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = {**RENEWED, "id": "a2", "published": "2026-03-02T12:00:00Z", "site": "variety.com"}
    code = main(["replay", "--shows", "shows.toml", "--input", str(rows(place, RENEWED, again)), "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    alert = json.loads(line)
    assert code == 0
    assert (alert["at"], alert["show"], alert["from"], alert["to"], alert["sources"]) == (
        "2026-03-01T12:00:00Z",
        "Harbour Lights",
        None,
        "renewed",
        ["a1"],
    )


def test_check_reports_every_mistake_at_once_and_exits_with_2(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = place / "broken.toml"
    path.write_text(BROKEN, encoding="utf-8")
    code = main(["check", "--config", str(path)])
    said = capsys.readouterr().err
    assert code == 2
    for key in ("fetch.timeout", "fetch.colour", "shows[0].title", "shows[0].year", "sources[0]"):
        assert key in said


def test_run_says_the_same_mistakes_before_it_starts_anything(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = place / "broken.toml"
    path.write_text(BROKEN, encoding="utf-8")
    checked = main(["check", "--config", str(path)]), capsys.readouterr().err
    ran = main(["run", "--config", str(path)]), capsys.readouterr().err
    assert ran == checked
    assert not list(place.glob("*.db"))


def test_check_of_a_good_configuration_says_where_alerts_go(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config", str(config(place))]) == 0
    assert "1 shows" in capsys.readouterr().out


def test_a_configuration_that_is_not_there_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config", "nowhere.toml"]) == 2
    assert "nowhere.toml" in capsys.readouterr().err


def test_the_environment_may_name_the_configuration(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIFFHANGER_CONFIG", str(config(place).rename(place / "other.toml")))
    assert main(["status", "harbour", "lights"]) == 0
    assert "Harbour Lights" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["status", "history", "why"])
def test_what_people_can_ask_is_answered_in_the_terminal(
    place: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "harbour", "lights", "--config", str(config(place))]) == 0
    assert "Harbour Lights" in capsys.readouterr().out


def test_sources_lists_each_with_its_state(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "news").mkdir()
    more = f'[[sources]]\nname = "desk"\nkind = "folder"\nurl = "{place}/news"\n'
    assert main(["sources", "--config", str(config(place, more))]) == 0
    assert "desk" in capsys.readouterr().out


def test_a_trial_poll_shows_what_would_be_decided_and_stores_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "news").mkdir()
    (place / "news" / "one.json").write_text(json.dumps(RENEWED), encoding="utf-8")
    more = f'[[sources]]\nname = "desk"\nkind = "folder"\nurl = "{place}/news"\n'
    path = str(config(place, more))
    assert main(["poll", "desk", "--dry-run", "--config", path]) == 0
    assert "Harbour Lights, season 2: renewed" in capsys.readouterr().out
    assert main(["history", "harbour", "lights", "--config", path]) == 0
    assert "renewed" not in capsys.readouterr().out


def test_a_poll_of_an_unknown_source_names_those_that_exist(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["poll", "nobody", "--dry-run", "--config", str(config(place))]) == 1
    assert "nobody" in capsys.readouterr().err
