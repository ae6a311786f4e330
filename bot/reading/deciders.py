"""Step 7c: who decides: whether a network, a bystander or somebody else stands as the subject of an expression."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.clauses import Left, left_of
from bot.reading.nouns import Focus
from bot.reading.predicates import Match, grammar
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, VerbGroup, group_start
from bot.reading.words import words

_HEADS = words("plural_programmes") | {"ones", "one", "those", "all", "everything", "anything", "series", "show"}
_RULING = frozenset(["it", "they", "bosses", "executives", "chiefs"])

_NO_BYSTANDERS = words("function") | words("deciding") | words("causing") | words("leading")


def decider(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a network or its people stand as the subject before a verb group."""
    left = left_of(units, group.start)
    near_units = left.units
    if any(
        units[at].kind == WORD and units[at].low in words("networks") and _heads(units, at, group) for at in near_units[:9]
    ):
        return True
    first = next((units[at] for at in near_units if units[at].low not in ADVERBS), None)
    if first is None:
        return left.opener not in {":", "—", "("} and (group.tags != "b" or group.infinitive)
    return _ruled(units, left) if first.low in {"and", "but"} else first.low in _RULING


def _ruled(units: Sequence[Unit], left: Left) -> bool:
    """Whether a network is the subject that a second verb shares with the first ("NBC has cut Foo, kept Bar and …")."""
    for _ in range(4):
        kept = [units[at] for at in left.units if units[at].low not in {"the", "a", "its"}]
        rulers = [at for at in left.units if units[at].kind == WORD and units[at].low in words("networks")]
        if any(_governing(units, at) not in words("under_subject") for at in rulers):
            return True
        if kept and kept[-1].low in _RULING:
            return True
        if left.opener != ",":
            return not left.opener and bool(kept) and (kept[-1].low in grammar().verbs or kept[-1].low in {"and", "but"})
        left = left_of(units, left.at)
    return False


def _governing(units: Sequence[Unit], at: int) -> str:
    """The word before a network and its article."""
    before = at - 2 if at > 1 and units[at - 1].low in {"the", "a"} else at - 1
    return units[before].low if before >= 0 else ""


def _heads(units: Sequence[Unit], at: int, group: VerbGroup) -> bool:
    """Whether a network is the subject itself and does not only describe one ("four network newcomers")."""
    if _governing(units, at) in {"for", "by", "with", "against", "like", "about"}:
        return False  # "she has danced for the BBC and turned down Foo"
    after = at + 1
    if after >= group.start or units[after].kind != WORD or units[after].cap or units[after].low == "'s":
        return True
    return units[after].low in words("deciding") or units[after].low in ADVERBS or units[after].low in words("networks")


def bystander(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a common noun that is no network is the subject ("stations renewed", "a judge has cancelled")."""
    left = left_of(units, group.start).units
    first = next((units[at] for at in left if units[at].low not in ADVERBS and units[at].kind != DATE), None)
    if first is None or first.kind != WORD or first.cap:
        return False
    return first.low.isalpha() and first.low not in _NO_BYSTANDERS


def in_contact(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a network's verb has its object before it ("the ones HBO killed", "the drama that NBC cancelled")."""
    at = group.start - 1
    while at >= 0 and units[at].kind == WORD and (units[at].low in words("networks") or units[at].low in ADVERBS):
        at -= 1
    if at < 0 or at == group.start - 1:
        return False
    if units[at].low in {"that", "which"}:
        at -= 1
    return at >= 0 and (units[at].low in _HEADS or units[at].kind == THIS)


def asked_for(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a bare verb without a subject asks somebody ("Please, Sky, make another series", "Save Foo")."""
    if group.tags != "b" or group.finite or group.infinitive or group.start == 0:
        return False
    before = units[group.start - 1]
    return before.kind == MARK and before.low in {",", ":", "—", ";"}


def foreign(units: Sequence[Unit], match: Match, focus: Focus) -> bool:
    """Whether somebody who is neither a show nor a network is the subject of an expression ("Jane ends with season 5")."""
    start = group_start(units, match.head)
    if match.start < match.head and any(units[at].kind in (SHOW, PART, THIS) for at in range(match.start, match.head)):
        return False
    left = left_of(units, start)
    nouns = [
        units[at]
        for at in left.units
        if (units[at].kind in (SHOW, PART, THIS) and units[at].role in ("", "'s")) or units[at].low in words("networks")
    ]
    first = next((units[at] for at in left.units if units[at].low not in ADVERBS and units[at].kind != DATE), None)
    if first is None or nouns:
        return first is not None and first.low in {"he", "she", "i"}
    return (first.cap and first is not units[0]) or first.low in words("foreign")
