"""Commands, buttons and menus, through discord.py and a Discord of our own."""

from __future__ import annotations

import asyncio

from bot.commands.replies import Action, Choice, Choices, Notice, Reply, Tone
from bot.model import Alerts, Place, TargetKind
from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord import DiscordEmulator, Permissions
from tests.platforms.discord.faking import FakeCommands

GHOSTS = (Choice("Ghosts (2019, BBC One)", "tvmaze:1"), Choice("Ghosts (2021, CBS)", "#12"))


def test_commands_are_published_with_their_options_for_servers_and_people(
    platform: DiscordPlatform, discord: DiscordEmulator
) -> None:
    options = {one["name"]: [option["name"] for option in one["options"]] for one in discord.commands}
    assert options == {
        "status": ["show"],
        "history": ["show"],
        "why": ["show"],
        "subscribe": ["show", "to", "alerts"],
        "unsubscribe": ["show", "to"],
        "subscriptions": [],
        "help": [],
    }
    assert all(one["integration_types"] == [0, 1] and one["contexts"] == [0, 1, 2] for one in discord.commands)


def test_every_kind_of_alerts_can_be_chosen(platform: DiscordPlatform, discord: DiscordEmulator) -> None:
    subscribe = next(one for one in discord.commands if one["name"] == "subscribe")
    choices = subscribe["options"][2]["choices"]
    assert [choice["value"] for choice in choices] == [alerts.value for alerts in Alerts]
    assert [choice["name"].partition(":")[0] for choice in choices][:2] == ["everything", "only the fate"]


