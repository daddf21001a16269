"""What every run of Likewise has to keep to, said once: by its trace, and by what lies there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.promises.judge import changes_in, changes_outside, hidden, talks
from tests.promises.trace import Call

#: Where other parts may write: pipes and semaphores of the system; caches of compiled code beside
#: the code that is compiled (Python, numba); what matplotlib and Qt know of fonts and windows.
_OF_THE_SYSTEM = (Path("/dev"), Path("/proc"))
_OF_OTHERS = (
    ".cache/matplotlib",
    ".config/matplotlib",
    ".cache/fontconfig",
    ".config/QtProject.conf",
)
_CODE_CACHE = "__pycache__"


def check(calls: Iterable[Call], pictures: Iterable[Path]) -> None:
    """Nothing was changed in the folders of pictures, nobody spoken to, and nothing hidden."""
    seen = list(calls)
    for folder in pictures:
        assert not (found := changes_in(seen, folder)), _listed(found)
    assert not (said := talks(seen)), _listed(said)
    assert not (unseen := hidden(seen)), _listed(unseen)


def check_places(calls: Iterable[Call], scratch: Path, own: Iterable[Path]) -> None:
    """All that was written lies in one of `own`, or is known to come from other parts.

    `scratch` is that of the run: it holds the home folder, and the one for temporary files.
    """
    home = scratch / "home"
    others = [home, home / ".cache", home / ".config", *(home / name for name in _OF_OTHERS)]
    known = [*own, scratch / "tmp", *_OF_THE_SYSTEM]
    strange = [
        change
        for change in changes_outside(calls, known)
        if _CODE_CACHE not in Path(change.path).parts
        and not any(_is_at(Path(change.path), place) for place in others)
    ]
    assert not strange, _listed(strange)


def _is_at(path: Path, place: Path) -> bool:
    is_bare = place.name in ("home", ".cache", ".config")  # made where it is not there
    return path == place if is_bare else path == place or place in path.parents


def _listed(found: Iterable[object]) -> str:
    return "\n".join(str(one) for one in found)
