"""What is new, changed, moved and gone among the files of a folder, and noting that.

A file that lies elsewhere now is the same file: it keeps its id, and is not read again. It is told
by its number on its disk, size and time, all three.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from core.errors import LikewiseError
from core.images.scan import device_number
from core.records import FoundFile, KnownFile, Refreshed
from core.store.files import folder_bounds
from core.store.store import Store


class Differences:
    """Compares what a scan meets with the files `known` before, by path.

    `is_touched` says that something has happened at each of the paths, so that a failed file is
    worth another try, and another file of the same size and time is told apart. `is_retrying`
    says whether files that failed for a passing reason are.
    """

    def __init__(
        self,
        store: Store,
        known: dict[bytes, KnownFile],
        is_touched: bool = False,
        is_retrying: bool = True,
    ) -> None:
        self._store = store
        self._is_touched = is_touched
        self._is_retrying = is_retrying
        #: What was known and has not been met.
        self.unmet = dict(known)
        self.n_found = 0
        self._n_changed = 0
        self._unreadable: list[bytes] = []
        # Disks that have got another number since, as they do when a computer starts.
        self._renumbered: set[tuple[int, int]] = set()
        self._device_at: dict[bytes, int | None] = {}

    def take_in(self, chunk: Sequence[FoundFile]) -> None:
        """Note what was met, in one transaction."""
        self.n_found += len(chunk)
        with self._store.transaction():
            new = [file for file in chunk if not self._is_settled(file)]
            self._store.files.add(new, is_anew=self._is_touched)
        self._n_changed += len(new)

    def _is_settled(self, file: FoundFile) -> bool:
        """Whether no more is to be done about a file: it is as it was, or has been moved."""
        if file.problem is not None and file.problem.code == "folder_unreadable":
            self._unreadable.append(file.path)
        before = self.unmet.pop(file.path, None)
        if before is not None and self._is_same(file, before):
            self._note_place(file, before)
            return True
        return file.problem is None and self._is_moved(file)

    def _is_same(self, file: FoundFile, before: KnownFile) -> bool:
        if (file.size_bytes, file.mtime_ns) != (before.size_bytes, before.mtime_ns):
            return False
        if file.problem is not None:
            return before.failure == file.problem.to_json()
        if self._is_touched:
            is_other = 0 != before.inode != file.inode
            return before.failure is None and not is_other
        return not (self._is_retrying and before.is_worth_a_try)

    def _note_place(self, file: FoundFile, before: KnownFile) -> None:
        if (file.inode, file.device) == (before.inode, before.device):
            return
        self._store.files.note_places([file])
        if file.inode == before.inode:
            self._renumbered.add((before.device, file.device))

    def _is_moved(self, file: FoundFile) -> bool:
        """Carry over what is known of the same file at another path, where there is something."""
        for before in self._store.files.at_inode(file):
            # What was left out may be read where it lies now, and is looked at anew.
            if not before.is_worth_a_try and not os.path.lexists(before.path):
                self._store.files.move(before.file_id, file)
                self.unmet.pop(before.path, None)
                self._n_changed += 1
                return True
        return False

    # What was not met

    def unreachable(self, vanished: Iterable[KnownFile]) -> list[KnownFile]:
        """Those of the files which may still be where they were: nobody can look there now."""
        return [file for file in vanished if self._is_unreachable(file)]

    def _is_unreachable(self, file: KnownFile) -> bool:
        if any(low <= file.path < high for low, high in map(folder_bounds, self._unreadable)):
            return True
        device = self._device_of(os.path.dirname(file.path))
        if device is None:
            return True
        is_other = file.device not in (0, device)
        return is_other and (file.device, device) not in self._renumbered

    def _device_of(self, folder: bytes) -> int | None:
        """The disk of a folder, or of what is left of the way to it; None where that is a link
        to what is not there now."""
        if folder not in self._device_at:
            try:
                found: int | None = device_number(os.stat(folder).st_dev)
            except OSError:
                above = os.path.dirname(folder)
                is_end = os.path.islink(folder) or above == folder
                found = None if is_end else self._device_of(above)
            self._device_at[folder] = found
        return self._device_at[folder]

    def finish(self, vanished: Sequence[KnownFile], missing: Sequence[KnownFile]) -> Refreshed:
        """Forget those files that have vanished and are not just missing."""
        kept = {file.file_id for file in missing}
        gone = [file for file in vanished if file.file_id not in kept]
        if gone:
            with self._store.transaction():
                self._store.files.remove(gone)
        self._n_changed += len(gone)
        return self.summary(len(missing))

    def summary(self, n_missing: int, trouble: LikewiseError | None = None) -> Refreshed:
        """What has been found out so far."""
        return Refreshed(self.n_found, self._n_changed, n_missing, trouble)
