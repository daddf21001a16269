"""Dialogs: each takes what it shows and emits what a person wants; none changes anything itself."""
