"""Step 9a': how far a programme has come, from words that count its seasons without the word "season" beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model import ShowId, Status
from bot.reading.nouns import Focus
from bot.reading.numerals import ORDINALS, number
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match, owner_end
from bot.reading.tokens import Token
from bot.reading.units import DATE, MARK, PART, SHOW, WORD, Unit
from bot.reading.verbs import ADVERBS
from bot.reading.words import words

_YEARS = {"freshman": 1, "freshmen": 1, "rookie": 1, "rookies": 1, "sophomore": 2, "sophomores": 2, "junior": 3}
CLASSES = frozenset(["freshmen", "rookies", "sophomores"])  # more programmes than one ("freshmen Foo and Bar")
_COUNTING = frozenset(_YEARS) | {"first"} | {"freshman", "rookie", "maiden", "only", "both", "season"}
_SEASONS = frozenset(["seasons", "series", "runs", "outings", "volumes", "chapters", "instalments", "installments"])
_FIRSTS = frozenset(["freshman", "rookie", "maiden", "only"])
_A_YEAR = 330  # days: what began earlier may have had a second season
_ONCE = PartSpec(1, 1, done=True)


def seasons_told(tokens: Sequence[Token]) -> int:
    """How many seasons are behind a programme by words like "the freshman comedy", "the first two seasons"; 0 if none."""
    told = 0
    marked = [at for at, token in enumerate(tokens) if token.low in _COUNTING]
    if not marked:
        return told
    for at in sorted({*marked, *(at - 1 for at in marked if at and tokens[at].low == "season")}):
        token = tokens[at]
        year = _YEARS.get(token.low, 0)
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if year and any(one.low in words("programme") for one in tokens[at + 1 : at + 4]):
            told = max(told, year)
        elif token.low in _FIRSTS and following in {"season", "run", "year", "outing"}:
            told = max(told, 1)  # "its freshman season", "its first and only season"
        elif token.low == "both" and following == "seasons":
            told = max(told, 2)
        elif following == "season" and tokens[at + 1].glued and number(token.low) and _of_programme(tokens, at + 2):
            told = max(told, number(token.low))  # "the two-season drama"
        elif token.low == "first" and [one.low for one in tokens[at + 1 : at + 2]] == ["year"]:
            told = max(told, int(any(one.low in words("programme") for one in tokens[at + 2 : at + 4])))
        elif token.low == "first" and at + 2 < len(tokens) and tokens[at + 2].low in _SEASONS:
            told = max(told, number(tokens[at + 1].low))
    return told


def year_of(units: Sequence[Unit], at: int) -> int:
    """How many seasons the words before a title count ("freshman dramas Foo and Bar", "third-year Foo"); 0 if none."""
    for index in range(at - 1, max(-1, at - 5), -1):
        low = units[index].low
        if units[index].kind not in (WORD, PART):
            return 0
        if low in _YEARS:
            return _YEARS[low]
        if low == "year" and index:
            return ORDINALS.get(units[index - 1].low, 0)  # "second-year drama Foo"
        kind = low in words("light") and low not in words("determiners")  # "freshman legal hour Foo"
        if not (kind or low in words("programme") or low in words("plural_programmes") or low in words("networks")):
            return 0
    return 0


def _of_programme(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for programmes stands there, after one other at the most."""
    return any(token.low in words("programme") for token in tokens[at : at + 2])


def began_lately(units: Sequence[Unit], published: date | None) -> bool:
    """Whether a sentence tells that a programme began within the last year ("which launched in September")."""
    if _within_a_year(units):
        return True
    if published is None or DATE not in (kinds := [unit.kind for unit in units]) or PART in kinds:
        return False
    for at, unit in enumerate(units):
        if unit.kind == WORD and unit.low in words("beginnings"):
            for other in units[at + 1 : at + 6]:
                when = other.date.when if other.date is not None else None
                if when is not None and 0 <= (published - when.first).days < _A_YEAR and (when.last - when.first).days < 100:
                    return True
    return False


