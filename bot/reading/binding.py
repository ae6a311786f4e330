"""Step 7: to which show and part an expression belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import ShowId
from bot.reading.parts import CARDINALS, PartSpec
from bot.reading.predicates import Match
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, VerbGroup
from bot.reading.words import words

_JOINTS = frozenset(["and", "&", "plus", "or", "nor", ",", "with", "alongside"])
_RELATIVES = frozenset(["which", "that", "who", "whose"])
_COORDINATORS = frozenset(["and", "or", "but", "then", "nor"])
_OBLIQUE = frozenset(
    [
        "of",
        "from",
        "behind",
        "like",
        "unlike",
        "than",
        "on",
        "in",
        "by",
        "at",
        "about",
        "into",
        "over",
        "between",
        "among",
        "as",
        "including",
        "such",
        "outside",
        "besides",
        "beyond",
        "against",
        "despite",
        "following",
        "after",
        "before",
        "alongside",
        "with",
        "starring",
        "opposite",
        "replacing",
        "succeeding",
        "joining",
    ]
)
_CLAUSE_MARKS = frozenset(";:—")
_LIGHT = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "our",
        "hit",
        "new",
        "old",
        "drama",
        "series",
        "show",
        "comedy",
        "sitcom",
        "popular",
        "acclaimed",
        "beloved",
        "long",
        "running",
        "original",
        "british",
        "american",
        "medical",
        "legal",
        "crime",
        "police",
        "procedural",
        "teen",
        "fantasy",
        "sci",
        "fi",
        "supernatural",
        "horror",
        "reality",
        "competition",
        "animated",
        "limited",
        "animation",
        "freshman",
        "sophomore",
        "rookie",
        "veteran",
        "smash",
        "fan",
        "favourite",
        "favorite",
        "critically",
        "award",
        "winning",
        "emmy",
        "popular",
        "period",
        "historical",
        "superhero",
        "vampire",
        "zombie",
        "spy",
        "political",
        "prison",
        "family",
        "workplace",
        "mockumentary",
        "satire",
        "s",
        "both",
        "also",
        "all",
        "three",
        "two",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "shows",
        "dramas",
        "comedies",
        "titles",
        "following",
        "another",
        "fellow",
        "sister",
        "other",
        "one",
    ]
)
_PART_UNDER = frozenset(["from", "in", "at", "after", "during", "since", "following", "before", "with", "by", "on"])
_REACH = 14  # units that may stand between an active verb and its object's title


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


def _skip_left(units: Sequence[Unit], index: int) -> int:
    """Pass adverbs and closed brackets on the way to a subject."""
    while index >= 0:
        unit = units[index]
        if unit.kind == WORD and (unit.low in ADVERBS or (unit.low.endswith("ly") and not unit.cap)):
            index -= 1
        elif unit.kind == MARK and unit.low == ")":
            while index >= 0 and units[index].low != "(":
                index -= 1
            index -= 1
        elif unit.kind == DATE:
            index -= 1
        else:
            break
    return index


def part_of(units: Sequence[Unit], at: int, focus: Focus) -> Bound:
    """The show to which the part expression at unit `at` belongs: "Foo's third season", "season 4 of Foo"."""
    spec = units[at].part
    index = at - 1
    while index >= 0 and units[index].kind == WORD and units[index].low in ("'s", "new", "upcoming", "for", "(", "'"):
        index -= 1
    if index >= 0 and units[index].kind == MARK and units[index].low in "(:,'" and units[index].low != ",":
        index -= 1
    if index >= 0 and units[index].kind == SHOW and units[index].role in ("", "'s"):
        return Bound(units[index].shows, spec, at, index)
    after = at + 1
    if after < len(units) and units[after].low == "'s":
        after += 1
    if after < len(units) and units[after].low in {"of", "for", "on"}:
        for place in range(after + 1, min(after + 8, len(units))):
            unit = units[place]
            if unit.kind == SHOW:
                if unit.role in ("", "'s"):
                    return Bound(unit.shows, spec, at, place)
                break
            if unit.kind == THIS:
                return Bound(resolve(units, place, focus), spec, at, place, topical=True)
            if unit.kind != WORD or unit.low in {"in", "at", "by", "with", "from"}:
                break
    if after < len(units) and units[after].kind == SHOW and not units[after].role:
        return Bound(units[after].shows, spec, at, after)
    return Bound(resolve(units, at, focus), spec, at, -1, topical=True)


def resolve(units: Sequence[Unit], at: int, focus: Focus) -> tuple[ShowId, ...]:
    """What "it", "the drama" or a bare "season 4" at unit `at` means."""
    for index in range(at):
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and not _oblique(units, index):
            return unit.shows
    return focus.current


def _oblique(units: Sequence[Unit], index: int) -> bool:
    """Whether the show at that unit hangs on a preposition ("like Foo", "from the makers of Foo")."""
    at = index - 1
    steps = 0
    while (
        at >= 0
        and units[at].kind == WORD
        and (units[at].low in _LIGHT or units[at].low in words("networks") or units[at].low in words("programme"))
        and steps < 6
    ):
        at -= 1
        steps += 1
    return at >= 0 and units[at].kind == WORD and units[at].low in _OBLIQUE


def listed(units: Sequence[Unit], at: int, step: int) -> list[tuple[int, int]]:
    """The shows joined to the one at unit `at`, each with the unit of its own part (or -1), in one direction."""
    found = [(at, _own_part(units, at))]
    here = at
    while True:
        other = _next_joined(units, here, step)
        if other < 0:
            return found
        found.append((other, _own_part(units, other)))
        here = other


def _own_part(units: Sequence[Unit], at: int) -> int:
    """The part that stands directly behind a title in a list: "Foo (Season 4)", "Foo for Season 4", "Foo's season 4"."""
    index = at + 1
    opened = False
    while index < min(at + 6, len(units)):
        unit = units[index]
        if unit.kind == PART:
            return index if not unit.part or not unit.part.done else -1
        if unit.low == "(":
            opened = True
        elif not (
            unit.low in {"'s", "for", "to", "into", "with", "—", ":", "a", "an", "the", "its", "another", "early"}
            or (opened and unit.low != ")")
            or unit.low in words("networks")
        ):
            return -1
        index += 1
    return -1


def _next_joined(units: Sequence[Unit], at: int, step: int) -> int:
    joined = False
    unknown = 0
    index = at + step
    depth = 0
    while 0 <= index < len(units) and abs(index - at) < 16:
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
        elif low in _JOINTS:
            joined = True
            unknown = 0
        elif (
            unit.kind in (PART, DATE)
            or low in {"for", "'s", "to"}
            or low in _LIGHT
            or low in words("networks")
            or low in words("programme")
        ):
            pass
        elif unit.kind == WORD and (unit.cap or low in ADVERBS):
            unknown += 1
            if unknown > 6:
                return -1
        else:
            return -1
        index += step
    return -1


def _clause_start(units: Sequence[Unit], at: int) -> int:
    """Where the clause of unit `at` begins: behind the last heavy mark."""
    index = at - 1
    while index >= 0 and not (units[index].kind == MARK and units[index].low in _CLAUSE_MARKS):
        index -= 1
    return index + 1


def _first_noun(units: Sequence[Unit], start: int, end: int) -> int:
    """The show, part or pronoun with which a clause begins, leading words passed; -1 if it begins otherwise."""
    index = start
    steps = 0
    while index < end and steps < 9:
        unit = units[index]
        if unit.kind in (SHOW, PART, THIS):
            return index if not unit.role or unit.role == "'s" else -1
        if unit.kind == DATE or (unit.kind == MARK and unit.low == ","):
            steps = 0
        elif unit.kind == WORD and (
            unit.low in _LIGHT
            or unit.low in words("networks")
            or unit.low in ADVERBS
            or unit.low
            in {
                "on",
                "in",
                "of",
                "now",
                "and",
                "but",
                "so",
                "as",
                "while",
                "though",
                "although",
                "because",
                "since",
                "when",
                "then",
                "yes",
            }
            or _owner(units, index, end)
        ):
            steps += 1
        else:
            return -1
        index += 1
    return -1


def _owner(units: Sequence[Unit], index: int, end: int) -> bool:
    """Whether a capital word belongs to an owner's name ("Jane Doe's Foo")."""
    while index < end and units[index].kind == WORD and units[index].cap:
        index += 1
    return index < end and units[index].low == "'s"


