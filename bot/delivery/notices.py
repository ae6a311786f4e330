"""Words to people about trouble with delivery: a place's owner, once; the operator, when something needs a hand."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import TargetKind
from storage.reach import Untold

_NAMED = 5  # places named in one word to an owner


def owner_words(troubles: Sequence[Untold]) -> str:
    """What the owner of these places is told, in plain text."""
    lines = [f"• {_place_words(trouble)}: {trouble.reason or 'no reason given'}" for trouble in troubles[:_NAMED]]
    if len(troubles) > _NAMED:
        lines.append(f"• and {len(troubles) - _NAMED} more")
    return "\n".join(
        [
            "I can no longer post alerts here:",
            *lines,
            "Subscriptions stay as they are. Alerts wait and go out by themselves as soon as I can post again.",
        ]
    )


def _place_words(trouble: Untold) -> str:
    place = trouble.place
    name = place.title or place.address
    if place.kind is TargetKind.DM:
        return f"DMs of {name}"
    return f"{name} (topic {place.thread})" if place.thread else name
