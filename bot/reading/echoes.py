"""Step 8g: verdicts that reach shows named elsewhere: "So have Foo and Bar", "three dramas: …", a list under a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model import Status
from bot.reading.clauses import COORDINATORS
from bot.reading.nouns import listed, oblique, own_part
from bot.reading.parts import PartSpec
from bot.reading.predicates import Match, grammar
from bot.reading.sentences import Sentence
from bot.reading.sharing import SHARING, alongside, among_others, as_well, likewise, one_of_them
from bot.reading.statements import Statement
from bot.reading.units import DATE, MARK, SHOW, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES
from bot.reading.words import words

FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})
_ECHO = frozenset(["so", "as", "neither", "nor", "ditto", "likewise"])
_MANY = 4  # titles that make a bare list the answer to a headline ("NBC Renews Its Dramas")
_DENIED = frozenset(["not", "n't", "neither", "nor"])
_PASSING = (
    words("light") | words("networks") | words("chain_joints") | words("listing") | ADVERBS | AUXILIARIES | COORDINATORS
)  # words that a list of shows may hold
_ALONGSIDE = frozenset(["alongside", "also", "with", "well", "addition"])


@dataclass(slots=True)
class Standing:
    """What the sentences before have said: the last statement, and one that still waits for its shows.

    `open` marks a waiting statement that announces a list ("these shows …", a label on its own line): every line or
    sentence that a title opens belongs to it, until something else is stated.
    """

    last: Statement | None = None
    waiting: Statement | None = None
    open: bool = False
    here: Statement | None = None  # what this sentence states of somebody unknown

    @staticmethod
    def heeds(units: Sequence[Unit], match: Match) -> bool:
        """Whether it matters what is said of somebody unknown where no show is named: shows to come may share it."""
        return _is_label(units, match) or _of_several(units, match)

    def unbound(self, units: Sequence[Unit], match: Match, statement: Statement) -> None:
        """Keep a statement of several shows that are named only later ("has renewed seven dramas", "Cancelled:")."""
        self.here = statement
        label = _is_label(units, match)
        if self.open and not label and self.waiting is not None:
            return
        if label or _of_several(units, match):
            self.waiting = statement
            self.open = label or any(unit.low in words("standing_words") for unit in units)

    def just_said(self, number: int) -> Statement | None:
        """The last statement, if sentence `number` follows upon it: "so has Foo" points no further back."""
        return self.last if self.last is not None and self.last.sentence >= number - 1 else None

    def after(self, made: Sequence[Statement], number: int) -> None:
        """Take note of what a sentence stated."""
        self.here = None
        fates = [one for one in made if one.status in FATES or one.status is Status.IN_DOUBT]
        if not fates:
            return
        self.last = fates[-1]
        waiting = self.waiting
        if waiting is not None and waiting.sentence != number and fates[-1].status is not waiting.status:
            self.waiting = None


def _is_label(units: Sequence[Unit], match: Match) -> bool:
    """Whether an expression is all that its line says."""
    return len(units) - match.length < 3


def _of_several(units: Sequence[Unit], match: Match) -> bool:
    """Whether a number or a plural beside an expression announces several shows."""
    around = [unit.low for unit in units[max(0, match.start - 10) : match.end + 8]]
    return not words("plurals").isdisjoint(around) or any(low.isdigit() and int(low) < 100 for low in around)


def echoed(sentence: Sentence, standing: Standing, made: Sequence[Statement]) -> list[Statement]:
    """The statements that a sentence makes by pointing back to another, or to the words before its list."""
    units, number, quote = sentence.units, sentence.number, sentence.quote
    said = {one.show for one in made if one.status in FATES or one.status is Status.IN_DOUBT}
    for index, unit in enumerate(units) if not _ECHO.isdisjoint(sentence.said) else ():
        if made and unit.low in {"ditto", "likewise"} and (title := _trailed(units, index)) >= 0:
            return _for_shows(units, range(title, title + 1), replace(made[-1], part=None), said, number, quote)
        if unit.kind == WORD and unit.low in _ECHO and _points(units, index):
            before = [one for one in made if one.at < index]
            source = before[-1] if before and index > 2 else standing.just_said(number) if index < 3 else None
            if source is not None:
                return _for_shows(units, range(index, len(units)), source, said, number, quote)
    sharing = not SHARING.isdisjoint(sentence.said)
    if sharing and (suit := likewise(units)) > 0 and (source := made[-1] if made else standing.last) is not None:
        return _for_shows(units, range(suit, len(units)), source, said, number, quote)
    beside = made and made[-1].status in FATES and not _ALONGSIDE.isdisjoint(sentence.said)
    if beside and (together := alongside(units)) > 0:
        source = replace(made[-1], part=None) if units[together - 1].low == "also" else made[-1]
        return _for_shows(units, range(together, len(units)), source, said, number, quote)
    if beside and (added := as_well(units, made[-1].at)):
        return _for_shows(units, range(added[0], added[1] + 1), replace(made[-1], part=None), said, number, quote)
    told = [*made, *([standing.last] if standing.last is not None and len(units) < 7 else [])]
    if short := _short(units, told, said, number, quote):
        return short
    here = [standing.here] if standing.here is not None else []
    if gapped := _gapped(units, [*made, *here], said, number, quote):
        return gapped
    waiting = standing.waiting
    if waiting is None or (units[0].kind == DATE and len(units) > 1 and units[1].low in {":", "—"}):
        return []
    if waiting.sentence == number:
        return _beside(units, waiting, said, number, quote)
    if (one := one_of_them(units)) >= 0 and not among_others(units, one):
        return _for_shows(units, range(one), waiting, said, number, quote)
    if made and not (standing.open and not said):
        return []
    few = waiting.headline and sum(unit.kind == SHOW for unit in units) < _MANY
    if _listing(units) and not (few and not (standing.open and _of_network(units))):
        return _for_shows(units, range(len(units)), waiting, said, number, quote)
    if standing.open and (heading := _heading(units, waiting)) >= 0:
        return _for_shows(units, range(heading, heading + 1), waiting, said, number, quote)
    return []


def _short(units: Sequence[Unit], made: Sequence[Statement], said: set[int], number: int, quote: str) -> list[Statement]:
    """A verdict of one auxiliary: "Foo will return, Bar will not"."""
    source = next((one for one in made if one.status in {Status.RENEWED, Status.CANCELLED}), None)
    if source is None:
        return []
    for index in range(len(units) - 2):
        unit, after = units[index], units[index + 1]
        if unit.kind != SHOW or unit.role or unit.shows[0] in said or after.low not in AUXILIARIES:
            continue
        end = index + 2
        negated = units[end].low in {"not", "n't"}
        end += negated
        if end >= len(units) or units[end].kind == MARK:
            return _shortly(source, units, index, number, quote, negated=negated)
    return []


def _shortly(
    source: Statement, units: Sequence[Unit], index: int, number: int, quote: str, *, negated: bool
) -> list[Statement]:
    """What one auxiliary says of the shows that end at unit `index`; the words before it may themselves have been denied."""
    denied = source.status is Status.CANCELLED and any(unit.low in _DENIED for unit in units[:index])
    places = [at for at, _ in reversed(listed(units, index, -1))] if denied and not negated else [index]
    turned = Status.CANCELLED if source.status is Status.RENEWED else Status.RENEWED
    found: list[Statement] = []
    for at in places:
        copy = _copy(source, units, at, -1, number, quote)
        found.append(replace(copy, status=turned, part=None) if negated != denied else copy)
    return found


def _points(units: Sequence[Unit], at: int) -> bool:
    """Whether "so", "neither" … opens an inverted clause: an auxiliary follows, and a show after it."""
    if at + 2 >= len(units) or (units[at].low == "as" and (not at or units[at - 1].low != ",")):
        return False
    if units[at].low in {"ditto", "likewise"}:
        return any(unit.kind == SHOW for unit in units[at + 1 : at + 4])
    if units[at + 1].low not in AUXILIARIES and units[at + 1].low != "'s":
        return False
    for unit in units[at + 2 : at + 12]:
        if unit.kind == SHOW:
            return not unit.role
        if unit.low in words("no_echo") or unit.low in AUXILIARIES:
            return False
    return False


def _trailed(units: Sequence[Unit], at: int) -> int:
    """The title before a "likewise" that ends an entry ("…; Foo (ABC), likewise."); -1 without."""
    if at + 1 < len(units) and units[at + 1].kind != MARK:
        return -1
    place = at - 1 - (units[at - 1].low in {",", ":", "—"})
    if place > 1 and units[place].low == ")":
        place = next((one - 1 for one in range(place, max(0, place - 5), -1) if units[one].low == "("), 0)
    return place if place >= 0 and units[place].kind == SHOW and not units[place].role else -1


def _beside(units: Sequence[Unit], waiting: Statement, said: set[int], number: int, quote: str) -> list[Statement]:
    """Shows that the same sentence names as examples: "35 series, Foo and Bar among them", "several, including Foo"."""
    among = one_of_them(units)
    if among > 0:
        ahead = _for_shows(units, range(among), waiting, said, number, quote)
        if ahead or any(unit.low in {"years", "decade", "history"} for unit in units):
            return ahead
        return _for_shows(units, range(among, len(units)), waiting, said, number, quote)
    for index, unit in enumerate(units):
        examples = unit.low in {"including", "notably"}
        if examples or (unit.low in {":", "—"} and _listing(units[index + 1 :])):
            return _for_shows(units, range(index, len(units)), waiting, said, number, quote)
    return _gapped(units, [waiting], said, number, quote)


def _gapped(units: Sequence[Unit], made: Sequence[Statement], said: set[int], number: int, quote: str) -> list[Statement]:
    """Shows that share the verb of the first: "Foo has been renewed for a second season, Bar for a third"."""
    source = next((one for one in made if one.status in FATES), None)
    if source is None:
        return []
    found: list[Statement] = []
    for index in range(1, len(units)):
        unit = units[index]
        if unit.kind != SHOW or unit.role or unit.shows[0] in said or units[index - 1].low not in words("gap_joints"):
            continue
        own = own_part(units, index)
        if own < 0 and index + 2 < len(units) and units[index + 1].low == "after" and units[index + 2].part is not None:
            own = index + 2  # "axed Foo after two seasons and Bar after one"
        if own > index and units[index + 1].low in words("gap_links") | {"after"}:
            said.add(unit.shows[0])
            found.append(_copy(source, units, index, own, number, quote))
    return found


def _of_network(units: Sequence[Unit]) -> bool:
    """Whether a network and a colon open a list ("ABC: Foo, Bar")."""
    return len(units) > 2 and units[1].low == ":" and units[0].kind == WORD and units[0].low in words("networks")


def _heading(units: Sequence[Unit], waiting: Statement) -> int:
    """The title that opens a line or sentence of an announced list; -1 if none does."""
    first = next((index for index, unit in enumerate(units) if unit.kind != MARK), 0)
    if first > 1 or units[first].kind != SHOW or units[first].role:
        return -1
    after = units[first + 1] if first + 1 < len(units) else None
    alone = after is None or (after.kind == MARK and after.low in "(:.—,")
    return first if alone or waiting.status is Status.IN_DOUBT else -1


def _listing(units: Sequence[Unit]) -> bool:
    """Whether a sentence is hardly more than a list of shows."""
    shows = [index for index, unit in enumerate(units) if unit.kind == SHOW and unit.role == ""]
    if not shows or shows[0] > 9 or oblique(units, shows[0]):
        return False
    if any(_does(units, at) for at in shows):
        return False  # "Foo goes, Bar stays"
    others = [unit for unit in units if unit.kind == WORD and unit.low not in _PASSING]
    if any(unit.low in words("no_list") or (unit.low in grammar().verbs and not unit.cap) for unit in others):
        return False
    chain = len(listed(units, shows[0], 1))
    return len(others) <= len(shows) // 2 or (chain > 2 and chain == len(shows) and len(others) <= 2 * chain)


def _does(units: Sequence[Unit], at: int) -> bool:
    """Whether the title at unit `at` has a verb of its own, by its ending."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.kind == WORD and after.low.endswith("s") and after.low not in _PASSING | {"'s"}


