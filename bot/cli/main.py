"""`cliffhanger`: reads the arguments, calls the command, turns our errors into a sentence and an exit code.

Exit codes: 0 done; 1 something went wrong on the way; 2 the configuration or the arguments cannot be used;
130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from bot.errors import CliffhangerError, ConfigError

_COMMANDS: tuple[tuple[str, str, str], ...] = (
    # name, module (imported only when it is called), help
    ("run", "bot.cli.run", "serve Discord, Telegram or this terminal: everything in one process"),
    ("check", "bot.cli.check", "say everything that is wrong with the configuration"),
    ("demo", "bot.cli.demo", "tell a true story offline: sources, reading, deciding, alerts"),
    ("status", "bot.cli.status", "what /status would answer"),
    ("history", "bot.cli.status", "what /history would answer"),
    ("why", "bot.cli.status", "what /why would answer: the evidence, what was held back, what would release it"),
    ("read", "bot.cli.read", "read articles and print the claims they make"),
    ("replay", "bot.cli.replay", "feed dated articles through the real pipeline and print the alerts"),
    ("sources", "bot.cli.sources", "list the sources: last success, last change, next poll, state"),
    ("poll", "bot.cli.sources", "ask one source now and show what would be read and decided"),
    ("doctor", "bot.cli.doctor", "how the bot is doing: queues, platforms, sources"),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cliffhanger", description="Tells Discord and Telegram chats the moment the fate of a TV show changes."
    )
    parser.add_argument("--version", action="version", version=f"cliffhanger {version('cliffhanger')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, _module, text in _COMMANDS:
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name in {"read", "replay"}:
            command.add_argument("--shows", required=True, metavar="SHOWS.toml", help="a file with [[shows]] tables")
            command.add_argument("--input", required=True, metavar="ARTICLES.jsonl", help="one article a line")
            command.add_argument("--json", action="store_true", help="one JSON line for each result")
            command.add_argument("--explain", action="store_true", help="say which words and rules led to it")
            if name == "replay":
                command.add_argument("--config", metavar="FILE", help="deciding and publishers to try, from this file")
            continue
        if name in {"status", "history", "why"}:
            command.add_argument("show", metavar="SHOW", nargs="+", help="the show's title")
        if name == "doctor":
            command.add_argument("--quiet", action="store_true", help="say nothing while all is well (for health checks)")
        if name == "poll":
            command.add_argument("name", metavar="NAME", help="the source's name in the configuration")
            command.add_argument("--dry-run", action="store_true", required=True, help="store nothing, tell nobody")
        if name != "demo":
            command.add_argument("--config", metavar="FILE", help="the configuration (else CLIFFHANGER_CONFIG, config.toml)")
        else:
            command.add_argument("--fast", action="store_true", help="without the pauses that let people read along")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = _parser().parse_args(argv)
    module = next(module for name, module, _text in _COMMANDS if name == arguments.command)
    try:
        code: int = import_module(module).main(arguments)
    except ConfigError as error:
        many = len(error.mistakes)
        print(f"{many} mistake{'s' * (many > 1)} in the configuration:", file=sys.stderr)  # noqa: T201
        for mistake in error.mistakes:
            print(f"  {mistake}", file=sys.stderr)  # noqa: T201
        return 2
    except CliffhangerError as error:
        print(f"cliffhanger: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing more to say
        return 0
    return code
