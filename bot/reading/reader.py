"""The door of the reading room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model import Article, Certainty, Claim, Show, ShowId, Status
from bot.reading import binding, certainty, nouns
from bot.reading.evidence import NEEDED, context, part_of_name, plain_title, weigh
from bot.reading.merge import Notes, Statement, merge
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match, grammar
from bot.reading.titles import Mention, TitleIndex
from bot.reading.tokens import MAX_CHARS, Token, split, tokenise
from bot.reading.units import DATE, PART, SHOW, WORD, Unit, build
from bot.reading.verbs import VerbGroup, verb_group
from bot.reading.words import words

_QUOTE_LENGTH = 240


@dataclass(slots=True)
class _Text:
    """One of the two texts of an article (headline, body), tokenised, with the titles found in it."""

    text: str
    tokens: list[Token]
    mentions: list[Mention]
    headline: bool


class Reader:
    """Reads articles for a fixed set of followed shows; make a new one when the set changes."""

    def __init__(self, shows: Iterable[Show]) -> None:
        self._shows = tuple(shows)
        self._index = TitleIndex(self._shows)
        grammar()

    def read(self, article: Article) -> tuple[Claim, ...]:
        """What the article states of followed shows as of the day it was published; empty if it states nothing."""
        notes, topic = self.notes(article)
        return merge(notes, topic) if notes else ()

    def names(self, text: str) -> frozenset[ShowId]:
        """The followed shows that a text (a headline, a summary) may be about: cheap, and rather one too many."""
        mentions = self._index.find(tokenise(text[:MAX_CHARS]))
        return frozenset(title.show for mention in mentions for title in mention.titles)

    def notes(self, article: Article) -> tuple[Notes | None, tuple[ShowId, ...]]:
        """What was gathered from an article before merging, and the shows that it is about."""
        texts = [self._find(article.title, True), self._find(article.text, False)]
        known = self._accept(texts)
        if not any(text.mentions for text in texts):
            return None, ()
        published = article.published.date() if article.published else None
        return _Pass(texts, known, published).run()

    def _find(self, text: str, headline: bool) -> _Text:
        cut = (text or "")[:MAX_CHARS]
        tokens = tokenise(cut)
        return _Text(cut, tokens, self._index.find(tokens), headline)

    def _accept(self, texts: Sequence[_Text]) -> frozenset[ShowId]:
        """Keep the mentions that mean a programme; a show once shown to be meant is meant throughout."""
        sure: set[ShowId] = set()
        television = min(5, sum(context(text.tokens) for text in texts))
        for text in texts:
            shouting = text.headline and _title_case(text.tokens)
            for mention in text.mentions:
                plain = plain_title(mention.titles[0])
                if (not plain and (shouting or not part_of_name(text.tokens, mention))) or weigh(
                    text.tokens, mention, television, shouting=shouting
                ) >= NEEDED:
                    sure.update(title.show for title in mention.titles)
        for text in texts:
            shouting = text.headline and _title_case(text.tokens)
            text.mentions = [
                mention
                for mention in text.mentions
                if any(title.show in sure for title in mention.titles)
                and (
                    shouting
                    or not part_of_name(text.tokens, mention)
                    or weigh(text.tokens, mention, 0, shouting=True) >= NEEDED
                )
            ]
        return frozenset(sure)


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether a headline capitalises nearly all its words."""
    longer = [token.cap for token in tokens if token.word and len(token.low) > 3]
    return len(longer) > 1 and sum(longer) >= 0.7 * len(longer)


