"""How a message looks in Discord's and in Telegram's app, as HTML: for draw_answers.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

import discord
from telegram import InlineKeyboardMarkup

from bot.platforms.discord.page import Page

__all__ = ["Said", "discord_said", "sheet", "telegram_said"]

_MARKS = re.compile(
    r"\\(?P<escaped>[^\w\s])|<t:(?P<moment>\d+):(?P<style>\w)>|\[(?P<text>(?:\\.|[^\]])+)\]\((?P<href>[^)\s]+)\)"
    r"|`(?P<code>[^`]+)`|(?P<bold>\*\*)|(?P<italic>\*)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person typed, and when."""

    words: str
    at: datetime


def discord_said(page: Page, asked: Said | None, now: datetime) -> str:
    """The bot's message with what led to it."""
    used = ""
    if asked:
        command = escape(asked.words.split(" ")[0])
        used = f'<div class="used"><i class="curve"></i><b class="who">Maja</b> used <b class="cmd">{command}</b></div>'
    content = f'<div class="content">{_markdown(page.content, now)}</div>' if page.content else ""
    embed = _embed(page.embed, now) if page.embed else ""
    return (
        f'{used}<div class="message"><div class="face">C</div><div class="body">'
        f'<div class="head"><b>Cliffhanger</b><span class="app">APP</span><span class="time">{_clock(now)}</span></div>'
        f"{content}{embed}{_buttons(page)}</div></div>"
    )


def _embed(embed: discord.Embed, now: datetime) -> str:
    colour = f"#{embed.colour.value:06x}" if embed.colour else "#444"
    parts = [f'<div class="title">{_markdown(embed.title, now)}</div>' if embed.title else ""]
    if embed.description:
        parts.append(f'<div class="text">{_markdown(embed.description, now)}</div>')
    for one in embed.fields:
        parts.append(
            f'<div class="field"><b>{_markdown(one.name or "", now)}</b><div>{_markdown(one.value or "", now)}</div></div>'
        )
    foot = " • ".join(filter(None, (escape(embed.footer.text or ""), embed.timestamp and _clock(embed.timestamp))))
    parts.append(f'<div class="foot">{foot}</div>' if foot else "")
    poster = '<div class="poster"></div>' if embed.thumbnail.url else ""
    return f'<div class="embed" style="border-color:{colour}"><div>{"".join(parts)}</div>{poster}</div>'


def _buttons(page: Page) -> str:
    made = "".join(
        f'<span class="button{" main" if one.main else ""}">{one.emoji or ""} {escape(one.label)}</span>'
        for one in page.buttons
    )
    return f'<div class="buttons">{made}</div>' if made else ""


def _markdown(text: str, now: datetime) -> str:
    """Discord's markup as far as the bot writes it."""
    rows: list[str] = []
    for line in text.split("\n"):
        if line.startswith("> "):
            rows.append(f'<div class="quote">{_inline(line[2:], now)}</div>')
        elif line.startswith("-# "):
            rows.append(f'<div class="small">{_inline(line[3:], now)}</div>')
        else:
            rows.append(f'<div class="row">{_inline(line, now) or "&nbsp;"}</div>')
    return "".join(rows)


def _inline(text: str, now: datetime) -> str:
    made, end, is_open = "", 0, {"bold": False, "italic": False}
    for found in _MARKS.finditer(text):
        made += escape(text[end : found.start()])
        end = found.end()
        if found["escaped"]:
            made += escape(found["escaped"])
        elif found["moment"]:
            moment = datetime.fromtimestamp(int(found["moment"]), UTC)
            made += f'<span class="stamp">{_stamp(moment, found["style"], now)}</span>'
        elif found["text"]:
            made += f"<a>{_inline(found['text'], now)}</a>"
        elif found["code"]:
            made += f"<code>{escape(found['code'])}</code>"
        else:
            kind, tag = ("bold", "b") if found["bold"] else ("italic", "i")
            made += f"</{tag}>" if is_open[kind] else f"<{tag}>"
            is_open[kind] = not is_open[kind]
    return made + escape(text[end:])


def _stamp(moment: datetime, style: str, now: datetime) -> str:
    if style == "d":
        return f"{moment:%d/%m/%Y}"
    if style == "R":
        return _ago((now - moment).total_seconds())
    day = f"{moment.day} {moment:%B %Y}"
    return f"{day} {moment:%H:%M}" if style == "f" else day


def _ago(seconds: float) -> str:
    away = abs(seconds)
    for unit, size in (("year", 31536000), ("month", 2592000), ("day", 86400), ("hour", 3600), ("minute", 60)):
        if away >= size:
            count = round(away / size)
            words = f"{'a' if unit != 'hour' else 'an'} {unit}" if count == 1 else f"{count} {unit}s"
            return f"{words} ago" if seconds >= 0 else f"in {words}"
    return "a few seconds ago" if seconds >= 0 else "in a few seconds"


