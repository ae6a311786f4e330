"""The whole hostile corpus, read in a process of its own, stays under a cap of memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CAP = 300  # megabytes, of which the libraries themselves take about a hundred

READ_ALL = """
import re
from pathlib import Path
from bot.errors import ParseError
from bot.sources.items import parse_feed
from tests.sources import test_hostile_feeds as corpus

cases = [*corpus.CHARSETS.values(), *((body, None) for body in corpus.UNREADABLE.values())]
cases += [(body, None) for body, _titles in corpus.BROKEN_BUT_READABLE.values()]
cases += [(body, None) for body in corpus.MEANT_TO_BREAK.values()]
for body, charset in cases:
    try:
        parse_feed(body.encode() if isinstance(body, str) else body, charset, corpus.BASE)
    except ParseError:
        pass
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # ru_maxrss would count the parent's, too
print(len(cases), int(peak[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_corpus_is_large_and_reading_it_takes_little_memory() -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", READ_ALL]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=100)
    cases, megabytes = map(int, done.stdout.split())
    assert cases >= 120
    assert megabytes <= CAP