def _within_a_year(units: Sequence[Unit]) -> bool:
    """As in "less than a year after it arrived", "nine months after its debut"."""
    for at in range(2, len(units) - 2):
        if units[at].low not in {"after", "since"} or units[at + 1].low not in {"it", "its"}:
            continue
        begun = units[at + 2].low in (words("beginnings") if units[at + 1].low == "it" else words("first_days"))
        before = [unit.low for unit in units[max(0, at - 5) : at]]
        count = max((number(low) for low in before), default=0)
        short = before[-1] in {"days", "weeks"} or (before[-1] == "months" and count < 12)
        if begun and (short or (before[-2:] == ["a", "year"] and not {"less", "barely", "under"}.isdisjoint(before))):
            return True
    return False


def elapsed(units: Sequence[Unit], at: int) -> bool:
    """Whether a count of seasons tells how many there were ("ran for two seasons"), not for how many somebody asks."""
    if at and units[at - 1].low == "for":
        return at > 1 and units[at - 2].low in words("lasting")
    return at == 0 or units[at - 1].low != "more"


def counted_of(units: Sequence[Unit], focus: Focus) -> tuple[ShowId, ...]:
    """The programme whose seasons a sentence counts: the only one it names, else what the text is about."""
    shows = {unit.shows for unit in units if unit.kind == SHOW and unit.role in ("", "'s")}
    if not shows and any(unit.low in words("flagships") and not unit.cap for unit in units[1:4]):
        return ()  # "The original drama ran for eight seasons": another programme
    return shows.pop() if len(shows) == 1 else () if shows else focus.current


def to_make(units: Sequence[Unit], at: int) -> bool:
    """Whether a part is what somebody will make or get ("will make a ninth run", "they will make up its third season")."""
    lows = [unit.low for unit in units[max(0, at - 6) : at]]
    return "will" in lows and any(low in words("making") for low in lows[lows.index("will") :])


def once_only(match: Match, units: Sequence[Unit]) -> PartSpec | None:
    """The one season that "one and done", "a single-season affair" speak of."""
    lows = [unit.low for unit in units[match.start : match.end]]
    return _ONCE if lows[:1] in (["one"], ["single"]) or lows[:3] == ["one", "and", "done"] or "single" in lows else None


def never_aired(units: Sequence[Unit], status: Status) -> bool:
    """Whether a decision is about a pilot or a first order, and so about season 1."""
    if status not in {Status.CANCELLED, Status.IN_DOUBT} or any(unit.kind == PART for unit in units):
        return False
    lows = [unit.low for unit in units]
    if "pilots" in lows:
        return True
    if "frame" in lows and "before" in lows and not {"shot", "filmed"}.isdisjoint(lows):
        return True  # "scrapped before a frame was shot"
    for at, low in enumerate(lows):
        if at and lows[at - 1] in {"potential", "proposed", "planned"} and (low == "spin" or low in words("derivatives")):
            return True
        if low == "pilot" and at and lows[at - 1] in words("programme") | {"a", "as", "the", "their"}:
            return lows[at + 1 : at + 2] not in (["episode"], ["script"])
        if low == "order" and lows[max(0, at - 2) : at] == ["to", "series"]:
            return True
    return False


def undone(units: Sequence[Unit], match: Match) -> bool:
    """Whether what ends is a season already ordered or being made ("un-renewed", "with half of the season shot")."""
    if any(unit.low in words("reversing") for unit in units[match.start : match.end]):
        return True
    lows = [unit.low for unit in units[match.end : match.end + 14]]
    made = any(low in {"shot", "filmed", "production", "filming"} for low in lows)
    return made and any(low in {"half", "middle", "mid", "midway", "halfway"} for low in lows)


def wanted(units: Sequence[Unit], at: int) -> bool:
    """Whether a part is one that nobody has ordered ("a petition for a third season", "season 3 would have followed")."""
    before = [unit.low for unit in units[max(0, at - 7) : at]]
    part = units[at].part
    behind = [unit.low for unit in units[at + 1 : at + 3]]
    if not words("wanting").isdisjoint(before):
        return before[-1:] in (["a"], ["any"], ["another"]) or (before[-1:] == ["the"] and "for" in before[-2:])
    return (
        before[-1:] in ([], ["a"], [","], ["any"]) and part is not None and behind[:1] in (["would"], ["could"], ["might"])
    )


