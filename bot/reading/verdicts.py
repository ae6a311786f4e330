"""Step 8c: what a verb group makes of an expression: yes, no, open, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.clauses import Left, left_of
from bot.reading.dates import DateSpec
from bot.reading.predicates import Match
from bot.reading.timing import FATES, Setting, bare_past, lasting, passed, recent
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import words

_NO = frozenset(["neither", "nor", "none", "no", "nobody", "no-one"])
_TOO_SOON = frozenset(
    [
        ("too", "soon"),
        ("too", "early"),
        ("too", "quickly"),
        ("too", "many"),
        ("too", "often"),
        ("so", "often"),
        ("so", "many"),
    ]
)
_PAST = frozenset(["past", "beyond", "after", "further"])
_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, what weakens it ("" or "reported"), and whether it is history."""

    status: str
    hedge: str = ""
    background: bool = False


def with_verb(
    units: Sequence[Unit], match: Match, group: VerbGroup, left: Left, spec: DateSpec | None, setting: Setting
) -> Verdict | None:
    """The verdict of a verb group: negation, governor, mood and tense; None if it takes the statement away."""
    status, governor = match.predicate.status, group.governor
    if status in {"renewed", "returning"} and _nothing_past(units, match):
        return Verdict("in_doubt")
    negated = group.negated or _negative_subject(units, left)
    if governor == "against":
        negated, governor = not negated, "decided"
    if group.infinitive and not governor and not _planned(units, group, setting, status, spec):
        return None
    if governor == "hoped" and not negated and not (status == "in_production" and group.notes[:1] == ["begun"]):
        return None
    if governor == "yet":
        return Verdict("in_doubt") if status in {"renewed", "returning", "cancelled"} else None
    if group.past and (group.governor == "plan" or (group.future and not negated and _only_meant(units, group, left))):
        return None
    if _caused(units, group, left):
        return None
    if group.modal and not (group.modal in {"would", "can"} and _spoken(units, left)):
        return None
    unsure = governor == "reported" and not _settled(units, match, group)
    hedge = "reported" if unsure and (status in FATES or (status == "returning" and not spec)) else ""
    if status == "cancelled" and _drops_out(units, group, spec, setting):
        return None
    if _times(units, match) or group.nearly or (group.being >= 0 and not group.finite):
        return None
    if not group.future and _long_after(units, match):
        return None
    if premodifier(units, group) or _some_of(units, left):
        return None
    told = group.past_perfect and not said(units, left)
    back = (
        told or governor == "after" or (group.earlier and not setting.headline) or lasting(units, match.end, group, status)
    )
    gerund = not group.finite and not group.infinitive and "g" in group.tags and not governor
    back = back or (
        gerund
        and status != "in_production"
        and not setting.headline
        and group.start > 0
        and units[group.start - 1].low not in {",", "—", ":"}
    )
    if gerund and ((status == "ending" and left.opener == ",") or (negated and not left.units)):
        return None  # "Not renewing it would be a mistake"
    if negated and status in {"returning", "airing", "renewed"} and (later := _not_until(units, match, spec, setting)):
        return Verdict(later, hedge, back)
    if negated:
        if _not_told(units, match):
            return Verdict("in_doubt")
        return _negated(status, group, hedge, background=back, listing=setting.listing)
    return _positive(status, match, group, spec, hedge, setting, background=back)


def _only_meant(units: Sequence[Unit], group: VerbGroup, left: Left) -> bool:
    """As in "why it was going to return": what was meant to be, and is no reported speech."""
    always = any(unit.low == "always" for unit in units[group.start : group.head])  # "was always going to be asked back"
    return not always and not _spoken(units, left)


def _settled(units: Sequence[Unit], match: Match, group: VerbGroup) -> bool:
    """Whether "set to" tells a fact ("is set to return, NBC announced", "Set to return are Foo and Bar")."""
    announced = group.notes[:1] == ["set"] and any(unit.low in words("settling") for unit in units)
    return announced or match.predicate.bind == "inverted"


def _not_told(units: Sequence[Unit], match: Match) -> bool:
    """As in "a third season is not confirmed", "isn't officially coming back for season 3 yet": it is open."""
    if match.predicate.status == "renewed":
        return any(unit.low in words("told_words") for unit in units[match.start : match.end])
    return match.predicate.status == "returning" and any(unit.low == "yet" for unit in units[match.end : match.end + 8])


