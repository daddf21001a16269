"""Why is this like that? The window that shows it, with heat maps over both pictures."""