def _for_shows(
    units: Sequence[Unit], place: range, source: Statement, said: set[int], number: int, quote: str
) -> list[Statement]:
    found: list[Statement] = []
    for index in place:
        unit = units[index]
        if unit.kind == MARK and unit.low in ";" and found:
            break
        if unit.kind != SHOW or unit.role not in ("", "'s") or unit.shows[0] in said:
            continue
        said.add(unit.shows[0])
        own = own_part(units, index)
        if own < 0 and index > 1 and units[index - 1].low in {"of", "for"} and units[index - 2].part is not None:
            own = index - 2  # "among them a second series of Foo"
        found.append(_copy(source, units, index, own, number, quote))
    return found


def _copy(source: Statement, units: Sequence[Unit], at: int, own: int, number: int, quote: str) -> Statement:
    part = units[own].part if own >= 0 else _shared(source)
    return replace(
        source,
        show=units[at].shows[0],
        part=part,
        sentence=number,
        quote=quote,
        topical=False,
        headline=False,
        preposition="" if own >= 0 else source.preposition,
    )


def _shared(source: Statement) -> PartSpec | None:
    """The part that others may share; a season that stands beside a title belongs to that alone ("Foo (season 4)")."""
    part = source.part
    beside = part is not None and part.first > 0 and not (part.done or part.film) and not source.preposition
    return None if beside else part
