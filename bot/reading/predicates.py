"""Step 6: the expressions of tables/predicates.toml, found in the units of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.reading.expressions import (
    BEFORE_VERB,
    DENYING,
    NETWORKS,
    NOT,
    PART_SLOTS,
    REACH,
    SKIPPED,
    Bits,
    Element,
    Entry,
    Predicate,
    Start,
    elements_of,
    slots_of,
    spelled,
)
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import table, words

_BEFORE_LABEL = frozenset(["the", "also", "and", "already"])
_CURT = frozenset(["no", "yes", "in", "out", "back", "safe", "dead", "gone"])  # verdicts of one short word
_PLACED = frozenset(["on", "in", "to", "over", "with", "as", "from", "through"])  # "out on DVD", "back in Leeds"
_GAP = 6  # the most units that ".." passes over
_STOPS = frozenset(".;:—?!(")
_DETERMINERS = words("determiners")
_FUNCTION = words("no_describing")
_OF_PARTS = words("of_parts")
_WHEN = words("before_day") | {"in", "for", "at", "so", "and", "by"}  # what may follow a label: "Back in May: Foo"
_PLAIN = frozenset([WORD, MARK])
_UNKNOWN: tuple[int, Start | None] = (0, None)  # a word of no expression


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


class Grammar:
    """All expressions, by the word or kind of unit with which they may begin; `verbs` are the verbs among those words."""

    verbs: frozenset[str]

    def __init__(self) -> None:
        self._by_word: dict[str, Start] = {}
        self._by_kind: dict[str, Start] = {}
        listed: list[tuple[Predicate, tuple[Element, ...]]] = []
        for row in table("predicates")["predicate"]:
            for say in (one for said in row["say"] for one in spelled(said)):
                elements = tuple(element for text in say.split() for element in elements_of(text))
                listed.append((Predicate.of(row, say, elements), elements))
        self._bits = Bits(element for _, elements in listed for element in elements)
        for predicate, elements in listed:
            self._add(predicate, elements)
        self._bits.finish()
        for rows in (*self._by_word.values(), *self._by_kind.values()):
            rows.finish()
        by_low = self._bits.by_low
        self._words = {low: (by_low.get(low, 0), self._by_word.get(low)) for low in by_low.keys() | self._by_word.keys()}
        self.verbs = (
            frozenset(
                low for low, rows in self._by_word.items() if any(row.elements[0].lows.get(low) for row in rows.entries)
            )
            - AUXILIARIES
        )

    def _add(self, predicate: Predicate, elements: tuple[Element, ...]) -> None:
        for index, element in enumerate(elements):
            entry = self._bits.entry(predicate, elements[index:])
            for low in element.lows:
                self._by_word.setdefault(low, Start()).entries.append(entry)
            for kind in {PART if kind in PART_SLOTS else kind for kind in element.kinds}:
                self._by_kind.setdefault(kind, Start()).entries.append(entry)
            if not element.optional:
                break

    def find(self, units: Sequence[Unit]) -> list[Match]:
        """The expressions in a sentence, longest first where they overlap, in the order of the sentence."""
        begun: list[tuple[int, Sequence[Entry]]] = []
        own: list[int] = []  # what each unit may fill, from the last one on
        have = 0  # what all those behind may fill
        known = self._words
        following = ""
        for index in range(len(units) - 1, -1, -1):
            unit = units[index]
            low, kind = unit.low, unit.kind
            bits, start = known.get(low, _UNKNOWN)
            plain = kind in _PLAIN
            if start is not None and (plain or kind == THIS):
                rows = start.every if following in SKIPPED else start.by_next.get(following, start.open)
                if entries := rows.among(own, have) if have & rows.any else rows.plain:
                    begun.append((index, entries))
            if not plain:
                bits = self._bits.filled(unit)
                if (start := self._by_kind.get(kind)) and (entries := start.before(following).among(own, have)):
                    begun.append((index, entries))
            own.append(bits)
            if bits:
                have |= bits
            following = low
        return _choose(_matches(units, begun, have)) if begun else []


def _matches(units: Sequence[Unit], begun: Iterable[tuple[int, Sequence[Entry]]], have: int) -> list[Match]:
    found: list[Match] = []
    for index, entries in begun:
        for entry in entries:
            if entry.whole & have != entry.whole:
                continue
            match = _match(units, index, entry.predicate, entry.elements)
            if match and (match.predicate.needs != "negation" or _denied(units, match)) and _stands(units, match):
                found.append(match)
    return found


def _stands(units: Sequence[Unit], match: Match) -> bool:
    """Whether the words around an expression leave it what it is."""
    if match.predicate.status == "ending" and match.predicate.bind == "subject" and match.end < len(units):
        last = units[match.end - 1].low.endswith("ing")
        if last and units[match.end].kind in (SHOW, THIS):
            return False  # "is ending Foo": somebody ends it
    if match.predicate.status == "ending" and units[match.start].low == "go" and _let(units, match.start):
        return False  # "let the drama go at the end of its first year"
    if match.predicate.needs == "listing" and units[match.end - 1].low == "in" and not _ends(units, match.end):
        return False  # "is in doubt"
    if match.predicate.needs == "end" and not _ends(units, match.end):
        return False
    if match.parts == (match.end - 1,) and units[match.start].low in words("heralding") and _goes_on(units, match.end):
        return False  # "has announced that season 3 will begin in May"
    if match.parts == (match.start,) and units[match.end - 1].low in words("heralding") and _reports(units, match.end):
        return False  # "the film announced on Friday that …"
    if match.start and units[match.start].low == "out" and units[match.start - 1].low in words("before_out"):
        return False  # "bows out in May"
    return _labels(units, match)


def _let(units: Sequence[Unit], at: int) -> bool:
    """Whether somebody lets go what stands before the verb at unit `at`."""
    return any(unit.low in {"let", "lets", "letting"} for unit in units[max(0, at - 7) : at])


def _ends(units: Sequence[Unit], at: int) -> bool:
    """Whether what is said ends there, or goes on with a place or another verb."""
    return at >= len(units) or units[at].kind == MARK or units[at].low in {"at", "and"}


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether the season announced is the subject of a verb ("announced that season 3 will …")."""
    owner = owner_end(units, at) or at
    return owner < len(units) and (units[owner].low in AUXILIARIES or units[owner].low in words("season_verbs"))


