"""Set-up, packaging and what travels with the program; nothing here installs anything."""

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from scripts import setup

if sys.version_info >= (3, 11):
    import tomllib
else:
    # pytest itself needs it there
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "resources" / "icons"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN_ICON = "likewise.svg"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def repaired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose half-made environment was replaced by an empty one."""
    root = tmp_path_factory.mktemp("environment") / "check out"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").symlink_to(root / "uninstalled")
    (root / ".venv" / "leftover").write_text("")
    (root / "pyproject.toml").write_text("[project]\n")
    setup.make_venv(root / ".venv")
    return root


# --- the stamp ------------------------------------------------------------------------------------


def test_without_a_stamp_nothing_is_fresh(checkout: Path) -> None:
    assert setup.read_stamp(checkout / ".venv") is None
    assert setup.read_stamp(checkout / "nowhere") is None
    assert not setup.is_fresh(None, setup.stamp_for(checkout, []))


def test_a_written_stamp_is_fresh(checkout: Path) -> None:
    setup.write_stamp(checkout / ".venv", setup.stamp_for(checkout, ["test"]))

    found = setup.read_stamp(checkout / ".venv")

    assert setup.is_fresh(found, setup.stamp_for(checkout, ["test"]))
    assert setup.is_fresh(found, setup.stamp_for(checkout, []))
    assert not setup.is_fresh(found, setup.stamp_for(checkout, ["bench"]))
    assert os.listdir(checkout / ".venv") == [setup.STAMP_NAME]


def test_a_change_of_the_project_makes_the_stamp_stale(checkout: Path) -> None:
    setup.write_stamp(checkout / ".venv", setup.stamp_for(checkout, []))
    (checkout / "pyproject.toml").write_text("[project]\nname = 'other'\n")

    assert not setup.is_fresh(setup.read_stamp(checkout / ".venv"), setup.stamp_for(checkout, []))


def test_a_moved_checkout_makes_the_stamp_stale(checkout: Path) -> None:
    setup.write_stamp(checkout / ".venv", setup.stamp_for(checkout, []))
    moved = checkout.with_name(checkout.name + " moved")
    checkout.rename(moved)

    assert not setup.is_fresh(setup.read_stamp(moved / ".venv"), setup.stamp_for(moved, []))


@pytest.mark.parametrize(
    "content",
    ["", "{", "null", "[]", '{"project": "x"}', '{"project": 1, "root": "", "extras": 3}'],
)
def test_a_damaged_stamp_counts_as_none(checkout: Path, content: str) -> None:
    (checkout / ".venv" / setup.STAMP_NAME).write_text(content)

    assert setup.read_stamp(checkout / ".venv") is None


# --- the environment ------------------------------------------------------------------------------


def test_a_half_made_environment_is_replaced(repaired: Path) -> None:
    assert setup.is_usable(repaired / ".venv")
    assert not (repaired / ".venv" / "leftover").exists()


def test_half_made_environments_are_noticed(tmp_path: Path) -> None:
    no_python = tmp_path / "no python"
    no_python.mkdir()
    dangling = tmp_path / "dangling"
    (dangling / "bin").mkdir(parents=True)
    (dangling / "bin" / "python").symlink_to(tmp_path / "uninstalled")
    not_a_program = tmp_path / "not a program"
    (not_a_program / "bin").mkdir(parents=True)
    (not_a_program / "bin" / "python").write_text("")
    # What an interrupted `python -m venv` leaves: a Python, but no pip and no pyvenv.cfg.
    interrupted = tmp_path / "interrupted"
    (interrupted / "bin").mkdir(parents=True)
    (interrupted / "bin" / "python").symlink_to(sys.executable)

    for venv in (tmp_path / "none", no_python, dangling, not_a_program, interrupted):
        assert not setup.is_usable(venv), venv.name


def test_a_damaged_install_is_noticed(repaired: Path) -> None:
    python = setup.venv_python(repaired / ".venv")

    assert setup.import_failure(python, ["json", "sqlite3"]) == ""
    assert "no_such_package" in setup.import_failure(python, ["json", "no_such_package"])


#: What every computer has: the others, with a condition behind `;`, Likewise can do without.
EVERYWHERE = [one for one in PROJECT["project"]["dependencies"] if ";" not in one]


@pytest.mark.parametrize("dependency", EVERYWHERE)
def test_every_dependency_is_imported_after_the_install(dependency: str) -> None:
    files = importlib.metadata.files(re.split(r"[<>=!~ ]", dependency)[0]) or []

    assert {file.parts[0].removesuffix(".py") for file in files} & {
        name.split(".")[0] for name in setup.IMPORTED
    }


def test_a_set_up_checkout_is_left_alone(repaired: Path) -> None:
    """A second run neither installs nor writes anything."""
    setup.write_stamp(repaired / ".venv", setup.stamp_for(repaired, ["test"]))
    before = {path: path.stat().st_mtime_ns for path in repaired.rglob("*")}

    setup.set_up(repaired, [], headless=True)

    assert {path: path.stat().st_mtime_ns for path in repaired.rglob("*")} == before


# --- the system -----------------------------------------------------------------------------------


@pytest.fixture
def fonts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "fonts" / "truetype" / "some"
    folder.mkdir(parents=True)
    (folder / "Some.TTF").write_bytes(b"")
    return [tmp_path / "not there", tmp_path / "fonts"]


def test_nothing_is_missing_where_all_loads(fonts: list[Path]) -> None:
    missing = setup.find_missing(lambda file: True, fonts)

    assert missing.packages == []
    setup.require(missing)


def test_missing_libraries_are_told_apart_and_named(fonts: list[Path]) -> None:
    absent = {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0"}

    missing = setup.find_missing(lambda file: file not in absent, fonts)

    assert setup.packages_of(missing.essential) == ["libegl1", "libglib2.0-0"]
    assert setup.packages_of(missing.window) == ["libxcb-cursor0"]
    with pytest.raises(setup.SetupError, match=" libegl1 libglib2.0-0 libxcb-cursor0(\n|$)"):
        setup.require(missing)


def test_what_only_a_window_needs_stops_nothing(fonts: list[Path]) -> None:
    missing = setup.find_missing(lambda file: "xcb" not in file, fonts)

    assert missing.window
    setup.require(missing)


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    missing = setup.find_missing(lambda file: True, [tmp_path])

    assert setup.packages_of(missing.window) == ["fonts-dejavu-core"]


def test_a_library_that_is_not_there_can_not_be_loaded() -> None:
    assert not setup.can_load("libLikewiseHasNoSuchLibrary.so.7")


@pytest.mark.skipif(sys.platform != "linux", reason="library names of Linux")
def test_a_library_that_is_there_can_be_loaded() -> None:
    assert setup.can_load("libc.so.6")


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_named(absent: str) -> None:
    packages = setup.venv_packages(lambda name: name != absent)

    assert packages == (f"python3.{sys.version_info.minor}-venv",)
    with pytest.raises(setup.SetupError, match=packages[0]):
        setup.require(setup.Missing(python=packages))


@pytest.mark.skipif(sys.platform != "linux", reason="strace is a program of Linux")
def test_what_only_tests_need_is_looked_for_with_the_tests_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # where there is no program at all

    assert setup.missing_here(python=False, tools=False).tools == ()
    missing = setup.missing_here(python=False, tools=True)
    assert missing.tools == ("strace",)
    assert "strace" in missing.packages
    assert "strace" in setup.advice(setup.Missing(tools=missing.tools))
    setup.require(setup.Missing(tools=missing.tools))

    (tmp_path / "strace").touch(mode=0o755)
    assert setup.missing_here(python=False, tools=True).tools == ()


# --- packaging ------------------------------------------------------------------------------------


def test_every_package_on_disk_is_shipped() -> None:
    on_disk = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for top in ("core", "gui", "resources")
        for init in (ROOT / top).rglob("__init__.py")
    }

    assert set(PROJECT["tool"]["setuptools"]["packages"]) == on_disk


def test_every_folder_of_code_is_a_package() -> None:
    folders = {file.parent for top in ("core", "gui") for file in (ROOT / top).rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_every_resource_is_shipped() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["resources"]
    folder = ROOT / "resources"
    shipped = {path for pattern in patterns for path in folder.glob(pattern)}
    files = {
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc", ".ts"} and path.name != ".DS_Store"
    }

    assert sorted(files - shipped) == []


def test_licence_files_are_there() -> None:
    for pattern in PROJECT["project"]["license-files"]:
        assert list(ROOT.glob(pattern)), pattern


# --- icons ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("icon", sorted(path.name for path in ICONS.glob("*.svg")))
def test_icon_can_be_recoloured_and_drawn(icon: str) -> None:
    text = (ICONS / icon).read_text(encoding="utf-8")
    drawing = ElementTree.fromstring(text)

    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(drawing) > 0
    if icon == OWN_ICON:
        return
    assert drawing.get("stroke") == "currentColor"
    assert drawing.get("viewBox") == "0 0 24 24"


def test_own_icon_comes_in_every_size() -> None:
    from PySide6.QtGui import QImage

    from scripts import render_icons

    for size in render_icons.SIZES:
        image = QImage(str(ICONS / f"likewise-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
        assert image.pixelColor(0, 0).alpha() == 0


# --- make -----------------------------------------------------------------------------------------

needs_make = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with the real Makefile, where set-up and program write down how they were called."""
    folder = tmp_path / "check out"
    (folder / "scripts").mkdir(parents=True)
    (folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "scripts" / "setup.py").write_text("")
    (folder / "main.py").write_text(
        "import json, os, sys\n"
        "seen = {'arguments': sys.argv[1:], 'folder': os.environ.get('LIKEWISE_FOLDER')}\n"
        "open('seen.json', 'w').write(json.dumps(seen))\n"
    )
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return folder


def make_run(folder: Path, *words: str) -> dict[str, object]:
    # A make around the tests must not hand its own flags to this one.
    passed_on = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "FOLDER", "LIKEWISE_FOLDER"}
    environment = {name: value for name, value in os.environ.items() if name not in passed_on}
    command = ["make", "run", f"PYTHON={sys.executable}", *words]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    seen: dict[str, object] = json.loads((folder / "seen.json").read_text())
    return seen


@needs_make
@pytest.mark.parametrize(
    "name",
    [
        "a b'c",
        'say "cheese"',
        "$HOME",
        "$(HOME)",
        "a$(b",
        "`id`",
        "-n",
        "~/Pictures",
        "back\\slash",
        "a#b",
        "semi;colon & more | *",
        "Fotos für später",
    ],
)
def test_make_hands_the_folder_over_as_typed(made: Path, name: str) -> None:
    assert make_run(made, f"FOLDER={name}") == {"arguments": [], "folder": name}


@needs_make
def test_make_without_a_folder_opens_the_sample_gallery(made: Path) -> None:
    assert make_run(made)["arguments"] == ["--sample-gallery"]
