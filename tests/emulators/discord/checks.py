"""The documented limits of what a bot sends. Each check returns what is wrong, as "path: words"."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]

_MESSAGE = {
    "content", "nonce", "enforce_nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components",
    "sticker_ids", "attachments", "flags", "poll",
}  # fmt: skip
_EMBED = {
    "title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author", "fields", "flags",
}  # fmt: skip
_TEXTS = {"title": 256, "description": 4096}
_NAME = re.compile(r"[-_\w]{1,32}")


def wrong_message(body: Json, *, edit: bool = False) -> list[str]:
    """Create Message, Edit Message, and the data of an interaction's answer."""
    wrong = [f"{key}: unknown field" for key in body.keys() - _MESSAGE]
    wrong += _length("content", body.get("content"), 2000, least=0)
    embeds = body.get("embeds") or []
    if not edit and not (body.get("content") or embeds or body.get("components")):
        wrong.append("content: Cannot send an empty message")
    if len(embeds) > 10:
        wrong.append("embeds: must be 10 or fewer")
    for embed in embeds:
        wrong += _embed(embed)
    if sum(_size(embed) for embed in embeds) > 6000:
        wrong.append("embeds: Embed size exceeds maximum size of 6000")
    if len(str(body.get("nonce") or "")) > 25:
        wrong.append("nonce: must be 25 or fewer in length")
    return wrong + _rows(body.get("components") or [])


def wrong_commands(commands: list[Json]) -> list[str]:
    """Bulk Overwrite Global Application Commands."""
    wrong = [] if len(commands) <= 100 else ["commands: 100 or fewer"]
    for command in commands:
        name = command.get("name", "")
        if not _NAME.fullmatch(name) or name != name.lower():
            wrong.append(f"{name}: name")
        wrong += _length(f"{name}.description", command.get("description"), 100)
        options = command.get("options", [])
        if len(options) > 25:
            wrong.append(f"{name}.options: 25 or fewer")
        required = [bool(option.get("required")) for option in options]
        if required != sorted(required, reverse=True):
            wrong.append(f"{name}.options: required options must come first")
        for option in options:
            wrong += _option(f"{name}.{option.get('name')}", option)
    return wrong


def wrong_choices(choices: list[Json]) -> list[str]:
    """The answer to an autocompletion."""
    wrong = [] if len(choices) <= 25 else ["choices: 25 or fewer"]
    for choice in choices:
        wrong += _length("choices.name", choice.get("name"), 100)
        wrong += _length("choices.value", choice.get("value"), 100)
    return wrong


def _option(path: str, option: Json) -> list[str]:
    wrong = _length(f"{path}.description", option.get("description"), 100)
    if option.get("autocomplete") and option.get("choices"):
        wrong.append(f"{path}: autocomplete and choices exclude each other")
    return wrong + [f"{path}.{words}" for words in wrong_choices(option.get("choices", []))]


def _embed(embed: Json) -> list[str]:
    wrong = [f"embeds.{key}: unknown field" for key in embed.keys() - _EMBED]
    for key, limit in _TEXTS.items():
        if key in embed:
            wrong += _length(f"embeds.{key}", embed[key], limit)
    wrong += _length("embeds.footer.text", embed.get("footer", {}).get("text"), 2048, least=0)
    wrong += _length("embeds.author.name", embed.get("author", {}).get("name"), 256, least=0)
    fields = embed.get("fields", [])
    if len(fields) > 25:
        wrong.append("embeds.fields: 25 or fewer")
    for one in fields:
        wrong += _length("embeds.fields.name", one.get("name"), 256) + _length("embeds.fields.value", one.get("value"), 1024)
    addresses = [embed.get("url"), *(embed.get(key, {}).get("url") for key in ("image", "thumbnail", "author"))]
    return wrong + [f"embeds.url: Not a well formed URL: {one}" for one in addresses if one and not _is_address(one)]


def _rows(rows: list[Json]) -> list[str]:
    wrong = [] if len(rows) <= 5 else ["components: 5 or fewer"]
    ids: list[str] = []
    for row in rows:
        inside = row.get("components", [])
        if row.get("type") != 1 or not 1 <= len(inside) <= 5:
            wrong.append("components: a row holds 1 to 5 components")
        for one in inside:
            ids.append(one.get("custom_id", ""))
            wrong += _length("components.custom_id", one.get("custom_id"), 100)
            wrong += _button(one) if one.get("type") == 2 else _menu(one)
    return wrong + (["components: Component custom id cannot be duplicated"] if len(set(ids)) < len(ids) else [])


def _button(button: Json) -> list[str]:
    return _length("components.label", button.get("label"), 80)


def _menu(menu: Json) -> list[str]:
    options = menu.get("options", [])
    wrong = _length("components.placeholder", menu.get("placeholder"), 150, least=0)
    if not 1 <= len(options) <= 25:
        wrong.append("components.options: 1 to 25")
    if len({option.get("value") for option in options}) < len(options):
        wrong.append("components.options: The specified option value is already used")
    for option in options:
        wrong += _length("options.label", option.get("label"), 100) + _length("options.value", option.get("value"), 100)
    return wrong


def _length(path: str, text: object, limit: int, least: int = 1) -> list[str]:
    if text is None and least == 0:
        return []
    if not isinstance(text, str) or not least <= len(text.encode("utf-16-le", "surrogatepass")) // 2 <= limit:
        return [f"{path}: must be between {least} and {limit} in length"]
    if least and not text.strip():
        return [f"{path}: This field is required"]
    return [f"{path}: lone surrogate"] if any("\ud800" <= ch <= "\udfff" for ch in text) else []


def _size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description"), embed.get("footer", {}).get("text")]
    texts.append(embed.get("author", {}).get("name"))
    texts += [one.get(key) for one in embed.get("fields", []) for key in ("name", "value")]
    return sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts if text)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address and len(address) <= 2048
