"""Rows in and out: a broken line is told with its number, the rest goes on."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.rows import alert_row, articles_of, claims_row
from bot.errors import InputError
from bot.model import Article, Certainty, Claim, Part, Status, When
from bot.pipeline.replay import Told
from tests.making import a_change


def rows(folder: Path, *lines: str) -> list[Article | InputError]:
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(articles_of(path))


def test_a_row_with_only_an_id_is_an_article(tmp_path: Path) -> None:
    (article,) = rows(tmp_path, '{"id": "a", "site": null, "published": null, "title": null, "text": null}')
    assert article == Article("a", "")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-20", datetime(2025, 2, 20, tzinfo=UTC)),
        ("2025-02-20T10:00:00Z", datetime(2025, 2, 20, 10, tzinfo=UTC)),
        ("2025-02-20T10:00:00+02:00", datetime(2025, 2, 20, 8, tzinfo=UTC)),
    ],
)
def test_published_is_a_day_or_a_moment_and_becomes_utc(tmp_path: Path, text: str, moment: datetime) -> None:
    (article,) = rows(tmp_path, json.dumps({"id": "a", "published": text}))
    assert isinstance(article, Article)
    assert article.published == moment


@pytest.mark.parametrize(
    "broken",
    ['{"id": ', "[1]", '"text"', '{"title": "no id"}', '{"id": "a", "published": "soon"}', '{"id": 5}', "\x00"],
)
def test_a_broken_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path, broken: str) -> None:
    first, wrong, last = rows(tmp_path, '{"id": "a"}', broken, '{"id": "b"}')
    assert isinstance(wrong, InputError)
    assert "line 2" in str(wrong)
    assert first == Article("a", "")
    assert last == Article("b", "")


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        list(articles_of(tmp_path / "nowhere.jsonl"))


@given(st.binary(max_size=200))
def test_any_bytes_end_in_articles_or_errors(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("rows") / "any.jsonl"
    path.write_bytes(content)
    assert all(isinstance(row, Article | InputError) for row in articles_of(path))


def test_a_claim_is_printed_in_the_words_of_the_guide() -> None:
    when = When.day(date(2026, 10, 3))
    claim = Claim(1, Part.season(2, 3), Status.RENEWED, Certainty.CONFIRMED, True, when, "two more")
    assert json.loads(claims_row("a", (claim,), {1: "Harbour Lights"})) == {
        "id": "a",
        "claims": [
            {
                "show": "Harbour Lights",
                "part": "season 2-3",
                "status": "renewed",
                "certainty": "confirmed",
                "final": True,
                "date": "2026-10-03",
                "quote": "two more",
            }
        ],
    }


def test_an_alert_is_printed_with_what_it_rests_on() -> None:
    row = json.loads(alert_row(Told(a_change(), "Harbour Lights", ("x", "y"))))
    assert (row["at"], row["from"], row["to"], row["sources"]) == (
        "2026-03-01T12:00:00Z",
        "in_doubt",
        "renewed",
        ["x", "y"],
    )
