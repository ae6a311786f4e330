"""The database; see docs/architecture.md."""
