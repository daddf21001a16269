"""Worker processes: the only place where images are decoded and torch is loaded."""
