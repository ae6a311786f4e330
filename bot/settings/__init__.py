"""The settings room; see docs/architecture.md."""
