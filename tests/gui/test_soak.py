"""Random use of the real window leaves nothing behind; `make stress` does it for much longer."""

from __future__ import annotations

from pathlib import Path

from tests.stress.soak import memory_mb, soak


def test_random_use_of_the_window_leaves_nothing_behind(tmp_path: Path) -> None:
    said = soak(n_actions=150, seed=1, folder=tmp_path)
    assert memory_mb(said, 150) > 0
