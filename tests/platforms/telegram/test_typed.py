"""What people type: commands, titles, wishes."""

from __future__ import annotations

import pytest

from bot.model import Alerts
from bot.platforms.telegram.typed import MENU, Typed, read_command, split_wish, unquoted


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("/status harbour lights", Typed("status", "harbour lights")),
        ("  /Status@My_Bot   harbour\n lights ", Typed("status", "harbour lights", "My_Bot")),
        ("/help", Typed("help", "")),
        ("/status@MyBot", Typed("status", "", "MyBot")),
        ("status harbour", None),
        ("/status-harbour", None),
        ("/ status", None),
        ("/1", None),
        ("//status", None),
        ("", None),
    ],
)
def test_a_command_is_read_or_is_none(text: str, typed: Typed | None) -> None:
    assert read_command(text) == typed


def test_a_title_longer_than_any_is_cut() -> None:
    found = read_command("/status " + "x" * 5000)
    assert found is not None
    assert len(found.rest) == 200


@pytest.mark.parametrize(
    ("rest", "title", "wish"),
    [
        ("harbour lights", "harbour lights", Alerts.EVERYTHING),
        ("harbour lights fate", "harbour lights", Alerts.FATE),
        ("harbour lights FATE", "harbour lights", Alerts.FATE),
        ("harbour lights rumors", "harbour lights", Alerts.RUMOURS),
        ("harbour lights everything", "harbour lights", Alerts.EVERYTHING),
        ("fate", "fate", Alerts.EVERYTHING),
        ("fate fate", "fate", Alerts.FATE),
        ("“a twist of fate”", "a twist of fate", Alerts.EVERYTHING),
        ('"a twist of fate" fate', "a twist of fate", Alerts.FATE),
        ("", "", Alerts.EVERYTHING),
    ],
)
def test_a_last_word_may_be_a_wish(rest: str, title: str, wish: Alerts) -> None:
    assert split_wish(rest) == (title, wish)


def test_only_whole_quotation_marks_go() -> None:
    assert [unquoted(text) for text in ("'it’s'", "“a” and “b", '""', "«x»")] == ["it’s", "“a” and “b", '""', "x"]


def test_the_menu_fits_telegram() -> None:
    assert all(len(name) <= 32 and name.islower() and len(words) <= 40 for name, words in MENU)
