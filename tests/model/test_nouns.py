"""Parts, dates and titles: what is written can be read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import FILM, SERIES, Part, When, title_key

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
whens = st.one_of(
    days.map(When.day),
    st.builds(When.month, st.integers(1950, 2100), st.integers(1, 12)),
    st.integers(1950, 2100).map(When.year),
    st.builds(lambda first, length: When(first, first + timedelta(days=length)), days, st.integers(1, 500)),
)


@given(whens)
def test_a_release_date_reads_back_as_it_was_written(when: When) -> None:
    assert When.parse(str(when)) == when


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When.day(date(2026, 10, 3)), "2026-10-03"),
        (When.month(2026, 12), "2026-12"),
        (When.year(2026), "2026"),
        (When(date(2026, 3, 1), date(2026, 5, 31)), "2026-03-01/2026-05-31"),
    ],
)
def test_a_release_date_is_written_in_iso_8601(when: When, text: str) -> None:
    assert str(when) == text


@pytest.mark.parametrize("part", [FILM, SERIES, Part.season(4), Part.season(2, 3), Part.season(2024)])
def test_a_part_reads_back_as_it_was_written(part: Part) -> None:
    assert Part.parse(str(part)) == part


@pytest.mark.parametrize("text", ["", "season", "season four", "episode 3", "season 1-2-3"])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a part"):
        Part.parse(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Diplomat", "diplomat"),
        ("S.W.A.T.", "SWAT"),
        ("Élite", "elite"),
        ("Law & Order", "Law and Order"),
        ("Grey’s Anatomy", "greys anatomy"),
        ("  Ted   Lasso ", "ted lasso"),
    ],
)
def test_titles_are_equal_without_case_accents_punctuation_and_article(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@given(st.text(min_size=1, max_size=30))
def test_a_title_made_of_signs_keeps_a_key(title: str) -> None:
    if title.strip():
        assert title_key(title)


def test_a_title_that_is_only_an_article_or_sign_keeps_a_key() -> None:
    assert title_key("A") == "a"
    assert title_key("?!") == "?!"
