"""The queries of a session, to go back and forth in."""

from __future__ import annotations

from core.queries import Query

_MOST = 200


class History:
    """Queries in the order in which they were asked, and which of them is current."""

    def __init__(self) -> None:
        self._queries = [Query()]
        self._place = 0

    @property
    def current(self) -> Query:
        return self._queries[self._place]

    @property
    def can_go_back(self) -> bool:
        return self._place > 0

    @property
    def can_go_on(self) -> bool:
        return self._place < len(self._queries) - 1

    def push(self, query: Query) -> None:
        """Make `query` current; what lay ahead is dropped. The same query again changes nothing."""
        if query == self.current:
            return
        self._queries = [*self._queries[: self._place + 1], query][-_MOST:]
        self._place = len(self._queries) - 1

    def go(self, step: int) -> bool:
        """Move by `step`; says whether there was a query there."""
        place = self._place + step
        if not 0 <= place < len(self._queries):
            return False
        self._place = place
        return True

    def clear(self) -> None:
        """Forget all queries."""
        self._queries = [Query()]
        self._place = 0
