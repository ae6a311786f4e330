"""Deciding: a show's standing, new evidence and the time go in; verdicts and changes come out. Pure."""

from bot.diff.decide import decide
from bot.diff.explain import Explanation, explain, release_words, verdict_words
from bot.diff.parts import headline
from bot.diff.publishers import Publisher, Publishers
from bot.diff.witness import independent, witness_of

__all__ = [
    "Explanation",
    "Publisher",
    "Publishers",
    "decide",
    "explain",
    "headline",
    "independent",
    "release_words",
    "verdict_words",
    "witness_of",
]
