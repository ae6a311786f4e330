"""How deciding fares when the reader is sometimes wrong: made-up lives of shows, told by outlets, read with mistakes.

usage: python -m bench.noise [--shows N] [--seed N] [--level F] [--out FOLDER]

Each show lives through orders, dates, releases, cancellations, rescues, reversals and films. Outlets of every trust write
about each step, late and early; a reader misses some of what they write, takes a wrong season, a wrong status or a recap
for news. `--level` scales how often (1: about as often as a first grammar, 0: never). With `--out`, the alerts and the true
course are written as alerts.jsonl and key.json for ../shared/corpus/score_timeline.py.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model import FILM, SERIES, Certainty, Change, Claim, Evidence, Part, PartKind, Status, Trust, When, Witness
from tests.diff.playing import Ledger

START = datetime(2020, 1, 6, 9, tzinfo=UTC)
OUTLETS = {
    Trust.OFFICIAL: ["network"],
    Trust.TRADE: [f"trade{n}" for n in range(6)],
    Trust.PRESS: [f"press{n}" for n in range(30)],
    Trust.FAN: [f"fan{n}" for n in range(5)],
}
MISREAD = {
    Status.IN_DOUBT: [Status.RENEWED, Status.CANCELLED],
    Status.RENEWED: [Status.DATED, Status.IN_PRODUCTION, Status.RELEASED, Status.IN_DOUBT],
    Status.CANCELLED: [Status.IN_DOUBT, Status.ENDING],
    Status.ENDING: [Status.RELEASED, Status.RENEWED],
    Status.IN_PRODUCTION: [Status.RENEWED, Status.DATED, Status.RELEASED],
    Status.DELAYED: [Status.DATED, Status.IN_PRODUCTION],
    Status.DATED: [Status.RELEASED, Status.IN_PRODUCTION, Status.RENEWED],
    Status.RELEASED: [Status.DATED, Status.RENEWED],
}


@dataclass(frozen=True)
class Event:
    """A true change. `alert` False: may be told, need not."""

    at: datetime
    part: Part
    status: Status
    final: bool = False
    when: When | None = None
    alert: bool = True


@dataclass
class Life:
    """The true course of a show, made by throwing dice."""

    dice: random.Random
    at: datetime = START
    events: list[Event] = field(default_factory=list)

    def after(self, least: int, most: int) -> datetime:
        """Let so many days pass."""
        self.at += timedelta(days=self.dice.randint(least, most), hours=self.dice.randint(-4, 9))
        return self.at

    def add(self, part: Part, status: Status, **details: object) -> None:
        """Something happens now."""
        self.events.append(Event(self.at, part, status, **details))  # type: ignore[arg-type]

    def chance(self, share: float) -> bool:
        """Whether something of that likelihood happens."""
        return self.dice.random() < share

    def live(self) -> list[Event]:
        """From an order to the end, or for four seasons."""
        first = self.dice.choice([1, 1, 2, 2, 3, 4])
        self.after(0, 90)
        ordered = self.chance(0.6)
        if ordered:
            self.add(Part.season(first), Status.RENEWED)
        final = False
        number = first
        for _ in range(4):
            final = self.make(Part.season(number), final)
            if final:
                break
            number += 1
            outcome = self.fate_of(number)
            if outcome == "over":
                break
            final = outcome == "last"
        return self.events

    def make(self, part: Part, final: bool) -> bool:
        """From the order to the release; gives whether it has become the last."""
        if self.chance(0.6):
            self.after(40, 160)
            self.add(part, Status.IN_PRODUCTION, final=final)
        if not final and self.chance(0.08):
            self.after(10, 60)
            final = True
            self.add(part, Status.ENDING, final=True)
        if self.chance(0.08):
            self.after(20, 60)
            self.add(part, Status.DELAYED, final=final)
        day = self.after(40, 120) + timedelta(days=self.dice.randint(25, 100))
        if self.chance(0.3):
            self.add(part, Status.DATED, final=final, when=When.month(day.year, day.month))
            self.after(10, 20)
        self.add(part, Status.DATED, final=final, when=When.day(day.date()))
        if self.chance(0.1):
            self.after(5, 15)
            day += timedelta(days=self.dice.choice([7, 14, 30, 90]))
            self.add(part, Status.DATED, final=final, when=When.day(day.date()))
        self.at = max(self.at + timedelta(days=2), day)
        self.add(part, Status.RELEASED, final=final)
        return final

    def fate_of(self, number: int) -> str:
        """What is decided of the next season: over, on, last."""
        part = Part.season(number)
        if self.chance(0.6):
            self.after(5, 40)
            self.add(part, Status.IN_DOUBT, alert=False)
        self.after(5, 90)
        dice = self.dice.random()
        if dice < 0.55:
            self.add(part, Status.RENEWED)
            return "on"
        if dice < 0.65:
            self.add(part, Status.RENEWED, final=True)
            return "last"
        if dice < 0.7:
            self.add(part, Status.CANCELLED)
            self.add(FILM, Status.RENEWED, final=True)
            self.make(FILM, True)
            return "over"
        self.add(part, Status.CANCELLED)
        if self.chance(0.2):
            self.after(20, 90)
            final = self.chance(0.5)
            self.add(part, Status.RENEWED, final=final)
            return "last" if final else "on"
        return "over"


@dataclass(frozen=True)
class Noise:
    """How often the reader errs, at level 1."""

    missed: float = 0.2
    beside: float = 0.03  # a neighbouring season
    unnumbered: float = 0.12  # "the series" for a season
    status: float = 0.06
    coarse: float = 0.15  # the month of a day
    other_date: float = 0.04
    final_missed: float = 0.3
    final_added: float = 0.02
    recap: float = 0.12  # an article's look back is read as news
    invented: float = 0.015  # a fate of another show, or of none
    hope: float = 0.06  # a fan's hope or a rumour is read as a fact

    def at(self, level: float) -> Noise:
        """All of it scaled."""
        return Noise(*(level * share for share in vars(self).values()))


class Press:
    """Who writes about a life, and what a reader with mistakes makes of it."""

    def __init__(self, show: int, dice: random.Random, noise: Noise) -> None:
        self.show = show
        self.dice = dice
        self.noise = noise
        self.count = 0

    def write(self, events: list[Event]) -> list[Evidence]:
        """All that is read of a life, in no order."""
        told: list[Evidence] = []
        for event in events:
            for hours in self.moments(event):
                at = event.at + timedelta(hours=hours)
                past = [one for one in events if one.at <= at]
                newest = [one for one in past if one.part == event.part][-1] if hours > 60 else event
                told += self.article(past, newest, at)
        told += [one for explainer in self.explainers(events) for one in explainer]
        return told

    def moments(self, event: Event) -> list[float]:
        """How many hours after the event somebody writes about it: some at once, a few in the weeks after."""
        loud = event.status.is_fate or event.status is Status.DATED
        at_once = [self.dice.expovariate(1 / 8) for _ in range(self.dice.choice([1, 1, 2, 3, 5] if loud else [1, 1, 2, 3]))]
        return at_once + [self.dice.uniform(60, 900) for _ in range(self.dice.choice([0, 0, 1, 2]))]

    def outlet(self) -> tuple[str, Trust]:
        """Somebody who writes about television."""
        trust = self.dice.choices(list(OUTLETS), [3, 25, 62, 10])[0]
        return self.dice.choice(OUTLETS[trust]), trust

    def article(self, past: list[Event], event: Event, at: datetime) -> list[Evidence]:
        """One text about one event, with what went before it: as it is read."""
        publisher, trust = self.outlet()
        credits_ = ("trade0",) if trust is Trust.PRESS and self.dice.random() < 0.25 else ()
        witness = Witness(publisher, trust, credits_, self.dice.getrandbits(64))
        self.count += 1
        read = []
        if self.dice.random() >= self.noise.missed:
            read.append(self.misread(event))
        if len(past) > 1 and self.dice.random() < self.noise.recap:
            read.append(self.misread(self.dice.choice(past[:-1])))
        if self.dice.random() < self.noise.invented:
            status = self.dice.choice([Status.RENEWED, Status.CANCELLED])
            read.append(self.claim(Part.season(self.dice.randint(1, 6)), status))
        claims = {(claim.part, claim.status): claim for claim in read}.values()
        key = f"a/{self.show}-{self.count:04}"
        about = f"{event.part} {event.status}"
        return [Evidence(key, claim, witness, at, at, title=about) for claim in claims]

    def explainers(self, events: list[Event]) -> Iterator[list[Evidence]]:
        """Whether there will be another season, asked now and then; sometimes a hope in it is read as an order."""
        for place, event in enumerate(events):
            until = events[place + 1].at if place + 1 < len(events) else event.at + timedelta(days=90)
            for _ in range(self.dice.choice([0, 0, 1, 2])):
                at = event.at + (until - event.at) * self.dice.random()
                known = [one for one in events[: place + 1] if one.part.kind is PartKind.SEASON]
                newest = max((one.part for one in known), default=Part.season(1))
                asked = [one for one in known if one.part == newest][-1] if known else event
                if self.dice.random() < self.noise.hope:
                    asked = replace(asked, part=Part.season(newest.first + 1), status=Status.RENEWED, when=None)
                yield self.article(events[: place + 1], asked, at)

    def claim(self, part: Part, status: Status, final: bool = False, when: When | None = None) -> Claim:
        """A confirmed claim."""
        return Claim(self.show, part, status, Certainty.CONFIRMED, final, when)

    def misread(self, event: Event) -> Claim:
        """The event as the reader has it: mostly right."""
        dice, noise = self.dice, self.noise
        part, status, when = event.part, event.status, event.when
        if part.kind is PartKind.SEASON:
            if dice.random() < noise.beside:
                part = Part.season(max(1, part.first + dice.choice([-1, 1])))
            elif dice.random() < noise.unnumbered:
                part = SERIES
        if dice.random() < noise.status:
            status = dice.choice(MISREAD[status])
        if when and when.is_day and dice.random() < noise.coarse:
            when = When.month(when.first.year, when.first.month)
        if when and dice.random() < noise.other_date:
            when = When.day(when.first + timedelta(days=dice.choice([-365, -30, -3, 3, 30, 365])))
        final = event.final and dice.random() >= noise.final_missed
        final = final or dice.random() < noise.final_added
        if status is Status.ENDING:
            final = True
        return self.claim(part, status, final, when if status is Status.DATED else None)


def play(show: int, seed: int, noise: Noise) -> tuple[list[Event], list[Evidence], list[Change], Ledger]:
    """One show's life, what was read of it, and what was told."""
    dice = random.Random(f"{seed}/{show}")
    events = Life(dice).live()
    evidence = Press(show, dice, noise).write(events)
    ledger = Ledger(show)
    return events, evidence, list(ledger.play(evidence)), ledger


