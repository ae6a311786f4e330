"""Step 8i: what an article tells in passing, of shows that it is not about or in a tense that is no news there."""

from __future__ import annotations

from bot.model import Certainty, Status
from bot.reading.echoes import FATES
from bot.reading.headings import Heading
from bot.reading.judging import Outcome
from bot.reading.leads import led
from bot.reading.nouns import Bound
from bot.reading.predicates import Match
from bot.reading.roundups import announces_list, turns
from bot.reading.sentences import Sentence
from bot.reading.timing import just_past, vaguely
from bot.reading.units import SHOW
from bot.reading.words import words

_LISTING = frozenset(["inverted", "label", "list"])  # how a table row binds the shows that it lists
_TOLD_BY = 5  # sentences of a body in which it tells what its headline only hints at


def aside(sentence: Sentence, heading: Heading, bound: Bound, outcome: Outcome, match: Match, *, several: bool) -> bool:
    """Whether a plain past tense tells of a show that the article is not about; `several`: it speaks of unnamed ones too."""
    if not bound.show:
        return False
    if sentence.shape.retro:
        opening = heading.announcing and sentence.first and not outcome.past
        about = heading.pointed and bound.show[0] in heading.about
        return outcome.past if about else not opening
    if bound.at >= match.end and (heading.several or not heading.pointed) and announces_list(sentence.units, match.end):
        return False
    if not heading.pointed:
        return _unpointed(sentence, heading, bound, outcome, match)
    if bound.show[0] in heading.about:
        if heading.reviewing and outcome.status in FATES:
            return outcome.past
        return outcome.past and outcome.status is Status.CANCELLED and not heading.fateful
    if outcome.date is not None and not bound.relative and just_past(outcome.date, sentence.setting.published):
        return False  # "meanwhile NBC on Monday axed Foo"
    if match.predicate.bind == "object" and any(unit.low == "also" for unit in sentence.units[match.start : match.end]):
        return outcome.past  # "the renewal also covers Bar"
    several = several or (match.predicate.bind in _LISTING and sum(unit.kind == SHOW for unit in sentence.units) > 1)
    several = several or _of_kin(heading, bound, outcome)
    if (heading.digest or turns(sentence.units)) and not (bound.topical or bound.relative or outcome.related):
        return False
    return outcome.past or (not several and not sentence.first and outcome.status in FATES)


def _unpointed(sentence: Sentence, heading: Heading, bound: Bound, outcome: Outcome, match: Match) -> bool:
    """The same where the headline names no show."""
    fate = outcome.status in FATES and heading.written
    if fate and outcome.tense and not sentence.shape.tracker and vaguely(outcome.date):
        return True
    teased = heading.teased and heading.fateful and bound.show[0] in heading.about and sentence.number < _TOLD_BY
    opening = sentence.first or heading.alone or sentence.shape.busy or teased
    opening = opening or _vouched(sentence, outcome) or _of_a_season(sentence, bound, outcome, match)
    opening = opening or led(sentence.units, match) >= 0
    here = bound.plural and any(unit.shows == bound.show for unit in sentence.units if unit.kind == SHOW)
    unnamed = bound.topical and bound.at < 0 and match.predicate.bind == "subject" and not here
    if unnamed and fate and not (opening or sentence.shape.tracker):
        return True
    return (outcome.past or (fate and not opening)) and not sentence.newsy


def _of_a_season(sentence: Sentence, bound: Bound, outcome: Outcome, match: Match) -> bool:
    """Whether a fate is told plainly, of a season to come and a show by name ("isn't making a third series of Foo")."""
    if outcome.tense or outcome.related or bound.topical or bound.relative or bound.at < 0:
        return False
    units = sentence.units
    if outcome.certainty is not Certainty.CONFIRMED or (match.start and units[match.start - 1].low in words("oblique")):
        return False  # "tried to win them over by promising a third series of Foo"
    own = bound.part is not None and not bound.part.done
    return own or any(not part.done for at in match.parts if (part := units[at].part) is not None)


def _vouched(sentence: Sentence, outcome: Outcome) -> bool:
    """Whether somebody says it, or it is an order told with who gave it; who was axed is told in passing more often."""
    if outcome.past:
        return False
    ordered = outcome.status is Status.RENEWED and not words("networks").isdisjoint(sentence.said)
    return ordered or not words("speech").isdisjoint(sentence.said)


def _of_kin(heading: Heading, bound: Bound, outcome: Outcome) -> bool:
    """Whether an order or an end is told by name of another show of the headline's franchise; who was axed is often old."""
    told = not (bound.relative or bound.topical or outcome.related)
    return told and (heading.family or bound.show[0] in heading.kin) and outcome.status is not Status.CANCELLED
