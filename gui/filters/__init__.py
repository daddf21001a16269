"""The filter of the window: a bar to choose in, and who passes it."""
