"""Step 6 to 8 for one article: sentence after sentence, what is said of which show, and what else it lets slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.model import Certainty, ShowId, Status
from bot.reading import binding, genre, judging, progress, vetoes
from bot.reading.beside import own_spec, part_beside
from bot.reading.calendars import calendar, new_arrival, on_grid, scheduled
from bot.reading.clauses import left_of, right_end
from bot.reading.conditions import question_start
from bot.reading.echoes import FATES, Standing, echoed
from bot.reading.facts import Gatherer
from bot.reading.focusing import Place, asks_of, refocus
from bot.reading.hedging import attribution
from bot.reading.needs import closes, fits_needs
from bot.reading.nouns import Bound, Focus, oblique
from bot.reading.participles import group_of
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match, grammar
from bot.reading.roundups import Shape, announces, recalls, shape_of
from bot.reading.statements import Notes, Statement
from bot.reading.timing import Setting, just_past, passed, vaguely
from bot.reading.titles import Mention
from bot.reading.tokens import Token, split
from bot.reading.units import MARK, SHOW, WORD, Unit, build
from bot.reading.verbs import ADVERBS, VerbGroup
from bot.reading.words import words

_QUOTE_MARKS = frozenset("'\"‘“«")
_QUOTE_LENGTH = 240
_SIGNATURE = 6  # units of the name of who asks, behind a question
_EARLY = 1  # sentences of a body in which a plain past tense still tells the news
_STAGES = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.DATED, Status.RELEASED})
_ASKED = frozenset({"renewed", "cancelled", "returning", "in_doubt", "ending"})


@dataclass(slots=True)
class Text:
    """One of the two texts of an article (headline, body), tokenised, with the titles found in it."""

    text: str
    tokens: list[Token]
    mentions: list[Mention]
    headline: bool


class Pass:
    """One reading of one article."""

    def __init__(self, texts: Sequence[Text], published: date | None) -> None:
        self._texts = texts
        self._published = published
        self._notes = Notes()
        self._facts = Gatherer(self._notes, published)
        self._focus = Focus()
        self._about: frozenset[ShowId] = frozenset()
        self._several = False  # whether the headline speaks of more shows than it names
        self._rumour = False  # whether the headline calls its news a rumour
        self._forecast = False  # whether the headline announces predictions
        self._alone = False  # whether a text names one show alone, and more than once
        self._newsy = False  # whether a text whose headline names no show tells what has just been decided
        self._pointed = False  # whether the headline names the shows that the article is about
        self._shape = Shape()
        self._grid = False  # whether the text is about a schedule
        self._leading: tuple[ShowId, ...] = ()  # the show of a headline that hangs on no preposition
        self._standing = Standing()
        self._subject_part: dict[ShowId, PartSpec] = {}  # the part that "it" may mean in the next sentence
        self._parts: dict[ShowId, PartSpec] = {}
        self._asked_before = False  # the sentence before was a question
        self._quoted: str | None = None  # the sentence, once it is asked for
        self._tone: str | None = None  # how sure the sentence sounds as a whole, once it is asked for
        self._number = 0
        self._books = self._of_books = False  # whether this sentence, and the one before, speaks of books
        self._fateful = True  # whether the headline speaks of a fate or a stage of its show
        self._asked = -9  # the last question that named one show
        self._early = 0

    def run(self) -> tuple[Notes, tuple[ShowId, ...]]:
        """What the article says, and the shows that it is about."""
        topic = self._topic()
        self._about = frozenset(topic)
        self._pointed = bool(self._texts[0].mentions)
        shows = [mention.titles[0].show for text in self._texts for mention in text.mentions]
        self._alone = len(shows) > 1 and len(set(shows)) == 1
        headline = [token.low for token in self._texts[0].tokens]
        self._grid = on_grid(self._texts[0].tokens) or on_grid(self._texts[1].tokens[:40])
        self._rumour = headline[:1] != [] and headline[0] in words("rumour_labels") and headline[1:2] == [":"]
        self._forecast = not words("forecasts").isdisjoint(headline)
        nowadays = "where" in headline and "now" in headline  # "where are they now?"
        self._fateful = ("?" in headline and not nowadays) or not words("fateful").isdisjoint(headline)
        self._several = not (words("plurals").isdisjoint(headline) and words("more_words").isdisjoint(headline))
        if not self._texts[0].mentions:
            self._facts.untitled(self._texts[0].tokens, topic)
        else:
            self._focus.topic = topic[:1]
            self._focus.group = tuple((show,) for show in topic) if len(topic) > 1 else ()
        for text in self._texts:
            self._early = _EARLY
            self._focus.last = ()
            self._text(text)
            if text.headline:
                self._lead()
        self._off_topic()
        return self._notes, topic

    def _off_topic(self) -> None:
        """Leave out the fates of a text that is about a podcast, a stage or a game, or that tests a claim."""
        if any(one.status in FATES for one in self._notes.statements):
            tokens = [text.tokens for text in self._texts]
            if genre.not_of_television(tokens[0], tokens[1]) or genre.checks_a_claim(tokens[0], tokens[1]):
                fates = [one for one in self._notes.statements if one.status in FATES]
                self._notes.withheld.extend(f"no news of a programme: {one.quote}" for one in fates)
                self._notes.statements = [one for one in self._notes.statements if one.status not in FATES]

    def _lead(self) -> None:
        """Of several shows in a headline, "the drama" of the body means the one of which it states or asks something."""
        told = [one.show for one in self._notes.statements if not one.background]
        led = list(dict.fromkeys([*self._notes.asked, *told])) or list(self._leading)
        if self._focus.topic and len(led) == 1:
            self._focus.topic = (led[0],)

    def _whose(self, mention: Mention) -> ShowId:
        """Which show a name means that several bear: the one that the article names in another way as well."""
        if len(mention.titles) > 1:
            for title in mention.titles:
                for text in self._texts:
                    if any(other.titles[0].show == title.show for other in text.mentions if len(other.titles) == 1):
                        return title.show
        return mention.titles[0].show

    def _topic(self) -> tuple[ShowId, ...]:
        """The shows that the article is about: those of the headline, else the first of the body."""
        for text in self._texts:
            shows = [self._whose(mention) for mention in text.mentions]
            shows.sort(key=lambda show: show < 0)  # followed ones first
            if shows:
                return tuple(dict.fromkeys(shows if text.headline else shows[:1]))
        return ()

    def _text(self, text: Text) -> None:
        inside = frozenset(index for mention in text.mentions for index in range(mention.first, mention.last))
        spans: dict[int, tuple[int, tuple[ShowId, ...]]] = {m.first: (m.last, (self._whose(m),)) for m in text.mentions}
        built = [(one, build(text.tokens, one, spans, self._published)) for one in split(text.tokens, inside)]
        if not text.headline and not self._pointed:
            self._shape = shape_of([units for _, units in built], self._texts[0].tokens, self._published)
            self._newsy = (self._newsy or self._shape.tracker) and not self._shape.retro
        elif not text.headline and recalls(self._texts[0].tokens):
            self._shape = Shape(retro=True)
        if self._shape.retro:
            self._standing.waiting = None  # what the headline says of its list is history
        for sentence, units in built:
            if units and not (self._asked_before and units[0].low == "—" and len(units) < _SIGNATURE):
                self._sentence(text, units, question=sentence.question)
            self._number += 1
            self._early -= 1

    def _sentence(self, text: Text, units: list[Unit], *, question: bool) -> None:
        self._subject_part = self._parts
        self._of_books, self._books = self._books, not words("book_words").isdisjoint([unit.low for unit in units])
        self._tone = self._quoted = None
        self._parts = self._facts.gather(text.tokens, units, self._focus, headline=text.headline)
        named = SHOW in [unit.kind for unit in units]
        lows = [unit.low for unit in units] if text.headline else []
        if not words("pleas").isdisjoint(lows):
            self._notes.plea = True
        if text.headline and not self._leading:
            free = [at for at, unit in enumerate(units) if unit.kind == SHOW and not unit.role and not oblique(units, at)]
            if free and units[0].low in words("beside_news") | {"with", "as", "despite", "following", "amid"}:
                self._leading = units[free[0]].shows
        several = not words("asked_of_many").isdisjoint(lows)
        self._newsy = self._newsy or ((several or not question) and self._tells_news(units, text.headline))
        asking = question_start(units) if question else -1
        early = self._early > 0 or (self._newsy and not self._pointed)
        setting = Setting(asking, self._published, text.headline, early, self._shape.tracker or self._shape.busy)
        made: list[Statement] = []
        for match in grammar().find(units):
            made.extend(self._statements(text, units, match, setting))
        if named and not question:
            made.extend(echoed(units, self._standing, made, self._number, self._quote(text, units)))
            made.extend(self._scheduled(text, units, made))
        self._notes.statements.extend(made)
        self._standing.after(made, self._number)
        self._asked_before = question
        bound: list[tuple[ShowId, ...]] = [(one.show,) for one in made if not one.topical]
        if bound or named:
            self._refocus(units, bound, question=question and not text.headline)

    def _statements(self, text: Text, units: list[Unit], match: Match, setting: Setting) -> list[Statement]:
        group = group_of(units, match) if match.head >= 0 and match.predicate.bind != "object" else None
        bounds = [bound for bound in binding.bind(units, match, group, self._focus) if bound.show]
        if not bounds and not self._standing.heeds(units, match):
            return []
        asks = setting.asking >= 0 and match.end > setting.asking
        if asks and match.predicate.status in _ASKED:
            for bound in bounds:
                self._ask(text, units, match, bound)
        if asks:
            return []
        outcome = judging.judge(units, match, group, setting, self._hedge(text, units, match))
        outcome = judging.on_screen(units, match, outcome)
        outcome = self._as_forecast(outcome, group)
        if outcome is None or (match.predicate.bind == "label" and not bounds):
            return []
        if vetoes.vetoed(units, match, group, outcome.status):
            return []
        doubt = outcome.certainty is Certainty.CONFIRMED and outcome.status in FATES
        if doubt and (self._rumour or self._doubted(text, units, match)):
            outcome = replace(outcome, certainty=Certainty.REPORTED)
        if not text.headline and len(units) == match.end - match.start and group is not None:
            bounds = []  # a label on its own line
        if self._asked == self._number - 1 and _answers(units, match):
            bounds = [Bound(self._focus.last)]
        if not bounds:
            self._standing.unbound(units, match, self._made(text, units, match, outcome, Bound((0,)), None, "", group))
            return []
        made: list[Statement] = []
        for bound in bounds:
            part, preposition = part_beside(units, match, bound, outcome.status)
            if part is None and outcome.status is Status.CANCELLED:
                part = progress.once_only(match, units)
                preposition = "undoing" if progress.undone(units, match) else preposition
            pointing = (_STAGES - {Status.RELEASED}) | {Status.IN_DOUBT} if self._asked_before else _STAGES
            if part is None and bound.topical and outcome.status in pointing:
                part = self._subject_part.get(bound.show[0]) or self._told_before(units, match, bound)
            if vetoes.not_of(units, match, bound, outcome.status) or (part is not None and part.bare and self._of_books):
                continue
            if not fits_needs(match, units, part, outcome.date, outcome.status):
                continue
            if match.predicate.weak and part is not None and not part.done:
                continue
            if match.predicate.needs == "listing" and not (setting.listing and closes(match, units)):
                continue
            if match.predicate.status == "returning" and not _returns(outcome.status, part, group, text.headline):
                continue
            made.append(self._made(text, units, match, outcome, bound, part, preposition, group))
        return made

    def _told_before(self, units: Sequence[Unit], match: Match, bound: Bound) -> PartSpec | None:
        """The season of which the same sentence speaks before "it" ("Foo season 2 was due, but it has been held back")."""
        part = self._parts.get(bound.show[0]) if bound.at >= 0 else None
        return part if part is not None and any(unit.part is part for unit in units[: match.start]) else None

    @staticmethod
    def _doubted(text: Text, units: Sequence[Unit], match: Match) -> bool:
        """Whether a fate is somebody's word only."""
        first, last = units[match.start].first, units[match.end - 1].last
        return vetoes.rumoured(units, match) or (text.headline and vetoes.scare_quoted(text.tokens, first, last))

    def _made(
        self, text: Text, units: Sequence[Unit], match: Match, outcome: judging.Outcome, bound: Bound,
        part: PartSpec | None, preposition: str, group: VerbGroup | None,
    ) -> Statement:  # fmt: skip
        film_end = bool(part and part.film and _concludes(units, match))
        return Statement(
            show=bound.show[0],
            status=outcome.status,
            certainty=outcome.certainty,
            part=part,
            preposition=preposition,
            when=outcome.date.when if outcome.date else None,
            final=bool(part and part.final) or film_end,
            background=(outcome.background and not (outcome.related and bound.show[0] in self._about and self._pointed))
            or self._aside(bound, outcome, match)
            or vetoes.in_the_past(units, bound),
            headline=text.headline,
            topical=bound.topical,
            sentence=self._number,
            quote=self._quote(text, units),
            words=(_words(text, units, match),),
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

    def _scheduled(self, text: Text, units: list[Unit], made: list[Statement]) -> list[Statement]:
        """Where a schedule gives shows their evening: dated, though no day is named."""
        said = {one.show for one in made}
        quote = self._quote(text, units)
        days = {at: spec.when for at, spec in calendar(units) if not passed(spec, self._published)}
        places = [*days, *(at for at in scheduled(units, grid=self._grid) if at not in days)]
        return [
            Statement(
                units[at].shows[0], Status.DATED, Certainty.CONFIRMED, own_spec(units, at), "", days.get(at), False, False,
                text.headline, False, self._number, quote, (quote[:80],), first=new_arrival(units, at),
            )
            for at in places
            if units[at].shows[0] not in said
        ]  # fmt: skip

    def _as_forecast(self, outcome: judging.Outcome | None, group: VerbGroup | None) -> judging.Outcome | None:
        """Under a headline of predictions, what will be is the writer's guess."""
        fate = outcome is not None and outcome.status in {Status.RENEWED, Status.CANCELLED}
        if outcome is None or not fate or not self._forecast or (group is not None and (group.perfect or group.past)):
            return outcome
        return replace(outcome, certainty=Certainty.OPINION)

    def _tells_news(self, units: Sequence[Unit], headline: bool) -> bool:
        """Whether a headline speaks of decisions, or one of the first sentences names a day just past."""
        if headline:
            return announces({unit.low for unit in units})
        if self._early < _EARLY - 1:
            return False
        return any(unit.date is not None and just_past(unit.date, self._published) for unit in units)

    def _aside(self, bound: Bound, outcome: judging.Outcome, match: Match) -> bool:
        """Whether a plain past tense tells of a show that the article is not about."""
        if not bound.show:
            return False
        if self._shape.retro:
            announced = any(token.low in words("announcing") for token in self._texts[0].tokens)
            opening = announced and self._early > 0 and not outcome.past
            return not opening and not (self._pointed and bound.show[0] in self._about)
        if not self._pointed:
            fate = outcome.status in FATES and bool(self._texts[0].tokens)
            if fate and outcome.tense and not self._shape.tracker and vaguely(outcome.date):
                return True
            opening = self._early > 0 or self._alone or self._shape.busy
            unnamed = bound.topical and bound.at < 0 and match.predicate.bind == "subject"
            if unnamed and fate and not (opening or self._shape.tracker):
                return True
            return (outcome.past or (fate and not opening)) and not self._newsy
        if bound.show[0] in self._about:
            return outcome.past and outcome.status is Status.CANCELLED and not self._fateful
        if outcome.date is not None and not bound.relative and just_past(outcome.date, self._published):
            return False  # "meanwhile NBC on Monday axed Foo"
        several = self._several or self._standing.waiting is not None
        return outcome.past or (not several and self._early < 1 and outcome.status in FATES)

    def _hedge(self, text: Text, units: Sequence[Unit], match: Match) -> str:
        """What the words around an expression say of its certainty."""
        if self._tone is None:
            self._tone = attribution(_lows(text, units, 0, len(units)))
        if self._tone in {"", "denied"}:
            return self._tone
        left = left_of(units, match.start)
        start = min(left.units, default=match.start)
        if left.opener == "that" or left.opener in {"if", "whether"}:
            start = min(left_of(units, left.at).units, default=start)
        found = attribution(_lows(text, units, start, match.end))
        if found:
            return found
        near = attribution(_lows(text, units, 0, min(len(units), right_end(units, match.end) + 6)))
        return "reported" if near == "reported" else ""

    def _ask(self, text: Text, units: list[Unit], match: Match, bound: Bound) -> None:
        part, preposition = part_beside(units, match, bound, Status.IN_DOUBT)
        asked = Statement(
            bound.show[0], Status.IN_DOUBT, Certainty.CONFIRMED, part, preposition, None, False, False, text.headline,
            bound.topical, self._number, self._quote(text, units), (_words(text, units, match),),
        )  # fmt: skip
        self._notes.asked.setdefault(bound.show[0], asked)

    def _refocus(self, units: Sequence[Unit], bound: list[tuple[ShowId, ...]], *, question: bool) -> None:
        asked = asks_of(units) if question else ()
        if asked:
            self._focus.last, self._asked = asked, self._number  # what a question names its answer is about
            return
        opening = self._early == _EARLY
        refocus(self._focus, units, bound, Place(self._pointed, self._alone, opening, frozenset(self._parts)))

    def _quote(self, text: Text, units: Sequence[Unit]) -> str:
        if self._quoted is None:
            start, end = text.tokens[units[0].first].start, text.tokens[units[-1].last - 1].end
            while start and text.text[start - 1] in _QUOTE_MARKS:  # a title's own marks belong to the words
                start -= 1
            self._quoted = " ".join(text.text[start:end].split())[:_QUOTE_LENGTH]
        return self._quoted


def _answers(units: Sequence[Unit], match: Match) -> bool:
    """Whether a sentence is a bare verdict, the answer to a question ("Foo? Renewed. Bar? Also cancelled.")."""
    others = [unit for unit in units if unit.kind != MARK and unit.low not in ADVERBS]
    return len(others) == match.end - match.start < 3 and all(unit.kind == WORD for unit in others)


def _doubled(units: Sequence[Unit], match: Match) -> bool:
    """Whether an order is of more than a first season ("a double series order")."""
    inside = [unit.low for unit in units[match.start : match.end] if unit.kind != SHOW]
    return not {"double", "two", "triple", "second", "third"}.isdisjoint(inside)


def _lows(text: Text, units: Sequence[Unit], start: int, end: int) -> str:
    tokens = text.tokens[units[start].first : units[end - 1].last]
    return " " + " ".join(token.low for token in tokens) + " "


def _words(text: Text, units: Sequence[Unit], match: Match) -> str:
    start, end = text.tokens[units[match.start].first].start, text.tokens[units[match.end - 1].last - 1].end
    return " ".join(text.text[start:end].split())


def _returns(status: Status, part: PartSpec | None, group: object, headline: bool) -> bool:
    """Whether a return that is no date is an order: a further season is named, or the future is used."""
    if status is not Status.RENEWED:
        return True
    ahead = bool(getattr(group, "future", False) or getattr(group, "progressive", False))
    if part is not None and not part.done:
        return not part.latest and (ahead or headline or not part.definite)
    return ahead


def _concludes(units: Sequence[Unit], match: Match) -> bool:
    return any(units[at].low in words("concluding_verbs") for at in range(match.start, match.end))
