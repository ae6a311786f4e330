"""Step 8b: what an expression says in its sentence: yes, no or open; fact, report or guess; news or history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.model import Certainty, Status
from bot.reading.clauses import Left, left_of, opens_with
from bot.reading.dates import DateSpec
from bot.reading.hedging import stronger
from bot.reading.predicates import Match
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import words

FATES = frozenset({"renewed", "cancelled", "ending"})
FRESH_DAYS = 45  # an event told with a date older than this is history
_NO = frozenset(["neither", "nor", "none", "no", "nobody", "no-one"])
_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"])
_AGAIN = frozenset(["recently", "just", "now", "today", "finally"])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of an expression: its status and certainty; `background` marks history told in passing."""

    status: Status
    certainty: Certainty
    background: bool = False
    date: DateSpec | None = None
    past: bool = False  # told in a plain past tense, without a day that makes it news


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: from which unit on it asks (-1), when, in a headline or not, early in its text or not."""

    asking: int
    published: date | None
    headline: bool
    early: bool


@dataclass(frozen=True, slots=True)
class _Verdict:
    status: str
    hedge: str = ""
    background: bool = False


def judge(units: Sequence[Unit], match: Match, group: VerbGroup | None, setting: Setting, hedge: str) -> Outcome | None:
    """The outcome of an expression in its sentence, None where it states nothing."""
    predicate = match.predicate
    if (setting.asking >= 0 and match.end > setting.asking) or hedge == "denied":
        return None
    first = group.start if group else match.start
    left = left_of(units, first)
    status = predicate.status
    if group and group.future and status != "in_doubt" and _if_behind(units, match):
        return None
    if _conditional(units, left, first) and (status != "in_doubt" or predicate.certainty):
        return None
    if status == "in_doubt":
        return _open(match, group, hedge)
    if group and _no_verb(units, group, left, headline=setting.headline):
        return None
    spec = nearest_date(units, match, left)
    past = bool(group and (group.past or _bare_past(group)))
    if spec and past:
        spec = spec.back(setting.published)
    verdict = _with_verb(units, match, group, left, spec, setting) if group else _without_verb(units, match)
    if verdict is None:
        return None
    return _dated(units, match, verdict, group, left, spec, setting, hedge, past=past)


def on_screen(units: Sequence[Unit], match: Match, outcome: Outcome | None) -> Outcome | None:
    """An end told in a film is the order of that film."""
    if outcome is None or outcome.status is not Status.ENDING:
        return outcome
    film = "big screen" in match.predicate.say or any(part.film for at in match.parts if (part := units[at].part))
    return replace(outcome, status=Status.RENEWED) if film else outcome


def _dated(
    units: Sequence[Unit], match: Match, verdict: _Verdict, group: VerbGroup | None, left: Left, spec: DateSpec | None,
    setting: Setting, hedge: str, *, past: bool,
) -> Outcome | None:  # fmt: skip
    """The verdict once its date, its clause and its hedges have been weighed."""
    status, background = verdict.status, verdict.background or match.predicate.weak
    if status in FATES or status in {"delayed", "in_production"}:
        if _old(spec, setting.published, past=past):
            return None
        fresh = _recent(spec, setting.published) or _lately(units, group)
        if past and not setting.headline and not fresh and not setting.early:
            background = True
        background = background or (not setting.headline and _told_back(units, left, group))
    if status == "airing":
        found = _airing(group, spec, setting, past=past, units=units, match=match)
        if not found:
            return None
        status = found
    own = stronger(match.predicate.certainty, group.hedge if group else "")
    certainty = stronger(stronger(own, hedge), verdict.hedge)
    if status in {"in_doubt", "dated"} and certainty == "reported" and verdict.hedge == certainty:
        certainty = "" if status == "in_doubt" else certainty
    told = past and not _recent(spec, setting.published) and not setting.headline
    return Outcome(Status(status), Certainty(certainty or "confirmed"), background, spec, told)


def _airing(
    group: VerbGroup | None, spec: DateSpec | None, setting: Setting, *, past: bool, units: Sequence[Unit], match: Match
) -> str:
    """One of "dated", "released" and "" for words of coming out, by tense and date."""
    ahead = spec is not None and not spec.past and not _passed(spec, setting.published)
    if past or (group and group.perfect):
        if group and (group.past_perfect or group.negated or group.infinitive):
            return ""
        if spec is None or spec.when is None:
            return (
                "released"
                if _lately(units, group) or (group is not None and group.perfect and "already" in _lows(units, group))
                else ""
            )
        if ahead and "n" in match.tags and not (group and (group.past or group.perfect)):
            return "dated"
        if ahead and group is not None and not group.past and not group.perfect and spec.when is not None:
            return "dated" if "b" in group.tags else ""
        return "released" if _recent(spec, setting.published) else ""
    if group and group.negated and not (spec and ahead):
        return ""
    if spec is None:
        now = any(unit.low in {"now", "already", "currently", "again"} for unit in units[match.start : match.end])
        return "released" if now and group is not None and not group.infinitive else ""
    if ahead:
        return "dated"
    return "released" if _recent(spec, setting.published) else ""


def _lows(units: Sequence[Unit], group: VerbGroup) -> list[str]:
    return [unit.low for unit in units[group.start : group.head + 1]]


def _passed(spec: DateSpec, published: date | None) -> bool:
    return bool(spec.when and published and spec.when.last < published)


def _bare_past(group: VerbGroup) -> bool:
    return "d" in group.tags and not group.finite and not group.infinitive and not group.participle


def nearest_date(units: Sequence[Unit], match: Match, left: Left) -> DateSpec | None:
    """The date that belongs to an expression: behind it in the clause, else before it."""
    for index in range(match.start, min(match.end + 16, len(units))):
        unit = units[index]
        if unit.kind == DATE:
            return unit.date
        if index >= match.end and ((unit.kind == MARK and unit.low in ";:—") or unit.low in words("date_stops")):
            break
    return next((units[at].date for at in left.units if units[at].kind == DATE and match.start - at < 22), None)


def _conditional(units: Sequence[Unit], left: Left, first: int) -> bool:
    conditions = words("conditions")
    if opens_with(units, left, conditions):
        return True
    kept = sorted(left.units)
    return bool(kept) and units[kept[0]].low in {"should", "were", "had"} and kept[0] < first and kept[0] - 1 == left.at


def _if_behind(units: Sequence[Unit], match: Match) -> bool:
    """Whether a condition follows what will be ("will return if the ratings hold")."""
    return any(unit.low in {"if", "unless", "provided", "assuming"} for unit in units[match.end : match.end + 14])


def _told_back(units: Sequence[Unit], left: Left, group: VerbGroup | None) -> bool:
    """Whether a clause looks back: "which was renewed", "after NBC cancelled it", "Foo, cancelled in May, …"."""
    if group and group.future:
        return False
    if opens_with(units, left, words("looking_back")):
        return True
    if group is not None and group.participle and left.opener == "," and not _grouped(units, left):
        return True
    return (
        opens_with(units, left, frozenset(["which", "who", "whose", "that", "where"]))
        and (group is None or group.past or not group.finite or group.perfect)
        and not _said(units, left)
    )


def _grouped(units: Sequence[Unit], left: Left) -> bool:
    """Whether "both" or "all" stands before a participle ("…, both cancelled after two seasons")."""
    return any(units[at].low in {"both", "all", "each", "now", "just"} for at in left.units)


def _said(units: Sequence[Unit], left: Left) -> bool:
    """Whether "that" opens what somebody says ("confirmed that Foo has been renewed")."""
    if left.opener != "that" or left.at < 1:
        return False
    return any(units[at].low in words("speech") for at in range(max(0, left.at - 4), left.at))


def _old(spec: DateSpec | None, published: date | None, *, past: bool) -> bool:
    """Whether a date puts an event into history."""
    if spec is None:
        return False
    age = spec.age(published)
    if age is None:
        return (spec.past and not spec.near) or (spec.year_only and past)
    return age > FRESH_DAYS or (spec.past and not spec.near and age < 0)


def _lately(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether an adverb makes a past tense this text's news ("was just cancelled")."""
    return group is not None and any(low in _AGAIN for low in _lows(units, group))


