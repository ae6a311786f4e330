"""Step 7c: to which shows and parts an expression belongs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.clauses import RELATIVES, Left, left_of, right_end
from bot.reading.labels import labelled
from bot.reading.nouns import Bound, Focus, listed, oblique, own_part, part_chain, with_part
from bot.reading.numerals import CARDINALS
from bot.reading.predicates import Match, grammar, opens, titled
from bot.reading.subjects import pronoun, subject
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import ADVERBS, AUXILIARIES, VerbGroup
from bot.reading.words import words

_RULING = frozenset(["it", "they", "bosses", "executives", "chiefs"])
_NO_BYSTANDERS = words("function") | words("deciding") | words("causing") | words("leading")
_REACH = 16  # units that may stand between an active verb and its object's title
_POINTING = frozenset(["on", "for", "about", "of", "to", "regarding", "around", "over", "from", "surrounding", "concerning"])


def bind(units: Sequence[Unit], match: Match, group: VerbGroup | None, focus: Focus) -> list[Bound]:
    """The shows that an expression speaks of, by the way its table row says they stand to it."""
    how = match.predicate.bind
    active = group is not None and not group.passive and not group.participle
    undecided = active and group is not None and how == "auto" and not decider(units, group)
    if undecided and group is not None and (match.predicate.strict or _bystander(units, group)):
        return []
    if active and group is not None and _asked_for(units, group):
        return []
    if titled(units, match):
        return [with_part(units, (0, -1))]
    if listing := labelled(units, match):
        return listing
    if how in {"list", "label"} or _headed(units, match):
        return []
    if how == "near":
        fated = match.predicate.status in {"ending", "cancelled"} or any(
            part.film for at in match.parts if (part := units[at].part)
        )
        guarded = fated and match.head >= 0 and foreign(units, match, focus)
        return [] if guarded else near(units, match, focus)
    if how in {"object", "inverted"}:
        return complement(units, match.end, focus)
    start = group.start if group else match.start
    if how == "subject":
        found = subject(units, start, focus)
        if not found and match.parts and group and decider(units, group):
            return part_chain(units, match.parts[0], focus)
        if not found and match.predicate.status == "airing" and (outer := left_of(units, start)).opener in RELATIVES:
            found = subject(units, outer.at, focus)  # "Foo follows a nurse who moves home and will debut in May"
        return _filled(units, match, focus, found)
    if group and (group.passive or group.participle):
        found = _filled(units, match, focus, subject(units, start, focus)) or _of_entry(units, match)
        return [] if _chained(units, match, found) else found
    if match.predicate.strict and group and not decider(units, group):
        return []
    found = _object(units, match, focus) or _of_entry(units, match)
    plug = match.predicate.say in {"~pull ?the plug", "~pull ?the plug on"}
    if not found and plug and focus.current and not _named_behind(units, match.end):
        return [Bound(focus.current, topical=True)]  # "Syfy pulled the plug last month after two seasons"
    return found


def _named_behind(units: Sequence[Unit], at: int) -> bool:
    if units[at - 1].low == "on" and (at >= len(units) or units[at].kind != DATE):
        return True  # on somebody's programme, and not "on Friday"
    return any(unit.low == "on" or unit.kind == SHOW for unit in units[at : at + 3])


def _chained(units: Sequence[Unit], match: Match, found: Sequence[Bound]) -> bool:
    """Whether a participle opens a chain that only recalls ("Cancelled, uncancelled, cancelled again: now …")."""
    if match.start or not found or not all(one.topical for one in found) or match.end + 1 >= len(units):
        return False
    return units[match.end].low == "," and units[match.end + 1].low.endswith("ed")


def _of_entry(units: Sequence[Unit], match: Match) -> list[Bound]:
    """The title of an entry whose verb names no object ("Foo — Netflix pulled the plug after one season")."""
    if match.end < len(units) and units[match.end].kind == WORD and units[match.end].low not in words("after_participle"):
        return []
    alone = sum(unit.kind == SHOW for unit in units) == 1 and units[0].kind == SHOW and not units[0].role
    mark = next((at for at, unit in enumerate(units[1:8], 1) if unit.low in {":", "—"}), 0)
    return [with_part(units, (0, -1))] if alone and 0 < mark < match.start else []


def _headed(units: Sequence[Unit], match: Match) -> bool:
    """Whether an expression is a label over shows that nobody follows ("Cancelled – Foo, Bar")."""
    marked = match.end < len(units) and units[match.end].low in {":", "—"} and not match.parts
    marked = marked and not any(unit.low in AUXILIARIES for unit in units[match.start : match.end])
    return marked and opens(units, match.start) and not any(unit.kind == SHOW for unit in units[: match.end])


def _asked_for(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a bare verb without a subject asks somebody ("Please, Sky, make another series", "Save Foo")."""
    if group.tags != "b" or group.finite or group.infinitive or group.start == 0:
        return False
    before = units[group.start - 1]
    return before.kind == MARK and before.low in {",", ":", "—", ";"}


