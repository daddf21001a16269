"""From a folder to pixels: finding image files and decoding them. Knows no vectors and no store."""
