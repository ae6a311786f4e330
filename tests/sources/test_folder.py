"""A folder of dated articles is read once for each change, and a broken file spoils nothing but itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.model import Trust
from bot.sources.base import Harvest, Memory
from bot.sources.folder import FolderSource
from tests.making import NOON
from tests.sources.conftest import a_context


async def polled(folder: Path, memory: Memory | None = None, seen: tuple[str, ...] = ()) -> Harvest:
    return await FolderSource("Files", str(folder), Trust.PRESS).poll(memory or Memory(), a_context(seen=seen), NOON)


async def test_rows_of_json_lines_become_articles(tmp_path: Path) -> None:
    row = {
        "id": "a1",
        "url": "https://www.news.example/a",
        "site": None,
        "published": "2026-02-01T10:00:00Z",
        "title": "T\u202eitle",
        "text": "Some\x00 text",
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n\n" + json.dumps({"id": "a2"}) + "\n")
    first, second = (await polled(tmp_path)).articles
    assert (first.id, first.site, first.title, first.text) == ("a1", "news.example", "Title", "Some text")
    assert first.published == datetime(2026, 2, 1, 10, tzinfo=UTC)
    assert (second.title, second.published, second.url) == ("", None, None)


async def test_a_json_file_holds_one_row_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"id": "x", "title": "One"}')
    (tmp_path / "two.json").write_text('[{"id": "y"}, {"id": "z"}]')
    assert sorted(article.id for article in (await polled(tmp_path)).articles) == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("name", "text", "title", "day"),
    [
        ("2025-02-20-news.txt", "Headline\nWords", "Headline", "2025-02-20"),
        ("news.md", "date 2025-02-20\n# Headline\n\nWords", "Headline", "2025-02-20"),
        ("news.txt", "Published: 2025-02-20T10:00Z\nHeadline\nWords", "Headline", "2025-02-20"),
        ("news.txt", "date 2025-02-20 Headline\nWords", "Headline", "2025-02-20"),
        ("2025-99-20.txt", "Headline\nWords", "Headline", None),
        (
            "news.html",
            "<html><head><title>Headline</title></head><body><p>Many words to be read here.</p>",
            "Headline",
            None,
        ),
    ],
)
async def test_a_text_has_its_date_in_its_name_or_first_line(
    tmp_path: Path, name: str, text: str, title: str, day: str | None
) -> None:
    (tmp_path / name).write_text(text)
    (article,) = (await polled(tmp_path)).articles
    assert (article.title, str(article.published.date()) if article.published else None) == (title, day)
    assert article.id == name and "ords" in article.text


async def test_broken_rows_and_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "ok"}\n{"id": \n[1]\n{"title": "no id"}\n{"id": "b", "title": []}\n')
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "empty.txt").write_text("  ")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("hidden")
    harvest = await polled(tmp_path)
    assert [article.id for article in harvest.articles] == ["ok"]
    assert [note.split(":")[0] for note in harvest.notes] == [
        "broken.json",
        "empty.txt",
        "rows.jsonl, line 2",
        "rows.jsonl, line 3",
        "rows.jsonl, line 4",
        "rows.jsonl, line 5",
    ]


async def test_an_untouched_folder_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One")
    first = await polled(tmp_path)
    assert (await polled(tmp_path, first.memory)).unchanged
    (tmp_path / "b.txt").write_text("Two")
    again = await polled(tmp_path, first.memory, seen=("a.txt",))
    assert [article.id for article in again.articles] == ["b.txt"]


async def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no folder"):
        await polled(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="cannot be read"):
        await polled(tmp_path / "file")
