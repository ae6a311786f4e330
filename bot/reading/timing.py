"""Step 8b: tense and time: what makes an event this text's own news."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from typing import NamedTuple

from bot.reading.dates import DateSpec
from bot.reading.units import Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import words

FATES = frozenset({"renewed", "cancelled", "ending"})
FRESH_DAYS = 45  # an event told with a date older than this is history
MODERN = 2015  # no page without a date of its own is older
_WEEK = 7
_AGAIN = frozenset(["recently", "just", "now", "today", "finally"])


class Setting(NamedTuple):
    """Where a sentence stands: from which unit on it asks (-1), when, in a headline or not, early in its text or not.

    `listing` marks a running list of verdicts, where "is toast" and "is in" are meant; `said` are the sentence's words.
    """

    asking: int
    published: date | None
    headline: bool
    early: bool
    listing: bool = False
    said: Set[str] = frozenset()
    running: bool = False  # verdicts entry by entry: all of them hold, also those of months ago


def lows(units: Sequence[Unit], group: VerbGroup) -> list[str]:
    """The words of a verb group, folded."""
    return [unit.low for unit in units[group.start : group.head + 1]]


def lately(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether an adverb makes a past tense this text's news ("was just cancelled")."""
    return group is not None and any(low in _AGAIN for low in lows(units, group))


def recent(spec: DateSpec | None, published: date | None) -> bool:
    """Whether a date says that something told in the past tense is this text's own news."""
    if spec is None:
        return False
    age = spec.age(published)
    return (spec.weekday or spec.near) if age is None else -7 <= age <= FRESH_DAYS


def passed(spec: DateSpec, published: date | None) -> bool:
    """Whether a date lies before the day of publication; a page without one is of our days."""
    if published is None:
        return bool(spec.when and spec.when.last.year < MODERN)
    return bool(spec.when and spec.when.last < published)


def bare_past(group: VerbGroup) -> bool:
    """Whether a past form stands alone and is active ("HBO renewed Foo")."""
    return "d" in group.tags and not group.finite and not group.infinitive and not group.participle


def vaguely(spec: DateSpec | None) -> bool:
    """Whether a date is a month or longer ("in May", "last year")."""
    return spec is not None and spec.when is not None and (spec.when.last - spec.when.first).days > _WEEK


def just_past(spec: DateSpec, published: date | None) -> bool:
    """Whether a date lies a few days back and means days."""
    if published is None or spec.when is None:
        return spec.weekday or spec.near
    return -7 <= (published - spec.when.last).days <= 10 and (spec.when.last - spec.when.first).days < 8


def old(spec: DateSpec | None, published: date | None, *, past: bool) -> bool:
    """Whether a date puts an event into history."""
    if spec is None:
        return False
    age = spec.age(published)
    if age is None:
        return (spec.past and not spec.near) or (spec.year_only and past)
    return age > FRESH_DAYS or (spec.past and not spec.near and age < 0)


def within(spec: DateSpec | None, published: date | None, days: int) -> bool:
    """Whether a date is known to lie at most so many days back."""
    age = spec.age(published) if spec is not None else None
    return age is not None and age <= days


def lasting(units: Sequence[Unit], end: int, group: VerbGroup, status: str) -> bool:
    """Whether a fate told up to unit `end` has held for some time ("has been cancelled since Easter", "dead for months")."""
    if status not in FATES or not group.perfect or "since" in lows(units, group):
        return False
    behind = [unit.low for unit in units[end : end + 6]]
    if behind[:1] == ["since"]:
        return True
    return status == "cancelled" and behind[:1] == ["for"] and not words("lengths").isdisjoint(behind)
