"""What a person has moved, copied or trashed is all that is touched; under strace."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.conftest import ROOT, draw_folder
from tests.promises.judge import changes_in, fingerprint, hidden, talks
from tests.promises.tracer import Tracer


def test_only_what_a_person_names_is_touched_and_comes_back(tmp_path: Path, tracer: Tracer) -> None:
    folder = draw_folder(tmp_path / "pictures")
    data, scratch = tmp_path / "library", tmp_path / "scratch"
    before = _files(folder)
    command = [sys.executable, "-m", "tests.promises.moving_session", data, folder]
    done, calls = tracer.run(command, scratch, ROOT)
    assert done.returncode == 0, done.stderr.decode()
    assert _files(folder) == before
    tracer.require()
    touched = {Path(change.path) for change in changes_in(calls, folder)}
    named = {
        folder / name for name in ("red/disc 1.jpg", "blue/disc 1 (2).jpg", "blue/disc 2 (2).jpg")
    } | {folder / "green/disc 1.jpg"}
    others = {path for path in touched if not _is_our_own(path)}
    assert others == named
    assert not talks(calls)
    assert not hidden(calls)


def _is_our_own(path: Path) -> bool:
    """A copy before it has its name."""
    return re.fullmatch(r"\.likewise-[0-9a-f]{16}\.partial", path.name) is not None


def _files(folder: Path) -> dict[str, object]:
    """The fingerprint of files; those of folders change when something goes and comes back."""
    return {name: state for name, state in fingerprint(folder).items() if "." in name[1:]}
