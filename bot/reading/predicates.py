"""Step 6: the expressions of tables/predicates.toml, compiled once and found in the units of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.reading.forms import forms
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import table, words

_GAP = 6  # the most units that ".." passes over
_STOPS = frozenset(".;:—?!(")
_DETERMINERS = words("determiners")
_FUNCTION = words("no_describing")
_OF_PARTS = words("of_parts")
_DENYING = frozenset(["not", "n't", "no", "never", "neither", "nor", "none", "nobody"])
_NOT = frozenset(["not", "n't"])
_BEFORE_VERB = AUXILIARIES | _NOT | frozenset(["to", "going"])
_NOW = frozenset(["now", "already", "currently", "again", "recently", "just", "today", "finally", "until", "till", "before"])
_SKIPPED = ADVERBS | _BEFORE_VERB
_SLOTS = {"{S}": SHOW, "{P}": PART, "{F}": "F", "{L}": "L", "{E}": "E", "{D}": DATE, "{N}": "N"}
_PART_SLOTS = frozenset([PART, "F", "L", "E"])


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
    weight: int = 0  # how many words of its own an expression needs


@dataclass(frozen=True, slots=True)
class _Element:
    lows: dict[str, str]  # word -> verb form tags, empty for a plain word
    kinds: frozenset[str]
    optional: bool = False
    gap: bool = False
    verbal: bool = False  # a verb: its auxiliaries may stand before it


@dataclass(slots=True)
class Match:
    """An expression found: the units from `start` up to `end` (excluded), its main verb, what its slots hold."""

    predicate: Predicate
    start: int
    end: int
    head: int = -1
    tags: str = ""
    shows: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    negated: bool = False  # "is not coming back": the negation stands within the words

    @property
    def length(self) -> int:
        """How many units it covers."""
        return self.end - self.start


def _element(text: str) -> list[_Element]:
    """One word of an expression; two elements where it is a negative contraction ("won't")."""
    if text == "..":
        return [_Element({}, frozenset(), gap=True)]
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
    made = [_Element(lows, frozenset(kinds), optional, verbal=any(lows.values()))]
    if contracted:
        made.append(_Element({"not": "", "n't": ""}, frozenset(), optional))
    return made


def _spelled(say: str) -> list[str]:
    """An expression with every "(one way|another way)" written out."""
    start = say.find("(")
    if start < 0:
        return [say]
    end = say.index(")", start)
    return [
        again
        for choice in say[start + 1 : end].split("|")
        for again in _spelled(" ".join(f"{say[:start]} {choice} {say[end + 1 :]}".split()))
    ]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An expression as it may begin at one word; `anchor` and `kind` are what a sentence must hold for it as well."""

    predicate: Predicate
    elements: tuple[_Element, ...]
    anchor: frozenset[str] = frozenset()
    kind: str = ""
    follow: frozenset[str] = frozenset()  # where it is not empty, the next word must be one of these


def _entry(predicate: Predicate, elements: tuple[_Element, ...]) -> _Entry:
    needed = [one for one in elements[1:] if not one.optional and not one.gap]
    worded = [frozenset(one.lows) for one in needed if not one.kinds]
    slots = [one.kinds for one in needed if one.kinds and not one.lows]
    parts = any(kinds <= _PART_SLOTS for kinds in slots)
    anchor = min(worded, key=len, default=frozenset[str]())
    return _Entry(predicate, elements, anchor, PART if parts else "", _follow(elements))


def _follow(elements: tuple[_Element, ...]) -> frozenset[str]:
    """The words that may come next, besides adverbs and auxiliaries; empty where a slot or a gap may."""
    lows: set[str] = set()
    for one in elements[1:]:
        if one.kinds or one.gap:
            return frozenset()
        lows.update(one.lows)
        if not one.optional:
            return frozenset(lows)
    return frozenset()


class _Rows:
    """The expressions that may begin at one word: all, those that anything may follow, the others by the next word."""

    __slots__ = ("all", "by_next", "open")

    def __init__(self) -> None:
        self.all: list[_Entry] = []
        self.open: list[_Entry] = []
        self.by_next: dict[str, list[_Entry]] = {}

    def add(self, entry: _Entry) -> None:
        self.all.append(entry)
        if not entry.follow:
            self.open.append(entry)
        for low in entry.follow:
            self.by_next.setdefault(low, []).append(entry)

    def before(self, low: str) -> list[_Entry]:
        """The expressions that may go on with that word, or with the owner of a part ("season 4 of Foo")."""
        if low in _SKIPPED or low in {"of", "for", "on"}:
            return self.all
        return [*self.open, *self.by_next[low]] if low in self.by_next else self.open


