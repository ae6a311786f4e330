"""Step 8e: what an expression says in its sentence: yes, no or open; fact, report or guess; news or history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.model import Certainty, Status
from bot.reading.clauses import RELATIVES, Left, left_of
from bot.reading.conditions import conditional, if_behind
from bot.reading.dates import DateSpec
from bot.reading.dating import fronted, headed, nearest_date, to_a_day
from bot.reading.hedging import stronger
from bot.reading.history import (
    already,
    already_told,
    counted_back,
    in_relative,
    inserted,
    long_ago,
    on_this_day,
    remembered,
    said_before,
    shares_perfect,
    told_back,
    told_earlier,
)
from bot.reading.leads import led
from bot.reading.predicates import Match
from bot.reading.roundups import announces_list
from bot.reading.timing import FATES, FRESH_DAYS, Setting, bare_past, lately, lows, old, passed, recent, within
from bot.reading.units import MARK, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.verdicts import Verdict, no_verb, said, with_verb, without_verb
from bot.reading.words import words

_FOR_NOW = frozenset([("for", "now"), ("right", "now"), ("at", "present")])
_LISTED = 400  # days back to which a running list of verdicts reaches; a mere year ("last year") tells of a show long gone
_RECALLED = 450  # days: an order older than this has most likely been aired


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
    if (setting.asking >= 0 and match.end > setting.asking) or (hedge == "denied" and not _denies(units, match)):
        return None
    first = group.start if group else match.start
    left = left_of(units, first)
    status = predicate.status
    if group and group.future and status != "in_doubt" and if_behind(units, match):
        return None
    if conditional(units, left, first) and (status != "in_doubt" or predicate.certainty):
        return None
    if status == "in_doubt":
        return _open(match, group, hedge)
    if group and no_verb(units, group, left, headline=setting.headline):
        return None
    spec = nearest_date(units, match, left) or fronted(units, left, setting.published)
    listing = led(units, match) >= 0  # what heads a list is this text's news
    past = not listing and bool(group and (group.past or (bare_past(group) and not shares_perfect(units, group))))
    if spec and (past or _of_then(units, group, spec, setting)):
        spec = spec.back(setting.published)
    verdict = with_verb(units, match, group, left, spec, setting) if group else without_verb(units, match)
    if verdict and verdict.status == "renewed" and status == "returning" and (day := headed(units)):
        verdict, spec = replace(verdict, status="dated"), spec or day
    if verdict is None:
        return None
    return _dated(units, match, verdict, group, left, spec, setting, hedge, past=past)


def _denies(units: Sequence[Unit], match: Match) -> bool:
    """Whether the denial is part of an expression ("would neither confirm nor deny a third season")."""
    return match.predicate.status == "in_doubt" and any(unit.low[:3] == "den" for unit in units[match.start : match.end])


def _still_listed(spec: DateSpec | None, setting: Setting) -> bool:
    """Whether a running list still counts what was decided in a month gone by ("Foo: cancelled in November")."""
    if not setting.running or spec is None or spec.when is None or not within(spec, setting.published, _LISTED):
        return False
    return (spec.when.last - spec.when.first).days <= 31


def _of_then(units: Sequence[Unit], group: VerbGroup | None, spec: DateSpec, setting: Setting) -> bool:
    """Whether a participle dates what has been decided ("Foo, cancelled in the spring, …", "both ordered in the fall")."""
    if group is None or not group.participle or setting.headline or not spec.yearless:
        return False
    if not group.start or units[group.start - 1].low not in {",", "both", "all", "each"}:
        return False
    at = next((at for at in range(group.head + 1, len(units)) if units[at].date is spec), -1)
    before = [unit.low for unit in units[group.head + 1 : at]]
    ends = at + 1 >= len(units) or units[at + 1].kind == MARK
    return at > 0 and ends and before in (["in"], ["back", "in"], ["during"], ["in", "the"], ["back", "in", "the"])


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
    if verdict.status == "cancelled" and (_no_plans_yet(units, match) or _for_the_moment(units, match)):
        return Outcome(Status.IN_DOUBT, Certainty.CONFIRMED, verdict.background)
    status, background = verdict.status, verdict.background or (match.predicate.weak and not setting.listing)
    related = recalled = False
    if status == "delayed" and spec is not None and to_a_day(units, match, spec, setting):
        status = "dated"
    if status in FATES or status in {"delayed", "in_production"}:
        done = past or (group is not None and group.perfect)
        if (done and long_ago(units, setting.said)) or on_this_day(units, setting):
            return None
        if old(spec, setting.published, past=past) and not _still_listed(spec, setting):
            if status != "renewed" or setting.headline or not within(spec, setting.published, _RECALLED):
                return None
            background = True  # what was ordered last year, and may still be the newest word on its season
        if left.opener == "that" and said_before(units, left, setting.published):
            return None
        if not setting.headline and "had" in setting.said and already_told(units, match, left):
            return None
        fresh = recent(spec, setting.published) or lately(units, group)
        listing = past and not setting.headline and announces_list(units, match.end)
        quoted = group is not None and units[group.head].low == "had" and said(units, left)  # "said it had been ordered"
        if past and not quoted and not setting.headline and not fresh and not setting.early and not listing:
            background = True
        explained = past and (left.opener in {"why", "how"} or remembered(units, left))  # "why Foo was cancelled"
        aside = explained or (setting.headline and (inserted(units, match, left, group) or counted_back(units, left)))
        related = not background and not setting.headline and in_relative(left, group)
        related = related or (group is not None and already(units, group) and left.opener not in RELATIVES)
        today = spec is not None and spec.when is not None and spec.when.first == setting.published  # "which was axed today"
        back = not setting.headline and not today and told_back(units, left, group) and led(units, match) < 0
        recalled = past and background and not verdict.background and not back and left.opener not in RELATIVES
        background = background or aside or back or (not setting.headline and told_earlier(units, left))
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


def _for_the_moment(units: Sequence[Unit], match: Match) -> bool:
    """Whether a "no" is bounded to the present ("we're not making another series at the moment")."""
    denied = any(unit.low in {"not", "n't"} for unit in units[match.start : match.end])
    if match.predicate.status == "cancelled" and not denied:
        return False
    lows = [unit.low for unit in units[max(0, match.start - 4) : match.end + 8]]
    return "moment" in lows or "currently" in lows or any(pair in _FOR_NOW for pair in pairwise(lows))


def _no_plans_yet(units: Sequence[Unit], match: Match) -> bool:
    """Whether there are no plans only for the time being ("there are currently no plans for a second season")."""
    if "plans" not in match.predicate.say:
        return False
    lows = [unit.low for unit in units[max(0, match.start - 4) : match.end + 8]]
    return not words("for_now").isdisjoint(lows)


def _open(match: Match, group: VerbGroup | None, hedge: str) -> Outcome | None:
    if group and group.past_perfect:
        return None
    if group and (group.perfect or group.past) and not group.negated and "~make up its" in match.predicate.say:
        return None  # "has made up her mind"
    opinion = match.predicate.certainty == "opinion"
    return Outcome(Status.IN_DOUBT, Certainty.OPINION if opinion else Certainty.CONFIRMED)
