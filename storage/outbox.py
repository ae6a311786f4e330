"""The outbox: one row for each (change, target), and the only statements that move a row from state to state.

    pending ─┬→ sending ─┬→ sent
    retry ───┤           ├→ retry (at `due`) · suspended · failed · skipped
    suspended┘(a probe)  └→ unknown → retry or skipped, as the operator's policy says

`sending` is committed before the request leaves, with who sends and until when (the lease). So after a crash the rows in
`sending` are exactly those whose outcome nobody knows. `sent` holds the moment of sending; on a row not yet sent it holds
the moment of the first try that may have arrived, from which a platform's own deduplication window counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    case,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import (
    Alerts,
    Certainty,
    Change,
    ChangeKind,
    Delivery,
    DeliveryState,
    TargetState,
)
from storage.tables import changes, deliveries, platforms, subscriptions, targets

FATE, PROGRESS, DIGEST = 0, 1, 2  # priorities: a digest waits until no alert does
URGENT = -1  # may have arrived already, and the platform can still tell: before anything else
WAITING = (DeliveryState.PENDING.value, DeliveryState.RETRY.value)
UNDONE = (*WAITING, DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value, DeliveryState.SUSPENDED.value)
# Seconds before a row is sent again after so many doubts: quick at first, and longer than an outage of a day at last.
RESEND_WAITS = (0.0, 10.0, 60.0, 300.0, 1800.0, 14400.0, 86400.0)
