"""Turns rows of the outbox into alerts: the change, its show, who says so, and what it answers to."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.delivery.platform import Alert
from bot.wording import TRUST_WORDS
from storage.engine import Database
from storage.news import News
from storage.outbox import Waiting, answered_message
from storage.shows import Shows

log = logging.getLogger(__name__)

_KEPT = 64  # changes remembered; a fan-out asks for the same one again and again
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def alert_key(waiting: Waiting) -> str:
    """The same for every try of one delivery, different for every other: its id and the second of its birth.

    The birth tells apart the ids of two databases that the same bot has served. At most 25 characters of [a-z0-9-].
    """
    return f"cl-{_base36(waiting.delivery.id)}-{_base36(int(waiting.created.timestamp()))}"[:25]


class AlertLoader:
    """Loads alerts; `publisher_name` gives a publisher's name for people."""

    def __init__(self, database: Database, publisher_name: Callable[[str], str]) -> None:
        self._database = database
        self._shows = Shows(database)
        self._news = News(database)
        self._publisher_name = publisher_name
        self._drafts: OrderedDict[int, Alert] = OrderedDict()

    async def load(self, claimed: Sequence[Waiting]) -> dict[int, Alert]:
        """The alert of each delivery, by the delivery's id; none for a change that is gone or cannot be read."""
        for change_id in {waiting.delivery.change_id for waiting in claimed}:
            draft = self._drafts.get(change_id)
            if draft is None:
                try:
                    draft = await self._draft(change_id)
                except (ValueError, LookupError, TypeError):  # one bad row must not hold up all others
                    log.exception("change %d cannot be read", change_id)
            if draft is not None:
                self._drafts[change_id] = draft
                self._drafts.move_to_end(change_id)
        claimed = [waiting for waiting in claimed if waiting.delivery.change_id in self._drafts]
        answers = await self._answers(claimed)
        alerts = {
            waiting.delivery.id: replace(
                self._drafts[waiting.delivery.change_id],
                key=alert_key(waiting),
                answers=answers.get(waiting.delivery.id),
            )
            for waiting in claimed
        }
        while len(self._drafts) > _KEPT:
            self._drafts.popitem(last=False)
        return alerts

    async def _draft(self, change_id: int) -> Alert | None:
        change = await self._news.change(change_id)
        show = await self._shows.get(change.show) if change else None
        if change is None or show is None:
            return None
        proof = await self._news.proof(change.show, change.sources[:1])
        trust = TRUST_WORDS[proof[0].evidence.witness.trust] if proof else ""
        also = await self._news.companions(change)
        return Alert("", change_id, change, show, self._publisher_name(change.publisher), trust, also=also)

    async def _answers(self, claimed: Sequence[Waiting]) -> dict[int, str]:
        """By delivery: the message that a correction takes back, where there is one."""
        answers: dict[int, str] = {}
        for change_id in {waiting.delivery.change_id for waiting in claimed}:
            corrects = self._drafts[change_id].change.corrects
            if corrects is None:
                continue
            of_target = {
                waiting.delivery.target.id: waiting.delivery.id
                for waiting in claimed
                if waiting.delivery.change_id == change_id
            }
            async with self._database.read() as connection:
                messages = await answered_message(connection, corrects, list(of_target))
            answers |= {of_target[target]: message for target, message in messages.items()}
        return answers


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
