"""What stands in the log: one line an event, no secret, no character that moves the operator's terminal."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.app.logs import set_up_logs
from bot.settings import Settings


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log as `run` sets it up has written; afterwards the log is as it was."""
    root = logging.getLogger()
    handlers, level, stream = root.handlers[:], root.level, io.StringIO()
    set_up_logs(Settings.model_validate({"discord_token": "s3cr3t-d", "telegram_token": "12:s3cr3t-t"}), stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_no_token_is_ever_written(written: io.StringIO) -> None:
    log = logging.getLogger("bot.trial")
    log.warning("POST https://api.example/bot12:s3cr3t-t/sendMessage with s3cr3t-d failed")
    try:
        raise RuntimeError("in an error: 12:s3cr3t-t")
    except RuntimeError:
        log.exception("and in a traceback")
    assert "s3cr3t" not in written.getvalue()
    assert written.getvalue().count("•••") >= 3


def test_what_a_source_says_cannot_move_the_terminal(written: io.StringIO) -> None:
    logging.getLogger("bot.trial").warning("source says %s", "\x1b[2J\u202egnp.exe\u0007")
    assert "source says" in written.getvalue()
    assert not {"\x1b", "\u202e", "\u0007"} & set(written.getvalue())


def test_libraries_that_tell_every_request_are_quiet(written: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://api.example/bot12:s3cr3t-t/getMe")
    assert written.getvalue() == ""


def test_a_log_that_cannot_be_written_says_nothing_raw(written: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    written.close()
    logging.getLogger("bot.trial").warning("with s3cr3t-d")
    assert capsys.readouterr().err == ""
