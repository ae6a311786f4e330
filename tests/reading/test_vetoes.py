"""Words beside a fate that take it back, lists that hand it down, and seasons counted without the word."""

from __future__ import annotations

import pytest

from tests.reading.saying import decisive

QUIET = [
    ("a season's run ends", "Saltmarsh Ends Season on a High ||"),
    ("ratings of an hour", "Saltmarsh ended last month with ratings of four percent."),
    ("a season ended", "The second season of Saltmarsh ended with a wedding."),
    ("an episode is dropped", "Tonight's Saltmarsh cancelled: here is why ||"),
    ("an order is trimmed", "Disney+ has cut the third season of Saltmarsh from ten episodes to eight."),
    ("a slot is lost", "ABC has pulled Saltmarsh from its autumn schedule."),
    ("one of its own leaves", "Saltmarsh is saying goodbye to one of its own."),
    ("coming up for air", "Saltmarsh isn't coming up for air."),
    ("not just yet", "Saltmarsh isn't going back to the marsh just yet."),
    ("a condition", "Without the tax credit there will be no third season of Saltmarsh, they said."),
    ("fans beg", "Fans of Saltmarsh are begging Netflix to step in and make a third season."),
    ("a hope", "Ann Lowe said she was hopeful that Saltmarsh would return for a third season."),
    ("a rumour", "Reports that the third season of Saltmarsh has been shelved have upset its viewers."),
    ("a post claims it", "On Monday a video claimed that Sky had cancelled Saltmarsh."),
    ("a scare quote", "Saltmarsh 'axed' in cost cuts, says paper ||"),
    ("a hint", "Saltmarsh will end with its third season, Lowe hints."),
    ("a long past year", "Saltmarsh (2003) was cancelled after nine episodes."),
    ("a disc is sold no more", "Saltmarsh Season 2 Blu-ray cancelled ||"),
]

TOLD = [
    ("one and done", "For Saltmarsh the verdict is in: one and done.", "season 2, cancelled"),
    ("a freshman", "Fox has cancelled the freshman drama Saltmarsh.", "season 2, cancelled"),
    ("a pilot", "ABC has passed on Saltmarsh, a drama pilot from Ann Lowe.", "season 1, cancelled"),
    ("an option", "Amazon won't be taking up its option on a third season of Saltmarsh.", "season 3, cancelled"),
    ("through a season", "Saltmarsh Renewed Through Season 5 || Season 3 premieres in May.", "season 4-5, renewed"),
    ("what fans hear", "Fans heartbroken as Saltmarsh is axed after three series ||", "season 4, cancelled"),
    ("a label and a drama", "Saltmarsh: ITV Drama Recommissioned for Second Series ||", "season 2, renewed"),
    ("a new series of it", "A new series of Saltmarsh has been commissioned by ITV.", "series, renewed"),
    ("another network", "'Saltmarsh' Moves to Paramount+ for Season 3 ||", "season 3, renewed"),
]  # fmt: skip


@pytest.mark.parametrize("said", [row[1] for row in QUIET], ids=[row[0] for row in QUIET])
def test_words_beside_a_fate_may_take_it_back(said: str) -> None:
    assert decisive(said) == frozenset()


@pytest.mark.parametrize(("said", "wanted"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_a_fate_is_told_in_the_words_of_the_trade(said: str, wanted: str) -> None:
    assert decisive(said) == frozenset({f"Saltmarsh, {wanted}"})


def test_a_list_hands_its_verb_to_every_show_and_each_keeps_its_count() -> None:
    said = "NBC axed Saltmarsh after two seasons, Copper Lane after one and Night Ferry after five."
    assert decisive(f"Three shows axed in a day || {said}") == frozenset(
        {"Saltmarsh, season 3, cancelled", "Copper Lane, season 2, cancelled", "Night Ferry, season 6, cancelled"}
    )
