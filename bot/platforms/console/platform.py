"""The terminal behind the same seam as Discord and Telegram."""

from __future__ import annotations

import codecs
import io
import sys
from itertools import count

from rich.console import Console, Group, RenderableType
from rich.text import Text

from bot.commands.replies import Reply
from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Place, Receipt
from bot.platforms.console.render import alert_view, reply_view
from bot.platforms.console.safe import written

__all__ = ["ConsolePlatform", "open_console", "print_reply"]

_PLAIN = {"→": "->", "“": '"', "”": '"', "…": "...", "—": "-", "–": "-", "’": "'", "‘": "'", "•": "*"}


class ConsolePlatform:
    """Prints alerts and words. It takes everything at once; only a terminal that has gone away refuses."""

    name = "console"

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or open_console()
        self._numbers = count(1)

    async def start(self) -> None:
        """Nothing to log in to."""

    async def stop(self) -> None:
        """Nothing to leave."""

    async def send(self, place: Place, alert: Alert) -> Receipt:
        """Print one alert. Raises SendError(FATAL) where nobody reads any more."""
        return self._print(alert_view(alert))

    async def say(self, place: Place, text: str) -> Receipt:
        """Print a plain line. Raises SendError(FATAL) where nobody reads any more."""
        return self._print(written(text))

    def _print(self, view: RenderableType) -> Receipt:
        try:
            self._console.print(Group(Text(), view))
        except (OSError, ValueError) as error:  # a closed stream raises ValueError
            raise SendError("the terminal takes no more output", Failure.FATAL, everywhere=True) from error
        return Receipt(f"line-{next(self._numbers)}")


def open_console() -> Console:
    """Standard output. Rich itself heeds NO_COLOR and a stream that is no terminal; a poor encoding gets plain signs."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error("cliffhanger-plain", _plain)
        sys.stdout.reconfigure(errors="cliffhanger-plain")
    return Console(highlight=False, markup=False, emoji=False)


def print_reply(reply: Reply, console: Console | None = None) -> None:
    """Print the answer to a command."""
    (console or open_console()).print(reply_view(reply))


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What a terminal of a poor encoding gets for signs that it does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
