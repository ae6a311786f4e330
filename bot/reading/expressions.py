"""Step 6, before the search: the expressions of tables/predicates.toml, and which of them a sentence can hold at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from bot.reading.forms import forms
from bot.reading.units import DATE, PART, SHOW, THIS, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

DENYING = frozenset(["not", "n't", "no", "never", "neither", "nor", "none", "nobody"])
NOT = frozenset(["not", "n't"])
BEFORE_VERB = AUXILIARIES | NOT | frozenset(["to", "going"])
_NOW = frozenset(["now", "already", "currently", "again", "recently", "just", "today", "finally", "until", "till", "before"])
SKIPPED = ADVERBS | BEFORE_VERB | frozenset(["of", "for", "on"])
_TIMED, _DENIED, _COLON, _WHOLE = 1, 2, 4, 7  # bits of a whole sentence
REACH = 5  # the most words that may stand between two elements
NETWORKS = words("networks")
_SLOTS = {"{S}": SHOW, "{P}": PART, "{F}": "F", "{L}": "L", "{E}": "E", "{D}": DATE, "{N}": "N"}
PART_SLOTS = frozenset([PART, "F", "L", "E"])


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of the table that one expression belongs to."""

    status: str
    bind: str
    needs: str = ""
    certainty: str = ""
    first: bool = False
    strict: bool = False
    weak: bool = False
    say: str = ""
    fresh: bool = False
    topical: bool = False
    weight: int = 0  # how many words of its own an expression needs

    @classmethod
    def of(cls, row: dict[str, Any], say: str, elements: Sequence[Element]) -> Predicate:
        """From a row of the table, for one of its expressions."""
        own = sum(not (one.optional or one.gap) for one in elements) - (row.get("needs") == "negation")
        return cls(
            status=row["status"],
            bind=row["bind"],
            needs=row.get("needs", ""),
            certainty=row.get("certainty", ""),
            first=row.get("first", False),
            strict=row.get("strict", False),
            weak=row.get("weak", False),
            fresh=row.get("fresh", False),
            topical=row.get("topical", False),
            say=say,
            weight=row.get("weight", own),
        )


@dataclass(frozen=True, slots=True)
class Element:
    """One place of an expression: the words and kinds of unit that fill it."""

    lows: dict[str, str]  # word -> verb form tags, empty for a plain word
    kinds: frozenset[str]
    optional: bool = False
    gap: bool = False
    verbal: bool = False  # a verb: its auxiliaries may stand before it


_GAPPED = Element({}, frozenset(), gap=True)


def elements_of(text: str) -> list[Element]:
    """One word of an expression; two elements where it is a negative contraction ("won't")."""
    if text == "..":
        return [_GAPPED]
    optional = text.startswith("?")
    lows: dict[str, str] = {}
    kinds: set[str] = set()
    contracted = False
    for choice in text.removeprefix("?").split("|"):
        if choice in _SLOTS:
            kinds.add(_SLOTS[choice])
        elif choice.startswith("~"):
            for form, tags in forms(choice[1:]).items():
                lows[form] = lows.get(form, "") + tags
        elif choice in {"not", "n't"}:
            lows |= {"not": "", "n't": ""}
        elif choice.endswith("n't"):
            contracted = True
            lows[{"won't": "will", "can't": "can"}.get(choice, choice[:-3])] = ""
        elif choice in {"'s", "'ll"}:
            lows[choice] = ""
        elif choice.endswith(("'s", "'ll")):
            lows[choice.split("'")[0]] = ""
        else:
            lows.setdefault(choice.replace("'", ""), "")
    made = [Element(lows, frozenset(kinds), optional, verbal=any(lows.values()))]
    if contracted:
        made.append(Element({"not": "", "n't": ""}, frozenset(), optional))
    return made


def spelled(say: str) -> list[str]:
    """An expression with every "(one way|another way)" written out."""
    start = say.find("(")
    if start < 0:
        return [say]
    end = say.index(")", start)
    return [
        again
        for choice in say[start + 1 : end].split("|")
        for again in spelled(" ".join(f"{say[:start]} {choice} {say[end + 1 :]}".split()))
    ]


@dataclass(frozen=True, slots=True)
class Entry:
    """An expression as it may begin at one word; `need`, `soon` and `whole` are bits of what must be there, see Bits."""

    predicate: Predicate
    elements: tuple[Element, ...]
    follow: frozenset[str]  # where it is not empty, the next word must be one of these
    need: int  # behind it
    soon: int  # within the next units
    whole: int  # anywhere in the sentence


def _follow(elements: tuple[Element, ...]) -> frozenset[str]:
    """The words that may come next, besides adverbs and auxiliaries; empty where a slot or a gap may."""
    lows: set[str] = set()
    for one in elements[1:]:
        if one.kinds or one.gap:
            return frozenset()
        lows.update(one.lows)
        if not one.optional:
            return frozenset(lows)
    return frozenset()


def _key(element: Element) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(element.lows), element.kinds


