"""The list of commands in people's words, the same on every platform."""

from __future__ import annotations

from bot.commands.replies import HelpCard

__all__ = ["COMMANDS", "help_card"]

COMMANDS: tuple[tuple[str, str], ...] = (
    ("/status show", "what is known now of its fate, with the words and the link that prove it"),
    ("/history show", "what was told, and what it rested on"),
    ("/why show", "why something was told, or is held back"),
    ("/subscribe show", "alerts for this channel or chat (for those who manage it) or for your own DMs"),
    ("/unsubscribe show", "no more of them (“all” takes every show)"),
    ("/subscriptions", "what this chat, and you, are subscribed to"),
    ("/help", "this list"),
)


def help_card() -> HelpCard:
    """The answer to /help."""
    return HelpCard(
        "I tell you the moment the fate of a TV show changes: renewed, cancelled, a last season, a closing film, a date. "
        "Only what is confirmed counts as news, and every alert shows who said it.",
        COMMANDS,
    )
