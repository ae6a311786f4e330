"""The telegram room; see docs/architecture.md."""
