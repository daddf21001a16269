"""The window: everything that is seen and clicked. What it shows is worked out in `core`."""
