"""Which files come next: few at first and few at the end, so that no worker waits."""

from __future__ import annotations

from core.embedding.file_queue import FileQueue
from core.records import FileRecord

N_FILES, N_SHARES, MOST = 300, 4, 8


def queue_of(n_files: int) -> FileQueue:
    return FileQueue(FileRecord(i, b"%d.jpg" % i, None, 1, 1) for i in range(1, n_files + 1))


def sizes_read(files: FileQueue) -> tuple[list[int], list[int]]:
    """How many files each task hashes, and how many each reads, until none is left."""
    hashed, read = [], []
    while files.n_unread or files.has_hashed:
        if batch := files.next_unread():
            hashed.append(len(batch))
            files.queue_hashed([(file, b"digest") for file in batch])
        read.append(len(files.next_hashed(MOST, N_SHARES)))
    return hashed, read


def test_few_files_are_hashed_before_the_first_is_read() -> None:
    hashed, read = sizes_read(queue_of(N_FILES))
    assert hashed[:6] == [4, 8, 16, 32, 64, 64]
    assert sum(hashed) == sum(read) == N_FILES


def test_the_last_files_are_shared_out_among_the_workers() -> None:
    _, read = sizes_read(queue_of(N_FILES))
    assert max(read) == MOST
    assert read[-4:] == [1, 1, 1, 1]
    assert sum(size == MOST for size in read) > N_FILES / MOST * 0.8
    _, few = sizes_read(queue_of(8))
    assert max(few) == 2


def test_a_single_file_is_a_task_of_its_own() -> None:
    assert sizes_read(queue_of(1)) == ([1], [1])
