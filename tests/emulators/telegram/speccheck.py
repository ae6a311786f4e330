"""Holds the real bot's requests, and the emulator's answers, to the machine-readable Bot API. Run by hand:

    python -m tests.emulators.telegram.speccheck ../shared/specs/telegram-bot-api.json

It goes through every command, button, reply and kind of alert, then prints what does not fit; exit code 1 if anything.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.model import Place, TargetKind
from bot.platforms.telegram import TelegramPlatform
from tests.emulators.telegram.server import TelegramEmulator
from tests.platforms.telegram.faking import ALL_REPLIES, SHOW, FakeCommands, a_change, an_alert

_PLAIN: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "String": str,
    "Boolean": bool,
    "Float": (int, float),
    "True": bool,
}


class Spec:
    """The specification's methods and types."""

    def __init__(self, path: Path) -> None:
        read = json.loads(path.read_text(encoding="utf-8"))
        self.version = read["version"]
        self._methods = read["methods"]
        self._types = read["types"]

    def request(self, method: str, params: dict[str, Any]) -> Iterator[str]:
        """What is wrong with a request."""
        if method not in self._methods:
            yield f"{method} does not exist"
            return
        fields = {field["name"]: field for field in self._methods[method].get("fields", [])}
        yield from _names(method, fields, params)
        for name, value in params.items():
            if name in fields:
                yield from self._any_of(f"{method}.{name}", fields[name]["types"], value, is_text=True)

    def answer(self, method: str, result: Any) -> Iterator[str]:
        """What is wrong with a result."""
        yield from self._any_of(f"{method} → ", self._methods[method]["returns"], result, is_text=False)

    def _any_of(self, where: str, types: list[str], value: Any, *, is_text: bool) -> Iterator[str]:
        found = [list(self._one(where, kind, value, is_text=is_text)) for kind in types]
        if all(found):
            yield from min(found, key=len)

    def _one(self, where: str, kind: str, value: Any, *, is_text: bool) -> Iterator[str]:
        if kind == "InputFile":
            if not isinstance(value, bytes):
                yield f"{where} is no file"
            return
        if is_text and isinstance(value, str) and kind != "String":
            try:
                value = json.loads(value)
            except ValueError:
                yield f"{where} is no {kind}: {value[:60]!r}"
                return
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                yield f"{where} is no {kind}"
                return
            for number, item in enumerate(value):
                yield from self._one(f"{where}[{number}]", kind.removeprefix("Array of "), item, is_text=False)
        elif kind in _PLAIN:
            if not isinstance(value, _PLAIN[kind]) or (kind == "Integer" and isinstance(value, bool)):
                yield f"{where} is no {kind}: {str(value)[:60]!r}"
        else:
            yield from self._object(where, kind, value)

    def _object(self, where: str, kind: str, value: Any) -> Iterator[str]:
        described = self._types[kind]
        if described.get("subtypes"):
            yield from self._any_of(where, described["subtypes"], value, is_text=False)
            return
        if not isinstance(value, dict):
            yield f"{where} is no {kind}"
            return
        fields = {field["name"]: field for field in described.get("fields", [])}
        yield from _names(f"{where} ({kind})", fields, value)
        for name, inner in value.items():
            if name in fields:
                yield from self._any_of(f"{where}.{name}", fields[name]["types"], inner, is_text=False)


def _names(where: str, fields: dict[str, Any], given: dict[str, Any]) -> Iterator[str]:
    for name in given.keys() - fields.keys():
        yield f"{where} has no {name}"
    for name, field in fields.items():
        if field["required"] and name not in given:
            yield f"{where} lacks {name}"


async def _conversation(telegram: TelegramEmulator) -> None:
    commands = FakeCommands()

    async def picture(_url: str) -> bytes:
        return b"\xff\xd8 a picture"

    platform = TelegramPlatform(telegram.token, telegram.api_url, commands, fetch_picture=picture)
    await platform.start()
    ann = telegram.user("Ann")
    forum, channel = telegram.group(admin=ann, forum=True), telegram.channel(admin=ann)
    topic = telegram.topic(forum)
    for reply in ALL_REPLIES:
        commands.replies["status"] = reply
        [answer] = await telegram.type(ann, forum, "/status harbour lights", thread=topic)
        for label in answer.labels:
            await telegram.press(answer, label, by=ann)
    for text in ("/help", "/why x", "/history x", "/unsubscribe all", "/subscriptions", "/subscribe"):
        await telegram.type(ann, ann, text)
    await telegram.type(ann, forum, "/subscribe x", anonymous=True, thread=topic, answers=2)
    await telegram.post(channel, "/subscribe x", answers=2)
    kinds = ((ann.id, TargetKind.DM), (forum.id, TargetKind.GROUP), (channel.id, TargetKind.CHANNEL))
    for address, kind in kinds:
        thread = str(topic) if kind is TargetKind.GROUP else None
        place = Place("telegram", kind, str(address), thread=thread)
        receipt = await platform.send(place, an_alert())
        telegram.picture(str(SHOW.poster), "failed to get HTTP URL content")
        telegram.forget_photo_ids()
        await platform.send(place, an_alert(a_change("cancelled"), answers=receipt.message_id))
        await platform.say(place, "a word")
    await telegram.settled()
    await platform.stop()


async def _check(spec: Spec) -> int:
    async with TelegramEmulator() as telegram:
        await _conversation(telegram)
        wrong = Counter(fault for method, params in telegram.requests for fault in spec.request(method, params))
        wrong += Counter(fault for method, result in telegram.answers for fault in spec.answer(method, result))
        counts = Counter(method for method, _params in telegram.requests)
    print(f"{spec.version}: {counts.total()} requests of {len(counts)} methods: {dict(counts)}")
    for fault, times in wrong.items():
        print(f"{times:4} × {fault}")
    print("nothing is against the specification" if not wrong else f"{len(wrong)} sorts of faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_check(Spec(Path(sys.argv[1])))))
