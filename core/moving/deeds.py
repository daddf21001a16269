"""Carries pictures to a folder or into the trash, one after the other, and takes that back.

What belongs to a picture (see `core.moving.beside`) goes along with it and is named as it is. A
picture that cannot be carried stays as it is, is told with the reason, and the rest goes on.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress, Report
from core.moving import disk
from core.moving.beside import Beside
from core.moving.following import Following, follow
from core.moving.records import Carried, Deed, Kind, Refused, Undone
from core.moving.trash import found_in_trash, note_of
from core.store.store import Store

#: What `Progress` calls the stages.
_STAGES = {Kind.MOVE: "moving", Kind.COPY: "copying", Kind.TRASH: "trashing"}
_REPORT_EVERY_S = 0.05
#: Disks stamp files by clocks that may be so far behind.
_CLOCK_S = 2.0


def carry(
    store: Store,
    kind: Kind,
    paths: Sequence[bytes],
    folder: bytes,
    report: Report,
    control: Control,
) -> Deed:
    """Move, copy or trash the pictures at `paths`; `folder`, made where it is missing, is where
    to. Where `control` is cancelled, what was done until then is told.

    Raises "carry_failed" where the folder cannot be made.
    """
    if kind is Kind.TRASH:
        return _Carrying(store, kind, b"", paths, report, control).run()
    try:
        made = disk.make_folders(folder)
    except OSError as error:
        raise said(error, folder) from error
    deed = _Carrying(store, kind, folder, paths, report, control).run(made)
    if not deed.carried:
        _unmake(made)
    return deed


def undo(store: Store, deed: Deed, report: Report, control: Control) -> Undone:
    """Take back a deed, the last file first: what was moved goes back to where it was, copies go
    into the trash, and what is in the trash comes back. Nothing is written over meanwhile."""
    return _Undoing(store, deed, report, control).run()


def said(error: OSError, path: bytes) -> LikewiseError:
    """What to tell a person about a file that stays as it is."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LikewiseError("disk_full", folder=os.fsdecode(os.path.dirname(path)))
    if error.errno == errno.ENOENT and not os.path.lexists(path):
        return LikewiseError("vanished")
    return LikewiseError("carry_failed", detail=error.strerror or type(error).__name__)


class _Steps:
    """Tells how far a deed is, now and then, and stops it where somebody asks for that."""

    def __init__(self, stage: str, total: int, report: Report, control: Control) -> None:
        self._stage, self._total = stage, total
        self._report, self._control = report, control
        self._next_s = 0.0
        self.done = 0

    def __call__(self) -> None:
        if self._control.is_cancelled:
            raise Cancelled
        self.tell()

    def tell(self) -> None:
        """Go on, whoever may want to stop."""
        if time.monotonic() >= self._next_s:
            self._next_s = time.monotonic() + _REPORT_EVERY_S
            with suppress(Cancelled):
                self._report(Progress(self._stage, self.done, self._total))


