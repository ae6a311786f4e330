"""What storage.news keeps, kept in memory instead: for rehearsals, of which nothing is to be left.

The same rows are given back through the same windows; tests/storage/test_memory.py holds both against each other.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.model import Change, Decision, Part, PartStanding, Ruling, Show, ShowId, ShowStanding, Status, Verdict
from storage.news import CHANGES_WINDOW, EVIDENCE_CAP, EVIDENCE_WINDOW, Recorded, SeenArticle

_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


class GivenShows:
    """The shows of a rehearsal, numbered from 1: never more, never fewer."""

    version = 0

    def __init__(self, wanted: Sequence[Show]) -> None:
        self._shows = tuple(
            replace(show, id=number, followed_since=show.followed_since or _ALWAYS) for number, show in enumerate(wanted, 1)
        )

    async def all(self) -> tuple[Show, ...]:
        """Every show, by id."""
        return self._shows


@dataclass(slots=True)
class _Shelf:
    """What is kept of one show. `past` is what no decision will look at again."""

    parts: tuple[PartStanding, ...] = ()
    lately: dict[tuple[str, Part, Status], Verdict] = field(default_factory=dict)
    past: list[Verdict] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    review_at: datetime | None = None


class MemoryNews:
    """As `storage.news.News`, without a database. Time may only go on.

    With `keep`, all evidence stays for `evidence()` to show; without, what can no longer matter is dropped, so that memory
    does not grow with the items.
    """

    def __init__(self, *, keep: bool = False) -> None:
        self._keep = keep
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._shelves: dict[ShowId, _Shelf] = {}
        self._due: list[tuple[datetime, ShowId]] = []
        self._changes = 0

    async def unseen(self, source: str, ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that this source has not given before."""
        return frozenset(ids).difference(self._seen[source])

    async def standing(self, show: ShowId, now: datetime) -> ShowStanding:
        """All that the diff needs to know of a show at `now`."""
        shelf = self._shelves.get(show)
        if shelf is None:
            return ShowStanding(show)
        self._put_away(shelf, now)
        recent = sorted(shelf.lately.values(), key=lambda one: (one.evidence.said, one.evidence.key))
        return ShowStanding(show, shelf.parts, tuple(recent[-EVIDENCE_CAP:]), tuple(shelf.changes))

    async def standings_of(self, wanted: Collection[ShowId], now: datetime) -> Mapping[ShowId, ShowStanding]:
        """`standing` of several shows."""
        return {show: await self.standing(show, now) for show in wanted}

    async def due_reviews(self, now: datetime) -> tuple[ShowId, ...]:
        """Shows for which time alone may have released something by `now`, the longest due first."""
        due = [
            (shelf.review_at, show) for show, shelf in self._shelves.items() if shelf.review_at and shelf.review_at <= now
        ]
        return tuple(show for _moment, show in sorted(due))

    async def next_review(self) -> datetime | None:
        """The earliest moment at which a review is due, if any."""
        while self._due and self._shelves[self._due[0][1]].review_at != self._due[0][0]:
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    async def record(
        self, seen: Sequence[SeenArticle], decisions: Sequence[Decision], now: datetime
    ) -> tuple[Recorded, ...]:
        """Keep what was read and decided. Returns the changes that were new."""
        for item in seen:
            self._seen[item.source].add(item.article.id)
        recorded = []
        for decision in decisions:
            shelf = self._shelves.setdefault(decision.standing.show, _Shelf())
            for verdict in decision.verdicts:
                claim = verdict.evidence.claim
                shelf.lately[verdict.evidence.key, claim.part, claim.status] = verdict
            shelf.parts = tuple(sorted(decision.standing.parts, key=lambda one: str(one.part)))
            if decision.review_at and decision.review_at != shelf.review_at:
                heapq.heappush(self._due, (decision.review_at, decision.standing.show))
            shelf.review_at = decision.review_at
            for change in decision.changes:
                if all(change.key != told.key for told in shelf.changes):
                    shelf.changes.append(change)
                    self._changes += 1
                    recorded.append(Recorded(self._changes, change))
        return tuple(recorded)

    async def evidence(self, show: ShowId) -> tuple[Verdict, ...]:
        """The evidence on a show with its rulings, newest first; all of it with `keep`."""
        shelf = self._shelves.get(show, _Shelf())
        found = [*shelf.past, *shelf.lately.values()]
        return tuple(sorted(found, key=lambda one: (one.evidence.said, one.evidence.key), reverse=True))

    def _put_away(self, shelf: _Shelf, now: datetime) -> None:
        """Take out what is older than the windows."""
        old = [
            who
            for who, verdict in shelf.lately.items()
            if verdict.ruling is not Ruling.HELD and verdict.evidence.seen < now - EVIDENCE_WINDOW
        ]
        for who in old:
            verdict = shelf.lately.pop(who)
            if self._keep:
                shelf.past.append(verdict)
        if shelf.changes and shelf.changes[0].at < now - CHANGES_WINDOW:
            last = {change.part: change.key for change in shelf.changes}
            shelf.changes = [one for one in shelf.changes if one.at >= now - CHANGES_WINDOW or last[one.part] == one.key]
