"""Step 7a: shows, parts and pronouns as the nouns of a sentence: what belongs to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import ShowId
from bot.reading.appositions import apposition, describes, insertion, to_kind, vehicle
from bot.reading.clauses import RELATIVES, left_of, tells
from bot.reading.parts import PartSpec
from bot.reading.predicates import grammar
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS
from bot.reading.words import words

JOINTS = frozenset(["and", "&", "plus", "or", "nor", ",", "alongside"])
_BESIDE_TITLES = frozenset(["for", "'s", "to", "year", "old"])  # "its two-year-old offshoot Foo"
_MADE_BY = frozenset(["produced", "created", "led", "fronted", "hosted", "written", "starring", "set", "penned", "directed"])
_COORDINATING = frozenset(["and", "or", "nor"])
_AGAIN = frozenset(["on", "of", "about", "from", "with", "to"])  # a preposition may be said again behind them
_MEANWHILE = frozenset(["as", "while", "whereas"])
_OBLIQUE = words("oblique")
_WATCHING = frozenset(["fans", "viewers"])
_LIGHT = words("light")


@dataclass(frozen=True, slots=True)
class Bound:
    """A show (or None for "what the paragraph is about") and the part given beside it."""

    show: tuple[ShowId, ...]
    part: PartSpec | None = None
    part_at: int = -1
    at: int = -1  # the unit of the show
    topical: bool = False  # found through a pronoun or the paragraph, not named beside the words
    relative: bool = False  # told in a relative clause
    plural: bool = False


@dataclass(slots=True)
class Focus:
    """What a text is about at one point: the headline's shows, and the shows of the sentences before."""

    topic: tuple[ShowId, ...] = ()
    last: tuple[ShowId, ...] = ()
    group: tuple[tuple[ShowId, ...], ...] = ()  # the list that "both" or "they" means

    @property
    def current(self) -> tuple[ShowId, ...]:
        """The show that "it" most likely means."""
        return self.last or self.topic


def part_of(units: Sequence[Unit], at: int, focus: Focus) -> Bound:
    """The show to which the part expression at unit `at` belongs: "Foo's third season", "season 4 of Foo"."""
    spec = units[at].part
    if spec is not None and spec.bare and any(unit.low in words("book_words") for unit in units):
        return Bound((), spec, at)
    if (bracketed := _before_bracket(units, at)) >= 0:
        return Bound(units[bracketed].shows, spec, at, bracketed)
    index = at - 1
    while index >= 0 and units[index].kind == WORD and units[index].low in ("'s", "new", "upcoming", "for", "(", "'"):
        index -= 1
    if index >= 0 and units[index].kind == MARK and units[index].low in "(:,'" and units[index].low != ",":
        index -= 1
    if index >= 0 and units[index].kind == SHOW and units[index].role in ("", "'s"):
        return Bound(units[index].shows, spec, at, index)
    if (given := _given_to(units, at)) >= 0:
        return Bound(units[given].shows, spec, at, given)
    after = at + 1
    if after < len(units) and units[after].low == "'s":
        after += 1
    if (apposed := _in_its(units, at)) >= 0:
        return Bound(units[apposed].shows, spec, at, apposed)
    if after < len(units) and units[after].low in {"of", "for", "on", "to"}:
        handed = units[after].low == "to"
        for place in range(after + 1, min(after + 8, len(units))):
            unit = units[place]
            if handed and unit.kind != SHOW and not describes(unit):
                break  # "a third season to begin with Foo"
            if unit.kind == SHOW:
                if unit.role in ("", "'s"):
                    return Bound(unit.shows, spec, at, place)
                break
            if unit.kind == THIS and place + 1 < len(units) and units[place + 1].kind == SHOW:
                continue  # "of its nature series Foo"
            if unit.kind == THIS:
                return Bound(resolve(units, place, focus), spec, at, place, topical=True)
            if unit.kind != WORD or unit.low in {"in", "at", "by", "with", "from"}:
                break
            if units[after].low == "of" and unit.low in words("flagships"):
                return Bound((), spec, at)  # "the final season of the flagship"
    if after < len(units) and units[after].kind == SHOW and not units[after].role:
        return Bound(units[after].shows, spec, at, after)
    if (owner := _antecedent_of(units, at)) >= 0:
        return Bound(units[owner].shows, spec, at, owner, relative=True)
    found = resolve(units, at, focus)
    if not found:
        later = {unit.shows for unit in units[at:] if unit.kind == SHOW and unit.role in ("", "'s")}
        found = later.pop() if len(later) == 1 else ()
    return Bound(found, spec, at, -1, topical=True)