def key_rows(show: int, events: list[Event]) -> list[dict[str, object]]:
    """The true course as the judge's key has it."""
    return [
        {
            "show": f"Show {show}",
            "part": str(one.part),
            "to": one.status.value,
            "date": one.at.date().isoformat(),
            "final": one.final,
            "alert": one.alert,
        }
        for one in events
    ]


def alert_rows(show: int, changes: list[Change]) -> list[dict[str, object]]:
    """The alerts as `replay --json` writes them."""
    return [
        {
            "at": one.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "show": f"Show {show}",
            "part": str(one.part),
            "from": one.before.value if one.before else None,
            "to": one.after.value,
            "certainty": one.certainty.value,
            "final": one.final,
            "date": str(one.when) if one.when else None,
            "sources": list(one.sources),
        }
        for one in changes
    ]


def main() -> None:
    """Play all shows and write what was told, and what was true."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shows", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--level", type=float, default=1.0)
    arguments.add_argument("--out", type=Path, default=Path("noise"))
    options = arguments.parse_args()
    keys: list[dict[str, object]] = []
    alerts: list[dict[str, object]] = []
    for show in range(1, options.shows + 1):
        events, _evidence, changes, _ledger = play(show, options.seed, Noise().at(options.level))
        keys += key_rows(show, events)
        alerts += alert_rows(show, changes)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "key.json").write_text(json.dumps(keys), encoding="utf-8")
    (options.out / "alerts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in alerts), encoding="utf-8")


if __name__ == "__main__":
    main()