def subject(units: Sequence[Unit], start: int, focus: Focus, *, depth: int = 0) -> list[Bound]:
    """What stands as subject before the verb group that begins at unit `start`; empty if it is no followed show."""
    index = _skip_left(units, start - 1)
    if index < 0:
        return [Bound(show, topical=True) for show in (focus.group or ((focus.current,) if focus.current else ()))]
    unit = units[index]
    low = unit.low
    if unit.kind == SHOW:
        return _subject_show(units, index, start, focus)
    if unit.kind == PART:
        return _subject_part(units, index, focus)
    if unit.kind == THIS:
        return _pronoun(units, index, focus)
    if unit.kind == WORD and low in _RELATIVES:
        return _antecedent(units, index, focus)
    if unit.kind == MARK and low in {":", "—"}:
        return _labelled(units, index)
    if unit.kind == WORD and low in _COORDINATORS and depth < 3:
        return _shared(units, index, focus)
    clause = _clause_start(units, index)
    if unit.kind == MARK and low == ",":
        inserted = _before_insertion(units, index)
        if inserted >= 0:
            return _as_subject(units, inserted, focus)
    first = _first_noun(units, clause, index)
    if first >= 0 and _post_modified(units, first, index):
        return _as_subject(units, first, focus)
    return []


def _before_insertion(units: Sequence[Unit], comma: int) -> int:
    """The show before an insertion that ends with the comma at unit `comma` ("Foo, down under, gets")."""
    for index in range(comma - 1, max(-1, comma - 16), -1):
        unit = units[index]
        if unit.kind == MARK and unit.low in ";:—":
            return -1
        if unit.kind == MARK and unit.low == "," and index:
            before = units[index - 1]
            if before.kind in (SHOW, PART, THIS) and before.role == "" and not _oblique(units, index - 1):
                return index - 1
            if before.kind == WORD and not before.cap:
                return -1
    return -1


