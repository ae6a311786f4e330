"""What databases have in common: fields of unknown quality, and premiere dates that become claims about seasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.model import Certainty, Claim, Part, Show, Status, When
from bot.sources.base import Observation

__all__ = ["YEARS_FROM", "day", "member", "next_day", "same_year", "seasons_said", "web", "whole"]

YEARS_FROM = 1900  # "seasons" from here on are years, which news does not call seasons


def whole(value: object) -> int:
    """A whole number, or 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def day(value: object) -> date | None:
    """A day written as ISO 8601, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def member(data: Any, *path: str) -> Any:
    """What lies at the end of a path of names, or None where the path breaks off."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def web(value: object) -> str | None:
    """A web address, or None."""
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) and value.isprintable() else None


def same_year(show: Show, other: Show) -> bool:
    """Whether two shows may have begun together; databases differ by a year at its turn."""
    return show.year is None or other.year is None or abs(show.year - other.year) <= 1


def next_day(seasons: Iterable[tuple[int, date]], now: datetime) -> str:
    """The day after the next premiere: then the season is out, although nothing in the database has changed."""
    coming = [premiere for _number, premiere in seasons if now.date() <= premiere < date.max]
    return (min(coming) + timedelta(days=1)).isoformat() if coming else ""


def seasons_said(
    database: str,
    show: Show,
    key: str,
    name: str,
    seasons: Iterable[tuple[int, date]],
    url: str | None,
    updated: datetime | None,
    now: datetime,
) -> Iterator[Observation]:
    """A season whose premiere day is over is released, said when that day was over; one to come is dated, said lately.

    A day is over everywhere only when the next has begun. `key` names the show in the database.
    """
    for number, premiere in seasons:
        out = premiere < now.date()
        status = Status.RELEASED if out else Status.DATED
        words = f"Season {number} premiere date: {premiere.isoformat()}"
        yield Observation(
            id=f"{key}/season {number}/{status.value}/{premiere.isoformat()}",
            show=show.id,
            claims=(
                Claim(
                    show.id,
                    Part.season(number),
                    status,
                    Certainty.CONFIRMED,
                    when=When.day(premiere),
                    quote=words,
                    words=(words,),
                ),
            ),
            title=f"{name}: season {number} on {database}",
            url=url,
            published=datetime.combine(premiere, time(), UTC) + timedelta(days=1) if out else updated,
        )
