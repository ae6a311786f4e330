"""People are told once: what changes for a show in one moment is one alert, and every fact of it is in there."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from bot.model import Alerts, Certainty, Change, ChangeKind, Decision, ShowStanding, Status, told_together
from storage.chats import Chats
from storage.engine import Database
from storage.news import News
from storage.outbox import answered_message
from storage.shows import Shows
from storage.tables import changes, deliveries
from tests.making import DAY, NOON, a_change, a_channel, a_show


async def recorded(database: Database, *told: Change) -> list[str]:
    """Record changes for a show with one subscription; the keys of those that got a delivery of their own."""
    show = (await Shows(database).follow(a_show(), NOON - DAY)).id
    await Chats(database).subscribe(a_channel(), show, Alerts.RUMOURS, NOON - DAY, NOON - DAY)
    decision = Decision(ShowStanding(show), (), tuple(replace(change, show=show) for change in told))
    await News(database).record([], [decision], NOON)
    query = select(changes.c.key).join_from(deliveries, changes, deliveries.c.change_id == changes.c.id)
    async with database.read() as connection:
        return list((await connection.execute(query.order_by(deliveries.c.id))).scalars())


async def test_a_film_and_the_end_of_a_season_are_one_alert_that_tells_both(database: Database) -> None:
    film, season = a_change("film", part="film"), a_change("season", part="season 4", after="cancelled")
    assert await recorded(database, season, film) == ["film"]
    (stored,) = [change for change in await News(database).changes(1) if change.key == "film"]
    assert [change.key for change in await News(database).companions(stored)] == ["season"]


async def test_a_fate_leads_so_that_those_who_want_only_fates_hear_of_it(database: Database) -> None:
    assert await recorded(database, a_change("date", after="dated"), a_change("fate", part="season 3")) == ["fate"]


async def test_changes_of_different_moments_are_alerts_of_their_own(database: Database) -> None:
    now, later = a_change("now"), replace(a_change("later", part="season 3"), at=NOON + DAY)
    assert await recorded(database, now, later) == ["now", "later"]
    for change in await News(database).changes(1):
        assert await News(database).companions(change) == ()


def test_corrections_and_reports_stay_apart() -> None:
    fact = a_change("fact")
    report = replace(a_change("report", part="season 3"), certainty=Certainty.REPORTED)
    correction = replace(a_change("correction"), kind=ChangeKind.CORRECTION, after=Status.CANCELLED)
    assert told_together([fact, report, correction]) == ((fact,), (report,), (correction,))


async def test_a_correction_answers_the_message_that_told_of_it_beside_another(database: Database) -> None:
    await recorded(database, a_change("film", part="film"), a_change("season", part="season 4", after="cancelled"))
    async with database.begin() as connection:
        await connection.execute(deliveries.update().values(message_id="m1"))
        target = (await connection.execute(select(deliveries.c.target_id))).scalar_one()
        assert await answered_message(connection, "season", [target]) == {target: "m1"}
        assert await answered_message(connection, "never told", [target]) == {}
