"""Counts what delivery does, for Prometheus and for the trials. Holds no state that matters after a restart."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_AGES = (1, 5, 15, 60, 300, 900, 3600, 14400, 86400)


class Meter:
    """Counters with a registry of their own, so that several may live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "cliffhanger_sends", "Tries to send, by what became of them", ["platform", "outcome"], registry=self.registry
        )
        self._seconds = Histogram(
            "cliffhanger_send_seconds",
            "How long a platform took to answer",
            ["platform"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._age = Histogram(
            "cliffhanger_delivery_age_seconds",
            "From the change to its alert's arrival",
            ["platform"],
            buckets=_AGES,
            registry=self.registry,
        )
        self._limited = Counter(
            "cliffhanger_rate_limited", "Answers that said: too fast", ["platform"], registry=self.registry
        )

    def answered(self, platform: str, outcome: str, seconds: float) -> None:
        """A try has ended so, after so many seconds."""
        self._answers.labels(platform, outcome).inc()
        self._seconds.labels(platform).observe(seconds)

    def arrived(self, platform: str, age: float) -> None:
        """An alert has arrived so many seconds after its change was written."""
        self._age.labels(platform).observe(max(0.0, age))

    def limited(self, platform: str) -> None:
        """The platform said that we are too fast."""
        self._limited.labels(platform).inc()
