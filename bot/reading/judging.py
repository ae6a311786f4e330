"""Step 8b: what an expression says in its sentence: yes, no or open; fact, report or guess; news or history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.model import Certainty, Status
from bot.reading.clauses import RELATIVES, Left, left_of, opens_with
from bot.reading.dates import DateSpec
from bot.reading.hedging import stronger
from bot.reading.predicates import Match
from bot.reading.roundups import is_entry
from bot.reading.timing import FATES, FRESH_DAYS, Setting, bare_past, lately, lows, passed, recent
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import AUXILIARIES, VerbGroup
from bot.reading.verdicts import Verdict, no_verb, said, with_verb, without_verb
from bot.reading.words import words

_RECALLED = 450  # days: an order older than this has most likely been aired
_FRONTED = 5  # units before the comma of a date that opens a sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of an expression: its status and certainty; `background` marks history told in passing."""

    status: Status
    certainty: Certainty
    background: bool = False
    date: DateSpec | None = None
    past: bool = False  # told in a plain past tense, without a day that makes it news
    tense: bool = False  # told in a plain past tense, whatever its day
    related: bool = False  # told of its show in a relative clause ("Foo, which has been renewed, …")
    recalled: bool = False  # history, but in a clause of its own ("It was renewed for a third season in May")


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
    if group and no_verb(units, group, left, headline=setting.headline):
        return None
    spec = nearest_date(units, match, left) or _fronted(units, left, setting.published)
    past = bool(group and (group.past or (bare_past(group) and not _shares_perfect(units, group))))
    if spec and past:
        spec = spec.back(setting.published)
    verdict = with_verb(units, match, group, left, spec, setting) if group else without_verb(units, match)
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
    units: Sequence[Unit], match: Match, verdict: Verdict, group: VerbGroup | None, left: Left, spec: DateSpec | None,
    setting: Setting, hedge: str, *, past: bool,
) -> Outcome | None:  # fmt: skip
    """The verdict once its date, its clause and its hedges have been weighed."""
    if verdict.status == "cancelled" and _no_plans_yet(units, match):
        return Outcome(Status.IN_DOUBT, Certainty.CONFIRMED, verdict.background)
    status, background = verdict.status, verdict.background or (match.predicate.weak and not setting.listing)
    related = recalled = False
    if status == "delayed" and spec is not None and _to_a_day(units, match, spec, setting):
        status = "dated"
    if status in FATES or status in {"delayed", "in_production"}:
        done = past or (group is not None and group.perfect)
        if (done and _long_ago(units)) or _on_this_day(units, setting):
            return None
        if _old(spec, setting.published, past=past):
            if status != "renewed" or setting.headline or not _within(spec, setting.published, _RECALLED):
                return None
            background = True  # what was ordered last year, and may still be the newest word on its season
        if left.opener == "that" and _said_before(units, left, setting.published):
            return None
        fresh = recent(spec, setting.published) or lately(units, group)
        quoted = group is not None and units[group.head].low == "had" and said(units, left)  # "said it had been ordered"
        if past and not quoted and not setting.headline and not fresh and not setting.early:
            background = True
        explained = past and left.opener in {"why", "how"}  # "why Foo was cancelled"
        aside = setting.headline and (explained or _inserted(units, match, left, group) or _counted_back(units, left))
        related = not background and not setting.headline and _related(left, group)
        related = related or (group is not None and _already(units, group) and left.opener not in RELATIVES)
        back = not setting.headline and _told_back(units, left, group)
        recalled = past and background and not verdict.background and not back and left.opener not in RELATIVES
        background = background or aside or back
    if status == "released" and spec is not None and (age := spec.age(setting.published)) is not None and age > FRESH_DAYS:
        return None  # "has been on the air since 2015"
    if status == "airing":
        found = _airing(group, spec, setting, past=past, units=units, match=match)
        if not found:
            return None
        status = found
    own = stronger(match.predicate.certainty, group.hedge if group else "")
    certainty = stronger(stronger(own, hedge), verdict.hedge)
    if status in {"in_doubt", "dated"} and certainty == "reported" and verdict.hedge == certainty:
        certainty = "" if status == "in_doubt" else certainty
    told = past and not recent(spec, setting.published) and not setting.headline
    return Outcome(Status(status), Certainty(certainty or "confirmed"), background, spec, told, past, related, recalled)


