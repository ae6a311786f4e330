"""Several `cliffhanger run` on one database, and SIGTERM while sends hang: who serves, who leaves, how long it takes.

    python -m bench.takeover             about a minute
    python -m bench.takeover --quick     without the silent holder, about 20 seconds

Prints seconds as JSON; exits with 1 where a promise breaks: a second process leaves; a standby takes over within 30
seconds of the holder's death (kill -9) or silence (SIGSTOP, as a machine that hangs); a holder that wakes up after that
leaves; SIGTERM ends the bot within 10 seconds though every send hangs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.fanout import far_end, forget, furnished, report, tell
from bot.delivery.leader import NAME
from storage.engine import Database
from storage.leases import Leases

Process = asyncio.subprocess.Process
_RUN = "import sys; from bot.cli.main import main; sys.exit(main())"


async def start(folder: str, url: str, root: str, *, standby: bool = False) -> Process:
    """`cliffhanger run` with both platforms at the far end."""
    config = Path(folder) / f"{'standby' if standby else 'first'}.toml"
    text = f'[storage]\nurl = "{url}"\nstandby = {str(standby).lower()}\n'
    config.write_text(f'{text}[discord]\napi_url = "{root}/discord"\n[telegram]\napi_url = "{root}/telegram"\n')
    tokens = {"CLIFFHANGER_DISCORD_TOKEN": "token", "CLIFFHANGER_TELEGRAM_TOKEN": "1:x"}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _RUN, "run", "--config", str(config)),
        env={**os.environ, **tokens},
        stderr=asyncio.subprocess.PIPE,
    )


async def until(condition: Callable[[], Awaitable[bool]], most: float = 60.0) -> float:
    """Seconds until it holds."""
    began = time.monotonic()
    async with asyncio.timeout(most):
        while not await condition():  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.05)
    return round(time.monotonic() - began, 2)


async def ended(process: Process, most: float = 60.0) -> float:
    """Seconds until the process is gone."""
    began = time.monotonic()
    async with asyncio.timeout(most):
        await process.communicate()
    return round(time.monotonic() - began, 2)


async def rounds(folder: str, root: str, *, quick: bool) -> dict[str, float]:
    database, url = await furnished(folder, {"discord": 200, "telegram": 200}, news=0)

    def serves(process: Process) -> Callable[[], Awaitable[bool]]:
        async def look() -> bool:
            lease = await Leases(database).look(NAME)
            return lease is not None and f":{process.pid}:" in lease.owner

        return look

    found: dict[str, float] = {}
    first = await start(folder, url, root)
    await until(serves(first))
    second = await start(folder, url, root)
    found["second_leaves"] = await ended(second)
    found["second_exit_code"] = float(second.returncode or 0)
    standby = await start(folder, url, root, standby=True)
    await asyncio.sleep(6)
    first.send_signal(signal.SIGKILL)
    found["takeover_after_kill"] = await until(serves(standby))
    holder = standby
    if not quick:
        standby = await start(folder, url, root, standby=True)
        await asyncio.sleep(6)
        holder.send_signal(signal.SIGSTOP)
        found["takeover_after_silence"] = await until(serves(standby))
        holder.send_signal(signal.SIGCONT)
        found["woken_holder_leaves"] = await ended(holder)
        holder = standby
    found["sigterm"] = await stop_in_mid_send(database, root, holder)
    await database.close()
    return found


async def stop_in_mid_send(database: Database, root: str, holder: Process) -> float:
    """SIGTERM while all sends under way hang."""
    await forget(root, limits=True, latency=300.0)
    await tell(database, 1)

    async def sending() -> bool:
        return all(seen["requests"] for seen in (await report(root)).values())

    await until(sending)
    holder.send_signal(signal.SIGTERM)
    return await ended(holder)


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="without the silent holder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        async with far_end() as root:
            found = await rounds(folder, root, quick=options.quick)
    print(json.dumps(found, indent=2))
    late = [name for name in found if name.startswith("takeover") and found[name] > 30.0]
    return 1 if late or found["second_exit_code"] == 0 or found["sigterm"] > 10.0 else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
