"""`cliffhanger run` as a process of its own, as an operator starts it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

SECONDS = 30  # how long a test waits for something to come true before it fails


async def until(condition: Callable[[], Awaitable[bool] | bool], what: str) -> None:
    """Return as soon as it holds; fail, naming it, where it does not come true."""
    try:
        async with asyncio.timeout(SECONDS):
            while True:  # what is awaited happens in another process
                held = condition()
                if held if isinstance(held, bool) else await held:
                    return
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"did not happen within {SECONDS} seconds: {what}") from None


def write_config(folder: Path, feed_url: str, port: int, more: str = "") -> Path:
    """A configuration with one show, one feed that is asked every second, and the database beside it."""
    path = folder / "config.toml"
    path.write_text(
        f"""
[storage]
url = "sqlite:///{folder}/cliffhanger.db"

[fetch]
allow_private_addresses = true
ports = [{port}]

[[shows]]
title = "Heartstopper"
year = 2022
network = "Netflix"

[[sources]]
name = "The Trade"
kind = "feed"
url = "{feed_url}"
every = "1s"
trust = "trade"

{more}
""",
        encoding="utf-8",
    )
    return path


@asynccontextmanager
async def running(config: Path, secrets: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot from start to SIGTERM; its log stands in `log.txt` beside the configuration."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("CLIFFHANGER_")}
    with (config.parent / "log.txt").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            Path(sys.executable).with_name("cliffhanger"),
            "run",
            "--config",
            str(config),
            env={**quiet, **secrets},
            stdout=log,
            stderr=log,
        )
        try:
            yield process
            assert process.returncode is None, (config.parent / "log.txt").read_text(encoding="utf-8")
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(15):
                assert await process.wait() == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
