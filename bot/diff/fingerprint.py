"""A 64-bit similarity hash (simhash, Charikar 2002) of a text's word triples: near-identical texts differ in few bits."""

from __future__ import annotations

import re
from hashlib import blake2b

__all__ = ["SIMILAR_BITS", "fingerprint", "similar"]

_WORD = re.compile(r"\w+")
SIMILAR_BITS = 10  # of 64: beyond this, two texts share no more than their subject
_MOST_WORDS = 300  # the beginning of a text tells enough
_FEWEST_WORDS = 8
_LANE = 16  # bits that count one bit of the hash: more than the most triples there can be
# For each byte of a hash, its eight bits spread over eight lanes: adding these counts all 64 bits at once.
_SPREAD = [sum((byte >> bit & 1) << (_LANE * bit) for bit in range(8)) for byte in range(256)]


def fingerprint(text: str) -> int:
    """The hash of a text; 0 for one too short to compare (under eight words)."""
    words = [found[0] for found, _ in zip(_WORD.finditer(text.casefold()), range(_MOST_WORDS), strict=False)]
    if len(words) < _FEWEST_WORDS:
        return 0
    sums = [0] * 8
    triples = len(words) - 2
    for at in range(triples):
        digest = blake2b(" ".join(words[at : at + 3]).encode(), digest_size=8).digest()
        for place, byte in enumerate(digest):
            sums[place] += _SPREAD[byte]
    counts = (total >> (_LANE * bit) & (1 << _LANE) - 1 for total in sums for bit in range(8))
    return sum(1 << place for place, count in enumerate(counts) if 2 * count > triples)


def similar(one: int, other: int) -> bool:
    """Whether two hashes are of near-identical texts; a text without a hash is similar to none."""
    return bool(one and other) and (one ^ other).bit_count() <= SIMILAR_BITS
