"""What each platform allows, with the source of every figure, and the same at the rates that an operator names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.model import TargetKind


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` requests in any `seconds` seconds."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What one platform allows. None = no limit known.

    `chat` is for each address, `crowd` for each address of the kinds `crowds`; `costs` says how many requests of the
    overall limit a message to such a place may need (else one). `burst` requests may start at once; more
    are spread over the window. `dedup_seconds`: for how long the platform itself recognises a repeated message by its
    key (0 = never). `refusals`: how many refused requests are borne before we pause; from a quarter of them on,
    places that refused us before are not tried out.
    """

    overall: Window | None = None
    chat: Window | None = None
    crowd: Window | None = None
    crowds: frozenset[TargetKind] = frozenset()
    costs: Mapping[TargetKind, int] = field(default_factory=dict)
    burst: int = 10
    dedup_seconds: float = 0.0
    refusals: Window | None = None


DISCORD = Limits(
    # "All bots can make up to 50 requests per second to our API" (Discord docs, Rate Limits, Global Rate Limit).
    overall=Window(50, 1.0),
    # A direct message may need its channel opened first: Create DM, then Create Message.
    costs={TargetKind.DM: 2},
    # A nonce with enforce_nonce is unique "in the past few minutes" (Create Message); we rely on two of them.
    dedup_seconds=120.0,
    # "10,000 invalid HTTP requests per 10 minutes" lead to a ban (Invalid Request Limit): pause at a fifth.
    refusals=Window(2000, 600.0),
)
TELEGRAM = Limits(
    # Telegram's Bots FAQ, "My bot is hitting limits": about 30 messages a second overall, one a second in a single
    # chat, 20 a minute in a group. No send method takes a key that would let a repetition be recognised.
    overall=Window(30, 1.0),
    chat=Window(1, 1.0),
    crowd=Window(20, 60.0),
    crowds=frozenset({TargetKind.GROUP, TargetKind.CHANNEL}),
    refusals=Window(2000, 600.0),
)
UNLIMITED = Limits(burst=1000)

LIMITS: dict[str, Limits] = {"discord": DISCORD, "telegram": TELEGRAM, "console": UNLIMITED}


def limits_of(requests_per_second: float = 50.0, messages_per_second: float = 30.0) -> Mapping[str, Limits]:
    """The limits at the operator's rates: Discord's global one (large bots), Telegram's overall one (paid broadcasts).

    What holds for one chat stays as it is documented.
    """
    return LIMITS | {
        "discord": replace(DISCORD, overall=_window(requests_per_second)),
        "telegram": replace(TELEGRAM, overall=_window(messages_per_second)),
    }


def _window(rate: float) -> Window:
    count = max(1, int(rate))
    return Window(count, count / rate)
