"""Every error code and fault: what the platform makes of it, through real sockets.

The codes are all of those in Discord's documentation ("Opcodes and Status Codes", JSON error codes).
"""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import Failure, SendError
from bot.model import Place, TargetKind
from bot.platforms.discord import DiscordPlatform
from tests.emulators.discord import DiscordEmulator, Fault
from tests.making import a_channel
from tests.platforms.discord.faking import FakeCommands, an_alert

RETRY, UNKNOWN, SUSPEND = Failure.RETRY, Failure.UNKNOWN, Failure.SUSPEND
REFUSED, FATAL = Failure.REFUSED, Failure.FATAL

CODES: dict[Failure, dict[int, tuple[int, ...]]] = {  # by what follows, then by HTTP status
    SUSPEND: {
        404: (10003, 10004, 10007, 10013),
        403: (40007, 50001, 50003, 50007, 50009, 50013, 50095, 50278, 60003, 160002, 160005),
        400: (40058, 40067, 50008, 50024, 50033, 50055, 50083, 160006, 160007),
    },
    REFUSED: {
        404: (10008, 50027),
        400: (20009, 40060, 40094, 50006, 50035, 50109, 200000, 200001, 240000),
        413: (40005,),
    },
    RETRY: {
        429: (20016, 20028, 20029, 40003, 40062),
        403: (40004, 40006, 40333, 110000, 110001),
        503: (130000,),
    },
    FATAL: {401: (40001, 50014), 403: (40002,), 400: (50041,)},
}
NAMED = [(failure, status, code) for failure, rows in CODES.items() for status, codes in rows.items() for code in codes]

# Codes of other parts of Discord, which no message can meet. If one came after all, its HTTP status decides.
ELSEWHERE = (
    0, 10001, 10002, 10005, 10006, 10009, 10010, 10011, 10012, 10014, 10015, 10016, 10020, 10021, 10026, 10027, 10028,
    10029, 10030, 10031, 10032, 10033, 10036, 10038, 10049, 10050, 10057, 10059, 10060, 10061, 10062, 10063, 10065, 10066,
    10067, 10068, 10069, 10070, 10071, 10087, 10097, 10124, 10129, 20001, 20002, 20012, 20015, 20018, 20022, 20024, 20031,
    20035, 30001, 30002, 30003, 30004, 30005, 30007, 30008, 30010, 30011, 30013, 30015, 30016, 30018, 30019, 30030, 30031,
    30032, 30033, 30034, 30035, 30037, 30038, 30039, 30040, 30042, 30045, 30046, 30047, 30048, 30052, 30056, 30058, 30060,
    30061, 40009, 40012, 40018, 40019, 40032, 40033, 40041, 40043, 40061, 40066, 40074, 50002, 50004, 50005, 50010, 50011,
    50012, 50015, 50016, 50017, 50019, 50020, 50021, 50025, 50026, 50028, 50034, 50036, 50039, 50045, 50046, 50054, 50057,
    50067, 50068, 50070, 50073, 50074, 50080, 50081, 50084, 50085, 50086, 50091, 50097, 50101, 50110, 50123, 50124, 50131,
    50132, 50138, 50144, 50145, 50146, 50151, 50159, 50160, 50161, 50162, 50163, 50167, 50173, 50178, 50192, 50600, 80004,
    90001, 90002, 150006, 160004, 160014, 170001, 170002, 170003, 170004, 170005, 170006, 170007, 180000, 180002, 220001,
    220002, 220003, 220004, 340015, 350000, 350001, 400001, 500000, 520000, 520001, 520002, 520003, 520004, 520006, 530000,
    530001, 530002, 530003, 530004, 530006, 530007,
)  # fmt: skip

