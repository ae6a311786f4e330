"""Cliffhanger: tells chats the moment the fate of a TV show changes. Start reading at docs/architecture.md."""
