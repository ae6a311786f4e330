"""Step 9: the statements of one article become its claims: one status for each part of a show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.model import FILM, SERIES, Certainty, Claim, Part, PartKind, ShowId, Status, When
from bot.reading.parts import MAX_SEASON, PartSpec

_FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})
_BEHIND = frozenset({"after", "following", "in", "during", "within", "throughout", "midway"})
_STAGE = {
    Status.RENEWED: 6,
    Status.CANCELLED: 6,
    Status.ENDING: 5,
    Status.DATED: 4,
    Status.DELAYED: 3,
    Status.IN_DOUBT: 2,
    Status.IN_PRODUCTION: 1,
    Status.RELEASED: 1,
}
_SURE = {Certainty.CONFIRMED: 2, Certainty.REPORTED: 1, Certainty.OPINION: 0}


@dataclass(slots=True)
class Statement:
    """One thing that one sentence says of one show, before the article's other sentences are heard."""

    show: ShowId
    status: Status
    certainty: Certainty
    part: PartSpec | None
    preposition: str
    when: When | None
    final: bool
    background: bool
    headline: bool
    topical: bool
    sentence: int
    quote: str
    words: tuple[str, ...]
    first: bool = False
    note: str = ""


@dataclass(slots=True)
class Facts:
    """What an article lets slip about how far a show has come."""

    gone: int = 0  # the newest season that is known to be out or on air
    headline: PartSpec | None = None  # the part that the headline names
    last_named: PartSpec | None = None


@dataclass(slots=True)
class Notes:
    """Everything gathered from an article: statements, facts, and open questions about shows."""

    statements: list[Statement] = field(default_factory=list)
    facts: dict[ShowId, Facts] = field(default_factory=dict)
    asked: dict[ShowId, Statement] = field(default_factory=dict)
    withheld: list[str] = field(default_factory=list)

    def fact(self, show: ShowId) -> Facts:
        """The facts of a show, made on first use."""
        return self.facts.setdefault(show, Facts())


def _season(first: int, last: int = 0) -> Part:
    return Part.season(first, max(first, last)) if 0 < first <= MAX_SEASON + 1 else SERIES


def number_part(statement: Statement, facts: Facts) -> Part:
    """The part that a statement is about, numbered wherever the article allows it."""
    spec = statement.part
    if statement.first and (spec is None or not spec.first):
        return _season(1)
    if spec is not None and spec.film:
        return FILM
    if statement.status is Status.CANCELLED:
        return _cancelled(spec, statement.preposition, facts)
    if statement.status is Status.ENDING:
        return _ending(spec, facts)
    if spec is None or (spec.done and not spec.more):
        return _unnamed(statement.status, facts)
    if spec.more:
        return _season(facts.gone + 1, facts.gone + spec.more) if facts.gone else _range_named(facts, spec.more)
    if spec.first:
        if statement.preposition == "through" and facts.gone and facts.gone + 1 < spec.first:
            return _season(facts.gone + 1, spec.first)
        return _season(spec.first, spec.last)
    return _unnamed(statement.status, facts)


def _range_named(facts: Facts, more: int) -> Part:
    named = facts.headline
    if named is not None and named.first and named.last - named.first + 1 == more:
        return _season(named.first, named.last)
    return SERIES


def _unnamed(status: Status, facts: Facts) -> Part:
    named = facts.headline
    if status is Status.RELEASED:
        return SERIES
    if named is not None and named.film:
        return FILM
    if named is not None and named.first and not named.done:
        return _season(named.first, named.last)
    if status in {Status.RENEWED, Status.IN_DOUBT} and facts.gone:
        return _season(facts.gone + 1)
    return SERIES


def _cancelled(spec: PartSpec | None, preposition: str, facts: Facts) -> Part:
    if spec is not None and spec.done:
        return _season(spec.last + 1)
    if spec is not None and spec.first:
        return _season(spec.last + 1) if preposition in _BEHIND else _season(spec.first, spec.last)
    if facts.gone:
        return _season(facts.gone + 1)
    named = facts.headline
    if named is not None and named.first and not named.done:
        return _season(named.first, named.last)
    return SERIES


def _ending(spec: PartSpec | None, facts: Facts) -> Part:
    if spec is not None and spec.first:
        return _season(spec.last)
    named = facts.headline
    if named is not None and named.first and not named.done:
        return _season(named.last)
    if spec is not None and spec.more and facts.gone:
        return _season(facts.gone + spec.more)
    return SERIES


def _weight(statement: Statement) -> tuple[int, int, int, int, int]:
    return (
        0 if statement.background else 1,
        _SURE[statement.certainty],
        1 if statement.headline else 0,
        _STAGE[statement.status],
        -statement.sentence,
    )


def merge(notes: Notes, topic: Iterable[ShowId]) -> tuple[Claim, ...]:
    """The claims of an article, in the order in which it makes them."""
    subjects = set(topic)
    by_show: dict[ShowId, list[Statement]] = {}
    for statement in notes.statements:
        by_show.setdefault(statement.show, []).append(statement)
    for show, asked in notes.asked.items():
        if show in subjects and not any(s.status in _FATES or s.status is Status.IN_DOUBT for s in by_show.get(show, ())):
            by_show.setdefault(show, []).append(asked)
    claims: list[tuple[int, Claim]] = []
    for show, statements in by_show.items():
        claims.extend(_of_show(show, statements, notes, main=show in subjects))
    claims.sort(key=lambda pair: pair[0])
    return tuple(claim for _, claim in claims)


def _of_show(show: ShowId, statements: list[Statement], notes: Notes, *, main: bool) -> list[tuple[int, Claim]]:
    front = [s for s in statements if not s.background]
    if any(s.status in _FATES or s.status is Status.IN_DOUBT for s in front) or not main:
        kept = front
        notes.withheld.extend(f"history told in passing: {s.quote}" for s in statements if s.background)
    else:
        kept = statements
    facts = notes.fact(show)
    by_part: dict[Part, list[Statement]] = {}
    for statement in kept:
        by_part.setdefault(number_part(statement, facts), []).append(statement)
    _fold_series(by_part)
    return [_claim(show, part, group) for part, group in by_part.items()]


def _fold_series(by_part: dict[Part, list[Statement]]) -> None:
    """What is said of the whole series goes to the numbered part of which the same is said."""
    loose = by_part.get(SERIES)
    if not loose or len(by_part) < 2:
        return
    left: list[Statement] = []
    for statement in loose:
        home = next(
            (
                part
                for part, group in by_part.items()
                if part.kind is PartKind.SEASON and any(other.status is statement.status for other in group)
            ),
            None,
        )
        if home is None and statement.status is Status.IN_DOUBT:
            continue
        if home is None:
            left.append(statement)
        else:
            by_part[home].append(statement)
    if left:
        by_part[SERIES] = left
    else:
        del by_part[SERIES]


def _claim(show: ShowId, part: Part, group: Sequence[Statement]) -> tuple[int, Claim]:
    best = max(group, key=_weight)
    same = [s for s in group if s.status is best.status]
    final = any(s.final for s in same) and best.status is not Status.ENDING
    when = next((s.when for s in same if s.when), None)
    return best.sentence, Claim(
        show=show,
        part=part,
        status=best.status,
        certainty=best.certainty,
        final=final,
        when=when
        if best.status in {Status.DATED, Status.RENEWED, Status.ENDING, Status.IN_PRODUCTION, Status.RELEASED}
        else None,
        quote=best.quote,
        words=best.words,
    )
