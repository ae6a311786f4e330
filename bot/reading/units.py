"""Step 4: the words of a sentence become units: shows, parts, dates, "the drama", and plain words between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.reading.dates import MONTHS, SEASONS, WEEKDAYS, DateSpec, read_date
from bot.reading.numerals import CARDINALS, ORDINALS, number
from bot.reading.part_phrases import read_part
from bot.reading.parts import FILM_NOUNS, PartSpec
from bot.reading.tokens import Sentence, Token
from bot.reading.words import words

if TYPE_CHECKING:
    from bot.reading.clauses import Left

WORD, MARK, SHOW, PART, DATE, THIS = "w", "p", "S", "P", "D", "A"

_NOUNS = frozenset([SHOW, PART, THIS])
_UNSAID = frozenset("\"'`*_“”\n")  # marks that make no unit
_PART_STARTS = (
    frozenset(["single", "year"])
    | frozenset(["season", "seasons", "series", "volume", "volumes", "part", "cycle", "chapter", "szn"])
    | FILM_NOUNS
    | words("part_starts_film")
    | words("part_starts_further")
    | frozenset(ORDINALS)
    | frozenset(CARDINALS)
)
_DATE_STARTS = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS) | words("date_starts")
_PRONOUNS = frozenset(["it", "they", "both"])
_ADVERBS = words("adverbs")
_CONTRACTING = frozenset(["it", "that", "there", "what", "who", "which", "he", "she", "here", "where", "how"])
_DETERMINERS = frozenset(["the", "this", "that", "its", "their", "our", "'s"])
_STARTS = _PART_STARTS | _DATE_STARTS | _PRONOUNS | _DETERMINERS | {"hit"}  # what may begin more than a plain word
_PROGRAMMES = words("programme") | words("plural_programmes")
_KINDS = words("light") | _PROGRAMMES | {"game"}
_OTHERS = words("other_versions")  # "the original series"
_NUMBERING = frozenset(ORDINALS) | words("part_words")  # "the third season"
_OTHER_HEADS = words("other_heads") | words("no_programme")
_FUNCTION = words("function")
_PART_HEADS = words("part_heads")
_NETWORKS = words("networks")


class Unit:
    """One unit: its kind, the tokens from `first` up to `last` (excluded), and what it means."""

    __slots__ = ("cap", "date", "first", "kind", "last", "left", "low", "part", "plural", "role", "shows")

    def __init__(self, kind: str, low: str, first: int, last: int, cap: bool = False) -> None:
        self.kind = kind
        self.low = low
        self.first = first
        self.last = last
        self.cap = cap
        self.shows: tuple[int, ...] = ()
        self.part: PartSpec | None = None
        self.date: DateSpec | None = None
        self.role = ""  # the noun that a show or part only modifies ("star", "finale")
        self.plural = False  # "the pair", "the two dramas": more shows than one
        self.left: tuple[int, int, Left] | None = (
            None  # what stands before it in its clause, once asked, see clauses.left_of
        )

    def __repr__(self) -> str:
        return f"<{self.kind}:{self.low}{'/' + self.role if self.role else ''}>"


def build(
    tokens: Sequence[Token],
    sentence: Sentence,
    shows: dict[int, tuple[int, tuple[int, ...]]],
    published: date | None,
) -> list[Unit]:
    """The units of one sentence. `shows` maps a title's first token to (token after it, the show's id)."""
    units: list[Unit] = []
    index = sentence.first
    end = sentence.last
    add = units.append
    while index < end:
        token = tokens[index]
        low = token.low
        if index in shows:
            after, ids = shows[index]
            unit = Unit(SHOW, low, index, after, True)
            unit.shows = ids
            add(unit)
            index = after
            continue
        if not token.word:
            joined = low == "+" and index > sentence.first and tokens[index - 1].end == token.start  # "Paramount+"
            if low not in _UNSAID and not joined:
                add(Unit(WORD if low == "/" else MARK, low, index, index + 1))
            index += 1
            continue
        if low in _STARTS or not low.isalpha():
            unit_end = _chunk(tokens, index, end, shows, published, units)
            if unit_end:
                index = unit_end
                continue
        if low == "'s" and units and units[-1].kind != SHOW and _has(tokens, index, end):
            low = "has"
        add(Unit(WORD, low, index, index + 1, token.cap))
        index += 1
    _settle(units)
    return units


def _has(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "'s" is "has" ("Production's been under way", "Foo's just been renewed")."""
    if not at or tokens[at - 1].low in _CONTRACTING:
        return False  # the verb group knows "it's been"
    after = at + 1
    while after < min(at + 4, end) and tokens[after].low in _ADVERBS:
        after += 1
    return after < end and tokens[after].low == "been"


