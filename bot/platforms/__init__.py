"""The platforms room; see docs/architecture.md."""
