"""A 64-bit similarity hash (simhash, Charikar 2002) of a text's word triples: near-identical texts differ in few bits."""

from __future__ import annotations

import re
from hashlib import blake2b

_WORD = re.compile(r"\w+")
SIMILAR_BITS = 10  # of 64: beyond this, two texts share no more than their subject
MOST_WORDS = 600  # the beginning of a text tells enough


def fingerprint(text: str) -> int:
    """The hash of a text; 0 for one too short to compare (under eight words)."""
    words = _WORD.findall(text.casefold())[:MOST_WORDS]
    if len(words) < 8:
        return 0
    counts = [0] * 64
    for triple in zip(words, words[1:], words[2:], strict=False):
        bits = int.from_bytes(blake2b(" ".join(triple).encode(), digest_size=8).digest())
        for place in range(64):
            counts[place] += 1 if bits >> place & 1 else -1
    return sum(1 << place for place, count in enumerate(counts) if count > 0)


def similar(one: int, other: int) -> bool:
    """Whether two hashes are of near-identical texts."""
    return bool(one and other) and (one ^ other).bit_count() <= SIMILAR_BITS
