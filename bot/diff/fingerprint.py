"""A 64-bit similarity hash (simhash, Charikar 2002) of a text's word triples: near-identical texts differ in few bits."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

__all__ = ["SIMILAR_BITS", "fingerprint", "similar"]

_WORD = re.compile(r"\w+")
SIMILAR_BITS = 10  # of 64: beyond this, two texts share no more than their subject
_MOST_WORDS = 300  # the beginning of a text tells enough
_MOST_CHARS = 6_000  # far more than so many words need
_FEWEST_WORDS = 8
# For each of the 64 bits, that bit in every lane of a number that holds 64 bits for each triple.
_COLUMNS = [sum(1 << (64 * lane + bit) for lane in range(_MOST_WORDS)) for bit in range(64)]


@lru_cache(maxsize=16_384)
def _hashes(word: str) -> tuple[bytes, bytes, bytes]:
    """What a word contributes as the first, second and third of a triple: 64 bits each."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=24).digest()
    return digest[:8], digest[8:16], digest[16:]


def fingerprint(text: str) -> int:
    """The hash of a text; 0 for one too short to compare (under eight words)."""
    words = _WORD.findall(text[:_MOST_CHARS].casefold())[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return 0
    triples = len(words) - 2
    first, second, third = zip(*map(_hashes, words), strict=True)
    lanes = 0
    for hashes in (first[:-2], second[1:-1], third[2:]):
        lanes ^= int.from_bytes(b"".join(hashes), "little")
    return sum(1 << bit for bit, column in enumerate(_COLUMNS) if 2 * (lanes & column).bit_count() > triples)


def similar(one: int, other: int) -> bool:
    """Whether two hashes are of near-identical texts; a text without a hash is similar to none."""
    return bool(one and other) and (one ^ other).bit_count() <= SIMILAR_BITS
