"""What is in the air: sources whose shows have lately made news, or may be about to, are asked more often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.model import Ruling, ShowId, Verdict

__all__ = ["WARM", "Air"]

WARM = timedelta(hours=6)  # so long after news of a show, its sources are asked more often
_STIRRING = frozenset({Ruling.ANNOUNCED, Ruling.HELD})


class Air:
    """Which source speaks of which shows, and when something last happened to each show. In memory only.

    After a restart it fills itself again as the news comes in: being warm is a favour, nothing depends on it.
    """

    def __init__(self) -> None:
        self._shows: dict[str, set[ShowId]] = defaultdict(set)
        self._stirred: dict[ShowId, datetime] = {}

    def hear(self, source: str, verdicts: Iterable[Verdict], now: datetime) -> None:
        """Take note of what a source has said."""
        for verdict in verdicts:
            show = verdict.evidence.claim.show
            self._shows[source].add(show)
            if verdict.ruling in _STIRRING:
                self._stirred[show] = now

    def is_warm(self, source: str, now: datetime) -> bool:
        """Whether something is in the air for the shows of that source."""
        if not self._stirred or source not in self._shows:
            return False
        recent = {show for show, moment in self._stirred.items() if now - moment < WARM}
        if len(recent) < len(self._stirred):
            self._stirred = {show: self._stirred[show] for show in recent}
        return not recent.isdisjoint(self._shows[source])
