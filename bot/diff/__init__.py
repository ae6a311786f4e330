"""Deciding: a show's standing, new evidence and the time go in; verdicts and changes come out. Pure."""

from bot.diff.decide import decide
from bot.diff.explain import Explanation, Reason, explain, verdict_words, with_names
from bot.diff.parts import headline
from bot.diff.publishers import Publisher, Publishers
from bot.diff.witness import independent, witness_of

__all__ = [
    "Explanation",
    "Publisher",
    "Publishers",
    "Reason",
    "decide",
    "explain",
    "headline",
    "independent",
    "verdict_words",
    "with_names",
    "witness_of",
]
