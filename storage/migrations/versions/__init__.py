"""The numbered steps, additive first; see CONTRIBUTING.md."""
