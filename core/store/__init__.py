"""The library on disk: files, images, proxies and vectors. Knows no pixels and no networks."""
