"""A whole session in the real window, under strace."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, draw_folder
from tests.promises import window_session
from tests.promises.judge import changes, fingerprint
from tests.promises.judged import check, check_places
from tests.promises.tracer import Tracer


def test_a_session_changes_no_picture_and_speaks_to_nobody(
    tmp_path: Path, tracer: Tracer, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = draw_folder(tmp_path / "pictures")
    elsewhere = draw_folder(tmp_path / "elsewhere", n_seeds=1)
    out, own, scratch = tmp_path / "out", tmp_path / "own", tmp_path / "scratch"
    out.mkdir()
    monkeypatch.setenv(window_session.PICTURES, os.fspath(folder))
    monkeypatch.setenv(window_session.ELSEWHERE, os.fspath(elsewhere))
    monkeypatch.setenv(window_session.OUT, os.fspath(out))
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)
    before = fingerprint(folder), fingerprint(elsewhere)
    session, settings = ROOT / "tests/promises/window_session.py", ROOT / "pyproject.toml"
    words = ["-q", "-p", "no:cacheprovider", "--rootdir", ROOT, "-c", settings, "--basetemp", own]
    command = [sys.executable, "-m", "pytest", *words, session]
    done, calls = tracer.run(command, scratch, folder)
    assert done.returncode == 0, done.stdout.decode()
    assert (fingerprint(folder), fingerprint(elsewhere)) == before
    assert [path.name for path in out.iterdir()] == ["paint.likewise"]
    tracer.require()
    assert any(own in Path(change.path).parents for change in changes(calls))
    check(calls, [folder, elsewhere])
    check_places(calls, scratch, [own, out])
