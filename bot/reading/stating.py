"""Step 8j: an outcome and the show that it belongs to become a statement."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Certainty, Status
from bot.reading import progress, vetoes
from bot.reading.asides import aside
from bot.reading.beside import own_spec, part_beside
from bot.reading.calendars import calendar, new_arrival, scheduled
from bot.reading.headings import Heading
from bot.reading.judging import Outcome
from bot.reading.nouns import Bound
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match
from bot.reading.sentences import Sentence
from bot.reading.statements import Statement
from bot.reading.timing import passed
from bot.reading.units import DATE, SHOW, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import words


def stated(
    sentence: Sentence, heading: Heading, match: Match, outcome: Outcome, bound: Bound, group: VerbGroup | None,
    part: PartSpec | None, preposition: str, *, several: bool,
) -> Statement:  # fmt: skip
    """What a sentence states of one show; `several`: the article is about more shows than its headline names."""
    units = sentence.units
    film_end = bool(part and part.film and _concludes(units, match))
    related = outcome.related and heading.pointed and bound.show[0] in heading.about
    return Statement(
        show=bound.show[0],
        status=outcome.status,
        certainty=outcome.certainty,
        part=part,
        preposition=preposition,
        when=outcome.date.when if outcome.date else None,
        final=bool(part and part.final) or film_end,
        background=(outcome.background and not related)
        or aside(sentence, heading, bound, outcome, match, several=several)
        or vetoes.in_the_past(units, bound),
        headline=sentence.text.headline,
        topical=bound.topical,
        sentence=sentence.number,
        quote=sentence.quote,
        words=(sentence.words(match),),
        first=(match.predicate.first and not _doubled(units, match))
        or (part is None and progress.never_aired(units, outcome.status)),
        weak=match.predicate.weak,
        past=outcome.past,
        recalled=outcome.recalled,
        at=match.start,
        then=any(unit.low in words("turning") for unit in units[max(0, match.start - 4) : match.start])
        or (group is not None and any(unit.low == "since" for unit in units[group.start : group.head])),
        fresh=match.predicate.fresh
        and outcome.status is Status.RENEWED
        and not any(unit.low in words("again") for unit in units),
    )


def asked(sentence: Sentence, match: Match, bound: Bound) -> Statement:
    """What a question asks of one show."""
    part, preposition = part_beside(sentence.units, match, bound, Status.IN_DOUBT)
    return Statement(
        bound.show[0], Status.IN_DOUBT, Certainty.CONFIRMED, part, preposition, None, False, False, sentence.text.headline,
        bound.topical, sentence.number, sentence.quote, (sentence.words(match),),
    )  # fmt: skip


def given_days(sentence: Sentence, heading: Heading, made: Sequence[Statement]) -> list[Statement]:
    """Where a schedule gives shows their evening: dated, though no day is named."""
    units, quote = sentence.units, sentence.quote
    said = {one.show for one in made}
    dated = calendar(units) if DATE in sentence.kinds else ()
    days = {at: spec.when for at, spec in dated if not passed(spec, sentence.setting.published)}
    places = [*days, *(at for at in scheduled(units, sentence.said, grid=heading.grid) if at not in days)]
    return [
        Statement(
            units[at].shows[0], Status.DATED, Certainty.CONFIRMED, own_spec(units, at), "", days.get(at), False, False,
            sentence.text.headline, False, sentence.number, quote, (quote[:80],), first=new_arrival(units, at),
        )
        for at in places
        if units[at].shows[0] not in said
    ]  # fmt: skip


def _doubled(units: Sequence[Unit], match: Match) -> bool:
    """Whether an order is of more than a first season ("a double series order")."""
    inside = [unit.low for unit in units[match.start : match.end] if unit.kind != SHOW]
    return not {"double", "two", "triple", "second", "third"}.isdisjoint(inside)


def _concludes(units: Sequence[Unit], match: Match) -> bool:
    return any(units[at].low in words("concluding_verbs") for at in range(match.start, match.end))