def _reports(units: Sequence[Unit], at: int) -> bool:
    """Whether what is announced follows, after the day at the most ("announced on Friday that …")."""
    while at < len(units) and (units[at].kind == DATE or units[at].low == "on"):
        at += 1
    return at < len(units) and units[at].low == "that"


def _labels(units: Sequence[Unit], match: Match) -> bool:
    """Whether a word that is a verdict only as a label ("Safe:", "Gone:") stands as one."""
    if match.predicate.bind == "list":
        return all(units[at].kind != THIS for at in range(match.start + 1, match.end))  # "renewed the spy series"
    if match.predicate.bind == "inverted":
        return not match.shows and opens(units, match.start)
    if match.predicate.bind != "label":
        return True
    if _behind_title(units, match.start):
        return match.end - match.start > 1 or units[match.start].low not in _CURT or _ends_there(units, match.end)
    opened = opens(units, match.start) or (match.start == 1 and _opens_label(units[0]))
    return opened and _colon_soon(units, match.end)


def opens(units: Sequence[Unit], start: int) -> bool:
    """Whether nothing but a network and its mark stands before a label ("Renewed: …", "The CW: Renewed – …")."""
    return all(unit.kind == MARK or unit.low in NETWORKS or unit.low in _BEFORE_LABEL for unit in units[:start])


def _opens_label(unit: Unit) -> bool:
    """Whether a word may stand before a label ("Now out:", "And gone:"), unlike "Tuned in:"."""
    return unit.low not in DENYING and (unit.kind != WORD or unit.low in ADVERBS or unit.low in _FUNCTION)


