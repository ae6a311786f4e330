"""Step 8h: calendars and schedules: shows that are given their day without a verb of coming out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from bot.reading.dates import DateSpec
from bot.reading.nouns import oblique
from bot.reading.novelty import described
from bot.reading.numerals import CARDINALS
from bot.reading.tokens import Token
from bot.reading.units import DATE, MARK, SHOW, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

_PASSABLE = words("light") | words("programme") | {",", "called", "titled"}  # between "new" and a title
_FIRST_RUNS = frozenset([("series", "premiere"), ("limited", "series"), ("series", "debut"), ("new", "series")])
_LEADS = frozenset(["", "lead", "leads"])  # "Foo leads into Bar": no actor's role


def calendar(units: Sequence[Unit]) -> list[tuple[int, DateSpec]]:
    """Shows that stand beside a date without a verb: "Foo (3 October)", "March 5: Foo; Bar", "Bar on the 12th"."""
    found: list[tuple[int, DateSpec]] = []
    head = next((at for at in range(min(3, len(units))) if units[at].kind not in (MARK, WORD)), 0)
    opened = not head or units[head].low not in {"today", "tonight"}  # no "TV TODAY: Foo"
    day = units[head].date if opened and head + 1 < len(units) and units[head + 1].low in {":", "—"} else None
    if day is not None and not day.past and not day.year_only:
        return [(at, day) for at, unit in enumerate(units) if unit.kind == SHOW and _opens(units, at)]
    for index, unit in enumerate(units):
        if unit.kind != SHOW or unit.role:
            continue
        place = index + 1
        while place < len(units) and (
            units[place].low in words("calendar_links")
            or units[place].part
            or units[place].low in words("networks")
            or (units[place].low in CARDINALS and units[place - 1].low in words("networks"))  # "(BBC Two, 4 May)"
        ):
            place += 1
        spec = units[place].date if place < len(units) and place > index + 1 else None
        if spec is None and index > 1 and units[index - 1].low in {":", "—"}:
            spec = units[index - 2].date
        if spec is not None and not spec.past and not spec.year_only:
            found.append((index, spec))
    return found


def on_grid(tokens: Sequence[Token]) -> bool:
    """Whether a headline, or the beginning of a text, speaks of a network's schedule."""
    return not words("grids").isdisjoint([token.low for token in tokens])


def scheduled(units: Sequence[Unit], said: Set[str], *, grid: bool) -> list[int]:
    """The shows of a sentence that lays out a weekly schedule ("On Fridays Foo leads into Bar"); empty for others.

    `said` are the words of its units. `grid` says that the text is about a schedule: there an evening, an hour or "held
    for midseason" is enough.
    """
    weekly = not words("weekly").isdisjoint(said)
    if grid:
        weekly = weekly or _timed(units) or _held([unit.low for unit in units])
    elif words("schedule_verbs").isdisjoint(said):
        return []
    if not weekly:
        return []
    named = [at for at, unit in enumerate(units) if unit.kind == SHOW and unit.role in _LEADS]
    return [at for at in named if not _credit(units, at)]


def _timed(units: Sequence[Unit]) -> bool:
    """Whether an evening or an hour is named: "on Thursday", "at 8", "8/7c"."""
    for at, unit in enumerate(units):
        if unit.kind == DATE and unit.date is not None and unit.date.weekday and not unit.date.past:
            return True
        if unit.low == "at" and at + 1 < len(units) and units[at + 1].low[0].isdigit():
            return True
    return False


def new_arrival(units: Sequence[Unit], at: int) -> bool:
    """Whether a schedule calls the show at that unit a new one ("the series premiere of Foo", "new drama Foo")."""
    before = [unit.low for unit in units[max(0, at - 6) : at]]
    if (
        before[-3:] in (["series", "premiere", "of"], ["the", "debut", "of"])
        or _bracketed_new(units, at)
        or described(units, at)
    ):
        return True
    new = next((place for place in range(len(before) - 1, -1, -1) if before[place] in words("first_timers")), -1)
    return new >= 0 and all(low in _PASSABLE for low in before[new + 1 :])


def _bracketed_new(units: Sequence[Unit], at: int) -> bool:
    """Whether brackets behind a title call it new ("Foo (Fox, new)", "Foo (FX; limited series)")."""
    if at + 1 >= len(units) or units[at + 1].low != "(":
        return False
    end = next((place for place in range(at + 2, min(at + 10, len(units))) if units[place].low == ")"), at)
    inside = [unit.low for unit in units[at + 2 : end]]
    pairs = [*pairwise(inside)]
    return inside[-1:] == ["new"] or "miniseries" in inside or any(pair in _FIRST_RUNS for pair in pairs)


def _held(lows: Sequence[str]) -> bool:
    """Whether shows are kept for a later part of the season ("held for midseason", "saved for the spring")."""
    return any(
        low in words("holding") and not words("later_slots").isdisjoint(lows[at + 1 : at + 5]) for at, low in enumerate(lows)
    )


def _opens(units: Sequence[Unit], at: int) -> bool:
    """Whether a title opens an item under a date ("May 4: Foo, season 2; the premiere of Bar")."""
    if units[at].role or _credit(units, at):
        return False
    if units[at - 1].low == "of":
        return units[at - 2].low in words("openings")
    return not oblique(units, at)


def _credit(units: Sequence[Unit], at: int) -> bool:
    """Whether a show is named in passing in a schedule ("the Foo cop", "after last year's Foo")."""
    behind = units[at + 1] if at + 1 < len(units) else None
    return (
        behind is not None
        and behind.kind == WORD
        and behind.low not in words("after_name")
        and not (
            behind.low in AUXILIARIES
            or behind.low in words("schedule_verbs")
            or behind.low in ADVERBS
            or behind.low in words("oblique")
        )
        and behind.low not in {"then", "or", "before"}
    )
