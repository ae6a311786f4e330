"""Which part a saying is about, in the light of what is known of the show's other parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.diff.life import GOING, STAGE
from bot.model import FILM, SERIES, Claim, Part, PartKind, PartStanding, Status

__all__ = ["headline", "overtaken", "resolve"]

Parts = Mapping[Part, PartStanding]


def resolve(claim: Claim, parts: Parts) -> tuple[Part, ...]:
    """The single parts that a claim is about: each season of a span; "series" by what is known of the seasons.

    "Cancelled" of a season that has come out means that there will be no next one.
    """
    if claim.part.kind is PartKind.SEASON:
        numbers = list(claim.part.seasons)
        if claim.status is Status.CANCELLED and len(numbers) == 1:
            known = parts.get(claim.part)
            if known and known.status is Status.RELEASED:
                return (Part.season(numbers[0] + 1),)
        return tuple(Part.season(number) for number in numbers)
    if claim.part == FILM:
        return (FILM,)
    return (_season_meant(claim.status, parts),)


def _season_meant(status: Status, parts: Parts) -> Part:
    seasons = sorted(part for part in parts if part.kind is PartKind.SEASON)
    if not seasons:
        return SERIES
    newest = parts[seasons[-1]]
    following = Part.season(newest.part.last + 1)
    if status in {Status.ENDING, Status.RELEASED, Status.IN_PRODUCTION, Status.DATED, Status.DELAYED}:
        return newest.part
    if newest.status is Status.RELEASED or newest.status is Status.ENDING:
        return following
    if status is Status.IN_DOUBT and newest.status in GOING:
        return following
    return newest.part


def overtaken(part: Part, status: Status, parts: Parts) -> Part | None:
    """A later season that is already past this saying: fates of earlier seasons are history by then."""
    if part.kind is not PartKind.SEASON or status is Status.ENDING:
        return None
    for other, known in parts.items():
        if other.kind is PartKind.SEASON and other.first > part.last and known.status in GOING:
            own = parts.get(part)
            if status.is_fate or status is Status.IN_DOUBT or own is None or own.status is Status.RELEASED:
                return other
            if known.status is Status.RELEASED:
                return other
    return None


def headline(parts: tuple[PartStanding, ...]) -> PartStanding | None:
    """The part that a show's fate hangs on now: a closing film, the newest undecided or coming season, else the last.

    Derived from the parts, never stored.
    """
    if not parts:
        return None
    film = next((known for known in parts if known.part == FILM), None)
    seasons = sorted((known for known in parts if known.part.kind is PartKind.SEASON), key=lambda known: known.part)
    series = next((known for known in parts if known.part == SERIES), None)
    newest = seasons[-1] if seasons else None
    if newest and newest.status in {Status.IN_DOUBT, Status.CANCELLED} and film and film.since >= newest.since:
        return film
    if film and (newest is None or newest.status is Status.RELEASED) and film.status is not Status.RELEASED:
        return film
    if newest and series and series.since > newest.since:
        return series
    return newest or series or film


def same_news(part: Part, status: Status, parts: Parts, at: datetime, window: timedelta) -> PartStanding | None:
    """A neighbour that holds the same news under another number: outlets number seasons differently.

    Concerns cancellations of neighbouring seasons, and sayings with and without a number.
    """
    for other, known in parts.items():
        if other == part or abs(at - known.since) > window:
            continue
        unnumbered = SERIES in (other, part) and other.kind is not PartKind.FILM and part.kind is not PartKind.FILM
        if unnumbered and _alike(known, status):
            return known
        both = other.kind is part.kind is PartKind.SEASON
        if both and status is known.status is Status.CANCELLED and abs(other.first - part.first) == 1:
            return known
    return None


def _alike(known: PartStanding, status: Status) -> bool:
    if known.status is status:
        return True
    return status in STAGE and known.status in STAGE and 1 <= STAGE[status] <= STAGE[known.status]


def told_otherwise(part: Part, status: Status, parts: Parts) -> PartStanding | None:
    """The standing that says the same in the other form: "season N is the last" and "no season N+1"."""
    if part.kind is not PartKind.SEASON:
        return None
    if status is Status.CANCELLED:
        before = parts.get(Part.season(part.first - 1))
        return before if before and (before.final or before.status is Status.ENDING) else None
    if status is Status.ENDING:
        after = parts.get(Part.season(part.last + 1))
        return after if after and after.status is Status.CANCELLED else None
    return None
