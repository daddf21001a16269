"""Nothing that is written for people goes over a picture, whatever name they type."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.figure import Figure

from core.errors import LikewiseError
from core.maps.figure_file import figure_bytes
from core.reports.writing import write_whole
from tests.conftest import draw_picture


@pytest.mark.parametrize("name", ["cat.jpg", "cat.png", "cat.csv"])
def test_a_picture_stays_whatever_its_name_is(tmp_path: Path, name: str) -> None:
    picture = draw_picture(tmp_path / "picture.jpg").rename(tmp_path / name)
    before = picture.read_bytes()
    with pytest.raises(LikewiseError, match="is a picture and stays as it is"):
        write_whole(b"path,label\n", picture)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert picture.read_bytes() == before


def test_a_raw_picture_stays_too(tmp_path: Path) -> None:
    for number, head in enumerate((b"FUJIFILMCCD-RAW 0201", b"IIRO\x08", b"\0\0\0\x18ftypcrx ")):
        picture = tmp_path / f"{number}.csv"
        picture.write_bytes(head + bytes(100))
        with pytest.raises(LikewiseError, match="is a picture"):
            write_whole(b"path,label\n", picture)


def test_what_likewise_has_drawn_is_drawn_anew_and_other_files_are_written_over(
    tmp_path: Path,
) -> None:
    drawn, table = tmp_path / "map.png", tmp_path / "table.csv"
    for side in (2, 3):
        data = figure_bytes(Figure(figsize=(side, side)), "png")
        write_whole(data, drawn)
        assert drawn.read_bytes() == data
    for text in (b"a\n", b"b\n"):
        write_whole(text, table)
        assert table.read_bytes() == text
