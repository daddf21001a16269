"""The grid of thumbnails: what it shows, where each tile lies, how it is drawn and used."""