def _as_subject(units: Sequence[Unit], at: int, focus: Focus) -> list[Bound]:
    unit = units[at]
    if unit.kind == SHOW:
        if unit.role == "'s":
            part = _own_part(units, at)
            return [Bound(unit.shows, units[part].part, part, at)] if part >= 0 else []
        return [_with_part(units, pair) for pair in listed(units, at, 1)]
    if unit.kind == PART:
        return [part_of(units, at, focus)]
    return _pronoun(units, at, focus)


def _with_part(units: Sequence[Unit], pair: tuple[int, int]) -> Bound:
    at, part = pair
    return Bound(units[at].shows, units[part].part if part >= 0 else None, part, at)


def _subject_show(units: Sequence[Unit], index: int, start: int, focus: Focus) -> list[Bound]:
    unit = units[index]
    if unit.role not in ("", "'s"):
        return []
    before = index - 1
    while (
        before >= 0
        and units[before].kind == WORD
        and (
            units[before].low in _LIGHT or units[before].low in words("networks") or units[before].low in words("programme")
        )
    ):
        before -= 1
    if (
        before >= 0
        and units[before].kind == WORD
        and units[before].low in {"of", "for"}
        and before
        and units[before - 1].kind == PART
    ):
        return [part_of(units, before - 1, focus)]
    joined = [_with_part(units, pair) for pair in reversed(listed(units, index, -1))]
    first = joined[0].at
    if _oblique(units, first):
        clause = _clause_start(units, first)
        noun = _first_noun(units, clause, first)
        if noun >= 0 and noun != first:
            return _as_subject(units, noun, focus)
        return [] if units[before].low in {"of", "behind", "like", "unlike", "than", "from"} else joined
    return joined