def _drops_out(units: Sequence[Unit], group: VerbGroup, spec: DateSpec | None, setting: Setting) -> bool:
    """As in "Foo drops on 3 May": it comes out."""
    ahead = spec is not None and not spec.past and not passed(spec, setting.published)
    return ahead and units[group.head].low.startswith("drop")


def _positive(
    status: str, match: Match, group: VerbGroup, spec: DateSpec | None, hedge: str, setting: Setting, *, background: bool
) -> Verdict | None:
    if match.predicate.needs == "negation":
        return None
    past = group.past or bare_past(group)
    if match.predicate.say.startswith("there ~be {P}") and not group.future and group.governor != "plan":
        return None
    if status == "returning":
        if spec and not spec.past and not passed(spec, setting.published) and not past:
            return Verdict("dated", hedge, background)
        if past or group.perfect:
            return Verdict("released", hedge, background) if recent(spec, setting.published) else None
        return Verdict("renewed", hedge, background)
    loose = match.predicate.bind == "subject" and not group.finite and not group.infinitive and not setting.headline
    if status == "ending" and loose and not past and not (spec and not spec.past):
        return Verdict("ending", hedge, True) if not match.parts else Verdict("ending", hedge, background)
    resolved = "~decide to ~end" in match.predicate.say or _of_speech(match)  # "have decided to end Foo with season five"
    if status == "ending" and (group.perfect or past) and not group.passive and not resolved:
        return Verdict("released", hedge, background) if recent(spec, setting.published) else None
    return Verdict(status, hedge, background)


def _of_speech(match: Match) -> bool:
    """Whether the verb of an expression only announces ("has confirmed that season 5 will be the last")."""
    return match.predicate.say.startswith("~announce")


def _negated(status: str, group: VerbGroup, hedge: str, *, background: bool, listing: bool) -> Verdict | None:
    if status in {"renewed", "returning"}:
        if group.not_yet or (group.perfect and not group.past_perfect):
            return Verdict("in_doubt") if status == "renewed" or group.not_yet else None
        if status == "returning" and group.past and not group.progressive and not group.infinitive:
            return None
        past = group.past and not group.progressive and not group.infinitive
        return Verdict("cancelled", hedge, background or (past and not listing))
    return None


def _not_until(units: Sequence[Unit], match: Match, spec: DateSpec | None, setting: Setting) -> str:
    """What "will not return until spring", "won't be back this year" mean: a date or a delay, no end."""
    until = any(unit.low in {"until", "till", "before"} for unit in units[match.end : match.end + 8])
    ahead = spec is not None and not spec.past and not passed(spec, setting.published)
    if until:
        open_end = any(unit.low == "before" for unit in units[match.end : match.end + 8])  # "not before the book is out"
        return "dated" if ahead and spec is not None and spec.when is not None else "" if open_end else "delayed"
    if any(unit.low == "next" and unit.kind == DATE for unit in units[match.end : match.end + 3]):
        return ""  # "will not be back next season": it is over
    return "delayed" if ahead and match.predicate.status != "renewed" else ""


def without_verb(units: Sequence[Unit], match: Match) -> Verdict | None:
    """The verdict of an expression without a verb; None if it states nothing."""
    if match.predicate.needs == "negation":
        return None
    aside = (
        match.start > 0
        and units[match.start - 1].low in {"with", "a"}
        and any(unit.low == "with" for unit in units[max(0, match.start - 3) : match.start])
    )
    if aside:
        return None
    status = "renewed" if match.predicate.status == "returning" else match.predicate.status
    if match.start and units[match.start - 1].low in {"not", "n't", "neither"} and match.predicate.bind != "near":
        return Verdict("cancelled") if status == "renewed" else None
    return Verdict(status)


def _nothing_past(units: Sequence[Unit], match: Match) -> bool:
    """As in "nothing beyond the fourth season has been ordered", "has ordered nothing past season three": it is open."""
    for at in range(max(0, match.start - 5), min(len(units) - 2, match.end + 3)):
        if units[at].low == "nothing" and units[at + 1].low in _PAST:
            return any(unit.kind == PART for unit in units[at + 2 : at + 5])
    return False


def _long_after(units: Sequence[Unit], match: Match) -> bool:
    """Whether an event is told by the time since another ("and was cancelled three years later")."""
    behind = [unit.low for unit in units[match.end : match.end + 16]]
    return any(one in words("long_spans") and then in {"later", "afterwards"} for one, then in pairwise(behind))


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


