"""Step 6 to 8 for one article: sentence after sentence, what is said of which show, and what else it lets slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import Certainty, ShowId, Status
from bot.reading import binding, genre, judging, progress, retrospect, vetoes
from bot.reading.beside import part_beside
from bot.reading.clauses import left_of
from bot.reading.conditions import question_start
from bot.reading.echoes import FATES, Standing, echoed
from bot.reading.entries import entries
from bot.reading.facts import Gatherer
from bot.reading.focusing import Place, asks_of, refocus
from bot.reading.headings import Text, heading_of, whose
from bot.reading.needs import closes, fits_needs
from bot.reading.nouns import Bound, Focus, oblique
from bot.reading.participles import group_of
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match, grammar
from bot.reading.reviews import reviewed
from bot.reading.roundups import Shape, announces, shape_of, turns
from bot.reading.sentences import Previous, Sentence
from bot.reading.sharing import along_with, answers, shared_news
from bot.reading.statements import Notes, Statement
from bot.reading.stating import asked, given_days, stated
from bot.reading.timing import Setting, just_past
from bot.reading.tokens import split
from bot.reading.units import MARK, SHOW, Unit, build
from bot.reading.verbs import VerbGroup
from bot.reading.words import words

_MOURNED = 4  # sentences behind "RIP Foo" in which a plain past tells why
_SIGNATURE = 6  # units of the name of who asks, behind a question
_STAGES = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.DATED, Status.RELEASED})
_TOLD = frozenset({"renewed", "cancelled", "ending"})
_OF_WHOM = frozenset(["who", "what", "which", "every"])
_ASKED = frozenset({"renewed", "cancelled", "returning", "in_doubt", "ending"})


class Pass:
    """One reading of one article: the headline, then the body. Its own fields are what moves from sentence to sentence."""

    def __init__(self, headline: Text, body: Text, published: date | None) -> None:
        self._texts = (headline, body)
        self._heading = heading_of(headline, body)
        self._published = published
        self._notes = Notes()
        self._facts = Gatherer(self._notes, published)
        self._focus = Focus()
        self._standing = Standing()
        self._shape = Shape()
        self._previous = Previous()
        self._newsy = False  # whether a text whose headline names no show tells what has just been decided
        self._leading: tuple[ShowId, ...] = ()  # the show of a headline that hangs on no preposition
        self._asked = -9  # the last question that named one show
        self._absurd = False  # somebody orders more seasons than anybody does
        self._number = 0

    def run(self) -> tuple[Notes, tuple[ShowId, ...]]:
        """What the article says, and the shows that it is about."""
        topic = self._heading.topic
        if not self._heading.pointed:
            self._facts.untitled(self._texts[0].tokens, topic)
        else:
            self._focus.topic = topic[:1]
            self._focus.group = tuple((show,) for show in topic) if len(topic) > 1 else ()
        for text in self._texts:
            self._focus.last = ()
            self._text(text)
            if text.headline:
                self._lead()
        self._off_topic()
        return self._notes, topic

    def _off_topic(self) -> None:
        """Leave out the fates of a text about a podcast, a stage, a game; that tests a claim, remembers, or is made up."""
        if any(one.status in FATES for one in self._notes.statements):
            head, body = (text.tokens for text in self._texts)
            other = genre.not_of_television(head, body) or genre.checks_a_claim(head, body) or genre.remembers(head)
            if other or retrospect.made_up(head, body, self._texts[0].mentions, self._published, absurd_order=self._absurd):
                fates = [one for one in self._notes.statements if one.status in FATES]
                self._notes.withheld.extend(f"no news of a programme: {one.quote}" for one in fates)
                self._notes.statements = [one for one in self._notes.statements if one.status not in FATES]

    def _lead(self) -> None:
        """Of several shows in a headline, "the drama" of the body means the one of which it states or asks something."""
        told = [one.show for one in self._notes.statements if not one.background]
        led = list(dict.fromkeys([*self._notes.asked, *told])) or list(self._leading)
        if self._focus.topic and len(led) == 1:
            self._focus.topic = (led[0],)

    def _text(self, text: Text) -> None:
        inside = frozenset(index for mention in text.mentions for index in range(mention.first, mention.last))
        spans: dict[int, tuple[int, tuple[ShowId, ...]]] = {
            one.first: (one.last, (whose(one, self._texts),)) for one in text.mentions
        }
        built = [
            (one, units)
            for one in split(text.tokens, inside)
            for units in entries(build(text.tokens, one, spans, self._published))
        ]
        if not text.headline:
            self._shape_up([units for _, units in built])
        for place, (sentence, units) in enumerate(built):
            if units and not (self._previous.asked and units[0].low == "—" and len(units) < _SIGNATURE):
                self._sentence(text, units, place, question=sentence.question)
            self._number += 1

    def _shape_up(self, sentences: Sequence[Sequence[Unit]]) -> None:
        """Take note of the shape of the body."""
        if not self._heading.pointed:
            self._shape = shape_of(sentences, self._texts[0].tokens, self._published)
            self._newsy = (self._newsy or self._shape.tracker) and not self._shape.retro
        elif self._heading.recalling:
            self._shape = Shape(retro=True)
        if self._shape.retro:
            self._standing.waiting = None  # what the headline says of its list is history

    def _sentence(self, text: Text, units: list[Unit], place: int, *, question: bool) -> None:
        seasons = self._facts.gather(text.tokens, units, self._focus, headline=text.headline)
        several = text.headline and self._take_headline(units)
        self._newsy = self._newsy or ((several or not question) and self._tells_news(units, place, text.headline))
        said = frozenset([unit.low for unit in units])
        kinds = frozenset([unit.kind for unit in units])
        named = SHOW in kinds
        matches = grammar().find(units)
        if text.headline and not named and not question and not _OF_WHOM.isdisjoint(said):
            self._newsy = self._newsy or any(match.predicate.status in _TOLD for match in matches)
        if matches or named:
            asking = question_start(units) if question else -1
            mourned = self._heading.mourning and place < _MOURNED
            telling = self._heading.digest or turns(units) or (self._newsy and not self._heading.pointed)
            early = not self._heading.back and (place == 0 or mourned or telling)
            shape = self._shape
            listing = shape.tracker or shape.busy
            setting = Setting(asking, self._published, text.headline, early, listing, said, running=shape.tracker)
            sentence = Sentence(
                text, units, said, kinds, self._number, place == 0, setting, seasons, self._previous, self._shape,
                self._newsy,
            )  # fmt: skip
            self._read(sentence, matches, named=named, question=question)
        self._previous = Previous(question, not words("book_words").isdisjoint(said), seasons)

    def _read(self, sentence: Sentence, matches: Sequence[Match], *, named: bool, question: bool) -> None:
        """Take down what a sentence states, and turn to what it was about."""
        made: list[Statement] = []
        for match in matches:
            made.extend(self._statements(sentence, match))
        if named and not question:
            made.extend(echoed(sentence, self._standing, made))
            made.extend(given_days(sentence, self._heading, made))
            made.extend(reviewed(sentence, made, self._notes, spoiling=self._heading.spoiling))
        self._notes.statements.extend(made)
        self._standing.after(made, self._number)
        bound: list[tuple[ShowId, ...]] = [
            (one.show,) for one in made if not one.topical and (not one.background or one.show in self._heading.about)
        ]
        if bound or named:
            self._refocus(sentence, bound, question=question and not sentence.text.headline)

    def _take_headline(self, units: Sequence[Unit]) -> bool:
        """Take note of what a headline pleads for and which show it leads with; whether it asks of many."""
        lows = [unit.low for unit in units]
        if not words("pleas").isdisjoint(lows):
            self._notes.plea = True
        if not self._leading:
            free = [at for at, unit in enumerate(units) if unit.kind == SHOW and not unit.role and not oblique(units, at)]
            if free and units[0].low in words("beside_news") | {"with", "as", "despite", "following", "amid"}:
                self._leading = units[free[0]].shows
        return not words("asked_of_many").isdisjoint(lows)

    def _statements(self, sentence: Sentence, match: Match) -> list[Statement]:
        units = sentence.units
        group = group_of(units, match) if match.head >= 0 and match.predicate.bind != "object" else None
        bounds = [bound for bound in binding.bind(units, match, group, self._focus) if bound.show]
        if not bounds and not (SHOW in sentence.kinds or self._standing.heeds(units, match)):
            return []
        if 0 <= sentence.setting.asking < match.end:
            for bound in bounds if match.predicate.status in _ASKED else ():
                self._notes.asked.setdefault(bound.show[0], asked(sentence, match, bound))
            return []
        outcome = self._outcome(sentence, match, group)
        if outcome is None or (match.predicate.bind == "label" and not bounds):
            return []
        if vetoes.vetoed(units, match, group, outcome.status):
            return []
        if outcome.status is Status.ENDING and self._heading.finales and vetoes.ends_a_season(units):
            return []
        if outcome.status is Status.RENEWED and vetoes.traded(units, match, told=self._heading.trading):
            return []
        doubt = outcome.certainty is Certainty.CONFIRMED and outcome.status in FATES
        if doubt and (self._heading.rumour or _doubted(sentence, match)):
            outcome = replace(outcome, certainty=Certainty.REPORTED)
        if group is not None and len(units) == match.length and not sentence.text.headline and MARK not in sentence.kinds:
            bounds = []  # a label on its own line
        if self._asked == self._number - 1 and answers(units, match):
            bounds = [Bound(self._focus.last), *along_with(units, match.end)]
        if not bounds:
            self._standing.unbound(units, match, self._stated(sentence, match, outcome, Bound((0,)), group, None, ""))
            return []
        found = [self._of_show(sentence, match, outcome, bound, group) for bound in bounds]
        made = [one for one in found if one is not None]
        made = shared_news(made, outcome, self._headlined(outcome)) if len(made) > 1 else made
        if len(bounds) > 1 and group is not None and sum(unit.kind != MARK for unit in units) == match.length:
            return [
                replace(one, weak=True) for one in made
            ]  # "Axed! Foo goes, Bar stays": what is said of each by name holds
        return made

    def _headlined(self, outcome: judging.Outcome) -> frozenset[ShowId]:
        """The shows of which the headline says the same."""
        same = [one.show for one in self._notes.statements if one.headline and one.status is outcome.status]
        return frozenset(same)

    def _outcome(self, sentence: Sentence, match: Match, group: VerbGroup | None) -> judging.Outcome | None:
        """What an expression says; under a headline of predictions, what will be is the writer's guess."""
        outcome = judging.judge(sentence.units, match, group, sentence.setting, sentence.hedge(match))
        outcome = judging.on_screen(sentence.units, match, outcome)
        fate = outcome is not None and outcome.status in {Status.RENEWED, Status.CANCELLED}
        if (
            outcome is None
            or not fate
            or not self._heading.forecast
            or (group is not None and (group.perfect or group.past))
        ):
            return outcome
        return replace(outcome, certainty=Certainty.OPINION)

    def _of_show(
        self, sentence: Sentence, match: Match, outcome: judging.Outcome, bound: Bound, group: VerbGroup | None
    ) -> Statement | None:
        """What an expression states of one of its shows; None where its part, or what it needs, rules that out."""
        units, status, previous = sentence.units, outcome.status, sentence.previous
        part, preposition = part_beside(units, match, bound, status, held=sentence.shape.held)
        if part is None and status is Status.CANCELLED:
            part = progress.once_only(match, units)
            preposition = "undoing" if progress.undone(units, match) else preposition
        pointing = (_STAGES - {Status.RELEASED}) | {Status.IN_DOUBT} if previous.asked else _STAGES
        if part is None and bound.topical and status in pointing:
            part = previous.seasons.get(bound.show[0]) or _told_before(sentence, match, bound)
        if part is None and bound.topical and status is Status.IN_DOUBT:
            part = _asked_before(sentence, match, bound)
        if vetoes.not_of(units, match, bound, status) or (part is not None and part.bare and previous.books):
            return None
        if not fits_needs(match, units, part, outcome.date, status):
            return None
        if part is not None and status is Status.RENEWED and retrospect.absurd(part.first, part.last, part.more):
            self._absurd = True
            return None
        if match.predicate.weak and part is not None and not part.done:
            return None
        if match.predicate.needs == "listing" and not (sentence.setting.listing and closes(match, units)):
            return None
        together = self._heading.grid and _together(units, match)
        returning = match.predicate.status == "returning" and not together
        if returning and not _returns(status, part, group, sentence.text.headline):
            return None
        return self._stated(sentence, match, outcome, bound, group, part, preposition)

    def _stated(
        self, sentence: Sentence, match: Match, outcome: judging.Outcome, bound: Bound, group: VerbGroup | None,
        part: PartSpec | None, preposition: str,
    ) -> Statement:  # fmt: skip
        several = self._heading.several or self._standing.waiting is not None
        return stated(sentence, self._heading, match, outcome, bound, group, part, preposition, several=several)

    def _tells_news(self, units: Sequence[Unit], place: int, headline: bool) -> bool:
        """Whether a headline speaks of decisions, or one of the first sentences names a day just past."""
        if headline:
            return announces({unit.low for unit in units})
        if place > 1:
            return False
        return any(unit.date is not None and just_past(unit.date, self._published) for unit in units)

    def _refocus(self, sentence: Sentence, bound: list[tuple[ShowId, ...]], *, question: bool) -> None:
        names = asks_of(sentence.units) if question else ()
        if names:
            self._focus.last, self._asked = names, self._number  # what a question names its answer is about
            return
        place = Place(self._heading.pointed, self._heading.alone, sentence.first, frozenset(sentence.seasons))
        refocus(self._focus, sentence.units, bound, place)