def _subject_part(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    unit = units[index]
    if unit.role:
        return []
    before = index - 1
    while before >= 0 and units[before].kind == WORD and units[before].low in {"the", "its", "their", "a", "new"}:
        before -= 1
    under = before >= 0 and units[before].kind == WORD and units[before].low in _PART_UNDER
    if under or (unit.part and unit.part.done):
        clause = _clause_start(units, index)
        first = _first_noun(units, clause, index)
        return _as_subject(units, first, focus) if first >= 0 and first != index else []
    bound = part_of(units, index, focus)
    if bound.at >= 0 and units[bound.at].kind == SHOW and bound.at < index:
        joined = listed(units, bound.at, -1)
        if len(joined) > 1:
            return [_with_part(units, pair) for pair in reversed(joined)]
    return [bound]


def _pronoun(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    low = units[index].low
    if low in {"they", "both"}:
        inside = [unit.shows for unit in units[:index] if unit.kind == SHOW and unit.role == ""]
        if len(inside) > 1:
            return [Bound(shows, topical=True, plural=True) for shows in inside]
        if len(focus.group) > 1:
            return [Bound(shows, topical=True, plural=True) for shows in focus.group]
        if low == "they":
            return []
    found = resolve(units, index, focus)
    return [Bound(found, topical=True, at=index)] if found else []


def _antecedent(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    for at in range(index - 1, max(-1, index - 9), -1):
        unit = units[at]
        if unit.kind == SHOW and unit.role in ("", "'s"):
            return [Bound(unit.shows, at=at, relative=True)]
        if unit.kind == PART and not unit.role:
            bound = part_of(units, at, focus)
            return [Bound(bound.show, bound.part, at, bound.at, topical=bound.topical, relative=True)]
        if unit.kind == THIS:
            found = resolve(units, at, focus)
            return [Bound(found, at=at, topical=True, relative=True)] if found else []
    return []


def _labelled(units: Sequence[Unit], index: int) -> list[Bound]:
    """As in "Foo: renewed for a second season": the show alone before the colon."""
    shows = [at for at in range(index) if units[at].kind == SHOW and units[at].role in ("", "'s")]
    if not shows or index > 14:
        return []
    return [_with_part(units, pair) for pair in listed(units, shows[0], 1)]


def _shared(units: Sequence[Unit], index: int, focus: Focus) -> list[Bound]:
    """The subject that a second verb shares with the first ("Foo ended in May and will not return")."""
    clause = _clause_start(units, index)
    first = _first_noun(units, clause, index)
    if first < 0:
        return []
    return _as_subject(units, first, focus)


def _post_modified(units: Sequence[Unit], first: int, end: int) -> bool:
    """Whether the words between a first noun and its verb only describe it: no second subject among them."""
    after = first + 1
    if after > end:
        return True
    if units[end].kind == MARK and units[end].low == ",":
        return True
    opener = units[after]
    if opener.kind == MARK:
        return opener.low in {",", "(", "—"}
    if opener.kind in (PART, DATE):
        return True
    return opener.low in {
        "about",
        "from",
        "with",
        "starring",
        "of",
        "in",
        "on",
        "by",
        "set",
        "led",
        "at",
        "for",
        "and",
        "based",
        "created",
        "which",
        "that",
        "'s",
        "has",
        "is",
    }


def complement(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """What stands as object from unit `start` on; empty if something else is the object."""
    unknown = 0
    part_at = -1
    index = start
    while index < min(start + _REACH, len(units)):
        unit = units[index]
        if unit.kind == SHOW:
            if unit.role and unit.role != "'s":
                return []
            if (
                unknown
                and units[index - 1].cap
                and units[index - 1].kind == WORD
                and units[index - 1].low not in _LIGHT | words("networks") | words("programme")
            ):
                return []
            found = [_with_part(units, pair) for pair in listed(units, index, 1)]
            if part_at >= 0 and found[0].part is None:
                return [Bound(one.show, units[part_at].part, part_at, one.at) if one.part is None else one for one in found]
            if unit.role == "'s" and found[0].part is None:
                return []
            return found
        if unit.kind == PART:
            if unit.role:
                return []
            if unit.part and unit.part.done:
                return []
            part_at = part_at if part_at >= 0 else index
            bound = part_of(units, index, focus)
            if bound.at > index and units[bound.at].kind == SHOW:
                return [
                    Bound(units[at].shows, units[own].part if own >= 0 else bound.part, own if own >= 0 else index, at)
                    for at, own in listed(units, bound.at, 1)
                ]
            return [bound]
        if unit.kind == THIS:
            return _pronoun(units, index, focus)
        if _episodes(units, index) and focus.current:
            return [Bound(focus.current, topical=True)]
        if unit.kind == MARK:
            if unit.low == "(":
                while index < len(units) and units[index].low != ")":
                    index += 1
            elif unit.low != "," or not unknown:
                return []
            else:
                unknown = 0
        elif unit.kind == DATE:
            pass
        elif unit.low in {"and", "&", "plus", "'s"}:
            unknown = 0
        elif not _passable(unit):
            return []
        elif unit.low not in _LIGHT and unit.low not in words("networks") and unit.low not in words("programme"):
            unknown += 1
            if unknown > (5 if not unit.cap else 7):
                return []
        index += 1
    return []


def _episodes(units: Sequence[Unit], index: int) -> bool:
    """As in "eight episodes", "ten more hours": an order that names no title means what the text is about."""
    return (
        index + 1 < len(units)
        and units[index].kind == WORD
        and (units[index].low.isdigit() or units[index].low in CARDINALS)
        and any(unit.low == "episodes" for unit in units[index + 1 : index + 4])
    )


def _passable(unit: Unit) -> bool:
    """Whether a word may stand between a verb and its object's title."""
    low = unit.low
    if (
        low in _LIGHT
        or low in words("networks")
        or low in words("programme")
        or low in ADVERBS
        or low in {"and", "plus", "&"}
    ):
        return True
    if low in words("other_objects") or low in _OBLIQUE or low in _RELATIVES:
        return False
    return unit.cap or low not in {
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "but",
        "if",
        "when",
        "while",
        "because",
        "so",
    }


def near(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The show that an expression without grammar of its own belongs to ("no word on Foo", "Foo remains in limbo")."""
    if match.parts:
        return _part_chain(units, match.parts[0], focus)
    if match.shows:
        return [_with_part(units, pair) for pair in listed(units, match.shows[0], 1)]
    for index in range(match.end, min(match.end + 12, len(units))):
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s"):
            return [_with_part(units, pair) for pair in listed(units, index, 1)]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return _part_list(units, index, focus)
        if (unit.kind == MARK and unit.low in ",;—:") or unit.low in _COORDINATORS:
            break
    left = subject(units, match.start, focus) if match.head < 0 else []
    if left and not left[0].topical:
        return left
    first = _first_noun(units, 0, match.start)
    if first >= 0:
        return _as_subject(units, first, focus)
    for index in range(match.start - 1, -1, -1):
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and not _oblique(units, index):
            return [_with_part(units, pair) for pair in reversed(listed(units, index, -1))]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return _part_list(units, index, focus)
    if left:
        return left
    return [Bound(focus.current, topical=True)] if focus.current else []


def _part_list(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    bound = part_of(units, part, focus)
    if bound.at > part and units[bound.at].kind == SHOW:
        return [
            Bound(units[at].shows, units[own].part if own >= 0 and own != part else bound.part, part, at)
            for at, own in listed(units, bound.at, 1)
        ]
    return [bound] if bound.show else []


def _part_chain(units: Sequence[Unit], part: int, focus: Focus) -> list[Bound]:
    """As in "a third season of Foo and second seasons of Bar and Baz": every part that is joined to the first."""
    found = _part_list(units, part, focus)
    at = max((bound.at for bound in found), default=-1)
    while at > part:
        index = at + 1
        joined = False
        while index < len(units) and (units[index].low in {",", "and", "plus", "for", "a", "the", "as", "well", "also"}):
            joined = joined or units[index].low in {",", "and", "plus"}
            index += 1
        if not joined or index >= len(units) or units[index].kind != PART:
            break
        more = _part_list(units, index, focus)
        if not more or more[0].topical:
            break
        found.extend(more)
        at = max(bound.at for bound in more)
    return found


def bind(units: Sequence[Unit], match: Match, group: VerbGroup | None, focus: Focus) -> list[Bound]:
    """The shows that an expression speaks of, by the way its table row says they stand to it."""
    how = match.predicate.bind
    if match.end < len(units) and units[match.end].low == ":" and match.predicate.status != "returning":
        shows = [at for at in range(match.end + 1, min(match.end + 8, len(units))) if units[at].kind == SHOW]
        if shows and units[shows[0]].role in ("", "'s"):
            return [_with_part(units, pair) for pair in listed(units, shows[0], 1)]
    if how == "near":
        return near(units, match, focus)
    if how == "object":
        return complement(units, match.end, focus)
    start = group.start if group else match.start
    if how == "subject":
        return subject(units, start, focus)
    if match.predicate.strict and group and not group.passive and not _decider(units, start):
        return []
    if group and (group.passive or _bare_passive(units, match, group)):
        return subject(units, start, focus)
    for at in match.shows:
        if not units[at].role:
            return [_with_part(units, pair) for pair in listed(units, at, 1)]
    for at in range(match.start, match.end):
        if units[at].kind == THIS:
            return _pronoun(units, at, focus)
    if match.parts:
        return _part_chain(units, match.parts[0], focus)
    return complement(units, match.end, focus)


def _decider(units: Sequence[Unit], start: int) -> bool:
    """Whether a network stands as the subject before a verb group."""
    index = _skip_left(units, start - 1)
    return index >= 0 and units[index].kind == WORD and units[index].low in words("networks")


def _bare_passive(units: Sequence[Unit], match: Match, group: VerbGroup) -> bool:
    """Whether a past form without auxiliary is a participle ("Foo renewed for a second season")."""
    if "n" not in match.tags or group.finite or group.perfect or group.infinitive:
        return False
    after = match.end
    while after < len(units) and units[after].kind == WORD and units[after].low in ADVERBS:
        after += 1
    if after >= len(units) or units[after].kind in (MARK, DATE):
        return True
    if units[after].kind == WORD:
        return units[after].low in {
            "for",
            "by",
            "after",
            "at",
            "as",
            "in",
            "ahead",
            "before",
            "on",
            "through",
            "over",
            "amid",
            "following",
            "and",
            "or",
            "but",
            "despite",
            "with",
            "to",
            "because",
            "due",
            "from",
            "so",
        }
    return False
