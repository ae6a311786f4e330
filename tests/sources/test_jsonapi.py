"""A JSON API is read through its operator's map, and through nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import ConfigError, ParseError
from bot.model import Certainty, Show
from bot.sources.base import Harvest, Memory
from bot.sources.client import Client
from bot.sources.kinds import SourceSpec, check_source, make_source
from tests.making import NOON
from tests.sources.conftest import Site, a_context

SHOW = Show(id=7, title="Harbour Lights", aliases=("Les Lumières du port",))
OPTIONS: dict[str, Any] = {
    "items": "data.shows[]",
    "id": "slug",
    "show": "name",
    "status": "state.word",
    "statuses": {"Axed": "cancelled", "Coming back": "renewed", "Dated": "dated"},
    "season": "season",
    "date": "day",
    "address": "link",
    "published": "at",
}


def a_row(word: Any = "Axed", **more: Any) -> dict[str, Any]:
    return {"slug": "hl", "name": "Harbour Lights", "state": {"word": word}, "season": 2} | more


def spec(url: str, options: dict[str, Any]) -> SourceSpec:
    return SourceSpec("API", "json", url, options=tuple(options.items()))


async def polled(
    client: Client, site: Site, *rows: Any, memory: Memory | None = None, shows: tuple[Show, ...] = (SHOW,)
) -> Harvest:
    url = site.put("/api", json.dumps({"data": {"shows": rows}}))
    return await make_source(spec(url, OPTIONS), client).poll(memory or Memory(), a_context(shows), NOON)


async def test_its_words_become_ours_by_the_map(site: Site, client: Client) -> None:
    row = a_row("coming BACK", link="/shows/hl", at="2026-02-28T10:00:00Z", season="3")
    (noted,) = (await polled(client, site, row)).observations
    (claim,) = noted.claims
    assert (claim.show, str(claim.part), claim.status.value, claim.certainty) == (
        7,
        "season 3",
        "renewed",
        Certainty.REPORTED,
    )
    assert (noted.url, claim.quote) == (f"{site.root}/shows/hl", "coming BACK")


async def test_a_show_is_known_by_any_of_its_names(site: Site, client: Client) -> None:
    harvest = await polled(client, site, a_row(name="les lumieres du port"), a_row(name="Another Show"))
    assert [noted.show for noted in harvest.observations] == [7]


async def test_a_title_that_two_followed_shows_share_names_neither(site: Site, client: Client) -> None:
    assert (
        await polled(client, site, a_row(), shows=(SHOW, Show(id=8, title="Harbour Lights", year=1999)))
    ).observations == ()


async def test_a_word_without_a_meaning_makes_no_claim_but_a_note(site: Site, client: Client) -> None:
    harvest = await polled(client, site, a_row("Returning Series"))
    assert (harvest.observations, harvest.notes) == ((), ("words without a meaning in statuses: Returning Series",))


async def test_a_changed_statement_is_another_observation(site: Site, client: Client) -> None:
    first = (await polled(client, site, a_row())).observations[0].id
    assert (await polled(client, site, a_row(at="2026-02-02"))).observations[0].id == first
    dated = {
        (await polled(client, site, a_row("Dated", day=day))).observations[0].id for day in ("2026-09-01", "2026-10-01")
    }
    assert len({first, *dated}) == 3


async def test_an_unchanged_answer_is_read_again_only_for_a_new_show(site: Site, client: Client) -> None:
    first = await polled(client, site, a_row(), shows=())
    assert (await polled(client, site, a_row(), memory=first.memory, shows=())).unchanged
    assert len((await polled(client, site, a_row(), memory=first.memory)).observations) == 1


async def test_without_a_status_its_rows_are_articles(site: Site, client: Client) -> None:
    url = site.put("/api", json.dumps([{"h": "<b>One</b>", "b": "Text", "u": "/1"}, {"h": ""}, 3]))
    options = {"title": "h", "text": "b", "address": "u"}
    harvest = await make_source(spec(url, options), client).poll(Memory(), a_context(), NOON)
    assert [(article.title, article.text, article.url) for article in harvest.articles] == [
        ("One", "Text", f"{site.root}/1")
    ]


@pytest.mark.parametrize("body", ["", "<html>", "{}", '{"data": 3}', '{"data": {"shows": {"a": 1}}}', "[" * 100_000])
async def test_an_answer_of_another_shape_is_one_clear_error(site: Site, client: Client, body: str) -> None:
    with pytest.raises(ParseError, match=r"JSON|no list at items"):
        await make_source(spec(site.put("/api", body), OPTIONS), client).poll(Memory(), a_context([SHOW]), NOON)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["slug", "name", "state", "word", "day"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(JSON_VALUES, max_size=4), JSON_VALUES)
async def test_rows_of_any_shape_are_read_or_left_out(site: Site, client: Client, rows: list[Any], odd: Any) -> None:
    harvest = await polled(client, site, *rows, a_row(season=odd, day=odd, link=odd, at=odd, slug=odd))
    assert all(noted.show == 7 for noted in harvest.observations)


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"items": "data..["}, ["items"]),
        ({"statuses": {"Axed": "axed"}}, ["statuses"]),
        ({"statuses": "x"}, ["statuses"]),
        ({"certainty": "sure"}, ["certainty"]),
        ({"status": None}, ["status"]),
        ({"colour": "x"}, ["colour"]),
    ],
)
def test_mistakes_of_its_options_are_named(changes: dict[str, Any], keys: list[str]) -> None:
    options = {name: value for name, value in (OPTIONS | changes).items() if value is not None}
    mistakes = check_source("sources[0]", spec("https://api.example/", options))
    assert [mistake.key for mistake in mistakes] == (
        [f"sources[0].{key}" for key in keys] if "status" in options else ["sources[0].title"]
    )


async def test_a_status_needs_a_show_and_a_map(client: Client) -> None:
    with pytest.raises(ConfigError, match=r"show: is missing.*statuses: is missing"):
        make_source(spec("https://api.example/", {"status": "s"}), client)


async def test_a_newly_followed_show_is_found_in_an_answer_that_has_not_changed(site: Site, client: Client) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.json_response({"data": {"shows": [a_row()]}}, headers={"ETag": '"1"'})

    source = make_source(spec(site.on("/api", answer), OPTIONS), client)
    before = await source.poll(Memory(), a_context(()), NOON)
    assert before.observations == ()
    after = await source.poll(before.memory, a_context((SHOW,)), NOON)
    assert len(after.observations) == 1
    assert (await source.poll(after.memory, a_context((SHOW,)), NOON)).unchanged
