"""The guide: its example works as it stands there, and its links and pictures are there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
_BLOCK = re.compile(r'```python title="([^"]+)"\n(.*?)```', re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture
def extended(tmp_path: Path) -> Path:
    """A copy of Likewise that was changed as the page says."""
    copy = tmp_path / "likewise"
    shutil.copytree(ROOT / "core", copy / "core", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", copy)
    page = (DOCS / "add-a-condition.md").read_text(encoding="utf-8")
    blocks = dict(_BLOCK.findall(page))
    (copy / "core/conditions/tone.py").write_text(blocks["core/conditions/tone.py"])
    for name, before in (
        ("core/workers/bench.py", "_FORMULAS = {\n"),
        ("core/conditions/builtin.py", "BUILT_IN: tuple[Definition, ...] = (\n"),
    ):
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (copy / name).write_text(text.replace(before, before + blocks[name]), encoding="utf-8")
    return copy


def draw_greys(folder: Path) -> None:
    """Dark and light pictures, each with a disc somewhere."""
    folder.mkdir()
    for number in range(6):
        for name, grey in (("dark", 40), ("light", 210)):
            image = Image.new("RGB", (120, 90), (grey, grey, grey))
            at = 8 + 9 * number
            disc = (at, at, at + 20, at + 20)
            ImageDraw.Draw(image).ellipse(disc, (grey + 20 + 3 * number, grey, grey))
            image.save(folder / f"{name} {number}.png")


def test_a_condition_is_added_as_the_page_says(extended: Path, tmp_path: Path) -> None:
    draw_greys(tmp_path / "greys")
    command = [sys.executable, str(extended / "main.py"), "--data-dir", str(tmp_path / "library")]
    query = str(tmp_path / "greys" / "dark 0.png")
    words = ["search", str(tmp_path / "greys"), "--query", query, "--condition", "tone", "--json"]
    done = subprocess.run(
        [*command, *words],
        env={**os.environ, "PYTHONPATH": str(extended)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    hits = json.loads(done.stdout)["results"]
    assert [Path(hit["path"]).name.split()[0] for hit in hits] == ["dark"] * 5 + ["light"] * 6


def test_what_it_explains_adds_up(extended: Path) -> None:
    code = (
        "from PIL import Image\n"
        "from core.conditions.tone import ToneTransformer\n"
        "a = Image.linear_gradient('L').convert('RGB'); b = Image.radial_gradient('L')\n"
        "why = ToneTransformer().explain(a, b.convert('RGB'))\n"
        "assert 0.5 < why.score < 1\n"
        "for heat in (why.first, why.second):\n"
        "    assert abs(heat.shares.sum() - why.score) < 1e-4\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=extended, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_links_and_pictures_of_a_page_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [one for one in _LINK.findall(text) if not one.startswith(("http", "mailto"))]
    assert [one for one in targets if not (page.parent / one).exists()] == []


def test_every_page_is_in_the_site_and_every_picture_in_a_page() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert set(re.findall(r": ([\w-]+\.md)$", navigation, re.MULTILINE)) == {
        page.name for page in PAGES
    }
    texts = navigation + "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = {path.name for path in (DOCS / "pictures").iterdir()}
    assert {name for name in pictures if f"pictures/{name}" not in texts} == set()
