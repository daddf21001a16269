"""Explicit conditions: taught by labels or examples."""
