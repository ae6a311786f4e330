"""Every verdict can be asked why, and a person who is no programmer understands the answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.diff.explain import explain, release_words, verdict_words
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
    assert held.startswith("1 March 2026, The Paper (the press): Season 2 renewed. Held back: waits for the network")
    assert "told on 1 March 2026, 18:00 UTC if nobody contradicts" in held
    assert "until 31 March 2026" in held


def test_a_fan_site_waits_for_somebody_else() -> None:
    ledger = Ledger()
    ledger.take([some_evidence(a_claim(), "f/1", NOON, "fan.example", "fan")], NOON)
    (verdict,) = ruled(ledger)
    assert "another witness that is not a fan site" in release_words(verdict)
    assert "told on" not in release_words(verdict)


def test_what_was_told_says_who_proved_it_and_what_is_silent_says_why() -> None:
    ledger = Ledger()
    ledger.take([some_evidence(a_claim(), "t/1", NOON, "trade.example", "trade")], NOON)
    later = NOON + timedelta(days=1)
    ledger.take([some_evidence(a_claim(), "p/1", later, "paper.example", "press")], later)
    answer = explain(ruled(ledger))
    assert answer.told == (
        "1 March 2026, trade.example (the trade press): Season 2 renewed. "
        "Told: trade.example belongs to the trade press: its word is enough.",
    )
    assert answer.held == ()
    assert answer.silent[0].endswith("Nothing new: known since 1 March 2026.")


@pytest.mark.parametrize("ruling", list(Ruling))
@pytest.mark.parametrize("trust", list(Trust))
def test_every_verdict_has_a_sentence(ruling: Ruling, trust: Trust) -> None:
    one = some_evidence(a_claim(), "x/1", NOON, "x.example", trust.value)
    assert verdict_words(Verdict(one, ruling, "because")).startswith("1 March 2026, x.example")
