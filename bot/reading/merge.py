"""Step 9b: the statements of one article become its claims: one fate for a show, one status for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import SERIES, Certainty, Claim, Part, PartKind, ShowId, Status
from bot.reading.numbering import is_numbered, number_part
from bot.reading.parts import PartSpec
from bot.reading.statements import Facts, Notes, Statement
from bot.reading.words import words

_FATES = frozenset({Status.RENEWED, Status.CANCELLED, Status.ENDING})
_STAGE = {
    Status.RENEWED: 6,
    Status.CANCELLED: 6,
    Status.ENDING: 5,
    Status.DATED: 4,
    Status.DELAYED: 3,
    Status.IN_DOUBT: 2,
    Status.IN_PRODUCTION: 1,
    Status.RELEASED: 1,
}
_UNFINISHED = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.RENEWED})
_BEGUN = frozenset({Status.RENEWED, Status.DATED, Status.DELAYED, Status.IN_PRODUCTION})
_UNMADE = frozenset({Status.IN_DOUBT, Status.RENEWED, Status.CANCELLED})
_COMING = frozenset({Status.IN_PRODUCTION, Status.DELAYED, Status.DATED})
_SURE = {Certainty.CONFIRMED: 2, Certainty.REPORTED: 1, Certainty.OPINION: 0}
_WITH_DATE = frozenset({Status.DATED, Status.RENEWED, Status.ENDING, Status.IN_PRODUCTION, Status.RELEASED})


def merge(notes: Notes, topic: Iterable[ShowId]) -> tuple[Claim, ...]:
    """The claims of an article, in the order in which it makes them."""
    subjects = set(topic)
    by_show: dict[ShowId, list[Statement]] = {}
    for statement in notes.statements:
        if statement.show < 0:
            continue  # of a programme that nobody follows
        by_show.setdefault(statement.show, []).append(statement)
    for show, asked in notes.asked.items():
        if (
            show > 0
            and show in subjects
            and not any(_answers(s, asked) for s in by_show.get(show, ()))
            and not any(s.status in _FATES or s.status is Status.IN_DOUBT for s in by_show.get(show, ()))
        ):
            by_show.setdefault(show, []).append(asked)
    claims: list[tuple[int, Claim]] = []
    for show, statements in by_show.items():
        claims.extend(_of_show(show, statements, notes, main=show in subjects))
    claims.sort(key=lambda pair: pair[0])
    return tuple(claim for _, claim in claims)


def _answers(statement: Statement, asked: Statement) -> bool:
    """Whether a question about a season is answered by how far that season has come ("… has wrapped filming")."""
    if statement.status not in _COMING or statement.background:
        return False
    if asked.part is None:
        return statement.status is Status.DATED  # "When does Foo return?"
    if statement.part is None:
        return False
    return statement.part.first == asked.part.first > 0


def _of_show(show: ShowId, statements: list[Statement], notes: Notes, *, main: bool) -> list[tuple[int, Claim]]:
    kept = _last_told(_one_fate(_newest(statements, notes, main=main)))
    facts = notes.fact(show)
    _infer(kept, facts)
    numbered = [s for s in kept if is_numbered(s) or _counted(s, facts)]
    by_part: dict[Part, list[Statement]] = {}
    for statement in numbered:
        by_part.setdefault(number_part(statement, facts), []).append(statement)
    made = (s.part.last for s in statements if s.part is not None and s.status in _UNFINISHED and not s.part.film)
    used = frozenset(number for part in by_part for number in part.seasons) | frozenset(made)
    loose: dict[Part, list[Statement]] = {}
    counted = [s.part for s in kept if s.status is Status.CANCELLED and s.part is not None and s.part.done]
    for statement in kept:
        if not any(statement is one for one in numbered):
            if counted and statement.status is Status.CANCELLED and statement.part is None:
                statement.part = counted[0]  # "cancelled", told again as "cancelled after six seasons"
            home = _home(statement, by_part) or number_part(statement, facts, used)
            loose.setdefault(home, []).append(statement)
    for part, group in _out_before(loose, by_part).items():
        if part == SERIES and by_part:
            group = [s for s in group if s.status is not Status.IN_DOUBT]
        if group:
            by_part.setdefault(part, []).extend(group)
    filmed = any(part.kind is PartKind.FILM for part in by_part)
    return [_claim(show, part, group, filmed=filmed) for part, group in by_part.items()]


def _counted(statement: Statement, facts: Facts) -> bool:
    """Whether the article's other facts number a statement: a first season, or "two more" of a show with one gone."""
    several = statement.part is not None and statement.part.more > 1
    if not (statement.fresh or several):
        return False
    part = number_part(statement, facts)
    return (several and part.kind is PartKind.SEASON) or (statement.fresh and part == Part.season(1, 1))


