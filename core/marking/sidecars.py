"""Sidecars (XMP) that tell other programs the tags of a picture; written only when asked for.

A sidecar that is there is read and gets what it lacks: everything else in it stays. One that
cannot be read safely is left alone. Tags are `dc:subject`, which digiKam, darktable, Bridge and
Lightroom share; a favourite gets `xmp:Rating` 5 where there is no rating yet.

Source: XMP Specification Part 1 (ISO 16684-1:2019), sections 7 and 8.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from enum import Enum
from pathlib import Path

from lxml import etree

from core.errors import LikewiseError
from core.store.marks import FAVOURITE, is_collection, is_tag
from core.whole_files import write_whole

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_DESCRIPTION, _BAG, _ITEM = f"{{{_RDF}}}Description", f"{{{_RDF}}}Bag", f"{{{_RDF}}}li"
_ABOUT, _SUBJECT, _RATING = f"{{{_RDF}}}about", f"{{{_DC}}}subject", f"{{{_XMP}}}Rating"
_EMPTY = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    b'</x:xmpmeta><?xpacket end="w"?>'
)
_BEST_RATING = "5"
#: No program writes longer ones.
_MOST_BYTES = 16 * 2**20


class Naming(str, Enum):
    """What a new sidecar is called: NAME.EXT.xmp, which belongs to one file only, as darktable and
    digiKam have it, or NAME.xmp, as Adobe's programs do."""

    WHOLE_NAME = "whole_name"
    STEM = "stem"


def told_marks(marks: Collection[str]) -> frozenset[str]:
    """Those of some marks that a sidecar tells: collections are Likewise's own."""
    return frozenset(mark for mark in marks if not is_collection(mark))


def write_sidecar(picture: bytes, marks: Collection[str], naming: Naming) -> Path:
    """Put marks of a picture into its sidecar, and return where that is.

    Raises "sidecar_unreadable" where the one that is there cannot be merged, and `OSError`.
    """
    path = sidecar_of(picture, naming)
    before = _read(path)
    tree = _parsed(_EMPTY if before is None else before, path)
    if _add(tree, marks) or before is None:
        data = etree.tostring(tree, encoding="UTF-8", xml_declaration=False, pretty_print=True)
        mode = None if before is None else path.stat().st_mode & 0o7777
        write_whole(path, data)
        if mode is not None:
            path.chmod(mode)
    return path


def sidecar_of(picture: bytes, naming: Naming) -> Path:
    """Where the sidecar of a picture lies: one that is there, else as `naming` says."""
    path = Path(os.fsdecode(picture))
    by_name, by_stem = path.with_name(path.name + ".xmp"), path.with_suffix(".xmp")
    if by_name.exists():
        return by_name
    return by_stem if naming is Naming.STEM or by_stem.exists() else by_name


def _read(path: Path) -> bytes | None:
    """What a sidecar holds, also where it is a link; None where there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    if len(data) > _MOST_BYTES:
        raise LikewiseError("sidecar_unreadable", file=path.name, detail="it is too large")
    return data


def _parsed(data: bytes, path: Path) -> etree._ElementTree:
    """The tree of a sidecar. Nothing that it names is looked up, and no entity is put in."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LikewiseError("sidecar_unreadable", file=path.name, detail=str(error)) from error
    tree = root.getroottree()
    if tree.docinfo.doctype:
        raise LikewiseError("sidecar_unreadable", file=path.name, detail="it has a DOCTYPE")
    if tree.find(f".//{{{_RDF}}}RDF") is None and root.tag != f"{{{_RDF}}}RDF":
        raise LikewiseError("sidecar_unreadable", file=path.name, detail="it is no XMP")
    return tree


def _add(tree: etree._ElementTree, marks: Collection[str]) -> bool:
    """Put in what is lacking; says whether anything was."""
    root = tree.getroot()
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f".//{{{_RDF}}}RDF")
    assert rdf is not None
    found = {item.text for item in rdf.iterfind(f".//{_SUBJECT}//{_ITEM}")}
    lacking = sorted(mark for mark in marks if is_tag(mark) and mark not in found)
    if lacking:
        bag = _bag(rdf)
        for tag in lacking:
            etree.SubElement(bag, _ITEM).text = tag
    is_unrated = FAVOURITE in marks and not _is_rated(rdf)
    if is_unrated:
        _description(rdf).set(_RATING, _BEST_RATING)
    return bool(lacking) or is_unrated


def _is_rated(rdf: etree._Element) -> bool:
    is_attribute = any(one.get(_RATING) is not None for one in rdf.iter(_DESCRIPTION))
    return is_attribute or rdf.find(f".//{_RATING}") is not None


def _bag(rdf: etree._Element) -> etree._Element:
    """The list of tags, made where there is none."""
    subject = rdf.find(f"{_DESCRIPTION}/{_SUBJECT}")
    if subject is None:
        subject = etree.SubElement(_description(rdf), _SUBJECT, nsmap={"dc": _DC})
    return subject[0] if len(subject) else etree.SubElement(subject, _BAG)


def _description(rdf: etree._Element) -> etree._Element:
    found = rdf.find(_DESCRIPTION)
    if found is None:
        found = etree.SubElement(rdf, _DESCRIPTION, {_ABOUT: ""}, nsmap={"xmp": _XMP, "dc": _DC})
    return found
