"""What packages are made of: the desktop's files, icons, recipes. Nothing is built here."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PIL import Image

from core.conditions.taught_file import SUFFIX
from core.images.formats import image_extensions
from gui.app import DESKTOP_ID
from package import desktop, icons
from tests.test_setup import PROJECT, ROOT

VERSION = PROJECT["project"]["version"]
LINUX = ROOT / "package" / "linux"


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    """A desktop into which Likewise was put."""
    desktop.install(tmp_path / "share it", "/opt/my apps/$like%wise")
    return tmp_path / "share it"


def entry_of(prefix: Path) -> dict[str, str]:
    text = desktop.entry_path(prefix).read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def test_the_window_carries_the_name_of_its_desktop_entry() -> None:
    assert desktop.APP_ID == DESKTOP_ID


def test_the_entry_starts_the_program_wherever_it_lies(prefix: Path) -> None:
    assert entry_of(prefix)["Exec"] == '"/opt/my apps/\\\\$like%%wise" %F'
    assert "Exec=likewise %F" in desktop.entry_text("likewise")
    assert "Exec=/usr/bin/likewise %F" in desktop.entry_text("/usr/bin/likewise")


def test_every_icon_has_the_size_of_its_folder(prefix: Path) -> None:
    found = list((prefix / "share" / "icons" / "hicolor").rglob("*.png"))
    assert len(found) == len(desktop.SIZES_PX)
    for path in found:
        with Image.open(path) as picture:
            assert f"{picture.width}x{picture.height}" == path.parent.parent.name
    assert (prefix / "share/icons/hicolor/scalable/apps" / f"{DESKTOP_ID}.svg").is_file()


def test_open_with_is_offered_for_what_is_read(prefix: Path) -> None:
    types = set(entry_of(prefix)["MimeType"].rstrip(";").split(";"))
    assert {"inode/directory", "application/x-likewise-condition"} <= types
    endings = {"jpeg", "png", "webp", "tiff", "gif", "bmp", "heif", "heic", "avif", "jp2"}
    assert {f"image/{ending}" for ending in endings} <= types
    assert {f".{ending}".encode() for ending in endings} <= image_extensions()


def test_taught_conditions_are_a_type_of_file(prefix: Path) -> None:
    tree = ElementTree.parse(prefix / "share" / "mime" / "packages" / f"{DESKTOP_ID}.xml")
    globs = [glob.get("pattern") for glob in tree.findall(".//{*}glob")]
    assert globs == [f"*{SUFFIX}"]


def test_what_was_put_there_is_taken_away_again(prefix: Path) -> None:
    desktop.remove(prefix)
    assert not [path for path in prefix.rglob("*") if path.is_file()]


def test_the_newest_release_is_told_everywhere() -> None:
    tree = ElementTree.parse(LINUX / f"{DESKTOP_ID}.metainfo.xml")
    assert [one.get("version") for one in tree.iter("release")][0] == VERSION
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## ([\d.]+)", changes, re.MULTILINE)[0] == VERSION


@pytest.mark.parametrize(
    "words",
    [
        ["desktop-file-validate", str(LINUX / f"{DESKTOP_ID}.desktop")],
        ["appstreamcli", "validate", "--no-net", str(LINUX / f"{DESKTOP_ID}.metainfo.xml")],
    ],
    ids=lambda words: words[0],
)
def test_the_desktops_own_checks_pass(words: list[str]) -> None:
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_windows_and_macos_get_the_icon_in_all_sizes(tmp_path: Path) -> None:
    with Image.open(icons.write_ico(tmp_path / "a.ico")) as picture:
        assert {16, 32, 48, 256} <= {size[0] for size in picture.info["sizes"]}
    with Image.open(icons.write_icns(tmp_path / "a.icns")) as picture:
        assert {32, 128, 256, 512} <= {size[0] for size in picture.info["sizes"]}


def test_the_recipes_name_one_program() -> None:
    spec = (ROOT / "package" / "likewise.spec").read_text(encoding="utf-8")
    installer = (ROOT / "package" / "windows" / "likewise.iss").read_text(encoding="utf-8")
    flatpak = (ROOT / "package" / "flatpak" / f"{DESKTOP_ID}.yml").read_text(encoding="utf-8")
    assert f'bundle_identifier="{DESKTOP_ID}"' in spec
    assert f"AppId={DESKTOP_ID}" in installer
    assert f"id: {DESKTOP_ID}" in flatpak