class _Pass:
    """One reading of one article."""

    def __init__(self, texts: Sequence[_Text], known: frozenset[ShowId], published: date | None) -> None:
        self._texts = texts
        self._published = published
        self._notes = Notes()
        self._focus = nouns.Focus()
        self._number = 0

    def run(self) -> tuple[Notes, tuple[ShowId, ...]]:
        topic = self._topic()
        self._focus.topic = topic[:1]
        for text in self._texts:
            self._text(text)
        return self._notes, topic

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
            if shows:
                return tuple(dict.fromkeys(shows if text.headline else shows[:1]))
        return ()

    def _text(self, text: _Text) -> None:
        inside = frozenset(index for mention in text.mentions for index in range(mention.first, mention.last))
        spans: dict[int, tuple[int, tuple[ShowId, ...]]] = {m.first: (m.last, (self._whose(m),)) for m in text.mentions}
        for sentence in split(text.tokens, inside):
            units = build(text.tokens, sentence, spans, self._published)
            self._sentence(text, units, question=sentence.question)
            self._number += 1

    def _sentence(self, text: _Text, units: list[Unit], *, question: bool) -> None:
        self._gather_facts(units, text.headline)
        matches = grammar().find(units)
        bound_shows: list[tuple[ShowId, ...]] = []
        if matches:
            asking = certainty.question_start(units) if question else -1
            for match in matches:
                hedge = self._hedge(text, units, match)
                bound_shows.extend(self._statement(text, units, match, asking, hedge))
        self._refocus(units, bound_shows)

    def _statement(self, text: _Text, units: list[Unit], match: Match, asking: int, hedge: str) -> list[tuple[ShowId, ...]]:
        group = verb_group(units, match.head, match.tags) if match.head >= 0 else None
        bounds = binding.bind(units, match, group, self._focus)
        bounds = [bound for bound in bounds if bound.show]
        if not bounds:
            return []
        if (
            asking >= 0
            and match.end > asking
            and match.predicate.status in {"renewed", "cancelled", "returning", "in_doubt", "ending"}
        ):
            for bound in bounds:
                self._ask(text, units, match, bound)
        outcome = certainty.judge(
            units, match, group, asking=asking, published=self._published, headline=text.headline, hedge=hedge
        )
        if outcome is None:
            return []
        for bound in bounds:
            part, preposition = self._part(units, match, bound, group)
            if not certainty.fits_needs(match, units, part, outcome.date, outcome.status):
                continue
            if match.predicate.status == "returning" and outcome.status is Status.RENEWED and part is None:
                continue
            status, final = outcome.status, bool(part and part.final)
            self._notes.statements.append(
                Statement(
                    show=bound.show[0],
                    status=status,
                    certainty=outcome.certainty,
                    part=part,
                    preposition=preposition,
                    when=outcome.date.when if outcome.date else None,
                    final=final
                    or bool(part and part.film and match.predicate.needs == "film" and match.predicate.bind == "subject"),
                    background=outcome.background or (bound.relative and self._past(group)),
                    headline=text.headline,
                    topical=bound.topical,
                    sentence=self._number,
                    quote=self._quote(text, units),
                    words=(self._words(text, units, match),),
                    first=match.predicate.first,
                    note=match.predicate.say,
                )
            )
        return [bound.show for bound in bounds if not bound.topical]

    def _hedge(self, text: _Text, units: Sequence[Unit], match: Match) -> str:
        """What the words before an expression in its clause, or close behind it, say of its certainty."""
        start = certainty.clause(units, match.start)
        opinion = self._lows(text, units, start, match.end)
        found = certainty.attribution(opinion)
        if found:
            return found
        whole = self._lows(text, units, 0, min(len(units), match.end + 8))
        return "reported" if certainty.attribution(whole) == "reported" else ""

    @staticmethod
    def _lows(text: _Text, units: Sequence[Unit], start: int, end: int) -> str:
        tokens = text.tokens[units[start].first : units[end - 1].last]
        return " " + " ".join(token.low for token in tokens) + " "

    def _ask(self, text: _Text, units: list[Unit], match: Match, bound: nouns.Bound) -> None:
        part, preposition = self._part(units, match, bound, None)
        self._notes.asked.setdefault(
            bound.show[0],
            Statement(
                bound.show[0], Status.IN_DOUBT, Certainty.CONFIRMED, part, preposition, None, False, False, text.headline,
                bound.topical, self._number, self._quote(text, units), (self._words(text, units, match),), note="asked",
            ),
        )  # fmt: skip

    @staticmethod
    def _past(group: VerbGroup | None) -> bool:
        return group is not None and (group.past or not group.finite)

    def _part(
        self, units: Sequence[Unit], match: Match, bound: nouns.Bound, group: VerbGroup | None
    ) -> tuple[PartSpec | None, str]:
        """The part beside an expression, and the preposition before it."""
        if bound.part is not None and not bound.part.done:
            return bound.part, _preposition(units, bound.part_at)
        for at in match.parts:
            return units[at].part, _preposition(units, at)
        for at in range(match.end, min(match.end + 12, len(units))):
            unit = units[at]
            if unit.kind == PART and not unit.role:
                return unit.part, _preposition(units, at)
            if unit.low in ";:—?" or (unit.low in {"but", "which", "while", "although", "though"}):
                break
            if unit.kind == SHOW and at != bound.at:
                break
        if bound.part is not None:
            return bound.part, _preposition(units, bound.part_at)
        return None, ""

    def _gather_facts(self, units: Sequence[Unit], headline: bool) -> None:
        for index, unit in enumerate(units):
            if unit.kind != PART or unit.part is None:
                continue
            bound = nouns.part_of(units, index, self._focus)
            if unit.part.done:
                owner = next((u.shows for u in reversed(units[:index]) if u.kind == SHOW), bound.show or self._focus.current)
                if owner and (index == 0 or units[index - 1].low not in {"for", "more"}):
                    self._gone(owner, unit.part.last)
                continue
            if not bound.show:
                continue
            facts = self._notes.fact(bound.show[0])
            if headline and facts.headline is None and (unit.part.first or unit.part.film):
                facts.headline = unit.part
            if unit.part.first and (
                unit.role in {"finale", "premiere", "opener", "review", "recap", "closer", "cliffhanger", "reviews"}
                or _over(units, index)
            ):
                self._gone(bound.show, unit.part.last)

    def _gone(self, show: tuple[ShowId, ...], season: int) -> None:
        facts = self._notes.fact(show[0])
        facts.gone = max(facts.gone, season)

    def _refocus(self, units: Sequence[Unit], bound: list[tuple[ShowId, ...]]) -> None:
        plain = [unit.shows for unit in units if unit.kind == SHOW and unit.role in ("", "'s")]
        if bound:
            distinct = list(dict.fromkeys(bound))
            self._focus.last = distinct[0]
            self._focus.group = tuple(distinct) if len(distinct) > 1 else ()
            return
        for index, unit in enumerate(units):
            if unit.kind == SHOW and unit.role == "":
                group = nouns.listed(units, index, 1)
                if len(group) > 1:
                    self._focus.last = unit.shows
                    self._focus.group = tuple(units[at].shows for at, _ in group)
                    return
        for unit in units[:6]:
            if unit.kind == SHOW and unit.role in ("", "'s"):
                self._focus.last = unit.shows
                self._focus.group = ()
                return
        if len(set(plain)) == 1 and not self._focus.last:
            self._focus.last = plain[0]

    def _quote(self, text: _Text, units: Sequence[Unit]) -> str:
        start, end = text.tokens[units[0].first].start, text.tokens[units[-1].last - 1].end
        return " ".join(text.text[start:end].split())[:_QUOTE_LENGTH]

    def _words(self, text: _Text, units: Sequence[Unit], match: Match) -> str:
        start, end = text.tokens[units[match.start].first].start, text.tokens[units[match.end - 1].last - 1].end
        return " ".join(text.text[start:end].split())


def _preposition(units: Sequence[Unit], at: int) -> str:
    index = at - 1
    while index >= 0 and units[index].kind == WORD and units[index].low in words("part_determiners"):
        index -= 1
    if index >= 0 and units[index].low in {"beyond", "past"}:
        return "after"
    return units[index].low if index >= 0 and units[index].kind == WORD else ""


def _over(units: Sequence[Unit], at: int) -> bool:
    """Whether the words behind a part tell that it is out ("season 2 ended in May")."""
    over = words("over")
    for place in range(at + 1, min(at + 4, len(units))):
        if units[place].low in over:
            return True
        if units[place].kind not in (WORD, SHOW, DATE):
            break
    before = units[at - 1].low if at else ""
    return (
        before in {"its", "this", "current", "after"}
        and at > 1
        and units[at - 2].low in {"in", "during", "of", "wrapped", "ended", "finished", "following"}
    )
