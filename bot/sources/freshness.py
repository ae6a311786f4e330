"""What the headers of an answer say about when to come back: pure functions over text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from aiohttp import hdrs

__all__ = ["LONGEST_HINT", "asked_wait", "http_date", "retry_after_seconds"]

LONGEST_HINT = 3600.0  # seconds: a cache lifetime is a hint, and news that waits a day in a cache is no news

_MAX_AGE = re.compile(r"(?:^|[\s,])(s-maxage|max-age)\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def http_date(text: str | None) -> datetime | None:
    """The moment that an HTTP date names (RFC 9110 section 5.6.7 and what servers make of it), or None."""
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def retry_after_seconds(text: str | None, now: datetime) -> float | None:
    """Seconds asked for by Retry-After (RFC 9110 section 10.2.3: a number or a date), or None."""
    if not text:
        return None
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) <= 10:
        return float(plain)
    moment = http_date(plain)
    return max(0.0, (moment - now).total_seconds()) if moment else None


def asked_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds for which an answer asked to be left alone: Retry-After in full, a cache lifetime up to an hour."""
    asked = retry_after_seconds(headers.get(hdrs.RETRY_AFTER), now)
    fresh = _lifetime(headers, now)
    if fresh:
        age = headers.get(hdrs.AGE, "").strip()
        fresh = max(0.0, fresh - (float(age) if age.isascii() and age.isdigit() and len(age) <= 10 else 0.0))
        asked = max(asked or 0.0, min(fresh, LONGEST_HINT))
    return asked or None


def _lifetime(headers: Mapping[str, str], now: datetime) -> float | None:
    control = headers.get(hdrs.CACHE_CONTROL)
    if control:
        plain = control.lower()
        if "no-cache" in plain or "no-store" in plain:
            return None
        ages = {name: float(value) for name, value in _MAX_AGE.findall(plain)}
        if "max-age" in ages:
            return ages["max-age"]
    expires = http_date(headers.get(hdrs.EXPIRES))
    return max(0.0, (expires - now).total_seconds()) if expires else None
