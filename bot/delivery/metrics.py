"""The HTTP door for monitors: /healthz (the process turns), /readyz (it can do its work), /metrics (Prometheus)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.clock import Clock
from bot.delivery.meter import Meter
from bot.errors import ConfigError, Mistake, StorageError
from storage.engine import Database
from storage.figures import Figures, figures

_TEXT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' text format


@asynccontextmanager
async def serve_health(
    listen: str, database: Database, clock: Clock, meter: Meter, stopped: Callable[[], Mapping[str, str]]
) -> AsyncIterator[str]:
    """Serve at `listen` ("host:port", port 0 = any free) inside the block; yields the address it listens on.

    Raises ConfigError where that address cannot be listened on.
    """
    runner = web.AppRunner(_application(database, clock, meter, stopped), access_log=None)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    try:
        await web.TCPSite(runner, host.strip("[]") or None, int(port)).start()
    except OSError as error:
        await runner.cleanup()
        mistake = Mistake("health.listen", f"cannot listen on {listen}: {error.strerror}", "a free host:port")
        raise ConfigError((mistake,)) from error
    try:
        bound = runner.addresses[0]
        yield f"http://{bound[0]}:{bound[1]}"
    finally:
        await runner.cleanup()


def _application(
    database: Database, clock: Clock, meter: Meter, stopped: Callable[[], Mapping[str, str]]
) -> web.Application:
    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_request: web.Request) -> web.Response:
        problems = {f"{name}": reason for name, reason in stopped().items()}
        try:
            await database.ping()
        except StorageError as error:
            problems["database"] = str(error)
        return web.json_response(
            {"status": "not ready" if problems else "ready", "problems": problems}, status=503 if problems else 200
        )

    async def metrics(_request: web.Request) -> web.Response:
        seen = await figures(database, clock.now())
        body = generate_latest(_gauges(seen, stopped())) + generate_latest(meter.registry)
        return web.Response(body=body, headers={"Content-Type": _TEXT})

    application = web.Application()
    application.router.add_get("/healthz", healthz)
    application.router.add_get("/readyz", readyz)
    application.router.add_get("/metrics", metrics)
    return application


def _gauges(seen: Figures, stopped: Mapping[str, str]) -> CollectorRegistry:
    """Figures as Prometheus gauges."""
    registry = CollectorRegistry()

    def gauge(name: str, help_text: str, *labels: str) -> Gauge:
        return Gauge(f"cliffhanger_{name}", help_text, labels, registry=registry)

    states = gauge("deliveries", "Deliveries by state", "platform", "state")
    oldest = gauge("oldest_waiting_seconds", "Age of the oldest delivery that waits", "platform")
    doubt = gauge("deliveries_in_doubt", "Alerts that may have arrived twice or not at all", "platform")
    suspended = gauge("targets_suspended", "Targets that cannot be reached now", "platform")
    success = gauge("last_success_timestamp_seconds", "When the platform last took an alert", "platform")
    up = gauge("platform_up", "1 unless the platform does not let the bot in", "platform")
    for platform in seen.platforms:
        for state, rows in platform.states.items():
            states.labels(platform.name, state).set(rows)
        waiting = platform.oldest_waiting
        oldest.labels(platform.name).set((seen.at - waiting).total_seconds() if waiting else 0)
        doubt.labels(platform.name).set(platform.in_doubt)
        suspended.labels(platform.name).set(platform.suspended_targets)
        success.labels(platform.name).set(_seconds(platform.last_success))
        up.labels(platform.name).set(0 if platform.name in stopped else 1)
    failures = gauge("source_failures", "Failures of a source in a row", "source")
    read = gauge("source_last_success_timestamp_seconds", "When a source was last read", "source")
    for source in seen.sources:
        failures.labels(source.name).set(source.failures)
        read.labels(source.name).set(_seconds(source.last_success))
    return registry


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
