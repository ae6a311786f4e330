"""Step 8e: what stands beside words of a fate and takes their meaning away: a false alarm costs more than a late one."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.model import Status
from bot.reading import slots
from bot.reading.clauses import left_of, right_end
from bot.reading.nouns import Bound
from bot.reading.predicates import Match
from bot.reading.tokens import Token
from bot.reading.units import DATE, MARK, PART, SHOW, THIS, WORD, Unit
from bot.reading.verbs import VerbGroup
from bot.reading.words import words

_QUOTES = frozenset("\"'")
_FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})


def vetoed(units: Sequence[Unit], match: Match, group: VerbGroup | None, status: Status) -> bool:
    """Whether the words around an expression of a fate show that it means something else."""
    if status is Status.DATED:
        return (
            slots.came_out(units, match)
            or _while_shooting(units, match)
            or slots.running_out(units, match)
            or slots.ended_on(units, match)
            or slots.ordered_on(units, match)
        )
    if status is Status.IN_DOUBT:
        return _of_a_detail(units, match) or _detail_before(units, match) or _of_a_person(units, match)
    if status is Status.DELAYED:
        behind = [unit.low for unit in units[match.end : match.end + 3]]
        return "regular" in behind or "regulars" in behind or behind[:1] == ["leading"]  # "is bumped to series regular"
    if status is Status.IN_PRODUCTION:
        return any(unit.low in words("stopping") for unit in units[match.end : match.end + 2])
    if status not in _FATES:
        return False
    return (
        _of_talks(units, group)
        or _of_work(units, group, status)
        or _idiom(units, match, group, status)
        or slots.of_a_run(units, match, status)
        or _farewell_to_somebody(units, match)
        or slots.from_the_schedule(units, match, status)
        or slots.one_night(units, match, status)
        or _last_for_somebody(units, match, status)
        or slots.from_the_shelves(units, match, status)
        or _fresh_attention(units, match)
        or _nominated(units, match)
        or slots.coming_to(units, match, status)
        or (group is not None and left_of(units, group.start).opener in {"how", "where"})
        or _of_a_book(units, match)
        or _last_of_all(units, match, status)
        or _without(units, match, status)
        or _begged(units, match, group)
        or _hoped_that(units, match)
        or _keeps_doing(units, match)
        or _unlikely(units, match)
        or _on_other_boards(units, match)
        or _made(units, match)
        or _not_just_yet(units, match)
        or slots.being_made(units, match)
    )


def traded(units: Sequence[Unit], match: Match, *, told: bool) -> bool:
    """Whether "picks up" only buys what others made ("has picked up the rights to Foo"); `told` by the headline."""
    if not match.predicate.say.startswith("~pick"):
        return False
    return (told or any(unit.low in words("trading") for unit in units)) and not any(unit.kind == PART for unit in units)


def not_of(units: Sequence[Unit], match: Match, bound: Bound, status: Status) -> bool:
    """Whether a fate is no fate of this show: of one episode, or of a season's run that is over."""
    if status not in _FATES:
        return False
    if bound.at > 0 and units[bound.at].kind == SHOW and _this_hour(units, bound.at):
        return True
    if 0 <= bound.part_at < match.start and units[bound.part_at].role:
        return True  # "season 2 Blu-ray cancelled"
    work = bound.at > 0 and units[bound.at - 1].kind == WORD and units[bound.at - 1].low in words("other_works")
    if work and not match.predicate.fresh:
        return True  # "the comic 'Foo' ends", unlike "the comic 'Foo' has been commissioned by Netflix"
    if bound.at >= 0 and (_of_a_thing(units, bound.at) or (status is Status.CANCELLED and _of_a_sequel(units, bound.at))):
        return True
    spec = bound.part
    if spec is None or bound.part_at < 0 or bound.part_at >= match.start or spec.final or spec.film or spec.done:
        return False
    if _of_the_work(units, bound.part_at):
        return True  # "filming on season 3 draws to a close"
    whole = [
        unit.low for unit in units[match.start : match.end] if unit.kind == WORD and unit.low not in words("season_end")
    ]
    ended = match.head >= 0 and (not whole or (len(whole) == 1 and whole[0] in words("run_verbs")))
    ended = ended or (status is Status.ENDING and match.predicate.bind == "subject")
    return (
        ended
        and (bound.at < 0 or bound.at < match.start)
        and not any(units[at].kind == SHOW for at in range(match.end, min(match.end + 3, len(units))))
    )


