"""What stands in the log: one line an event, no secret, no character that moves the operator's terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.app.logs import set_up_logs
from bot.settings import Settings


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Iterator[logging.Logger]:
    """The log as `run` sets it up, on the captured standard error; afterwards as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs(Settings.model_validate({"discord_token": "s3cr3t-d", "telegram_token": "12:s3cr3t-t"}))
    yield logging.getLogger("bot.trial")
    root.handlers[:] = handlers
    root.setLevel(level)


def test_no_token_is_ever_written(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    log.warning("POST https://api.example/bot12:s3cr3t-t/sendMessage with s3cr3t-d failed")
    try:
        raise RuntimeError("in an error: 12:s3cr3t-t")
    except RuntimeError:
        log.exception("and in a traceback")
    written = capsys.readouterr().err
    assert "s3cr3t" not in written
    assert "•••" in written


def test_what_a_source_says_cannot_move_the_terminal(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    log.warning("source says %s", "\x1b[2J\u202egnp.exe\u0007")
    written = capsys.readouterr().err
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "\u0007" not in written


def test_libraries_that_tell_every_request_are_quiet(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://api.example/bot12:s3cr3t-t/getMe")
    assert capsys.readouterr().err == ""
