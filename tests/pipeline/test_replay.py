"""A rehearsal is the live desk at the articles' own time: in order, with time passing between, the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.diff import Publishers
from bot.diff.rules import DEFAULT_RULES
from bot.model import Article, Status
from bot.pipeline.replay import Rehearsal, Told
from tests.making import DAY, NOON, a_show
from tests.pipeline.rooms import an_article

RENEWED = Article("r", "Harbour Lights renewed for season 3 by the network", "", None, "deadline.com", NOON)
CANCELLED = Article("c", "Harbour Lights has been cancelled after two seasons", "", None, "deadline.com", NOON - 300 * DAY)
PRESS = Article("p", "Harbour Lights has been renewed for season 3", "", None, "paper.example", NOON)


async def told(*articles: Article) -> Sequence[Told]:
    rehearsal = await Rehearsal.open([a_show()], Publishers.load(()), DEFAULT_RULES)
    return [one async for one in rehearsal.run(articles)]


async def test_articles_are_told_in_the_order_of_their_publication() -> None:
    alerts = await told(RENEWED, CANCELLED)
    assert [alert.change.after for alert in alerts] == [Status.CANCELLED, Status.RENEWED]
    assert [alert.sources for alert in alerts] == [("c",), ("r",)]
    assert [alert.change.at for alert in alerts] == [NOON - 300 * DAY, NOON]
    assert {alert.title for alert in alerts} == {"Harbour Lights"}


async def test_time_passes_between_articles_and_after_the_last() -> None:
    (alert,) = await told(PRESS)
    assert alert.change.at - NOON == DEFAULT_RULES.press_wait


async def test_the_same_news_again_is_told_once() -> None:
    again = Article("again", RENEWED.title, "", None, "variety.com", NOON + timedelta(hours=2))
    assert len(await told(RENEWED, again)) == 1


async def test_an_article_without_a_date_is_taken_as_seen_with_the_one_before_it() -> None:
    undated = Article("u", "Harbour Lights has been cancelled", "", None, "variety.com", None)
    alerts = await told(CANCELLED, undated, RENEWED)
    assert set(alerts[0].sources) <= {"c", "u"}
    assert alerts[0].change.at == NOON - 300 * DAY


async def test_a_rehearsal_ends_the_same_each_time() -> None:
    articles = [RENEWED, CANCELLED, PRESS, an_article("x", "Words about Harbour Lights")]
    assert await told(*articles) == await told(*articles)


async def test_what_stayed_silent_can_be_explained() -> None:
    rehearsal = await Rehearsal.open([a_show()], Publishers.load(()), DEFAULT_RULES, keep=True)
    again = Article("again", RENEWED.title, "", None, "variety.com", NOON + timedelta(hours=2))
    async for _alert in rehearsal.run([RENEWED, again]):
        pass
    ((title, verdicts),) = await rehearsal.rulings()
    assert title == "Harbour Lights" and len(verdicts) == 2 and all(verdict.reason for verdict in verdicts)


async def test_no_articles_are_no_alerts() -> None:
    assert await told() == []
