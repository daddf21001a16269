"""Noticing what happens in a folder while it is open."""
