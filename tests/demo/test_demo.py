from __future__ import annotations

import asyncio
import io
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from bot.app.demo import Outcome, play
from bot.app.demo.site import Site
from bot.app.demo.story import load_story
from bot.clock import QuickClock, SystemClock
from bot.errors import FetchError
from bot.model import Trust
from bot.sources.client import Client, FetchSettings

DEMO = (sys.executable, "-c", "import sys; from bot.cli.main import main; sys.exit(main(['demo', '--fast']))")


@dataclass(frozen=True)
class Played:
    outcome: Outcome
    shown: str


@pytest.fixture(scope="module")
def played() -> Played:
    """The whole demo, once: a width of 80, no colour, no terminal."""
    screen = io.StringIO()
    outcome = asyncio.run(play(Console(file=screen, width=80), fast=True))
    return Played(outcome, screen.getvalue())


def test_exactly_the_true_turns_of_the_story_are_told_each_once(played: Played) -> None:
    told = [
        [(f"{change.said:%Y-%m-%d}", str(change.part), change.before, str(change.after)) for change in alert]
        for alert in played.outcome.alerts
    ]
    assert told == [
        [("2022-05-20", "season 2-3", None, "renewed")],
        [("2023-04-24", "season 2", "renewed", "dated")],
        [("2023-08-03", "season 2", "dated", "released")],
        [("2024-03-20", "season 3", "renewed", "dated")],
        [("2024-05-13", "season 3", "dated", "dated")],
        [("2024-10-03", "season 3", "dated", "released")],
        [("2025-02-20", "season 4", None, "in_doubt")],
        [("2025-04-22", "film", None, "renewed"), ("2025-04-22", "season 4", "in_doubt", "cancelled")],
        [("2025-06-09", "film", "renewed", "in_production")],
        [("2025-07-28", "film", "in_production", "dated")],
    ]


def test_everything_else_stays_silent_and_says_why(played: Played) -> None:
    assert [silence.piece.slug for silence in played.outcome.silent] == [
        "heartstopper-out-now",  # before the show was followed
        "netflix-orders-two-more-runs-of-heartstopper",  # known already
        "we-are-not-calm",
        "what-to-watch-this-summer",
        "heartstopper-season-2-review",
        "xo-kitty-season-3",  # another show's renewal
        "will-there-be-a-season-4",
        "the-recruit-cancelled",  # another show's end
        "a-little-bird",  # a fan site's rumour
        "petition-for-season-4",
        "locke-and-connor-hope",
        "netflix-swaps-heartstopper-season-for-film",
        "heartstopper-film-what-we-know",
        "oseman-at-the-book-fair",
    ]
    assert all(silence.reason for silence in played.outcome.silent)


def test_the_screen_shows_doubt_turn_into_a_film_then_the_answers_then_the_silence(played: Played) -> None:
    shown = played.shown
    for words in (
        "Season 4: still in doubt",
        "Season 4: still in doubt → cancelled",
        "The film: announced",
        "held back: ",
        "> /status heartstopper",
        "> /history heartstopper",
        "> What stayed silent, and why",
        "24 articles read, 10 alerts sent, 14 articles kept silent.",
    ):
        assert words in shown
        shown = shown[shown.index(words) :]


def test_the_screen_needs_no_colour_and_80_columns(played: Played) -> None:
    assert "\x1b" not in played.shown
    too_wide = [line for line in played.shown.splitlines() if len(line) > 80]
    assert too_wide == []


def test_the_demo_ends_by_itself_with_exit_code_0_and_nothing_to_complain_of() -> None:
    done = subprocess.run(DEMO, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "kept silent" in done.stdout


def heed_ctrl_c() -> None:
    """A process started in the background inherits that SIGINT is ignored; a terminal's does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_at_once_with_130_and_without_a_traceback() -> None:
    running = subprocess.Popen(
        DEMO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        preexec_fn=heed_ctrl_c,
    )
    assert running.stdout is not None
    while "20 May" not in running.stdout.readline().decode():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _shown, complaints = running.communicate(timeout=20)
    assert (running.returncode, complaints.decode()) == (130, "")


def test_every_article_is_dated_in_order_and_every_outlet_has_something_to_say() -> None:
    story = load_story()
    moments = [piece.at for piece in story.pieces]
    assert moments == sorted(moments)
    assert {piece.outlet for piece in story.pieces} == set(story.outlets)
    assert {outlet.trust for outlet in story.outlets} == {Trust.OFFICIAL, Trust.TRADE, Trust.PRESS, Trust.FAN}
    assert all(re.fullmatch(r"[a-z0-9-]+\.example", outlet.domain) for outlet in story.outlets)


async def test_the_demo_reaches_no_host_but_its_own_on_loopback() -> None:
    async with Site(load_story().outlets) as site:
        resolver = site.resolver()
        assert {found["host"] for found in await resolver.resolve("callsheet.example", 80)} == {"127.0.0.1"}
        with pytest.raises(OSError, match="offline"):
            await resolver.resolve("api.tvmaze.com", 443)


async def test_an_article_is_found_only_once_it_is_published_and_an_unchanged_feed_is_not_sent_twice() -> None:
    story = load_story()
    piece = story.pieces[0]
    async with Site(story.outlets) as site:
        client = Client(FetchSettings(allow_private_addresses=True), SystemClock(), site.resolver)
        try:
            with pytest.raises(FetchError, match="404"):
                await client.get(piece.url)
            site.publish(piece)
            assert piece.title in (await client.get(piece.url)).body.decode()
            feed = await client.get(piece.outlet.feed)
            assert piece.url in feed.body.decode()
            assert (await client.get(piece.outlet.feed, etag=feed.headers.etag)).not_modified
        finally:
            await client.close()


def test_a_quick_clock_jumps_forward_and_never_back() -> None:
    start = datetime(2025, 2, 20, tzinfo=UTC)
    clock = QuickClock(start)
    before = clock.monotonic()
    clock.jump(start + timedelta(days=61))
    assert clock.now() - start >= timedelta(days=61)
    assert clock.monotonic() - before >= 61 * 86400
    clock.jump(start)
    assert clock.now() - start >= timedelta(days=61)
