"""The door of the diff room: a show's standing, new evidence and the time go in, a decision comes out. Pure.

What was said at one moment is taken together, moment after moment. What would be news is held first; after every moment, and
when time has passed, all that is held is weighed: told if proven, let go if known or never proven, else held on.
Nothing here reads or writes anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.diff.announce import announce, merged
from bot.diff.board import Board, identity, in_order
from bot.diff.correct import correction_of
from bot.diff.dismiss import Dismissal, dismissal, settle
from bot.diff.history import found, past
from bot.diff.life import Step
from bot.diff.likely import step_of
from bot.diff.parts import overtaken, same_news, told_otherwise
from bot.diff.rules import DEFAULT_RULES, Rules, weight
from bot.diff.weigh import Weighed, carriers_of, prove
from bot.diff.words import day_words
from bot.model import Certainty, Decision, Evidence, Part, Ruling, ShowStanding, Status, Trust

__all__ = ["decide"]

_TELLS_NOTHING = frozenset({Step.REPEATS, Step.CONTRADICTS})


def decide(standing: ShowStanding, evidence: Sequence[Evidence], now: datetime, rules: Rules = DEFAULT_RULES) -> Decision:
    """What new evidence (none, if only time has passed) means for a show at `now`."""
    board = Board(standing, now, rules)
    _weigh_held(board)  # what time has released came before what is new
    for _said, moment in groupby(sorted(evidence, key=in_order), key=lambda one: one.said):
        for one in moment:
            if identity(one) not in board.verdicts:
                _receive(board, one)
        _weigh_held(board)
    return board.decision()


def _receive(board: Board, one: Evidence) -> None:
    """The first ruling on a new piece of evidence."""
    if one.claim.certainty is Certainty.OPINION:
        board.rule(one, Ruling.IGNORED, "a hope, a guess or a petition is no news")
    elif _out_before_its_day(one):
        board.rule(one, Ruling.IGNORED, "says that it is out, and gives a day that is still to come")
    elif _made_before_its_day(one):
        board.rule(one, Ruling.IGNORED, "says when it will be made, not that it is")
    elif _dated_in_the_past(one):
        board.rule(one, Ruling.STALE, "gives a day that had passed when this was said")
    elif one.baseline:
        found(board, one)
    elif one.dated and one.seen - one.said > board.rules.late:
        past(board, one)
    elif one.claim.certainty is Certainty.REPORTED:
        _report(board, one)
    else:
        board.rule(one, Ruling.HELD, "waits to be weighed")


def _out_before_its_day(one: Evidence) -> bool:
    when = one.claim.when
    return one.claim.status is Status.RELEASED and when is not None and when.first > one.said.date() + timedelta(days=1)


def _made_before_its_day(one: Evidence) -> bool:
    """Whether filming is said to begin on a day or in a month to come; a longer window may be that of the release."""
    when = one.claim.when
    if one.claim.status is not Status.IN_PRODUCTION or when is None or when.last - when.first > timedelta(days=31):
        return False
    return when.first > one.said.date() + timedelta(days=1)


def _dated_in_the_past(one: Evidence) -> bool:
    when = one.claim.when
    return one.claim.status is Status.DATED and when is not None and when.last < one.said.date() - timedelta(days=1)


def _report(board: Board, one: Evidence) -> None:
    """A rumour is told as one, once, to those who want rumours; it alters no confirmed standing."""
    claim = one.claim
    news = [part for part in board.parts_of(one) if _is_rumour(board, part, one)]
    if not news:
        board.rule(one, Ruling.REPEATED, "reports what is already known or decided")
    elif all(board.was_told(part, claim.status, Certainty.REPORTED) for part in news):
        board.rule(one, Ruling.REPEATED, "this report has been told already")
    elif weight(one) in {Trust.FAN, Trust.DATABASE}:
        board.rule(one, Ruling.IGNORED, "a report needs a better source than this one")
    else:
        reason = f"reported by {one.witness.publisher}, not confirmed"
        announce(board, news, one, (one,), reason)
        board.rule(one, Ruling.ANNOUNCED, reason)


def _is_rumour(board: Board, part: Part, one: Evidence) -> bool:
    """Whether a report would be news of that part to those who want rumours."""
    status, known = one.claim.status, board.firm.get(part)
    firm = board.as_firm_as(one)
    if overtaken(part, status, firm) or told_otherwise(part, status, firm):
        return False
    if same_news(part, status, firm, one.said, board.rules.same_news):
        return False
    if known and one.said < known.since:
        return False
    stirs = known is not None and known.status is Status.CANCELLED and status is Status.IN_DOUBT  # talks of a rescue
    return stirs or step_of(board, part, one) not in _TELLS_NOTHING


def _weigh_held(board: Board) -> None:
    """Weigh all that is held, from the start again after every change: what is told alters the rest."""
    again = True
    while again:
        again = any(_weigh(board, verdict.evidence) for verdict in board.held())


def _weigh(board: Board, one: Evidence) -> bool:
    """Weigh one held piece; true if that altered what is known, so that the rest must be looked at again."""
    before = dict(board.parts)
    dismissed: list[tuple[Part, Dismissal]] = []
    waiting: list[Weighed] = []
    proven: dict[Part, tuple[Evidence, list[Evidence], str]] = {}
    for part in board.parts_of(one):
        if (identity(one), part) in board.spoken:
            continue
        why_not = dismissal(board, part, one)
        if why_not:
            dismissed.append((part, why_not))
            continue
        carriers = carriers_of(board, one, part)
        weighed = _proof(board, part, one, carriers)
        if weighed.proven:
            proven[part] = (merged(carriers), carriers, weighed.reason)
        else:
            waiting.append(weighed)
    for parts, (speaker, carriers, reason) in _joined(proven):
        announce(board, parts, speaker, carriers, reason)
    _note(board, one, dismissed, waiting, [reason for _speaker, _carriers, reason in proven.values()])
    for speaker, carriers, reason in proven.values():
        bears_out = f"says the same as {speaker.witness.publisher}"
        for carrier in carriers:
            if carrier != one and all(dismissal(board, part, carrier) for part in board.parts_of(carrier)):
                board.rule(carrier, Ruling.ANNOUNCED, reason if carrier.key == speaker.key else bears_out)
    board.spoken.update((identity(one), part) for part in proven)
    settled = board.verdicts[identity(one)].ruling is not Ruling.HELD  # it bears nothing out any more
    return bool(proven) or settled or board.parts != before


def _joined(
    proven: dict[Part, tuple[Evidence, list[Evidence], str]],
) -> list[tuple[list[Part], tuple[Evidence, list[Evidence], str]]]:
    """Parts proven by the same speaker are told together."""
    joined: list[tuple[list[Part], tuple[Evidence, list[Evidence], str]]] = []
    for part, proof in proven.items():
        if joined and joined[-1][1][0].key == proof[0].key:
            joined[-1][0].append(part)
        else:
            joined.append(([part], proof))
    return joined


def _proof(board: Board, part: Part, one: Evidence, carriers: list[Evidence]) -> Weighed:
    corrected = correction_of(board, (part,), one)
    if corrected and weight(one) is not Trust.DATABASE:
        return Weighed(True, f"{one.witness.publisher} takes back what was told on {day_words(corrected.at)}")
    kind = Step.LIKELY if corrected else step_of(board, part, one)
    return prove(board, part, kind, carriers)


def _note(
    board: Board,
    one: Evidence,
    dismissed: list[tuple[Part, Dismissal]],
    waiting: list[Weighed],
    told: list[str],
) -> None:
    """The ruling on a held piece after it has been weighed."""
    if waiting and board.now < one.seen + board.rules.expiry:
        board.rule(one, Ruling.HELD, waiting[0].reason, waiting[0].release_at)
    elif told:
        board.rule(one, Ruling.ANNOUNCED, told[0])
    elif waiting:
        board.rule(one, Ruling.EXPIRED, "nobody else confirmed it in time")
    elif dismissed:
        settle(board, one, dismissed)