class Grammar:
    """All expressions, by the word or kind of unit with which they may begin; `verbs` are the verbs among those words."""

    verbs: frozenset[str]

    def __init__(self) -> None:
        self._by_word: dict[str, _Rows] = {}
        self._by_kind: dict[str, _Rows] = {}
        for row in table("predicates")["predicate"]:
            for say in (one for said in row["say"] for one in _spelled(said)):
                elements = tuple(element for text in say.split() for element in _element(text))
                predicate = Predicate(
                    status=row["status"],
                    bind=row["bind"],
                    needs=row.get("needs", ""),
                    certainty=row.get("certainty", ""),
                    first=row.get("first", False),
                    strict=row.get("strict", False),
                    weak=row.get("weak", False),
                    fresh=row.get("fresh", False),
                    say=say,
                    weight=row.get(
                        "weight", sum(not (one.optional or one.gap) for one in elements) - (row.get("needs") == "negation")
                    ),
                )
                self._add(predicate, elements)
        self.verbs = (
            frozenset(low for low, rows in self._by_word.items() if any(row.elements[0].lows.get(low) for row in rows.all))
            - AUXILIARIES
        )

    def _add(self, predicate: Predicate, elements: tuple[_Element, ...]) -> None:
        for index, element in enumerate(elements):
            entry = _entry(predicate, elements[index:])
            for low in element.lows:
                self._by_word.setdefault(low, _Rows()).add(entry)
            for kind in {PART if kind in _PART_SLOTS else kind for kind in element.kinds}:
                self._by_kind.setdefault(kind, _Rows()).add(entry)
            if not element.optional:
                break

    def find(self, units: Sequence[Unit]) -> list[Match]:
        """The expressions in a sentence, longest first where they overlap, in the order of the sentence."""
        found: list[Match] = []
        lows = {unit.low for unit in units}
        parts = any(unit.kind == PART for unit in units)
        timed = any(unit.kind == DATE for unit in units) or not _NOW.isdisjoint(lows)
        for index, unit in enumerate(units):
            if unit.kind == MARK:
                continue
            following = units[index + 1].low if index + 1 < len(units) else ""
            rows = self._by_word.get(unit.low) if unit.kind in (WORD, THIS) else None
            if rows is not None:
                found.extend(_matches(units, index, rows.before(following), lows, parts=parts, timed=timed))
            rows = self._by_kind.get(unit.kind)
            if rows is not None:
                found.extend(_matches(units, index, rows.before(following), lows, parts=parts, timed=timed))
        return _choose(found)


def _matches(
    units: Sequence[Unit], index: int, rows: Sequence[_Entry], lows: set[str], *, parts: bool, timed: bool
) -> Iterator[Match]:
    for entry in rows:
        if (entry.anchor and entry.anchor.isdisjoint(lows)) or (entry.kind and not parts):
            continue
        if not timed and entry.predicate.status == "airing":
            continue
        match = _match(units, index, entry.predicate, entry.elements)
        if match and (match.predicate.needs != "negation" or _denied(units, match)) and _labels(units, match):
            yield match


def _labels(units: Sequence[Unit], match: Match) -> bool:
    """Whether a word that is a verdict only as a label ("Safe:", "Gone:") stands as one."""
    if match.predicate.bind != "label":
        return True
    if _behind_title(units, match.start):
        return True
    return match.start < 2 and match.end < len(units) and units[match.end].low == ":"


def _behind_title(units: Sequence[Unit], start: int) -> bool:
    """Whether an expression opens what is said behind a title and a colon ("Foo (NBC): safe")."""
    at = start - 1
    while at > 0 and units[at].kind == WORD and units[at].low in ADVERBS:
        at -= 1
    if at < 1 or units[at].low not in {":", "—"} or units[0].kind != SHOW or units[0].role:
        return False
    return at == 1 or (units[1].low == "(" and units[at - 1].low == ")")


def titled(units: Sequence[Unit], match: Match) -> bool:
    """Whether a label stands behind the title that it judges."""
    return match.predicate.bind in {"label", "list"} and _behind_title(units, match.start)


def _denied(units: Sequence[Unit], match: Match) -> bool:
    """Whether a negation stands in or before an expression that means nothing without one."""
    return match.negated or any(unit.low in _DENYING for unit in units[max(0, match.start - 14) : match.end])


def _choose(found: list[Match]) -> list[Match]:
    found.sort(key=lambda match: (-match.predicate.weight, -match.length, match.start))
    taken: set[int] = set()
    chosen: list[Match] = []
    seen: dict[tuple[int, int], list[Match]] = {}
    for match in found:
        span = (match.start, match.end)
        if span in seen:
            if all(other.predicate.status != match.predicate.status for other in seen[span]):
                seen[span].append(match)  # the same words may mean two things; what each needs decides
                chosen.append(match)
            continue
        if any(index in taken for index in range(match.start, match.end)):
            continue
        taken.update(range(match.start, match.end))
        seen[span] = [match]
        chosen.append(match)
    chosen.sort(key=lambda match: match.start)
    return chosen


