"""Step 8: what an expression says in its sentence: fact, report or guess; yes, no or open; news or history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick

from bot.model import Certainty, Status
from bot.reading.dates import DateSpec
from bot.reading.predicates import Match
from bot.reading.units import DATE, MARK, PART, SHOW, WORD, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import table, words

FATES = frozenset({"renewed", "cancelled", "ending"})
FRESH_DAYS = 45  # an event told with a date older than this is history
_IFS = frozenset(["if", "unless", "whether", "assuming", "provided", "suppose", "supposing", "wish"])
_BACK = words("looking_back")
_NEGATIVES = frozenset(["no", "not", "n't", "neither", "nor", "never", "none", "without", "nothing"])
_RANK = {"": 0, "reported": 1, "opinion": 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of an expression: its status and certainty; `background` marks history told in passing."""

    status: Status
    certainty: Certainty
    background: bool = False
    date: DateSpec | None = None
    note: str = ""


@cache
def _attributions() -> tuple[AhoCorasick, list[str]]:
    rows = [(f" {phrase} ", group) for group, phrases in table("certainty")["attribution"].items() for phrase in phrases]
    return AhoCorasick([row[0] for row in rows]), [row[1] for row in rows]


def attribution(lows: str) -> str:
    """As in "reported", "opinion" or "" for a sentence, given as its folded words between single blanks."""
    automaton, groups = _attributions()
    found = ""
    for which, _, _ in automaton.find_matches_as_indexes(lows, overlapping=True):
        if _RANK[groups[which]] > _RANK[found]:
            found = groups[which]
    return found


def clause(units: Sequence[Unit], at: int) -> int:
    """The first unit of the clause in which unit `at` stands: behind the last mark (commas in lists passed)."""
    index = at - 1
    while index >= 0:
        unit = units[index]
        if unit.kind == MARK and unit.low in ";:—":
            break
        if unit.kind == MARK and unit.low == "," and not _list_comma(units, index):
            break
        index -= 1
    return index + 1


def _list_comma(units: Sequence[Unit], at: int) -> bool:
    return 0 < at < len(units) - 1 and units[at - 1].kind == SHOW and units[at + 1].kind == SHOW


def question_start(units: Sequence[Unit]) -> int:
    """From which unit on a sentence that ends in "?" asks."""
    asks = words("asking")
    start = 0
    for index, unit in enumerate(units):
        if unit.kind != MARK:
            continue
        if unit.low in ";:—" and index < len(units) - 2:
            start = index
        elif unit.low == "," and not start:
            after = index + 1
            while after < len(units) and units[after].low in {"so", "but", "and", "or", "then"}:
                after += 1
            if after < len(units) and units[after].low in asks:
                return index
    return start


def nearest_date(units: Sequence[Unit], match: Match, start: int) -> DateSpec | None:
    """The date that belongs to an expression: behind it in the clause, else before it."""
    for index in range(match.start, min(match.end + 14, len(units))):
        unit = units[index]
        if unit.kind == DATE:
            return unit.date
        if unit.kind == MARK and unit.low in ";:—" and index >= match.end:
            break
        if unit.low in {"which", "who", "but", "after", "since", "when", "while"} and index >= match.end:
            break
    for index in range(match.start - 1, max(start - 1, match.start - 10), -1):
        if units[index].kind == DATE:
            return units[index].date
    return None


def _conditional(units: Sequence[Unit], start: int, at: int) -> bool:
    if any(units[index].low in _IFS for index in range(start, at) if units[index].kind == WORD):
        return True
    return start < len(units) and units[start].low in {"should", "were", "had"} and start < at


