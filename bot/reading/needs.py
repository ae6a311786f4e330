"""Step 8e: what a table row needs in its clause: a season, a date, an end."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Status
from bot.reading.dates import DateSpec
from bot.reading.predicates import Match
from bot.reading.units import MARK, Unit


def fits_needs(match: Match, units: Sequence[Unit], part: object, spec: DateSpec | None, status: Status) -> bool:
    """Whether the clause holds what a table row needs."""
    needs = match.predicate.needs
    if needs in {"", "negation"}:
        return True
    spoken = part if part is not None else None
    film = bool(getattr(spoken, "film", False))
    if needs == "part":
        return spoken is not None and not (film and status is Status.ENDING)
    if needs == "film":
        return film
    if needs == "final":
        return bool(getattr(spoken, "final", False))
    if needs == "end":
        return closes(match, units)
    if needs == "date":
        return spec is not None
    return needs != "recent" or spec is None or not spec.past or spec.weekday or spec.near


def closes(match: Match, units: Sequence[Unit]) -> bool:
    """Whether an expression ends its clause ("Foo is in.", "Foo is out at NBC")."""
    return match.end >= len(units) or units[match.end].kind == MARK or units[match.end].low in {"at", "and"}
