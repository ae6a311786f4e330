"""The words people read: statuses, parts, dates and certainty in English, the same on every platform.

Plain text only: a platform escapes and decorates it. Both delivery and commands speak through this page.
"""

from __future__ import annotations

from bot.model import Alerts, Certainty, Change, ChangeKind, Part, PartKind, PartStanding, Status, Trust, When

STATUS_WORDS = {
    Status.IN_DOUBT: "still in doubt",
    Status.RENEWED: "renewed",
    Status.CANCELLED: "cancelled",
    Status.ENDING: "the last one",
    Status.IN_PRODUCTION: "in production",
    Status.DELAYED: "delayed",
    Status.DATED: "has a date",
    Status.RELEASED: "released",
}

STATUS_MARKS = {
    Status.IN_DOUBT: "❔",
    Status.RENEWED: "✅",
    Status.CANCELLED: "❌",
    Status.ENDING: "🏁",
    Status.IN_PRODUCTION: "🎬",
    Status.DELAYED: "⏳",
    Status.DATED: "📅",
    Status.RELEASED: "📺",
}

ALERTS_WORDS = {
    Alerts.EVERYTHING: "everything: fate, production, dates, releases",
    Alerts.FATE: "only the fate: renewed, cancelled, the last one",
    Alerts.RUMOURS: "everything, and unconfirmed reports too",
}

TRUST_WORDS = {
    Trust.OFFICIAL: "the network or studio itself",
    Trust.TRADE: "the trade press",
    Trust.DATABASE: "a TV database",
    Trust.PRESS: "the press",
    Trust.FAN: "a fan site",
}


def part_words(part: Part) -> str:
    """As in "Season 4", "Seasons 2 and 3", "Seasons 2 to 5", "The film", "The series"."""
    if part.kind is PartKind.FILM:
        return "The film"
    if part.kind is PartKind.SERIES:
        return "The series"
    if part.first == part.last:
        return f"Season {part.first}"
    return f"Seasons {part.first} {'and' if part.last == part.first + 1 else 'to'} {part.last}"


def when_words(when: When) -> str:
    """As in "3 October 2026", "October 2026", "2026", or "March to May 2026"."""
    if when.is_day:
        return f"{when.first.day} {when.first:%B %Y}"
    if when == When.month(when.first.year, when.first.month):
        return f"{when.first:%B %Y}"
    if when == When.year(when.first.year):
        return f"{when.first.year}"
    if when.first.year == when.last.year:
        return f"{when.first:%B} to {when.last:%B %Y}"
    return f"{when.first:%B %Y} to {when.last:%B %Y}"


_NEVER_LAST = frozenset({Status.ENDING, Status.CANCELLED, Status.IN_DOUBT})  # they say so themselves, or nothing will be


def _word(status: Status, part: Part | None) -> str:
    """A film is announced and a first season ordered; only what was there before is renewed. A series is ending."""
    if status is Status.ENDING and part is not None and part.kind is PartKind.SERIES:
        return "ending"
    if status is Status.RENEWED and part is not None:
        if part.kind is PartKind.FILM:
            return "announced"
        if part == Part.season(1):
            return "ordered"
    return STATUS_WORDS[status]


def status_words(status: Status, *, final: bool = False, when: When | None = None, part: Part | None = None) -> str:
    """A status in a few words: "renewed (the last one)", "coming on 3 October 2026"; of a film "announced"."""
    words = _word(status, part)
    notes: list[str] = []
    if status is Status.DATED and when:
        words = f"coming {'on' if when.is_day else 'in'} {when_words(when)}"
    elif when and status in {Status.RENEWED, Status.ENDING, Status.IN_PRODUCTION}:
        notes.append(when_words(when))
    if final and status not in _NEVER_LAST:
        notes.append("it ends the story" if part and part.kind is PartKind.FILM else "the last one")
    return f"{words} ({', '.join(notes)})" if notes else words


def standing_words(standing: PartStanding) -> str:
    """One line about a part: "Season 4: still in doubt"."""
    doubt = " (reported, not confirmed)" if standing.certainty is Certainty.REPORTED else ""
    words = status_words(standing.status, final=standing.final, when=standing.when, part=standing.part)
    return f"{part_words(standing.part)}: {words}{doubt}"


def headline_words(title: str, standing: PartStanding | None) -> str:
    """A show's fate in one sentence: "Season 4 of Harbour Lights is still in doubt, as of 20 February 2025."."""
    if standing is None:
        return f"Nothing is known yet about the fate of {title}."
    subject = title if standing.part.kind is PartKind.SERIES else f"{part_words(standing.part)} of {title}"
    many = standing.part.kind is PartKind.SEASON and standing.part.first != standing.part.last
    verb = "are" if many else "is"
    words = status_words(standing.status, final=standing.final, when=standing.when, part=standing.part)
    if words == STATUS_WORDS[Status.DATED]:
        verb = "have" if many else "has"
        words = "a date"
    if standing.certainty is Certainty.REPORTED:
        words = f"reportedly {words}"
    day = standing.since
    return f"{subject} {verb} {words}, as of {day.day} {day:%B %Y}."


def change_headline(change: Change) -> str:
    """The fact of a change in one line, without the show's title: "Season 4: still in doubt → renewed"."""
    after = status_words(change.after, final=change.final, when=change.when, part=change.part)
    if change.certainty is Certainty.REPORTED:
        after = f"reportedly {after}"
    before = ""
    if change.before and change.before is not change.after:
        before = f"{_word(change.before, change.part)} → "
    elif change.before is Status.DATED and change.before_when and change.before_when != change.when:
        before = f"{when_words(change.before_when)} → "
    correction = "Correction: " if change.kind is ChangeKind.CORRECTION else ""
    return f"{correction}{part_words(change.part)}: {before}{after}"
