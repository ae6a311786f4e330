"""The door of the diff room: a show's standing, new evidence and the time go in, a decision comes out. Pure.

Each piece of evidence is judged in the order in which it was said. What would be news but is not yet proven is held; after
every piece, and when time has passed, held evidence is weighed anew. Nothing here reads or writes anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.diff.board import Board, identity
from bot.diff.correct import correction_of
from bot.diff.life import Step, step
from bot.diff.parts import overtaken, resolve, same_news, told_otherwise
from bot.diff.rules import DEFAULT_RULES, Rules
from bot.diff.weigh import contradicted, enough, witnesses
from bot.model import SERIES, Certainty, Decision, Evidence, Part, Ruling, ShowStanding, Status, Trust

__all__ = ["decide"]


def decide(
    standing: ShowStanding, evidence: Sequence[Evidence], now: datetime, rules: Rules = DEFAULT_RULES
) -> Decision:
    """What new evidence (none, if only time has passed) means for a show at `now`."""
    board = Board(standing, now, rules)
    for one in sorted(evidence, key=_order):
        if identity(one) not in board.verdicts:
            _judge(board, one)
    _weigh_held(board)
    return board.decision()


def _order(one: Evidence) -> tuple[datetime, str, str, str]:
    return one.said, one.key, str(one.claim.part), one.claim.status.value


def _judge(board: Board, one: Evidence) -> None:
    """The ruling on one new piece of evidence."""
    claim = one.claim
    if claim.certainty is Certainty.OPINION:
        board.rule(one, Ruling.IGNORED, "a hope, a guess or a petition is no news")
    elif claim.status is Status.DATED and claim.when is None:
        board.rule(one, Ruling.IGNORED, "speaks of a date but gives none")
    elif one.baseline:
        _found(board, one)
    elif claim.certainty is Certainty.REPORTED:
        _report(board, one)
    else:
        _confirm(board, one)


def _found(board: Board, one: Evidence) -> None:
    """History from before the show was followed: it forms the standing and tells nobody."""
    board.rule(one, Ruling.BASELINE, "published before the show was followed here: history, no alert")
    if one.witness.trust is Trust.FAN and board.parts:
        return
    for part in resolve(one.claim, board.parts):
        known = board.parts.get(part)
        reported = one.claim.certainty is Certainty.REPORTED
        newer = known is None or (known.since <= one.said and not known.announced and not reported)
        if (
            newer
            and step(known, one.claim) is not Step.CONTRADICTS
            and not overtaken(part, one.claim.status, board.parts)
        ):
            board.stand(part, one, (one,), announced=False)


def _report(board: Board, one: Evidence) -> None:
    """A rumour is told as one, once, to those who want rumours; it alters no confirmed standing."""
    claim = one.claim
    news = [part for part in resolve(claim, board.parts) if _is_news(board, part, one)]
    if not news:
        board.rule(one, Ruling.REPEATED, "reports what is already known")
    elif board.was_told(news[0], claim.status, Certainty.REPORTED):
        board.rule(one, Ruling.REPEATED, "this report has been told already")
    elif one.witness.trust in {Trust.FAN, Trust.DATABASE}:
        board.rule(one, Ruling.IGNORED, "a report needs a better source than this one")
    else:
        reason = f"reported by {one.witness.publisher}, not confirmed"
        board.tell(news, one, (one,), reason)
        for part in news:
            if part not in board.parts:
                board.stand(part, one, (one,), announced=True)
        board.rule(one, Ruling.ANNOUNCED, reason)


def _is_news(board: Board, part: Part, one: Evidence) -> bool:
    known = board.parts.get(part)
    if overtaken(part, one.claim.status, board.parts) or told_otherwise(part, one.claim.status, board.parts):
        return False
    if known and one.said < known.since and known.certainty is Certainty.CONFIRMED:
        return False
    return step(known, one.claim) in {Step.LIKELY, Step.UNLIKELY}


def _confirm(board: Board, one: Evidence) -> None:
    """A saying that is certain of itself: corrects, repeats, contradicts, or is held until it is proven."""
    claim = one.claim
    parts = resolve(claim, board.parts)
    corrected = correction_of(board, parts, one)
    if corrected:
        reason = f"{one.witness.publisher} takes back what was told on {corrected.at:%d %B %Y}"
        board.tell(parts, one, (one,), reason, corrects=corrected)
        for part in parts:
            board.stand(part, one, (one,), announced=True)
        board.rule(one, Ruling.ANNOUNCED, reason)
        return
    dismissed = [_dismissal(board, part, one) for part in parts]
    if all(dismissed):
        ruling, reason = next(found for found in dismissed if found)
        board.rule(one, ruling, reason)
        return
    board.rule(one, Ruling.HELD, "waits to be weighed")
    _weigh_held(board)


def _dismissal(board: Board, part: Part, one: Evidence) -> tuple[Ruling, str] | None:
    """Why this is no news about that part, or None if it would be."""
    claim, known = one.claim, board.parts.get(part)
    later = overtaken(part, claim.status, board.parts)
    if later:
        return Ruling.STALE, f"{later} is known to be under way: this is an earlier season's history"
    if known and known.certainty is not Certainty.CONFIRMED and known.status is claim.status:
        return None  # a rumour comes true
    alike = told_otherwise(part, claim.status, board.parts)
    alike = alike or same_news(part, claim.status, board.parts, one.said, board.rules.same_news)
    if alike:
        _number(board, part, one)
        return Ruling.REPEATED, f"the same as what is known of {alike.part}"
    kind = step(known, claim)
    if known and kind is Step.REPEATS:
        board.mark(part, (one,))
        return Ruling.REPEATED, f"known since {known.since:%d %B %Y}"
    if known and one.said < known.since and known.certainty is Certainty.CONFIRMED:
        return Ruling.STALE, f"older than what is known since {known.since:%d %B %Y}"
    if known and kind is Step.CONTRADICTS:
        return Ruling.OUTWEIGHED, f"contradicts what is known since {known.since:%d %B %Y}"
    return None


def _number(board: Board, part: Part, one: Evidence) -> None:
    """News told without a number gets one when a later text gives it."""
    series = board.parts.get(SERIES)
    if series and part != SERIES and part not in board.parts and one.claim.certainty is Certainty.CONFIRMED:
        board.stand(part, one, (one,), announced=series.announced)
        del board.parts[SERIES]


def _weigh_held(board: Board) -> None:
    """Release what is proven by now, let go what never was, say of the rest what it waits for."""
    progress = True
    while progress:
        progress = False
        for verdict in board.held():
            if board.verdicts[identity(verdict.evidence)].ruling is Ruling.HELD:
                progress = _weigh(board, verdict.evidence) or progress


def _weigh(board: Board, one: Evidence) -> bool:
    """Weigh one held piece; true if it led to a change (and the others must be looked at again)."""
    parts = resolve(one.claim, board.parts)
    news = []
    for part in parts:
        dismissed = _dismissal(board, part, one)
        if dismissed is None:
            news.append(part)
    if not news:
        ruling, reason = _dismissal(board, parts[0], one) or (Ruling.REPEATED, "known")
        board.rule(one, ruling, reason)
        return False
    unlikely = any(step(board.parts.get(part), one.claim) is Step.UNLIKELY for part in news)
    carriers = witnesses(board, one, news)
    verdict = enough(one, carriers, unlikely, board.now, board.rules)
    against = None if verdict.by_strong else contradicted(board, one, news)
    if against:
        board.rule(one, Ruling.OUTWEIGHED, f"contradicted by {against.witness.publisher} before anybody bore it out")
        return False
    if verdict.proven:
        _announce(board, news, one, carriers, verdict.reason)
        return True
    if board.now >= one.seen + board.rules.expiry:
        board.rule(one, Ruling.EXPIRED, "nobody bore it out in time")
    else:
        held = board.verdicts[identity(one)]
        if (held.reason, held.release_at) != (verdict.reason, verdict.release_at):
            board.rule(one, Ruling.HELD, verdict.reason, verdict.release_at)
    return False


def _announce(board: Board, parts: Sequence[Part], one: Evidence, carriers: Sequence[Evidence], reason: str) -> None:
    claim, known = one.claim, board.parts.get(parts[0])
    after = claim.status
    enriches = step(known, claim) is Step.ENRICHES
    if enriches and claim.final and known and not known.final and claim.status is not Status.DATED:
        after = Status.ENDING  # already ordered, and only now said to be the last
    board.tell(parts, one, carriers, reason, after=after)
    for part in parts:
        if enriches and after is Status.ENDING:
            board.mark(part, carriers, final=True, certainty=Certainty.CONFIRMED)
            if board.parts[part].status is Status.IN_DOUBT:
                board.stand(part, one, carriers, announced=True)
        else:
            board.stand(part, one, carriers, announced=True)
    for carrier in carriers:
        ruling = Ruling.ENRICHED if enriches else Ruling.ANNOUNCED
        board.rule(carrier, ruling, reason)
