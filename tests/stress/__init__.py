"""The heavy tests of `make stress`: each module with `TOTAL` and `run_one` is a part.

`run_one(number, scratch)` does the test `number` of 0 to `TOTAL - 1` in the empty folder `scratch`.
What it does depends on nothing but the number, and it raises an AssertionError with a telling
sentence where something is wrong. Sentences keep to one line; `make test` runs a few numbers.
"""
