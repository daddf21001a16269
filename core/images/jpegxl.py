"""JPEG XL, for which Pillow needs a plug-in: the extra `jxl`.

The plug-in decodes a picture as soon as it is opened, so what size it claims to have is read here,
from the first bytes (ISO/IEC 18181-1, SizeHeader; 18181-2, boxes).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache

_CODESTREAM = b"\xff\x0a"
_CONTAINER = b"\x00\x00\x00\x0cJXL \x0d\x0a\x87\x0a"
#: More boxes than this do not come before the picture.
_MOST_BOXES = 64
#: Width by height, as the header names usual ones.
_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}


@cache
def can_read_jxl() -> bool:
    """Whether the plug-in is installed; then Pillow knows of it from here on."""
    if importlib.util.find_spec("pillow_jxl") is None:
        return False
    from pillow_jxl import JpegXLImagePlugin

    # Pictures are decoded side by side already.
    JpegXLImagePlugin.DECODE_THREADS = 0
    return True


def is_jxl(data: bytes) -> bool:
    """Whether a file begins as JPEG XL does, as the plug-in sees it."""
    return data.startswith((_CODESTREAM, _CONTAINER)) or data[4:7] == b"JXL"


def claimed_pixels(data: bytes) -> int:
    """How many pixels a file says that it has; 0 where it does not say."""
    start = 0 if data.startswith(_CODESTREAM) else _codestream(data)
    if start < 0 or data[start : start + 2] != _CODESTREAM:
        return 0
    bits = int.from_bytes(data[start + 2 : start + 14], "little")

    def take(n_bits: int) -> int:
        nonlocal bits
        taken, bits = bits & ((1 << n_bits) - 1), bits >> n_bits
        return taken

    is_small = take(1) == 1
    height = _side(take, is_small)
    ratio = take(3)
    if ratio:
        wide, high = _RATIOS[ratio]
        return height * (height * wide // high)
    return height * _side(take, is_small)


def _side(take: Callable[[int], int], is_small: bool) -> int:
    return 8 * (1 + take(5)) if is_small else 1 + take((9, 13, 18, 30)[take(2)])


def _codestream(data: bytes) -> int:
    """Where the picture begins in a file made of boxes; -1 where it has none."""
    at = 0
    for _ in range(_MOST_BOXES):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if kind == b"jxlc":
            return at + head
        if kind == b"jxlp":  # a part, after its number
            return at + head + 4
        if size < head:
            return -1
        at += size
    return -1
