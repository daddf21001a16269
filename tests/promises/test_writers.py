"""Which modules write, rename or delete files at all, and which speak to other machines or start
other programs: those named here, each with a reason, and no others.

A picture's path goes into none of these calls. Whoever adds a module here has to say what it
writes; what moves pictures because a person wants that belongs into one module of its own.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache

import pytest

from tests.conftest import ROOT

#: Module -> what it writes, renames or deletes.
WRITERS = {
    # the library
    "core/library.py": "the data folder; indexes of a folder that is forgotten",
    "core/settings.py": "settings.json, set aside where it is damaged",
    "core/whole_files.py": "settings, own conditions, taught files, and the folder of a lesson",
    "core/store/claims.py": "lock files of processes that index, in the folder claims",
    "core/store/committed.py": "packs of proxies and vector files",
    "core/store/connection.py": "a mark beside library.sqlite",
    "core/store/database.py": "library.sqlite and its copies from before a migration",
    "core/store/mending.py": "library.sqlite and its mark",
    "core/store/salvage.py": "a copy of library.sqlite",
    "core/store/store.py": "folders of the library; packs and vector files that nothing names",
    "core/conditions/catalogue.py": "files of conditions that a person takes away",
    "core/conditions/engine.py": "engine.json",
    "core/conditions/taught_file.py": "KEY.likewise of a condition that a person taught",
    "core/networks/bringing.py": "the folder of weights",
    "core/networks/download.py": "the folder of weights",
    "core/networks/files.py": "the folder of weights",
    "core/networks/weights.py": "the folder of weights",
    "core/teaching/loop.py": "the folder of a lesson",
    "core/teaching/orders.py": "the folder of a lesson",
    "core/teaching/pictures.py": "the folder of a lesson",
    "core/teaching/teach.py": "the folder of a lesson",
    "gui/app.py": "likewise.log",
    "gui/networks/weights_dialog.py": "makes the folder of weights before it is shown",
    "gui/acting/open_with.py": "window.ini",
    "gui/labels/memory.py": "window.ini",
    "gui/quality/quality.py": "window.ini",
    "gui/teaching/teaching.py": "window.ini",
    "gui/window_memory.py": "window.ini",
    # the cache
    "core/index/building.py": "search indexes",
    "core/maps/cache.py": "maps that were made before",
    "core/search.py": "makes the folder of search indexes",
    # the desktop's, if a person wants that
    "core/images/desktop_thumbnails.py": "thumbnails for file managers, in ~/.cache/thumbnails",
    # where a person says, and never over a picture
    "core/exporting/fiftyone.py": "a folder for FiftyOne, before it gets its name",
    "core/exporting/projector.py": "a folder for the Embedding Projector, before it gets its name",
    "core/exporting/sheet.py": "a contact sheet, before it gets its name",
    "core/exporting/tables.py": "a table, before it gets its name",
    "core/exporting/vectors.py": "vectors, before they get their name",
    "core/exporting/writing.py": "gives an export its name, in place of an earlier one at most",
    "core/exchange.py": "a taught condition that is given out",
    "core/reports/writing.py": "reports, maps and tables",
    "gui/screenless.py": "likewise.png, never among pictures",
    # pictures, where a person asks for it, and no other module does
    "core/moving/disk.py": "moves, copies and trashes pictures, over no file",
    "core/marking/sidecars.py": "sidecars beside pictures, where a person asks for them",
    # nowhere
    "core/index/annoy_index.py": "the table of an index, in memory",
    "core/images/decode.py": "a proxy, in memory",
    "core/maps/figure_file.py": "a figure, in memory",
    "core/reports/page.py": "a small picture, in memory",
    "gui/drops.py": "pixels that were dropped, in memory",
    "gui/by_hand/grouping.py": "renames a notion, which is a row of the library",
}

#: Module -> what it asks of the network.
SPEAKERS = {
    "core/networks/download.py": "what `transfer` fetches, put together",
    "core/networks/transfer.py": "weights that a person has agreed to fetch",
    "gui/fetching.py": "the one address of a picture that was dropped",
}

#: Module -> which other program it starts.
STARTERS = {
    "gui/acting/open_with.py": "a program that a person opens pictures with",
    "gui/desktop.py": "the desktop's viewer or file manager, when a person opens a picture in it",
    "gui/dialogs/help_dialog.py": "the file manager, on the folder of the log",
    "gui/dialogs/settings_dialog.py": "the file manager, on a folder of Likewise's own",
    "gui/networks/weights_dialog.py": "the file manager, on the folder of weights",
}

_OS = {
    *("rename", "renames", "replace", "remove", "unlink", "rmdir", "removedirs", "mkdir"),
    *("makedirs", "link", "symlink", "chmod", "lchmod", "chown", "lchown", "truncate", "utime"),
    *("ftruncate", "fchmod", "setxattr", "removexattr", "mkfifo", "mknod", "copy_file_range"),
}
#: Methods of paths, arrays and figures whose name alone tells that they write.
_METHODS = {
    *("write_text", "write_bytes", "unlink", "rmdir", "mkdir", "symlink_to"),
    *("hardlink_to", "chmod", "lchmod", "tofile", "savez", "savez_compressed", "open_memmap"),
    *("savefig", "makedirs", "mkpath", "moveToTrash", "setPermissions", "setFileTime"),
    "send2trash",
}
_TYPES = {
    *("QFile", "QSaveFile", "QDir", "QTemporaryFile", "QTemporaryDir", "QSettings", "QLockFile"),
    *("FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler"),
    *("NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkdtemp", "mkstemp"),
    *("SharedMemory",),
}
#: What shutil has that only looks.
_LOOKING = {"disk_usage", "which", "get_terminal_size"}
_WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
_OF_NETWORKS = {
    *("socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "requests", "httpx"),
    *("urllib3", "aiohttp", "asyncio", "xmlrpc", "telnetlib", "torch.hub", "huggingface_hub"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "webbrowser"),
}
_OF_PROGRAMS = {"subprocess", "pty"}
_SHIPPED = ("core", "gui", "resources")


@cache
def sources() -> tuple[tuple[str, tuple[ast.AST, ...]], ...]:
    """Every module that is shipped, by its path in the project, and all that is in it."""
    paths = [ROOT / "main.py", *(path for top in _SHIPPED for path in (ROOT / top).rglob("*.py"))]
    return tuple(
        (
            path.relative_to(ROOT).as_posix(),
            tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8")))),
        )
        for path in paths
    )


def modules_with(finds: Callable[[ast.AST], bool]) -> set[str]:
    return {name for name, nodes in sources() if any(finds(node) for node in nodes)}


def writes(node: ast.AST) -> bool:
    """Whether this is a call that writes a file, or may."""
    if not isinstance(node, ast.Call):
        return False
    owner, name = _called(node)
    if owner == "os":
        return name in _OS or (name == "open" and _has_writing_flags(node))
    if owner == "shutil":
        return name not in _LOOKING
    if owner == "sqlite3" or name in _METHODS or name in _TYPES:
        return True
    if name == "touch":  # that of a path takes none
        return bool(owner) and not node.args
    if name == "ZipFile":
        return len(node.args) > 1 or "mode" in [word.arg for word in node.keywords]
    if name == "memmap":
        return "'r'" not in [ast.unparse(word) for word in (*node.args, *_values(node))]
    if name == "open":
        return _has_writing_mode(node, of_builtin=not owner)
    if name in ("replace", "rename"):  # of a path; that of a text or a record has more words
        return bool(owner) and len(node.args) == 1 and not node.keywords
    # Of a picture, an index, an array; painters save nothing, and our own methods are seen inside.
    return name == "save" and bool(node.args) and owner != "self"


def speaks(node: ast.AST) -> bool:
    """Whether a module imports what speaks to other machines."""
    return any(
        module == known or module.startswith(known + ".")
        for module in _imported(node)
        for known in _OF_NETWORKS
    )


def starts(node: ast.AST) -> bool:
    """Whether this starts a program that is not Likewise."""
    if isinstance(node, ast.Call):
        owner, name = _called(node)
        return name in ("QProcess", "startDetached", "openUrl", "startfile") or (
            owner == "os" and name.startswith(("exec", "spawn", "popen", "system", "posix_spawn"))
        )
    return any(module in _OF_PROGRAMS for module in _imported(node))


def _called(node: ast.Call) -> tuple[str, str]:
    """(what it is called on, its name): ("os", "replace"), ("", "open"), ("?", "unlink")."""
    if isinstance(node.func, ast.Attribute):
        value = node.func.value
        return value.id if isinstance(value, ast.Name) else "?", node.func.attr
    return "", node.func.id if isinstance(node.func, ast.Name) else "?"


def _has_writing_mode(node: ast.Call, *, of_builtin: bool) -> bool:
    """A mode that writes, or one that is worked out elsewhere."""
    modes = [word.value for word in node.keywords if word.arg == "mode"]
    modes += node.args[1:2] if of_builtin else node.args[:1]
    texts = [
        text.value
        for mode in modes
        for text in ast.walk(mode)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]
    if of_builtin and modes and not texts:
        return True
    return any(set(text) & set("wax+") and set(text) <= set("rwaxbt+") for text in texts)


def _has_writing_flags(node: ast.Call) -> bool:
    names = _names_in(node)
    return bool(names & _WRITING_FLAGS) and "devnull" not in names


def _values(node: ast.Call) -> list[ast.expr]:
    return [word.value for word in node.keywords]


def _names_in(node: ast.AST) -> set[str]:
    return {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_only_named_modules_write_files() -> None:
    assert modules_with(writes) == set(WRITERS)


def test_only_named_modules_speak_to_other_machines() -> None:
    assert modules_with(speaks) == set(SPEAKERS)


def test_only_named_modules_start_other_programs() -> None:
    assert modules_with(starts) == set(STARTERS)


@pytest.mark.parametrize(
    "code",
    [
        "os.replace(a, b)",
        "os.open(path, os.O_RDWR | os.O_CREAT)",
        "shutil.move(a, b)",
        "open(path, 'w')",
        "open(path, mode)",
        "path.open('r+b')",
        "path.open('ab' if more else 'wb')",
        "path.open(mode='x')",
        "path.write_text('')",
        "mark_of(path).touch()",
        "partial.replace(target)",
        "path.parent.rename(target)",
        "path.with_name('a').unlink()",
        "image.save(path)",
        "np.savez(file)",
        "np.memmap(path, '<f2', 'r+')",
        "zipfile.ZipFile(path, 'w')",
        "np.memmap(path, '<f2')",
        "sqlite3.connect(path)",
        "QFile(path)",
        "QSettings(path, form)",
        "RotatingFileHandler(path)",
        "shutil.rmtree(path)",
    ],
)
def test_what_writes_is_found(code: str) -> None:
    assert any(writes(node) for node in ast.walk(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "text.replace('a', 'b')",
        "replace(record, name='a')",
        "moment.replace(tzinfo=utc)",
        "open(path)",
        "open(path, 'rb')",
        "path.open('rb')",
        "path.read_text(encoding='utf-8')",
        "dialog.open()",
        "searching.open(folder, way)",
        "buffer.open(QIODevice.OpenModeFlag.ReadOnly)",
        "os.open(path, os.O_RDONLY)",
        "os.open(os.devnull, os.O_WRONLY)",
        "painter.save()",
        "pending.touch(path)",
        "self.save(comparison, target)",
        "np.memmap(path, '<f2', 'r', shape=(1, 2))",
        "zipfile.ZipFile(path)",
        "shutil.disk_usage(folder)",
        "os.path.join(a, b)",
    ],
)
def test_what_only_reads_is_not(code: str) -> None:
    assert not any(writes(node) for node in ast.walk(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import http.client",
        "from urllib import request",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from torch import hub",
    ],
)
def test_what_speaks_is_found(code: str) -> None:
    assert any(speaks(node) for node in ast.walk(ast.parse(code)))
