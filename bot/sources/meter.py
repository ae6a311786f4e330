"""What a poll costs: requests and bytes, counted where they are made, for the poll on whose behalf they are."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

__all__ = ["Cost", "counted", "measured"]


@dataclass(slots=True)
class Cost:
    """Requests that were sent, and bytes of bodies as they came over the wire."""

    requests: int = 0
    received: int = 0


_COST: ContextVar[Cost | None] = ContextVar("cost", default=None)


def measured() -> Cost:
    """A fresh count; until the next call, everything that this task asks for is added to it."""
    cost = Cost()
    _COST.set(cost)
    return cost


def counted(requests: int = 0, received: int = 0) -> None:
    """Add to the count of the running task, if it is measured."""
    cost = _COST.get()
    if cost is not None:
        cost.requests += requests
        cost.received += received
