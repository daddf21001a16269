"""Favourites and tags: kept by content, taken back, and told to other programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from core.errors import LikewiseError
from core.library import Library
from core.marking.changes import apply, clean_tag, mark
from core.marking.sidecars import Naming, write_sidecar
from core.store.marks import FAVOURITE
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, index

_DARKTABLE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:darktable="http://darktable.sf.net/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmp:Rating="2" darktable:xmp_version="5">
   <dc:subject><rdf:Bag><rdf:li>sea</rdf:li></rdf:Bag></dc:subject>
   <darktable:history><rdf:Seq><rdf:li darktable:operation="exposure"/></rdf:Seq>
   </darktable:history>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>"""


def subjects(path: Path) -> list[str]:
    names = {"dc": "http://purl.org/dc/elements/1.1/"}
    names["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return [item.text for item in etree.parse(path).iterfind(".//dc:subject/rdf:Bag/*", names)]


def test_marks_stay_through_moves_and_indexing_anew(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = tmp_path / "pictures"
    for number in range(3):
        draw_picture(folder / f"{number}.jpg", seed=number)
    index(library, folder, pool)
    with library.open_store() as store:
        ids = store.files.image_ids(os.fsencode(folder))
        mark(store, ids[:2], give=["sea", FAVOURITE])
        change = mark(store, ids[1:], give=["Land", "sea"], take=[FAVOURITE])
        assert change.n_images == 2
        after = {ids[0]: {"sea", FAVOURITE}, ids[1]: {"sea", "Land"}, ids[2]: {"sea", "Land"}}
        assert store.marks.of_images().of == after
        assert store.marks.of_images().used == {"Land", "sea", FAVOURITE}
        assert mark(store, ids, give=["sea"]).n_images == 0
        apply(store, change.reverse)
        assert store.marks.of_images().of == {i: {"sea", FAVOURITE} for i in ids[:2]}
        (folder / "0.jpg").rename(folder / "moved.jpg")
        store.remember_folder(os.fsencode(folder))
        store.forget_folder(os.fsencode(folder))
        assert store.marks.of_images().of == {}
        index(library, folder, pool)
        assert len(store.marks.of_images().of) == 2


@pytest.mark.parametrize(
    ("typed", "kept"), [("  a  b ", "a b"), ("two\nlines", "two lines"), (" \t", "")]
)
def test_tags_are_one_line(typed: str, kept: str) -> None:
    assert clean_tag(typed) == kept


def test_a_new_sidecar_is_named_as_wanted(tmp_path: Path) -> None:
    picture = os.fsencode(draw_picture(tmp_path / "a.jpg"))
    other = os.fsencode(draw_picture(tmp_path / "b.jpg"))
    by_name = write_sidecar(picture, ["sea", "<&>", FAVOURITE], Naming.WHOLE_NAME)
    by_stem = write_sidecar(other, ["sea"], Naming.STEM)
    assert (by_name.name, by_stem.name) == ("a.jpg.xmp", "b.xmp")
    assert subjects(by_name) == ["<&>", "sea"]
    assert b'Rating="5"' in by_name.read_bytes()
    assert b"Rating" not in by_stem.read_bytes()
    assert by_name.read_bytes().startswith(b"<?xpacket")


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    picture = os.fsencode(draw_picture(tmp_path / "a.jpg"))
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(_DARKTABLE)
    sidecar.chmod(0o600)
    assert write_sidecar(picture, ["land", "sea", FAVOURITE], Naming.WHOLE_NAME) == sidecar
    text = sidecar.read_text()
    assert subjects(sidecar) == ["sea", "land"]
    for kept in ('xmp:Rating="2"', "made by hand", 'darktable:operation="exposure"', "x:xmptk"):
        assert kept in text
    assert sidecar.stat().st_mode & 0o777 == 0o600
    before = sidecar.stat()
    write_sidecar(picture, ["land"], Naming.WHOLE_NAME)
    assert (sidecar.stat().st_ino, sidecar.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


@pytest.mark.parametrize(
    "strange",
    [
        "",
        "no xml",
        "<a/>",
        _DARKTABLE[:300],
        '<!DOCTYPE a [<!ENTITY b "c">]>' + _DARKTABLE.partition("?>")[2],
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">' + _DARKTABLE.partition("?>")[2],
    ],
)
def test_what_cannot_be_read_is_left_alone(tmp_path: Path, strange: str) -> None:
    picture = os.fsencode(draw_picture(tmp_path / "a.jpg"))
    sidecar = tmp_path / "a.jpg.xmp"
    sidecar.write_text(strange)
    with pytest.raises(LikewiseError, match="stays as it is"):
        write_sidecar(picture, ["sea"], Naming.STEM)
    assert sidecar.read_text() == strange
    assert len(list(tmp_path.iterdir())) == 2