def _infer(statements: Sequence[Statement], facts: Facts) -> None:
    """Complete what is known of a show's seasons by what is stated of it."""
    told = bool(facts.gone or max([*facts.named, *facts.coming], default=0) > 1 or facts.headline)
    if facts.young and not told:
        facts.gone = 1
    begun = _BEGUN | {Status.RELEASED} if facts.new else {Status.RENEWED} if facts.described else ()
    for statement in () if told else statements:
        opened = facts.described and statement.status is Status.DATED and _opens(statement)
        statement.fresh = statement.fresh or ((opened or statement.status in begun) and not _again(statement))


def _opens(statement: Statement) -> bool:
    """Whether a programme comes out, and does not return, by the words of a statement."""
    return any(not words("premiering").isdisjoint(said.lower().split()) for said in statement.words)


def _shelved(statement: Statement) -> bool:
    """Whether a cancellation is a mere shelving or setting aside, which may as well be a delay."""
    aside = ("shelv", "decided it can ", "decided that it can ", "decided it could ", "decided that it could ")
    return statement.status is Status.CANCELLED and all(said.lower().startswith(aside) for said in statement.words)


def _again(statement: Statement) -> bool:
    """Whether an order is one of a further season, by its own words."""
    return any(not words("of_more").isdisjoint(said.lower().split()) for said in statement.words)


def _newest(statements: list[Statement], notes: Notes, *, main: bool) -> list[Statement]:
    """Without history told in passing.

    Of a show that an article is about, a cancellation told in passing still counts where the headline is a plea for it.
    """
    front = _not_overtaken([s for s in statements if not s.background], notes)
    if main and notes.plea and not any(s.status in _FATES for s in front):
        front = [s for s in statements if not s.background or s.status is Status.CANCELLED]
    if main and not notes.plea:
        headline = notes.fact(statements[0].show).headline if statements else None
        front = [*front, *_still_newest(statements, front, headline)]
    notes.withheld.extend(f"history told in passing: {s.quote}" for s in statements if s.background)
    if any(s.status is Status.DELAYED for s in front):
        front = [s for s in front if not _shelved(s)]
    strong = {s.status for s in front if not s.weak and s.status in _FATES}
    return [s for s in front if not s.weak or s.status in strong] if strong else front


def _still_newest(statements: list[Statement], front: list[Statement], headline: PartSpec | None) -> list[Statement]:
    """The order of the season that the headline names, told in passing, if nothing in the text goes beyond it."""
    told = [s for s in statements if s.status in _FATES]
    if headline is None or headline.first != headline.last or any(s.status is not Status.RENEWED for s in told):
        return []
    if any(s.part is not None and s.part.first >= headline.first for s in front):
        return []
    same = [s for s in told if s.recalled and s.part is not None and s.part.first == headline.first]
    return [s for s in same if s.certainty is Certainty.CONFIRMED][:1]


def _not_overtaken(front: list[Statement], notes: Notes) -> list[Statement]:
    """Without fates in a plain past tense that the text goes beyond.

    The headline tells another stage of the show ("Foo Begins Filming"), or what comes after a cancellation is open.
    """
    told = [s for s in front if s.status in _FATES and s.past and not s.headline]
    if not told or any(s.status in _FATES and s.headline for s in front):
        return front
    staged = any(s.headline and s.status not in _FATES for s in front)
    open_after = not notes.plea and any(s.status is Status.IN_DOUBT for s in front)
    dropped = told if staged else [s for s in told if s.status is Status.CANCELLED and open_after]
    return [s for s in front if not any(s is one for one in dropped)]


def _one_fate(statements: list[Statement]) -> list[Statement]:
    """Only the newest of two opposite fates: what the headline says, else what is told first.

    A film may follow a cancelled series, and a last season an order.
    """
    fates = [s for s in statements if s.status in _FATES and not (s.part and s.part.film)]
    alive = [s for s in fates if s.status is Status.RENEWED]
    dead = [s for s in fates if s.status is Status.CANCELLED]
    if not alive or not dead:
        return statements
    best = max(alive + dead, key=_authority)
    losers = dead if best.status is Status.RENEWED else alive
    return [s for s in statements if not any(s is loser for loser in losers)]


