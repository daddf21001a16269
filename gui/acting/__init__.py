"""Acting on pictures that were found: where they lie, and what is kept of them."""