def _to_a_day(units: Sequence[Unit], match: Match, spec: DateSpec, setting: Setting) -> bool:
    """Whether something put back has its new day ("has been moved to January 2")."""
    if spec.when is None or spec.past or passed(spec, setting.published) or not spec.when.is_day:
        return False
    return any(
        unit.kind == DATE and units[at - 1].low in {"to", "until", "till"}
        for at, unit in enumerate(units[: match.end + 8])
        if at >= match.start and at
    )


def _airing(
    group: VerbGroup | None, spec: DateSpec | None, setting: Setting, *, past: bool, units: Sequence[Unit], match: Match
) -> str:
    """One of "dated", "released" and "" for words of coming out, by tense and date."""
    ahead = spec is not None and not spec.past and not passed(spec, setting.published)
    arranged = any(unit.low in words("scheduling") for unit in units[match.start : match.end])
    if ahead and arranged and group and not group.negated and not group.modal and not group.past_perfect:
        return "dated" if spec is not None and spec.when is not None else ""
    if past or (group and group.perfect):
        if group and (group.past_perfect or group.negated or group.infinitive):
            return ""
        if spec is None or spec.when is None:
            return (
                "released"
                if lately(units, group) or (group is not None and group.perfect and "already" in lows(units, group))
                else ""
            )
        if ahead and "n" in match.tags and not (group and (group.past or group.perfect)):
            return "dated"
        if ahead and group is not None and not group.past and not group.perfect and spec.when is not None:
            return "dated" if "b" in group.tags else ""
        return "released" if recent(spec, setting.published) else ""
    if group and group.negated and not (spec and ahead):
        return ""
    if spec is None:
        now = any(unit.low in {"now", "already", "currently", "again"} for unit in units[match.start : match.end])
        return "released" if now and group is not None and not group.infinitive else ""
    if ahead:
        return "dated"
    return "released" if recent(spec, setting.published) else ""


def nearest_date(units: Sequence[Unit], match: Match, left: Left) -> DateSpec | None:
    """The date that belongs to an expression: behind it in the clause, else before it."""
    stops = words("date_stops")
    for index in range(match.start, min(match.end + 16, len(units))):
        unit = units[index]
        if unit.kind == DATE:
            return unit.date
        if index >= match.end and (
            (unit.kind == MARK and unit.low in ";:—") or unit.low in stops or _announced(units, index)
        ):
            break
    for at in left.units:
        if units[at].kind == DATE and match.start - at < 22:
            return _of_speech(units, at)
    return _opening_date(units, left) if match.predicate.status == "airing" else None


def _opening_date(units: Sequence[Unit], left: Left) -> DateSpec | None:
    """The date before the comma with which a sentence opens ("On Thursday, Foo lands on Hulu")."""
    if left.opener != "," or left.at >= _FRONTED or any(units[at].low in words("saying") for at in left.units):
        return None
    return next((unit.date for unit in units[: left.at] if unit.kind == DATE), None)


def _fronted(units: Sequence[Unit], left: Left, published: date | None) -> DateSpec | None:
    """A date long gone that opens the sentence before a comma ("In 2021, Netflix said it had renewed Foo")."""
    opening = units[: left.at] if left.opener == "," and left.at < _FRONTED else ()
    spec = next((unit.date for unit in opening if unit.kind == DATE), None)
    return spec if spec is not None and _old(spec.back(published), published, past=True) else None


