"""Step 7b: the verb group of an expression; whether a bare past form is passive ("Foo renewed for a second season")."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.clauses import left_of
from bot.reading.predicates import Match
from bot.reading.units import DATE, MARK, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, VerbGroup, verb_group
from bot.reading.words import words


def group_of(units: Sequence[Unit], match: Match) -> VerbGroup:
    """The verb group of an expression that has a verb."""
    group = verb_group(units, match.head, match.tags, end=match.end, negated=match.negated)
    group.participle = match.predicate.bind == "auto" and not group.passive and bare_passive(units, match, group)
    return group


def bare_passive(units: Sequence[Unit], match: Match, group: VerbGroup) -> bool:
    """Whether a past form without auxiliary is a participle ("Foo renewed for a second season")."""
    if "n" not in match.tags or group.finite or group.perfect or group.infinitive:
        return False
    if any(at > group.head for at in match.shows) or units[group.head].low in words("intransitive"):
        return False
    if units[group.head].low == "dropped" and not (match.end < len(units) and units[match.end].low in {"by", "after"}):
        return False
    after = match.end
    while after < len(units) and units[after].kind == WORD and units[after].low in ADVERBS:
        after += 1
    behind = units[after : after + 5]
    if _shares_passive(units, min(group.start, match.start)) and not any(unit.kind in (SHOW, THIS) for unit in behind):
        return True
    if after >= len(units) or units[after].kind in (MARK, DATE):
        left = left_of(units, group.start).units
        named = any(units[at].kind == SHOW and not units[at].role for at in left[:3])
        return named or not any(units[at].low in words("networks") for at in left[:9])
    if units[after].kind == WORD:
        return units[after].low in words("after_participle")
    return False


def _shares_passive(units: Sequence[Unit], start: int) -> bool:
    """Whether a participle shares the auxiliary of the one before it ("was renewed for season 2 and then un-renewed")."""
    at = start - 1
    while at > 0 and units[at].low in {"then", "later", "subsequently", "promptly", "eventually"}:
        at -= 1
    if at < 1 or units[at].low not in {"and", "but", ","}:
        return False
    before = [unit.low for unit in units[max(0, at - 12) : at]]
    return any(low in {"was", "were", "been"} for low in before)
