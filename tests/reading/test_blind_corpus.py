"""The blind sets are well formed, and on all of them together the reader stays as sure as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.model import Article, Certainty, Show
from bot.reading import Reader

FILES = sorted((Path(__file__).parent / "corpus" / "blind").glob("*.jsonl"))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The labelled items of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shows_of(rows: list[dict[str, Any]]) -> tuple[Show, ...]:
    """Every show that the items name."""
    titles = dict.fromkeys(
        [*(one["show"] for row in rows for one in row["labels"]), *(t for row in rows for t in row["mentions"])]
    )
    return tuple(Show(number, title) for number, title in enumerate(titles, 1))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_label_quotes_its_item(path: Path) -> None:
    for row in rows_of(path):
        assert all(label["quote"] in f"{row['title']}\n{row['text']}" for label in row["labels"]), row["id"]


def test_hardly_a_decisive_claim_is_made_of_a_show_without_a_label() -> None:
    made, strange = 0, []
    for path in FILES:
        rows = rows_of(path)
        shows = shows_of(rows)
        reader, titles = Reader(shows), {show.id: show.title for show in shows}
        for row in rows:
            labelled = {name for label in row["labels"] for name in (label["show"], *label["aliases"])}
            for claim in reader.read(Article(row["id"], row["title"], row["text"])):
                if claim.status.is_fate and claim.certainty is Certainty.CONFIRMED:
                    made += 1
                    if titles[claim.show] not in labelled:
                        strange.append((row["id"], titles[claim.show], claim.quote))
    assert made > 550
    assert len(strange) < 0.05 * made, strange
