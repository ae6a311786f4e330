"""What the demo itself puts on the screen, around the alerts and answers that the console platform prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.app.demo.silence import Silence
from bot.app.demo.story import Chapter, Piece, Story
from bot.diff.explain import saying_words
from bot.model import Verdict
from bot.wording import TRUST_WORDS

__all__ = ["asked", "chapter_rule", "closing", "held_line", "opening", "passing", "published_line", "silence_table"]

_WIDEST = 22  # characters of an outlet's name


def opening(story: Story) -> RenderableType:
    """What is about to happen, and who will be speaking."""
    first, last = story.pieces[0].at, story.pieces[-1].at
    text = Text.assemble(
        ("Cliffhanger", "bold"),
        f" follows {story.show.title} from {first:%B %Y} to {last:%B %Y}: a true story, retold, at a quickened clock. ",
        ("A site on this machine publishes it; everything else is the bot itself: scheduler, HTTP client, reading, ", "dim"),
        ("deciding, storage, outbox. No network, no token.", "dim"),
    )
    outlets = Table.grid(padding=(0, 2, 0, 0))
    for outlet in story.outlets:
        outlets.add_row("  •", outlet.name, Text(TRUST_WORDS[outlet.trust], style="dim"))
    return Group(text, Text(), Text("It reads", style="bold"), outlets)


def chapter_rule(chapter: Chapter, now: datetime) -> RenderableType:
    """A heading with the date."""
    title = Text.assemble((f"{now:%B %Y}", "bold cyan"), ("  "), (chapter.title, "bold"))
    return Group(Text(), Rule(title, align="left", style="dim"))


def published_line(piece: Piece) -> RenderableType:
    """One article as it appears, in one line."""
    line = Table.grid(padding=(0, 2, 0, 0), expand=True)
    line.add_column(no_wrap=True, width=12)
    line.add_column(no_wrap=True, width=_WIDEST)
    line.add_column(no_wrap=True, ratio=1, overflow="ellipsis")
    line.add_row(f"{piece.at:%d %b %H:%M}", piece.outlet.name, Text(piece.title), style="dim")
    return line


def held_line(verdict: Verdict) -> RenderableType:
    """A saying that is held back, as it happens."""
    said = f"{saying_words(verdict)}: {verdict.reason}"
    return Padding(Text.assemble(("held back: ", "yellow"), (said, "dim")), (0, 0, 0, 14))


def passing(now: datetime) -> str:
    """What the spinner says while time passes."""
    return f"{now:%d %B %Y, %H:00}"


def asked(command: str) -> RenderableType:
    """A heading with what a person types."""
    return Group(Text(), Rule(Text.assemble(("> ", "dim"), (command, "bold")), align="left", style="dim"))


def silence_table(silent: Sequence[Silence]) -> RenderableType:
    """Every article that led to no alert, with the reason."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1)
    for one in silent:
        said = f" says: {one.claims}. " if one.claims else " "
        reason = one.reason[:1].upper() + one.reason[1:] if one.claims else one.reason
        why = Text.assemble((one.piece.outlet.name, "dim bold"), (said, "dim"), (reason, "yellow"))
        table.add_row(f"{one.piece.at:%d %b %Y}", Group(Text(one.piece.title), why))
    return table


def closing(read: int, told: int, silent: int) -> RenderableType:
    """The sum."""
    return Text.assemble(
        (f"\n{read} articles read, {told} alerts sent, {silent} articles kept silent.", "bold"),
        ("\nNext: cp config.example.toml config.toml, set a token, make run.", "dim"),
    )
