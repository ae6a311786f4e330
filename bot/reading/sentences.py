"""Step 6, before the search: what is known of one sentence, and of the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from bot.model import ShowId
from bot.reading.clauses import left_of, right_end
from bot.reading.headings import Text
from bot.reading.hedging import attribution
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match
from bot.reading.roundups import Shape
from bot.reading.timing import Setting
from bot.reading.units import SHOW, Unit

_QUOTE_MARKS = frozenset("'\"‘“«")
_QUOTE_LENGTH = 240


class Previous(NamedTuple):
    """What a sentence leaves to the next one."""

    asked: bool = False  # it was a question
    books: bool = False  # it spoke of books
    seasons: Mapping[ShowId, PartSpec] = MappingProxyType({})  # the seasons that "it" may mean


@dataclass(frozen=True)
class Sentence:
    """A sentence, where it stands, and what the article has shown itself to be by then."""

    text: Text
    units: list[Unit]
    said: frozenset[str]  # the words of its units
    kinds: frozenset[str]  # the kinds of unit that it holds
    number: int  # counted through headline and body
    first: bool  # it opens its text: there a plain past tense still tells the news
    setting: Setting
    seasons: Mapping[ShowId, PartSpec]  # the seasons that it names
    previous: Previous
    shape: Shape
    newsy: bool  # the headline names no show, but the text tells what has just been decided

    @cached_property
    def quote(self) -> str:
        """Its words as they stand in the text, cut to a length that can be shown."""
        text = self.text
        start, end = text.tokens[self.units[0].first].start, text.tokens[self.units[-1].last - 1].end
        while start and text.text[start - 1] in _QUOTE_MARKS:  # a title's own marks belong to the words
            start -= 1
        return " ".join(text.text[start:end].split())[:_QUOTE_LENGTH]

    @cached_property
    def tone(self) -> str:
        """How sure it sounds as a whole."""
        return attribution(self._lows(0, len(self.units)))

    def hedge(self, match: Match) -> str:
        """What the words around an expression say of its certainty."""
        if self.tone in {"", "denied"}:
            return self.tone
        units: Sequence[Unit] = self.units
        left = left_of(units, match.start)
        start = min(left.units, default=match.start)
        if left.opener == "that" or left.opener in {"if", "whether"}:
            start = min(left_of(units, left.at).units, default=start)
        found = attribution(self._lows(start, match.end))
        if found:
            return found
        near = attribution(self._lows(0, min(len(units), right_end(units, match.end) + 6)))
        return "reported" if near == "reported" else ""

    def words(self, match: Match) -> str:
        """The words of an expression as they stand in the text."""
        tokens = self.text.tokens
        start, end = tokens[self.units[match.start].first].start, tokens[self.units[match.end - 1].last - 1].end
        return " ".join(self.text.text[start:end].split())

    def _lows(self, start: int, end: int) -> str:
        """The words from one unit to another; a title's own say nothing ("Odds and Ends renewed" is no bet)."""
        tokens = self.text.tokens
        lows: list[str] = [""]
        at = self.units[start].first
        for unit in self.units[start:end]:
            if unit.kind == SHOW:
                lows.extend([token.low for token in tokens[at : unit.first]])
                lows.append("*")
                at = unit.last
        lows.extend([token.low for token in tokens[at : self.units[end - 1].last]])
        lows.append("")
        return " ".join(lows)
