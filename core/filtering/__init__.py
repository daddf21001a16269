"""What pictures have to be beside being alike: filters, which files pass them, and counts."""
