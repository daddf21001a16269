"""SQLite is spoken to with bound parameters only: no statement is put together from values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

METHODS = ("execute", "executemany", "executescript")
#: The statements that are put together after all, and why no value can get into them.
KNOWN = {
    "core/store/connection.py": {
        "sql": "hands on what its caller has written out",
    },
    "core/store/database.py": {
        "columns": "is written out in the line above",
        "statement": "is a part of a constant",
        "f'PRAGMA user_version = {number + 1}'": "takes no parameters; the number counts constants",
        "MIGRATIONS[number]": "is a constant",
    },
    "core/store/files.py": {
        "FROM file WHERE {where}'": "each caller has written its condition out",
        "image_id = CASE WHEN {stays} THEN": "repeats a text of the line above",
    },
    "core/store/salvage.py": {
        "insert": "names tables and columns of the library that Likewise has just made, no others",
        "f'SELECT {names} FROM {table}": "likewise",
        "f'DELETE FROM {table} WHERE": "names tables that are written out",
    },
    "core/store/store.py": {
        "f'DELETE FROM file WHERE": "repeats a condition that is written out",
    },
}


def sources() -> list[Path]:
    return [path for room in ("core", "gui") for path in sorted((ROOT / room).rglob("*.py"))]


def statements(tree: ast.AST) -> Iterator[ast.expr]:
    """What is handed to SQLite in a module, each the first argument of a call."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in METHODS and node.args:
            yield node.args[0]


def is_constant(statement: ast.expr, names: frozenset[str]) -> bool:
    """Whether a statement is written out in the source, or is a name for one that is."""
    if isinstance(statement, ast.Constant):
        return isinstance(statement.value, str)
    return isinstance(statement, ast.Name) and statement.id in names


def constant_names(tree: ast.Module) -> frozenset[str]:
    """Names that stand for nothing but texts in the source: constants of the module, and what
    loops go through in those."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_written_out(node.value):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and node.value and _is_written_out(node.value):
            names |= {node.target.id} if isinstance(node.target, ast.Name) else set()
    return frozenset(names | _gone_through(tree, names))


def _gone_through(tree: ast.Module, names: set[str]) -> set[str]:
    """What loops over constants call their parts."""
    found: set[str] = set()
    for _ in range(2):  # loops within loops
        for node in ast.walk(tree):
            if isinstance(node, ast.For) and _roots(node.iter) <= names | found | {"enumerate"}:
                targets = {name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)}
                found |= targets
    return found


def _roots(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)} or {""}


def _is_written_out(value: ast.expr) -> bool:
    return all(
        isinstance(node, (ast.Constant, ast.Tuple, ast.List, ast.Load)) for node in ast.walk(value)
    )


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_statement_is_written_out(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = constant_names(tree)
    known = KNOWN.get(path.relative_to(ROOT).as_posix(), {})
    texts = [ast.unparse(one) for one in statements(tree) if not is_constant(one, names)]
    loose = [text for text in texts if not any(part in text for part in known)]
    assert not loose, f"put together, and not bound: {loose}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('db.execute("SELECT 1")', True),
        ('db.execute("SELECT 1"\n  " WHERE x = ?", (x,))', True),
        ('ALL = ("A", "B")\nfor one in ALL:\n  db.execute(one)', True),
        ('db.execute(f"SELECT {x}")', False),
        ('db.execute("SELECT " + x)', False),
        ('db.execute("SELECT %s" % x)', False),
        ('db.execute("SELECT {}".format(x))', False),
        ("text = input()\ndb.execute(text)", False),
        ("for one in input():\n  db.execute(one)", False),
    ],
)
def test_the_rule_tells_what_is_written_out(source: str, expected: bool) -> None:
    tree = ast.parse(source)
    names = constant_names(tree)
    assert all(is_constant(one, names) for one in statements(tree)) is expected