def _chunk(
    tokens: Sequence[Token],
    index: int,
    end: int,
    shows: dict[int, tuple[int, tuple[int, ...]]],
    published: date | None,
    units: list[Unit],
) -> int:
    """Add the part, date or "the drama" that begins here; the token after it, or 0."""
    low = tokens[index].low
    digit = low[0].isdigit()
    if digit or low in _PART_STARTS or (low[0] == "s" and len(low) < 4 and low[1:].isdigit()):
        found = read_part(tokens, index, end)
        owned = index > 0 and tokens[index - 1].low == "'s"  # "Foo's third, Bar's fourth"
        if found and found[0].bare and not owned and found[1] + 1 in shows and tokens[found[1]].low == ",":
            found = None  # "a third, Foo, is safe"
        if found and found[0].film and _company(tokens, index, end, units):
            found = None
        if found and not any(at in shows for at in range(index + 1, found[1])):
            unit = Unit(PART, low, index, found[1])
            unit.part = found[0]
            units.append(unit)
            return found[1]
    if (digit or low in _DATE_STARTS) and not (low in WEEKDAYS and _of_a_night(tokens, index, end, shows)):
        dated = read_date(tokens, index, end, published)
        if dated and not any(at in shows for at in range(index + 1, dated[1])):
            unit = Unit(DATE, low, index, dated[1])
            unit.date = dated[0]
            units.append(unit)
            return dated[1]
    if low in _PRONOUNS:
        units.append(Unit(THIS, low, index, index + 1))
        return index + 1
    if low in _DETERMINERS or (low == "hit" and index + 1 < end and tokens[index + 1].low in words("programme")):
        return _programme(tokens, index, end, shows, units)
    return 0


def _of_a_night(tokens: Sequence[Token], at: int, end: int, shows: dict[int, tuple[int, tuple[int, ...]]]) -> bool:
    """Whether a weekday only says on which night a programme is shown ("the Thursday quiz show Foo")."""
    if not at or tokens[at - 1].low in words("before_day") or not (tokens[at - 1].word or tokens[at - 1].low == ","):
        return False
    place = at + 1
    kind = False
    while place < min(at + 6, end) and place not in shows and tokens[place].low in _KINDS:
        kind = kind or tokens[place].low in _PROGRAMMES
        place += 1
    while place < end and tokens[place].low in _UNSAID:
        place += 1
    return kind and place in shows


def _company(tokens: Sequence[Token], at: int, end: int, units: Sequence[Unit]) -> bool:
    """Whether "film" ends the name of a company ("Lowe Films announced …", "producers at Tarn Film said …")."""
    if not tokens[at].cap or not units or at + 1 >= end:
        return False
    before, behind = units[-1], tokens[at + 1]
    named = before.kind == WORD and before.cap and before.low not in _NETWORKS and before.low not in _PART_HEADS
    return named and before.last == at and behind.low.isalpha() and not behind.cap


def _programme(
    tokens: Sequence[Token], index: int, end: int, shows: dict[int, tuple[int, tuple[int, ...]]], units: list[Unit]
) -> int:
    """As in "the pirate comedy": a determiner, up to five describing words, a word for programmes."""
    last = _described_until(tokens, index, end, shows)
    titled = last
    while titled < end and tokens[titled].low in _UNSAID:
        titled += 1  # "the historical drama 'Foo'"
    if not last or titled in shows:
        return 0
    if last + 2 < end and tokens[last].low in {"based", "inspired", "adapted"} and (last + 2 in shows or last + 3 in shows):
        return 0  # "the musical based on Foo"
    if last + 1 < end and tokens[last].low == "of" and last + 1 not in shows and tokens[last + 1].low in words("series_of"):
        return 0  # "its summer series of concerts"
    if tokens[last - 1].low in words("derivatives") and last < end and tokens[last].low in {"of", "to", "for"}:
        return 0  # "its reboot of Foo"
    if last < end and (tokens[last].low in _OTHER_HEADS or _version_of(tokens, last, end)):
        return 0
    unit = Unit(THIS, tokens[last - 1].low, index, last)
    unit.plural = tokens[last - 1].low in words("plural_programmes")
    units.append(unit)
    return last