def telegram_said(
    html: str, keyboard: InlineKeyboardMarkup | None, asked: Said | None, now: datetime, *, poster: bool = False
) -> str:
    """The bot's message with what led to it; `poster` shows one above it."""
    typed = ""
    if asked:
        typed = f'<div class="bubble mine">{escape(asked.words)}<span class="time">{_clock(asked.at)} ✓✓</span></div>'
    shown = re.sub(r"\n?(<blockquote>.*?</blockquote>)\n?", r"\1", html, flags=re.DOTALL).replace("\n", "<br>")
    shown = re.sub(r"(?<![\w<])(/[a-z]+)\b", r"<a>\1</a>", shown)
    rows = "".join(
        f'<div class="keys">{"".join(f"<span>{escape(key.text)}</span>" for key in row)}</div>'
        for row in (keyboard.inline_keyboard if keyboard else ())
    )
    picture = '<div class="poster"></div>' if poster else ""
    bubble = f'<div class="bubble">{picture}{shown}<span class="time">{_clock(now)}</span></div>'
    return f'{typed}<div class="theirs">{bubble}{rows}</div>'


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def sheet(app: str, inside: str) -> str:
    """A page with one scene on it."""
    return f'<!doctype html><meta charset="utf-8"><style>{_COMMON}{_STYLES[app]}</style><main>{inside}</main>'


_COMMON = """
* { box-sizing: border-box; margin: 0 }
html, body { width: 520px; font-family: Inter, "Noto Sans", sans-serif, "Noto Color Emoji"; overflow: hidden;
  font-size: 15px; line-height: 1.35 }
main { padding: 14px 16px 16px }
a { text-decoration: none }
.poster { background: linear-gradient(#16324f 0 52%, #e9b44c 52% 55%, #1f6e7a 55% 78%, #124e57 78%); position: relative;
  border-radius: 4px }
.poster::before { content: ""; position: absolute; left: calc(50% - 5px); top: 30%; width: 10px; height: 23%;
  background: linear-gradient(#fff6d8 0 22%, #d8572a 22% 50%, #fff 50% 75%, #d8572a 75%) }
"""
_STYLES = {
    "discord": """
body { background: #313338; color: #dbdee1 }
a { color: #00a8fc } b { color: #f2f3f5 }
.used { margin: 0 0 4px 54px; font-size: 13px; color: #b5bac1; position: relative }
.used .who { color: #e9b872 } .used .cmd { color: #a9b4ff; font-weight: 500 }
.curve { position: absolute; left: -36px; top: 8px; width: 30px; height: 14px; border: 2px solid #4e5058;
  border-width: 2px 0 0 2px; border-radius: 6px 0 0 0 }
.message { display: flex; gap: 14px }
.face { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #5865f2; color: #fff; font-weight: 700;
  display: grid; place-items: center; font-size: 20px }
.body { flex: 1; min-width: 0 }
.app { background: #5865f2; color: #fff; font-size: 10px; font-weight: 600; border-radius: 3px; padding: 1px 4px;
  margin: 0 7px }
.time { color: #949ba4; font-size: 12px }
.content { margin: 1px 0 6px }
.embed { background: #2b2d31; border-left: 4px solid; border-radius: 4px; padding: 12px 14px; display: flex; gap: 12px;
  font-size: 14px; margin-top: 3px }
.embed > div:first-child { flex: 1; min-width: 0 }
.embed > .poster { width: 60px; height: 84px; flex: none }
.title { font-weight: 600; color: #00a8fc; margin-bottom: 5px; font-size: 15px }
.field { margin-top: 9px } .foot { margin-top: 9px; font-size: 12px; color: #b5bac1 }
.quote { border-left: 4px solid #4e5058; border-radius: 2px; padding-left: 10px; margin: 2px 0 }
.stamp { white-space: nowrap; background: #3f4147; border-radius: 3px; padding: 0 2px }
code { background: #1e1f22; border-radius: 4px; padding: 0 4px; font-size: 13px }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.button { background: #4e5058; color: #fff; border-radius: 4px; padding: 6px 14px; font-size: 14px; font-weight: 500 }
.main { background: #5865f2 }
""",
    "telegram": """
body { background: #c3d9bd; color: #101010 }
a { color: #1a75c4 }
.bubble { background: #fff; border-radius: 14px 14px 14px 4px; padding: 8px 12px 20px; position: relative;
  overflow-wrap: anywhere }
.bubble > .poster { margin: -8px -12px 8px; height: 150px; border-radius: 14px 14px 0 0 }
.theirs { width: 452px }
.mine { background: #e5fdd0; width: fit-content; margin: 0 0 8px auto; border-radius: 14px 14px 4px 14px; color: #1a75c4;
  padding: 7px 86px 7px 12px }
.time { position: absolute; right: 10px; bottom: 4px; font-size: 11px; color: #8a9a8a }
blockquote { border-left: 3px solid #3a95d5; background: #eaf3fb; border-radius: 4px; padding: 3px 8px; margin: 3px 0 }
.keys { display: flex; gap: 4px; margin-top: 4px }
.keys span { flex: 1; background: #628f6e; color: #fff; text-align: center; border-radius: 8px; padding: 8px 4px;
  font-weight: 500; font-size: 14px }
""",
}
