"""The discord room; see docs/architecture.md."""
