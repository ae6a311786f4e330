"""Step 3: release dates and windows, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.model import When
from bot.reading.tokens import Token
from bot.reading.words import words

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
SEASONS = {"winter": (1, 3), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_QUARTERS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 6), "second": (7, 12)}
_EARLIEST, _LATEST = 1950, 2099


@dataclass(frozen=True, slots=True)
class DateSpec:
    """A date expression. `when` is None where publication day is unknown and the words need it.

    `age` is the number of days from its end to publication (negative: it lies ahead), None where unknown. `past` marks
    words that look back ("last year"), `ahead` words that look forward ("later this year"); `vague` a bare year or
    weekday that says little alone.
    """

    when: When | None
    past: bool = False
    ahead: bool = False
    weekday: bool = False
    year_only: bool = False
    yearless: bool = False  # the year was inferred
    near: bool = False  # words that mean days and not months ("yesterday", "last week")

    def back(self, published: date | None) -> DateSpec:
        """The same words as a verb in the past means them: the last such date, not the next one."""
        when = self.when
        if self.weekday and when is not None and published is not None and when.first > published and when.is_day:
            return replace(self, when=When.day(when.first - timedelta(days=7)))
        if not self.yearless or when is None or published is None or when.first <= published:
            return self
        try:
            return replace(
                self,
                when=When(when.first.replace(year=when.first.year - 1), when.last.replace(year=when.last.year - 1)),
            )
        except ValueError:
            return self

    def age(self, published: date | None) -> int | None:
        """Days from the end of the date to publication; negative for a date that lies ahead."""
        return (published - self.when.last).days if published and self.when else None


def _year(token: Token) -> int:
    low = token.low
    return int(low) if len(low) == 4 and low.isdigit() and low.isascii() and _EARLIEST <= int(low) <= _LATEST else 0


def _day(token: Token) -> int:
    low = token.low
    if low[-2:] in {"st", "nd", "rd", "th"}:
        low = low[:-2]
    return int(low) if low.isdigit() and low.isascii() and len(low) < 3 and 0 < int(low) < 32 else 0


def _span(year: int, months: tuple[int, int]) -> When:
    return When(When.month(year, months[0]).first, When.month(year, months[1]).last)


def _nearest_year(published: date | None, month: int, day: int, *, past: bool) -> int:
    """The year that a day without one means: the next such day, or the last one where the words look back."""
    if published is None:
        return 0
    if past:
        return published.year if (month, day) <= (published.month, published.day) else published.year - 1
    distance = (month - published.month) * 30 + day - published.day
    return published.year if distance >= -45 else published.year + 1


def _on(year: int, month: int, day: int) -> When | None:
    try:
        return When.day(date(year, month, day))
    except ValueError:
        return None


def read_date(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    """The date expression that begins at token `at`, and the token after it; None if there is none."""
    low = tokens[at].low
    if low in WEEKDAYS and tokens[at].cap:
        return _weekday(tokens, at, end, published, past=False)
    if low in MONTHS and tokens[at].cap and (low not in {"may", "mar"} or _month_sure(tokens, at, end)):
        return _month(tokens, at, end, published, past=False)
    if _day(tokens[at]) and at + 1 < end and (inside := _day_first(tokens, at, end, published)):
        return inside
    if low in {"this", "next", "last", "later", "earlier", "coming", "past", "previous", "following"}:
        return _relative(tokens, at, end, published)
    if low == "new":
        return _new_year(tokens, at, end, published)
    if low in {"early", "mid", "late", "first", "second"}:
        return _quarter(tokens, at, end, published)
    if low in SEASONS and at + 1 < end:
        step = 2 if tokens[at + 1].low == "of" and at + 2 < end else 1
        if year := _year(tokens[at + step]):
            return DateSpec(_span(year, SEASONS[low])), at + step + 1
    if low in SEASONS and at and tokens[at - 1].low in {"the", "in", "until", "till", "by"}:
        year = _nearest_year(published, SEASONS[low][1], 28, past=False)
        return DateSpec(_span(year, SEASONS[low]) if year else None, ahead=True, yearless=True), at + 1
    if year := _year(tokens[at]):
        return _bare_year(tokens, at, end, year)
    return _adverb(tokens, at, end, published)


def _new_year(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    """As in "in the new year": its first months."""
    if at + 1 >= end or tokens[at + 1].low != "year" or not at or tokens[at - 1].low != "the":
        return None
    if at + 2 < end and tokens[at + 2].low in {"'s", "season", "eve", "day"}:
        return None
    return DateSpec(_span(published.year + 1, (1, 3)) if published else None, ahead=True), at + 2


def _month_sure(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "May" is the month: a day or a year stands beside it, or "in", "this", "last" before it."""
    if at + 1 < end and (_day(tokens[at + 1]) or _year(tokens[at + 1])):
        return True
    return at > 0 and tokens[at - 1].low in words("before_may")


