"""Draws docs/demo.svg from a real run of the demo: `.venv/bin/python docs/draw_demo.py`.

The picture shows the limbo, the noise and the film, and what stayed silent of them; the run itself is longer.
"""

from __future__ import annotations

import asyncio
import io
import logging
import re
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

from bot.app.demo import play

WIDTH = 92
PARTS = (("Limbo", "The cameras roll"), ("> What stayed silent", None))  # from the line that says so, up to the other
SILENT = ("Will There Be", "The Recruit", "A Little Bird", "Petition", "Joe Locke")


def main() -> None:
    """Play it and draw it."""
    logging.basicConfig(level=logging.ERROR)
    screen = io.StringIO()
    # A dumb terminal has colours here, and no spinner.
    console = Console(file=screen, width=WIDTH, force_terminal=True, color_system="truecolor", _environ={"TERM": "dumb"})
    asyncio.run(play(console, fast=True))
    picture = Console(file=io.StringIO(), width=WIDTH, record=True, force_terminal=True, color_system="truecolor")
    for line in _chosen(screen.getvalue().splitlines()):
        picture.print(Text.from_ansi(line), no_wrap=True, overflow="crop")
    plain = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)  # no fonts from elsewhere
    drawn = picture.export_svg(title="make demo", unique_id="demo", code_format=plain)
    Path(__file__).with_name("demo.svg").write_text(re.sub(r"[ \t]+\n", "\n", drawn), encoding="utf-8")


def _chosen(lines: list[str]) -> list[str]:
    plain = [Text.from_ansi(line).plain for line in lines]
    chosen: list[str] = []
    for first, last in PARTS:
        start = next(number for number, line in enumerate(plain) if first in line)
        end = next((number for number, line in enumerate(plain) if last and last in line), len(lines))
        chosen += lines[start:end]
    start = next(number for number, line in enumerate(chosen) if "What stayed silent" in line) + 1
    return [*chosen[:start], *_entries(chosen[start:])]


def _entries(lines: list[str]) -> list[str]:
    """The chosen entries of the list of the silent, and its last lines."""
    kept: list[str] = []
    wanted = False
    for line in lines:
        plain = Text.from_ansi(line).plain
        if re.match(r"\d\d \w{3} \d{4}", plain):
            wanted = any(words in plain for words in SILENT)
        elif not plain.strip() or "articles read" in plain:
            wanted = True
        if wanted:
            kept.append(line)
    return kept


if __name__ == "__main__":
    main()
