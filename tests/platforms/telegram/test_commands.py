"""Commands typed at the real library over a real socket: who is answered, where, and in whose name."""

from __future__ import annotations

import pytest

from bot.commands.replies import Action, Choice, Choices
from bot.model import Alerts, Place, TargetKind
from tests.emulators.telegram import TelegramEmulator
from tests.platforms.telegram.faking import FakeCommands, a_status_card

pytestmark = pytest.mark.usefixtures("platform")


async def test_a_command_is_answered_in_the_same_chat(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    commands.replies["status"] = a_status_card()
    ann = telegram.user()
    [answer] = await telegram.type(ann, ann, "/status  harbour   lights")
    assert commands.calls == [("status", "harbour lights")]
    assert answer.text.startswith("Harbour Lights (2021, Example TV)\nNobody knows yet")


async def test_a_private_subscription_concerns_the_dm(telegram: TelegramEmulator, commands: FakeCommands) -> None:
    ann = telegram.user("Ann")
    probe, answer = await telegram.type(ann, ann, "/subscribe harbour lights fate", answers=2)
    dm = Place("telegram", TargetKind.DM, str(ann.id), title="Ann", owner=str(ann.id))
    assert commands.calls == [("subscribe", "harbour lights", dm, Alerts.FATE)]
    assert (probe.text, answer.text) == ("Alerts about harbour lights will come here.", "✅ subscribe done")
    [caller] = commands.callers
    assert (caller.here, caller.dm, caller.may_manage) == (dm, dm, True)


async def test_taking_a_choice_repeats_the_command_with_its_options(
    telegram: TelegramEmulator, commands: FakeCommands
) -> None:
    ann = telegram.user()
    choices = (Choice("Ghosts (2021, CBS)", "#1"), Choice("Ghosts (2019, BBC One)", "tvmaze:34"))
    commands.replies["subscribe"] = Choices("Which Ghosts?", choices, Action.SUBSCRIBE)
    [asked] = await telegram.type(ann, ann, "/subscribe ghosts rumours")
    assert asked.labels == ["Ghosts (2021, CBS)", "Ghosts (2019, BBC One)"]
    del commands.replies["subscribe"]
    await telegram.press(asked, "BBC One", by=ann, answers=2)
    assert commands.calls[-1][1] == "tvmaze:34"
    assert commands.calls[-1][3] is Alerts.RUMOURS
    assert (asked.text, asked.buttons) == ("✅ subscribe done", [])
