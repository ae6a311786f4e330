"""What is enough to announce. This page is the whole table; docs/deciding.md tells it in prose.

| who says it | confirmed, a likely step         | confirmed, an unlikely step      | reported            |
| ----------- | -------------------------------- | -------------------------------- | ------------------- |
| official    | at once                          | at once                          | told as a report    |
| trade       | at once                          | at once                          | told as a report    |
| press       | second witness, or `press_wait`  | second witness                   | told as a report    |
| database    | second witness, or `database_wait` | second witness                 | second witness      |
| fan         | only beside another witness      | only beside another witness      | only beside another |

An unlikely step is a reversal (renewed → cancelled), a rescue (cancelled → renewed), a step back, or a date for what has
come out already. Witnesses are independent where neither retells the other (see witness.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.model import Trust

__all__ = ["DEFAULT_RULES", "Rules"]

STRONG = frozenset({Trust.OFFICIAL, Trust.TRADE})


@dataclass(frozen=True, slots=True)
class Rules:
    """The waiting times and windows. All of them are counted from when a thing was seen."""

    press_wait: timedelta = timedelta(hours=6)
    database_wait: timedelta = timedelta(hours=12)
    witness_window: timedelta = timedelta(days=14)  # two sayings further apart are not about the same news
    expiry: timedelta = timedelta(days=30)  # held evidence that nothing released by then is let go
    correction_window: timedelta = timedelta(days=30)  # later, the opposite is a new turn, not a correction
    same_news: timedelta = timedelta(days=60)  # another number or no number, within this, is the same news retold

    def wait(self, trust: Trust) -> timedelta | None:
        """How long an uncontradicted confirmed saying of this trust must wait alone; None: alone it is never enough."""
        return {
            Trust.OFFICIAL: timedelta(0),
            Trust.TRADE: timedelta(0),
            Trust.PRESS: self.press_wait,
            Trust.DATABASE: self.database_wait,
            Trust.FAN: None,
        }[trust]


DEFAULT_RULES = Rules()
