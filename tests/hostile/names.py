"""Names of files that do something to whoever shows them without care."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import draw_picture

#: What would be carried out by a terminal, a window or a spreadsheet.
NAMES = (
    b"two\nlines.jpg",
    b"bell\x07 red\x1b[31m \x1b]0;title\x07.jpg",
    "turned\u202egpj.exe.jpg".encode(),
    "left\u2066to\u2069right\u200f.jpg".encode(),
    "👨\u200d👩\u200d👧 family 🏳\ufe0f.jpg".encode(),
    b"<b>bold<img src=x onerror=alert(1)>.jpg",
    b"&lt;script&gt;.jpg",
    b"'quote' \"double\" `tick` $(id).jpg",
    b"=1+1, -2, @SUM.jpg",
    b"not utf8 \xff\xfe\x9b31m.jpg",
    b"--help.jpg",
    b"%s {detail} {0} \\n.jpg",
    b" spaces  around .jpg",
    b"x" * 251 + b".jpg",
    "ß".encode() * 125 + b"y.jpg",
)


def draw_all(folder: Path) -> list[bytes]:
    """A different picture under each of the names; the paths, of those that can be here."""
    folder.mkdir(parents=True)
    paths = []
    for number, name in enumerate(NAMES):
        path = os.path.join(os.fsencode(folder), name)
        drawn = draw_picture(folder / "drawn.jpg", seed=number)
        os.rename(os.fsencode(drawn), path)
        paths.append(path)
    return paths