def _of_a_thing(units: Sequence[Unit], at: int) -> bool:
    """As in "the panel for the Fox drama", "a reboot of Foo", "the live show based on Foo": not the programme itself."""
    index = at - 1
    while index > 0 and units[index].kind == WORD and (
        units[index].low in words("light") or units[index].low in words("networks") or units[index].low in words("programme")
    ):  # fmt: skip
        index -= 1
    if index < 1 or units[index].low not in words("of_things"):
        return False
    thing = units[index - 1]
    if thing.low == "based":
        return True
    return thing.kind == WORD and (thing.low in words("things_of") or thing.low in words("derivatives"))


def _of_a_sequel(units: Sequence[Unit], at: int) -> bool:
    """As in "Foo 3 cancelled": a game or a film; a programme's third season is called so."""
    after = units[at + 1] if units[at].kind == SHOW and at + 1 < len(units) else None
    return after is not None and after.kind == WORD and after.low.isdigit() and len(after.low) < 3


def _of_the_work(units: Sequence[Unit], part: int) -> bool:
    before = [unit.low for unit in units[max(0, part - 3) : part] if unit.low not in {"the", "its", "a"}]
    return len(before) > 1 and before[-1] in {"on", "of", "for"} and before[-2] in words("work")


def in_the_past(units: Sequence[Unit], bound: Bound) -> bool:
    """Whether a year in brackets stands behind a title ("Foo (2003) was cancelled"): what follows is history."""
    at = bound.at + 1
    return (
        0 < at < len(units) - 1
        and units[at].low == "("
        and units[at + 1].kind == DATE
        and units[at + 1].last - units[at + 1].first == 1
    )


def _detail_before(units: Sequence[Unit], match: Match) -> bool:
    """As in "transmission details for the follow-up have not been announced": the subject is some detail."""
    subject = [units[at].low for at in left_of(units, match.head).units if units[at].kind == WORD][-4:]
    return match.head >= 0 and not match.parts and not words("detail_nouns").isdisjoint(subject)


def _of_a_detail(units: Sequence[Unit], match: Match) -> bool:
    """As in "it is not known when season 5 will air", "no word on who returns": the order itself is not in doubt."""
    at = match.end
    while at < len(units) and units[at].low in words("before_detail"):
        at += 1
    was = any(unit.low in {"was", "were"} for unit in units[match.start : match.end])
    if was and at < len(units) and units[at].low in {"until", "till"}:
        return True  # "season 3 wasn't confirmed until May": it was, then
    last = units[match.end - 1].low
    if at + 1 < len(units) and units[at].low == "what" and units[at + 1].low in {"it", "this", "that", "they"}:
        return True  # "doesn't know what it is"
    film = any(part.film for place in match.parts if (part := units[place].part))  # "a film to finish the story"
    other = film or match.parts[:1] == (match.start,)  # "season 3 is a different story"
    return (last in words("details") and not other) or (
        at < len(units) and units[at].kind == WORD and units[at].low in words("details")
    )


def _of_a_person(units: Sequence[Unit], match: Match) -> bool:
    """As in "Sergeant Rowe, whose future is up in the air": somebody in the story."""
    left = left_of(units, match.start)
    if left.opener != "whose" or left.at < 2:
        return False
    before = units[left.at - 2 if units[left.at - 1].low == "," else left.at - 1]
    return before.kind == WORD and before.cap and before.low not in words("networks")


def _while_shooting(units: Sequence[Unit], match: Match) -> bool:
    """As in "will be shooting in Leeds from Monday": the day of the work."""
    if units[match.start].low not in {"from", "starting", "beginning"}:
        return False
    return any(unit.low in {"shooting", "filming", "rehearsing"} for unit in units[max(0, match.start - 16) : match.start])