def _recent(spec: DateSpec | None, published: date | None) -> bool:
    """Whether a date says that something told in the past tense is this text's own news."""
    if spec is None:
        return False
    age = spec.age(published)
    return (spec.weekday or spec.near) if age is None else -7 <= age <= FRESH_DAYS


def _open(match: Match, group: VerbGroup | None, hedge: str) -> Outcome | None:
    if group and group.past_perfect:
        return None
    opinion = match.predicate.certainty == "opinion"
    return Outcome(Status.IN_DOUBT, Certainty.OPINION if opinion else Certainty.CONFIRMED)


def _no_verb(units: Sequence[Unit], group: VerbGroup, left: Left, *, headline: bool) -> bool:
    """Whether the word is no verb here: a noun ("the end", "a close") or a bare stem without anything to carry it."""
    if group.finite or group.infinitive or group.progressive:
        return group.passive and not group.finite and not group.infinitive
    if group.passive:
        return True  # "that it be renewed"
    before = units[group.start - 1] if group.start else None
    opened = before is not None and before.kind == WORD and before.low in words("noun_openers")
    if opened and "n" not in group.tags and "g" not in group.tags:
        return True
    if "b" in group.tags and "d" not in group.tags:
        plural = before is not None and (
            before.kind in (SHOW, PART, THIS)
            or before.low in words("networks")
            or before.low in {"and", "they", "we", ",", ":"}
            or before.low.endswith("s")
        )
        return not plural
    return False


