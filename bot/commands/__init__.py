"""The commands room; see docs/architecture.md."""