def _of_speech(units: Sequence[Unit], at: int) -> DateSpec | None:
    """The date at that unit; a month in which somebody spoke ("said in April there would be no third season") is past."""
    spec = units[at].date
    before = [unit.low for unit in units[max(0, at - 3) : at]]
    if spec is None or spec.past or spec.weekday or spec.near or words("speech").isdisjoint(before):
        return spec
    return replace(spec, past=True)


def _announced(units: Sequence[Unit], at: int) -> bool:
    """Whether a date from here on is that of the announcement ("will return, Sky announced on Monday")."""
    return units[at].low in words("saying") and any(unit.low == "," for unit in units[max(0, at - 5) : at])


def _no_plans_yet(units: Sequence[Unit], match: Match) -> bool:
    """Whether there are no plans only for the time being ("there are currently no plans for a second season")."""
    if "plans" not in match.predicate.say:
        return False
    lows = [unit.low for unit in units[max(0, match.start - 4) : match.end + 8]]
    return not words("for_now").isdisjoint(lows)


def _conditional(units: Sequence[Unit], left: Left, first: int) -> bool:
    conditions = words("conditions")
    if opens_with(units, left, conditions):
        return True
    kept = sorted(left.units)
    if first < len(units) - 1 and not kept and units[first].low in {"were", "had", "should"} and first - 1 == left.at:
        return units[first + 1].kind in (SHOW, THIS)  # "Were it cancelled, …"
    return bool(kept) and units[kept[0]].low in {"should", "were", "had"} and kept[0] < first and kept[0] - 1 == left.at


def _if_behind(units: Sequence[Unit], match: Match) -> bool:
    """Whether a condition follows what will be ("will return if the ratings hold")."""
    return any(unit.low in {"if", "unless", "provided", "assuming"} for unit in units[match.end : match.end + 14])