def _subordinate(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether the words from `start` on open a clause with "after", "since" …, and no mere phrase ("after two seasons")."""
    for index in range(start, at):
        unit = units[index]
        if unit.kind == WORD and unit.low in _BACK:
            after = index + 1
            while (
                after < at and units[after].kind == WORD and units[after].low in {"just", "only", "the", "its", "a", "that"}
            ):
                after += 1
            if after < at and units[after].kind in (PART, DATE):
                continue
            return True
    return False


def _old(spec: DateSpec | None, published: date | None, past: bool) -> bool:
    """Whether a date puts an event into history."""
    if spec is None:
        return False
    age = spec.age(published)
    if age is None:
        return spec.past or (spec.year_only and past)
    return age > FRESH_DAYS


def lately(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether an adverb makes a past tense this text's news ("was recently picked up", "just cancelled")."""
    return group is not None and any(
        unit.low in {"recently", "just", "now", "today", "finally", "also"} for unit in units[group.start : group.head + 1]
    )


def _recent(spec: DateSpec | None, published: date | None) -> bool:
    """Whether a date says that something told in the past tense is this text's own news."""
    if spec is None:
        return False
    age = spec.age(published)
    return spec.weekday if age is None else -7 <= age <= FRESH_DAYS


def judge(
    units: Sequence[Unit],
    match: Match,
    group: VerbGroup | None,
    *,
    asking: int,
    published: date | None,
    headline: bool,
    hedge: str,
) -> Outcome | None:
    """The outcome of an expression in its sentence, None where it states nothing."""
    predicate = match.predicate
    start = clause(units, match.start)
    first = group.start if group else match.start
    if asking >= 0 and match.end > asking:
        return None
    status = predicate.status
    spec = nearest_date(units, match, start)
    if status not in {"in_doubt"} and _conditional(units, start, first):
        return None
    certainty = _certainty(predicate.certainty, group, hedge)
    if group and _no_verb(units, group, headline=headline):
        return None
    past = bool(group and (group.past or ("d" in group.tags and not group.finite and not group.infinitive)))
    if past and spec:
        spec = spec.back(published)
    if status == "in_doubt":
        return _open(match, group, certainty, units, start)
    verdict = _verb(status, group, units, match, headline=headline, spec=spec)
    if verdict is None:
        return None
    status, weaker, background = verdict
    certainty = max(certainty, weaker, key=lambda name: _RANK[name])
    background = background or predicate.weak
    if status in FATES and not headline and past and not _recent(spec, published) and not lately(units, group):
        background = True
    if status in FATES or status in {"delayed", "in_production"}:
        if _old(spec, published, past):
            return None
        background = background or (not headline and _subordinate(units, start, first))
    if status == "dated" and (spec is None or spec.past or (spec.when and published and spec.when.last < published)):
        status = "released"
    if status == "released" and group and (group.infinitive or group.future) and not (spec and spec.when):
        return None
    return Outcome(Status(status), Certainty(certainty or "confirmed"), background, spec)


_DETERMINERS = words("noun_openers")


def _no_verb(units: Sequence[Unit], group: VerbGroup, *, headline: bool) -> bool:
    """Whether the word is no verb here: a noun ("the end", "a close") or a bare stem without anything to carry it."""
    if group.finite or group.infinitive or group.progressive:
        return group.passive and not group.finite and not group.infinitive
    before = units[group.start - 1] if group.start else None
    if (
        before is not None
        and before.kind == WORD
        and before.low in _DETERMINERS
        and "n" not in group.tags
        and "g" not in group.tags
    ):
        return True
    if group.passive:
        return True  # "that it be renewed"
    if "b" in group.tags and "d" not in group.tags:
        return not (headline or (before is not None and (before.low in words("networks") or before.low in {"and", "they"})))
    return False


def premodifier(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether a participle only describes a show ("the cancelled drama", "Cancelled Foo moves house"): old news."""
    if group is None or group.finite or group.infinitive or "n" not in group.tags or group.passive:
        return False
    after = group.head + 1
    before = units[group.start - 1] if group.start else None
    if before is None and after < len(units) and units[after].kind in (SHOW, MARK):
        return True
    return (
        before is not None
        and before.kind == WORD
        and before.low in _DETERMINERS | {"once", "previously", "newly", "recently"}
    )


def _certainty(own: str, group: VerbGroup | None, hedge: str) -> str:
    found = own
    for other in (group.hedge if group else "", hedge):
        if _RANK[other] > _RANK[found]:
            found = other
    return found


def _open(match: Match, group: VerbGroup | None, certainty: str, units: Sequence[Unit], start: int) -> Outcome | None:
    if group and group.past_perfect:
        return None
    return Outcome(
        Status.IN_DOUBT, Certainty(certainty if certainty == "opinion" and match.predicate.certainty else "confirmed")
    )


def _verb(
    status: str, group: VerbGroup | None, units: Sequence[Unit], match: Match, *, headline: bool, spec: DateSpec | None
) -> tuple[str, str, bool] | None:
    """(status, certainty, background) once the verb group has had its say; None if it takes the statement away."""
    if group is None:
        return _plain(status, units, match)
    negated = group.negated or _negative_subject(units, match, group)
    governor = group.governor
    if governor == "against":
        negated, governor = not negated, "decided"
    if group.infinitive and not governor and not _planned(units, group, headline):
        return None
    if governor == "hoped":
        return None
    if governor == "yet":
        return ("in_doubt", "", False) if status in {"renewed", "returning", "cancelled"} else None
    if group.modal and not (group.modal == "would" and _spoken(units, group.start)):
        return None
    background = group.past_perfect or governor == "after"
    if not group.finite and not group.infinitive and "g" in group.tags and not governor and not headline:
        background = True
    weaker = "reported" if governor == "reported" and (status in FATES or (status == "returning" and not spec)) else ""
    background = background or premodifier(units, group)
    if negated:
        return _negated(status, group, weaker, background=background)
    return _positive(status, match, group, spec, weaker, background=background)


def _positive(
    status: str, match: Match, group: VerbGroup, spec: DateSpec | None, weaker: str, *, background: bool
) -> tuple[str, str, bool] | None:
    needs = match.predicate.needs
    if needs == "negation":
        return None
    if status == "returning":
        if spec and not spec.past:
            return "dated", weaker, background
        return "renewed", weaker, background
    if status == "ending" and (group.perfect or group.past or _simple_past(group)):
        return "released", weaker, background
    return status, weaker, background


def _simple_past(group: VerbGroup) -> bool:
    return "d" in group.tags and not group.finite and not group.infinitive


def _negated(status: str, group: VerbGroup, weaker: str, *, background: bool) -> tuple[str, str, bool] | None:
    if status in {"renewed", "returning"}:
        if group.not_yet or (group.perfect and not group.past_perfect):
            return ("in_doubt", "", False) if status == "renewed" or group.not_yet else None
        return "cancelled", weaker, background
    if status == "cancelled" and group.not_yet:
        return None
    return None


def _plain(status: str, units: Sequence[Unit], match: Match) -> tuple[str, str, bool] | None:
    if match.predicate.needs == "negation" and not match.predicate.say.startswith("neither"):
        return None
    if status == "returning":
        return "renewed", "", False
    return status, "", False


def _negative_subject(units: Sequence[Unit], match: Match, group: VerbGroup) -> bool:
    """As in "Neither Foo nor Bar will return", "no third season has been ordered"."""
    start = clause(units, group.start)
    for index in range(group.start - 1, max(start, group.start - 10) - 1, -1):
        unit = units[index]
        if unit.kind == WORD and unit.low in {"neither", "nor", "none", "no", "nobody"}:
            return True
    return False


def _planned(units: Sequence[Unit], group: VerbGroup, headline: bool) -> bool:
    """Whether a bare infinitive announces ("Foo to End After Season 5", "HBO to Renew Foo")."""
    before = group.start - 1
    if before < 0:
        return False
    unit = units[before]
    return headline and (unit.kind in (SHOW, PART) or unit.cap)


def _spoken(units: Sequence[Unit], at: int) -> bool:
    speech = words("speech")
    return any(unit.low in speech for unit in units[:at] if unit.kind == WORD)


def fits_needs(match: Match, units: Sequence[Unit], part: object, spec: DateSpec | None, status: Status) -> bool:
    """Whether what an expression needs beside it is there."""
    needs = match.predicate.needs
    has_part = part is not None or bool(match.parts)
    film = bool(getattr(part, "film", False)) or any(units[at].part.film for at in match.parts if units[at].part)  # type: ignore[union-attr]
    if needs == "part":
        return has_part
    if needs == "film":
        return film
    if needs == "date":
        return spec is not None
    if needs == "final":
        return bool(getattr(part, "final", False)) or any(units[at].part.final for at in match.parts if units[at].part)  # type: ignore[union-attr]
    if needs in {"part_or_order", "part_or_renewal"}:
        return (
            has_part or "renewal" in match.predicate.say or "pickup" in match.predicate.say or "order" in match.predicate.say
        )
    if needs == "first":
        return match.predicate.first
    return True
