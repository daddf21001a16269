"""Labels in the window: where they are from, and what was found."""
