"""A page's text comes with its furniture: the headline stands above it once more, and the day. That changes no claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model import Article, Claim, Show
from bot.reading import Reader
from bot.settings import read_shows

CORPUS = Path(__file__).parent / "corpus"


def articles() -> Iterator[Article]:
    for line in (CORPUS / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC) if row["published"] else None
        yield Article(row["id"], row["title"] or "", row["text"] or "", published=day)


def facts(claims: tuple[Claim, ...]) -> set[tuple[int, str, str, str]]:
    return {(claim.show, str(claim.part), claim.status.value, claim.certainty.value) for claim in claims}


def test_a_headline_repeated_above_the_text_changes_no_claim() -> None:
    shows = [replace(row.show(), id=number) for number, row in enumerate(read_shows(CORPUS / "shows.toml"), 1)]
    reader = Reader(shows)
    differing = [
        one.id
        for one in articles()
        if facts(reader.read(one)) != facts(reader.read(replace(one, text=f"{one.title}\n{one.text}")))
    ]
    assert differing == []


def test_a_quote_keeps_the_marks_around_a_title() -> None:
    reader = Reader([Show(1, "Harbour Lights")])
    (claim,) = reader.read(Article("a", "'Harbour Lights' renewed for season 2"))
    assert claim.quote == "'Harbour Lights' renewed for season 2"


@pytest.mark.parametrize(
    ("headline", "line", "wanted"),
    [
        ("Harbour Lights to End After Season 4", "Harbour Lights to End After Season 4", ("season 4", "ending")),
        ("Harbour Lights to Return", "Harbour Lights to Return for Season 3", ("season 3", "renewed")),
        ("It Is a Film", "Harbour Lights to End With a Feature Film", ("film", "renewed")),
    ],
)
def test_a_headline_within_a_page_is_no_name_of_another_programme(headline: str, line: str, wanted: tuple[str, str]) -> None:
    body = f"Home\n{line}\n22 April 2025\nBy Ann Example\n{line.replace('to', 'is to')}."
    claims = Reader([Show(1, "Harbour Lights")]).read(Article("a", headline, body))
    assert wanted in {(str(claim.part), claim.status.value) for claim in claims}


def test_the_quote_of_a_doubt_is_the_sentence_that_names_the_season() -> None:
    body = (
        "Harbour Lights drew a large audience, and talks are still going on. There is no final answer yet, she said. "
        "Netflix, however, has not announced a fourth season."
    )
    (claim,) = Reader([Show(1, "Harbour Lights")]).read(Article("a", "", body))
    assert (str(claim.part), claim.status.value) == ("season 4", "in_doubt")
    assert claim.quote == "Netflix, however, has not announced a fourth season."


def test_a_person_missing_from_a_season_is_no_doubt_about_the_show() -> None:
    body = "Harbour Lights is a drama of Channel 9. Ada Example was missing from the third season."
    assert Reader([Show(1, "Harbour Lights")]).read(Article("a", "Harbour Lights reviewed", body)) == ()