def said(units: Sequence[Unit], left: Left) -> bool:
    """Whether "that" opens what somebody says ("confirmed that Foo has been renewed")."""
    if left.opener != "that" or left.at < 1:
        return _said_plainly(units, left)
    reach = 30 if units[left.at - 1].low in {",", "and"} else 4
    return any(units[at].low in words("speech") for at in range(max(0, left.at - reach), left.at))


def _said_plainly(units: Sequence[Unit], left: Left) -> bool:
    """Whether a clause is what somebody says, without "that" ("she said a sixth series had been ordered")."""
    for at in left.units:
        if units[at].low in words("saying") and at + 1 < len(units):
            after = units[at + 1]
            return after.kind in (SHOW, PART, THIS) or after.low in words("noun_openers") | words("networks")
    return False


def _times(units: Sequence[Unit], match: Match) -> bool:
    """Whether an event is looked back on ("renewed six times", "cancelled far too soon", "axed before its time")."""
    after = [unit.low for unit in units[match.end : match.end + 2]]
    behind = [unit.low for unit in units[match.end : match.end + 4]]
    early = any(pair in _TOO_SOON for pair in pairwise(behind)) or (behind[:1] == ["before"] and "time" in behind)
    return early or (bool(after) and (after[0] in {"twice", "thrice", "every"} or after[-1] == "times"))


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


def no_verb(units: Sequence[Unit], group: VerbGroup, left: Left, *, headline: bool) -> bool:
    """Whether the word is no verb here: a noun ("the end", "a close") or a bare stem without anything to carry it."""
    if units[group.head].low == "be" and not (group.finite or group.infinitive or group.governor):
        return True  # "might — just might — be coming back": the auxiliary is lost
    if group.finite or group.infinitive or group.progressive:
        return group.passive and not group.finite and not group.infinitive
    if group.passive:
        return True  # "that it be renewed"
    before = units[group.start - 1] if group.start else None
    if units[group.head].low == "returns" and units[group.head - 1].low in words("before_returns") and group.head:
        return True  # "early returns suggest …"
    opened = before is not None and before.kind == WORD and before.low in words("noun_openers")
    if headline and _before_noun(units, group.start - 1):
        return True  # "Foo Eyes Return", "BBC confirms return"
    if before is not None and before.low in words("determiners") and units[group.head].low in {"ending", "closing"}:
        return True  # "that ending"
    if opened and "n" not in group.tags and "g" not in group.tags:
        return True
    if "b" in group.tags and "d" not in group.tags:
        plural = before is not None and (
            before.kind in (SHOW, PART, THIS)
            or before.low in words("networks")
            or before.low in {"and", "they", "we"}
            or (before.low == "," and headline)
            or before.low.endswith("s")
        )
        return not plural
    return False


def _before_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a show or network does something with the noun that follows ("Foo Eyes Return")."""
    if at < 1 or units[at].kind != WORD or units[at].low not in words("before_noun"):
        return False
    return units[at - 1].kind in (SHOW, THIS) or units[at - 1].low in words("networks")


def premodifier(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether a participle only describes a show ("the cancelled drama", "Cancelled Foo moves house"): old news."""
    if group is None or group.finite or group.infinitive or "n" not in group.tags or group.passive:
        return False
    after = group.head + 1
    start = group.start
    if after >= len(units) or (not start and any(unit.low == ":" for unit in units[after : after + 5])):
        return False  # "Renewed by CBS: Foo"
    if start > 1 and units[start - 1].low in {"and", "or"} and units[start - 2].low.endswith("ed"):
        start -= 2
    before = units[start - 1] if start else None
    word = before is not None and before.kind == WORD
    noun = units[after].kind in (SHOW, THIS) or (units[after].kind == PART and word) or _nounlike(units[after])
    if before is None or (before.kind == MARK and before.low in ",—:"):
        return noun or (before is None and units[after].low in {"by", "after", "in"})
    acting = (
        before.cap
        and before.low.endswith("s")
        and before.low not in words("networks")
        and before.low not in words("deciding")
    )
    joined = units[after].kind == SHOW and acting  # "Replaces Cancelled Foo"
    return word and noun and (joined or before.low in words("noun_openers") or before.low in words("before_participle"))


def _nounlike(unit: Unit) -> bool:
    named = unit.low in words("programme") or unit.low in words("plural_programmes") or unit.low in words("networks")
    return unit.kind == WORD and (named or unit.cap)
