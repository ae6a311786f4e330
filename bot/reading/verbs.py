"""Step 5: verb groups. Which auxiliaries, negations and governing words stand before a verb, and what they do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.reading.units import MARK, SHOW, WORD, Unit
from bot.reading.words import table, words

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'re"])
_HAVE = frozenset(["has", "have", "had", "having", "'ve"])
_DO = frozenset(["do", "does", "did"])
_GET = frozenset(["get", "gets", "got", "getting", "gotten"])
_MODALS = frozenset(["will", "would", "could", "might", "may", "can", "should", "must", "shall", "'ll"])
_WEAK_MODALS = frozenset(["could", "might", "may", "can", "should", "must", "would"])
AUXILIARIES = _BE | _HAVE | _DO | _MODALS
_NEGATIONS = frozenset(["not", "never", "no", "neither", "nor", "n't"])
ADVERBS = words("adverbs")
_HEDGES = frozenset(["reportedly", "apparently", "allegedly", "supposedly", "presumably", "rumoured", "rumored"])
_GUESSES = frozenset(["probably", "likely", "presumably", "perhaps", "maybe", "possibly", "surely"])
_EARLIER = frozenset(["already", "previously", "originally", "initially", "earlier", "once"])
_NEARLY = frozenset(["nearly", "almost", "about", "practically", "virtually", "narrowly", "hardly", "rarely"])


@dataclass(slots=True)
class VerbGroup:
    """What stands before a verb. `start` is the first unit of the group."""

    start: int
    head: int
    tags: str
    passive: bool = False
    finite: bool = False  # the group has its own tense: it is no bare participle or infinitive
    negated: bool = False
    not_yet: bool = False
    perfect: bool = False
    past_perfect: bool = False
    past: bool = False
    future: bool = False
    progressive: bool = False
    modal: str = ""
    infinitive: bool = False
    governor: str = ""  # the table group of the word that governs an infinitive or -ing form
    hedge: str = ""  # "reported" or "opinion"
    being: int = -1  # the unit of "being"
    nearly: bool = False  # "almost cancelled"
    earlier: bool = False  # "already renewed", "originally ordered", "having been cancelled"
    participle: bool = False  # a bare past form that is passive ("Foo cancelled after two seasons")
    notes: list[str] = field(default_factory=list)


@cache
def _governors() -> dict[str, str]:
    return {word: group for group, listed in table("certainty")["governors"].items() for word in str(listed).split()}


def verb_group(units: Sequence[Unit], head: int, tags: str, *, end: int = 0, negated: bool = False) -> VerbGroup:
    """The verb group whose main verb is unit `head`, which may have those forms.

    `end` is the unit behind the expression to which the verb belongs, `negated` whether "not" stands within it.
    """
    group = VerbGroup(head, head, tags, negated=negated)
    if units[head].low in AUXILIARIES:
        group.finite = units[head].low not in {"be", "been", "being", "have", "having", "do"}
        group.past = units[head].low in {"was", "were", "had", "did"}
        group.progressive = any(unit.low.endswith("ing") for unit in units[head + 1 : end])
    index = head - 1
    while index >= 0:
        unit = units[index]
        low = unit.low
        if unit.kind == MARK or unit.kind != WORD:
            if (
                low in {"both", "all", "each", "it"}
                and unit.kind != MARK
                and index
                and units[index - 1].low in _BE | _HAVE | _MODALS
            ):
                index -= 1
                continue
            if unit.kind == MARK and not group.finite and (over := _aside(units, index)):
                index = over
                continue
            break
        if low == "course" and index and units[index - 1].low == "of":
            index -= 2  # "will of course be back"
            continue
        if not _take(group, units, index, low):
            break
        group.start = index
        index -= 1
    if group.perfect and not group.past_perfect and units[head].low == "had":
        group.past = False  # "has had its order rescinded"
    if not group.governor and (group.infinitive or ("g" in tags and not group.progressive)):
        _govern(group, units)
    return group


def _aside(units: Sequence[Unit], at: int) -> int:
    """The auxiliary before an insertion that ends at unit `at` ("may — who knows? — be", "will, it said, end"); else 0."""
    for index in range(at - 1, max(0, at - 6), -1):
        if units[index].low == units[at].low and units[at].low in {"—", ","}:
            return index - 1 if units[index - 1].low in _MODALS | _HAVE else 0
    return 0


def _take(group: VerbGroup, units: Sequence[Unit], index: int, low: str) -> bool:
    """Take one more word into the group, from the right; False if it does not belong."""
    if low == "neither" and index and units[index - 1].low in AUXILIARIES:
        group.negated = True  # "has neither ordered a third series nor ruled one out"
    elif low in _NEGATIONS:
        if low in {"neither", "nor"} or (low == "no" and units[index + 1].low != "longer"):
            return False
        group.negated = True
    elif low in {"un"} or (low == "since" and index and units[index - 1].low in _HAVE):
        pass  # "has un-axed Foo", "has since been saved"
    elif low == "longer" and index and units[index - 1].low == "no":
        group.negated = True
    elif low in ADVERBS or (low.endswith("ly") and len(low) > 4):
        _take_adverb(group, low)
    elif low in _BE:
        _take_be(group, index, low)
    elif low in _GET and "n" in group.tags:
        group.passive = True
        group.finite = True
        group.past = group.past or low == "got"
    elif low == "'s" and _contracted(group, units, index):
        group.finite = True
        group.progressive = "g" in group.tags
        group.passive = group.passive or "n" in group.tags
        group.start = index
        return False
    else:
        return _take_auxiliary(group, low)
    return True


def _take_adverb(group: VerbGroup, low: str) -> None:
    if low in {"yet", "still"}:
        group.not_yet = True
    if low == "yet" and group.infinitive:
        group.governor = "yet"
    if low in _HEDGES:
        group.hedge = "reported"
    elif low in _GUESSES:
        group.hedge = group.hedge or "opinion"
    group.nearly = group.nearly or low in _NEARLY
    group.earlier = group.earlier or low in _EARLIER


def _take_be(group: VerbGroup, index: int, low: str) -> None:
    if low == "being":
        group.progressive = True
        group.being = index
        group.passive = group.passive or "n" in group.tags
    elif group.infinitive and not group.governor:
        group.governor = "plan"  # "is to end"
    elif "g" in group.tags and group.start == index + 1 and not group.passive:
        group.progressive = True
    elif "n" in group.tags:
        group.passive = True
    group.finite = group.finite or low not in {"be", "been", "being"}
    group.past = group.past or low in {"was", "were"}


def _take_auxiliary(group: VerbGroup, low: str) -> bool:
    """Take "has", "did", "will", "to" or "going"; False for any other word, and where the group is complete."""
    if low in _HAVE:
        group.perfect = True
        group.finite = True
        group.earlier = group.earlier or low == "having"
        group.past_perfect = low == "had"
    elif low in _DO:
        group.finite = True
        group.past = low == "did"
    elif low in _MODALS:
        group.finite = True
        if low in _WEAK_MODALS:
            group.modal = low
        else:
            group.future = True
        return not group.infinitive
    elif low == "to":
        group.infinitive = True
        return not group.finite
    elif low == "going" and group.infinitive:
        group.future = True
        group.infinitive = False
    else:
        return False
    return True


def _contracted(group: VerbGroup, units: Sequence[Unit], index: int) -> bool:
    """Whether "'s" is "is" or "has" before this verb ("it's coming back") and no genitive."""
    before = units[index - 1] if index else None
    if before is None or not ("g" in group.tags or "n" in group.tags):
        return False
    return before.low in {"it", "that", "there", "what", "who", "which"} or (before.kind == SHOW and "g" in group.tags)


def _govern(group: VerbGroup, units: Sequence[Unit]) -> None:
    """Find the word that governs an infinitive or -ing form, and what it makes of it ("decided not to renew")."""
    governors = _governors()
    index = group.start - 1
    steps = 0
    while index >= 0 and steps < 3:
        unit = units[index]
        if unit.kind == MARK:
            break
        if unit.kind == WORD:
            if unit.low in governors:
                group.governor = governors[unit.low]
                group.notes.append(unit.low)
                _outer(group, units, index)
                return
            if unit.low in _BE and group.infinitive:
                group.governor = "plan"  # "is to end"
                group.finite = True
                return
            if (
                unit.low not in ADVERBS
                and unit.low not in {"not", "against", "the", "a", "on", "n't"}
                and "g" not in group.tags
            ):
                steps += 1
        else:
            if steps == 0 and unit.kind == SHOW:
                if not _wished(group, units, index):
                    break
                if units[index - 1].low == "for":
                    group.governor = "hoped"
                    return
            steps += 1
        index -= 1


def _wished(group: VerbGroup, units: Sequence[Unit], at: int) -> bool:
    """Whether somebody wants the show at that unit to do something ("fans want Foo to return")."""
    if not group.infinitive or not at:
        return False
    before = units[max(0, at - 4) : at - 1] if units[at - 1].low == "for" else units[at - 1 : at]
    return any(_governors().get(unit.low) == "hoped" for unit in before)  # "fans call for Foo to be cancelled"


def _outer(group: VerbGroup, units: Sequence[Unit], at: int) -> None:
    """The governor's own auxiliaries: tense, negation ("has not decided to"), "yet" ("has yet to")."""
    index = at - 1
    if units[at].low == "yet" and index >= 0 and units[index].low in _HAVE | {"remains", "is", "are"}:
        group.governor = "yet"
        group.start = index
        group.finite = True
        return
    while index >= 0 and units[index].kind == WORD:
        low = units[index].low
        if low in _NEGATIONS:
            group.negated = not group.negated
        elif low in _HEDGES:
            group.hedge = "reported"
        elif low in {"had"}:
            group.past_perfect = True
        elif low in {"was", "were"}:
            group.past = True
        elif low in {"could", "might", "may", "would", "should"}:
            group.modal = low
        elif low not in _BE and low not in _HAVE and low not in ADVERBS and low not in _MODALS and low not in {"to", "been"}:
            break
        index -= 1
    group.start = index + 1
    group.finite = True


def group_start(units: Sequence[Unit], head: int) -> int:
    """Where the auxiliaries and adverbs before unit `head` begin."""
    while (
        head > 0
        and units[head - 1].kind == WORD
        and (
            units[head - 1].low in AUXILIARIES
            or units[head - 1].low in ADVERBS
            or units[head - 1].low in {"not", "n't", "to", "in", "on", "a"}
        )
    ):
        head -= 1
    return head