def _of_talks(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """As in "talks are still going on", "the debate continues": what goes on is no programme."""
    return group is not None and group.start > 0 and units[group.start - 1].low in words("goings_on")


def _of_work(units: Sequence[Unit], group: VerbGroup | None, status: Status) -> bool:
    """As in "Foo: production shut down": the work stops for a while."""
    if status is not Status.CANCELLED or group is None or not group.start:
        return False
    stopped = units[group.head].low in {"shut", "stopped", "closed"}
    return stopped and units[group.start - 1].low in {"production", "filming", "shooting", "shoot"}


def _idiom(units: Sequence[Unit], match: Match, group: VerbGroup | None, status: Status) -> bool:
    """As in "isn't coming up for air", "isn't going back to the library", "cut back", "checks out on a low"."""
    if match.head < 0 or match.end >= len(units) or match.parts:
        return False
    after = units[match.end]
    if after.kind != WORD:
        return False
    last = units[match.end - 1].low
    if last == "on" and match.length == 2 and match.predicate.bind != "auto" and after.low not in words("going_on"):
        return True  # "isn't going on hiatus", "can't go on like this", unlike "passed on the drama"
    verbal = match.end - 1 == match.head or last in {"coming", "going", "back"}
    if not verbal:
        return False
    if after.low in words("turning_particles"):
        return match.predicate.strict or match.predicate.status == "returning"
    if group is None or not group.negated or status is not Status.CANCELLED:
        return False
    behind = [unit.low for unit in units[match.end : right_end(units, match.end)] if unit.kind != MARK]
    return behind[-2:] == ["just", "yet"] or behind[:1] in (["anywhere"], ["away"])


def _farewell_to_somebody(units: Sequence[Unit], match: Match) -> bool:
    """As in "Foo is saying goodbye to one of its own": somebody leaves, the programme stays."""
    said = [unit.low for unit in units[match.start : match.end]]
    if not any(low in {"goodbye", "farewell", "adieu", "goodbyes"} for low in said):
        return False
    if said[-1] != "to" and (match.end >= len(units) or units[match.end].low != "to"):
        return False
    at = match.end + (said[-1] != "to")
    while at < len(units) and units[at].low in {"its", "the", "their", "her", "his", "our"}:
        at += 1
    return at < len(units) and units[at].kind == WORD and units[at].low not in words("goodbye_to")


def _fresh_attention(units: Sequence[Unit], match: Match) -> bool:
    """As in "Foo gets renewed attention", "interest in Foo was renewed": no order."""
    verb = next((at for at in range(match.start, match.end) if units[at].low.startswith("renew")), -1)
    if verb < 0:
        return False
    beside = [*units[max(0, match.start - 1) : match.start], *units[verb + 1 : verb + 3]]
    return any(unit.kind == WORD and unit.low in words("renewed_things") for unit in beside)


def _nominated(units: Sequence[Unit], match: Match) -> bool:
    """As in "Foo earned a nod for best drama": a prize, no order."""
    if match.parts or not any(units[at].low in {"nod", "nods"} for at in range(match.start, match.end)):
        return False
    return any(unit.kind == WORD and unit.low in words("awards") for unit in units)


def _last_of_all(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "she is the last of her kind", "the last to know": no season."""
    if status is not Status.ENDING or units[match.end - 1].low != "last" or match.end >= len(units) - 1:
        return False
    after, then = units[match.end], units[match.end + 1]
    return after.low in words("last_things") or (after.low == "of" and then.kind not in (SHOW, THIS))


def _of_a_book(units: Sequence[Unit], match: Match) -> bool:
    """As in "the series will end with the ninth book": the novels, and no programme."""
    if words("of_print").isdisjoint([unit.low for unit in units[match.end : match.end + 7]]):
        return False
    for unit in units[match.end : min(right_end(units, match.end), match.end + 7)]:
        if unit.kind == MARK:
            return False  # "is ending, and the book told us how"
        if unit.kind == SHOW:
            return False  # "renewed Foo and the comic book drama Bar"
        if unit.kind == WORD and unit.low in words("of_print"):
            return True
    return False


def scare_quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a headline sets a verb in quotation marks ("Foo 'axed' to save money"): somebody's word, not the paper's.

    `first` and `last` are the tokens of the expression.
    """
    before = next((at for at in range(first - 1, max(-1, first - 4), -1) if tokens[at].low in _QUOTES), -1)
    after = next((at for at in range(last, min(last + 4, len(tokens))) if tokens[at].low in _QUOTES), -1)
    if before < 0 or after < 0 or after - before > 7:
        return False
    opening = tokens[before].end == tokens[before + 1].start and (
        before == 0 or tokens[before - 1].end < tokens[before].start
    )
    return opening and tokens[after - 1].end == tokens[after].start


def _last_for_somebody(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "the third season will be the last for Ann Lowe": somebody leaves, the programme stays."""
    at = match.end - (units[match.end - 1].low == "for")
    if status is not Status.ENDING or at + 1 >= len(units) or units[at].low != "for":
        return False
    who = units[at + 1]
    return who.kind == WORD and who.cap and who.low not in words("networks")


def ends_a_season(units: Sequence[Unit]) -> bool:
    """Whether a list of finales gives only the day ("Foo ends on May 3"), and no end for good."""
    return not any(unit.low in {"series", "final", "last", "ever", "good", "forever"} for unit in units)


def _without(units: Sequence[Unit], match: Match, status: Status) -> bool:
    """As in "Without the rebate there will be no third season": a condition."""
    if status is not Status.CANCELLED or units[0].low != "without":
        return False
    return any(unit.low in {"will", "would", "'ll"} for unit in units[1 : match.end])


def _begged(units: Sequence[Unit], match: Match, group: VerbGroup | None) -> bool:
    """As in "begging another platform to step in and make a third season"."""
    if group is None or group.finite or match.head < 0 or "b" not in match.tags:
        return False
    before = [unit.low for unit in units[max(0, match.start - 14) : match.start]]
    wished = [at for at, low in enumerate(before) if low in words("begging")]
    return bool(wished) and "to" in before[wished[-1] :]


def _unlikely(units: Sequence[Unit], match: Match) -> bool:
    """As in "it doesn't look like Foo will be back", "we don't think that Foo will be renewed"."""
    for at in range(match.start - 1, max(0, match.start - 12), -1):
        if units[at].kind == MARK:
            return False
        if units[at].low in words("seeming") and units[at - 1].low in {"not", "n't"}:
            return True
    return False


def _not_just_yet(units: Sequence[Unit], match: Match) -> bool:
    """As in "is going ahead with Foo, though as a pilot first, so not yet": the sentence takes it back at its end."""
    last = [unit.low for unit in units[match.end :] if unit.kind != MARK][-3:]
    return last[-2:] == ["not", "yet"] or (last[:1] == ["not"] and last[-2:] == ["just", "yet"])


def _on_other_boards(units: Sequence[Unit], match: Match) -> bool:
    """As in "Foo will return as a stage musical": something else than a programme."""
    behind = [unit.low for unit in units[match.end : match.end + 6]]
    return behind[:1] == ["as"] and not words("other_boards").isdisjoint(behind)


def _made(units: Sequence[Unit], match: Match) -> bool:
    """As in "it's finished and waiting on a shelf", "is done and ready to air": made, and not over."""
    if match.head < 0 or match.end + 1 >= len(units) or units[match.end].low not in {"and", ","}:
        return False
    return units[match.end - 1].low in words("made") and units[match.end + 1].low in words("in_hand")


def _keeps_doing(units: Sequence[Unit], match: Match) -> bool:
    """As in "we'll keep adding to it", "NBC keeps moving it around": no programme is kept."""
    behind = match.head + 1
    if match.head < 0 or behind >= len(units) or units[match.head].low not in words("going_on_doing"):
        return False
    return units[behind].low.endswith("ing") and units[behind].low not in {"going", "making", "producing"}


def _hoped_that(units: Sequence[Unit], match: Match) -> bool:
    """As in "she was hopeful that Foo would return", "he doubts that there will be a third series"."""
    for at in range(match.start - 1, max(-1, match.start - 12), -1):
        if units[at].low in {";", "—", ":", "but", "and"}:
            return False
        if units[at].kind == WORD and units[at].low in words("hoping"):
            return any(unit.low in {"that", "would", "will", "can", "could"} for unit in units[at + 1 : match.end])
    return False


def _this_hour(units: Sequence[Unit], at: int) -> bool:
    """As in "tonight's Foo", "Wednesday's Foo", "this week's Foo"."""
    if units[at - 1].low != "'s" or at < 2:
        return False
    before = units[at - 2]
    return before.kind == DATE or before.low in words("calendar") or before.low in {"week", "night"}


def rumoured(units: Sequence[Unit], match: Match, said: Set[str]) -> bool:
    """Whether a fate is only what reports, rumours or a post claim ("reports that …", "a video claimed that …").

    `said` are the words of the sentence.
    """
    if any(unit.kind == WORD and unit.low in words("unsure") for unit in units[match.start : match.end]):
        return True
    hinting = words("hinting")
    if not hinting.isdisjoint(said) and any(unit.low in hinting and unit.kind == WORD for unit in units):
        return True
    hearsay, claimants = words("hearsay"), words("claimants")
    if hearsay.isdisjoint(said) and claimants.isdisjoint(said):
        return False
    for at in range(min(match.start, len(units) - 1)):
        unit = units[at]
        if unit.kind != WORD or not (unit.low in hearsay or unit.low in claimants):
            continue
        after = units[at + 1].low if at + 1 < len(units) else ""
        before = units[at - 1] if at else None
        noun = before is None or before.kind == MARK or before.low in words("before_hearsay")
        if noun and unit.low in hearsay and after in {"that", "of", "about", "suggesting", "claiming", "saying"}:
            return True
        claimed = unit.low in claimants or (noun and unit.low in hearsay)
        if claimed and after in words("claiming"):
            return True
    return False
