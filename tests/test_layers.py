"""What may not be loaded by whom, seen in fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def modules_under(folder: str) -> list[str]:
    """Every module of a package, by name."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def loaded_after_importing(modules: list[str], tmp_path: Path) -> set[str]:
    """The top-level packages that a fresh process has loaded then."""
    lines = [*(f"import {module}" for module in modules)]
    lines += ["import sys", "print(*{name.partition('.')[0] for name in sys.modules})"]
    script = tmp_path / "imports.py"
    script.write_text("\n".join(lines), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_core_loads_no_qt(tmp_path: Path) -> None:
    modules = modules_under("core")
    assert len(modules) > 25
    loaded = loaded_after_importing(modules, tmp_path)
    assert "torch" in loaded  # so it was all of the core
    assert not {"PySide6", "gui"} & loaded


def test_the_window_and_the_program_load_no_torch(tmp_path: Path) -> None:
    loaded = loaded_after_importing(["main", *modules_under("gui")], tmp_path)
    assert "PySide6" in loaded
    assert not {"torch", "torchvision"} & loaded


def test_the_library_and_all_its_jobs_load_no_torch(tmp_path: Path) -> None:
    loaded = loaded_after_importing(["core.library", "core.cli.commands"], tmp_path)
    assert not {"torch", "torchvision"} & loaded


@pytest.mark.parametrize("module", ["main", "core.cli.arguments"])
def test_help_and_mistakes_wait_for_nothing_slow(module: str, tmp_path: Path) -> None:
    loaded = loaded_after_importing([module], tmp_path)
    assert not {"numpy", "PIL", "torch", "PySide6", "annoy"} & loaded
