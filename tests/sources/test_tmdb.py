"""TMDB's words are kept apart from ours, its key stays secret, and it is asked seldom."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import FetchError
from bot.model import Certainty, Show, Trust
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client
from bot.sources.kinds import SourceSpec, check_source, make_source
from bot.sources.tmdb import Tmdb
from tests.making import NOON
from tests.sources.conftest import Site, a_context

SHOW = Show(id=7, title="Harbour Lights", year=2023)
SAME_NAME = [(55, "2023-04-01"), (56, "1999-01-01")]
FOUND = {"results": [*({"id": n, "name": "Harbour Lights", "first_air_date": day} for n, day in SAME_NAME), 3]}


def serve(site: Site, status: str = "Returning Series", **more: Any) -> None:
    site.put("/search/tv", json.dumps(FOUND))
    days = [(0, "2023-01-01"), (1, "2023-04-01"), (2, None)]
    seasons = [{"season_number": number, "air_date": day} for number, day in days]
    site.put("/tv/55", json.dumps({"id": 55, "name": "Harbour Lights", "status": status, "seasons": seasons} | more))


async def polled(client: Client, site: Site, memory: Memory | None = None, hours: int = 0, key: str = "a.b.c") -> Harvest:
    source = Tmdb("TMDB", site.root, Trust.DATABASE, client, key)
    return await source.poll(memory or Memory(), a_context([SHOW]), NOON + timedelta(hours=hours))


def said(harvest: Harvest) -> list[tuple[str, str, str]]:
    return [(str(c.part), c.status.value, c.certainty.value) for noted in harvest.observations for c in noted.claims]


@pytest.mark.parametrize("status", ["Returning Series", "Planned", "In Production", "Pilot", "Rumoured", ""])
async def test_its_words_for_a_running_show_make_no_claim(site: Site, client: Client, status: str) -> None:
    serve(site, status)
    assert said(await polled(client, site)) == [("season 1", "released", "confirmed")]


@pytest.mark.parametrize(("status", "ours"), [("Canceled", "cancelled"), ("Ended", "ending")])
async def test_an_end_is_a_report_about_the_series(site: Site, client: Client, status: str, ours: str) -> None:
    serve(site, status, seasons=[])
    assert said(await polled(client, site)) == [("series", ours, Certainty.REPORTED.value)]


async def test_a_show_is_found_once_and_asked_again_after_six_hours(site: Site, client: Client) -> None:
    serve(site)
    first = await polled(client, site)
    assert (await polled(client, site, first.memory, hours=5)).unchanged
    await polled(client, site, first.memory, hours=6)
    assert (site.times("/search/tv"), site.times("/tv/55")) == (1, 2)


async def test_a_token_goes_into_a_header_and_a_key_into_the_query(site: Site, client: Client) -> None:
    serve(site)
    await polled(client, site, key="a.b.c")
    assert site.asked[-1].headers["Authorization"] == "Bearer a.b.c" and not site.asked[-1].query
    await polled(client, site, key="0123abcd")
    assert site.asked[-1].query["api_key"] == "0123abcd"


async def test_the_key_is_in_no_error(site: Site, client: Client) -> None:
    site.put("/search/tv", status=500)
    with pytest.raises(FetchError) as caught:
        await polled(client, site, key="5ecre7")
    assert "5ecre7" not in str(caught.value)
    site.put("/search/tv", status=401)
    with pytest.raises(FetchError, match="does not accept the key"):
        await polled(client, site, key="5ecre7")


@pytest.mark.parametrize("body", ["[]", "3", "{}", '{"id": "x"}', '{"id": 55, "seasons": 4, "status": []}'])
async def test_an_odd_answer_says_nothing(site: Site, client: Client, body: str) -> None:
    serve(site)
    site.put("/tv/55", body)
    assert said(await polled(client, site)) == []


def test_without_a_key_the_configuration_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    spec = SourceSpec("TMDB", "tmdb", "", options=(("key_env", "MY_KEY"),))
    (mistake,) = check_source("sources[0]", spec)
    assert mistake.key == "sources[0].key_env" and "MY_KEY" in mistake.wrong


async def test_the_key_comes_from_the_named_variable(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "abc123")
    serve(site)
    source = make_source(SourceSpec("TMDB", "tmdb", site.root, options=(("key_env", "MY_KEY"),)), client)
    await source.poll(Memory(), a_context([SHOW]), NOON)
    assert site.asked[0].query["api_key"] == "abc123"
