"""Step 8h: reviews, recaps and listings: what has come out, though no verb says so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Certainty, Status
from bot.reading.beside import own_spec
from bot.reading.numerals import number
from bot.reading.parts import PartSpec
from bot.reading.sentences import Sentence
from bot.reading.statements import Notes, Statement
from bot.reading.units import MARK, SHOW, WORD, Unit
from bot.reading.words import words

_REVIEWS = frozenset(["review", "reviews", "recap", "recaps"])
_ENDINGS = frozenset(["finale", "ending"])
_RETELLING = frozenset(["explained", "recap", "recapped"])
_AHEAD = frozenset(["trailer", "teaser", "promo", "preview", "date", "when", "will", "to", "teases", "tease"])
_CHANNEL = 4  # words that name a channel, between two commas


def reviewed(sentence: Sentence, made: Sequence[Statement], notes: Notes, *, spoiling: bool) -> list[Statement]:
    """The show of a headline that reviews it ("Foo review", "Thoughts on Foo 2x10"), the show that opens a listing.

    `spoiling`: the text warns of spoilers, so that a headline about a finale is about one that has been shown.
    """
    units = sentence.units
    headline = sentence.text.headline
    at = _reviewed(units) if headline else _entered(units)
    if made:
        return []
    if at < 0:
        at = _retold(units, spoiling=spoiling) if headline else -1
        return [] if at < 0 else [_out(sentence, at, own_spec(units, at), headline=False)]
    season = next((code for unit in units[at + 1 : at + 4] if (code := _episode(unit))), 0) if headline else 0
    if season:
        facts = notes.fact(units[at].shows[0])
        facts.gone = max(facts.gone, season)
    part = PartSpec(season, season) if season else None
    return [_out(sentence, at, part, headline=headline)]


def _out(sentence: Sentence, at: int, part: PartSpec | None, *, headline: bool) -> Statement:
    """That the show at unit `at` is out; `headline` gives it a headline's weight."""
    return Statement(
        sentence.units[at].shows[0], Status.RELEASED, Certainty.CONFIRMED, part, "", None, False, False, headline, False,
        sentence.number, sentence.quote, (sentence.quote[:80],),
    )  # fmt: skip


def _retold(units: Sequence[Unit], *, spoiling: bool) -> int:
    """The one show whose end a headline retells ("Foo Ending Explained", "Foo Finale: …" over spoilers); -1 without."""
    ends = [at for at, unit in enumerate(units) if unit.low in _ENDINGS or unit.role in _ENDINGS]
    shows = [at for at, unit in enumerate(units) if unit.kind == SHOW]
    if (
        not ends
        or len(shows) != 1
        or units[shows[0]].role not in _ENDINGS | {"", "'s"}
        or ends[0] not in range(shows[0], shows[0] + 5)
    ):
        return -1
    explained = any(unit.low in _RETELLING for unit in units[ends[0] + 1 : ends[0] + 4])
    ahead = any(unit.low in _AHEAD for unit in units)
    return shows[0] if (explained or spoiling) and not ahead else -1


def _reviewed(units: Sequence[Unit]) -> int:
    """The one show that a headline reviews; -1 where it reviews none, or several are named."""
    shows = [at for at, unit in enumerate(units) if unit.kind == SHOW]
    if len(shows) != 1:
        return -1
    at = shows[0]
    behind = units[at + 1 : at + 3]
    coded = any(_episode(unit) for unit in behind)
    said = units[at].role in _REVIEWS or any(unit.low in _REVIEWS for unit in behind if coded)
    opened = units[0].low in _REVIEWS and len(units) > 1 and units[1].low == ":" and at == 2
    thoughts = at > 1 and units[at - 1].low == "on" and units[at - 2].low in {"thoughts", "notes"} and coded
    return at if said or opened or thoughts else -1


def _episode(unit: Unit) -> int:
    """The season of an episode's code ("2x10", "S2E10"); 0 for other words."""
    if unit.kind != WORD:
        return 0
    low = unit.low
    season, joint, episode = low.removeprefix("s").partition("e") if low[0] == "s" else low.partition("x")
    if not (joint and season.isdigit() and episode.isdigit()):
        return 0
    return number(season.lstrip("0"))


def _entered(units: Sequence[Unit]) -> int:
    """The show that opens an entry of a television guide ("Foo, BBC One, 9pm"); -1 without."""
    first = next((at for at, unit in enumerate(units[:5]) if unit.kind == SHOW), -1)
    if first < 0 or units[first].role or (first and units[first - 1].low != ":"):
        return -1
    if first + 3 >= len(units) or units[first + 1].low != ",":
        return -1
    for at in range(first + 2, min(first + 3 + _CHANNEL, len(units) - 1)):
        unit = units[at]
        if unit.kind == MARK:
            return first if unit.low == "," and at > first + 2 and _hour(units[at + 1 : at + 3]) else -1
        if unit.kind != WORD or not (unit.cap or unit.low in words("networks")):
            return -1
    return -1


def _hour(units: Sequence[Unit]) -> bool:
    """Whether a time of day stands first among units ("9pm", "8.30pm", which is two tokens)."""
    return units[0].low[0].isdigit() and any(one.low[0].isdigit() and one.low.endswith(("pm", "am")) for one in units)
