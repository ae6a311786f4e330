"""When the operator should look: rules over figures, pure, and a watch that says each trouble once and its end once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from storage.engine import Database
from storage.figures import Figures, PlatformFigures, SourceFigures, figures

log = logging.getLogger(__name__)

LATE = timedelta(minutes=15)  # an alert that waits longer is worth a look
DOWN = timedelta(minutes=15)  # a platform that took nothing for so long, while it refuses
SOURCE_DOWN = timedelta(hours=6)  # a source that failed for so long
ALL_SOURCES_DOWN = timedelta(minutes=30)
_STOPPED = "does not let the bot in. Alerts for it are kept; see to it, then restart"
SILENCE = timedelta(days=3)  # no new article at all, though sources answer


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that needs a hand. `key` stays the same while it lasts; `text` is a sentence for the operator.

    `is_ours`: alerts wait because of it, so the bot itself is not well; a source that is down is somebody else's.
    """

    key: str
    text: str
    is_ours: bool = True


def troubles(seen: Figures, stopped: Mapping[str, str]) -> tuple[Trouble, ...]:
    """Everything that is wrong now. `stopped` are platforms that do not let us in, with the reason."""
    found = [Trouble(f"stopped {name}", f"{name} {_STOPPED}: {why}") for name, why in stopped.items()]
    for platform in seen.platforms:
        if platform.name not in stopped:
            found += _platform_troubles(platform, seen.at)
    found += [trouble for source in seen.sources for trouble in _states_troubles(source)]
    asked = [source for source in seen.sources if source.state != "gone"]
    failing = [source for source in asked if _is_down(source, seen.at, SOURCE_DOWN)]
    dead = [source for source in asked if _is_down(source, seen.at, ALL_SOURCES_DOWN)]
    if asked and len(dead) == len(asked):
        found.append(Trouble("sources", f"No source can be read: {dead[0].name} says: {dead[0].last_error or '?'}", False))
    else:
        found += [
            Trouble(f"source {source.name}", f"The source {source.name} cannot be read: {source.last_error or '?'}", False)
            for source in failing
        ]
    return (*found, *_silence(seen))


def _platform_troubles(platform: PlatformFigures, now: datetime) -> list[Trouble]:
    oldest = platform.oldest_waiting
    if oldest is None or now - oldest < LATE:
        return []
    last = platform.last_success
    if platform.last_error_at and now - (last or oldest) >= DOWN and platform.last_error_at >= (last or oldest):
        return [Trouble(f"platform {platform.name}", f"{platform.name} takes no alerts: {platform.last_error}")]
    if last is None or now - last >= LATE:
        return [Trouble(f"late {platform.name}", f"An alert for {platform.name} has waited {_age(now - oldest)}")]
    return []  # a large fan-out under way: it moves


def _states_troubles(source: SourceFigures) -> list[Trouble]:
    if source.state == "gone":
        text = f"The source {source.name} has ended and is asked no more; take it out of the configuration"
        return [Trouble(f"gone {source.name}", f"{text}: {source.last_error or '?'}", False)]
    if source.state == "silent":
        since = f" since {source.last_change:%d %B %Y}" if source.last_change else ""
        text = f"The source {source.name} answers, but has given nothing new{since}"
        return [Trouble(f"silent {source.name}", text, False)]
    return []


def _is_down(source: SourceFigures, now: datetime, after: timedelta) -> bool:
    return source.failures > 0 and now - (source.last_success or source.added) >= after


def _silence(seen: Figures) -> list[Trouble]:
    since = seen.last_article or min((source.added for source in seen.sources), default=None)
    if since is None or seen.at - since < SILENCE:
        return []
    return [Trouble("silence", f"Nothing new was read for {_age(seen.at - since)}, though sources answer", False)]


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 2880 else f"{minutes // 1440} days"


class Watch:
    """Looks every minute, tells the operator of each trouble once, and when it is over.

    `tell` says whether its word arrived; one that did not (the operator's own platform may be down) is said again.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        stopped: Callable[[], Mapping[str, str]],
        tell: Callable[[str], Awaitable[bool]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._stopped = stopped
        self._tell = tell
        self._logged: set[str] = set()
        self._told: dict[str, str] = {}  # what the operator has heard of, by key

    async def look(self) -> tuple[Trouble, ...]:
        """One look; returns what is wrong now."""
        seen = await figures(self._database, self._clock.now())
        now = troubles(seen, self._stopped())
        for trouble in now:
            if trouble.key not in self._logged:
                log.warning("%s", trouble.text)
            if trouble.key not in self._told and await self._tell(f"⚠️ {trouble.text}"):
                self._told[trouble.key] = trouble.text
        self._logged = {trouble.key for trouble in now}
        for key in self._told.keys() - self._logged:
            if await self._tell(f"✅ Over: {self._told[key]}"):
                del self._told[key]
        return now

    async def run(self) -> None:
        """Look once a minute until cancelled."""
        while True:
            try:
                await self.look()
            except Exception:  # a watch that died would be silent when it matters
                log.exception("the watch could not look, trying again in a minute")
            await self._clock.sleep(60.0)
