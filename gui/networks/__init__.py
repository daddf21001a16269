"""Networks in the window: fetching weights with consent, and adding a network's layer."""