def _told_before(sentence: Sentence, match: Match, bound: Bound) -> PartSpec | None:
    """The season of which the same sentence speaks before "it" ("Foo season 2 was due, but it has been held back")."""
    part = sentence.seasons.get(bound.show[0]) if bound.at >= 0 else None
    return part if part is not None and any(unit.part is part for unit in sentence.units[: match.start]) else None


def _asked_before(sentence: Sentence, match: Match, bound: Bound) -> PartSpec | None:
    """The season after which somebody asks in the same sentence ("asked whether series 3 had been ordered, he said …")."""
    part, units = sentence.seasons.get(bound.show[0]), sentence.units
    at = next((at for at in range(match.start) if units[at].part is part is not None), 0)
    asking = at and (left_of(units, at).opener in {"whether", "if"} or units[at - 1].low in {"about", "on", "for"})
    return part if asking else None


def _doubted(sentence: Sentence, match: Match) -> bool:
    """Whether a fate is somebody's word only."""
    units, text = sentence.units, sentence.text
    first, last = units[match.start].first, units[match.end - 1].last
    return vetoes.rumoured(units, match, sentence.said) or (text.headline and vetoes.scare_quoted(text.tokens, first, last))


def _returns(status: Status, part: PartSpec | None, group: object, headline: bool) -> bool:
    """Whether a return that is no date is an order: a further season is named, or the future is used."""
    if status is not Status.RENEWED:
        return True
    ahead = bool(getattr(group, "future", False) or getattr(group, "progressive", False))
    if part is not None and not part.done:
        return not part.latest and (ahead or headline or not part.definite)
    return ahead


def _together(units: Sequence[Unit], match: Match) -> bool:
    """Whether "both" or "all" stands before a verb ("Foo and Bar both return")."""
    return match.start > 0 and units[match.start - 1].low in {"both", "all"}
