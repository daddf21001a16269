"""How good a condition is, measured on labelled pictures."""
