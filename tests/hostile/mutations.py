"""Seeded damage to files: what chance does to bytes, and what somebody would do on purpose."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from typing import Literal

_PNG = b"\x89PNG\r\n\x1a\n"
#: Lengths, counts and offsets stand mostly at the beginning.
_HEAD_BYTES = 160
_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 1 << 24, 0x7FFFFFFF, 0xFFFFFFFF)
_LONGEST_SLICE = 4096


def mutated(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """`data` after one to three kinds of damage; `other` is what splices take their ends from.

    The checksums of half of the PNG files are made right again: decoders look no further else.
    """
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 3))):
        rng.choice(_KINDS)(found, other, rng)
    is_mended = rng.random() < 0.5
    return _with_checksums(bytes(found)) if is_mended and found.startswith(_PNG) else bytes(found)


def _place(found: bytearray, rng: random.Random) -> int:
    """A place in the file, every other time one near its beginning."""
    n = len(found) if rng.random() < 0.5 else min(len(found), _HEAD_BYTES)
    return rng.randrange(max(n, 1))


def _flip(found: bytearray, _other: bytes, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 2, 8, 40)) if found else 0):
        found[_place(found, rng) % len(found)] ^= 1 << rng.randrange(8)


def _scribble(found: bytearray, _other: bytes, rng: random.Random) -> None:
    at = _place(found, rng)
    length = rng.choice((1, 4, 16, 64))
    found[at : at + length] = rng.randbytes(len(found[at : at + length]))


def _cut(found: bytearray, _other: bytes, rng: random.Random) -> None:
    del found[_place(found, rng) :]


def _drop(found: bytearray, _other: bytes, rng: random.Random) -> None:
    at = _place(found, rng)
    del found[at : at + rng.randrange(1, _LONGEST_SLICE)]


def _double(found: bytearray, _other: bytes, rng: random.Random) -> None:
    """A piece is there again, once or many times."""
    at = _place(found, rng)
    piece = found[at : at + rng.randrange(1, 512)]
    found[at:at] = piece * rng.choice((1, 1, 2, 50))


def _splice(found: bytearray, other: bytes, rng: random.Random) -> None:
    found[_place(found, rng) :] = other[rng.randrange(max(len(other), 1)) :]


def _number(found: bytearray, _other: bytes, rng: random.Random) -> None:
    """A number that somebody counts with becomes another."""
    size = rng.choice((1, 2, 4, 4, 8))
    number = rng.choice(_NUMBERS) if rng.random() < 0.7 else rng.getrandbits(8 * size)
    at = _place(found, rng) // size * size if rng.random() < 0.5 else _place(found, rng)
    byte_order: Literal["big", "little"] = rng.choice(("big", "little"))
    packed = (number % (1 << 8 * size)).to_bytes(size, byte_order)
    found[at : at + size] = packed[: len(found[at : at + size])]


_KINDS: tuple[Callable[[bytearray, bytes, random.Random], None], ...] = (
    *(_flip, _scribble, _cut, _drop, _double, _splice),
    *(_number, _number, _number),
)


def _with_checksums(png: bytes) -> bytes:
    out, at = bytearray(_PNG), len(_PNG)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        body = png[at + 4 : at + 8 + length]
        out += png[at : at + 4] + body + struct.pack(">I", zlib.crc32(body))
        at += 12 + length
    return bytes(out + png[at:])