def _ends_there(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing but a mark or a reason follows ("Foo: out after one season", no "Foo: no decision")."""
    if at >= len(units) or units[at].kind in (MARK, PART):
        return True
    return units[at].low in words("after_participle") and units[at].low not in _PLACED


def _colon_soon(units: Sequence[Unit], at: int) -> bool:
    """Whether a label ends there, or after few words that say when ("Coming back in the fall: …")."""
    if at < len(units) and units[at].low == "—":
        return True
    if at + 1 < len(units) and units[at].low == "," and units[at + 1].low in {"as", "at", "for", "so"}:
        at += 1  # "Still undecided, as of this writing: Foo"
        return any(unit.low == ":" for unit in units[at : at + 6])
    for unit in units[at : at + 5]:
        if unit.low == ":":
            return True
        if unit.kind not in (WORD, DATE) or (unit is units[at] and unit.low not in _WHEN):
            return False
    return False


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
    return match.negated or any(unit.low in DENYING for unit in units[max(0, match.start - 14) : match.end])


def _choose(found: list[Match]) -> list[Match]:
    if len(found) < 2:
        return found
    found.sort(key=lambda match: (-match.predicate.weight, -match.length, match.start))
    taken: set[int] = set()
    chosen: list[Match] = []
    seen: dict[tuple[int, int], list[Match]] = {}
    for match in found:
        span = (match.start, match.end)
        if span in seen:
            if match.predicate.bind == "label" or seen[span][0].predicate.bind == "label":
                _prefer_label(match, seen[span], chosen)
            elif all(other.predicate.status != match.predicate.status for other in seen[span]):
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


def _prefer_label(match: Match, others: list[Match], chosen: list[Match]) -> None:
    """Of the same words only the label counts: "Ending: Foo" ends a programme, nobody ends it."""
    if all(one.predicate.status == match.predicate.status for one in others):
        return
    if match.predicate.bind == "label" and others[0].predicate.bind != "label":
        for other in others:
            chosen.remove(other)
        others[:] = [match]
        chosen.append(match)
    elif match.predicate.bind == "label":
        others.append(match)
        chosen.append(match)


def _match(units: Sequence[Unit], at: int, predicate: Predicate, elements: tuple[Element, ...]) -> Match | None:
    match = Match(predicate, at, at)
    end = _walk(units, at, elements, 0, match, True)
    if end < 0:
        return None
    match.end = end
    return match


def _walk(units: Sequence[Unit], at: int, elements: tuple[Element, ...], which: int, match: Match, first: bool) -> int:
    """Match `elements` from `which` on at unit `at`; the unit after the last one, or -1."""
    for number in range(which, len(elements)):
        element = elements[number]
        if element.gap:
            return _over(units, at, elements, number, match)
        place = _place(units, at, element, match, first)
        if place >= 0:
            if element.optional or units[place].kind == PART:
                return _branch(units, at, place, elements, number, match, first)
            _take(match, units[place], element, place)
            at, first = place + 1, False
        elif not element.optional:
            return -1
    return at


def _place(units: Sequence[Unit], at: int, element: Element, match: Match, first: bool) -> int:
    """The unit from `at` on that fills an element, behind words that may stand before it; -1 if none does."""
    for place in range(at, min(at + 1 if first else at + REACH + 1, len(units))):
        unit = units[place]
        if _fits(unit, element):
            return place
        if unit.kind == SHOW and element.kinds & PART_SLOTS and not unit.role:
            continue
        if unit.kind != WORD:
            break
        low = unit.low
        if low in NOT and match.head >= 0 and units[match.head].low in AUXILIARIES:
            match.negated = True
        elif (
            low not in ADVERBS
            and not (element.verbal and low in BEFORE_VERB)
            and not (element.kinds and _before_slot(unit, element.kinds))
        ):
            break
    return -1


def _take(match: Match, unit: Unit, element: Element, place: int) -> None:
    """Note the unit that fills an element."""
    if unit.kind == SHOW:
        match.shows = (*match.shows, place)
    elif unit.kind == PART:
        match.parts = (*match.parts, place)
    elif match.head < 0 and element.verbal and unit.kind in _PLAIN and (tags := element.lows.get(unit.low)):
        match.head, match.tags = place, tags


def _branch(
    units: Sequence[Unit], at: int, place: int, elements: tuple[Element, ...], which: int, match: Match, first: bool
) -> int:
    """Go on behind the unit that fills an element, or behind the owner of the part there, or without the element."""
    kept = (match.head, match.tags, match.shows, match.parts, match.negated)
    _take(match, units[place], elements[which], place)
    taken = (match.head, match.tags, match.shows, match.parts, match.negated)
    end = _walk(units, place + 1, elements, which + 1, match, False)
    if end < 0 and units[place].kind == PART and (owner := owner_end(units, place + 1)):
        match.head, match.tags, match.shows, match.parts, match.negated = taken
        match.shows = (*match.shows, owner - 1)
        end = _walk(units, owner, elements, which + 1, match, False)
    if end < 0:
        match.head, match.tags, match.shows, match.parts, match.negated = kept
        if elements[which].optional:
            return _walk(units, at, elements, which + 1, match, first)
    return end


def owner_end(units: Sequence[Unit], at: int) -> int:
    """The unit behind the owner of a part that ends before unit `at` ("of the hit drama Foo"); 0 if none follows."""
    if at >= len(units) or units[at].low not in {"of", "for", "on"}:
        return 0
    for place in range(at + 1, min(at + 8, len(units))):
        unit = units[place]
        if unit.kind == THIS and place + 1 < len(units) and units[place + 1].kind == SHOW:
            continue  # "of its nature series Foo"
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
        return unit.low in _OF_PARTS or unit.low.isdigit()  # "a 13-episode second season"
    return (not unit.cap and unit.low not in _FUNCTION) or unit.low in NETWORKS or unit.low == "'s"


def _over(units: Sequence[Unit], at: int, elements: tuple[Element, ...], which: int, match: Match) -> int:
    for place in range(at, min(at + _GAP + 1, len(units))):
        if place > at:
            passed = units[place - 1]
            if (passed.kind == MARK and passed.low in _STOPS) or passed.low in NOT:
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


def _fits(unit: Unit, element: Element) -> bool:
    """Whether a unit fills an element."""
    kind = unit.kind
    if kind in _PLAIN:
        return unit.low in element.lows or ("N" in element.kinds and unit.low in NETWORKS)
    if kind == PART:
        return not unit.role and not element.kinds.isdisjoint(slots_of(unit))
    if kind in element.kinds:
        return unit.role in ("", "'s")
    return kind == THIS and (SHOW in element.kinds or (unit.low in element.lows and not element.verbal))


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    return Grammar()
