"""What an operator chooses about delivery, and what the rest of the house may override."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.delivery.limits import LIMITS, Limits
from bot.model import Place

__all__ = ["DeliverySettings"]


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """All durations in seconds.

    `unknown` is the policy for a send whose outcome nobody can know: "resend" (the default: a fate read twice harms
    less than one never read) or "skip". `operator` is where the operator's own warnings go.
    """

    unknown: Literal["resend", "skip"] = "resend"
    concurrency: int = 16  # sends under way at once, for each platform
    limits: Mapping[str, Limits] = field(default_factory=lambda: LIMITS)
    send_seconds: float = 30.0  # after this a send's outcome is unknown
    lease_seconds: float = 60.0
    stop_seconds: float = 7.0  # how long sends under way may take to finish when stopping
    keep_suspended_seconds: float = 30 * 86400.0  # what waited longer for its place is skipped
    give_up_seconds: float = 7 * 86400.0  # a delivery retried for longer has failed
    look_seconds: float = 30.0  # how often to look for rows that another process wrote
    operator: Place | None = None