def _version_of(tokens: Sequence[Token], last: int, end: int) -> bool:
    """Whether "its adaptation" goes on "of the Danish thriller Foo": a programme made of another, and of no book."""
    if tokens[last - 1].low not in words("versions") or tokens[last].low not in {"of", "on"}:
        return False
    behind = [token.low for token in tokens[last + 1 : min(last + 5, end)]]
    return any(low in _PROGRAMMES or low in words("nations") for low in behind)


def _described_until(tokens: Sequence[Token], index: int, end: int, shows: dict[int, tuple[int, tuple[int, ...]]]) -> int:
    """The token behind the word for programmes in "the fish-out-of-water comedy"; 0 where none ends a description.

    Whatever hyphens join is one word, and may hold any others ("the will-they-won't-they romcom").
    """
    last = described = 0
    for at in range(index + 1, min(index + 24, end)):
        token = tokens[at]
        low = token.low
        if at in shows or low in _OTHERS:
            break
        if _hyphened(tokens, at, end):
            if last:
                break
            described += not token.glued
            if low in _PROGRAMMES and not (at + 1 < end and tokens[at + 1].glued):
                last = at + 1  # "the new six-parter", "the comedy-drama"
        elif not last and _joins_names(tokens, at, end):
            pass
        elif not token.word or low in _FUNCTION or low in _NUMBERING:
            break
        elif low in _PROGRAMMES:
            last = at + 1
        elif last:
            break
        else:
            described += 1
        if described > 5:
            break
    if last and (tokens[last - 1].low in _OTHERS or _numbered(tokens, last, end)):
        return 0
    return last


def _numbered(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the noun before is the season that a number behind it counts ("said that series five …")."""
    return tokens[at - 1].low == "series" and at < end and number(tokens[at].low) > 0


def _joins_names(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a token joins two descriptions ("1950s-set, jazz-soaked", "Lowe and Barker drama")."""
    if tokens[at].low == ",":
        return _hyphened(tokens, at - 1, end)
    return tokens[at].low == "and" and at + 1 < end and tokens[at - 1].cap and tokens[at + 1].cap


def _hyphened(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a token is a part of a compound with hyphens."""
    if tokens[at].glued or (at + 1 < end and tokens[at + 1].glued):
        return True
    return tokens[at].low == "n't" and at + 1 < end and (tokens[at - 1].glued or tokens[at + 1].glued)


def _behind_nation(units: list[Unit], at: int) -> int:
    """The unit of "remake" in "Foo Canadian remake"; `at` where no such noun follows."""
    place = at
    while place < min(at + 2, len(units)) and units[place].kind == WORD and units[place].low in words("nations"):
        place += 1
    after = place < len(units) and units[place].low in words("derivatives")
    return place if after else at


def _credit(units: list[Unit], at: int) -> bool:
    """Whether a title stands in the bracket behind a name of two words ("Ann Lowe (Foo, Bar) is to play …")."""
    index = at - 1
    while index > 0 and (units[index].kind == SHOW or units[index].low in {",", "and"}):
        index -= 1
    if index < 2 or units[index].low != "(":
        return False
    names = units[index - 2 : index]
    named = all(one.kind == WORD and one.cap and one.low not in _PROGRAMMES | _NETWORKS for one in names)
    return named and all(one.kind in (SHOW, MARK) or one.low == "and" for one in units[index + 1 : at + 1])


def _settle(units: list[Unit]) -> None:
    """Find out which shows and parts only modify the noun behind them ("the Foo star", "the season 3 finale")."""
    heads = words("other_heads")
    count = len(units)
    for index in [at for at, unit in enumerate(units) if unit.kind in _NOUNS]:
        unit = units[index]
        at = index + 1
        possessive = at < count and units[at].low == "'s" and units[at].kind == WORD
        at += possessive
        if unit.kind == PART:
            if at < count and units[at].kind == WORD and units[at].low in _PART_HEADS:
                unit.role = units[at].low
            continue
        if possessive and at < count and units[at].kind in (PART, DATE):
            continue
        if unit.kind == SHOW and _credit(units, index):
            unit.role = "star"
            continue
        at = _behind_nation(units, at)
        if at < count and units[at].kind == WORD and units[at].low in heads:
            unit.role = units[at].low
        elif possessive:
            unit.role = "'s"
