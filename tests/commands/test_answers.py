"""What people ask is answered with what is known, by whom, and how sure; and nobody may change what is not theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.replies import (
    Action,
    Choices,
    HelpCard,
    HistoryCard,
    Notice,
    StatusCard,
    SubscriptionsCard,
    Tone,
    WhyCard,
)
from bot.model import Alerts, Ruling, Show
from storage.engine import Database
from tests.commands.asking import CHANNEL, DM, GUEST, MANAGER, PRIVATE, Asking
from tests.making import a_claim

EVERYTHING = Alerts.EVERYTHING


@pytest.fixture
def asking(database: Database) -> Asking:
    return Asking(database)


async def test_status_says_the_fate_in_a_sentence_with_the_words_and_the_outlet(asking: Asking) -> None:
    (show,) = await asking.follow("Harbour Lights")
    await asking.hear(a_claim(show.id, "season 4", "in_doubt"))
    card = await asking.commands.status("harbour LIGHTS")
    assert isinstance(card, StatusCard)
    assert card.headline == "Season 4 of Harbour Lights is still in doubt, as of 1 March 2026."
    assert card.lines[0].quote == "season 4 in_doubt"
    assert card.lines[0].publisher == "The Trade"


async def test_status_of_a_show_without_news_says_that_nothing_is_known(asking: Asking) -> None:
    await asking.follow("Harbour Lights")
    card = await asking.commands.status("Harbour Lights")
    assert isinstance(card, StatusCard)
    assert card.headline == "Nothing is known yet about the fate of Harbour Lights."


async def test_what_is_held_back_is_counted_in_status_and_told_first_by_why(asking: Asking) -> None:
    (show,) = await asking.follow("Harbour Lights")
    await asking.hear(a_claim(show.id, "season 2", "renewed"), "trade/1", "trade")
    asking.clock.set(asking.clock.now() + timedelta(days=40))
    await asking.hear(a_claim(show.id, "season 3", "renewed"), "press/1", "press")
    status = await asking.commands.status("Harbour Lights")
    why = await asking.commands.why("Harbour Lights")
    assert isinstance(status, StatusCard)
    assert status.held == 1
    assert isinstance(why, WhyCard)
    assert [verdict.ruling for verdict in why.verdicts] == [Ruling.HELD, Ruling.ANNOUNCED]


async def test_history_shows_what_was_told_and_who_proved_it(asking: Asking) -> None:
    (show,) = await asking.follow("Harbour Lights")
    await asking.hear(a_claim(show.id))
    card = await asking.commands.history("Harbour Lights")
    assert isinstance(card, HistoryCard)
    assert [change.publisher for change in card.changes] == ["The Trade"]
    assert card.evidence[0].evidence.claim.quote == "season 2 renewed"


async def test_namesakes_are_offered_with_year_and_network(asking: Asking) -> None:
    await asking.follow(Show(0, "Ghosts", year=2019, network="BBC One"), Show(0, "Ghosts", year=2021, network="CBS"))
    choices = await asking.commands.status("ghosts")
    assert isinstance(choices, Choices)
    assert [choice.label for choice in choices.choices] == ["Ghosts (2019, BBC One)", "Ghosts (2021, CBS)"]
    taken = await asking.commands.status(choices.choices[1].show)
    assert isinstance(taken, StatusCard)
    assert taken.show.network == "CBS"


async def test_a_misspelt_title_gets_suggestions_that_lead_on(asking: Asking) -> None:
    await asking.follow("Harbour Lights", "Zebra Crossing")
    choices = await asking.commands.history("harbor ligths")
    assert isinstance(choices, Choices)
    assert (choices.action, choices.choices[0].label) == (Action.HISTORY, "Harbour Lights")


async def test_a_show_that_nobody_follows_is_offered_to_be_followed(asking: Asking) -> None:
    asking.finder.known = [Show(0, "Zebra Crossing", year=2024, tvmaze=34)]
    choices = await asking.commands.status("zebra crossing")
    assert isinstance(choices, Choices)
    assert (choices.action, choices.choices[0].show) == (Action.SUBSCRIBE, "tvmaze:34")


async def test_namesakes_that_nobody_follows_are_told_apart_before_subscribing(asking: Asking) -> None:
    asking.finder.known = [Show(0, "Zebra Crossing", year=year, network="Kite TV", tvmaze=year) for year in (2019, 2024)]
    answer = await asking.commands.subscribe("zebra crossing", PRIVATE, DM, Alerts.EVERYTHING, asking.probe)
    assert isinstance(answer, Choices)
    assert answer.prompt == "There are several shows called “zebra crossing”. Which one?"
    assert [choice.label for choice in answer.choices] == [f"Zebra Crossing ({year}, Kite TV)" for year in (2019, 2024)]


async def test_an_unknown_title_is_told_so(asking: Asking) -> None:
    notice = await asking.commands.status("quux")
    assert isinstance(notice, Notice)
    assert notice.tone is Tone.PROBLEM
    assert "“quux”" in notice.text


async def test_where_tvmaze_is_down_followed_shows_still_answer(asking: Asking) -> None:
    await asking.follow("Harbour Lights")
    asking.finder.is_down = True
    assert isinstance(await asking.commands.status("Harbour Lights"), StatusCard)
    notice = await asking.commands.status("quux")
    assert isinstance(notice, Notice)
    assert "TVmaze does not answer" in notice.text


async def test_subscribing_sends_a_test_line_first_and_follows_a_new_show(asking: Asking) -> None:
    asking.finder.known = [Show(0, "Zebra Crossing", year=2024, tvmaze=34)]
    reply = await asking.commands.subscribe("tvmaze:34", MANAGER, CHANNEL, EVERYTHING, asking.probe)
    assert isinstance(reply, Notice)
    assert reply.tone is Tone.DONE
    assert [place for place, _line in asking.lines] == [CHANNEL]
    assert [one.show_title for one in await asking.chats.of(CHANNEL)] == ["Zebra Crossing"]


async def test_where_the_test_line_fails_nothing_is_subscribed_nor_followed(asking: Asking) -> None:
    asking.finder.known = [Show(0, "Zebra Crossing", year=2024, tvmaze=34)]
    asking.is_open = False
    reply = await asking.commands.subscribe("Zebra Crossing", MANAGER, CHANNEL, EVERYTHING, asking.probe)
    assert isinstance(reply, Notice)
    assert reply.tone is Tone.PROBLEM
    assert "no permission to send messages there" in reply.text
    assert await asking.chats.of(CHANNEL) == ()
    assert await asking.shows.all() == ()


async def test_only_who_manages_a_place_may_subscribe_it_but_anybody_their_dms(asking: Asking) -> None:
    await asking.follow("Harbour Lights")
    refused = await asking.commands.subscribe("Harbour Lights", GUEST, CHANNEL, EVERYTHING, asking.probe)
    assert isinstance(refused, Notice)
    assert refused.tone is Tone.PROBLEM
    assert asking.lines == []
    taken = await asking.commands.subscribe("Harbour Lights", GUEST, DM, EVERYTHING, asking.probe)
    assert isinstance(taken, Notice)
    assert taken.tone is Tone.DONE
    assert [one.show_title for one in await asking.chats.of(DM)] == ["Harbour Lights"]


async def test_a_stranger_can_neither_unsubscribe_nor_mute_a_channel(asking: Asking) -> None:
    await asking.follow("Harbour Lights")
    await asking.commands.subscribe("Harbour Lights", MANAGER, CHANNEL, EVERYTHING, asking.probe)
    for refused in (
        await asking.commands.unsubscribe("Harbour Lights", GUEST, CHANNEL),
        await asking.commands.unsubscribe("all", GUEST, CHANNEL),
        await asking.commands.mute("Harbour Lights", GUEST, CHANNEL),
    ):
        assert isinstance(refused, Notice)
        assert refused.tone is Tone.PROBLEM
    (kept,) = await asking.chats.of(CHANNEL)
    assert kept.muted_until is None


@pytest.mark.parametrize("alerts", list(Alerts))
async def test_subscribing_again_alters_the_wish(asking: Asking, alerts: Alerts) -> None:
    await asking.follow("Harbour Lights")
    await asking.commands.subscribe("Harbour Lights", PRIVATE, DM, EVERYTHING, asking.probe)
    again = await asking.commands.subscribe("Harbour Lights", PRIVATE, DM, alerts, asking.probe)
    assert isinstance(again, Notice)
    assert "still subscribed" in again.text
    assert [one.alerts for one in await asking.chats.of(DM)] == [alerts]


async def test_unsubscribing_all_leaves_nothing(asking: Asking) -> None:
    for show in await asking.follow("Harbour Lights", "Zebra Crossing"):
        await asking.commands.subscribe(f"#{show.id}", PRIVATE, DM, EVERYTHING, asking.probe)
    reply = await asking.commands.unsubscribe("all", PRIVATE, DM)
    assert isinstance(reply, Notice)
    assert reply.text == "Unsubscribed from 2 shows."
    assert await asking.chats.of(DM) == ()
    assert await asking.commands.unsubscribe("all", PRIVATE, DM) == Notice("There are no subscriptions here.")


async def test_who_wants_to_hear_no_more_is_not_asked_to_subscribe(asking: Asking) -> None:
    asking.finder.known = [Show(0, "Zebra Crossing", year=year, tvmaze=year) for year in (2019, 2024)]
    answer = await asking.commands.unsubscribe("zebra crossing", PRIVATE, DM)
    assert answer == Notice("Nobody follows a show called “zebra crossing” here.")


async def test_muting_lasts_thirty_days_and_a_second_press_lifts_it(asking: Asking) -> None:
    await asking.follow("Harbour Lights")
    await asking.commands.subscribe("Harbour Lights", PRIVATE, DM, EVERYTHING, asking.probe)
    muted = await asking.commands.mute("Harbour Lights", PRIVATE, DM)
    assert isinstance(muted, Notice)
    assert "31 March 2026" in muted.text
    await asking.commands.mute("Harbour Lights", PRIVATE, DM)
    (subscription,) = await asking.chats.of(DM)
    assert subscription.muted_until is None


async def test_subscriptions_lists_the_place_and_the_askers_dms_apart(asking: Asking) -> None:
    await asking.follow("Harbour Lights", "Zebra Crossing")
    await asking.commands.subscribe("Harbour Lights", MANAGER, CHANNEL, EVERYTHING, asking.probe)
    await asking.commands.subscribe("Zebra Crossing", MANAGER, DM, Alerts.FATE, asking.probe)
    card = await asking.commands.subscriptions(MANAGER)
    assert isinstance(card, SubscriptionsCard)
    assert [one.show_title for one in card.here] == ["Harbour Lights"]
    assert [one.show_title for one in card.dm] == ["Zebra Crossing"]
    private = await asking.commands.subscriptions(PRIVATE)
    assert isinstance(private, SubscriptionsCard)
    assert ([one.show_title for one in private.here], private.dm) == (["Zebra Crossing"], ())


async def test_completion_offers_beginnings_first_and_asks_nobody_else(asking: Asking) -> None:
    await asking.follow("The Harbour", "Old Harbour Lights", "Zebra Crossing")
    labels = [choice.label for choice in await asking.commands.complete("harb")]
    assert labels == ["The Harbour", "Old Harbour Lights"]
    assert len(await asking.commands.complete("", 2)) == 2
    assert asking.finder.asked == []


async def test_help_names_every_command(asking: Asking) -> None:
    card = asking.commands.help()
    assert isinstance(card, HelpCard)
    names = {line.split()[0] for line, _text in card.commands}
    assert names == {"/status", "/history", "/why", "/subscribe", "/unsubscribe", "/subscriptions", "/help"}


@pytest.mark.parametrize("typed", ["", " \t", "\u200b", "\u202e\u2066"])
async def test_an_empty_title_is_answered_with_how_to_write_it(asking: Asking, typed: str) -> None:
    notice = await asking.commands.history(typed)
    assert isinstance(notice, Notice)
    assert (notice.tone, notice.text.endswith("as in: history Heartstopper.")) == (Tone.PROBLEM, True)
