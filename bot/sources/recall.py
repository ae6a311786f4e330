"""What a feed or page remembers in its cursor beyond ETag and hash: where it moved to, its manners, its items' GUIDs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.sources.follow import Pending
from bot.sources.freshness import LONGEST_HINT

__all__ = ["Mark", "guids_line", "read_guids", "write_guids"]

_STABLE = 3  # polls in a row that a permanent redirect must hold before its target is asked directly
_MOST_GUIDS = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """`moved` is the target of a permanent redirect, seen `moved_times` in a row.

    It is the first line of a cursor: what every poll needs. The second holds GUIDs, which only a changed feed makes us read.
    """

    moved: str | None = None
    moved_times: int = 0
    ttl: float | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    pages: tuple[Pending, ...] = ()  # that are still to be read

    @classmethod
    def read(cls, cursor: str | None) -> Mark:
        """From a cursor; an unreadable one counts as empty."""
        if not cursor or cursor.startswith("\n"):
            return _BLANK
        try:
            data: Any = json.loads(cursor.partition("\n")[0])
            return cls(
                moved=data.get("moved"),
                moved_times=int(data.get("moved_times", 0)),
                ttl=data.get("ttl"),
                skip_hours=frozenset(data.get("skip_hours", ())),
                skip_days=frozenset(data.get("skip_days", ())),
                pages=tuple(Pending(*page) for page in data.get("pages", ())),
            )
        except (ValueError, TypeError, AttributeError):
            return _BLANK

    def written(self, guids: str) -> str | None:
        """As a cursor, with the line of GUIDs; None where there is nothing to remember."""
        data = {
            "moved": self.moved,
            "moved_times": self.moved_times,
            "ttl": self.ttl,
            "skip_hours": sorted(self.skip_hours),
            "skip_days": sorted(self.skip_days),
            "pages": [astuple(page) for page in self.pages],
        }
        kept = {key: value for key, value in data.items() if value}
        head = json.dumps(kept, separators=(",", ":")) if kept else ""
        return f"{head}\n{guids}" if head or guids else None

    def address(self, url: str) -> str:
        """Which address to ask: the configured one, or where it has moved to for good."""
        return self.moved if self.moved and self.moved_times >= _STABLE else url

    def after_answer(self, moved: str | None, asked: str) -> Mark:
        """The mark after an answer to `asked` that permanent redirects alone brought from `moved`."""
        if moved is None and (self.moved is None or self.moved == asked):
            return self
        if moved is None:
            return replace(self, moved=None, moved_times=0)
        return replace(self, moved=moved, moved_times=self.moved_times + 1 if moved == self.moved else 1)

    def wait(self, now: datetime) -> float | None:
        """Seconds that the feed itself asks to be left alone: its ttl up to an hour, its skipHours and skipDays."""
        if self is _BLANK:
            return None
        wait = min(self.ttl or 0.0, LONGEST_HINT)
        if self.skip_hours or self.skip_days:
            moment = now + timedelta(seconds=wait)
            for _hour in range(7 * 24):
                if moment.hour not in self.skip_hours and moment.weekday() not in self.skip_days:
                    break
                moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            wait = (moment - now).total_seconds()
        return wait or None


_BLANK = Mark()


def guids_line(cursor: str | None) -> str:
    """A cursor's second line as it is."""
    return (cursor or "").partition("\n")[2]


def read_guids(cursor: str | None) -> dict[str, str]:
    """Digests of the GUIDs that the last reading found → ids of their items; an unreadable line counts as empty."""
    try:
        data: Any = json.loads(guids_line(cursor) or "{}")
        return {str(guid): str(known) for guid, known in data.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def write_guids(guids: Mapping[str, str]) -> str:
    """The line that `read_guids` reads, of the first few hundred of them."""
    return json.dumps(dict(islice(guids.items(), _MOST_GUIDS)), separators=(",", ":"))
