"""Indexing that is killed: what is stored is whole, and the rest is made up for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.kill import try_kills
from tests.conftest import draw_folder


@pytest.mark.skipif(os.name == "nt", reason="uses process groups")
def test_kills_while_indexing_lose_and_spoil_nothing(tmp_path: Path) -> None:
    folder = draw_folder(tmp_path / "pictures", n_seeds=8)
    n_running = 0
    for seed in range(11, 16):
        outcome = try_kills(folder, tmp_path / f"work {seed}", 3, "colour", seed)
        assert outcome.n_files >= 120
        assert outcome.n_wrong == 0
        assert outcome.least_cosine > 0.9999
        n_running += sum(moment.was_running for moment in outcome.moments)
        if n_running:
            break  # on a busy machine a run may end before the moment that was drawn for it
    assert n_running
