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
_IRREGULAR = {
    "be": "is was been being", "bring": "brings brought brought bringing", "come": "comes came come coming",
    "get": "gets got gotten getting", "give": "gives gave given giving", "go": "goes went gone going",
    "have": "has had had having", "hold": "holds held held holding", "keep": "keeps kept kept keeping",
    "let": "lets let let letting", "make": "makes made made making", "put": "puts put put putting",
    "say": "says said said saying", "see": "sees saw seen seeing", "show": "shows showed shown showing", "send": "sends sent sent sending",
    "set": "sets set set setting", "shoot": "shoots shot shot shooting", "take": "takes took taken taking",
    "buy": "buys bought bought buying", "strike": "strikes struck struck striking", "tell": "tells told told telling",
    "win": "wins won won winning", "bid": "bids bid bid bidding", "draw": "draws drew drawn drawing",
    "fall": "falls fell fallen falling", "find": "finds found found finding", "hit": "hits hit hit hitting",
    "ride": "rides rode ridden riding", "throw": "throws threw thrown throwing", "write": "writes wrote written writing",
    "begin": "begins began begun beginning", "leave": "leaves left left leaving", "lose": "loses lost lost losing",
    "cut": "cuts cut cut cutting", "shut": "shuts shut shut shutting", "pay": "pays paid paid paying",
    "meet": "meets met met meeting", "run": "runs ran run running", "bite": "bites bit bitten biting",
    "land": "lands landed landed landing", "swing": "swings swung swung swinging", "fly": "flies flew flown flying",
    "deal": "deals dealt dealt dealing", "do": "does did done doing", "know": "knows knew known knowing",
    "light": "lights lit lit lighting", "greenlight": "greenlights greenlit greenlit greenlighting",
    "slip": "slips slipped slipped slipping", "ax": "axes axed axed axing", "axe": "axes axed axed axing",
    "can": "cans canned canned canning", "nix": "nixes nixed nixed nixing", "bin": "bins binned binned binning",
    "scrap": "scraps scrapped scrapped scrapping", "drop": "drops dropped dropped dropping",
    "wrap": "wraps wrapped wrapped wrapping", "chop": "chops chopped chopped chopping",
    "stop": "stops stopped stopped stopping", "nab": "nabs nabbed nabbed nabbing", "bow": "bows bowed bowed bowing",
    "film": "films filmed filmed filming", "air": "airs aired aired airing", "bag": "bags bagged bagged bagging",
    "hand": "hands handed handed handing", "score": "scores scored scored scoring",
    "sign": "signs signed signed signing", "snag": "snags snagged snagged snagging",
    "plan": "plans planned planned planning",
    "renew": "renews renewed renewed renewing", "order": "orders ordered ordered ordering",
    "commit": "commits committed committed committing", "opt": "opts opted opted opting",
    "cancel": "cancels cancelled|canceled cancelled|canceled cancelling|canceling", "dump": "dumps dumped dumped dumping",
    "premiere": "premieres premiered premiered premiering|premièring", "sink": "sinks sank|sunk sunk sinking",
    "shelve": "shelves shelved shelved shelving", "rise": "rises rose risen rising", "kill": "kills killed killed killing",
    "spin": "spins spun spun spinning", "grant": "grants granted granted granting", "pull": "pulls pulled pulled pulling",
    "return": "returns returned returned returning", "reverse": "reverses reversed reversed reversing",
}  # fmt: skip


@cache
def forms(verb: str) -> dict[str, str]:
    """All forms of a verb, each with its tags: b (base), s, d (past), n (participle), g (-ing)."""
    result: dict[str, str] = {verb: "b"}

    def add(form: str, tag: str) -> None:
        for one in form.split("|"):
            result[one] = result.get(one, "") + tag

    if verb in _IRREGULAR:
        listed = _IRREGULAR[verb].split()
        for form, tag in zip(listed, "sdng", strict=True):
            add(form, tag)
        if verb == "be":
            for form, tag in (("are", "s"), ("were", "d"), ("am", "s")):
                add(form, tag)
        return result
    if verb.endswith("e"):
        add(verb + "s", "s")
        add(verb + "d", "dn")
        add(verb[:-1] + "ing", "g")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        add(verb[:-1] + "ies", "s")
        add(verb[:-1] + "ied", "dn")
        add(verb + "ing", "g")
    else:
        add(verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s"), "s")
        add(verb + "ed", "dn")
        add(verb + "ing", "g")
    return result


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
            break
        if not _take(group, units, index, low):
            break
        group.start = index
        index -= 1
    if not group.governor and (group.infinitive or ("g" in tags and not group.progressive)):
        _govern(group, units)
    return group


def _take(group: VerbGroup, units: Sequence[Unit], index: int, low: str) -> bool:
    """Take one more word into the group, from the right; False if it does not belong."""
    if low in _NEGATIONS:
        if low in {"neither", "nor"} or (low == "no" and units[index + 1].low != "longer"):
            return False
        group.negated = True
    elif low == "longer" and index and units[index - 1].low == "no":
        group.negated = True
    elif low in ADVERBS or (low.endswith("ly") and len(low) > 4):
        if low in {"yet", "still"}:
            group.not_yet = True
        if low == "yet" and group.infinitive:
            group.governor = "yet"
        if low in _NEARLY:
            group.nearly = True
        if low in _HEDGES:
            group.hedge = "reported"
        elif low in _GUESSES:
            group.hedge = group.hedge or "opinion"
        if low in _EARLIER:
            group.earlier = True
    elif low in _BE:
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
    elif low in _GET and "n" in group.tags:
        group.passive = True
        group.finite = True
        group.past = group.past or low == "got"
    elif low in _HAVE:
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
    elif low == "'s" and _contracted(group, units, index):
        group.finite = True
        group.progressive = "g" in group.tags
        group.passive = group.passive or "n" in group.tags
        group.start = index
        return False
    elif low == "to":
        group.infinitive = True
        return not group.finite
    elif low == "going" and group.infinitive:
        group.future = True
        group.infinitive = False
        return True
    else:
        return False
    return not (group.infinitive and low in _MODALS)


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
                break
            steps += 1
        index -= 1


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
