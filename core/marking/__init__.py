"""Favourites and tags: what a person keeps of pictures, and sidecars that tell others."""