def _shares_perfect(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a bare past form shares the auxiliary of a verb before it ("has renewed Foo and cancelled Bar")."""
    before = [unit.low for unit in units[max(0, group.start - 18) : group.start]]
    return bool(before) and before[-1] in {"and", "but", ","} and any(low in {"has", "have"} for low in before)


def _inserted(units: Sequence[Unit], match: Match, left: Left, group: VerbGroup | None) -> bool:
    """Whether a participle between commas only describes ("Foo, cancelled by NBC, is close to a deal")."""
    if group is None or not group.participle or left.opener != ",":
        return False
    comma = next((at for at in range(match.end, len(units)) if units[at].low == ","), len(units))
    return any(
        unit.kind == WORD and (unit.low in AUXILIARIES or unit.low.endswith("s")) for unit in units[comma + 1 : comma + 3]
    )


def _already(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a perfect tells what holds by now ("has already been renewed"): no news, but the newest word on its show."""
    return group.perfect and not group.past_perfect and "already" in lows(units, group)


def _related(left: Left, group: VerbGroup | None) -> bool:
    """Whether a relative clause tells what has been decided: history, unless it is told of what the text is about."""
    return left.opener == "which" and group is not None and group.perfect and not group.past_perfect and not group.earlier


def _told_back(units: Sequence[Unit], left: Left, group: VerbGroup | None) -> bool:
    """Whether a clause looks back: "which was renewed", "after NBC cancelled it", "Foo, cancelled in May, …"."""
    if group and group.future:
        return False
    if (
        left.opener == "which"
        and group is not None
        and group.perfect
        and not group.past_perfect
        and _of_network(units, left)
    ):
        return False
    if opens_with(units, left, words("looking_back")):
        return True
    if group is not None and group.participle and left.opener == "," and not _grouped(units, left):
        return not is_entry(units, left.at)
    if said(units, left):
        return False  # "people who work on it say that Foo has been axed"
    if opens_with(units, left, frozenset(["which", "who", "whose", "where"])):
        present = group is not None and (group.finite or group.tags == "s")  # "Foo, which gets a second season"
        return not present or group is None or group.past or group.perfect
    return (
        opens_with(units, left, frozenset(["that"]))
        and not any(unit.kind == SHOW for unit in units[left.at + 1 : left.at + 12])  # "we know that NBC has renewed Foo"
        and (group is None or group.past or not group.finite or group.perfect)
        and not said(units, left)
    )


def _counted_back(units: Sequence[Unit], left: Left) -> bool:
    """Whether a headline counts the time since ("A Decade After NBC Axed Foo, …"): what it counts from is history."""
    while left.at >= 0:
        if left.opener == "since":
            return True
        if left.opener in words("backward"):
            return left.at > 0 and (units[left.at - 1].kind == PART or units[left.at - 1].low in words("spans"))
        if left.opener != "that":
            return False
        left = left_of(units, left.at)
    return False


def _of_network(units: Sequence[Unit], left: Left) -> bool:
    """Whether a relative clause is told of a network ("saved by Foo, which has ordered a third season")."""
    return any(unit.low in words("networks") for unit in units[max(0, left.at - 2) : left.at])


def _grouped(units: Sequence[Unit], left: Left) -> bool:
    """Whether "both" or "all" stands before a participle ("…, both cancelled after two seasons")."""
    return any(units[at].low in {"both", "all", "each", "now", "just"} for at in left.units)


def _on_this_day(units: Sequence[Unit], setting: Setting) -> bool:
    """Whether a sentence is headed by a year gone by ("1986: NBC brings it back")."""
    if len(units) < 2 or units[1].low not in {":", "—"}:
        return False
    year = units[0].low if len(units[0].low) == 4 and units[0].low.isdigit() else ""
    return bool(year) and int(year) < (setting.published.year - 1 if setting.published else 2015)


def _long_ago(units: Sequence[Unit]) -> bool:
    """Whether a sentence speaks of other decades ("a hit of the nineties", "twenty years ago")."""
    lows = [unit.low for unit in units]
    ago = "ago" in lows and any(
        low == "ago" and lows[at - 1] in {"year", "years", "decades", "decade"} for at, low in enumerate(lows) if at
    )
    late = "lately" in lows or any(pair in _OF_LATE for pair in pairwise(lows))
    return ago or late or not words("decades").isdisjoint(lows)


_OF_LATE = frozenset(
    [("of", "late"), ("recent", "years"), ("recent", "months"), ("the", "years"), ("years", "since"), ("decade", "since")]
)


def _old(spec: DateSpec | None, published: date | None, *, past: bool) -> bool:
    """Whether a date puts an event into history."""
    if spec is None:
        return False
    age = spec.age(published)
    if age is None:
        return (spec.past and not spec.near) or (spec.year_only and past)
    return age > FRESH_DAYS or (spec.past and not spec.near and age < 0)


def _within(spec: DateSpec | None, published: date | None, days: int) -> bool:
    """Whether a date is known to lie at most so many days back."""
    age = spec.age(published) if spec is not None else None
    return age is not None and age <= days


def _said_before(units: Sequence[Unit], left: Left, published: date | None) -> bool:
    """Whether the words that a clause depends on were spoken long ago ("announced last September that …")."""
    if not said(units, left):
        return False
    spec = next((units[at].date for at in range(left.at - 1, max(-1, left.at - 8), -1) if units[at].kind == DATE), None)
    return spec is not None and _old(spec.back(published), published, past=True)


def _open(match: Match, group: VerbGroup | None, hedge: str) -> Outcome | None:
    if group and group.past_perfect:
        return None
    opinion = match.predicate.certainty == "opinion"
    return Outcome(Status.IN_DOUBT, Certainty.OPINION if opinion else Certainty.CONFIRMED)


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


def closes(match: Match, units: Sequence[Unit]) -> bool:
    """Whether an expression ends its clause ("Foo is in.", "Foo is out at NBC")."""
    return match.end >= len(units) or units[match.end].kind == MARK or units[match.end].low in {"at", "and"}


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
        return closes(match, units)
    if needs == "date":
        return spec is not None
    return needs != "recent" or spec is None or not spec.past or spec.weekday or spec.near
