"""Step 9a: the part that a statement is about, numbered wherever the article allows it."""

from __future__ import annotations

from bot.model import FILM, SERIES, Part, Status
from bot.reading.numerals import MAX_SEASON
from bot.reading.parts import PartSpec
from bot.reading.statements import Facts, Statement

_BEHIND = frozenset({"after", "following", "in", "during", "within", "throughout", "midway"})
_FURTHER = frozenset({Status.RENEWED, Status.IN_DOUBT})


def is_numbered(statement: Statement) -> bool:
    """Whether the words beside a statement give its part by themselves."""
    spec = statement.part
    return statement.first or (spec is not None and bool(spec.film or spec.first) and not spec.tv_year)


def number_part(statement: Statement, facts: Facts, used: frozenset[int] = frozenset()) -> Part:
    """The part that a statement is about; the whole series where no number can be told.

    `used` are the seasons of which the article states something by number.
    """
    spec = statement.part
    if statement.first and (spec is None or not spec.first):
        return _season(1)
    if spec is not None and spec.film:
        return FILM
    named = facts.named - used - facts.coming
    if statement.status is Status.IN_DOUBT and facts.gone:
        named = named - {facts.gone + 1}  # "season 2 is over; they know what season 3 is about"
    gone = max([facts.gone, *named])
    loose = spec is None or (spec.latest and not spec.first)
    first = gone == 1 and (statement.status is Status.RELEASED or not facts.gone)
    if statement.fresh and loose and (first or not gone) and facts.coming <= {1} and facts.headline is None:
        return _season(1)
    if statement.status is Status.CANCELLED:
        return _cancelled(spec, statement.preposition, facts, facts.gone)
    if statement.status is Status.ENDING:
        return _ending(spec, facts, gone)
    if spec is not None and spec.done and spec.last > 1 and statement.preposition == "for":
        spec = PartSpec(more=spec.last)  # "renewed for two seasons"
    if spec is None or (spec.done and not spec.more) or spec.tv_year:
        return _unnamed(statement.status, facts, gone)
    if spec.more:
        return _more(spec, facts, gone)
    if statement.status in _FURTHER and spec.first and statement.preposition in {"after", "following", "since"}:
        return _season(spec.last + 1)  # "renewed two weeks after season 2 arrived"
    if statement.status is Status.IN_DOUBT and spec.first and spec.last <= facts.gone:
        return _season(facts.gone + 1)
    if spec.first:
        known = max([facts.gone, *(n for n in facts.named | facts.coming if n < spec.first)])
        if statement.preposition == "through" and known and known + 1 < spec.first:
            return _season(known + 1, spec.first)
        return _season(spec.first, spec.last)
    return _unnamed(statement.status, facts, gone)


def _season(first: int, last: int = 0) -> Part:
    return Part.season(first, max(first, last)) if 0 < first <= MAX_SEASON + 1 else SERIES


def _ahead(facts: Facts, gone: int) -> int:
    """The one season spoken of as still to come, 0 where there is none or more than one."""
    ahead = {number for number in facts.coming if number > gone}
    return ahead.pop() if len(ahead) == 1 else 0


def _more(spec: PartSpec, facts: Facts, gone: int) -> Part:
    """As in "two more seasons", counted from the last one that is out."""
    named = facts.headline
    if named is not None and named.first and named.last - named.first + 1 == spec.more:
        return _season(named.first, named.last)
    if facts.through > spec.more:
        return _season(facts.through - spec.more + 1, facts.through)
    if spec.more > 1 and (spans := [span for span in facts.spans if span[1] - span[0] + 1 == spec.more]):
        return _season(*spans[0])
    if spec.more == 1 and (coming := _ahead(facts, gone)):
        return _season(coming)
    if spec.more > 1 and gone - spec.more in facts.named | {facts.gone}:
        return _season(gone - spec.more + 1, gone)  # "two more seasons, taking it through season 6"; season 4 is on air
    return _season(gone + 1, gone + spec.more) if gone else SERIES


def _unnamed(status: Status, facts: Facts, gone: int) -> Part:
    named = facts.headline
    if named is not None and named.film and status is not Status.RELEASED:
        return FILM
    if named is not None and named.first and not named.done:
        return _season(named.first, named.last)
    if coming := _ahead(facts, gone):
        return _season(coming)
    return _season(gone + 1) if status in _FURTHER and gone else SERIES


def _cancelled(spec: PartSpec | None, preposition: str, facts: Facts, gone: int) -> Part:
    if spec is not None and spec.done:
        return _season(spec.last + 1)
    if spec is not None and spec.first:
        return _season(spec.last + 1) if preposition in _BEHIND else _season(spec.first, spec.last)
    named = facts.headline
    ordered = max(facts.named | facts.coming, default=0)
    if preposition == "undoing" and spec is None:
        return _season(ordered if ordered > facts.gone else facts.gone) if ordered or facts.gone else SERIES
    if named is not None and named.first and not named.done and named.first > facts.gone:
        return _season(named.first, named.last)
    further = min((one for one in facts.wanted if one > 1), default=0) if spec is None else 0
    return _season(gone + 1) if gone else _season(further)


def _ending(spec: PartSpec | None, facts: Facts, gone: int) -> Part:
    if spec is not None and spec.first:
        return _season(spec.last)
    named = facts.headline
    if named is not None and named.first and not named.done:
        return _season(named.last)
    if spec is not None and spec.more and facts.gone:
        return _season(facts.gone + spec.more)
    return _season(_ahead(facts, gone))
