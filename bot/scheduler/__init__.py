"""The scheduler room; see docs/architecture.md."""
