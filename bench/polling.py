"""What a poll costs: Cliffhanger beside a bare loop (the floor), lemon24's reader and webchanges, on one local server.

    python -m bench.polling --feeds 1000 --peers PYTHON

PYTHON is the interpreter of an environment with bench/requirements.txt; left out, only the floor stands beside. Every
contender is a process of its own, works with the same concurrency, and its CPU time (not the server's) is what counts: a
machine with other work on it changes the wall time, not so much the comparison. Contenders take turns round by round, so
that each meets the machine in the same moods; the median of its rounds counts, least and most are shown. The floor's cost
falls into one of two modes for as long as its process lives (whether answers come one by one or in bunches), so it runs in
several processes, whose rounds are counted together.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
FLOORS = 3


class Contender(NamedTuple):
    name: str
    process: subprocess.Popen[str]

    def round(self) -> dict[str, float]:
        """Let it poll every feed once; gives {"cpu": seconds, "wall": seconds, "rss": megabytes}."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} broke off")
        return dict(json.loads(line))


def rounds(times: int) -> list[tuple[str, str, bool]]:
    """(what, mode of the server, whether 2 % change before); a warm-up stands before what is measured."""
    return [
        ("first", "etag", False),
        ("", "etag", False),
        *[("unchanged", "etag", False)] * times,
        *[("2 % changed", "etag", True)] * times,
        ("", "ignore", False),
        *[("ignores conditions", "ignore", False)] * max(1, times // 2),
    ]


def started(stack: ExitStack, options: argparse.Namespace, root: str) -> list[Contender]:
    peers = str(HERE / "polling_peers.py")
    floor = [sys.executable, peers, "floor"]
    commands = [*[("floor", floor)] * FLOORS, ("cliffhanger", [sys.executable, "-m", "bench.polling_own"])]
    if options.peers:
        commands += [(name, [options.peers, peers, name]) for name in ("reader", "webchanges")]
    contenders = []
    for name, command in commands:
        if options.only and name not in options.only.split(","):
            continue
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        whole = [*command, root, str(options.feeds), str(options.concurrency), folder]
        pipe = subprocess.PIPE
        process = stack.enter_context(subprocess.Popen(whole, stdin=pipe, stdout=pipe, text=True, cwd=HERE.parent))
        contenders.append(Contender(name, process))
    return contenders


def measured(contenders: list[Contender], root: str, feeds: int, times: int) -> dict[str, dict[str, list[dict[str, float]]]]:
    """Costs by sort of round and contender."""
    found: dict[str, dict[str, list[dict[str, float]]]] = {}
    for number, (what, mode, changes) in enumerate(rounds(times)):
        query = f"mode={mode}&feeds={feeds}" + (f"&changes={number + 1}" if changes else "")
        urllib.request.urlopen(f"{root}/set?{query}", timeout=10).read()
        for contender in contenders if number % 2 else reversed(contenders):
            found.setdefault(what, {}).setdefault(contender.name, []).append(contender.round())
    return found


def report(feeds: int, found: dict[str, dict[str, list[dict[str, float]]]]) -> None:
    for what, costs in found.items():
        cpu = {name: [cost["cpu"] / feeds * 1000 for cost in some] for name, some in costs.items()}
        for name, some in sorted(costs.items(), key=lambda one: median(cpu[one[0]])) if what else ():
            spread = f"({min(cpu[name]):.3f} to {max(cpu[name]):.3f})"
            times = f"   {median(cpu[name]) / median(cpu['floor']):5.2f} times the floor" if "floor" in cpu else ""
            wall, peak = median(cost["wall"] for cost in some), max(cost["rss"] for cost in some)
            print(
                f"{what:20} {name:12} {median(cpu[name]):7.3f} ms CPU a poll {spread:18}{times}"
                f"   wall {wall:6.2f} s   peak {peak:5.0f} MB"
            )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5, help="of each sort; half as many where conditions are ignored")
    parser.add_argument("--peers", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with subprocess.Popen([sys.executable, str(HERE / "feedserver.py")], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        root = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        try:
            with ExitStack() as stack:
                contenders = started(stack, options, root)
                report(options.feeds, measured(contenders, root, options.feeds, options.rounds))
                for contender in contenders:
                    assert contender.process.stdin
                    contender.process.stdin.close()
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