def premodifier(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether a participle only describes a show ("the cancelled drama", "Cancelled Foo moves house"): old news."""
    if group is None or group.finite or group.infinitive or "n" not in group.tags or group.passive:
        return False
    after = group.head + 1
    start = group.start
    if after >= len(units):
        return False
    if start > 1 and units[start - 1].low in {"and", "or"} and units[start - 2].low.endswith("ed"):
        start -= 2
    before = units[start - 1] if start else None
    word = before is not None and before.kind == WORD
    noun = units[after].kind in (SHOW, THIS) or (units[after].kind == PART and word) or _nounlike(units[after])
    if before is None or (before.kind == MARK and before.low in ",—:"):
        return noun or (before is None and units[after].low in {"by", "after", "in"})
    return word and noun and before.low in (words("noun_openers") | words("before_participle"))


def _nounlike(unit: Unit) -> bool:
    named = unit.low in words("programme") or unit.low in words("plural_programmes") or unit.low in words("networks")
    return unit.kind == WORD and (named or unit.cap)


def _with_verb(
    units: Sequence[Unit], match: Match, group: VerbGroup, left: Left, spec: DateSpec | None, setting: Setting
) -> _Verdict | None:
    """The verdict of a verb group: negation, governor, mood and tense; None if it takes the statement away."""
    status, governor = match.predicate.status, group.governor
    negated = group.negated or _negative_subject(units, left)
    if governor == "against":
        negated, governor = not negated, "decided"
    if group.infinitive and not governor and not _planned(units, group, setting, status, spec):
        return None
    if governor == "hoped" and not negated:
        return None
    if governor == "yet":
        return _Verdict("in_doubt") if status in {"renewed", "returning", "cancelled"} else None
    if group.governor == "plan" and group.past:
        return None
    if _caused(units, group, left):
        return None
    if group.modal and not (group.modal in {"would", "can"} and _spoken(units, left)):
        return None
    hedge = "reported" if governor == "reported" and (status in FATES or (status == "returning" and not spec)) else ""
    if (
        status == "cancelled"
        and units[group.head].low.startswith("drop")
        and spec
        and not spec.past
        and not _passed(spec, setting.published)
    ):
        return None
    if group.nearly or (group.being >= 0 and not group.finite):
        return None
    if premodifier(units, group) or _some_of(units, left):
        return None
    told = group.past_perfect and not _said(units, left)
    back = told or governor == "after" or (group.earlier and not setting.headline)
    gerund = not group.finite and not group.infinitive and "g" in group.tags and not governor
    back = back or (gerund and not setting.headline and group.start > 0 and units[group.start - 1].low not in {","})
    if gerund and status == "ending" and left.opener == ",":
        return None
    if negated and status in {"returning", "airing", "renewed"} and (later := _not_until(units, match, spec, setting)):
        return _Verdict(later, hedge, back)
    if negated:
        return _negated(status, group, hedge, background=back)
    return _positive(status, match, group, spec, hedge, setting, background=back)


def _some_of(units: Sequence[Unit], left: Left) -> bool:
    """Whether a subject is only a part of a group ("only some of those are going to be back")."""
    return any(
        units[at].low in words("quantifiers") and [unit.low for unit in units[at + 1 : at + 3]] in _OF_THEM
        for at in left.units
    )


def _caused(units: Sequence[Unit], group: VerbGroup, left: Left) -> bool:
    """Whether somebody only tries to have it done: "to get Foo renewed", "want to see Foo cancelled"."""
    if group.finite or "n" not in group.tags:
        return False
    near = [at for at in left.units if units[at].kind != SHOW and units[at].low not in words("light")]
    return bool(near) and len(left.units) > 1 and units[near[0]].low in words("causing") and near[0] >= group.start - 5


def _not_until(units: Sequence[Unit], match: Match, spec: DateSpec | None, setting: Setting) -> str:
    """What "will not return until spring", "won't be back this year" mean: a date or a delay, no end."""
    until = any(unit.low in {"until", "till", "before"} for unit in units[match.end : match.end + 8])
    ahead = spec is not None and not spec.past and not _passed(spec, setting.published)
    if until:
        return "dated" if ahead and spec is not None and spec.when is not None else "delayed"
    return "delayed" if ahead and match.predicate.status != "renewed" else ""


def _positive(
    status: str, match: Match, group: VerbGroup, spec: DateSpec | None, hedge: str, setting: Setting, *, background: bool
) -> _Verdict | None:
    if match.predicate.needs == "negation":
        return None
    past = group.past or _bare_past(group)
    if match.predicate.say.startswith("there ~be {P}") and not group.future and group.governor != "plan":
        return None
    if status == "returning":
        if spec and not spec.past and not _passed(spec, setting.published) and not past:
            return _Verdict("dated", hedge, background)
        if past or group.perfect:
            return _Verdict("released", hedge, background) if _recent(spec, setting.published) else None
        return _Verdict("renewed", hedge, background)
    loose = match.predicate.bind == "subject" and not group.finite and not group.infinitive and not setting.headline
    if status == "ending" and loose and not past and not (spec and not spec.past):
        return _Verdict("ending", hedge, True) if not match.parts else _Verdict("ending", hedge, background)
    if status == "ending" and (group.perfect or past) and not group.passive:
        recent = _recent(spec, setting.published)
        return _Verdict("released", hedge, background) if recent else None
    return _Verdict(status, hedge, background)


def _negated(status: str, group: VerbGroup, hedge: str, *, background: bool) -> _Verdict | None:
    if status in {"renewed", "returning"}:
        if group.not_yet or (group.perfect and not group.past_perfect):
            return _Verdict("in_doubt") if status == "renewed" or group.not_yet else None
        if status == "returning" and group.past and not group.progressive and not group.infinitive:
            return None
        past = group.past and not group.progressive and not group.infinitive
        return _Verdict("cancelled", hedge, background or past)
    return None


def _without_verb(units: Sequence[Unit], match: Match) -> _Verdict | None:
    if match.predicate.needs == "negation":
        return None
    aside = (
        match.start > 0
        and units[match.start - 1].low in {"with", "a"}
        and any(unit.low == "with" for unit in units[max(0, match.start - 3) : match.start])
    )
    if aside:
        return None
    return _Verdict("renewed" if match.predicate.status == "returning" else match.predicate.status)


def _negative_subject(units: Sequence[Unit], left: Left) -> bool:
    """Whether a negative subject turns the verb round: "neither Foo nor Bar will return", "no third season was ordered"."""
    return any(units[at].kind == WORD and units[at].low in _NO for at in left.units[:14])


def _planned(units: Sequence[Unit], group: VerbGroup, setting: Setting, status: str, spec: DateSpec | None) -> bool:
    """Whether a bare infinitive announces ("Foo to End After Season 5", "to premiere in 2027")."""
    if status in {"airing", "returning"} and spec is not None and spec.when is not None:
        return True
    before = group.start - 1
    if before < 0:
        return False
    unit = units[before]
    return setting.headline and (unit.kind in (SHOW, PART, THIS) or unit.cap)


def _spoken(units: Sequence[Unit], left: Left) -> bool:
    """Whether "would" is a reported "will" ("the network said that Foo would return")."""
    speech = words("speech")
    place = left
    while True:
        if any(units[at].low in speech for at in place.units):
            return True
        if place.at < 0 or place.opener not in {"that", ",", "and"}:
            break
        if any(units[at].low in speech for at in range(max(0, place.at - 3), place.at)):
            return True
        place = left_of(units, place.at)
    return False


def question_start(units: Sequence[Unit]) -> int:
    """From which unit on a sentence that ends in "?" asks."""
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
            if after < len(units) and units[after].low in words("asking"):
                return index
    return start


def fits_needs(match: Match, units: Sequence[Unit], part: object, spec: DateSpec | None, status: Status) -> bool:
    """Whether the clause holds what a table row needs."""
    needs = match.predicate.needs
    if needs in {"", "negation"}:
        return True
    spoken = part if part is not None else None
    film = bool(getattr(spoken, "film", False))
    if needs == "part":
        return spoken is not None and not (film and status is Status.ENDING)
    if needs == "film":
        return film
    if needs == "final":
        return bool(getattr(spoken, "final", False))
    if needs == "end":
        return match.end >= len(units) or units[match.end].kind == MARK or units[match.end].low in {"at", "and"}
    if needs == "date":
        return spec is not None
    return needs != "recent" or spec is None or not spec.past or spec.weekday or spec.near