STATUSES = {
    400: REFUSED, 401: FATAL, 403: SUSPEND, 404: SUSPEND, 405: REFUSED, 408: RETRY, 413: REFUSED,
    500: UNKNOWN, 502: RETRY, 503: RETRY, 504: UNKNOWN,
}  # fmt: skip
NOT_DISCORD = {  # pages of a proxy, of Cloudflare, of a hotel's network
    302: RETRY, 400: RETRY, 401: RETRY, 403: RETRY, 404: RETRY, 405: RETRY, 407: RETRY, 413: REFUSED,
    500: UNKNOWN, 502: RETRY, 503: RETRY, 504: UNKNOWN, 520: UNKNOWN, 521: RETRY, 522: RETRY, 523: RETRY, 524: UNKNOWN,
    530: RETRY,
}  # fmt: skip


async def refusal(platform: DiscordPlatform, channel: str) -> SendError:
    with pytest.raises(SendError) as caught:
        await platform.send(a_channel(channel), an_alert())
    return caught.value


@pytest.mark.parametrize(("failure", "status", "code"), NAMED, ids=[str(code) for _, _, code in NAMED])
async def test_a_code_has_its_meaning_and_is_said_in_words(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str, failure: Failure, status: int, code: int
) -> None:
    discord.fail(Fault(status, code))
    error = await refusal(platform, channel)
    assert (error.failure, error.code) == (failure, str(code))
    assert str(error).startswith("Discord: ")
    assert discord.token not in str(error)
    assert "http" not in str(error)


