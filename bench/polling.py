"""What a poll costs: Cliffhanger beside a bare loop (the floor), lemon24's reader and webchanges, on one local server.

    python -m bench.polling --feeds 1000 --peers PYTHON

PYTHON is the interpreter of an environment with bench/requirements.txt; left out, only the floor stands beside. Every
contender is a process of its own, works with the same concurrency, and its CPU time (not the server's) is what counts: a
machine with other work on it changes the wall time, not the comparison.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = [  # (what, mode of the server, whether 2 % change before); of each kind the cheapest counts
    ("first", "etag", False),
    *[("unchanged", "etag", False)] * 3,
    *[("2 % changed", "etag", True)] * 3,
    ("unchanged", "etag", False),
    *[("ignores conditions", "ignore", False)] * 2,
]


def measured(name: str, command: list[str], root: str, feeds: int) -> dict[str, list[dict[str, float]]]:
    """Costs of each sort of round, in order."""
    found: dict[str, list[dict[str, float]]] = {}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE.parent) as process:
        assert process.stdin and process.stdout
        for number, (what, mode, changes) in enumerate(ROUNDS):
            query = f"mode={mode}&feeds={feeds}" + (f"&changes={number + 1}" if changes else "")
            urllib.request.urlopen(f"{root}/set?{query}", timeout=10).read()
            process.stdin.write("go\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise SystemExit(f"{name} broke off")
            found.setdefault(what, []).append(json.loads(line))
        process.stdin.close()
    return found


def report(name: str, feeds: int, found: dict[str, list[dict[str, float]]]) -> None:
    for what, costs in found.items():
        best = min(costs, key=lambda cost: cost["cpu"])
        print(
            f"{name:12} {what:20} {best['cpu'] / feeds * 1000:7.3f} ms CPU a poll   wall {best['wall']:7.2f} s"
            f"   peak {costs[-1]['rss']:6.0f} MB",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=50)
    parser.add_argument("--peers", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with subprocess.Popen([sys.executable, str(HERE / "feedserver.py")], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        root = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        peers = str(HERE / "polling_peers.py")
        contenders = {"floor": [sys.executable, peers, "floor"], "cliffhanger": [sys.executable, "-m", "bench.polling_own"]}
        if options.peers:
            contenders |= {name: [options.peers, peers, name] for name in ("reader", "webchanges")}
        try:
            for name, command in contenders.items():
                if options.only and name not in options.only.split(","):
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    whole = [*command, root, str(options.feeds), str(options.concurrency), folder]
                    report(name, options.feeds, measured(name, whole, root, options.feeds))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
