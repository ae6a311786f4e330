"""Draws docs/chats/*.png, what people see in Discord and in Telegram: `.venv/bin/python docs/draw_answers.py`.

A short invented story goes through the real house (storage, reading, deciding, the outbox, the commands) and through the
real rendering of both platforms; only the two apps around the messages are drawn. Needs Chromium, pngquant and the
fonts Inter and Noto Color Emoji.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from chat_look import Said, discord_said, sheet, telegram_said

from bot.app.house import House, move_in, open_house
from bot.clock import ManualClock
from bot.commands import Caller, CommandService
from bot.commands.replies import Reply
from bot.delivery import Delivery, DeliverySettings
from bot.delivery.platform import Alert
from bot.model import Alerts, Article, Place, Receipt, Show, TargetKind, Trust
from bot.pipeline.ingest import Batch
from bot.platforms.discord.alerts import alert_page
from bot.platforms.discord.render import Wish, reply_page
from bot.platforms.telegram.cards import reply_html
from bot.platforms.telegram.keyboards import alert_keyboard, reply_keyboard
from bot.platforms.telegram.markup import CAPTION
from bot.platforms.telegram.render import alert_html
from bot.settings import Settings
from bot.settings.options import PublisherSettings, SourceSettings, StorageSettings

PICTURES = Path(__file__).with_name("chats")
WIDTH, SCALE = 520, 2
PNGQUANT = "pngquant"
TITLE = "harbour lights"


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the story: minutes after nine o'clock UTC of a day, its outlet's domain, headline, text."""

    day: datetime
    domain: str
    title: str
    text: str


