"""Pretrained networks: which there are, their layers, where their weights come from."""
