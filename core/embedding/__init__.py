"""Bringing the images of a folder to their vectors."""
