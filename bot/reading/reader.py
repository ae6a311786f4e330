"""The door of the reading room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.model import Article, Claim, Show, ShowId
from bot.reading.evidence import (
    NEEDED,
    addressed,
    bare_pronoun,
    context,
    is_day,
    of_calendar,
    opens_entry,
    part_of_name,
    plain_title,
    runs_of,
    weigh,
)
from bot.reading.headings import Text
from bot.reading.merge import merge
from bot.reading.passing import Pass
from bot.reading.predicates import grammar
from bot.reading.statements import Notes
from bot.reading.strangers import Named, with_strangers
from bot.reading.titles import Mention, TitleIndex
from bot.reading.tokens import MAX_CHARS, Token, tokenise


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
        texts = [self._find(article.title, True), self._find(_body(article), False)]
        found = [{(one.first, one.last): one for one in text.mentions} for text in texts]
        self._accept(texts)
        if not any(text.mentions for text in texts):
            return None, ()
        named = [Named(text.tokens, text.mentions, text.headline) for text in texts]
        for text, mentions, known in zip(texts, with_strangers(named), found, strict=True):
            text.mentions = [_recognised(one, known) for one in mentions]
        published = article.published.date() if article.published else None
        return Pass(texts[0], texts[1], published).run()

    @staticmethod
    def _means(text: Text, mention: Mention, television: int, *, shouting: bool) -> bool:
        """Whether a mention means the programme: by the rarity of its title, else by what stands around it."""
        found = weigh(text.tokens, mention, television, shouting=shouting)
        if found >= NEEDED:
            return True
        if plain_title(mention.titles[0]) or (not shouting and part_of_name(text.tokens, mention)):
            return False
        return not shouting or not _single(mention) or found + min(television, 1) > 0

    def _find(self, text: str, headline: bool) -> Text:
        cut = (text or "")[:MAX_CHARS]
        tokens = tokenise(cut)
        mentions = self._index.find(tokens)
        for mention in mentions:
            if len(mention.titles) > 1:
                spelled = cut[tokens[mention.first].start : tokens[mention.last - 1].end]
                mention.titles.sort(key=lambda title, spelled=spelled: title.text != spelled)  # type: ignore[misc]
        return Text(cut, tokens, mentions, headline)

    def _accept(self, texts: Sequence[Text]) -> None:
        """Keep the mentions that mean a programme; a show once shown to be meant is meant throughout."""
        sure: set[ShowId] = set()
        television = min(5, sum(context(text.tokens) for text in texts))
        for text in texts:
            shouting = text.headline and _title_case(text.tokens)
            for mention in text.mentions:
                known = len(mention.titles) == 1 and mention.titles[0].show in sure
                if not known and self._means(text, mention, television, shouting=shouting):
                    sure.update(title.show for title in mention.titles)
        sure |= _entries(texts[-1]) if television else set()
        for text in texts:
            for run in runs_of(text.tokens, text.mentions):
                shows = {title.show for mention in run for title in mention.titles}
                if len(run) > 2 or not shows.isdisjoint(sure):
                    sure |= shows  # "Foo, Bar and Baz": one of them is meant, or three stand together
        for text in texts:
            shouting = text.headline and _title_case(text.tokens)
            text.mentions = [
                mention
                for mention in text.mentions
                if any(title.show in sure for title in mention.titles)
                and not is_day(text.tokens, mention)
                and not addressed(text.tokens, mention)
                and not (
                    bare_pronoun(text.tokens, mention, shouting=shouting)
                    and weigh(text.tokens, mention, 0, shouting=shouting) < NEEDED
                )
                and (
                    shouting
                    or not part_of_name(text.tokens, mention)
                    or weigh(text.tokens, mention, 0, shouting=True) >= NEEDED
                )
            ]


def _recognised(mention: Mention, known: Mapping[tuple[int, int], Mention]) -> Mention:
    """The followed title that a name is, where it is a common word and only its place in a list shows a programme."""
    one = known.get((mention.first, mention.last)) if mention.titles[0].show < 0 else None
    return mention if one is None or of_calendar(one) else one


def _entries(text: Text) -> set[ShowId]:
    """The shows whose titles open lines or sentences of their own, where several do: the entries of a list."""
    opened = [mention for mention in text.mentions if opens_entry(text.tokens, mention)]
    found = {title.show for mention in opened for title in mention.titles}
    return found if len(opened) > 1 and len(found) > 1 else set()


def _single(mention: Mention) -> bool:
    return mention.last == mention.first + 1


def _body(article: Article) -> str:
    """The text without the headline that a page repeats above it: said twice it is no second sentence."""
    first, _, rest = article.text.partition("\n")
    return rest if rest and first.split() == article.title.split() else article.text


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether a headline capitalises nearly all its words."""
    longer = [token.cap for token in tokens if token.word and len(token.low) > 3]
    return len(longer) > 1 and sum(longer) >= 0.7 * len(longer)
