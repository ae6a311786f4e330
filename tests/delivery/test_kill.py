"""The short version of bench/kill.py: real libraries, a far end over sockets, kill -9 in mid-send."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_few_kills_lose_nothing_and_double_nothing_without_saying_so() -> None:
    command = [sys.executable, "-m", "bench.kill", "--kills", "3", "--targets", "60", "--loses", "0.02"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    found = json.loads(done.stdout)
    assert found["discord"]["lost"] == found["discord"]["doubled"] == found["telegram"]["lost"] == 0
    assert found["telegram"]["doubled_without_doubt"] == 0
