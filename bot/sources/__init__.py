"""The sources room; see docs/architecture.md."""
