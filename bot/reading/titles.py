"""Step 2: followed titles in the tokens of a text, all at once by an Aho-Corasick automaton, longest match first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.model import Show, ShowId
from bot.reading.tokens import Token, tokenise
from bot.reading.words import words

_ARTICLES = frozenset({"the", "a", "an"})
_LINKS = words("title_links")
_BREAKERS = frozenset('.;"()[]?\n')


class Title:
    """One way to write a show's name. `words` are folded; `caps` tells which of them begin with a capital."""

    __slots__ = ("caps", "commas", "show", "text", "words")

    def __init__(self, show: ShowId, text: str, tokens: Sequence[Token]) -> None:
        self.show = show
        self.text = text
        self.words = tuple(_plain(token) for token in tokens if token.word or token.low == "&")
        self.caps = tuple(token.cap for token in tokens if token.word or token.low == "&")
        self.commas = frozenset(token.low for token in tokens if not token.word)


class Mention:
    """A title found in a text: the tokens from `first` up to `last` (excluded) and the titles that fit them."""

    __slots__ = ("first", "last", "titles")

    def __init__(self, first: int, last: int, titles: list[Title]) -> None:
        self.first = first
        self.last = last
        self.titles = titles


def _plain(token: Token) -> str:
    return "and" if token.low == "&" else token.low


class TitleIndex:
    """Finds followed titles. Building is linear in the number of shows, finding in the length of the text."""

    def __init__(self, shows: Iterable[Show]) -> None:
        self._titles: list[list[Title]] = []
        numbers: dict[str, int] = {}
        for show in shows:
            for name in show.names:
                for pattern, title in _variants(show.id, name):
                    number = numbers.setdefault(pattern, len(self._titles))
                    if number == len(self._titles):
                        self._titles.append([title])
                    elif all(known.show != show.id for known in self._titles[number]):
                        self._titles[number].append(title)
        patterns = list(numbers)
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard) if patterns else None

    def find(self, tokens: Sequence[Token]) -> list[Mention]:
        """The longest titles in a text, in its order, without overlap."""
        if self._automaton is None:
            return []
        numbers = [number for number, token in enumerate(tokens) if token.word or token.low == "&"]
        lows = ["and" if (low := token.low) == "&" else low for token in tokens if token.word or token.low == "&"]
        joined = f" {' '.join(lows)} "
        found = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        mentions: list[Mention] = []
        at = first = free = 0
        for begin, _, titles in sorted((begin, -end, which) for which, begin, end in found):
            first, at = first + joined.count(" ", at, begin), begin  # the word at which the match begins
            if first < free:
                continue
            last = first + len(self._titles[titles][0].words)
            start, end = numbers[first], numbers[last - 1] + 1
            fitting = [title for title in self._titles[titles] if _fits(tokens, start, end, title)]
            if fitting:
                mentions.append(Mention(start, end, fitting))
                free = last
        return mentions


def _variants(show: ShowId, name: str) -> list[tuple[str, Title]]:
    """The patterns under which a name is sought: as it stands, and without a leading article if enough is left."""
    tokens = tokenise(name)
    title = Title(show, name, tokens)
    if not title.words:
        return []
    variants = [(f" {' '.join(title.words)} ", title)]
    if len(title.words) > 2 and title.words[0] in _ARTICLES:
        shorter = Title(show, name, tokens[1:])
        variants.append((f" {' '.join(shorter.words)} ", shorter))
    return variants


def _fits(tokens: Sequence[Token], start: int, end: int, title: Title) -> bool:
    """Whether marks and capitals between those tokens allow the title."""
    place = 0
    lower = 0
    for index in range(start, end):
        token = tokens[index]
        if token.word or token.low == "&":
            if title.caps[place] and not token.cap and title.words[place] not in _LINKS:
                lower += 1
            place += 1
        elif (token.low in _BREAKERS and token.low not in title.commas) or (token.low == "," and "," not in title.commas):
            return False
    if not lower:
        return True
    capitals = [capital for capital, word in zip(title.caps, title.words, strict=True) if word not in _LINKS]
    return not any(capitals) or (lower == 1 and len(capitals) > 2)
