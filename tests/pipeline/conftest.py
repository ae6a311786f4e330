"""The local site of the sources' tests, for whole ways from the socket to storage."""

from __future__ import annotations

from tests.sources.conftest import client, clock, site

__all__ = ["client", "clock", "site"]
