"""Teaching a condition in the window."""
