"""Step 8g: where a sentence adds shows to a fate: "along with Foo", "did the same to Bar", "Baz is one of them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import ShowId
from bot.reading.clauses import RELATIVES
from bot.reading.judging import Outcome
from bot.reading.naming import FATED
from bot.reading.nouns import Bound, listed, with_part
from bot.reading.predicates import Match
from bot.reading.statements import Statement
from bot.reading.units import MARK, PART, SHOW, WORD, Unit
from bot.reading.verbs import ADVERBS
from bot.reading.words import words

SHARING = words("doing") | words("following") | frozenset(["same"])
_TOGETHER = frozenset([("together", "with"), ("along", "with"), ("addition", "to")])
_AMONG = frozenset(["them", "those", "these"])


def alongside(units: Sequence[Unit]) -> int:
    """Where shows stand that share the fate of a passive's subject: "was axed alongside Foo", "together with Bar"."""
    for at in range(1, len(units) - 1):
        low, before = units[at].low, units[at - 1].low
        if low in {"on", "to", "for", "with"} and before == "also" and at > 2:
            return at  # "pulled the plug on Foo and also on the sitcom Bar"
        joined = low == "alongside" or (low == "with" and before in {"along", "together"})
        if joined and units[at + 1].kind == SHOW and not units[at + 1].role:
            verb = units[at - 1 if low == "alongside" else at - 2]
            return at if verb.low in FATED else -1
    return -1


def as_well(units: Sequence[Unit], after: int) -> tuple[int, int] | None:
    """The first and the last title that share what is said of an object: "has ended Foo, …, as well as Bar and Baz"."""
    for at in range(after + 1, len(units) - 2):
        if units[at].kind == WORD and units[at].low in RELATIVES:
            return None  # "Foo, which was shown together with Bar"
        pair = (units[at].low, units[at + 1].low)
        start = at + 3 if pair == ("as", "well") and units[at + 2].low == "as" else at + 2 if pair in _TOGETHER else 0
        if not start or not (units[at - 1].low in {",", ")", "it"} or units[at - 1].kind in (SHOW, PART)):
            continue
        place = start
        while place < len(units) and units[place].kind == WORD and _describes(units[place]):
            place += 1
        if place < len(units) and units[place].kind == SHOW and not units[place].role:
            return place, max(place, *(one for one, _ in listed(units, place, 1)))
        return None
    return None


def _describes(unit: Unit) -> bool:
    low = unit.low
    return (
        low in words("light") or low in words("networks") or low in words("programme") or low in words("plural_programmes")
    )


def likewise(units: Sequence[Unit]) -> int:
    """Where a list begins that shares a fate: "did the same to Foo", "followed suit with Bar"; -1 without."""
    if any(unit.date is not None and (unit.date.year_only or unit.date.past) and not unit.date.near for unit in units):
        return -1  # "Fox did the same with Foo in 2010"
    if any(unit.low in words("spans") and units[at + 1].low in words("backward") for at, unit in enumerate(units[:-1])):
        return -1  # "three years after it did the same with Foo"
    for at in range(len(units) - 3):
        low = units[at].low
        if low not in SHARING or _recalled(units, at):
            continue
        after = [unit.low for unit in units[at + 1 : at + 3]]
        done = low in words("doing") and (after[0] == "likewise" or after == ["the", "same"])
        goes = low == "same" and after[0] in {"goes", "holds", "applies"}
        if not done and not goes and not (low in words("following") and after[0] == "suit"):
            continue
        for place in range(at + 2, min(at + 7, len(units))):
            if units[place].low in {"to", "with", "for", "by"}:
                return place
    return -1


def _recalled(units: Sequence[Unit], at: int) -> bool:
    """Whether what was done lies before the news ("when they did the same to Foo", "it has lately done the same to Foo")."""
    near = units[max(0, at - 4) : at]
    return any(unit.low in words("looking_back") or unit.low in words("not_now") for unit in near)


def among_others(units: Sequence[Unit], at: int) -> bool:
    """Whether "among them" hangs on a plural of its own sentence ("older dramas, Foo among them, moved elsewhere")."""
    first = next((place for place in range(at) if units[place].kind == SHOW), at)
    own = any(unit.plural or (unit.kind == WORD and unit.low in words("plurals")) for unit in units[:first])
    rest = units[at + 2 :]
    return own and len(rest) > 1 and rest[0].low in {",", ")", "—"} and rest[1].kind == WORD


def one_of_them(units: Sequence[Unit]) -> int:
    """The unit of "one" or "among" in "Foo is one of them", "Foo and Bar are among them"; -1 without."""
    for index in range(1, len(units) - 1):
        low = units[index].low
        if low == "one" and index + 2 < len(units) and units[index + 1].low == "of" and units[index + 2].low in _AMONG:
            return index
        if low == "among" and units[index + 1].low in _AMONG:
            return index
    return -1


def answers(units: Sequence[Unit], match: Match) -> bool:
    """Whether a sentence is a bare verdict, the answer to a question ("Foo? Renewed. Bar? Also cancelled.")."""
    end = match.end if along_with(units, match.end) else len(units)
    others = [unit for unit in units[:end] if unit.kind != MARK and unit.low not in ADVERBS]
    return len(others) == match.end - match.start < 3 and all(unit.kind == WORD for unit in others)


def along_with(units: Sequence[Unit], at: int) -> list[Bound]:
    """The shows that share the bare verdict before unit `at` ("Undecided, along with Foo.", "Axed, like Foo and Bar.")."""
    said = [unit.low for unit in units[at : at + 3]]
    place = at + 3 if said[1:] in (["along", "with"], ["together", "with"], ["as", "is"]) else at + 2
    if said[:1] != [","] or place >= len(units) or units[place].kind != SHOW or units[place].role:
        return []
    if place == at + 2 and said[1] not in {"like", "as"}:
        return []
    return [with_part(units, pair) for pair in listed(units, place, 1)]


def shared_news(made: list[Statement], outcome: Outcome, told: frozenset[ShowId]) -> list[Statement]:
    """Of a list in which the headline tells the same of one show, the others are news as well ("NBC axed Foo and Bar")."""
    if (outcome.background and not outcome.recalled) or not any(one.show in told for one in made):
        return made
    return [replace(one, background=False, past=False) if one.background else one for one in made]
