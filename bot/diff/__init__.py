"""Deciding: a show's standing, new evidence and the time go in; verdicts and changes come out. Pure."""

from bot.diff.decide import decide
from bot.diff.parts import headline
from bot.diff.publishers import Publisher, Publishers
from bot.diff.witness import independent, witness_of

__all__ = ["Publisher", "Publishers", "decide", "headline", "independent", "witness_of"]
