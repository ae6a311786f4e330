"""Long polling: fetches updates and hands each on once, in order within a chat, chats side by side.

An update counts as read when the next getUpdates names a higher offset. That request leaves before any update of the batch
is answered, so a crash loses the commands then under way and answers none twice; a normal stop answers what it has
fetched and confirms it. What people type while the bot is away waits at Telegram for a day.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from contextlib import suppress

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus

from bot.clock import Clock
from bot.errors import Failure, SendError
from bot.platforms.telegram.answer import Answerer
from bot.platforms.telegram.errors import MAYBE_ARRIVED
from bot.platforms.telegram.send import asking
from bot.platforms.telegram.wire import POLL_SECONDS

__all__ = ["Listener"]

log = logging.getLogger(__name__)

_WANTED = (Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
_AT_ONCE = 16  # chats answered side by side
_WAITING = 20  # unanswered commands of one chat: what comes on top is not answered
_FINISH_SECONDS = 1.5
_LONGEST_WAIT = 30.0  # seconds between two tries to poll


class Listener:
    """Polls until stopped."""

    def __init__(self, bot: Bot, answerer: Answerer, clock: Clock) -> None:
        self._bot = bot
        self._answerer = answerer
        self._clock = clock
        self._offset = 0
        self._last: dict[int, asyncio.Task[None]] = {}  # of each chat: the update that comes next waits for it
        self._waiting: Counter[int] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Poll and answer until cancelled, or until the token is taken from us."""
        lost, wait = "", 1.0
        while True:
            try:
                updates = await asking(
                    self._bot.get_updates(self._offset or None, timeout=POLL_SECONDS, allowed_updates=_WANTED)
                )
            except SendError as error:
                if error.failure is Failure.FATAL:
                    log.error("telegram: not listening any more: %s", error)
                    return
                reason = str(error).removesuffix(MAYBE_ARRIVED)
                if reason != lost:
                    log.warning("telegram: cannot listen: %s", reason)
                lost = reason
                await self._clock.sleep(max(wait, error.retry_after or 0.0))
                wait = min(wait * 2, _LONGEST_WAIT)
                continue
            if lost:
                log.info("telegram: listening again")
            lost, wait = "", 1.0
            for update in updates:
                self._take(update)

    async def finish(self) -> None:
        """Answer what has been fetched, within two seconds, and tell Telegram that it has been read."""
        await asyncio.gather(self._answer_the_rest(), self._confirm())

    async def _answer_the_rest(self) -> None:
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=_FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _confirm(self) -> None:
        if self._offset:
            with suppress(SendError, TimeoutError):
                async with asyncio.timeout(_FINISH_SECONDS):
                    await asking(self._bot.get_updates(self._offset, timeout=0, limit=1, allowed_updates=_WANTED))

    def _take(self, update: Update) -> None:
        if update.update_id < self._offset:
            return  # fetched twice, answered once
        self._offset = update.update_id + 1
        chat = update.effective_chat
        key = chat.id if chat else 0
        if self._waiting[key] >= _WAITING:
            log.warning("telegram: more than %d commands wait in one chat, one is left unanswered", _WAITING)
            return
        self._waiting[key] += 1
        task = asyncio.create_task(self._in_turn(key, self._last.get(key), update), name=f"update {update.update_id}")
        self._last[key] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._forget(key, done))

    def _forget(self, key: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._waiting[key] -= 1
        if self._last.get(key) is task:
            del self._last[key]
            del self._waiting[key]

    async def _in_turn(self, key: int, before: asyncio.Task[None] | None, update: Update) -> None:
        if before is not None:
            await asyncio.wait([before])
        async with self._free:
            await self._handle(update)

    async def _handle(self, update: Update) -> None:
        if message := update.message or update.channel_post:
            await self._answerer.message(message)
        elif update.callback_query:
            await self._answerer.press(update.callback_query)
        elif (changed := update.my_chat_member) and changed.new_chat_member.status in {
            ChatMemberStatus.BANNED,
            ChatMemberStatus.LEFT,
        }:
            log.info("telegram: removed from a %s; its subscriptions stay", changed.chat.type)
