"""The delivery room; see docs/architecture.md."""
