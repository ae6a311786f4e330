"""What holds of every history, whoever says what and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.diff.life import GOING
from bot.diff.rules import DEFAULT_RULES, RANK, STRONG
from bot.diff.witness import independent
from bot.model import (
    Certainty,
    Change,
    ChangeKind,
    Claim,
    Evidence,
    Part,
    Ruling,
    Status,
    Trust,
    When,
    Witness,
)
from tests.diff.playing import Ledger

START = datetime(2026, 1, 10, tzinfo=UTC)
VOICES = [
    ("network.example", Trust.OFFICIAL),
    ("trade-one.example", Trust.TRADE),
    ("trade-two.example", Trust.TRADE),
    ("database.example", Trust.DATABASE),
    ("press-one.example", Trust.PRESS),
    ("press-two.example", Trust.PRESS),
    ("press-three.example", Trust.PRESS),
    ("fan-one.example", Trust.FAN),
    ("fan-two.example", Trust.FAN),
]
PARTS = ["season 1", "season 2", "season 3", "season 2-3", "season 9", "film", "series"]
DATES = [None, When.year(2026), When.month(2026, 2), When.day(START.date() + timedelta(days=20))]


@st.composite
def a_text(draw: st.DrawFn, number: int, numbered: bool = False) -> list[Evidence]:
    """What one article says: one thing, or two that may not go together."""
    publisher, trust = draw(st.sampled_from(VOICES))
    credit = draw(st.sampled_from([()] * 4 + [("trade-one.example",), ("press-one.example",)]))
    said = START + timedelta(hours=draw(st.sampled_from([0, 0, 3, 8, 24, 24 * 5, 24 * 6, 24 * 20, 24 * 40])))
    claims = [draw(a_claim(numbered)) for _ in range(draw(st.sampled_from([1, 1, 1, 2])))]
    return [
        Evidence(f"source/{number}", claim, Witness(publisher, trust, credit), said, said)
        for claim in {(claim.part, claim.status): claim for claim in claims}.values()
    ]


@st.composite
def a_claim(draw: st.DrawFn, numbered: bool) -> Claim:
    status = draw(st.sampled_from(list(Status)))
    return Claim(
        1,
        Part.parse(draw(st.sampled_from(PARTS[:-1] if numbered else PARTS))),
        status,
        draw(st.sampled_from([Certainty.CONFIRMED] * 5 + [Certainty.REPORTED, Certainty.OPINION])),
        final=draw(st.sampled_from([False, False, True])),
        when=draw(st.sampled_from(DATES)) if status in {Status.DATED, Status.RENEWED, Status.RELEASED} else None,
    )


@st.composite
def histories(draw: st.DrawFn, numbered: bool = False) -> list[Evidence]:
    return [one for number in range(draw(st.integers(1, 8))) for one in draw(a_text(number, numbered))]


def told(items: list[Evidence]) -> list[Change]:
    return list(Ledger().play(items))


def state(ledger: Ledger) -> object:
    return ledger.parts, ledger.verdicts, ledger.changes, ledger.review_at


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_the_order_of_arrival_within_a_moment_alters_nothing(items: list[Evidence], chance: object) -> None:
    shuffled = list(items)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Ledger(), Ledger()
    assert list(one.play(items)) == list(other.play(shuffled))
    assert state(one) == state(other)


@given(histories(), st.integers(0, 8))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_duplicate_alters_nothing(items: list[Evidence], which: int) -> None:
    again = items[which % len(items)]
    later = max(one.seen for one in items)
    once, twice = Ledger(), Ledger()
    for ledger, extra in ((once, ()), (twice, (again,))):
        list(ledger.play([*items, *extra], run_on=timedelta(0)))
        list(ledger.take(extra, later))
    assert (once.parts, once.verdicts, once.changes) == (twice.parts, twice.verdicts, twice.changes)


@given(histories(), st.integers(0, 9))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_prefix_and_then_the_rest_is_the_same_as_all(items: list[Evidence], cut: int) -> None:
    items = sorted(items, key=lambda one: one.seen)
    moments = sorted({one.seen for one in items})
    at = moments[cut % len(moments)]
    whole, parted = Ledger(), Ledger()
    list(whole.play(items))
    list(parted.play([one for one in items if one.seen <= at], run_on=timedelta(0)))
    list(parted.play([one for one in items if one.seen > at] or (), run_on=timedelta(days=30)))
    list(parted.let_pass(moments[-1] + timedelta(days=30)))
    assert state(whole) == state(parted)


@given(histories(), st.lists(st.sampled_from(["lost", "twice", "redelivered"]), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_crash_between_two_steps_leads_to_the_same_standing(items: list[Evidence], crashes: list[str]) -> None:
    smooth, shaken = Ledger(), Ledger()
    for count, moment in enumerate(sorted({one.seen for one in items})):
        now = [one for one in items if one.seen == moment]
        for ledger in (smooth, shaken):
            list(ledger.let_pass(moment))
        smooth.take(now, moment)
        crash = crashes[count % len(crashes)]
        if crash == "lost":
            shaken.decide(now, moment)  # the process dies before it records
        decision = shaken.decide(now, moment)
        shaken.record(decision)
        if crash == "twice":
            assert shaken.record(decision) == []
        if crash == "redelivered":
            assert shaken.take(now, moment) == []
        assert state(smooth) == state(shaken)


@given(histories())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_announcement_has_evidence_that_satisfies_the_table(items: list[Evidence]) -> None:
    changes = told(items)
    for change in changes:
        voices = [one for one in items if one.key in change.sources and one.claim.certainty is change.certainty]
        assert {one.key for one in voices} == set(change.sources)
        if change.certainty is Certainty.REPORTED:
            assert any(one.witness.trust in STRONG | {Trust.PRESS} for one in voices)
        else:
            assert _suffices(change, voices, changes), change.reason


def _suffices(change: Change, voices: list[Evidence], changes: list[Change]) -> bool:
    assert all(one.claim.certainty is Certainty.CONFIRMED for one in voices)
    trusts = {one.witness.trust for one in voices}
    if trusts & STRONG:
        return True
    heard = [one for one in voices if one.witness.trust is not Trust.FAN]
    if not heard:
        return change.after is Status.RELEASED and any(
            other.when and other.part == change.part and other.when.last <= change.said.date() for other in changes
        )
    if any(independent(one.witness, other.witness) for one in heard for other in heard):
        return True
    waits = [DEFAULT_RULES.wait(one.witness.trust) for one in heard]
    alone = change.kind is not ChangeKind.CORRECTION
    return not alone or any(change.at >= one.seen + wait for one, wait in zip(heard, waits, strict=True) if wait)


@given(histories(numbered=True), st.data())
@settings(max_examples=400, deadline=None, derandomize=True)
def test_an_item_of_lower_trust_removes_no_announcement_of_a_higher_one(items: list[Evidence], data: st.DataObject) -> None:
    """With numbers: "the series" means another season as soon as more seasons are known.

    In_doubt is left out: it is the absence of a decision, told only while nobody tells of one.
    """
    extra = data.draw(a_text(99, numbered=True))
    by_key = {one.key: one for one in items}
    after = told([*items, *extra])
    for change in told(items):
        rank = max(RANK[by_key[key].witness.trust] for key in change.sources)
        if rank > RANK[extra[0].witness.trust] and change.after is not Status.IN_DOUBT:
            assert any(_covers(other, change) for other in after), (change, after)


def _covers(other: Change, change: Change) -> bool:
    """Whether one change tells what the other does: the same or a further stage, or the same in its other form."""
    if other.certainty is not change.certainty and change.certainty is Certainty.CONFIRMED:
        return False
    near = other.part == change.part
    near = near or bool(set(other.part.seasons) & set(change.part.seasons))
    beside = any(abs(a - b) <= 1 for a in other.part.seasons for b in change.part.seasons)
    if change.after in {Status.CANCELLED, Status.ENDING}:
        ends = other.after in {Status.CANCELLED, Status.ENDING} or other.final
        return ends and (near or beside)
    return near and change.after in GOING and other.after in GOING


@given(histories())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_nothing_is_told_twice_running(items: list[Evidence]) -> None:
    last: dict[Part, tuple[object, ...]] = {}
    for change in told(items):
        if change.certainty is not Certainty.CONFIRMED:
            continue
        this = change.after, change.when, change.final
        for part in [Part.season(number) for number in change.part.seasons] or [change.part]:
            assert last.get(part) != this
            last[part] = this


@given(histories())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_baseline_alerts_nobody(items: list[Evidence]) -> None:
    assert told([replace(one, baseline=True) for one in items]) == []


@given(histories())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_in_the_end_nothing_is_left_waiting(items: list[Evidence]) -> None:
    ledger = Ledger()
    list(ledger.play(items))
    assert ledger.review_at is None
    assert not [one for one in ledger.verdicts.values() if one.ruling is Ruling.HELD]
