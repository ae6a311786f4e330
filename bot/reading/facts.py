"""Step 9a'': what a sentence lets slip about how far its shows have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import ShowId
from bot.reading import novelty, progress
from bot.reading.beside import preposition
from bot.reading.nouns import Bound, Focus, listed, part_of
from bot.reading.parts import PartSpec
from bot.reading.roundups import of_several
from bot.reading.statements import Facts, Notes
from bot.reading.tokens import Token
from bot.reading.units import PART, SHOW, WORD, Unit
from bot.reading.words import words


class Gatherer:
    """Takes down in the notes of one article what its sentences tell of seasons gone and seasons to come."""

    def __init__(self, notes: Notes, published: date | None) -> None:
        self._notes = notes
        self._published = published
        self._unnamed: tuple[ShowId, ...] = ()  # the show that a headline without a title speaks of

    def untitled(self, headline: Sequence[Token], topic: tuple[ShowId, ...]) -> None:
        """A headline names no show: what it counts belongs to the one show that the body is about."""
        if topic and topic[0] > 0 and not of_several(headline):
            self._unnamed = topic[:1]
            if novelty.headed_new(headline):
                self._notes.fact(topic[0]).new = True

    def gather(
        self, tokens: Sequence[Token], units: Sequence[Unit], focus: Focus, *, headline: bool
    ) -> dict[ShowId, PartSpec]:
        """Read one sentence; the part that it names of each show."""
        fresh: dict[ShowId, PartSpec] = {}
        nouns = [at for at, unit in enumerate(units) if unit.kind == SHOW or unit.kind == PART]
        for index in nouns:
            unit = units[index]
            if unit.kind == SHOW and (novelty.introduced(units, index) or (headline and novelty.adapted(units, index))):
                self._notes.fact(unit.shows[0]).new = True
            if unit.kind == SHOW and novelty.described(units, index):
                self._notes.fact(unit.shows[0]).described = True
            if unit.kind == SHOW and not unit.role and (year := progress.year_of(units, index)):
                plurals = words("plural_programmes") | progress.CLASSES
                several = any(one.low in plurals for one in units[max(0, index - 4) : index])
                for at, _ in listed(units, index, 1) if several else [(index, -1)]:
                    self._gone(units[at].shows, year)
            if unit.kind != PART or unit.part is None or unit.low in {"part", "chapter"}:
                continue
            bound = part_of(units, index, focus)
            if headline and not bound.show:
                bound = replace(bound, show=self._unnamed)
            if unit.part.done:
                self._count(units, index, bound, focus)
            elif bound.show:
                facts = self._notes.fact(bound.show[0])
                if unit.part.first and not unit.role and bound.show[0] not in fresh:
                    fresh[bound.show[0]] = unit.part
                self._part(units, index, facts, headline=headline)
        owner = progress.counted_of([units[at] for at in nouns], focus)
        if owner and (told := self._told(tokens, units, self._notes.fact(owner[0]))):
            self._gone(owner, told)
        return fresh

    def _count(self, units: Sequence[Unit], index: int, bound: Bound, focus: Focus) -> None:
        part = units[index].part
        owner = next((unit.shows for unit in reversed(units[:index]) if unit.kind == SHOW), bound.show or focus.current)
        if owner and part is not None and progress.elapsed(units, index):
            self._gone(owner, part.last)

    @staticmethod
    def _part(units: Sequence[Unit], index: int, facts: Facts, *, headline: bool) -> None:
        """Take down one season that a sentence names."""
        unit, part = units[index], units[index].part
        if part is None:
            return
        if headline and facts.headline is None and (part.first or part.film):
            facts.headline = part
        if not part.first:
            return
        if part.last > part.first:
            facts.spans.add((part.first, part.last))
        if unit.low in words("coming_words"):
            facts.coming.add(part.first)
        elif preposition(units, index) == "through":
            facts.through = max(facts.through, part.last)
        elif unit.role in words("part_over_heads") or progress.over(units, index):
            facts.gone = max(facts.gone, part.last)
        elif part.final or progress.ahead(units, index) or _won(units, index):
            facts.coming.add(part.first)
        elif part.bare and part.definite and part.first == facts.gone + 1 and not _to_come(units):
            facts.gone = part.last  # "the first was a hit, the second less so"
        elif not part.bare and not any(one.kind == WORD and one.low in words("wishing") for one in units):
            facts.named.add(part.last)
        if progress.wanted(units, index):
            facts.wanted.add(part.first)

    def _told(self, tokens: Sequence[Token], units: Sequence[Unit], facts: Facts) -> int:
        if progress.began_lately(units, self._published):
            facts.young = True
        return progress.seasons_told(tokens[units[0].first : units[-1].last])

    def _gone(self, show: tuple[ShowId, ...], season: int) -> None:
        facts = self._notes.fact(show[0])
        facts.gone = max(facts.gone, season)


def _to_come(units: Sequence[Unit]) -> bool:
    """Whether a sentence speaks of what will be, or may be."""
    return any(unit.low in words("to_come") or unit.low in words("wishing") for unit in units)


def _won(units: Sequence[Unit], at: int) -> bool:
    """Whether a season is what a programme is given ("has landed a season two", "picked up for a third season")."""
    before = [unit.low for unit in units[max(0, at - 3) : at]]
    return before[-1:] == ["a"] and not words("ordered").isdisjoint(before)
