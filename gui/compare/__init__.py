"""Comparing: one query under several conditions, pictures with each other, and what they share."""
