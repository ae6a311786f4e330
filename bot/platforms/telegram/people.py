"""Who asks, from where, and whether they may decide for that place."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, Chat, Message, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.commands.service import Caller
from bot.model import Place, TargetKind
from bot.platforms.telegram.markup import clean
from bot.platforms.telegram.send import asking

__all__ = ["Asker", "asker_of"]

_KINDS = {
    ChatType.PRIVATE: TargetKind.DM,
    ChatType.GROUP: TargetKind.GROUP,
    ChatType.SUPERGROUP: TargetKind.GROUP,
    ChatType.CHANNEL: TargetKind.CHANNEL,
}
_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in which chat and topic. `user` is None where somebody speaks as a chat (anonymous admins, channels)."""

    chat: Chat
    thread: int | None
    user: User | None
    as_chat: Chat | None = None

    @property
    def is_private(self) -> bool:
        """Whether this is the person's own chat with the bot."""
        return self.chat.type == ChatType.PRIVATE

    @property
    def dm(self) -> Place | None:
        """The person's private chat; its address is the person's id."""
        if self.user is None:
            return None
        owner = str(self.user.id)
        return Place("telegram", TargetKind.DM, owner, title=clean(self.user.full_name), owner=owner)

    async def caller(self, bot: Bot, *, to_manage: bool) -> Caller:
        """The caller in the words of `commands`; whether they may manage is asked only where it matters.

        Raises SendError where Telegram does not tell.
        """
        if self.is_private and (dm := self.dm) is not None:
            return Caller(dm, dm, may_manage=True)
        allowed = to_manage and await self._may_manage(bot)
        owner = str(self.user.id) if self.user else None
        if allowed and owner is None:
            owner = await _creator(bot, self.chat)
        here = Place(
            "telegram",
            _KINDS.get(ChatType(self.chat.type), TargetKind.GROUP),
            str(self.chat.id),
            thread=str(self.thread) if self.thread is not None else None,
            title=clean(self.chat.title or ""),
            owner=owner,
        )
        return Caller(here, self.dm, may_manage=allowed)

    async def _may_manage(self, bot: Bot) -> bool:
        if self.as_chat is not None:  # only administrators can speak in a chat's own name
            return self.as_chat.id == self.chat.id
        if self.user is None:
            return False
        member = await asking(bot.get_chat_member(self.chat.id, self.user.id))
        return member.status in _ADMINS


def asker_of(message: Message) -> Asker | None:
    """Who has sent a message; None where it is nobody who can want something (another bot, a forwarded post)."""
    if message.forward_origin is not None or message.is_automatic_forward:
        return None
    thread = message.message_thread_id if message.is_topic_message else None
    if message.chat.type == ChatType.CHANNEL:
        return Asker(message.chat, thread, None, message.chat)
    if message.sender_chat is not None:
        return Asker(message.chat, thread, None, message.sender_chat)
    if message.from_user is None or message.from_user.is_bot:
        return None
    return Asker(message.chat, thread, message.from_user)


async def _creator(bot: Bot, chat: Chat) -> str | None:
    """Whoever made the chat: to be told about trouble where the asker is anonymous."""
    admins = await asking(bot.get_chat_administrators(chat.id))
    return next((str(one.user.id) for one in admins if one.status == ChatMemberStatus.OWNER), None)
