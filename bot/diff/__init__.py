"""Deciding: a show's standing, new evidence and the time go in; verdicts and changes come out. Pure."""

from bot.diff.decide import decide

__all__ = ["decide"]
