"""What has been loaded by now stays for good: let the garbage collector leave it alone."""

from __future__ import annotations

import gc

__all__ = ["settle"]

_YOUNG = 20_000  # new objects before the collector looks at the young ones (CPython's own choice is 700)


def settle() -> None:
    """Call once, when everything is built.

    Without it each full collection walks over some 300,000 objects of libraries that never go away: a fifth of what polling
    costs (bench/polling.py). Memory stays flat: what polls make is collected as before, in larger handfuls.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)