def ahead(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence speaks of a part as still to come ("the upcoming third season", "season 3 will …")."""
    before = [unit.low for unit in units[max(0, at - 3) : at]]
    if units[at].part is not None and not units[at].part.final and to_make(units, at):  # type: ignore[union-attr]
        return True
    told = [unit.low for unit in units[max(0, at - 7) : at]]
    if "be" in told[-4:] and told[-1] != "of" and not {"will", "'ll"}.isdisjoint(told):
        return True  # "It'll be the show's seventh"
    if before[-2:-1] in (["for"], ["on"]) and before[:1] in (["scripts"], ["scripting"], ["script"], ["writing"]):
        return True  # "busy with scripts for the next season but one"
    behind = [unit.low for unit in units[at + 1 : at + 8]]
    if any(low in words("coming_words") for low in before) or any(low in {"will", "'ll"} for low in behind):
        return True
    early = [unit.low for unit in units[max(0, at - 9) : at]]
    if "a" in early[-4:] and any(unit.low in {"will", "'ll"} for unit in units[max(0, at - 14) : at]):
        return True  # "will be the home of a 10-episode season 4"
    return early[-2:] == ["in", "its"] and not {"will", "'ll"}.isdisjoint(
        early
    )  # "will reach 100 episodes in its fifth year"


_CLOSES = frozenset(["wraps", "ends", "concludes", "finishes", "closes"])


def _nothing_ended(units: Sequence[Unit], at: int) -> bool:
    """Whether unit `at` names nothing that is ended ("the day that season 2 wraps", no "season 5 ends the story")."""
    if at < len(units) and units[at].low == "on":
        at += 1
    return at >= len(units) or units[at].kind in (MARK, DATE)


def _came_out(units: Sequence[Unit], at: int) -> bool:
    """As in "season 2 came out", "had come out", and no "when will season 2 come out?"."""
    if at + 1 >= len(units) or units[at + 1].low != "out" or units[at].low not in {"came", "went", "come", "gone"}:
        return False
    return units[at].low in {"came", "went"} or units[at - 1].low in {"has", "had", "have", "already", "just", "only"}


def over(units: Sequence[Unit], at: int) -> bool:
    """Whether the words beside a part tell that it is out ("season 2 ended in May", "wrapped its second season")."""
    before = [unit.low for unit in units[max(0, at - 4) : at]]
    if before and before[-1] in {"on", "of", "for", "the", "a"} and not words("work").isdisjoint(before):
        return False  # "production on the third season wrapped"
    if "of" in (lows := [unit.low for unit in units[max(0, at - 4) : at]]) and not words("finishes").isdisjoint(lows):
        return True
    place = owner_end(units, at + 1) or at + 1
    if place + 1 < len(units) and units[place].low == "," and units[place + 1].low == "which":
        place += 2  # "the sixth series, which finished in March"
    while place < len(units) and (units[place].low in words("over_skip") or units[place].kind == DATE):
        place += 1
    if place < len(units) and units[place].low in words("over"):
        return True
    if _came_out(units, place):
        return True
    if place < len(units) and units[place].low in _CLOSES and _nothing_ended(units, place + 1):
        return True
    if place + 1 < len(units) and units[place].low in {"was", "were", "is", "are"}:
        said = units[place + 2 : place + 3] if units[place + 1].low in ADVERBS else units[place + 1 : place + 2]
        if any(unit.low in words("over_passive") for unit in said):
            return True
    before = [unit.low for unit in units[max(0, at - 4) : at]]
    if before[-2:] in (["in", "its"], ["into", "its"], ["in", "their"]) and not any(
        unit.low in {"will", "'ll", "return", "returns"} for unit in units
    ):
        return True
    return any(low in words("over_before") for low in before)
