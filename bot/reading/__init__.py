"""Reading: an article goes in, claims about followed shows come out. Pure, deterministic, offline.

`Reader(shows).read(article)` is the whole door; what stands behind it is in docs/reading.md.
"""

from bot.reading.reader import Reader

__all__ = ["Reader"]
