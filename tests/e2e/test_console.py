"""Without a token: the process tells this terminal once, also across a restart, and leaves when it is told to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from tests.e2e.running import running, until, write_config
from tests.e2e.site import Site

FILM = "Netflix has announced that Heartstopper will end with a feature film instead of a fourth season."
HEADLINE = "Heartstopper to end with a film instead of season 4"


async def test_news_is_told_once_in_the_terminal_and_not_again_after_a_restart(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    async with Site() as site:
        config = write_config(tmp_path, site.feed_url, site.port)
        async with running(config, {}):
            await until(lambda: site.polls > 0, "the feed is polled")
            site.publish("film", HEADLINE, FILM, SystemClock().now() + timedelta(seconds=2))
            await until(lambda: "The film" in log.read_text(encoding="utf-8"), "the alert stands in the terminal")
        told = log.read_text(encoding="utf-8").count("The film:")
        polls = site.polls
        async with running(config, {}):
            await until(lambda: site.polls > polls + 2, "the feed is polled again")
        assert told == 1
        assert log.read_text(encoding="utf-8").count("The film:") == told


async def test_a_feed_that_fails_is_logged_once_when_lost_and_once_when_back(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    async with Site() as site:
        site.status = 500
        config = write_config(tmp_path, site.feed_url, site.port)
        async with running(config, {}):
            await until(lambda: "cannot be read" in log.read_text(encoding="utf-8"), "the loss is logged")
            await until(lambda: site.polls >= 2, "it is tried again")
            site.status = 200
            await until(lambda: "is back" in log.read_text(encoding="utf-8"), "its return is logged")
        text = log.read_text(encoding="utf-8")
        assert text.count("cannot be read") == 1
        assert text.count("is back") == 1