def _given_to(units: Sequence[Unit], at: int) -> int:
    """The title to which a part is given without a preposition ("hands Foo a third season"); -1 without."""
    index = at - 1
    while index > 0 and units[index].kind == WORD and units[index].low in words("of_parts") | {"early"}:
        index -= 1
    if index < 2 or units[index].low not in {"a", "an", "another"}:
        return -1
    return index - 1 if units[index - 1].kind == SHOW and not units[index - 1].role else -1


def _in_its(units: Sequence[Unit], at: int) -> int:
    """The title of which an apposition tells how far it is ("Foo, now in its fifth year"); -1 without."""
    index = at - 1
    while index > 0 and units[index].low in words("in_its"):
        index -= 1
    said = {unit.low for unit in units[index + 1 : at]}
    named = index >= 0 and units[index].kind == SHOW and not units[index].role
    return index if named and "," in said and "in" in said else -1


def _antecedent_of(units: Sequence[Unit], at: int) -> int:
    """The title to which the relative clause around a part belongs ("Foo, which will end with its fourth season"); or -1."""
    left = left_of(units, at)
    if left.opener not in RELATIVES or left.at < 1:
        return -1
    before = left.at - 1
    if before > 3 and units[before].low == "of" and units[before - 1].low in {"last", "latter"}:
        before -= 3  # "Foo, Bar and Baz, the last of which enters its tenth year"
    before -= units[before].low == ","
    return before if before >= 0 and units[before].kind == SHOW and units[before].role == "" else -1


def _before_bracket(units: Sequence[Unit], at: int) -> int:
    """The title before the bracket in which a part stands ("Foo (renewed for season 3)"); -1 without."""
    for index in range(at - 1, max(0, at - 9), -1):
        if units[index].kind == SHOW or units[index].low == ")":
            return -1
        if units[index].low == "(":
            return index - 1 if units[index - 1].kind == SHOW and units[index - 1].role in ("", "'s") else -1
    return -1


def resolve(units: Sequence[Unit], at: int, focus: Focus) -> tuple[ShowId, ...]:
    """What "it", "the drama" or a bare "season 4" at unit `at` means."""
    left = left_of(units, at)
    own = left.units[::-1] if left.opener.isalpha() else ()  # "confirmed that Foo will end after its fifth season"
    places: list[int] = [*own, *range(_clause_start(units, at), at)]
    for index in places:
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and (not oblique(units, index) or _of_part(units, index)):
            return unit.shows
    watched = units[at].kind == PART and next((unit for unit in units[:at] if unit.role in _WATCHING), None)
    if watched:
        return watched.shows  # "Foo fans must be patient: Sky has yet to decide on a third season"
    if focus.current:
        return focus.current
    named = {unit.shows for unit in units[:at] if unit.kind == SHOW}
    compared = units[at].kind == THIS and any(unit.kind == WORD and unit.low in words("beside_news") for unit in units[:at])
    return named.pop() if len(named) == 1 and not compared else ()


def _before_colon(units: Sequence[Unit], colon: int) -> int:
    """The show of which the words before a colon tell ("…, though Foo goes on: season five is due"); -1 without."""
    for index in range(colon - 2, max(0, colon - 6), -1):
        if units[index].kind == SHOW:
            return index if tells(units, index) else -1
    return -1


def _clause_start(units: Sequence[Unit], at: int) -> int:
    """Where the clause around unit `at` begins, if another one tells of a show before it ("Foo axed as Bar lands …")."""
    for index in range(at - 1, 0, -1):
        if units[index].low == ":" and (owner := _before_colon(units, index)) > 0:
            return owner
        if units[index].low in _MEANWHILE and units[index].kind == WORD and tells(units, index + 1):
            return index + 1
    return 0


def _of_part(units: Sequence[Unit], index: int) -> bool:
    """Whether a title owns the part before it ("the fourth season of Foo")."""
    return index > 1 and units[index - 1].low in {"of", "for"} and units[index - 2].kind == PART


def oblique(units: Sequence[Unit], index: int) -> bool:
    """Whether the show at that unit hangs on a preposition ("like Foo", "from the makers of Foo")."""
    at = index - 1
    steps = 0
    hosted = False  # "over on Fox Foo won its hour": the preposition is the network's
    while (
        at >= 0
        and units[at].kind == WORD
        and (units[at].low in _LIGHT or units[at].low in words("networks") or units[at].low in words("programme"))
        and steps < 6
    ):
        hosted = hosted or (units[at].low in words("networks") and units[at + 1].low != "'s")
        at -= 1
        steps += 1
    if at < 0 or units[at].kind != WORD or units[at].low not in _OBLIQUE:
        return False
    if hosted and units[at].low in {"on", "at", "over"}:
        return False
    return units[at].low != "as" or not tells(units, index)


