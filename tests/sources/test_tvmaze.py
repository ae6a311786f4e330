"""TVmaze is asked only for what changed, slowly, and its words are not mistaken for ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.clock import ManualClock
from bot.errors import FetchError, ParseError
from bot.model import Certainty, Show, Trust
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client, FetchSettings
from bot.sources.tvmaze import TvMaze
from tests.making import NOON
from tests.sources.conftest import Site, a_context

SHOW = Show(id=7, title="Harbour Lights", tvmaze=101)
UPDATED = int((NOON - timedelta(days=2)).timestamp())


def a_row(
    number: int = 101, status: str = "Running", seasons: Sequence[tuple[int, str | None]] = (), **more: Any
) -> dict[str, Any]:
    rows = [{"id": n, "number": n, "premiereDate": day} for n, day in seasons]
    return {
        "id": number,
        "name": "Harbour Lights",
        "url": f"https://www.tvmaze.com/shows/{number}/harbour-lights",
        "status": status,
        "premiered": "2023-04-01",
        "network": {"name": "BBC One"},
        "image": {"medium": "https://static.example/m.jpg", "original": "https://static.example/o.jpg"},
        "updated": UPDATED,
        "_embedded": {"seasons": rows},
    } | more


def serve(site: Site, *rows: dict[str, Any], updates: dict[str, int] | None = None) -> None:
    for row in rows:
        site.put(f"/shows/{row['id']}", json.dumps(row))
    listed = updates if updates is not None else {str(row["id"]): row["updated"] for row in rows}
    site.put("/updates/shows", json.dumps(listed))


async def polled(
    client: Client,
    site: Site,
    memory: Memory | None = None,
    shows: Sequence[Show] = (SHOW,),
    now: datetime = NOON,
    seen: tuple[str, ...] = (),
) -> Harvest:
    source = TvMaze("TVmaze", site.root + "/", Trust.DATABASE, client)
    return await source.poll(memory or Memory(), a_context(shows, seen), now)


def said(harvest: Harvest) -> list[tuple[str, str, str]]:
    return [
        (str(claim.part), claim.status.value, str(claim.when)) for noted in harvest.observations for claim in noted.claims
    ]


async def test_premieres_become_released_and_dated_seasons(site: Site, client: Client) -> None:
    serve(site, a_row(seasons=[(1, "2023-04-01"), (2, "2026-09-01")]))
    harvest = await polled(client, site)
    assert said(harvest) == [("season 1", "released", "2023-04-01"), ("season 2", "dated", "2026-09-01")]
    assert [str(noted.published.date()) for noted in harvest.observations if noted.published] == ["2023-04-02", "2026-02-27"]
    assert harvest.observations[0].url == "https://www.tvmaze.com/shows/101/harbour-lights"


@pytest.mark.parametrize("status", ["Running", "To Be Determined", "In Development", "Canceled", "", None])
async def test_its_status_words_are_not_ours(site: Site, client: Client, status: Any) -> None:
    serve(site, a_row(status=status, seasons=[(1, "2023-04-01")]))
    assert {word for _part, word, _when in said(await polled(client, site))} == {"released"}


async def test_a_new_season_without_a_date_is_no_renewal(site: Site, client: Client) -> None:
    serve(site, a_row(seasons=[(1, "2023-04-01"), (2, None)]))
    assert said(await polled(client, site)) == [("season 1", "released", "2023-04-01")]


async def test_ended_is_a_report_about_the_series_never_a_cancellation(site: Site, client: Client) -> None:
    serve(site, a_row(status="Ended", ended="2025-05-01"))
    (noted,) = (await polled(client, site)).observations
    (claim,) = noted.claims
    assert (str(claim.part), claim.status.value, claim.certainty) == ("series", "ending", Certainty.REPORTED)


async def test_the_next_episode_dates_a_season_whose_row_does_not(site: Site, client: Client) -> None:
    row = a_row(seasons=[(2, None)])
    row["_embedded"]["nextepisode"] = {"season": 2, "number": 1, "airdate": "2026-04-05"}
    serve(site, row)
    assert said(await polled(client, site)) == [("season 2", "dated", "2026-04-05")]


async def test_seasons_that_are_years_are_left_alone(site: Site, client: Client) -> None:
    serve(site, a_row(seasons=[(2024, "2024-01-01"), (0, "2024-01-01")]))
    assert said(await polled(client, site)) == []


async def test_poster_page_network_and_year_are_learned(site: Site, client: Client) -> None:
    serve(site, a_row())
    (show,) = (await polled(client, site)).shows
    assert (show.id, show.poster, show.network, show.year) == (7, "https://static.example/o.jpg", "BBC One", 2023)
    assert show.url == "https://www.tvmaze.com/shows/101/harbour-lights"


async def test_only_what_changed_is_asked_again(site: Site, client: Client) -> None:
    other = Show(id=8, title="Other", tvmaze=102)
    serve(site, a_row(101), a_row(102))
    first = await polled(client, site, shows=(SHOW, other))
    site.asked.clear()
    serve(site, a_row(101), a_row(102), updates={"101": UPDATED, "102": UPDATED + 60, "999": UPDATED + 60})
    second = await polled(client, site, first.memory, shows=(SHOW, other))
    assert [request.path for request in site.asked] == ["/updates/shows", "/shows/102"]
    third = await polled(client, site, second.memory, shows=(SHOW, other))
    assert third.unchanged
    assert site.asked[-1].query["since"] == "day"


async def test_after_a_long_silence_a_longer_list_is_asked_for(site: Site, client: Client) -> None:
    serve(site, a_row())
    first = await polled(client, site)
    for days, since in ((3, "week"), (20, "month")):
        await polled(client, site, first.memory, now=NOON + timedelta(days=days))
        assert site.asked[-1].query["since"] == since


async def test_a_newly_followed_show_is_asked_at_once(site: Site, client: Client) -> None:
    serve(site, a_row(101), a_row(102))
    first = await polled(client, site)
    site.asked.clear()
    await polled(client, site, first.memory, shows=(SHOW, Show(id=8, title="Other", tvmaze=102)))
    assert site.times("/shows/102") == 1 and site.times("/shows/101") == 0


async def test_a_premiere_that_has_passed_is_noticed_although_nothing_changed_there(site: Site, client: Client) -> None:
    serve(site, a_row(seasons=[(1, "2026-03-04")]))
    first = await polled(client, site)
    on_the_day = await polled(client, site, first.memory, now=NOON + timedelta(days=3))
    after = await polled(client, site, on_the_day.memory, now=NOON + timedelta(days=4))
    assert (said(first)[0][1], on_the_day.unchanged, said(after)[0][1]) == ("dated", True, "released")


async def test_the_same_statement_is_the_same_observation_and_a_moved_date_another(site: Site, client: Client) -> None:
    serve(site, a_row(seasons=[(2, "2026-09-01")]))
    first = (await polled(client, site)).observations[0].id
    assert (await polled(client, site)).observations[0].id == first
    assert (await polled(client, site, seen=(first,))).observations == ()
    serve(site, a_row(seasons=[(2, "2026-10-01")]))
    assert (await polled(client, site)).observations[0].id != first


async def test_shows_are_found_by_title(site: Site, client: Client) -> None:
    rows = [
        {"score": 1, "show": a_row(101)},
        {"score": 0.5, "show": a_row(102, network=None, webChannel={"name": "Netflix"})},
    ]
    site.put("/search/shows", json.dumps([*rows, {"show": {"id": "x"}}, 3, {"show": None}]))
    found = await TvMaze.over(client, site.root).find("  harbour & lights ")
    assert [(show.id, show.tvmaze, show.year, show.network) for show in found] == [
        (0, 101, 2023, "BBC One"),
        (0, 102, 2023, "Netflix"),
    ]
    assert site.asked[0].query["q"] == "harbour & lights"
    assert await TvMaze.over(client, site.root).find("  ") == ()


async def test_a_followed_show_without_a_number_gets_it_where_only_one_fits(site: Site, client: Client) -> None:
    serve(site, a_row(101))
    site.put("/search/shows", json.dumps([{"show": a_row(101)}, {"show": a_row(103, name="Harbour Lights Extra")}]))
    plain = Show(id=7, title="Harbour Lights")
    harvest = await polled(client, site, shows=(plain,))
    assert {show.tvmaze for show in harvest.shows} == {101}
    assert site.times("/shows/101") == 1


async def test_a_show_that_cannot_be_told_is_looked_up_only_once(site: Site, client: Client) -> None:
    site.put("/search/shows", json.dumps([{"show": a_row(101)}, {"show": a_row(103)}]))
    plain = Show(id=7, title="Harbour Lights")
    first = await polled(client, site, shows=(plain,))
    await polled(client, site, first.memory, shows=(plain,))
    assert (first.shows, site.times("/search/shows")) == ((), 1)


async def test_calls_stay_under_20_in_10_seconds(site: Site, clock: ManualClock) -> None:
    moments: list[float] = []

    async def answer(request: web.Request) -> web.Response:
        moments.append(clock.monotonic())
        return web.Response(text=json.dumps(a_row(int(request.path.rsplit("/", 1)[1]))))

    shows = [Show(id=n, title=f"Show {n}", tvmaze=n) for n in range(1, 71)]
    for show in shows:
        site.on(f"/shows/{show.tvmaze}", answer)
    client = Client(FetchSettings(allow_private_addresses=True), clock)
    harvest = await polled(client, site, shows=shows)
    await client.close()
    assert max(sum(start <= moment < start + 10 for moment in moments) for start in moments) < 20
    assert (len(moments), harvest.notes) == (50, ("20 more shows wait for the next poll",))


async def test_what_was_learned_before_a_failure_is_kept(site: Site, client: Client) -> None:
    serve(site, a_row(101, seasons=[(1, "2023-04-01")]))
    site.put("/shows/102", status=500)
    shows = (SHOW, Show(id=8, title="Other", tvmaze=102))
    harvest = await polled(client, site, shows=shows)
    assert said(harvest) == [("season 1", "released", "2023-04-01")]
    site.put("/shows/102", json.dumps(a_row(102)))
    site.put("/updates/shows", "{}")
    site.asked.clear()
    await polled(client, site, harvest.memory, shows=shows)
    assert site.times("/shows/102") == 1 and site.times("/shows/101") == 0


async def test_a_show_that_is_gone_there_is_not_asked_again_and_again(site: Site, client: Client) -> None:
    site.put("/updates/shows", "{}")
    first = await polled(client, site)
    await polled(client, site, first.memory)
    assert site.times("/shows/101") == 1


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>",
        "[]",
        "3",
        "null",
        '{"id": "x", "_embedded": 3}',
        '{"_embedded": {"seasons": [3, null, {"number": true}]}}',
    ],
)
async def test_an_odd_answer_is_nothing_or_one_clear_error(site: Site, client: Client, body: str) -> None:
    site.put("/shows/101", body)
    try:
        harvest = await polled(client, site)
    except ParseError as error:
        assert "TVmaze" in str(error)
    else:
        assert harvest.observations == ()


async def test_a_first_failure_is_the_sources_failure(site: Site, client: Client) -> None:
    site.put("/shows/101", status=503)
    with pytest.raises(FetchError, match="HTTP 503"):
        await polled(client, site)


async def test_without_shows_nothing_is_asked(site: Site, client: Client) -> None:
    assert (await polled(client, site, shows=())).unchanged
    assert site.asked == []
