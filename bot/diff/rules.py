"""What is enough to announce. This page is the whole table; docs/deciding.md tells it in prose.

| who says it | likely         | unlikely       | strange        | at odds        | a report    |
| ----------- | -------------- | -------------- | -------------- | -------------- | ----------- |
| official    | at once        | at once        | at once        | at once        | told as one |
| trade       | at once        | at once        | second or wait | second witness | told as one |
| database    | second or wait | second witness | second witness | second witness | not told    |
| press       | second or wait | second witness | second witness | second witness | told as one |
| fan         | never alone    | never alone    | never alone    | never alone    | not told    |

"Second or wait" is a second witness, or `press_wait` (for a database `database_wait`) without contradiction. Steps are told
apart in life.py and likely.py; who counts as a second witness in witness.py. A fan site proves nothing, with one exception:
that a part has come out once the day has come that was told before. A text without a date of its own weighs one row less:
the network and the trade press like press, press like a fan site.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.model import Evidence, Trust

__all__ = ["DEFAULT_RULES", "RANK", "RECENT_CAP", "STRONG", "Rules", "weight"]

RANK = {Trust.OFFICIAL: 4, Trust.TRADE: 3, Trust.DATABASE: 2, Trust.PRESS: 1, Trust.FAN: 0}
STRONG = frozenset({Trust.OFFICIAL, Trust.TRADE})
RECENT_CAP = 200  # rulings kept beside a standing: more than 60 days of the most talked-of show bring in new witnesses


@dataclass(frozen=True, slots=True)
class Rules:
    """The waiting times and windows. Waiting counts from when a thing was seen, windows from when it was said."""

    press_wait: timedelta = timedelta(hours=6)
    database_wait: timedelta = timedelta(hours=12)
    witness_window: timedelta = timedelta(days=14)  # two sayings further apart are not about the same news
    late: timedelta = timedelta(days=14)  # seen so long after it was said, it is history
    expiry: timedelta = timedelta(days=30)  # held evidence that nothing released by then is let go
    correction_window: timedelta = timedelta(days=30)  # later, the opposite is a new turn, not a correction
    same_news: timedelta = timedelta(days=60)  # another number or no number, within this, is the same news retold
    same_burst: timedelta = timedelta(days=3)  # so long the first word of an order is still fresh
    soonest_release: timedelta = timedelta(days=60)  # said to be out sooner after its order needs a second witness
    next_order: timedelta = timedelta(days=180)  # "renewed" without any number, after this, is another season's order

    def wait(self, trust: Trust) -> timedelta | None:
        """How long an uncontradicted saying of this trust must wait alone for a likely step; None: never enough."""
        return {
            Trust.OFFICIAL: timedelta(0),
            Trust.TRADE: timedelta(0),
            Trust.DATABASE: self.database_wait,
            Trust.PRESS: self.press_wait,
            Trust.FAN: None,
        }[trust]


DEFAULT_RULES = Rules()


def weight(one: Evidence) -> Trust:
    """The trust that a piece of evidence has: its witness's, a row lower where the text has no date of its own."""
    trust = one.witness.trust
    if one.dated or trust is Trust.DATABASE:
        return trust
    return Trust.PRESS if trust in STRONG else Trust.FAN