class Bits:
    """A bit for each different element: what a sentence does not hold rules most expressions out without a walk."""

    def __init__(self, elements: Iterable[Element]) -> None:
        uses = Counter(_key(one) for one in elements)
        common = SKIPPED | words("function")
        ranked = sorted(uses, key=lambda key: (not key[1], common.isdisjoint(key[0]), -uses[key]))
        self._numbers = {key: number for number, key in enumerate(ranked)}  # the rarer, the higher
        self.by_low: dict[str, int] = {}
        self._by_kind: dict[str, int] = {}

    def _of(self, element: Element) -> int:
        bit = 8 << self._numbers[_key(element)]
        for name in element.lows:
            self.by_low[name] = self.by_low.get(name, 0) | bit
        for name in element.kinds:
            self._by_kind[name] = self._by_kind.get(name, 0) | bit
        return bit

    def entry(self, predicate: Predicate, elements: tuple[Element, ...]) -> Entry:
        """An expression with what it needs besides its first element."""
        whole = _TIMED * (predicate.status == "airing") | _DENIED * (predicate.needs == "negation")
        whole |= _COLON * (predicate.bind == "label")
        need = reduce(or_, [self._of(one) for one in elements[1:] if not (one.optional or one.gap)], 0)
        first, second = elements[0], elements[1] if len(elements) > 1 else _GAPPED
        near = not (second.optional or second.gap or first.optional or first.kinds & PART_SLOTS)
        return Entry(predicate, elements, _follow(elements), need, self._of(second) if near else 0, whole)

    def filled(self, unit: Unit) -> int:
        """What a show, part, date or pronoun may fill: rather one bit too many."""
        own = self.by_low.get(unit.low, 0)
        own = own if unit.kind == THIS else own & _WHOLE
        if unit.kind == PART:
            return reduce(or_, [self._by_kind.get(slot, 0) for slot in slots_of(unit)], own)
        return self._by_kind.get(SHOW if unit.kind == THIS else unit.kind, 0) | own

    def finish(self) -> None:
        """Once all elements are known: what every network fills, and what a sentence as a whole may need."""
        self._by_kind[DATE] = self._by_kind.get(DATE, 0) | _TIMED
        for names, bits in ((NETWORKS, self._by_kind.get("N", 0)), (_NOW, _TIMED), (DENYING, _DENIED), (":—", _COLON)):
            for name in names:
                self.by_low[name] = self.by_low.get(name, 0) | bits


_Row = tuple[int, Entry]  # the place in the order, and the expression


class Rows:
    """Expressions in a fixed order, by the rarest thing that each needs behind its first unit."""

    __slots__ = ("_always", "_shelves", "any", "plain")

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._always: list[_Row] = []
        self._shelves: dict[int, list[_Row]] = {}
        for row in enumerate(entries):
            need = row[1].need
            if need:
                self._shelves.setdefault(1 << need.bit_length() - 1, []).append(row)
            else:
                self._always.append(row)
        self.plain = [entry for _, entry in self._always]  # those that need nothing else
        self.any = reduce(or_, self._shelves, 0)  # what any of the others needs

    def among(self, behind: Sequence[int], have: int) -> Sequence[Entry]:
        """Those to which nothing is missing: the units behind, the nearest one last, fill `behind`, and all `have`."""
        found: list[_Row] = []
        given = have & self.any
        while given:
            bit = 1 << given.bit_length() - 1
            given ^= bit
            for row in self._shelves[bit]:
                need = row[1].need
                if need & have == need:
                    found.append(row)
        if not found:
            return self.plain
        near = reduce(or_, behind[-1 - REACH :])
        return [entry for _, entry in sorted(self._always + found) if entry.soon & near == entry.soon]


class Start:
    """The expressions that may begin at one word: `every` one, those before a given word, those `open` to any other."""

    __slots__ = ("by_next", "entries", "every", "open")

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def finish(self) -> None:
        """Sort by the next word: those that anything may follow, and under each word those as well that it may."""
        opened = [entry for entry in self.entries if not entry.follow]
        self.every, self.open = Rows(self.entries), Rows(opened)
        self.by_next = {
            low: Rows(opened + [entry for entry in self.entries if low in entry.follow])
            for low in {low for entry in self.entries for low in entry.follow}
        }

    def before(self, low: str) -> Rows:
        """The expressions that may go on with that word, or with the owner of a part ("season 4 of Foo")."""
        return self.every if low in SKIPPED else self.by_next.get(low, self.open)


_SLOTS_OF = {name: frozenset(name) for name in ("F", "FL", "E", "P", "PL")}


def slots_of(unit: Unit) -> frozenset[str]:
    """The slots that a part may fill."""
    part = unit.part
    if part is not None and part.tv_year:
        return _SLOTS_OF["P"]
    if part is None or part.film:
        return _SLOTS_OF["FL" if part is not None and part.final else "F"]
    if part.done:
        return _SLOTS_OF["E"]
    return _SLOTS_OF["PL" if part.final else "P"]
