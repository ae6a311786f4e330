"""What the operator's settings mean for deciding: the rules and the table of publishers."""

from __future__ import annotations