def _day(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


OUTLETS = {
    "kite.example": ("Kite TV newsroom", Trust.OFFICIAL),
    "callsheet.example": ("The Callsheet", Trust.TRADE),
    "sofatimes.example": ("Sofa Times", Trust.PRESS),
    "keepers.example": ("Lamp Keepers Fan Club", Trust.FAN),
}
FOLLOWED = _day(2026, 1, 5)
STORY = (
    Item(
        _day(2025, 11, 6),
        "kite.example",
        "Harbour Lights Season 3 Is Now Streaming",
        "Season 3 of Harbour Lights is now streaming on Kite TV. All eight episodes came out this morning.",
    ),
    Item(
        _day(2026, 2, 19, 11),
        "callsheet.example",
        "No Decision Yet on a Fourth Season of Harbour Lights",
        "Kite TV has not yet renewed Harbour Lights for a fourth season. Talks are under way, its creator Ines Quist said "
        "at a festival in Malmö, and there is no final answer yet.",
    ),
    Item(
        _day(2026, 2, 20, 8),
        "sofatimes.example",
        "Will There Be a Season 4 of Harbour Lights?",
        "Season 4 of Harbour Lights has not been renewed yet, and nobody says when a decision will fall. We keep the kettle "
        "on.",
    ),
    Item(
        _day(2026, 3, 8, 19),
        "keepers.example",
        "It Is Happening! Season 4!",
        "Harbour Lights has been renewed for season 4, says somebody whose cousin paints sets for Kite TV.",
    ),
    Item(
        _day(2026, 4, 22, 13),
        "kite.example",
        "Harbour Lights to End With a Feature Film",
        "Harbour Lights will end with a feature film. There will be no fourth season: the film concludes the story of the "
        "two lighthouse keepers, and will be made for Kite TV by Ines Quist.",
    ),
    Item(
        _day(2026, 4, 22, 15),
        "sofatimes.example",
        "The Harbour Lights Film: What We Know",
        "Kite TV has confirmed a Harbour Lights film in place of season 4. With it the story is over.",
    ),
    Item(
        _day(2026, 5, 12, 10),
        "sofatimes.example",
        "Harbour Lights Film in Cinemas on 4 December, We Hear",
        "The Harbour Lights film will be released on 4 December 2026.",
    ),
)
POSTER = "https://pictures.example/harbour-lights.jpg"
SHOW = Show(0, "Harbour Lights", (), 2022, "Kite TV", tvmaze=500, poster=POSTER, url="https://tvmaze.example/shows/500")
GHOSTS = (
    Show(0, "The Night Ferry", (), 2019, "Norrsken", tvmaze=501),
    Show(0, "The Night Ferry", (), 2024, "Channel Six", tvmaze=502),
)
TARGETS = {
    "discord": Place("discord", TargetKind.CHANNEL, "101", title="#tv-news"),
    "telegram": Place("telegram", TargetKind.GROUP, "-102", title="Sofa club"),
}


class Finder:
    """Stands in for TVmaze."""

    async def find(self, title: str) -> Sequence[Show]:
        """The two namesakes, whatever is asked."""
        return GHOSTS

    async def get(self, number: int) -> Show | None:
        """One of them."""
        return next((show for show in GHOSTS if show.tvmaze == number), None)


@dataclass
class Ear:
    """A platform that keeps the alerts it is given."""

    name: str
    alerts: list[Alert] = field(default_factory=list)

    async def start(self) -> None:
        """Nothing to do."""

    async def stop(self) -> None:
        """Nothing to do."""

    async def send(self, _place: Place, alert: Alert) -> Receipt:
        """Keep it."""
        self.alerts.append(alert)
        return Receipt(str(len(self.alerts)))

    async def say(self, _place: Place, _text: str) -> Receipt:
        """Nothing to do."""
        return Receipt("0")


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: what was typed (nothing for an alert), and what came."""

    name: str
    typed: dict[str, str]
    reply: Reply | None = None
    alert: dict[str, Alert] = field(default_factory=dict)
    at: datetime = FOLLOWED


async def play() -> list[Scene]:
    """Play the story and ask the questions."""
    with TemporaryDirectory(prefix="cliffhanger-draw-") as folder:
        settings = Settings(
            storage=StorageSettings(url=f"sqlite:///{folder}/draw.db"),
            sources=tuple(
                SourceSettings(name=name, kind="feed", url=f"https://{domain}/feed", trust=trust)
                for domain, (name, trust) in OUTLETS.items()
            ),
            publishers=tuple(
                PublisherSettings(domain=domain, name=name, trust=trust) for domain, (name, trust) in OUTLETS.items()
            ),
        )
        clock = ManualClock(FOLLOWED)
        async with open_house(settings, clock) as house:
            await house.shows.follow(SHOW, FOLLOWED)
            await move_in(house)
            return await _play(house, clock)


async def _play(house: House, clock: ManualClock) -> list[Scene]:
    commands = CommandService(house.shows, house.news, house.chats, house.states, Finder(), clock, house.publishers.name_of)
    (show,) = await house.shows.all()
    for place in TARGETS.values():
        await house.chats.subscribe(place, show.id, Alerts.EVERYTHING, clock.now(), clock.now())
    ears = {name: Ear(name) for name in TARGETS}
    delivery = Delivery(house.database, ears, DeliverySettings(), clock, publisher_name=house.publishers.name_of)
    for item in STORY:
        await _publish(house, clock, item)
        await delivery.drain()
    caller = Caller(TARGETS["discord"], None, may_manage=True)

    async def probe(_place: Place, _text: str) -> None:
        pass

    choices = await commands.subscribe("night ferry", caller, caller.here, Alerts.EVERYTHING, probe)
    now = clock.now()
    film = {name: next(one for one in ear.alerts if one.also) for name, ear in ears.items()}
    return [
        Scene("alert", {}, alert=film, at=STORY[4].day + timedelta(minutes=4)),
        Scene("status", _typed("status"), await commands.status(TITLE), at=now),
        Scene("why", _typed("why"), await commands.why(TITLE), at=now),
        Scene("history", _typed("history"), await commands.history(TITLE), at=now),
        Scene("subscribe", _typed("subscribe", "night ferry"), choices, at=now),
    ]


async def _publish(house: House, clock: ManualClock, item: Item) -> None:
    """Let time pass up to the article, reviews on the way included, and read it."""
    seen = max(item.day + timedelta(minutes=3), FOLLOWED)
    while (due := await house.news.next_review()) is not None and due <= seen:
        clock.set(due)
        for show in await house.news.due_reviews(due):
            await house.desk.review(show, due)
    clock.set(seen)
    name, trust = OUTLETS[item.domain]
    number = STORY.index(item)
    article = Article(str(number), item.title, item.text, f"https://{item.domain}/{number}", item.domain, item.day)
    await house.desk.ingest(Batch(name, trust, FOLLOWED, (article,)), seen)


def _typed(command: str, title: str = TITLE) -> dict[str, str]:
    return {"discord": f"/{command} show: {title}", "telegram": f"/{command} {title}"}


def draw(scene: Scene) -> dict[str, str]:
    """The picture's HTML on each platform."""
    if scene.reply is not None:
        page, keyboard = reply_page(scene.reply, Wish()), reply_keyboard(scene.reply, Alerts.EVERYTHING, in_channel=False)
        html = reply_html(scene.reply)
    else:
        page = alert_page(scene.alert["discord"])
        told = scene.alert["telegram"]
        html, keyboard = alert_html(told, CAPTION), alert_keyboard(told.show, TARGETS["telegram"], "CliffhangerBot")
    asked = {name: Said(words, scene.at) for name, words in scene.typed.items()}
    return {
        "discord": sheet("discord", discord_said(page, asked.get("discord"), scene.at)),
        "telegram": sheet(
            "telegram", telegram_said(html, keyboard, asked.get("telegram"), scene.at, poster=scene.reply is None)
        ),
    }


def shoot(browser: str, folder: Path, name: str, html: str) -> None:
    """One picture, as high as its page."""
    source = folder / f"{name}.html"
    source.write_text(html, encoding="utf-8")
    base = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/browser"]
    measuring = html + "<script>document.title = document.querySelector('main').offsetHeight</script>"
    (folder / "measure.html").write_text(measuring, encoding="utf-8")
    told = subprocess.run([*base, "--dump-dom", f"file://{folder}/measure.html"], capture_output=True, text=True, check=True)  # noqa: S603
    height = int(told.stdout.split("<title>")[1].split("<")[0])
    picture = PICTURES / f"{name}.png"
    looks = [f"--screenshot={picture}", f"--window-size={WIDTH},{height}", f"--force-device-scale-factor={SCALE}"]
    subprocess.run([*base, *looks, f"file://{source}"], capture_output=True, check=True)  # noqa: S603
    subprocess.run([PNGQUANT, "--force", "--ext", ".png", "--speed", "1", "48", str(picture)], check=True)  # noqa: S603


def main() -> None:
    """Play it, then draw it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    PICTURES.mkdir(exist_ok=True)
    scenes = asyncio.run(play())
    with TemporaryDirectory(prefix="cliffhanger-draw-") as folder:
        for scene in scenes:
            for app, html in draw(scene).items():
                shoot(browser, Path(folder), f"{app}-{scene.name}", html)


if __name__ == "__main__":
    main()
