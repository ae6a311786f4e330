"""Misspelt titles: the show that was meant comes first, and nothing is suggested at random."""

from __future__ import annotations

from bot.commands.titles import TitleIndex
from bot.model import Show

LIGHTS = Show(1, "The Harbour Lights", aliases=("HL Tales",))
OTHER = Show(2, "Zebra Crossing")


def test_a_misspelt_title_suggests_the_show_that_was_meant() -> None:
    assert TitleIndex((OTHER, LIGHTS)).similar("harbor ligths")[0] == LIGHTS


def test_a_show_with_two_fitting_names_is_suggested_once() -> None:
    twice = Show(3, "Apple Cart", aliases=("Apple Carts",))
    assert TitleIndex((twice, OTHER)).similar("aple cart") == (twice,)


def test_a_beginning_too_short_to_mean_a_show_suggests_none() -> None:
    index = TitleIndex((LIGHTS, OTHER, Show(4, "1899")))
    assert index.similar("1") == index.similar("<@1>") == ()
    assert index.complete("1", 25) == (Show(4, "1899"),)


def test_what_resembles_nothing_gets_no_suggestion() -> None:
    assert TitleIndex((LIGHTS, OTHER)).similar("quux") == ()


def test_a_title_is_found_by_alias_without_case_and_accents() -> None:
    rebels = Show(4, "Les Révoltés", aliases=("The Rebels!",))
    index = TitleIndex((rebels, OTHER))
    assert index.named("les revoltes") == (rebels,)
    assert index.named("rebels") == (rebels,)
    assert index.named("nothing") == ()