def _match(units: Sequence[Unit], at: int, predicate: Predicate, elements: tuple[_Element, ...]) -> Match | None:
    match = Match(predicate, at, at)
    end = _walk(units, at, elements, 0, match, True)
    if end < 0:
        return None
    match.end = end
    return match


def _walk(units: Sequence[Unit], at: int, elements: tuple[_Element, ...], which: int, match: Match, first: bool) -> int:
    """Match `elements` from `which` on at unit `at`; the unit after the last one, or -1."""
    if which == len(elements):
        return at
    element = elements[which]
    if element.gap:
        return _over(units, at, elements, which, match)
    place = at
    while place < len(units):
        unit = units[place]
        tags = _fits(unit, element)
        if tags is not None:
            kept = (match.head, match.tags, match.shows, match.parts, match.negated)
            if tags and match.head < 0:
                match.head, match.tags = place, tags
            if unit.kind == SHOW:
                match.shows = (*match.shows, place)
            elif unit.kind == PART:
                match.parts = (*match.parts, place)
            end = _walk(units, place + 1, elements, which + 1, match, False)
            if end < 0 and unit.kind == PART and (owner := owner_end(units, place + 1)):
                match.shows = (*match.shows, owner - 1)
                end = _walk(units, owner, elements, which + 1, match, False)
            if end >= 0:
                return end
            match.head, match.tags, match.shows, match.parts, match.negated = kept
            break
        if first or place > at + 4:
            break
        if unit.kind == SHOW and element.kinds & _PART_SLOTS and not unit.role:
            place += 1
            continue
        if unit.kind != WORD:
            break
        if unit.low in _NOT and match.head >= 0 and units[match.head].low in AUXILIARIES:
            match.negated = True
        elif (
            unit.low not in ADVERBS
            and not (element.verbal and unit.low in _BEFORE_VERB)
            and not (element.kinds and _before_slot(unit, element.kinds))
        ):
            break
        place += 1
    if element.optional:
        return _walk(units, at, elements, which + 1, match, first)
    return -1


def owner_end(units: Sequence[Unit], at: int) -> int:
    """The unit behind the owner of a part that ends before unit `at` ("of the hit drama Foo"); 0 if none follows."""
    if at >= len(units) or units[at].low not in {"of", "for", "on"}:
        return 0
    for place in range(at + 1, min(at + 8, len(units))):
        unit = units[place]
        if unit.kind in (SHOW, THIS):
            return place + 1 if unit.role in ("", "'s") else 0
        if unit.kind != WORD or unit.low in AUXILIARIES:
            return 0
    return 0


def _before_slot(unit: Unit, kinds: frozenset[str]) -> bool:
    """Whether a word may stand between an expression and the show or part that fills its slot ("the hit drama")."""
    if unit.low in _DETERMINERS:
        return True
    if SHOW not in kinds:
        return unit.low in _OF_PARTS
    return (not unit.cap and unit.low not in _FUNCTION) or unit.low in words("networks") or unit.low == "'s"


def _over(units: Sequence[Unit], at: int, elements: tuple[_Element, ...], which: int, match: Match) -> int:
    for place in range(at, min(at + _GAP + 1, len(units))):
        if place > at:
            passed = units[place - 1]
            if passed.kind == MARK and passed.low in _STOPS:
                return -1
            if passed.kind == SHOW:
                match.shows = (*match.shows, place - 1)
            elif passed.kind == PART:
                match.parts = (*match.parts, place - 1)
        kept = (match.head, match.tags, match.shows, match.parts, match.negated)
        end = _walk(units, place, elements, which + 1, match, False)
        if end >= 0:
            return end
        match.head, match.tags, match.shows, match.parts, match.negated = kept
    return -1


def _fits(unit: Unit, element: _Element) -> str | None:
    """The verb tags ("" for none) if the unit fits the element, else None."""
    kind = unit.kind
    if kind == WORD:
        tags = element.lows.get(unit.low)
        if tags is not None:
            return tags
        return "" if "N" in element.kinds and unit.low in words("networks") else None
    if kind == PART:
        return "" if not unit.role and element.kinds & _slots_of(unit) else None
    if kind in element.kinds:
        return "" if unit.role in ("", "'s") else None
    if kind == THIS:
        return "" if SHOW in element.kinds or (unit.low in element.lows and not element.verbal) else None
    return None


def _slots_of(unit: Unit) -> frozenset[str]:
    """The slots that a part may fill."""
    part = unit.part
    if part is not None and part.tv_year:
        return frozenset([PART])
    if part is None or part.film:
        return frozenset(["F", "L"]) if part is not None and part.final else frozenset(["F"])
    if part.done:
        return frozenset(["E"])
    return frozenset([PART, "L"]) if part.final else frozenset([PART])


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    return Grammar()