def foreign(units: Sequence[Unit], match: Match, focus: Focus) -> bool:
    """Whether somebody who is neither a show nor a network is the subject of an expression ("Jane ends with season 5")."""
    start = _group_start(units, match.head)
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


def _object(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The object of an active verb: within the expression, else behind it."""
    for at in match.shows:
        if derived(units, at):
            return []
        if not units[at].role:
            found = [with_part(units, pair) for pair in listed(units, at, 1)]
            return _filled(units, match, focus, found)
    for at in range(match.start, match.end):
        if units[at].kind == THIS:
            return _filled(units, match, focus, pronoun(units, at, focus))
    if match.parts:
        return part_chain(units, match.parts[0], focus)
    return complement(units, match.end, focus)


def derived(units: Sequence[Unit], at: int) -> bool:
    """Whether another programme made from a show is meant ("a spin-off of Foo", "the prequel to Foo")."""
    before = [unit.low for unit in units[max(0, at - 5) : at]]
    return any(low in words("derivatives") for low in before) and any(low in {"of", "to", "from"} for low in before)


def _filled(units: Sequence[Unit], match: Match, focus: Focus, found: list[Bound]) -> list[Bound]:
    """Bounds without a part of their own take the part that the expression holds."""
    part = next((at for at in match.parts if units[at].part), -1)
    if part < 0:
        return found
    return [one if one.part is not None and not one.part.done else _with(one, units, part) for one in found]


def _with(bound: Bound, units: Sequence[Unit], part: int) -> Bound:
    return Bound(bound.show, units[part].part, part, bound.at, bound.topical, bound.relative, bound.plural)


def complement(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """What stands as object from unit `start` on; empty if something else is the object."""
    unknown = 0
    part_at = -1
    index = start
    while index < min(start + _REACH, len(units)):
        unit = units[index]
        if unit.kind == SHOW and unit.role == "'s" and _owns_a_show(units, index):
            index += 1
            continue
        if unit.kind == SHOW:
            return [] if derived(units, index) else _titled(units, index, part_at, unknown)
        if unit.kind == PART:
            if unit.role or (unit.part and unit.part.done):
                return []
            return part_chain(units, index, focus)
        if unit.kind == THIS:
            return pronoun(units, index, focus)
        if _episodes(units, index) and focus.current:
            return [Bound(focus.current, topical=True)]
        if unit.kind == MARK:
            if unit.low == "(":
                while index < len(units) and units[index].low != ")":
                    index += 1
            elif unit.low != "," or not unknown:
                return []
            else:
                unknown = 0
        elif unit.kind == DATE or unit.low in {"'s", "and", "&", "plus"}:
            unknown = 0 if unit.kind != DATE else unknown
        elif unit.low == "of" and index and units[index - 1].low in {"episodes", "hours", "instalments", "installments"}:
            unknown = 0
        elif not _passable(unit) or _to_network(units, index):
            return []
        elif not _described(unit):
            unknown += 1
            if unknown > (5 if not unit.cap else 7):
                return []
        index += 1
    return []


def _owns_a_show(units: Sequence[Unit], index: int) -> bool:
    """As in "has renewed Foo's sister drama Bar": the second title is the object."""
    for place in range(index + 2, min(index + 7, len(units))):
        if units[place].kind == SHOW:
            return place > index + 2
        if not _described(units[place]) and (units[place].kind != WORD or units[place].low in words("no_describing")):
            return False
    return False


def _titled(units: Sequence[Unit], index: int, part_at: int, unknown: int) -> list[Bound]:
    unit = units[index]
    if unit.role and unit.role != "'s":
        return []
    before = units[index - 1]
    if unknown and before.cap and before.kind == WORD and not _described(before):
        return []
    found = [with_part(units, pair) for pair in listed(units, index, 1)]
    if unit.role == "'s" and found[0].part is None:
        return []
    if any(units[at].kind == PART and units[at].role for at in range(index + 1, min(index + 5, len(units)))):
        return []
    return found


def _to_network(units: Sequence[Unit], index: int) -> bool:
    """Whether a network is itself the object ("commits to CBS through 2027")."""
    after = index + 1
    return units[index].low in words("networks") and (
        after >= len(units) or units[after].low in words("before_under_part") | {"through", "for", "."}
    )


def _described(unit: Unit) -> bool:
    low = unit.low
    return low in words("light") or low in words("networks") or low in words("programme") or low in ADVERBS


def _episodes(units: Sequence[Unit], index: int) -> bool:
    """Whether an order that names no title means what the text is about: "eight episodes", "ten more hours"."""
    return (
        index + 1 < len(units)
        and units[index].kind == WORD
        and (units[index].low.isdigit() or units[index].low in CARDINALS)
        and any(unit.low in {"episodes", "hours", "instalments"} for unit in units[index + 1 : index + 4])
        and not any(unit.kind == SHOW for unit in units[index + 1 : index + 7])
    )


def _passable(unit: Unit) -> bool:
    """Whether a word may stand between a verb and its object's title."""
    low = unit.low
    if _described(unit) or low in {"and", "plus", "&"}:
        return True
    if low in words("other_objects") or low in words("oblique") or low in words("openers_of_clauses"):
        return False
    return unit.cap or low not in words("clause_words")


def near(units: Sequence[Unit], match: Match, focus: Focus) -> list[Bound]:
    """The show that an expression without grammar of its own belongs to ("no word on Foo", "Foo remains in limbo")."""
    if match.parts and not (units[match.parts[0]].part and units[match.parts[0]].part.done):  # type: ignore[union-attr]
        return part_chain(units, match.parts[0], focus)
    if match.shows and not units[match.shows[0]].role:
        return [with_part(units, pair) for pair in listed(units, match.shows[0], 1)]
    last = units[match.end - 1]
    pointing = last.kind == WORD and last.low in _POINTING
    pointing = pointing or (match.end < len(units) and units[match.end].low in _POINTING)
    if pointing and (found := _right(units, match.end, focus)):
        return found
    if match.predicate.status == "in_doubt" and (waiting := _followed(units, match)):
        return waiting
    head = match.head if match.head >= 0 else match.start
    left = subject(units, _group_start(units, head), focus)
    if left and not (left[0].topical and left[0].at < 0):
        return left
    if not left and _of_several(units, _group_start(units, head)):
        turned = match.end < len(units) and units[match.end].low in {"are", "is", "were", "remain", "include"}
        return _right(units, match.end + 1, focus) if turned else []
    if found := _right(units, match.end, focus):
        return found
    for index in left_of(units, match.start).units:
        unit = units[index]
        if unit.kind == SHOW and unit.role in ("", "'s") and not oblique(units, index):
            return [with_part(units, pair) for pair in reversed(listed(units, index, -1))]
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return part_chain(units, index, focus)
    shows = [at for at in range(match.start) if units[at].kind == SHOW and units[at].role in ("", "'s")]
    if len({units[at].shows for at in shows}) == 1:
        own = own_part(units, shows[0])
        return [Bound(units[shows[0]].shows, units[own].part if own >= 0 else None, own, topical=True)]
    return left or ([Bound(focus.current, topical=True)] if focus.current else [])


def _followed(units: Sequence[Unit], match: Match) -> list[Bound]:
    """The programme of those who wait ("Foo fans have heard nothing")."""
    for at in left_of(units, match.start).units[:5]:
        if units[at].kind == SHOW:
            return [Bound(units[at].shows, at=at)] if units[at].role in {"fans", "viewers"} else []
    return []


def _of_several(units: Sequence[Unit], start: int) -> bool:
    """Whether the subject is a number of shows that are named elsewhere ("these titles", "35 of them")."""
    left = left_of(units, start).units
    return any(
        units[at].plural or units[at].low in {"these", "those"} or (units[at].low.isdigit() and units[at + 1].low != "more")
        for at in left[:6]
    )


def _group_start(units: Sequence[Unit], head: int) -> int:
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


def _right(units: Sequence[Unit], start: int, focus: Focus) -> list[Bound]:
    """The first show or part behind an expression in its clause."""
    end = right_end(units, start)
    for index in range(start, min(start + 12, end)):
        unit = units[index]
        if unit.kind == SHOW:
            if unit.role in ("", "'s"):
                return [with_part(units, pair) for pair in listed(units, index, 1)]
            return []
        if unit.kind == PART and not unit.role and not (unit.part and unit.part.done):
            return part_chain(units, index, focus)
        if unit.kind == THIS and unit.low not in {"both", "they"}:
            return pronoun(units, index, focus)
        if (unit.kind == MARK and unit.low == ",") or unit.low in {"and", "but"}:
            break
    return []


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


def _bystander(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether a common noun that is no network is the subject ("stations renewed", "a judge has cancelled")."""
    left = left_of(units, group.start).units
    first = next((units[at] for at in left if units[at].low not in ADVERBS and units[at].kind != DATE), None)
    if first is None or first.kind != WORD or first.cap:
        return False
    return first.low.isalpha() and first.low not in _NO_BYSTANDERS


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


def _shares_passive(units: Sequence[Unit], start: int) -> bool:
    """Whether a participle shares the auxiliary of the one before it ("was renewed for season 2 and then un-renewed")."""
    at = start - 1
    while at > 0 and units[at].low in {"then", "later", "subsequently", "promptly", "eventually"}:
        at -= 1
    if at < 1 or units[at].low not in {"and", "but", ","}:
        return False
    before = [unit.low for unit in units[max(0, at - 12) : at]]
    return any(low in {"was", "were", "been"} for low in before)


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
