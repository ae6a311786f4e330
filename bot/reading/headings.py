"""Step 6, before the sentences: what an article's headline and titles tell of all that follows."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from bot.model import ShowId
from bot.reading.calendars import on_grid
from bot.reading.retrospect import looks_back
from bot.reading.roundups import of_several, recalls
from bot.reading.titles import Mention
from bot.reading.tokens import Token
from bot.reading.words import words

_SPOILERS = frozenset(["spoiler", "spoilers"])
_OPENING = 40  # tokens of a body that show whether it is a schedule


@dataclass(slots=True)
class Text:
    """One of the two texts of an article (headline, body), tokenised, with the titles found in it."""

    text: str
    tokens: list[Token]
    mentions: list[Mention]
    headline: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of an article as a whole before its sentences are read."""

    topic: tuple[ShowId, ...]  # the shows that it is about: those of the headline, else the first of the body
    about: frozenset[ShowId]  # the same as a set
    pointed: bool  # the headline names the shows that the article is about
    written: bool  # there is a headline
    teased: bool  # it speaks of one programme and does not name it ("Hit crime drama axed")
    several: bool  # the headline speaks of more shows than it names
    digest: bool  # it heads the news of a day or a week
    family: bool  # it speaks of a spin-off, a franchise
    kin: frozenset[ShowId]  # the shows of its body that bear the name of one of its own, and more ("Foo: Exile")
    rumour: bool  # it calls its news a rumour
    forecast: bool  # it announces predictions
    fateful: bool  # it speaks of a fate or a stage of its show
    mourning: bool  # it takes leave of its show ("RIP Foo")
    announcing: bool  # it says that something is announced
    recalling: bool  # it promises shows of the past
    back: bool  # it looks back at one programme: a plain past tells no news
    alone: bool  # the article names one show alone, and more than once
    grid: bool  # the article is about a schedule
    finales: bool  # it lists the days on which seasons end
    reviewing: bool  # it is a review, a quiz, an obituary
    spoiling: bool  # its body opens with a warning of spoilers
    trading: bool  # it is about programmes bought and sold


def heading_of(headline: Text, body: Text) -> Heading:
    """What the headline, and the titles of both texts, tell of the whole article."""
    texts = (headline, body)
    lows = [token.low for token in headline.tokens]
    said = frozenset(lows)
    own = {at for one in headline.mentions for at in range(one.first, one.last) if one.titles[0].show > 0}
    outside = [low for at, low in enumerate(lows) if at not in own]  # "Odds and Ends Renewed" is no forecast
    shows = [mention.titles[0].show for text in texts for mention in text.mentions]
    topic = _topic(texts)
    nowadays = "where" in said and "now" in said  # "where are they now?"
    return Heading(
        topic=topic,
        about=frozenset(topic),
        pointed=bool(headline.mentions),
        written=bool(lows),
        teased=not headline.mentions and not words("teased").isdisjoint(said) and not of_several(headline.tokens),
        several=_of_more(said),
        digest=_is_digest(lows),
        family=not words("kin").isdisjoint(said),
        kin=_kin(headline.mentions, body.mentions),
        rumour=bool(lows) and lows[0] in words("rumour_labels") and lows[1:2] == [":"],
        forecast=not words("forecasts").isdisjoint(outside),
        fateful=("?" in said and not nowadays) or not words("fateful").isdisjoint(said),
        mourning=_mourns(headline),
        announcing=not words("announcing").isdisjoint(said),
        recalling=recalls(headline.tokens),
        back=looks_back(headline.tokens, headline.mentions),
        alone=len(shows) > 1 and len(set(shows)) == 1,
        reviewing=not words("reviewing").isdisjoint(said),
        spoiling=any(token.low in _SPOILERS for token in body.tokens[:_OPENING]),
        trading=not words("trading").isdisjoint(said),
        finales=not {"finale", "finales"}.isdisjoint(said) and not {"dates", "calendar", "when"}.isdisjoint(said),
        grid=on_grid(headline.tokens) or on_grid(body.tokens[:_OPENING]),
    )


def _of_more(lows: Set[str]) -> bool:
    """Whether a headline speaks of more shows than it names ("Foo, Bar and three more axed", "Round-up: …")."""
    if not words("digests").isdisjoint(lows) or {"round", "up"} <= lows or {"cheat", "sheet"} <= lows:
        return True
    return not (words("plurals").isdisjoint(lows) and words("more_words").isdisjoint(lows))


def _is_digest(lows: Sequence[str]) -> bool:
    """Whether a headline says that many things are told ("TV news roundup: …", "The Week in TV: …", "… plus more news")."""
    if not words("digests").isdisjoint(lows) or ("week", "in") in pairwise(lows):
        return True
    return "more" in lows and not {"news", "headlines"}.isdisjoint(lows)


def _kin(own: Sequence[Mention], others: Sequence[Mention]) -> frozenset[ShowId]:
    """The shows whose titles begin with that of a show that the headline names: the article is about its franchise."""
    parents = {title.words for mention in own for title in mention.titles}
    shows = {title for mention in others for title in mention.titles if len(title.words) > 1}
    return frozenset(title.show for title in shows if any(title.words[: len(one)] == one != title.words for one in parents))


def whose(mention: Mention, texts: Sequence[Text]) -> ShowId:
    """Which show a name means that several bear: the one that the article names in another way as well."""
    if len(mention.titles) > 1:
        for title in mention.titles:
            for text in texts:
                if any(other.titles[0].show == title.show for other in text.mentions if len(other.titles) == 1):
                    return title.show
    return mention.titles[0].show


def _mourns(headline: Text) -> bool:
    """Whether a headline takes leave of a programme ("RIP Foo"), and not of a person ("RIP Foo star Ann")."""
    tokens = headline.tokens
    if not tokens or tokens[0].low not in words("mourning"):
        return False
    end = next((one.last for one in headline.mentions if one.first < 3 and one.titles[0].show > 0), 0)
    return end > 0 and (end == len(tokens) or not tokens[end].word or tokens[end].low not in words("other_heads"))


def _topic(texts: Sequence[Text]) -> tuple[ShowId, ...]:
    """The shows that the article is about: those of the headline, else the first of the body."""
    for text in texts:
        own = [mention for mention in text.mentions if not (text.headline and _in_other_hands(text.tokens, mention))]
        shows = [whose(mention, texts) for mention in own]
        shows.sort(key=lambda show: show < 0)  # followed ones first
        if shows:
            return tuple(dict.fromkeys(shows if text.headline else shows[:1]))
    return ()


def _in_other_hands(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a title only tells whose other programme it is ("Foo star's new drama", "new comedy from Foo's makers")."""
    lows = [token.low for token in tokens[mention.last : mention.last + 6]]
    lows = [low for low in lows if low not in {"'", '"'}]
    if not lows or lows[0] not in words("other_heads"):
        return False
    return lows[1:2] == ["'s"] and any(low in words("programme") for low in lows[2:5])
