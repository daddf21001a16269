"""How deeds are told: what is being done, what was done, and what an undo would take back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.jobs import Progress
from core.moving.records import Deed, Kind, Refused, Undone
from gui.messages import said_together, sentence, shown_count, shown_name, shown_pictures


def _tr(text: str) -> str:
    return QCoreApplication.translate("acting", text)


def progress_text(progress: Progress) -> str:
    """ "Moving 12 of 80"."""
    texts = {
        "moving": _tr("Moving {done} of {total}"),
        "copying": _tr("Copying {done} of {total}"),
        "trashing": _tr("Moving {done} of {total} to the trash"),
        "undoing": _tr("Taking back {done} of {total}"),
    }
    done, total = shown_count(progress.done), shown_count(progress.total)
    return texts[progress.stage].format(done=done, total=total)


def deed_name(deed: Deed) -> str:
    """What an entry of the menu calls a deed, after "Undo"."""
    texts = {
        Kind.MOVE: _tr("Moving {pictures}"),
        Kind.COPY: _tr("Copying {pictures}"),
        Kind.TRASH: _tr("Moving {pictures} to the Trash"),
    }
    return texts[deed.kind].format(pictures=shown_pictures(deed.n_pictures))


def deed_text(deed: Deed) -> str:
    """What was done and what was not, in a few sentences."""
    said = [] if deed.is_whole else [_tr("Stopped.")]
    if deed.carried:
        said.append(_done(deed))
    if deed.kind is Kind.TRASH and deed.carried and not deed.can_be_undone:
        said.append(_tr("They can be put back from there."))
    return said_together(*said, refusals_text(deed.refused))


def undone_text(undone: Undone) -> str:
    """What came of taking back a deed."""
    said = [] if undone.rest is None else [_tr("Stopped.")]
    if undone.n_files and undone.deed.kind is Kind.COPY:
        said.append(_tr("The copies are in the trash."))
    elif undone.n_files:
        said.append(_tr("Back where it was: {files}.").format(files=_files(undone.n_files)))
    return said_together(*said, refusals_text(undone.refused))


def sidecars_text(n_sidecars: int) -> str:
    """How many sidecars hold the tags of their pictures now; empty where none does."""
    if not n_sidecars:
        return ""
    if n_sidecars == 1:
        return _tr("1 sidecar holds the tags of its picture now.")
    return _tr("{n} sidecars hold the tags of their pictures now.").format(
        n=shown_count(n_sidecars)
    )


def _done(deed: Deed) -> str:
    texts = {
        Kind.MOVE: _tr("{pictures} moved to {folder}."),
        Kind.COPY: _tr("{pictures} copied to {folder}."),
        Kind.TRASH: _tr("{pictures} moved to the trash."),
    }
    pictures, folder = shown_pictures(deed.n_pictures), shown_name(deed.folder)
    done = texts[deed.kind].format(pictures=pictures, folder=folder)
    if not deed.n_beside:
        return done
    beside = _tr("{files} beside them as well.").format(files=_files(deed.n_beside))
    return said_together(done, beside)


def refusals_text(refused: tuple[Refused, ...]) -> str:
    """The first reason stands for all; a list shows the others."""
    if not refused:
        return ""
    reason = sentence(refused[0].reason)
    if len(refused) == 1:
        return f"{shown_name(refused[0].path)}: {reason}"
    text = _tr("{files} could not be handled, the first for this reason: {reason}")
    return text.format(files=_files(len(refused)), reason=reason)


def _files(n_files: int) -> str:
    if n_files == 1:
        return _tr("1 file")
    return _tr("{n} files").format(n=shown_count(n_files))