def _bare_year(tokens: Sequence[Token], at: int, end: int, year: int) -> tuple[DateSpec, int] | None:
    if at + 1 < end and tokens[at + 1].glued:
        return None  # "2026-27": a television year
    if at and not tokens[at - 1].word and tokens[at - 1].low not in {"(", ",", "—"}:
        return None
    if at and tokens[at - 1].low not in words("before_year"):
        return None
    if at + 1 < end and tokens[at + 1].low in {"season", "tv", "series"}:
        return None
    return DateSpec(When.year(year), year_only=True), at + 1


def _day_first(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    """As in "3 October", "3rd of October 2026"."""
    step = 2 if tokens[at + 1].low == "of" and at + 2 < end else 1
    month = MONTHS.get(tokens[at + step].low, 0) if tokens[at + step].cap else 0
    if not month:
        return None
    after = at + step + 1
    comma = 1 if after + 1 < end and tokens[after].low == "," else 0
    year = _year(tokens[after + comma]) if after + comma < end else 0
    used = after + comma + 1 if year else after
    known = bool(year)
    year = year or _nearest_year(published, month, _day(tokens[at]), past=False)
    return DateSpec(_on(year, month, _day(tokens[at])) if year else None, yearless=not known), used


def _month(tokens: Sequence[Token], at: int, end: int, published: date | None, *, past: bool) -> tuple[DateSpec, int]:
    """As in "October 3", "October 3rd, 2026", "October 2026", "October"."""
    month = MONTHS[tokens[at].low]
    after = at + 1
    if after < end and tokens[after].low == "." and after + 1 < end and _day(tokens[after + 1]):
        after += 1
    day = _day(tokens[after]) if after < end else 0
    if day and after + 1 < end and (tokens[after + 1].low in {"%", "episodes", "million"} or _clock(tokens, after + 1)):
        day = 0
    if day:
        after += 1
        comma = 1 if after + 1 < end and tokens[after].low == "," else 0
        if after + comma < end and (year := _year(tokens[after + comma])):
            return DateSpec(_on(year, month, day)), after + comma + 1
        year = _nearest_year(published, month, day, past=past)
        return DateSpec(_on(year, month, day) if year else None, past=past, yearless=not past), after
    step = 1 if after < end and tokens[after].low in {"of", ","} else 0
    if after + step < end and (year := _year(tokens[after + step])):
        return DateSpec(When.month(year, month)), after + step + 1
    year = _nearest_year(published, month, 28, past=past)
    return DateSpec(When.month(year, month) if year else None, past=past, yearless=not past), at + 1


def _clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon belongs to a time of day ("May 9:30"), and opens no list ("May 9: Foo")."""
    return tokens[at].low == ":" and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end


def _weekday(tokens: Sequence[Token], at: int, end: int, published: date | None, *, past: bool) -> tuple[DateSpec, int]:
    after = at + 1
    if after < end and tokens[after].low == ",":
        after += 1
    if after < end and tokens[after].cap and tokens[after].low in MONTHS:
        return _month(tokens, after, end, published, past=past)
    if after < end and _day(tokens[after]) and after + 1 < end and (inside := _day_first(tokens, after, end, published)):
        return inside
    when = None
    if published:
        distance = (WEEKDAYS[tokens[at].low] - published.weekday()) % 7
        when = When.day(published + timedelta(days=distance - 7 if past else distance))
    return DateSpec(when, past=past, weekday=True, yearless=False), at + 1


def _relative(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    """As in "this October", "next spring", "later this year", "last year", "the coming months"."""
    low = tokens[at].low
    index = at + 1
    if low in {"later", "earlier"}:
        if index < end and tokens[index].low in {"this", "in"}:
            index += 2 if index + 1 < end and tokens[index].low == "in" and tokens[index + 1].low == "the" else 1
        else:
            return None
    elif low == "this" and index < end and tokens[index].low == "very":
        index += 1
    elif low == "this" and index < end and tokens[index].low in {"coming", "past"}:
        low, index = ("past" if tokens[index].low == "past" else "this"), index + 1
    if index < end and tokens[index].low in {"early", "late", "mid"}:
        index += 1
    if index >= end:
        return None
    unit = tokens[index].low
    back = low in {"last", "earlier", "past", "previous"}
    ahead = low in {"next", "later", "coming", "following"}
    if unit in WEEKDAYS:
        spec, after = _weekday(tokens, index, end, published, past=back)
        return DateSpec(spec.when, past=back, ahead=ahead), after
    if unit in MONTHS and tokens[index].cap:
        spec, after = _month(tokens, index, end, published, past=back)
        return DateSpec(spec.when, past=back, ahead=ahead or not back), after
    return _unit(unit, index, published, back=back, ahead=ahead, low=low)


def _unit(
    unit: str, index: int, published: date | None, *, back: bool, ahead: bool, low: str
) -> tuple[DateSpec, int] | None:
    step = -1 if low in {"last", "previous"} else 1 if low in {"next", "following"} else 0
    when: When | None = None
    if unit == "season" and low in {"last", "previous", "earlier"}:
        return DateSpec(None, past=True), index + 1
    if unit in {"year", "years"}:
        when = When.year(published.year + step) if published else None
        if when and low == "later" and published:
            when = When(published, when.last)
    elif unit in SEASONS:
        first, last = SEASONS[unit]
        if published:
            year = published.year + (
                1 if not back and published.month > last else -1 if back and published.month < first else 0
            )
            if low == "next" and published.month < first and published.month < 3:
                year += 0
            when = _span(year, (first, last))
    elif unit in {"month", "months"}:
        if published:
            month = published.month - 1 + step
            when = When.month(published.year + month // 12, month % 12 + 1)
    elif unit in {"week", "weeks", "weekend", "night"}:
        if published:
            monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
            when = When(monday, monday + timedelta(days=6))
    elif unit in {"morning", "afternoon", "evening"} and low == "this":
        return DateSpec(When.day(published) if published else None, near=True), index + 1
    else:
        return None
    near = unit in {"week", "weeks", "weekend", "night"} or (unit == "month" and low == "earlier")
    return DateSpec(when, past=back, ahead=ahead, near=near), index + 1


def _quarter(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    """As in "early 2026", "late next year", "the second half of 2026"."""
    low = tokens[at].low
    index = at + 1
    if low in {"first", "second"}:
        if index + 1 < end and tokens[index].low == "half" and tokens[index + 1].low == "of":
            index += 2
        else:
            return None
    elif index < end and tokens[index].low == "in":
        index += 1
    if index < end and tokens[index].low == "the":
        index += 1
    shift = 0
    if index + 1 < end and tokens[index].low in {"next", "this", "last"} and tokens[index + 1].low == "year":
        shift = {"next": 1, "this": 0, "last": -1}[tokens[index].low]
        year = published.year + shift if published else 0
        return DateSpec(_span(year, _QUARTERS[low]) if year else None, past=shift < 0, ahead=shift > 0), index + 2
    if index < end and (year := _year(tokens[index])):
        if index + 1 < end and tokens[index + 1].glued:
            return None
        return DateSpec(_span(year, _QUARTERS[low])), index + 1
    if (
        low not in {"first", "second"}
        and index < end
        and ((tokens[index].low in MONTHS and tokens[index].cap) or tokens[index].low in SEASONS)
    ):
        return read_date(tokens, index, end, published) or (DateSpec(None, ahead=True), index + 1)
    return None


def _adverb(tokens: Sequence[Token], at: int, end: int, published: date | None) -> tuple[DateSpec, int] | None:
    low = tokens[at].low
    if low in {"today", "tonight"}:
        return DateSpec(When.day(published) if published else None, near=True), at + 1
    if low == "tomorrow":
        return DateSpec(When.day(published + timedelta(days=1)) if published else None, ahead=True), at + 1
    if low == "yesterday":
        return DateSpec(When.day(published - timedelta(days=1)) if published else None, past=True, near=True), at + 1
    if low in {"christmas", "easter", "halloween"} and tokens[at].cap:
        if low == "easter":
            return DateSpec(None), at + 1
        month = 12 if low == "christmas" else 10
        year = _year(tokens[at + 1]) if at + 1 < end else 0
        used = 2 if year else 1
        year = year or (published.year if published else 0)
        return DateSpec(When.month(year, month) if year else None), at + used
    return None