def listed(units: Sequence[Unit], at: int, step: int) -> list[tuple[int, int]]:
    """The shows joined to the one at unit `at`, each with the unit of its own part (or -1), in one direction."""
    found = [(at, own_part(units, at))]
    here = at
    while True:
        other = _next_joined(units, here, step)
        if other >= 0 and units[other].role in words("episodic"):
            return []
        if other < 0 or units[other].role not in ("", "'s"):
            return found
        found.append((other, own_part(units, other)))
        here = other


def own_part(units: Sequence[Unit], at: int) -> int:
    """The part that stands directly behind a title in a list: "Foo (Season 4)", "Foo for Season 4", "Foo's season 4"."""
    index = at + 1
    opened = False
    while index < min(at + 6, len(units)):
        unit = units[index]
        if unit.kind == PART:
            return index if not unit.part or not unit.part.done else -1
        if unit.low == "(":
            opened = True
        elif unit.low == "," and index == at + 1 and _season_next(units, index + 1):
            pass  # "Foo, Season 4"
        elif not (
            unit.low in words("between_title_and_part") or (opened and unit.low != ")") or unit.low in words("networks")
        ):
            return -1
        index += 1
    return -1


def _season_next(units: Sequence[Unit], at: int) -> bool:
    """Whether the part of the title before a comma follows ("Foo, Season 4", "Foo, for a third season, and Bar, …")."""
    if at < len(units) and units[at].low == "for":
        return any(unit.kind == PART and not (unit.part and unit.part.done) for unit in units[at + 1 : at + 3])
    if at + 2 < len(units) and units[at + 1].low == "of" and units[at + 2].kind == SHOW:
        return False  # "season 5 of Foo, season 3 of Bar"
    return at < len(units) and units[at].kind == PART and units[at].low in {"season", "series", "year"}


def _next_joined(units: Sequence[Unit], at: int, step: int) -> int:
    joined = False
    unknown = 0
    own = own_part(units, at) if step > 0 else -1
    index = max(own, at) + step
    depth = int(
        own > at and any(unit.low == "(" for unit in units[at:own])
    )  # "Foo (season 5), Bar": the part stands in brackets
    reach = 16
    while 0 <= index < len(units) and abs(index - at) < reach:
        unit = units[index]
        low = unit.low
        if low == (")" if step < 0 else "("):
            depth += 1
        elif low == ("(" if step < 0 else ")"):
            depth -= 1
            if depth < 0:
                return -1
        elif depth:
            pass
        elif unit.kind == SHOW:
            if unit.role not in ("", "'s"):
                return -1
            return index if joined else -1
        elif joined and step > 0 and unit.kind == PART:
            return -1  # "a third season of Foo, a fifth of Bar": the second title has a part of its own
        elif low == "," and step > 0 and (over := insertion(units, index) or apposition(units, index)):
            reach += over - index
            index = over
            joined = True
        elif low in JOINTS:
            joined = True
            unknown = 0
        elif low in _AGAIN and joined and step > 0 and _again(units, index):
            pass  # "no word on Foo or on Bar"
        elif joined and step > 0 and low in _MADE_BY and units[index - 1].cap and units[index + 1].kind == SHOW:
            pass  # "Foo and the Ann Lowe-produced Bar"
        elif joined and step > 0 and _on_the_day(units, index):
            pass  # "Foo and, just this morning, Bar", "and, on Friday, Bar"
        elif (
            unit.kind in (PART, DATE)
            or low in _BESIDE_TITLES
            or low in _LIGHT
            or low in words("networks")
            or low in words("programme")
        ):
            pass
        elif unit.kind == WORD and low not in grammar().verbs and (unit.cap or low in ADVERBS):
            unknown += 1
            if unknown > 6:
                return -1
        elif not (joined and step > 0 and (to_kind(units, index) or vehicle(units, index))):
            return -1
        index += step
    return -1


def _again(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition is said again for the next title, and begins no day ("and on Friday Bar begins")."""
    return units[at - 1].low in _COORDINATING and at + 1 < len(units) and units[at + 1].kind != DATE


def _on_the_day(units: Sequence[Unit], at: int) -> bool:
    """Whether a word belongs to the day that a list gives for its next title."""
    if units[at].low == "on":
        return units[at - 1].low == "," and at + 1 < len(units) and units[at + 1].kind == DATE
    return units[at].low in {"morning", "afternoon", "evening", "week"} and units[at - 1].low == "this"


def with_part(units: Sequence[Unit], pair: tuple[int, int]) -> Bound:
    """A listed show with its own part, from what `listed` gives."""
    at, part = pair
    return Bound(units[at].shows, units[part].part if part >= 0 else None, part, at)
