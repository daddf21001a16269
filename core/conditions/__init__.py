"""Conditions: ways of looking, each a transformer from image to vector. Knows no files."""
