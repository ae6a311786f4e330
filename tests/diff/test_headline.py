"""The one part that a show's fate hangs on now is derived from its parts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.diff import headline
from bot.model import Certainty, Part, PartStanding, Status

START = datetime(2026, 3, 1, tzinfo=UTC)


def standings(text: str) -> list[PartStanding]:
    found = []
    for day, one in enumerate(text.split(", ")):
        part, status = one.rsplit(" ", 1)
        rumour = status.endswith("?")
        certainty = Certainty.REPORTED if rumour else Certainty.CONFIRMED
        found.append(PartStanding(Part.parse(part), Status(status.rstrip("?")), certainty, START + timedelta(days=day)))
    return found


@pytest.mark.parametrize(
    ("known", "part"),
    [
        ("season 1 released, season 2 renewed", "season 2"),
        ("season 3 renewed, season 2 released", "season 3"),
        ("season 3 released, season 4 in_doubt", "season 4"),
        ("season 3 released, season 4 cancelled, film renewed", "film"),
        ("film renewed, season 4 cancelled", "film"),
        ("film released, season 4 renewed", "season 4"),
        ("season 2 renewed, series cancelled", "series"),
        ("series renewed", "series"),
        ("film dated", "film"),
        ("season 2 renewed, season 3 renewed?", "season 2"),
        ("season 3 cancelled?", "season 3"),
        ("season 2024 released, season 2025 renewed", "season 2025"),
        ("season 2025 released, season 7 renewed", "season 7"),
    ],
)
def test_the_headline_is_the_newest_question_or_decision(known: str, part: str) -> None:
    found = headline(standings(known))
    assert found is not None
    assert str(found.part) == part


def test_a_show_of_which_nothing_is_known_has_none() -> None:
    assert headline([]) is None
