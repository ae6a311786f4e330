"""Every verdict can be asked why, and a person who is no programmer understands the answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.diff.explain import explain, verdict_words, with_names
from bot.model import Ruling, Trust, Verdict
from tests.diff.playing import Ledger
from tests.making import a_claim, some_evidence

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ruled(ledger: Ledger) -> list[Verdict]:
    return list(ledger.verdicts.values())


def test_a_held_saying_tells_what_would_release_it_and_when() -> None:
    ledger = Ledger()
    ledger.take([some_evidence(a_claim(), "p/1", NOON, "paper.example", "press")], NOON)
    (held,) = explain(ruled(ledger), name_of={"paper.example": "The Paper"}.__getitem__).held
    assert held.words == (
        "1 March 2026, The Paper (the press): Season 2 renewed. One source alone, so far. It waits for the network, the "
        "trade press, or another outlet that does not just repeat it. Without that it is told on 1 March 2026, 18:00 UTC, "
        "if nobody contradicts it."
    )


def test_a_fan_site_waits_for_somebody_else() -> None:
    ledger = Ledger()
    ledger.take([some_evidence(a_claim(), "f/1", NOON, "fan.example", "fan")], NOON)
    (verdict,) = ruled(ledger)
    words = verdict_words(verdict)
    assert (
        "Held back. A fan site is never enough. It waits for a source that is not a fan site, until 31 March 2026." in words
    )
    assert "told on" not in words


def test_what_was_told_says_who_proved_it_and_what_is_silent_says_why() -> None:
    ledger = Ledger()
    ledger.take([some_evidence(a_claim(), "t/1", NOON, "trade.example", "trade")], NOON)
    later = NOON + timedelta(days=1)
    ledger.take([some_evidence(a_claim(), "p/1", later, "paper.example", "press")], later)
    answer = explain(ruled(ledger))
    assert [one.words for one in answer.told] == [
        "1 March 2026, trade.example (the trade press): Season 2 renewed. The word of the trade press is enough."
    ]
    assert answer.held == ()
    assert answer.silent[0].words.endswith("Season 2 renewed. Known since 1 March 2026.")


def test_a_reason_names_outlets_as_people_know_them() -> None:
    names = {"paper.example": "The Paper", "other.example": "The Other"}
    assert with_names("says the same as paper.example", names.__getitem__) == "says the same as The Paper"
    verdict = Verdict(some_evidence(a_claim(), publisher="paper.example"), Ruling.OUTWEIGHED, "other.example says otherwise")
    assert verdict_words(verdict, names.__getitem__).endswith("Not believed. The Other says otherwise.")


@pytest.mark.parametrize("ruling", list(Ruling))
@pytest.mark.parametrize("trust", list(Trust))
def test_every_verdict_has_a_sentence(ruling: Ruling, trust: Trust) -> None:
    one = some_evidence(a_claim(), "x/1", NOON, "x.example", trust.value)
    assert verdict_words(Verdict(one, ruling, "because")).startswith("1 March 2026, x.example")
