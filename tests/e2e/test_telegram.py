"""The whole way to Telegram: a process, a feed, a chat and a private chat; each is told once, also across a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e import story
from tests.e2e.running import running, until, write_config
from tests.e2e.site import Site
from tests.emulators.telegram import TelegramEmulator

ANSWER_SECONDS = 3.0


async def test_a_group_and_a_private_chat_hear_of_the_film_once_across_a_restart(tmp_path: Path) -> None:
    async with Site() as site, TelegramEmulator() as telegram:
        ann = telegram.user("Ann")
        group = telegram.group("Film club", admin=ann)
        story.in_doubt(site)
        config = write_config(tmp_path, site.feed_url, site.port, f'[telegram]\napi_url = "{telegram.api_url}"\n')
        secrets = {"CLIFFHANGER_TELEGRAM_TOKEN": telegram.token}
        async with running(config, secrets):
            await until(lambda: "/status" in str(telegram.menu) or "status" in telegram.menu, "the bot has logged in")
            await until(lambda: site.polls > 1, "the feed has been read")
            async with asyncio.timeout(ANSWER_SECONDS):
                (status,) = await telegram.type(ann, ann, "/status heartstopper")
            assert "in doubt" in status.text
            await telegram.type(ann, ann, "/subscribe heartstopper", answers=2)
            await telegram.type(ann, group, "/subscribe heartstopper", answers=2)
            before = {chat.id: len(telegram.messages(chat)) for chat in (group, telegram.chats[ann.id])}
            story.film(site)
            for chat in (group, telegram.chats[ann.id]):
                (*_earlier, alert) = await telegram.wait_for(chat, before[chat.id] + 1, seconds=20)
                assert "film" in alert.text
        polls = site.polls
        async with running(config, secrets):
            await until(lambda: site.polls > polls + 2, "the feed has been read again")
        for chat in (group, telegram.chats[ann.id]):
            assert len(telegram.messages(chat)) == before[chat.id] + 1
        assert telegram.complaints == []
