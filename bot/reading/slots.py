"""Step 8e: where only an airing, an evening or a shelf is lost, and the programme goes on; days that are no release."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.model import Status
from bot.reading.clauses import right_end
from bot.reading.numerals import CARDINALS
from bot.reading.predicates import Match
from bot.reading.units import DATE, MARK, Unit
from bot.reading.words import words


def of_a_run(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "Foo Ends Season on a Bombshell", "ended last month with ratings of 4%", "checks out on a low"."""
    if status is not Status.ENDING and not (status is Status.CANCELLED and match.predicate.strict):
        return False
    if match.head < 0 or match.parts:
        return False
    index = match.end
    while index < len(units) and (units[index].kind == DATE or units[index].low in {"the", "its", "this", "their", "a"}):
        index += 1
    if index < len(units) and units[index].low in words("one_airing") | words("ended_things"):
        return True
    behind = [unit.low for unit in units[match.end : right_end(units, match.end)][:9]]
    if behind[:1] == ["on"] and behind[1:2] in (["a"], ["an"]):
        return True
    return "with" in behind and any(low in words("of_an_airing") for low in behind)


def from_the_schedule(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "has pulled it from the fall": a slot is lost, no life."""
    if (
        status is not Status.CANCELLED
        or match.head < 0
        or not units[match.head].low.startswith(("pull", "yank", "drop", "cut"))
    ):
        return False
    behind = units[match.end : match.end + 10]
    if any(unit.low == "way" and behind[at - 1].low == "make" for at, unit in enumerate(behind) if at):
        return True  # "dropped to make way for the snooker"
    for index, unit in enumerate(behind):
        if unit.kind == MARK:
            return False
        if unit.low in {"from", "to"} and units[match.head].low.startswith("cut") and _counts(behind[index + 1 : index + 3]):
            return True
        if unit.low in {"from", "off"}:
            if any(one.low.isdigit() and len(one.low) == 4 for one in behind[index + 1 : index + 5]):
                return False  # "dropped from the 2027 schedule": a whole year is no slot
            return any(one.low in words("slots") or one.kind == DATE for one in behind[index + 1 : index + 5])
    return False


def one_night(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "has cancelled Foo tonight to show the debate": one evening is lost."""
    if status is not Status.CANCELLED:
        return False
    behind = units[match.end : match.end + 12]
    return any(unit.low == "tonight" and then.low in words("why_tonight") for unit, then in pairwise(behind))


def from_the_shelves(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "all five seasons will be dropped by Netflix", "is pulling it from its library": old episodes move house."""
    if status is Status.ENDING or match.head < 0:
        return False
    if status is Status.CANCELLED:
        clause = [unit.low for unit in units[match.end : right_end(units, match.end)]]
        if not words("shelves").isdisjoint(clause) and (units[match.end - 1].low == "from" or "from" in clause):
            return True
    for at in range(max(1, match.start - 12), match.start):
        unit = units[at]
        runs = unit.low in words("old_runs") or (unit.part is not None and unit.part.done)
        if runs and units[at - 1].low in {"all", "both", "every"} and units[at - 2].low not in words("elapsed"):
            return True
    return False


def coming_to(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "is coming to Netflix", "isn't coming to Britain": where it can be seen."""
    said = [unit.low for unit in units[match.start : match.end]]
    to = match.end < len(units) and units[match.end].low in {"to", "on"}
    return (
        to
        and (not match.parts or status is Status.CANCELLED)
        and bool(said)
        and said[-1] in {"coming", "arriving", "heading"}
    )


def being_made(units: Sequence[Unit], match: Match) -> bool:
    """As in "two newcomers are in the works: Foo and Bar", which tells of no order."""
    if match.predicate.bind != "object" or not match.predicate.say.endswith("~be"):
        return False
    return [unit.low for unit in units[match.end : match.end + 2]] in (["in", "the"], ["in", "development"], ["in", "talks"])


def came_out(units: Sequence[Unit], match: Match) -> bool:
    """Whether a day is one on which something had come out, though no year says so."""
    before = [unit.low for unit in units[max(0, match.start - 3) : match.start]]
    return units[match.start].low == "out" and before[-1:] == ["come"] and "had" in before


def running_out(units: Sequence[Unit], match: Match) -> bool:
    """As in "the tax credit runs out in June": nothing comes out."""
    return match.start > 0 and units[match.start].low == "out" and units[match.start - 1].low in words("before_out")


def ended_on(units: Sequence[Unit], match: Match) -> bool:
    """As in "ended its second season on Sunday": the day lies behind."""
    before = [unit.low for unit in units[max(0, match.start - 4) : match.start]]
    return match.head < 0 and any(low in words("ended") for low in before)


def ordered_on(units: Sequence[Unit], match: Match) -> bool:
    """As in "Sky picked up the fourth season in August": the day of the order, not of a release."""
    if match.head >= 0 or not match.parts:
        return False
    spec = next((unit.date for unit in units[match.start : match.end] if unit.date is not None), None)
    if spec is None or spec.ahead or not (spec.yearless or spec.weekday or spec.year_only):
        return False
    before = [unit.low for unit in units[max(0, match.start - 5) : match.start] if unit.kind != MARK]
    return any(low in words("ordered") for low in before)


def _counts(units: Sequence[Unit]) -> bool:
    """Whether a number of episodes stands there ("cut from ten episodes to eight")."""
    return any(unit.low.isdigit() or unit.low in CARDINALS or unit.low == "episodes" for unit in units)
