"""Makes pictures from elsewhere, and regions of any picture, the session's query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot

from core.asking.known_files import split_known
from core.queries import Picture, Query, QueryItem
from core.region import Region
from core.workers.tasks import Source
from gui.outside import Awaited, Outside

if TYPE_CHECKING:
    from gui.session import Session

_NOTHING = Query()


class Bringing(QObject):
    """Reads what is brought to `session`, and asks by it when it has been read."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._awaited = Awaited()
        self._outside = Outside(session.library, session.searching, self)
        self._outside.waiting.connect(session.set_waiting)
        self._outside.failed.connect(session.said)
        self._outside.read.connect(self._on_read)

    def ask_files(self, paths: Sequence[bytes], before: Query = _NOTHING) -> None:
        """Make these files the query, whether they lie in the folder or not, after `before`."""
        inside, outside = split_known(self._session.listing, paths)
        new = [QueryItem(file_id) for file_id in inside if file_id not in before.file_ids]
        query = Query((*before.items, *new))
        if not outside:
            self._session.ask(query)
            return
        self._awaited = Awaited(before=query)
        self._outside.read_files(outside)

    def ask_data(self, data: bytes, name: str, before: Query = _NOTHING) -> None:
        """Make an encoded picture the query, after `before`."""
        self._awaited = Awaited(before=before)
        self._outside.read_data(data, name)

    def ask_address(self, address: QUrl, before: Query = _NOTHING) -> None:
        """Fetch a picture and make it the query, after `before`."""
        self._awaited = Awaited(before=before)
        self._outside.fetch(address)

    def ask_region(
        self,
        place: int,
        name: str,
        path: bytes,
        region: Region | None,
        before: Query | None = None,
    ) -> None:
        """Let only a region of item number `place` of the query (or of `before`, which becomes
        the query) count; None: all of it again.

        `path` is where the item lies if it is a file of the folder.
        """
        query = before or self._session.query
        item = query.items[place]
        if region is None and item.file_id:
            self._session.ask(query.with_picture(place, None))
            return
        picture = item.picture
        if item.file_id or picture is None:
            source = Source(path, True, region)
        else:
            source = Source(picture.source, picture.is_path, region)
        self._awaited = Awaited(before=query, place=place)
        self._outside.read_sources([(name, source)])

    def forget(self) -> None:
        """What is still being fetched or read is not wanted any more."""
        self._outside.forget()

    def close(self) -> None:
        """End what is being fetched."""
        self._outside.close()

    @Slot(list)
    def _on_read(self, pictures: list[Picture]) -> None:
        awaited, self._awaited = self._awaited, Awaited()
        query = awaited.filled(pictures)
        if not query.is_empty and query != self._session.query:
            self._session.ask(query)
        elif not self._session.query.is_empty:
            self._session.ask_again()  # its ranking made room for the pictures that were awaited
