"""A monkey that uses the real window at random, and what watches it meanwhile.

`python -m tests.stress.soaking N_ACTIONS SEED FOLDER` lets it loose. What it wants to do depends on
the seed and the number of the action alone; what comes of it also on how far the window is then.
"""
