"""The files whose contents are not known yet, and which of them somebody waits for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from core.embedding.in_flight import HashedFile
from core.records import FileRecord, FileToRead

#: Files that are hashed in one task: few at first, so that the first ones are read soon.
_FIRST_HASH_BATCH, _HASH_BATCH = 4, 64


class FileQueue:
    """Files that wait to be hashed, and then to be read, in their order but for wishes.

    Visible files are on the screen and want a thumbnail soon; urgent ones are waited for with
    their vectors.
    """

    def __init__(self, records: Iterable[FileRecord]) -> None:
        self._unread: dict[int, FileToRead] = {}
        self._hashed: dict[int, HashedFile] = {}
        # Every file that was taken in, as it was then, also after its turn.
        self._taken_in: dict[int, FileToRead] = {}
        # Wishes that are not granted yet, by file id.
        self._visible: frozenset[int] = frozenset()
        self._urgent: set[int] = set()
        # Files that were read once more since their stored proxy was damaged.
        self._read_anew: set[int] = set()
        self._hash_batch = _FIRST_HASH_BATCH
        self.take_in(records)

    def take_in(self, records: Iterable[FileRecord]) -> int:
        """Have files wait to be hashed, but those that did before and are as they were; returns
        how many are new."""
        n_before = len(self._taken_in)
        for record in records:
            file = as_read(record)
            if self._taken_in.get(file.file_id) != file:
                self._taken_in[file.file_id] = self._unread[file.file_id] = file
                self._hashed.pop(file.file_id, None)
        return len(self._taken_in) - n_before

    def give_up(self, file: FileToRead) -> None:
        """A file cannot be read as it is; it may be taken in again."""
        if self._taken_in.get(file.file_id) == file:
            del self._taken_in[file.file_id]

    @property
    def n_unread(self) -> int:
        """How many files wait to be hashed."""
        return len(self._unread)

    @property
    def has_hashed(self) -> bool:
        """Whether files wait to be read."""
        return bool(self._hashed)

    def wish(self, visible: Iterable[int], urgent: Iterable[int]) -> None:
        """Remember who is waited for, until their turn comes; none visible changes nothing."""
        self._visible = frozenset(visible) or self._visible
        self._urgent.update(urgent)

    def is_urgent(self, file_id: int) -> bool:
        """Whether somebody waits for the file's vectors."""
        return file_id in self._urgent

    def take_hashed(self, file_ids: Iterable[int]) -> list[HashedFile]:
        """Those of some files that wait to be read."""
        return [self._hashed.pop(i) for i in file_ids if i in self._hashed]

    def take_unread(self, file_ids: Iterable[int]) -> list[FileToRead]:
        """Those of some files that wait to be hashed."""
        return [self._unread.pop(i) for i in file_ids if i in self._unread]

    def next_hashed(self, n_files: int, n_shares: int) -> list[HashedFile]:
        """Up to so many files that are to be read next.

        Towards the end no more than one of `n_shares` of what is left, so that those who read end
        at about the same time.
        """
        n_left = len(self._hashed) + len(self._unread)
        share = max(1, -(-n_left // n_shares))
        return self.take_hashed(list(islice(self._hashed, min(n_files, share))))

    def next_unread(self) -> list[FileToRead]:
        """A batch of files to be hashed next; [] also while enough are hashed already."""
        if len(self._hashed) >= 2 * _HASH_BATCH:
            return []
        batch = self.take_unread(list(islice(self._unread, self._hash_batch)))
        self._hash_batch = min(2 * self._hash_batch, _HASH_BATCH)
        return batch

    def queue_hashed(self, hashed: list[HashedFile]) -> tuple[list[HashedFile], list[HashedFile]]:
        """Have files wait to be read; returns instead those that are urgent, and visible."""
        urgent = [pair for pair in hashed if pair[0].file_id in self._urgent]
        visible = [pair for pair in hashed if pair[0].file_id in self._visible - self._urgent]
        wished = self._urgent | self._visible
        self._hashed.update((p[0].file_id, p) for p in hashed if p[0].file_id not in wished)
        return urgent, visible

    def read_anew(self, record: FileRecord) -> bool:
        """Start anew with a file, unless that has been done before; says whether it is done."""
        if record.file_id in self._read_anew:
            return False
        self._read_anew.add(record.file_id)
        file = as_read(record)
        self._taken_in[file.file_id] = self._unread[file.file_id] = file
        return True


def as_read(record: FileRecord) -> FileToRead:
    """A file as it is known now."""
    return FileToRead(record.file_id, record.path, record.size_bytes, record.mtime_ns)
