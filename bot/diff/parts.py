"""Which part a saying is about, in the light of what is known of the show's other parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.diff.life import GOING, STAGE, has_come_out
from bot.model import FILM, SERIES, Certainty, Claim, Part, PartKind, PartStanding, Status

__all__ = ["headline", "overtaken", "resolve", "runs", "same_news", "told_otherwise"]

Parts = Mapping[Part, PartStanding]
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR = 1900  # seasons from this number on are numbered by year
_ABOUT_WHAT_IS_ORDERED = frozenset({Status.IN_PRODUCTION, Status.DATED, Status.DELAYED})


def by_year(part: Part) -> bool:
    """Whether a season is numbered by its year ("season 2025")."""
    return part.first >= _FIRST_YEAR


def resolve(claim: Claim, parts: Parts, said: datetime) -> tuple[Part, ...]:
    """The single parts that a claim is about: each season of a span; "series" by what is known of the seasons.

    "Cancelled" of a season that has come out means that there will be no next one.
    """
    if claim.part.kind is PartKind.SEASON:
        numbers = list(claim.part.seasons)[:30]
        if claim.status is Status.CANCELLED and len(numbers) == 1:
            known = parts.get(claim.part)
            if known and has_come_out(known, said):
                return (Part.season(numbers[0] + 1),)
        return tuple(Part.season(number) for number in numbers)
    if claim.part == FILM:
        return (FILM,)
    return (_season_meant(claim.status, parts, said),)


def _season_meant(status: Status, parts: Parts, said: datetime) -> Part:
    newest = max((part for part in parts if part.kind is PartKind.SEASON), default=None)
    if newest is None:
        return SERIES
    known = parts[newest]
    if status is Status.RELEASED:
        return _out_by(parts, said)
    if status is Status.ENDING:
        return _last_ordered(parts) or newest
    if status in _ABOUT_WHAT_IS_ORDERED:
        return _next_to_come(parts, said) or _last_ordered(parts) or newest
    if has_come_out(known, said) or known.status is Status.ENDING:
        return Part.season(newest.last + 1)
    if status is Status.IN_DOUBT and known.status in GOING:
        return Part.season(newest.last + 1)
    return newest


def _out_by(parts: Parts, said: datetime) -> Part:
    """Which season "the show is out" speaks of: the newest that can be, never one that is only ordered."""
    seasons = [part for part in parts if part.seasons]
    out = [part for part in seasons if has_come_out(parts[part], said)]
    return max(out) if out else Part.season(max(1, min(seasons).first - 1))


def _last_ordered(parts: Parts) -> Part | None:
    return max((part for part, known in parts.items() if part.seasons and known.status in GOING), default=None)


def _next_to_come(parts: Parts, said: datetime) -> Part | None:
    """The first season after the newest that is out of which it is known that it is made."""
    seasons = [part for part, known in parts.items() if part.seasons and known.status in GOING]
    out = max((part for part in seasons if has_come_out(parts[part], said)), default=None)
    return min((part for part in seasons if out is None or part > out), default=None)


def overtaken(part: Part, status: Status, parts: Parts) -> Part | None:
    """A later season that is already past this saying: fates of earlier seasons are history by then."""
    if part.kind is not PartKind.SEASON or status is Status.ENDING:
        return None
    own = parts.get(part)
    settled = own is None or own.status is Status.RELEASED
    for other, known in parts.items():
        later = other.kind is PartKind.SEASON and other.first > part.last and by_year(other) == by_year(part)
        if not later or known.status not in GOING:
            continue
        if status.is_fate or status is Status.IN_DOUBT or known.status is Status.RELEASED:
            return other
        if settled and STAGE[known.status] >= STAGE[Status.IN_PRODUCTION]:
            return other
    return None


def same_news(part: Part, status: Status, parts: Parts, at: datetime, window: timedelta) -> PartStanding | None:
    """Another part that holds the same news: outlets number seasons differently, by year, or not at all."""
    for other, known in parts.items():
        if other == part or FILM in (other, part) or abs(at - known.since) > window:
            continue
        if SERIES in (other, part):
            if _alike(part, known, status):
                return known
        elif by_year(other) != by_year(part):
            if known.status is status:
                return known
        elif status is known.status is Status.CANCELLED and abs(other.first - part.first) == 1:
            return known
    return None


def _alike(part: Part, known: PartStanding, status: Status) -> bool:
    """Whether a saying without a number and one with a number can be the same news."""
    if known.status is status:
        return True
    if known.status is Status.ENDING or status not in GOING or known.status not in GOING:
        return False
    first = part == SERIES or part.first == 1  # an order of a later season is news beside what is known of the show
    return first and STAGE[status] <= STAGE[known.status]


def told_otherwise(part: Part, status: Status, parts: Parts) -> PartStanding | None:
    """The standing that says the same in the other form: "season N is the last" and "no season N+1"."""
    if part.kind is not PartKind.SEASON:
        return None
    if status is Status.CANCELLED:
        before = parts.get(Part.season(part.first - 1)) if part.first > 1 else None
        return before if before and before.status is not Status.CANCELLED and before.final else None
    if status is Status.ENDING:
        after = parts.get(Part.season(part.last + 1))
        return after if after and after.status is Status.CANCELLED else None
    return None


def runs(parts: Iterable[Part]) -> list[Part]:
    """Consecutive seasons joined into spans: one order is one alert."""
    joined: list[Part] = []
    for part in sorted(parts):
        if joined and part.seasons and joined[-1].seasons and joined[-1].last + 1 == part.first:
            joined[-1] = Part.season(joined[-1].first, part.last)
        else:
            joined.append(part)
    return joined


def headline(parts: Sequence[PartStanding]) -> PartStanding | None:
    """The part that a show's fate hangs on now: a closing film, the newest undecided or coming season, else the last.

    Derived from the parts, never stored. What is only reported counts where nothing is confirmed.
    """
    sure = [known for known in parts if known.certainty is Certainty.CONFIRMED] or list(parts)
    film = next((known for known in sure if known.part == FILM), None)
    series = next((known for known in sure if known.part == SERIES), None)
    seasons = [known for known in sure if known.part.kind is PartKind.SEASON]
    mixed = len({by_year(known.part) for known in seasons}) > 1  # then numbers cannot be compared, only times
    seasons.sort(key=lambda known: (known.since if mixed else _NO_TIME, known.part))
    newest = seasons[-1] if seasons else None
    if newest is None:
        return max((one for one in (film, series) if one), key=lambda known: known.since, default=None)
    if film and film.status is not Status.CANCELLED and film.since >= newest.since:
        return film
    if film and newest.status in {Status.RELEASED, Status.CANCELLED} and film.status in GOING - {Status.RELEASED}:
        return film
    return series if series and series.since > newest.since else newest
