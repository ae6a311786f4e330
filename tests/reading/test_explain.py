"""`explain` tells a person who runs the bot what was claimed and why."""

from __future__ import annotations

from bot.reading.explain import explain
from tests.reading.saying import READER, TITLES, an_article


def test_a_claim_is_told_with_its_words_and_its_passage() -> None:
    lines = "\n".join(explain(READER, an_article("HBO has renewed Saltmarsh for a second season."), TITLES))
    assert "Saltmarsh, season 2: renewed (confirmed)" in lines
    assert "renewed" in lines
    assert "HBO has renewed Saltmarsh for a second season." in lines


def test_silence_is_told_with_the_shows_that_were_named() -> None:
    lines = "\n".join(explain(READER, an_article("Ada Finch has left Saltmarsh."), TITLES))
    assert "no claim" in lines
    assert "Saltmarsh" in lines


def test_history_that_was_left_out_is_told() -> None:
    said = "Saltmarsh, which was renewed for a third season last year, follows a coroner."
    lines = "\n".join(explain(READER, an_article(said), TITLES))
    assert "no claim" in lines
