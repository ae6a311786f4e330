"""A Telegram of our own, and the real bot logged in to it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.platforms.telegram import TelegramPlatform
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.faking import FakeCommands, LogWatch

PICTURE = b"\xff\xd8 a picture"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator
        assert emulator.complaints == []


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture
def log_watch() -> Iterator[LogWatch]:
    watch, log = LogWatch(), logging.getLogger("bot")
    before = log.level
    log.addHandler(watch)
    log.setLevel(logging.INFO)
    yield watch
    log.setLevel(before)
    log.removeHandler(watch)


async def fetch_picture(_url: str) -> bytes:
    return PICTURE


@pytest.fixture
async def platform(telegram: TelegramEmulator, commands: FakeCommands) -> AsyncIterator[TelegramPlatform]:
    bot = TelegramPlatform(telegram.token, telegram.api_url, commands, fetch_picture=fetch_picture)
    await bot.start()
    yield bot
    await bot.stop()
