"""Questions are generators, so that whoever asks several can take turns between them.

A question yields None where others may go first, and a `Future` where it waits for a worker; its
return value is the answer.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

Question = Generator[Future[Any] | None, None, T]


def answer(question: Question[T]) -> T:
    """The answer to a question, worked out here and now."""
    while True:
        try:
            waited_for = next(question)
        except StopIteration as end:
            result: T = end.value
            return result
        if waited_for is not None:
            waited_for.exception()  # only waits: the question itself looks at what came of it
