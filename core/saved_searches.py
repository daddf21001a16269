"""Searches that are kept under a name: their pictures, and in what way these shall be alike.

A picture is named by its content, and what it looks like is kept too: so a search can be asked in
any folder, and when the picture itself is gone. All lie in one JSON file.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from core.errors import LikewiseError
from core.queries import Picture, Query, QueryItem
from core.records import Listing
from core.region import Region
from core.store.committed import write_error
from core.store.store import Store
from core.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """One picture of a search. `content` is its digest in hex, "" for one from outside; `proxy`
    what counts of it, JPEG in base64; `region` that part, left, top, width and height."""

    name: str
    content: str
    proxy: str
    region: tuple[float, float, float, float] | None
    weight: float
    is_negative: bool


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search; `key` names the condition."""

    name: str
    key: str
    pictures: tuple[SavedPicture, ...]


def load_searches(path: Path) -> list[SavedSearch]:
    """The searches that were kept, by name; none where there is no file.

    Raises "searches_unreadable" where it makes no sense.
    """
    try:
        found = [_search(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise LikewiseError("searches_unreadable", file=os.fspath(path)) from error
    return sorted(found, key=lambda one: one.name.casefold())


def keep_search(path: Path, search: SavedSearch) -> None:
    """Keep a search, in place of one of the same name."""
    others = [one for one in load_searches(path) if one.name != search.name]
    _write(path, [*others, search])


def remove_search(path: Path, name: str) -> None:
    """Forget a search."""
    _write(path, [one for one in load_searches(path) if one.name != name])


def saved_search(store: Store, name: str, query: Query, key: str) -> SavedSearch:
    """A query as it is kept. Raises "not_indexed" where a picture of it has not been read."""
    pictures = tuple(_saved_picture(store, item) for item in query.items)
    return SavedSearch(name, key, pictures)


def query_of(store: Store, listing: Listing, search: SavedSearch) -> Query:
    """The query that was kept; pictures that lie in the folder are files of it again."""
    return Query(tuple(_item(store, listing, picture) for picture in search.pictures))


def _write(path: Path, searches: Sequence[SavedSearch]) -> None:
    try:
        write_whole(path, json.dumps([asdict(one) for one in searches]).encode())
    except OSError as error:
        raise write_error(path, error) from error


def _saved_picture(store: Store, item: QueryItem) -> SavedPicture:
    name, content, proxy = "", "", b""
    record = store.files.record(item.file_id) if item.file_id else None
    if record is not None and record.image_id:
        name = os.fsdecode(os.path.basename(record.path))
        content = store.images.contents_of([record.image_id])[0].hex()
        proxy = store.proxies.read(record.image_id) or b""
    if item.picture is not None:
        name, proxy = item.picture.name, item.picture.proxy
    if not proxy:
        raise LikewiseError("not_indexed")
    region = item.region
    box = None if region is None else (region.left, region.top, region.width, region.height)
    kept = base64.b64encode(proxy).decode()
    return SavedPicture(name, content, kept, box, item.weight, item.is_negative)


def _item(store: Store, listing: Listing, saved: SavedPicture) -> QueryItem:
    row = _row_of(store, listing, saved.content)
    file_id = 0 if row is None else int(listing.file_ids[row])
    region = None if saved.region is None else Region(*saved.region)
    picture = None
    if row is not None and region is not None:
        proxy = base64.b64decode(saved.proxy)
        picture = Picture(saved.name, listing.paths[row], True, proxy, region)
    elif row is None:
        # What is kept is no more than the part that counted: here it is a picture of its own.
        proxy = base64.b64decode(saved.proxy)
        picture = Picture(saved.name, proxy, False, proxy)
    return QueryItem(file_id, picture, saved.weight, saved.is_negative)


def _row_of(store: Store, listing: Listing, content: str) -> int | None:
    image_id = store.images.id_of(bytes.fromhex(content)) if content else None
    rows = np.flatnonzero(listing.image_ids == (image_id or -1))
    return int(rows[0]) if len(rows) else None


def _search(stored: dict[str, object]) -> SavedSearch:
    pictures = stored["pictures"]
    if not isinstance(pictures, list):
        raise TypeError("a search has a list of pictures")
    return SavedSearch(
        str(stored["name"]), str(stored["key"]), tuple(_picture(**one) for one in pictures)
    )


def _picture(
    name: str,
    content: str,
    proxy: str,
    region: Sequence[float] | None,
    weight: float,
    is_negative: bool,
) -> SavedPicture:
    """Checked: somebody may have changed the file. Raises `ValueError` and `TypeError`."""
    bytes.fromhex(content)
    base64.b64decode(proxy, validate=True)
    box = None
    if region is not None:
        left, top, width, height = (float(number) for number in region)
        box = (left, top, width, height)
        if not Region(*box).is_sound:
            raise ValueError("no part of a picture")
    if not 0 < float(weight) < float("inf"):
        raise ValueError("no weight")
    return SavedPicture(str(name), content, proxy, box, float(weight), bool(is_negative))
