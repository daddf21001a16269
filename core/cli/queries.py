"""The pictures and conditions that a command names, made into what can be asked."""

from __future__ import annotations

import os
from collections.abc import Sequence

from core.asking.desk import Desk, Way
from core.asking.known_files import split_known
from core.asking.question import answer
from core.asking.ranking import read_pictures
from core.cli.arguments import AskedPicture
from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.filtering.fields import Field
from core.filtering.records import Filter
from core.labels.records import Labels
from core.library import absolute
from core.queries import Picture, Query, QueryItem
from core.store.store import Store
from core.workers.tasks import Source


class CommandError(Exception):
    """A command cannot be carried out; the message is a sentence for the person."""


def check_files(paths: Sequence[str]) -> None:
    """Raise `CommandError` for the first path at which there is nothing."""
    for path in paths:
        full = absolute(path)
        if not os.path.exists(full):
            raise CommandError(f"{os.fsdecode(full)}: There is no such file.")


def asked_way(parts: Sequence[BlendPart] | None, usual: str) -> Way:
    """The condition that was asked for, or the blend where there are several."""
    if not parts:
        return usual
    return parts[0].key if len(parts) == 1 else Blend(tuple(parts))


def keys_of(way: Way) -> list[str]:
    """The conditions that a way of looking names."""
    return [part.key for part in way.parts] if isinstance(way, Blend) else [way]


def asked_query(desk: Desk, asked: Sequence[AskedPicture], keys: Sequence[str]) -> Query:
    """The query; files of the folder by their stored vectors, all else read now.

    Raises `CommandError` naming a picture that cannot be read.
    """
    return Query(tuple(_item(desk, picture, keys) for picture in asked))


def asked_filter(
    wanted: Sequence[tuple[Field, str]], labels: Labels | None, store: Store
) -> Filter:
    """The filter; of values of one field any will do."""
    asked = Filter(labels=labels, marks=store.marks.of_images())
    for field, value in wanted:
        asked = asked.with_values(field, (*asked.values(field), value))
    return asked.without_idle()


def read_picture(desk: Desk, path: bytes, keys: Sequence[str], source: Source) -> Picture:
    """A picture that is in no folder; raises `CommandError` where it can't be read."""
    (read,) = answer(read_pictures(desk, [(os.fsdecode(path), source)], keys))
    if isinstance(read, LikewiseError):
        raise CommandError(f"{os.fsdecode(path)}: {read}") from read
    return read


def _item(desk: Desk, asked: AskedPicture, keys: Sequence[str]) -> QueryItem:
    path = absolute(asked.path)
    file_ids, outside = split_known(desk.listing, [path])
    picture = None
    if outside or asked.region is not None:
        picture = read_picture(desk, path, keys, Source(path, True, asked.region))
    file_id = file_ids[0] if file_ids else 0
    return QueryItem(file_id, picture, asked.weight, asked.is_negative)
