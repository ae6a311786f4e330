"""Whether memory stays flat in the number of polls: 500 feeds, 2 % of them changed in each round, memory as it goes.

python -m bench.polling_flat [ROUNDS]
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from bench import polling_own

HERE = Path(__file__).parent
FEEDS = 500
PAGE_KB = 4  # of Linux on common machines


def resident() -> int:
    """Megabytes that this process holds now (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_KB // 1024


async def polls(root: str, rounds: int) -> None:
    polling_own.BEAT = 0.05
    with tempfile.TemporaryDirectory() as folder:
        own = polling_own.Own(root, FEEDS, 50, Path(folder))
        for number in range(rounds):
            await asyncio.to_thread(
                lambda n=number: urllib.request.urlopen(f"{root}/set?mode=etag&feeds={FEEDS}&changes={n}").read()
            )
            await own.round()
            if number in {1, 10, rounds // 4, rounds // 2, rounds - 1}:
                print(f"{(number + 1) * FEEDS:7} polls   {resident():5} MB", flush=True)
        await own.client.close()
        await own.database.close()


def main() -> None:
    with subprocess.Popen([sys.executable, str(HERE / "feedserver.py")], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            asyncio.run(polls(f"http://127.0.0.1:{server.stdout.readline().strip()}", int((sys.argv[1:] or ["120"])[0])))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
