"""Ways in which a stored file may be damaged."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

Harm = Callable[[Path, random.Random], None]


def cut_off(path: Path, rng: random.Random) -> None:
    """It ends too early."""
    os.truncate(path, rng.randrange(max(path.stat().st_size, 1)))


def flip_bits(path: Path, rng: random.Random) -> None:
    """One to eight bits are others."""
    data = bytearray(path.read_bytes())
    for _ in range(rng.randint(1, 8)):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def flip_a_bit_silently(path: Path, rng: random.Random) -> None:
    """A bit is another, and the time of the file tells nothing of it."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def wipe_a_part(path: Path, rng: random.Random) -> None:
    """A page is zeros, as after a power cut."""
    with path.open("r+b") as file:
        start = rng.randrange(path.stat().st_size // 4096 + 1) * 4096
        n_bytes = min(4096, path.stat().st_size - start)
        file.seek(start)
        file.write(bytes(max(n_bytes, 0)))


def lengthen(path: Path, rng: random.Random) -> None:
    """Something follows its end."""
    with path.open("ab") as file:
        file.write(rng.randbytes(rng.randint(1, 10_000)))


def empty(path: Path, _rng: random.Random) -> None:
    """It is there, and nothing is in it."""
    path.write_bytes(b"")


def fill_with_noise(path: Path, rng: random.Random) -> None:
    """It is something else altogether."""
    path.write_bytes(rng.randbytes(path.stat().st_size + 1))


def delete(path: Path, _rng: random.Random) -> None:
    """It is gone."""
    path.unlink()


def put_a_folder_there(path: Path, _rng: random.Random) -> None:
    """It can be neither read nor written, also by those who may do everything."""
    path.unlink()
    path.mkdir()


HARMS: tuple[Harm, ...] = (
    cut_off,
    flip_bits,
    flip_a_bit_silently,
    wipe_a_part,
    lengthen,
    empty,
    fill_with_noise,
    delete,
    put_a_folder_there,
)
