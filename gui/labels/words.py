"""How sources of labels, and what was found in them, are said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.jobs import Progress
from core.labels.reading import FEWEST
from core.labels.records import Found, LabelSource, SourceKind
from gui.messages import shown_count, shown_name, shown_pictures


def _tr(text: str) -> str:
    return QCoreApplication.translate("labels", text)


def source_name(source: LabelSource) -> str:
    """What a source is called in a list."""
    if source.kind is SourceKind.TABLE:
        return shown_name(source.path)
    if source.kind is SourceKind.GROUPS:
        return _tr("Groups: {name}").format(name=source.path)
    return _tr("Folder names")


def short_text(found: Found) -> str:
    """How many pictures have a label, in a line."""
    labelled, n_files = shown_count(found.n_labelled), shown_pictures(found.n_files)
    return _tr("{labelled} of {pictures} labelled").format(labelled=labelled, pictures=n_files)


def progress_text(progress: Progress) -> str:
    """How far reading is."""
    if progress.stage == "table" or progress.total <= 0:
        return _tr("Reading: {n} rows").format(n=shown_count(progress.done))
    done, total = shown_count(progress.done), shown_count(progress.total)
    return _tr("Finding pictures: {done} of {total} rows").format(done=done, total=total)


def found_text(found: Found) -> str:
    """What was found, in sentences; what has a list of its own is counted there."""
    said = [
        _tr("{labelled} of {pictures} have a label. Different labels: {n}.").format(
            labelled=shown_count(found.n_labelled),
            pictures=shown_pictures(found.n_files),
            n=shown_count(len(found.per_label) + len(found.too_few)),
        )
    ]
    if found.too_few:
        text = _tr("Left out when teaching: labels that fewer than {fewest} pictures have ({n}).")
        said.append(text.format(fewest=FEWEST, n=shown_count(len(found.too_few))))
    if found.n_empty:
        text = _tr("Rows with an empty label (also NA, NaN, null), left out: {n}.")
        said.append(text.format(n=shown_count(found.n_empty)))
    return "\n".join(said)


def copies_text(n_copies: int | None) -> str:
    """How many near copies there are; None where that cannot be told."""
    if n_copies is None:
        return _tr(
            "Near copies cannot be told yet: that takes all labelled pictures to be indexed under"
            " Colour and Layout."
        )
    if not n_copies:
        return _tr("No labelled picture is a near copy of another one.")
    return _tr(
        "Near copies of other labelled pictures: {n}. Teaching keeps copies together: none is"
        " learnt from while another one tests."
    ).format(n=shown_count(n_copies))
