"""Likewise without a window: scan, decode, embed, store, index, search. Nothing here imports Qt."""
