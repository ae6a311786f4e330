"""Step 8b: which date of a sentence belongs to an expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reading.clauses import Left
from bot.reading.dates import DateSpec
from bot.reading.predicates import Match
from bot.reading.timing import Setting, old, passed
from bot.reading.units import DATE, MARK, Unit
from bot.reading.words import words

_FRONTED = 5  # units before the comma of a date that opens a sentence


def nearest_date(units: Sequence[Unit], match: Match, left: Left) -> DateSpec | None:
    """The date that belongs to an expression: behind it in the clause, else before it."""
    stops = words("date_stops")
    for index in range(match.start, min(match.end + 16, len(units))):
        unit = units[index]
        if unit.kind == DATE:
            return unit.date
        if index >= match.end and (
            (unit.kind == MARK and unit.low in ";:—")
            or (unit.low in stops and not _by_then(units, index, match))
            or _announced(units, index)
        ):
            break
    for at in left.units:
        if units[at].kind == DATE and match.start - at < 22:
            return _of_speech(units, at)
    return _opening_date(units, left) if match.predicate.status == "airing" else None


def _by_then(units: Sequence[Unit], at: int, match: Match) -> bool:
    """Whether "before" leads to the day by which something comes out ("will be shown before Christmas")."""
    airing = match.predicate.status in {"airing", "returning"}
    return airing and units[at].low == "before" and at + 1 < len(units) and units[at + 1].kind == DATE


def _opening_date(units: Sequence[Unit], left: Left) -> DateSpec | None:
    """The date before the comma with which a sentence opens ("On Thursday, Foo lands on Hulu")."""
    if left.opener != "," or left.at >= _FRONTED or any(units[at].low in words("saying") for at in left.units):
        return None
    return next((unit.date for unit in units[: left.at] if unit.kind == DATE), None)


def headed(units: Sequence[Unit]) -> DateSpec | None:
    """The day over an entry of a listing ("Sunday: … in Foo (BBC One), back for a second series")."""
    day = len(units) > 1 and units[0].kind == DATE and units[1].low in {":", "—"}
    return units[0].date if day else None


def fronted(units: Sequence[Unit], left: Left, published: date | None) -> DateSpec | None:
    """A date long gone that opens the sentence before a comma ("In 2021, Netflix said it had renewed Foo")."""
    opening = units[: left.at] if left.opener == "," and left.at < _FRONTED else ()
    spec = next((unit.date for unit in opening if unit.kind == DATE), None)
    return spec if spec is not None and old(spec.back(published), published, past=True) else None


def _of_speech(units: Sequence[Unit], at: int) -> DateSpec | None:
    """The date at that unit; a month in which somebody spoke ("said in April there would be no third season") is past."""
    spec = units[at].date
    before = [unit.low for unit in units[max(0, at - 3) : at]]
    if spec is None or spec.past or spec.weekday or spec.near or words("speech").isdisjoint(before):
        return spec
    return replace(spec, past=True)


def _announced(units: Sequence[Unit], at: int) -> bool:
    """Whether a date from here on is that of the announcement ("will return, Sky announced on Monday")."""
    return units[at].low in words("saying") and any(unit.low == "," for unit in units[max(0, at - 5) : at])


def to_a_day(units: Sequence[Unit], match: Match, spec: DateSpec, setting: Setting) -> bool:
    """Whether something put back has its new day ("has been moved to January 2")."""
    if spec.when is None or spec.past or passed(spec, setting.published) or not spec.when.is_day:
        return False
    return any(
        unit.kind == DATE and units[at - 1].low in {"to", "until", "till"}
        for at, unit in enumerate(units[: match.end + 8])
        if at >= match.start and at
    )