class _Carrying:
    """One deed while it is done."""

    def __init__(
        self,
        store: Store,
        kind: Kind,
        folder: bytes,
        paths: Sequence[bytes],
        report: Report,
        control: Control,
    ) -> None:
        self._kind, self._folder, self._paths = kind, folder, paths
        self._step = _Steps(_STAGES[kind], len(paths), report, control)
        self._following = Following(store)
        self._beside = Beside(paths)
        self._carried: list[Carried] = []
        self._refused: list[Refused] = []

    def run(self, made: tuple[bytes, ...] = ()) -> Deed:
        since_s = time.time() - _CLOCK_S
        is_whole = True
        try:
            for path in self._paths:
                self._step()
                self._try(self._carry_picture, path)
                self._step.done += 1
        except Cancelled:
            is_whole = False
        carried = tuple(self._carried)
        if self._kind is Kind.TRASH:
            carried = _with_places(carried, since_s)
        return Deed(self._kind, self._folder, carried, tuple(self._refused), made, is_whole)

    def _try(self, work: Callable[[bytes], None], path: bytes) -> None:
        try:
            work(path)
        except LikewiseError as error:
            self._refused.append(Refused(path, error))
        except OSError as error:
            self._refused.append(Refused(path, said(error, path)))

    def _carry_picture(self, picture: bytes) -> None:
        beside = self._beside.files_of(picture)
        if self._kind is Kind.TRASH:
            self._trash(picture)
            for path in beside:
                self._try(partial(self._trash, belongs_to=picture), path)
            return
        if self._kind is Kind.MOVE and _is_in(picture, self._folder):
            raise LikewiseError("already_there")
        stem = self._bring_picture(picture, beside)
        for path in beside:
            target = self._target(path, picture, stem)
            self._try(partial(self._bring, target=target, belongs_to=picture), path)

    def _bring_picture(self, picture: bytes, beside: Sequence[bytes]) -> bytes:
        """Under its name, or where that is taken, with a number that none of the files beside it
        finds taken either; returns the stem of its new name."""
        old = _stem(picture)
        number = 1
        while True:
            stem = old if number == 1 else old + f" ({number})".encode()
            targets = [self._target(path, picture, stem) for path in (picture, *beside)]
            number += 1
            if any(map(os.path.lexists, targets)):
                continue
            try:
                self._bring(picture, targets[0])
            except FileExistsError:
                continue  # somebody else was quicker
            return stem

    def _target(self, path: bytes, picture: bytes, stem: bytes) -> bytes:
        """Where a file goes that begins with the stem of a picture, whatever follows it."""
        return os.path.join(self._folder, stem + os.path.basename(path)[len(_stem(picture)) :])

    def _bring(self, source: bytes, target: bytes, belongs_to: bytes = b"") -> None:
        image_id = self._following.image_at(source)
        step = self._step.tell if belongs_to else self._step  # what belongs together stays so
        if self._kind is Kind.MOVE:
            disk.move_file(source, target, step)
            follow(partial(self._following.moved, source, target, image_id))
        else:
            disk.copy_file(source, target, step)
            follow(partial(self._following.appeared, target, image_id))
        self._carried.append(Carried(source, target, image_id, belongs_to))

    def _trash(self, path: bytes, belongs_to: bytes = b"") -> None:
        image_id = self._following.image_at(path)
        disk.trash_file(path)
        follow(partial(self._following.gone, path))
        self._carried.append(Carried(path, b"", image_id, belongs_to))


class _Undoing:
    """One deed while it is taken back."""

    def __init__(self, store: Store, deed: Deed, report: Report, control: Control) -> None:
        self._deed = deed
        self._step = _Steps("undoing", len(deed.carried), report, control)
        self._following = Following(store)

    def run(self) -> Undone:
        refused, rest = [], None
        try:
            for one in reversed(self._deed.carried):
                self._step()
                try:
                    self._take_back(one)
                except LikewiseError as error:
                    refused.append(Refused(one.target or one.source, error))
                except OSError as error:
                    refused.append(Refused(one.target or one.source, said(error, one.target)))
                self._step.done += 1
        except Cancelled:
            n_left = len(self._deed.carried) - self._step.done
            rest = replace(self._deed, carried=self._deed.carried[:n_left])
        if rest is None and not refused:
            _unmake(self._deed.made)
        return Undone(self._deed, self._step.done - len(refused), tuple(refused), rest)

    def _take_back(self, one: Carried) -> None:
        if self._deed.kind is Kind.COPY:
            disk.trash_file(one.target)
            follow(partial(self._following.gone, one.target))
            return
        disk.make_folders(os.path.dirname(one.source))
        try:
            self._bring_back(one)
        except FileExistsError as error:
            raise LikewiseError("place_taken", file=os.fsdecode(one.source)) from error

    def _bring_back(self, one: Carried) -> None:
        if self._deed.kind is Kind.MOVE:
            disk.move_file(one.target, one.source, self._step)
            follow(partial(self._following.moved, one.target, one.source, one.image_id))
        elif not one.target:
            raise LikewiseError("trash_by_hand")
        elif not os.path.lexists(one.target):
            raise LikewiseError("trash_emptied")
        else:
            disk.restore_file(one.target, note_of(one.target), one.source, self._step)
            follow(partial(self._following.appeared, one.source, one.image_id))


def _with_places(carried: tuple[Carried, ...], since_s: float) -> tuple[Carried, ...]:
    """With where files lie in the trash, so far as that can be found out."""
    found = found_in_trash([one.source for one in carried], since_s)
    return tuple(replace(one, target=found.get(one.source, b"")) for one in carried)


def _unmake(made: Sequence[bytes]) -> None:
    for folder in reversed(made):
        disk.remove_empty_folder(folder)


def _stem(path: bytes) -> bytes:
    return os.path.splitext(os.path.basename(path))[0]


def _is_in(path: bytes, folder: bytes) -> bool:
    return os.path.realpath(os.path.dirname(path)) == os.path.realpath(folder)