def _last_told(statements: list[Statement]) -> list[Statement]:
    """Without an unnumbered cancellation where the text says which season is the last: one fact told twice."""
    endings = [s for s in statements if s.status is Status.ENDING and is_numbered(s)]
    if not endings:
        return statements
    axed = [s for s in statements if s.status is Status.CANCELLED and s.part is None and not s.weak]
    counted = all(s.part is not None and s.part.done for s in endings)
    if axed and counted and not any(s.headline for s in endings):
        axed[0].part = endings[0].part  # "Not so lucky is Foo, which will end after two seasons"
        return [s for s in statements if not any(s is one for one in endings)]
    return [s for s in statements if s.status is not Status.CANCELLED or s.part is not None]


def _authority(statement: Statement) -> tuple[int, int, int, bool, int]:
    return (
        0 if statement.background else 1,
        _SURE[statement.certainty],
        1 if statement.headline else 0,
        statement.then,
        -statement.sentence,
    )


def _home(statement: Statement, by_part: dict[Part, list[Statement]]) -> Part | None:
    """The numbered part of which the same is said as a statement says of the series."""
    last = {Status.RENEWED, Status.ENDING} if statement.final or statement.status is Status.ENDING else {statement.status}
    if statement.status is Status.ENDING:
        last.add(Status.CANCELLED)
    if statement.part is not None and statement.part.done and statement.status is Status.CANCELLED:
        return None
    for part, group in by_part.items():
        if part.kind is PartKind.SEASON and any(other.status in last for other in group):
            return part
    return None


def _out_before(loose: dict[Part, list[Statement]], by_part: dict[Part, list[Statement]]) -> dict[Part, list[Statement]]:
    """What is told to be out counts for the season before the one that is still asked for or only ordered."""
    found: dict[Part, list[Statement]] = {}
    for part, group in loose.items():
        unmade = part.kind is PartKind.SEASON and any(s.status in _UNMADE for s in (*group, *by_part.get(part, ())))
        for statement in group:
            home = part
            if unmade and statement.status is Status.RELEASED:
                home = Part.season(part.seasons[0] - 1) if part.seasons[0] > 1 else SERIES
            found.setdefault(home, []).append(statement)
    return found


def _weight(statement: Statement) -> tuple[int, int, int, int, int]:
    return (
        0 if statement.background else 1,
        _SURE[statement.certainty],
        1 if statement.headline else 0,
        _STAGE[statement.status],
        -statement.sentence,
    )


def _proof(best: Statement, same: Sequence[Statement]) -> Statement:
    """Of the statements that say the same, the one to show: the headline's, else one that names the part itself."""
    if best.headline:
        return best
    alike = [s for s in same if s.certainty is best.certainty and s.background == best.background]
    return max(alike, key=lambda s: (is_numbered(s), not s.weak, -s.sentence))


def _claim(show: ShowId, part: Part, group: Sequence[Statement], *, filmed: bool) -> tuple[int, Claim]:
    """What a part's statements come to. `filmed`: a film goes beyond the last season, whose own news is how far it is."""
    if any(s.status is Status.IN_PRODUCTION and s.certainty is Certainty.CONFIRMED for s in group):
        group = [s for s in group if s.status is not Status.IN_DOUBT or is_numbered(s)]  # open is only some detail of it
    best = max(group, key=_weight)
    if best.status is Status.ENDING:
        ordered = [s for s in group if s.status is Status.RENEWED and not s.background]
        best = max(ordered, key=_weight, default=best)
        further = [s for s in group if (s.status is Status.DATED and s.headline) or (filmed and s.status in _COMING)]
        if best.status is Status.ENDING and not best.headline and further:
            best = max(further, key=_weight)
    same = [s for s in group if s.status is best.status]
    final = best.status is not Status.CANCELLED and any(s.final or s.status is Status.ENDING for s in group)
    dated = [s for s in group if s.when and (s.status is best.status is not Status.RENEWED or s.status is Status.DATED)]
    when = next((s.when for s in dated), None)
    return best.sentence, Claim(
        show=show,
        part=part,
        status=best.status,
        certainty=best.certainty,
        final=final,
        when=when if best.status in _WITH_DATE else None,
        quote=_proof(best, same).quote,
        words=tuple(dict.fromkeys(word for s in same for word in s.words))[:4],
    )
