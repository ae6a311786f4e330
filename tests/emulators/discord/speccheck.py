"""Checks what passes between the bot and the emulator against Discord's own machine-readable specification. By hand:

    python -m tests.emulators.discord.speccheck PATH/discord-openapi.json

Both sides are checked: the bodies that the bot sends, and the answers of the emulator that discord.py relies on.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from bot.commands.replies import Action, Choice, Choices, HistoryCard, Notice, Reply, Tone, WhyCard
from bot.errors import SendError
from bot.model import Place, TargetKind
from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord.faults import Fault
from tests.emulators.discord.server import DiscordEmulator
from tests.emulators.discord.world import Permissions
from tests.making import a_channel
from tests.platforms.discord.faking import HARBOUR, LINE, FakeCommands, a_told_change, an_alert

Json = dict[str, Any]


class Spec:
    """The specification, ready to be asked."""

    def __init__(self, path: Path) -> None:
        # "Unions mean 'one of'" (its README), yet most of its members overlap: any of them is enough
        self._whole = json.loads(path.read_text(encoding="utf-8").replace('"oneOf"', '"anyOf"'))
        self._paths = [(self._pattern(name), name) for name in sorted(self._whole["paths"], key=lambda one: one.count("{"))]

    def request(self, method: str, path: str, body: Any) -> Iterator[str]:
        """What is wrong with a body that was sent."""
        found = self._operation(method, path)
        if found is None:
            yield f"{method} {path}: no such endpoint"
        elif body is not None:
            schema = found.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            yield from self._wrong(schema, body, f"{method} {path}")

    def answer(self, method: str, path: str, status: int, body: Any) -> Iterator[str]:
        """What is wrong with an answer."""
        found = self._operation(method, path) or {}
        answers = found.get("responses", {})
        answer = answers.get(str(status)) or answers.get(f"{status // 100}XX")
        schema = (answer or {}).get("content", {}).get("application/json", {}).get("schema")
        if schema is not None and body is not None:
            yield from self._wrong(schema, body, f"{status} of {method} {path}")

    def _operation(self, method: str, path: str) -> Json | None:
        for pattern, name in self._paths:
            if pattern.fullmatch(path) and method.lower() in self._whole["paths"][name]:
                operation: Json = self._whole["paths"][name][method.lower()]
                return operation
        return None

    def _wrong(self, schema: Json | None, body: Any, where: str) -> Iterator[str]:
        if schema is None:
            yield f"{where}: takes no body"
            return
        validator = Draft202012Validator({**schema, "components": self._whole["components"]})
        for error in validator.iter_errors(body):
            deepest = max(error.context or [error], key=lambda one: len(one.absolute_path))
            yield f"{where}: {'.'.join(map(str, deepest.absolute_path))}: {deepest.message[:160]}"

    @staticmethod
    def _pattern(name: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(name)))


async def drive(discord: DiscordEmulator) -> None:
    """Everything that the bot ever sends: login, commands, all replies, presses, alerts, corrections, fall-backs."""
    commands = FakeCommands()
    commands.reply = _replies
    platform = DiscordPlatform(discord.token, discord.api_url, commands)
    await platform.start()
    guild = discord.add_guild()
    news = discord.add_channel(guild, "news")
    for show in ("harbour", "few", "many", "none"):
        for name in ("status", "history", "why", "subscribe", "unsubscribe"):
            await discord.run_command("ann", name, {"show": show}, channel=news, permissions=Permissions.MANAGER)
            await discord.run_command("ann", name, {"show": show})
    for name in ("help", "subscriptions"):
        await discord.run_command("ann", name, channel=news)
    await discord.autocomplete("ann", "status", "ha", channel=news)
    await _press(discord, news, commands)
    await _send(discord, platform, news)
    await platform.stop()


async def _press(discord: DiscordEmulator, news: str, commands: FakeCommands) -> None:
    few = await discord.run_command("ann", "status", {"show": "few"}, channel=news)
    await discord.press(few, "Ghosts 1", user="ann")
    many = await discord.run_command("ann", "status", {"show": "many"}, channel=news)
    await discord.press(many, "Ghosts 7", user="ann")
    commands.gate = asyncio.Event()
    asking = asyncio.create_task(discord.run_command("ann", "status", {"show": "harbour"}, channel=news))
    await discord.until(lambda: discord.requests[-1].path.endswith("/callback") and discord.requests[-1].body["type"] == 5)
    commands.gate.set()
    card = await asking
    for label in ("History", "Why?", "Alert me by DM"):
        await discord.press(card, label, user="ann")


async def _send(discord: DiscordEmulator, platform: DiscordPlatform, news: str) -> None:
    here, dm = a_channel(news), Place("discord", TargetKind.DM, discord.user("bob"))
    for number, place in enumerate((here, dm)):
        first = await platform.send(place, an_alert(key=f"cl-{number}-a"))
        correction = a_told_change(corrects="1")
        await platform.send(place, an_alert(correction, key=f"cl-{number}-b", answers=first.message_id))
        await platform.say(place, "A plain line.")
    for number, fault in enumerate((Fault(403, 50013, times=1), Fault(400, 200000, times=1), Fault(403, 50001, times=1))):
        discord.fail(fault)
        try:
            await platform.send(here, an_alert(key=f"cl-{number}-c"))
        except SendError as error:
            print(f"as expected: {error}")


def _replies(command: str, show: str) -> Reply:
    if show in {"few", "many"}:
        count = 3 if show == "few" else 9
        choices = tuple(Choice(f"Ghosts {number}", f"tvmaze:{number}") for number in range(count))
        return Choices("Which one?", choices, Action(command))
    if show == "none":
        return Notice("I know no such show.", Tone.PROBLEM)
    if command == "history":
        return HistoryCard(HARBOUR, (a_told_change(),), ())
    if command == "why":
        return WhyCard(HARBOUR, (LINE,), ())
    return FakeCommands().reply(command, show)


async def check(path: Path) -> int:
    """Drive, compare, print; the number of differences."""
    spec = Spec(path)
    async with DiscordEmulator() as discord:
        await drive(discord)
        wrong: Counter[str] = Counter()
        for request in discord.requests:
            short = request.path.removeprefix("/api/v10")
            wrong.update(f"bot      {words}" for words in spec.request(request.method, short, request.body))
            answer = spec.answer(request.method, short, request.status, request.answer)
            wrong.update(f"emulator {words}" for words in answer)
        seen = Counter(re.sub(r"\d{5,}|token-\w+", "…", f"{one.method} {one.path}") for one in discord.requests)
    for route, count in sorted(seen.items()):
        print(f"{count:4} {route}")
    shortened = Counter(re.sub(r"\d{5,}|token-\w+", "…", words) for words in wrong)
    for words, count in shortened.most_common():
        print(f"{count:4} × {words}")
    print(f"{sum(seen.values())} requests, {sum(wrong.values())} differences")
    return sum(wrong.values())


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(check(Path(sys.argv[1]))) else 0)
