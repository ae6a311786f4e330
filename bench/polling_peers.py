"""Those that stand beside Cliffhanger in bench/polling.py. Each is a process of its own that does one round a line of stdin.

    python polling_peers.py floor|reader|webchanges ROOT FEEDS CONCURRENCY FOLDER

After each round it prints {"cpu": seconds, "wall": seconds, "rss": megabytes at most}.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def rounds(one: Callable[[], None], *, children: bool = False) -> None:
    """Do a round for each line of stdin and report its cost."""

    def cpu() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
        return usage.ru_utime + usage.ru_stime

    for _line in sys.stdin:
        start, spent = time.perf_counter(), cpu()
        one()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpu": cpu() - spent, "wall": time.perf_counter() - start, "rss": peak}), flush=True)


def floor(root: str, feeds: int, concurrency: int, _folder: Path) -> None:
    """A bare loop of aiohttp and fastfeedparser that remembers ETags and nothing else."""
    import aiohttp
    import fastfeedparser

    etags: dict[int, str] = {}
    runner = asyncio.Runner()
    session: list[aiohttp.ClientSession] = []

    async def poll(number: int) -> None:
        headers = {"If-None-Match": etags[number]} if number in etags else {}
        async with session[0].get(f"{root}/f/{number}", headers=headers) as answer:
            if answer.status == 304:
                return
            fastfeedparser.parse(await answer.read())
            if "ETag" in answer.headers:
                etags[number] = answer.headers["ETag"]

    async def work(numbers: list[int]) -> None:
        for number in numbers:
            await poll(number)

    async def one() -> None:
        if not session:
            session.append(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=concurrency)))
        await asyncio.gather(*(work(list(range(start, feeds, concurrency))) for start in range(concurrency)))

    rounds(lambda: runner.run(one()))
    if session:
        runner.run(session[0].close())


def reader(root: str, feeds: int, concurrency: int, folder: Path) -> None:
    """lemon24's reader, with its own storage."""
    from reader import make_reader  # type: ignore[import-not-found]

    made = make_reader(str(folder / "reader.sqlite"))
    for number in range(feeds):
        made.add_feed(f"{root}/f/{number}")
    rounds(lambda: made.update_feeds(scheduled=False, workers=concurrency))


def webchanges(root: str, feeds: int, concurrency: int, folder: Path) -> None:
    """webchanges, one url job a feed, as its command line runs them."""
    jobs = "---\n".join(f"name: f{number}\nurl: {root}/f/{number}\n" for number in range(feeds))
    (folder / "jobs.yaml").write_text(jobs, encoding="utf-8")
    program = Path(sys.executable).parent / "webchanges"
    files = ["--jobs", folder / "jobs.yaml", "--config", folder / "config.yaml", "--database", folder / "ssdb.sqlite"]
    command = [str(part) for part in (program, *files, "--max-workers", concurrency)]

    def one() -> None:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, text=True)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])

    rounds(one, children=True)


if __name__ == "__main__":
    name, root, feeds, concurrency, folder = sys.argv[1:]
    {"floor": floor, "reader": reader, "webchanges": webchanges}[name](root, int(feeds), int(concurrency), Path(folder))
