"""The one ornament of the terminal's views: a bar down the left side. It needs no right edge, so no emoji can bend it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style

__all__ = ["Barred"]


@dataclass(frozen=True, slots=True)
class Barred:
    """What is inside, with a bar before each of its lines."""

    inside: RenderableType
    style: str = "cyan"
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = Segment(" " * self.indent + ("| " if options.ascii_only else "┃ "), Style.parse(self.style))
        width = max(10, options.max_width - self.indent - 2)
        for line in console.render_lines(self.inside, options.update(width=width), pad=False):
            yield bar
            yield from line
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(10, options.max_width)
