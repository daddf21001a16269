"""Nearest vectors: exact cosine and Annoy. Takes arrays, knows neither images nor the store."""
