"""The books of a rehearsal give back what the database would, through the same windows."""

from __future__ import annotations

import random
from datetime import timedelta

from bot.diff import decide
from bot.model import Article, Certainty, Claim, Evidence, Part, Status, Trust, Witness
from storage.engine import Database
from storage.memory import GivenShows, MemoryNews
from storage.news import News, SeenArticle
from storage.shows import Shows
from tests.making import NOON, a_show

PUBLISHERS = [("network.example", Trust.OFFICIAL), ("trade.example", Trust.TRADE), ("one.example", Trust.PRESS)]
PUBLISHERS += [("two.example", Trust.PRESS), ("base.example", Trust.DATABASE), ("fan.example", Trust.FAN)]


def a_history(show: int, items: int) -> list[Evidence]:
    dice = random.Random(4)
    made: list[Evidence] = []
    moment = NOON
    for number in range(items):
        moment += timedelta(hours=dice.choice([0, 1, 7, 40, 300, 900]))
        part = Part.parse(dice.choice(["season 1", "season 2", "season 3", "season 2-3", "series", "film"]))
        certainty = dice.choice([Certainty.CONFIRMED] * 4 + [Certainty.REPORTED])
        claim = Claim(show, part, dice.choice(list(Status)), certainty, dice.random() < 0.2)
        publisher, trust = dice.choice(PUBLISHERS)
        made.append(Evidence(f"s/{number}", claim, Witness(publisher, trust), moment, moment))
    return made


async def test_years_of_news_leave_the_same_in_memory_as_in_the_database(database: Database) -> None:
    show = (await Shows(database).follow(a_show(), NOON)).id
    news, memory = News(database), MemoryNews(keep=True)
    history = a_history(show, 120)
    for one in history:
        while (due := await memory.next_review()) is not None and due <= one.seen:
            assert await news.next_review() == due
            assert await news.due_reviews(due) == await memory.due_reviews(due) == (show,)
            passed = decide(await memory.standing(show, due), (), due)
            assert await news.record([], [passed], due) == await memory.record([], [passed], due)
        standing = await memory.standing(show, one.seen)
        assert standing == await news.standing(show, one.seen)
        decision = decide(standing, [one], one.seen)
        seen = [SeenArticle("s", Article(one.key.removeprefix("s/"), "A headline"), one.seen, 1)]
        assert await news.record(seen, [decision], one.seen) == await memory.record(seen, [decision], one.seen)
    ids = [str(number) for number in range(130)]
    assert await memory.unseen("s", ids) == await news.unseen("s", ids)
    kept = await memory.evidence(show)
    assert len(kept) == len(history)
    assert set(kept) == set(await news.evidence(show, limit=500))


async def test_without_keeping_only_what_may_still_matter_stays() -> None:
    memory = MemoryNews()
    history = a_history(1, 400)
    for one in history:
        decision = decide(await memory.standing(1, one.seen), [one], one.seen)
        await memory.record([], [decision], one.seen)
    assert 0 < len(await memory.evidence(1)) < 60


async def test_given_shows_are_numbered_and_followed_from_before_all_time() -> None:
    one, other = await GivenShows([a_show("Harbour Lights"), a_show("Amber Tides")]).all()
    assert (one.id, other.id) == (1, 2)
    assert one.followed_since is not None
    assert one.followed_since.year == 1970