async def test_codes_of_other_parts_of_discord_go_by_their_status(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    found: dict[Failure, set[int]] = {}
    for code in ELSEWHERE:
        fault = discord.fail(Fault(403, code))
        found.setdefault((await refusal(platform, channel)).failure, set()).add(code)
        discord.heal(fault)
    assert found == {SUSPEND: set(ELSEWHERE)}


@pytest.mark.parametrize(("status", "failure"), STATUSES.items())
async def test_an_answer_without_a_code_goes_by_its_status(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str, status: int, failure: Failure
) -> None:
    discord.fail(Fault(status, 0))
    assert (await refusal(platform, channel)).failure is failure


@pytest.mark.parametrize(("status", "failure"), NOT_DISCORD.items())
async def test_a_page_that_is_not_discords_never_suspends_a_place_nor_stops_the_bot(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str, status: int, failure: Failure
) -> None:
    discord.fail(Fault(status, body="<html>Sorry</html>", headers={"Location": "/"} if status == 302 else {}))
    assert (await refusal(platform, channel)).failure is failure


async def test_a_limit_of_one_place_waits_as_long_as_discord_says(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(429, body={"message": "slow", "retry_after": 7.25, "global": False}))
    error = await refusal(platform, channel)
    assert (error.failure, error.retry_after, error.everywhere) == (RETRY, 7.25, False)


@pytest.mark.parametrize("headers", [{}, {"X-RateLimit-Scope": "global"}])
async def test_a_global_limit_concerns_everything(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str, headers: dict[str, str]
) -> None:
    body = {"message": "slow", "retry_after": 2.0, "global": not headers}
    discord.fail(Fault(429, body=body, headers=headers))
    error = await refusal(platform, channel)
    assert (error.failure, error.retry_after, error.everywhere) == (RETRY, 2.0, True)


async def test_a_shared_limit_concerns_one_place(platform: DiscordPlatform, discord: DiscordEmulator, channel: str) -> None:
    body = {"message": "slow", "retry_after": 3.0, "global": False}
    discord.fail(Fault(429, body=body, headers={"X-RateLimit-Scope": "shared"}))
    assert not (await refusal(platform, channel)).everywhere


async def test_a_ban_by_discords_network_stops_everything_for_as_long_as_it_says(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(429, body="<html>banned</html>", headers={"Retry-After": "3600"}))
    error = await refusal(platform, channel)
    assert (error.failure, error.retry_after, error.everywhere) == (RETRY, 3600.0, True)


async def test_a_limit_whose_wait_is_nonsense_waits_all_the_same(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(429, body={"message": "slow", "retry_after": "soon", "global": False}))
    error = await refusal(platform, channel)
    assert error.retry_after is not None
    assert error.retry_after > 0


async def test_a_refused_try_is_one_request(platform: DiscordPlatform, discord: DiscordEmulator, channel: str) -> None:
    for fault in (Fault(500), Fault(429, body={"retry_after": 0.01, "global": False}), Fault(403, 50001)):
        discord.requests.clear()
        discord.fail(fault)
        await refusal(platform, channel)
        discord.heal()
        assert len(discord.requests) == 1


@pytest.mark.parametrize("store", [True, False])
async def test_an_answer_that_is_lost_leaves_the_outcome_unknown_and_a_repetition_is_safe(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str, store: bool
) -> None:
    discord.fail(Fault(drop=True, store=store, times=1))
    assert (await refusal(platform, channel)).failure is UNKNOWN
    await platform.send(a_channel(channel), an_alert())
    assert len(discord.messages(channel)) == 1


async def test_an_answer_that_makes_no_sense_leaves_the_outcome_unknown(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(200, body="<html>hello</html>"))
    assert (await refusal(platform, channel)).failure is UNKNOWN


async def test_what_was_deleted_before_the_repetition_is_not_sent_again(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    await platform.send(a_channel(channel), an_alert())
    discord.delete(discord.messages(channel)[0])
    error = await refusal(platform, channel)
    assert (error.failure, error.code) == (REFUSED, "10008")
    assert discord.messages(channel) == ()


async def test_where_nobody_listens_nothing_was_sent(discord: DiscordEmulator, channel: str) -> None:
    platform = DiscordPlatform(discord.token, discord.api_url, FakeCommands())
    await platform.start()
    await discord.close()
    assert (await refusal(platform, channel)).failure is RETRY
    await platform.stop()


async def test_before_the_start_and_after_the_stop_a_send_is_put_off(discord: DiscordEmulator, channel: str) -> None:
    platform = DiscordPlatform(discord.token, discord.api_url, FakeCommands())
    assert (await refusal(platform, channel)).failure is RETRY
    await platform.start()
    await platform.stop()
    assert (await refusal(platform, channel)).failure is RETRY


@pytest.mark.parametrize("address", ["../../users/@me", "12a", "", "1" * 40, "１２"])
async def test_an_address_that_is_no_id_is_never_put_into_a_path(
    platform: DiscordPlatform, discord: DiscordEmulator, address: str
) -> None:
    discord.requests.clear()
    assert (await refusal(platform, address)).failure is SUSPEND
    assert discord.requests == []


async def test_dms_that_cannot_be_opened_suspend_that_person_only(
    platform: DiscordPlatform, discord: DiscordEmulator
) -> None:
    ann, bob = (Place("discord", TargetKind.DM, discord.user(name)) for name in ("ann", "bob"))
    discord.fail(Fault(403, 50007, where=ann.address))
    with pytest.raises(SendError) as caught:
        await platform.send(ann, an_alert())
    assert (caught.value.failure, caught.value.code) == (SUSPEND, "50007")
    await platform.send(bob, an_alert(key="cl-2-abc"))
    assert len(discord.messages("bob")) == 1


async def test_an_answer_lost_while_dms_are_opened_means_that_nothing_was_sent(
    platform: DiscordPlatform, discord: DiscordEmulator
) -> None:
    ann = Place("discord", TargetKind.DM, discord.user("ann"))
    discord.fail(Fault(drop=True, on="dm", times=1))
    with pytest.raises(SendError) as caught:
        await platform.send(ann, an_alert())
    assert caught.value.failure is RETRY


async def test_a_send_that_is_cancelled_ends_at_once(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(500, seconds=30.0))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await platform.send(a_channel(channel), an_alert())


async def test_a_word_that_cannot_be_said_raises_the_same(
    platform: DiscordPlatform, discord: DiscordEmulator, channel: str
) -> None:
    discord.fail(Fault(403, 50013))
    with pytest.raises(SendError) as caught:
        await platform.say(a_channel(channel), "A word.")
    assert caught.value.failure is SUSPEND
