"""What was read and decided: kept exactly, recorded once, given to the diff as it needs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model import Article, Decision, PartStanding, Ruling, ShowStanding, Verdict, When
from storage.engine import Database
from storage.news import News, SeenArticle
from storage.shows import Shows
from tests.making import DAY, NOON, a_change, a_claim, a_show, some_evidence


async def a_followed_show(database: Database) -> int:
    return (await Shows(database).follow(a_show(), NOON - DAY)).id


def a_decision(show: int, key: str = "1") -> Decision:
    claim = replace(a_claim(show), when=When.month(2026, 10), final=True)
    evidence = some_evidence(claim, key=f"trade/{key}")
    standing = PartStanding(
        claim.part, claim.status, claim.certainty, NOON, True, claim.when, (evidence.key,), announced=True
    )
    verdict = Verdict(evidence, Ruling.ANNOUNCED, "one word of the trade is enough")
    change = replace(a_change(key, show), sources=(evidence.key,), when=claim.when, final=True, url="https://t/1")
    return Decision(ShowStanding(show, (standing,), (verdict,), (change,)), (verdict,), (change,), NOON + DAY)


def seen(article: str = "1") -> SeenArticle:
    return SeenArticle("trade", Article(article, "A headline", published=NOON), NOON, 1)


async def test_what_was_recorded_is_what_the_diff_gets_back(database: Database) -> None:
    news = News(database)
    decision = a_decision(await a_followed_show(database))
    await news.record([seen()], [decision], NOON)
    assert await news.standing(decision.standing.show, NOON) == decision.standing


async def test_recording_twice_is_recording_once(database: Database) -> None:
    news = News(database)
    decision = a_decision(await a_followed_show(database))
    assert len(await news.record([seen()], [decision], NOON)) == 1
    assert await news.record([seen()], [decision], NOON) == ()
    assert len(await news.changes(decision.standing.show)) == 1
    assert len(await news.evidence(decision.standing.show)) == 1


async def test_only_articles_not_given_before_are_unseen(database: Database) -> None:
    news = News(database)
    await news.record([seen("1")], [], NOON)
    assert await news.unseen("trade", ["1", "2"]) == {"2"}
    assert await news.unseen("other", ["1"]) == {"1"}


async def test_thousands_of_ids_can_be_asked_at_once(database: Database) -> None:
    news = News(database)
    await news.record([seen(str(number)) for number in range(1200)], [], NOON)
    assert await news.unseen("trade", [str(number) for number in range(2000)]) == {str(n) for n in range(1200, 2000)}


async def test_a_later_ruling_replaces_the_earlier_one(database: Database) -> None:
    news = News(database)
    show = await a_followed_show(database)
    first = a_decision(show)
    held = Verdict(first.verdicts[0].evidence, Ruling.HELD, "waits for a witness", NOON + DAY)
    await news.record([seen()], [replace(first, verdicts=(held,), changes=())], NOON)
    await news.record([], [first], NOON + DAY)
    (kept,) = await news.evidence(show)
    assert kept.ruling is Ruling.ANNOUNCED
    assert kept.release_at is None


async def test_a_show_is_due_for_review_when_its_time_has_come(database: Database) -> None:
    news = News(database)
    show = await a_followed_show(database)
    await news.record([], [a_decision(show)], NOON)
    assert await news.next_review() == NOON + DAY
    assert await news.due_reviews(NOON) == ()
    assert await news.due_reviews(NOON + DAY) == (show,)


async def test_old_evidence_no_longer_reaches_the_diff_unless_it_is_held(database: Database) -> None:
    news = News(database)
    show = await a_followed_show(database)
    decision = a_decision(show)
    held = Verdict(some_evidence(a_claim(show, "season 3"), "fan/9"), Ruling.HELD, "waits", NOON + DAY)
    await news.record([seen()], [replace(decision, verdicts=(*decision.verdicts, held))], NOON)
    later = await news.standing(show, NOON + timedelta(days=90))
    assert [verdict.evidence.key for verdict in later.recent] == ["fan/9"]
    assert later.parts == decision.standing.parts


async def test_a_standing_that_is_no_longer_held_is_removed(database: Database) -> None:
    news = News(database)
    show = await a_followed_show(database)
    decision = a_decision(show)
    await news.record([seen()], [decision], NOON)
    await news.record([], [Decision(ShowStanding(show))], NOON)
    assert (await news.standing(show, NOON)).parts == ()


async def test_the_proof_comes_in_the_order_it_was_asked_for(database: Database) -> None:
    news = News(database)
    show = await a_followed_show(database)
    for key in ("1", "2"):
        await news.record([seen(key)], [a_decision(show, key)], NOON)
    assert [v.evidence.key for v in await news.proof(show, ["trade/2", "trade/1"])] == ["trade/2", "trade/1"]
