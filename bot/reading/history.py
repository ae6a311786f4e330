"""Step 8d: clauses that look back: what they tell has been known before ("Foo, which was renewed in May, …")."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from itertools import pairwise

from bot.reading.clauses import Left, left_of, opens_with
from bot.reading.predicates import Match
from bot.reading.roundups import announces_list, is_entry
from bot.reading.timing import MODERN, Setting, lows, old
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES, VerbGroup
from bot.reading.verdicts import said
from bot.reading.words import words

_WHO = frozenset(["i", "we", "you", "they", "he", "she"])
_OF_LATE = frozenset(
    [("of", "late"), ("recent", "years"), ("recent", "months"), ("the", "years"), ("years", "since"), ("decade", "since")]
)
_EARLIER = frozenset(["previously", "earlier", "beforehand", "originally", "initially"])
_SENT = frozenset(["come", "left", "gone", "hit", "sent"])
_BACK = frozenset(["ago", *(last for _, last in _OF_LATE)])


def told_back(units: Sequence[Unit], left: Left, group: VerbGroup | None) -> bool:
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
    if group is not None and group.perfect and not group.past_perfect and _heads_list(units, left):
        return False
    if group is not None and not group.past_perfect and left.opener == "that" and announces_list(units, group.head + 1):
        return False  # "Among the dramas that were dropped: Foo, Bar and Baz"
    if opens_with(units, left, words("looking_back")):
        return True
    if left.opener == "that" and left.at and units[left.at - 1].low == "now":
        return True  # "now that Foo has been cancelled, …"
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


def _heads_list(units: Sequence[Unit], left: Left) -> bool:
    """Whether a relative clause says what is listed below ("Here are the dramas that have been cancelled")."""
    before = units[: left.at] if left.opener in {"that", "which"} else ()
    named = any(unit.kind == SHOW for unit in before)
    standing = any(unit.low in words("standing_words") for unit in before)
    return standing and not named and any(unit.low in {"are", "is", "'re", "'s"} for unit in before)


def _of_network(units: Sequence[Unit], left: Left) -> bool:
    """Whether a relative clause is told of a network ("saved by Foo, which has ordered a third season")."""
    return any(unit.low in words("networks") for unit in units[max(0, left.at - 2) : left.at])


def _grouped(units: Sequence[Unit], left: Left) -> bool:
    """Whether "both" or "all" stands before a participle ("…, both cancelled after two seasons")."""
    return any(units[at].low in {"both", "all", "each", "now", "just"} for at in left.units)


def inserted(units: Sequence[Unit], match: Match, left: Left, group: VerbGroup | None) -> bool:
    """Whether a participle between commas only describes ("Foo, cancelled by NBC, is close to a deal")."""
    if group is None or not group.participle or left.opener != ",":
        return False
    comma = next((at for at in range(match.end, len(units)) if units[at].low == ","), len(units))
    return any(
        unit.kind == WORD and (unit.low in AUXILIARIES or unit.low.endswith("s")) for unit in units[comma + 1 : comma + 3]
    )


def remembered(units: Sequence[Unit], left: Left) -> bool:
    """Whether a clause only says which time is meant ("the summer we saved Foo", "the day NBC axed it")."""
    if left.opener == "that" and left.at > 1 and units[left.at - 1].low in words("remembered"):
        return True
    for at in left.units:
        after = units[at + 1]
        subject = after.kind in (SHOW, THIS) or after.cap or after.low in words("networks") or after.low in _WHO
        if subject and at and units[at].low in words("remembered") and units[at - 1].low in {"the", "that"}:
            return True
    return False


def counted_back(units: Sequence[Unit], left: Left) -> bool:
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


def in_relative(left: Left, group: VerbGroup | None) -> bool:
    """Whether a relative clause tells what has been decided: history, unless it is told of what the text is about."""
    return left.opener == "which" and group is not None and group.perfect and not group.past_perfect and not group.earlier


def already(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether words tell what holds by now ("has already been renewed"): no news, but the newest on its show."""
    now = (group.perfect or group.finite or group.tags in {"b", "s"}) and not (group.past or group.past_perfect)
    return now and "already" in lows(units, group)


def shares_perfect(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a bare past form shares the auxiliary of a verb before it ("has renewed Foo and cancelled Bar")."""
    before = [unit.low for unit in units[max(0, group.start - 18) : group.start]]
    return bool(before) and before[-1] in {"and", "but", ","} and any(low in {"has", "have"} for low in before)


def said_before(units: Sequence[Unit], left: Left, published: date | None) -> bool:
    """Whether the words that a clause depends on were spoken long ago ("announced last September that …")."""
    if not said(units, left):
        return False
    spec = next((units[at].date for at in range(left.at - 1, max(-1, left.at - 8), -1) if units[at].kind == DATE), None)
    return spec is not None and old(spec.back(published), published, past=True)


def told_earlier(units: Sequence[Unit], left: Left) -> bool:
    """Whether somebody spoke earlier of what a clause tells ("had previously announced that Foo would end")."""
    spoken = next((at for at in (*left.units, *range(left.at - 1, max(-1, left.at - 5), -1)) if _spoke(units, at)), -1)
    before = [unit.low for unit in units[max(0, spoken - 3) : spoken]] if spoken > 0 else []
    return not _EARLIER.isdisjoint(before) or ("had" in before and "already" in before)


def already_told(units: Sequence[Unit], match: Match, left: Left) -> bool:
    """Whether news is itself told as earlier ("the news that Foo was axed had stunned its crew")."""
    opener = left.at if left.opener == "that" else match.start - 1 if units[match.start - 1].low == "to" else -1
    if opener < 1 or words("news_nouns").isdisjoint([unit.low for unit in units[max(0, opener - 4) : opener]]):
        return False
    for at in range(match.end, min(match.end + 8, len(units) - 1)):
        if units[at].kind == MARK:
            return False
        if units[at].low == "had":
            at += units[at + 1].low in ADVERBS or units[at + 1].low.endswith("ly")
            return any(unit.low.endswith(("ed", "en")) or unit.low in _SENT for unit in units[at + 1 : at + 2])
    return False


def _spoke(units: Sequence[Unit], at: int) -> bool:
    return units[at].kind == WORD and units[at].low in words("speech")


def on_this_day(units: Sequence[Unit], setting: Setting) -> bool:
    """Whether a sentence is headed by a year gone by ("1986: NBC brings it back")."""
    if len(units) < 2 or units[1].low not in {":", "—"}:
        return False
    year = units[0].low if len(units[0].low) == 4 and units[0].low.isdigit() else ""
    return bool(year) and int(year) < (setting.published.year - 1 if setting.published else MODERN)


def long_ago(units: Sequence[Unit], said: Set[str]) -> bool:
    """Whether a sentence, whose words are `said`, speaks of other decades ("a hit of the nineties", "twenty years ago")."""
    if not words("decades").isdisjoint(said) or "lately" in said:
        return True
    if _BACK.isdisjoint(said):
        return False
    lows = [unit.low for unit in units]
    ago = "ago" in lows and any(
        low == "ago" and lows[at - 1] in {"year", "years", "decades", "decade"} for at, low in enumerate(lows) if at
    )
    return ago or any(pair in _OF_LATE for pair in pairwise(lows))
