"""The words people read: a fact first, in plain English, and never more sure than the news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model import Certainty, ChangeKind, Part, PartStanding, Status, When
from bot.wording import change_headline, headline_words, part_words, standing_words, when_words
from tests.making import NOON, a_change


def known(part: str, status: str, **others: object) -> PartStanding:
    return PartStanding(Part.parse(part), Status(status), Certainty.CONFIRMED, NOON, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "sentence"),
    [
        (known("season 4", "in_doubt"), "Season 4 of Harbour Lights is still in doubt, as of 1 March 2026."),
        (known("season 1", "renewed"), "Season 1 of Harbour Lights is ordered, as of 1 March 2026."),
        (known("season 2-3", "renewed"), "Seasons 2 and 3 of Harbour Lights are renewed, as of 1 March 2026."),
        (
            known("film", "renewed", final=True),
            "The film of Harbour Lights is announced (it ends the story), as of 1 March 2026.",
        ),
        (known("series", "ending", final=True), "Harbour Lights is ending, as of 1 March 2026."),
        (known("series", "dated"), "Harbour Lights has a date, as of 1 March 2026."),
        (
            known("season 2", "dated", when=When.month(2026, 10)),
            "Season 2 of Harbour Lights is coming in October 2026, as of 1 March 2026.",
        ),
        (
            replace(known("season 2", "renewed"), certainty=Certainty.REPORTED),
            "Season 2 of Harbour Lights is reportedly renewed, as of 1 March 2026.",
        ),
    ],
)
def test_a_fate_is_one_sentence(standing: PartStanding, sentence: str) -> None:
    assert headline_words("Harbour Lights", standing) == sentence


def test_a_report_is_never_worded_as_a_fact() -> None:
    report = replace(known("season 2", "cancelled"), certainty=Certainty.REPORTED)
    assert standing_words(report) == "Season 2: cancelled (reported, not confirmed)"
    assert (
        change_headline(replace(a_change(), certainty=Certainty.REPORTED)) == "Season 2: still in doubt → reportedly renewed"
    )


def test_a_moved_date_shows_the_old_one_and_the_new() -> None:
    moved = replace(
        a_change(after="dated"), before=Status.DATED, before_when=When.year(2026), when=When.day(date(2026, 10, 3))
    )
    assert change_headline(moved) == "Season 2: 2026 → coming on 3 October 2026"


def test_a_correction_says_that_it_is_one() -> None:
    assert change_headline(replace(a_change(), kind=ChangeKind.CORRECTION)).startswith("Correction: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-10-03", "3 October 2026"),
        ("2026-10", "October 2026"),
        ("2026", "2026"),
        ("2026-03-01/2026-05-31", "March to May 2026"),
        ("2026-12-01/2027-02-28", "December 2026 to February 2027"),
    ],
)
def test_dates_are_as_exact_as_they_were_given(text: str, words: str) -> None:
    assert when_words(When.parse(text)) == words


def test_spans_of_seasons_are_worded_as_people_count() -> None:
    assert [part_words(Part.season(2, last)) for last in (2, 3, 5)] == ["Season 2", "Seasons 2 and 3", "Seasons 2 to 5"]
