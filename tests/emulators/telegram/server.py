"""A Bot API server over a real socket, with people who type and press."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from itertools import count
from typing import Any, Self

from aiohttp import web

from tests.emulators.telegram.faults import Counter, Fault, Limits
from tests.emulators.telegram.methods import Methods, RefusalError, bad
from tests.emulators.telegram.world import ANONYMOUS_ADMIN, BOT_ID, Chat, Message, Press, User

_PICTURES = (b"\xff\xd8", b"\x89PNG", b"RIFF")
Somewhere = Chat | User | int


class TelegramEmulator:
    """`async with TelegramEmulator(token) as telegram:` serves at `telegram.api_url`.

    Waits of its verbs are in seconds of real time and end as soon as what they wait for has happened. `complaints` holds
    what a client did against the documentation without being refused for it.
    """

    def __init__(self, token: str = "1001:emulated_token", *, limits: Limits | None = None) -> None:
        self.token = token
        self.bot_name = "CliffhangerBot"
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.updates: list[dict[str, Any]] = []
        self.sent: dict[tuple[int, int], Message] = {}  # by chat and message id, in the order of sending
        self.known_messages: set[tuple[int, int]] = set()
        self.open_queries: set[str] = set()
        self.toasts: dict[str, tuple[str, bool]] = {}
        self.menu: dict[str, str] = {}
        self.complaints: list[str] = []
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[tuple[str, Any]] = []
        self.faults: list[Fault] = []
        self.is_revoked = False
        self.forgets_offsets = False  # gives what was confirmed once more
        self._counter = Counter(limits) if limits else None
        self._bad_pictures: dict[str, str] = {}
        self._photo_ids: set[str] = set()
        self._methods = Methods(self)
        self._ids = count(100)
        self._update_ids = count(5000)
        self._offset = 0
        self._poll: asyncio.Event | None = None
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def api_url(self) -> str:
        """The Bot API's root."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def refused_by_limits(self) -> int:
        """How often the enforced limits said 429."""
        return self._counter.refused if self._counter else 0

    async def __aenter__(self) -> Self:
        await self.come_back()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.go_down()

    async def come_back(self) -> None:
        """Serve (again, at the same address)."""
        app = web.Application(client_max_size=60_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def go_down(self) -> None:
        """Accept no connections and cut those that are open."""
        for fault in self.faults:
            fault.released.set()
        if self._poll:
            self._poll.set()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    # people and chats

    def user(self, name: str = "Ann", *, started: bool = True) -> User:
        """A person; without `started` one who has never written to the bot."""
        user = User(next(self._ids), name, started=started)
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, "private", user=user, topics={})
        return user

    def group(
        self, title: str = "Film club", *, admin: User | None = None, members: tuple[User, ...] = (), forum: bool = False
    ) -> Chat:
        """A supergroup with the bot in it; a forum has topics."""
        return self._chat("supergroup", title, admin, members, forum)

    def small_group(self, title: str = "Friends", *, admin: User | None = None) -> Chat:
        """A basic group, which may become a supergroup."""
        return self._chat("group", title, admin, (), forum=False)

    def channel(self, title: str = "TV news", *, admin: User | None = None) -> Chat:
        """A channel that the bot may post to."""
        chat = self._chat("channel", title, admin, (), forum=False)
        chat.bot = "administrator"
        return chat

    def topic(self, chat: Chat, state: str = "open") -> int:
        """A new topic of a forum: its thread id."""
        thread = next(self._ids)
        chat.topics[thread] = state
        return thread

    def migrate(self, chat: Chat) -> Chat:
        """Make a supergroup of a group: it has another id from now on."""
        new = self._chat("supergroup", chat.title, None, (), forum=False)
        new.members = dict(chat.members)
        chat.moved_to = new.id
        return new

    def picture(self, url: str, refusal: str) -> None:
        """Let this picture be refused from now on, as in "failed to get HTTP URL content"."""
        self._bad_pictures[url] = refusal

    # what people do

    async def type(
        self,
        user: User,
        chat: Somewhere,
        text: str,
        *,
        thread: int | None = None,
        anonymous: bool = False,
        answers: int = 1,
        **others: Any,
    ) -> list[Message]:
        """Send a message and wait for so many answers in that chat. `others` go into the message as they are."""
        where = self._where(chat)
        sender: dict[str, Any] = {"from": user.json()}
        if anonymous:
            sender = {
                "from": {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
                "sender_chat": where.json(),
            }
        if where.user:
            where.user.started = True
        return await self._say("message", where, text, sender | others, thread, answers)

    async def post(self, channel: Chat, text: str, *, answers: int = 1) -> list[Message]:
        """Publish in a channel and wait for so many answers."""
        return await self._say("channel_post", channel, text, {"sender_chat": channel.json()}, None, answers)

    async def press(self, message: Message, label: str, by: User, *, answers: int = 0) -> Press:
        """Press the button whose words contain `label`; wait for its notification and so many new or edited messages."""
        button = message.button(label)
        before = self._events(message.chat)
        query = f"query{next(self._ids)}"
        self.open_queries.add(query)
        data = {
            "id": query,
            "from": by.json(),
            "message": message.json(),
            "chat_instance": str(message.chat.id),
            "data": button.data,
        }
        self._give({"callback_query": data})
        await self._until(lambda: query in self.toasts, "the press was not answered")
        await self._until(lambda: self._events(message.chat) >= before + answers, f"{answers} message(s) were expected")
        text, is_alert = self.toasts[query]
        return Press(text, is_alert, self.messages(message.chat)[-answers:] if answers else [])

    def leave(self, chat: Somewhere, how: str = "kicked") -> None:
        """The bot is kicked, blocked or has left."""
        where = self._where(chat)
        old, where.bot = where.bot, how
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "Cliffhanger"}
        someone = next(iter(self.users.values())).json()
        member = {"user": bot, "status": "left" if how == "left" else "kicked", "until_date": 0}
        changed = {"chat": where.json(), "from": someone, "date": 1_772_366_400}
        statuses = {"old_chat_member": {"user": bot, "status": "member" if old != "left" else "left"}}
        self._give({"my_chat_member": changed | statuses | {"new_chat_member": member}})

    def messages(self, chat: Somewhere) -> list[Message]:
        """What the bot has sent there, in order."""
        where = self._where(chat)
        return [message for message in self.sent.values() if message.chat is where]

    async def wait_for(self, chat: Somewhere, number: int, seconds: float = 10.0) -> list[Message]:
        """Wait until the bot has sent so many messages there, since the beginning."""
        await self._until(lambda: len(self.messages(chat)) >= number, f"{number} message(s) were expected", seconds)
        return self.messages(chat)

    async def asked(self, method: str, times: int = 1, seconds: float = 10.0) -> None:
        """Wait until a method has been called so often."""
        await self._until(
            lambda: sum(name == method for name, _params in self.requests) >= times, f"no {method} came", seconds
        )

    async def settled(self, seconds: float = 10.0) -> None:
        """Wait until the bot has fetched and confirmed all that was typed."""
        await self._until(lambda: not self.updates, "updates were not fetched", seconds)

    # what goes wrong

    def fail(
        self, code: int, description: str = "", *, chat: Somewhere | None = None, body: str = "", **others: Any
    ) -> Fault:
        """Refuse with this code; `parameters`, `method`, `thread`, `times`, `skip` as in Fault, `body` instead of JSON."""
        return self._fault(Fault(code=code, description=description, body=body, chat=self._id(chat), **others))

    def cut(self, *, after_storing: bool, chat: Somewhere | None = None, **others: Any) -> Fault:
        """Break the connection instead of answering."""
        return self._fault(Fault(drops=True, stores=after_storing, chat=self._id(chat), **others))

    def stall(self, *, chat: Somewhere | None = None, **others: Any) -> Fault:
        """Carry requests out but answer only when the fault is lifted."""
        return self._fault(Fault(stalls=True, stores=True, chat=self._id(chat), **others))

    # for the methods

    def find_chat(self, params: Any) -> Chat:
        try:
            return self.chats[int(params["chat_id"])]
        except (KeyError, ValueError):
            raise bad("chat not found") from None

    def count(self, chat: Chat) -> None:
        if self._counter and (wait := self._counter.wait(chat.id, asyncio.get_running_loop().time())):
            raise RefusalError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    def store(self, message: Message) -> None:
        message.id = next(self._ids)
        self.sent[message.chat.id, message.id] = message
        self.known_messages.add((message.chat.id, message.id))

    def take_picture(self, photo: Any) -> str:
        """The id of a picture that was sent by address, by id or as bytes."""
        if isinstance(photo, bytes):
            if not photo.startswith(_PICTURES):
                raise bad("IMAGE_PROCESS_FAILED")
        elif photo in self._photo_ids:
            return str(photo)
        elif not str(photo).startswith(("http://", "https://")):
            raise bad("wrong remote file identifier specified: Wrong padding in the string")
        elif photo in self._bad_pictures:
            raise bad(self._bad_pictures[photo])
        photo_id = f"photo{next(self._ids)}"
        self._photo_ids.add(photo_id)
        return photo_id

    def forget_photo_ids(self) -> None:
        """All ids that were given for pictures are worth nothing from now on."""
        self._photo_ids.clear()

    # the server

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token or self.is_revoked:
            return _refused(RefusalError(401, "Unauthorized"))
        method = request.match_info["method"]
        params = await _params(request)
        self.requests.append((method, params))
        fault = self._met(method, params)
        if fault and fault.code:
            if fault.body:
                return web.Response(status=fault.code, text=fault.body, content_type="text/html")
            return _refused(RefusalError(fault.code, fault.description, **fault.parameters))
        if fault and fault.drops and not fault.stores:
            return _cut(request)
        try:
            result = await self._get_updates(params) if method == "getUpdates" else self._methods.call(method, params)
        except RefusalError as error:
            return _refused(error)
        finally:
            self._change()
        self.answers.append((method, result))
        if fault and fault.drops:
            return _cut(request)
        if fault and fault.stalls:
            await fault.released.wait()
        return web.json_response({"ok": True, "result": result})

    async def _get_updates(self, params: dict[str, Any]) -> Any:
        if self._poll:
            self._poll.set()  # only one may wait at a time
        mine = self._poll = asyncio.Event()
        offset, limit = int(params.get("offset") or 0), int(params.get("limit") or 100)
        if not self.forgets_offsets:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
        wanted = json.loads(params.get("allowed_updates") or "[]")
        deadline = asyncio.get_running_loop().time() + float(params.get("timeout") or 0)
        self._change()
        while True:
            if wanted:
                self.updates = [one for one in self.updates if any(kind in one for kind in wanted)]
            if mine.is_set():
                raise RefusalError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            left = deadline - asyncio.get_running_loop().time()
            if self.updates or left <= 0:
                self._poll = None
                self.forgets_offsets = False
                return self.updates[:limit]
            changed = self._changed
            waits = [asyncio.ensure_future(mine.wait()), asyncio.ensure_future(changed.wait())]
            await asyncio.wait(waits, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    def _met(self, method: str, params: dict[str, Any]) -> Fault | None:
        chat, thread = str(params.get("chat_id", "")), params.get("message_thread_id")
        address = int(chat) if chat.lstrip("-").isdecimal() else None
        topic = int(thread) if thread else None
        return next((fault for fault in self.faults if fault.meets(method, address, topic)), None)

    def _fault(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault

    async def _say(
        self, kind: str, chat: Chat, text: str, sender: dict[str, Any], thread: int | None, answers: int
    ) -> list[Message]:
        message: dict[str, Any] = {
            "message_id": next(self._ids),
            "date": 1_772_366_400,
            "chat": chat.json(),
            "text": text,
            **sender,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        if thread is not None:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        self.known_messages.add((chat.id, message["message_id"]))
        before = len(self.messages(chat))
        self._give({kind: message})
        await self._until(
            lambda: len(self.messages(chat)) >= before + answers, f"{answers} answer(s) to {text!r} were expected"
        )
        return self.messages(chat)[before:]

    def _give(self, update: dict[str, Any]) -> None:
        self.updates.append({"update_id": next(self._update_ids)} | update)
        self._change()

    def _events(self, chat: Chat) -> int:
        return sum(1 + message.edits for message in self.messages(chat))

    def _change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _until(self, happened: Callable[[], bool], else_say: str, seconds: float = 10.0) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not happened():
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"within {seconds:g} s: {else_say}") from None

    def _chat(self, kind: str, title: str, admin: User | None, members: tuple[User, ...], forum: bool) -> Chat:
        number = next(self._ids)
        address = -number if kind == "group" else -1_000_000_000_000 - number
        chat = Chat(address, kind, title, is_forum=forum)
        chat.members = {one.id: "member" for one in members} | ({admin.id: "creator"} if admin else {})
        self.chats[address] = chat
        return chat

    def _where(self, chat: Somewhere) -> Chat:
        return chat if isinstance(chat, Chat) else self.chats[chat.id if isinstance(chat, User) else chat]

    def _id(self, chat: Somewhere | None) -> int | None:
        return None if chat is None else self._where(chat).id


async def _params(request: web.Request) -> dict[str, Any]:
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return params | dict(await request.json())
    for name, value in (await request.post()).items():
        params[name] = value.file.read() if isinstance(value, web.FileField) else value
    for name, value in list(params.items()):  # "attach://name" points to another part of the same form
        if isinstance(value, str) and value.startswith("attach://"):
            params[name] = params.pop(value.removeprefix("attach://"))
    return params


def _refused(error: RefusalError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)


def _cut(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()