async def test_a_title_typed_in_full_is_answered_in_the_open(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    answer = await discord.run_command("ann", "status", {"show": "harbour lights"}, channel=channel)
    assert commands.asked == [("status", "harbour lights")]
    assert "still in doubt" in answer.text
    assert not answer.ephemeral
    assert not answer.waited


async def test_a_slow_answer_is_announced_within_three_seconds(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    commands.gate = asyncio.Event()
    asking = asyncio.create_task(discord.run_command("ann", "status", {"show": "harbour"}, channel=channel))
    await discord.until(lambda: any(request.path.endswith("/callback") for request in discord.requests))
    commands.gate.set()
    answer = await asking
    assert answer.waited
    assert answer.seconds < 3
    assert "still in doubt" in answer.text


async def test_titles_are_offered_while_typing(platform: DiscordPlatform, discord: DiscordEmulator, channel: str) -> None:
    assert await discord.autocomplete("ann", "status", "harb", channel=channel) == [
        ("Harbour Lights (2021, Norrsken)", "#7")
    ]


async def test_what_is_offered_keeps_to_the_limits(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands
) -> None:
    commands.titles = tuple(Choice("A very long title " * 20, f"#{number}") for number in range(40))
    offered = await discord.autocomplete("ann", "unsubscribe", "a")
    assert len(offered) == 25
    assert offered[-1] == ("All shows", "all")


async def test_a_manager_subscribes_the_channel_and_a_test_line_arrives_there(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    answer = await discord.run_command(
        "ann", "subscribe", {"show": "harbour", "alerts": "fate"}, channel=channel, permissions=Permissions.MANAGER
    )
    place = Place("discord", TargetKind.CHANNEL, channel, title="#news in A server", owner=discord.user("ann"))
    assert commands.asked == [("subscribe", "harbour", place, Alerts.FATE)]
    assert answer.ephemeral
    assert [message.content for message in discord.messages(channel)] == ["A test line."]


async def test_a_server_whose_name_cannot_be_had_is_left_unnamed(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands
) -> None:
    channel = discord.add_channel("12345", "news")  # a server without the bot: the person has it as a user install
    await discord.run_command("ann", "subscribe", {"show": "x"}, channel=channel, permissions=Permissions.MANAGER)
    place = commands.asked[0][2]
    assert isinstance(place, Place)
    assert place.title == "#news"


async def test_an_administrator_may_manage_every_channel(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    rights = Permissions.MEMBER | Permissions.ADMINISTRATOR
    await discord.run_command("ann", "subscribe", {"show": "harbour"}, channel=channel, permissions=rights)
    assert commands.asked[0][0] == "subscribe"


async def test_a_member_without_the_right_may_not_subscribe_the_channel(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    answer = await discord.run_command("ann", "subscribe", {"show": "harbour"}, channel=channel)
    assert "may not manage" in answer.text
    assert commands.asked == []
    assert discord.messages(channel) == ()


async def test_anybody_may_subscribe_their_own_dms_from_a_channel(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    await discord.run_command("ann", "subscribe", {"show": "harbour", "to": "dm"}, channel=channel)
    ann = discord.user("ann")
    place = Place("discord", TargetKind.DM, ann, title="ann", owner=ann)
    assert commands.asked == [("subscribe", "harbour", place, Alerts.EVERYTHING)]
    assert [message.content for message in discord.messages("ann")] == ["A test line."]


async def test_in_dms_here_is_the_dm_and_nothing_is_hidden(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands
) -> None:
    answer = await discord.run_command("ann", "subscribe", {"show": "harbour", "to": "here"})
    place = commands.asked[0][2]
    assert isinstance(place, Place)
    assert (place.kind, place.address) == (TargetKind.DM, discord.user("ann"))
    assert not answer.ephemeral


async def test_a_channel_that_takes_no_messages_is_told_at_once(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands
) -> None:
    forum = discord.add_forum(discord.add_guild(), "shows")
    answer = await discord.run_command(
        "ann", "subscribe", {"show": "harbour"}, channel=forum, permissions=Permissions.MANAGER
    )
    assert "I cannot post there" in answer.text
    assert "forum" in answer.text
    assert commands.asked == []


async def test_a_thread_can_be_subscribed(platform: DiscordPlatform, discord: DiscordEmulator) -> None:
    guild = discord.add_guild()
    thread = discord.add_thread(guild, "harbour lights", discord.add_forum(guild, "shows"))
    await discord.run_command("ann", "subscribe", {"show": "harbour"}, channel=thread, permissions=Permissions.MANAGER)
    assert [message.content for message in discord.messages(thread)] == ["A test line."]


async def test_a_choice_repeats_the_command_with_its_options_and_takes_the_place_of_the_question(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    usual = commands.reply

    def reply(command: str, show: str) -> Reply:
        return Choices("Which one?", GHOSTS, Action.SUBSCRIBE) if show == "ghosts" else usual(command, show)

    commands.reply = reply
    options = {"show": "ghosts", "to": "dm", "alerts": "fate"}
    question = await discord.run_command("ann", "subscribe", options, channel=channel)
    assert question.labels == ["Ghosts (2019, BBC One)", "Ghosts (2021, CBS)"]
    answer = await discord.press(question, "Ghosts (2021, CBS)", user="ann")
    assert commands.asked[-1][1] == "#12"
    assert commands.asked[-1][3] is Alerts.FATE
    assert answer.replaced
    assert answer.labels == []


async def test_many_choices_become_a_menu(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    many = tuple(Choice(f"Ghosts ({year})", f"tvmaze:{year}") for year in range(2000, 2008))
    commands.reply = lambda command, show: (
        Choices("Which one?", many, Action.STATUS) if show == "ghosts" else Notice("found", Tone.INFO)
    )
    question = await discord.run_command("ann", "status", {"show": "ghosts"}, channel=channel)
    assert question.labels == [choice.label for choice in many]
    answer = await discord.press(question, "Ghosts (2003)", user="ann")
    assert commands.asked[-1] == ("status", "tvmaze:2003")
    assert answer.text == "found"


async def test_an_offer_to_subscribe_is_for_the_channel_of_a_manager_and_else_for_the_dms(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    usual = commands.reply
    commands.reply = lambda command, show: (
        Choices("Follow it?", GHOSTS[:1], Action.SUBSCRIBE) if command == "status" else usual(command, show)
    )
    for rights, kind in ((Permissions.MANAGER, TargetKind.CHANNEL), (Permissions.MEMBER, TargetKind.DM)):
        question = await discord.run_command("ann", "status", {"show": "ghosts"}, channel=channel, permissions=rights)
        await discord.press(question, "Subscribe to Ghosts (2019, BBC One)", user="ann", permissions=rights)
        place = commands.asked[-1][2]
        assert isinstance(place, Place)
        assert place.kind is kind


async def test_an_offer_that_all_see_is_answered_to_each_alone_and_stays(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    usual = commands.reply
    commands.reply = lambda command, show: (
        Choices("Follow it?", GHOSTS[:1], Action.SUBSCRIBE) if command == "status" else usual(command, show)
    )
    rights = Permissions.MANAGER
    question = await discord.run_command("ann", "status", {"show": "ghosts"}, channel=channel, permissions=rights)
    assert not question.ephemeral
    refused = await discord.press(question, "Subscribe to Ghosts (2019, BBC One)", user="bob")
    assert (refused.ephemeral, refused.replaced) == (True, False)
    assert "may not manage" in refused.text
    taken = await discord.press(question, "Subscribe to Ghosts (2019, BBC One)", user="ann", permissions=rights)
    assert (taken.ephemeral, taken.replaced) == (True, False)
    assert commands.asked[-1][0] == "subscribe"


async def test_a_fault_of_a_command_is_answered_and_the_bot_goes_on(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    def broken(command: str, show: str) -> Reply:
        raise RuntimeError("a fault")

    usual, commands.reply = commands.reply, broken
    answer = await discord.run_command("ann", "status", {"show": "harbour"}, channel=channel)
    assert "went wrong" in answer.text
    commands.reply = usual
    assert "still in doubt" in (await discord.run_command("ann", "status", {"show": "x"}, channel=channel)).text


async def test_a_command_of_an_older_bot_is_answered_with_a_way_out(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.commands.append({"id": "5", "name": "old", "options": [{"name": "title"}]})
    answer = await discord.run_command("ann", "old", {"title": "harbour"}, channel=channel)
    assert "reload Discord" in answer.text
    assert answer.ephemeral


async def test_help_and_subscriptions_are_for_the_asker_only(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    for name, words in (("help", "what becomes of shows"), ("subscriptions", "no subscriptions yet")):
        answer = await discord.run_command("ann", name, channel=channel)
        assert answer.ephemeral
        assert words in answer.text


async def test_a_button_of_a_stranger_is_left_alone(
    platform: DiscordPlatform, discord: DiscordEmulator, commands: FakeCommands, channel: str
) -> None:
    answer = await discord.run_command("ann", "status", {"show": "harbour"}, channel=channel)
    answer.message.components[1]["custom_id"] = "ch/explode/here/everything/new/#7"
    asked = list(commands.asked)
    discord.people.patience = 0.2
    pressing = asyncio.gather(discord.press(answer, "History", user="ann"), return_exceptions=True)
    assert isinstance((await pressing)[0], TimeoutError)
    assert commands.asked == asked
