"""Step 8f: texts whose words of renewal and cancellation mean no programme: podcasts, stages, checks of facts, memories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.tokens import Token
from bot.reading.words import words

_OPENING = 45  # tokens of a body that say what it is about
_LEAST = 3  # words of another medium in a text about it, of two kinds at least


def not_of_television(headline: Sequence[Token], body: Sequence[Token]) -> bool:
    """Whether a text is about a podcast, a stage or a game that may share its name with a programme."""
    media = words("other_media")
    told = [token.low for token in (*headline, *body) if token.low in media]
    if len(told) < _LEAST or len(set(told)) < 2:
        return False
    if not any(token.low in media for token in (*headline, *body[:_OPENING])):
        return False
    networks = words("networks") - {"we"}
    named = (token.cap and token.low in networks and token.low not in media for token in (*headline, *body))
    return len(told) > sum(named)


def checks_a_claim(headline: Sequence[Token], body: Sequence[Token]) -> bool:
    """Whether a text tests what others claim ("Fact check: …", "Claim: … Rating: False")."""
    lows = [token.low for token in headline]
    if any(pair in _CHECKS for pair in pairwise(lows)):
        return True
    if [token.low for token in body[:2]] != ["claim", ":"]:
        return False
    return any(token.low in words("verdict_heads") and after.low == ":" for token, after in pairwise(body))


def remembers(headline: Sequence[Token]) -> bool:
    """Whether a headline opens with the label of a memory ("Throwback Thursday: …", "On this day: …")."""
    colon = next((at for at, token in enumerate(headline[:6]) if token.low in {":", "—"}), 0)
    label = [token.low for token in headline[:colon]]
    return not words("memories").isdisjoint(label) or label[:3] == ["on", "this", "day"]


_CHECKS = frozenset({("fact", "check"), ("fact", "checked"), ("fact", "checking"), ("hoax", "alert")})
