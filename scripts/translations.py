"""Keep the translations of the window: find its sentences, and make what the program loads.

    python scripts/translations.py

Every sentence of the source gets a message in each `resources/translations/likewise_*.ts`, for Qt
Linguist or an editor; what nobody says any more is taken out, and what is translated stays. Then
`lrelease` makes a `.qm` of each, which the program loads. Exits with 1 where a sentence is left
untranslated, and names it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.conditions.builtin import BUILT_IN  # noqa: E402 - not installed where this runs
from core.errors import SENTENCES  # noqa: E402
from core.reports.words import MEASURE_MEANINGS, MEASURE_NAMES  # noqa: E402

KEPT = ROOT / "resources" / "translations"
#: Tables of the window that are translated where they are read: module, name, context.
_TABLES = (
    ("gui/actions.py", "_MENUS", "actions"),
    ("gui/actions.py", "_GRID_KEYS", "actions"),
    ("gui/actions.py", "_MAP_KEYS", "actions"),
    ("gui/actions.py", "_GROUP_KEYS", "actions"),
    ("gui/actions.py", "_QUERY_KEYS", "actions"),
    ("gui/actions.py", "_PREVIEW_KEYS", "actions"),
    ("gui/filters/value_popup.py", "_EXAMPLES", "filters"),
    ("gui/filters/words.py", "_NAMES", "filters"),
    ("gui/filters/words.py", "_TIPS", "filters"),
    ("gui/filters/words.py", "_ORIENTATIONS", "filters"),
    ("gui/filters/words.py", "_YES_OR_NO", "filters"),
    ("gui/filters/words.py", "_NONE", "filters"),
    ("gui/map/words.py", "_NAMES", "map"),
    ("gui/map/words.py", "_TIPS", "map"),
    ("gui/map/words.py", "_STAGES", "map"),
    ("gui/networks/reading_form.py", "_POOLINGS", "poolings"),
    ("gui/order_field.py", "_TEXTS", "orders"),
    ("gui/quality/words.py", "_STAGES", "quality"),
    ("gui/teaching/network_choice.py", "_NETWORKS", "teaching"),
    ("gui/teaching/words.py", "_STAGES", "teaching"),
)
#: What `_STAGES.get` falls back to, in three contexts.
_WORKING = ("map", "quality", "teaching")
_PLAIN_COLOURS = ("black", "white", "brown", "beige")

#: Context and English.
Message = tuple[str, str]


def messages() -> list[Message]:
    """Everything that the window says, sorted by context, in the order of the source."""
    said = list(_in_source())
    said += [(context, text) for path, name, context in _TABLES for text in _table(path, name)]
    said += [(context, "Working") for context in _WORKING]
    said += [("errors", text) for text in SENTENCES.values()]
    said += [("measures", text) for text in MEASURE_NAMES.values()]
    said += [("measures", text) for text in MEASURE_MEANINGS.values()]
    said += [("conditions", text) for one in BUILT_IN for text in (one.name, one.summary)]
    said += [("colours", text) for text in _colours()]
    return sorted(dict.fromkeys(said), key=lambda message: message[0])


def _in_source() -> Iterator[Message]:
    """What is handed to `tr`, to a module's own `_tr`, or to `translate`, as it stands."""
    for path in sorted(ROOT.glob("gui/**/*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        own = _own_context(tree)
        for context, call in _calls(tree, ""):
            match call:
                case ast.Call(ast.Attribute(attr="tr"), [ast.Constant(str(text)), *_]):
                    yield context, text
                case ast.Call(ast.Name("_tr"), [ast.Constant(str(text)), *_]):
                    yield own, text
                case ast.Call(ast.Attribute(attr="translate"), [of, ast.Constant(str(text)), *_]):
                    yield ast.literal_eval(of), text


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call below a node, with the class that it is in: Qt's context of `self.tr`."""
    for child in ast.iter_child_nodes(node):
        within = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            yield within, child
        yield from _calls(child, within)


def _own_context(tree: ast.Module) -> str:
    """The context of a module's `_tr`; "" where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            of = next(call for _, call in _calls(node, "")).args[0]
            return str(ast.literal_eval(of))
    return ""


def _table(path: str, name: str) -> list[str]:
    """The texts of a table: the values of a dictionary, or the members of a tuple."""
    for node in ast.parse((ROOT / path).read_text("utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            texts = list(_texts(node.value))  # type: ignore[attr-defined]
            return _split(texts) if name.endswith("_KEYS") else texts
    raise LookupError(f"no table {name} in {path}")


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.Dict(values=members) | ast.Tuple(elts=members):
            for member in members:
                yield from _texts(member)
        case ast.Call(args=[_, text, *_]):  # an entry of a menu: its name, and what it says
            yield from _texts(text)


def _split(texts: list[str]) -> list[str]:
    """Keys, what they do, keys, what they do: of "Click, Enter" each is translated by itself."""
    keys = [key for text in texts[::2] for key in text.split(", ")]
    return [*keys, *texts[1::2]]


def _colours() -> list[str]:
    names = dict.fromkeys([*_table("gui/why/colour_names.py", "_HUES"), "grey"])
    shaded = [shade + name for name in names for shade in ("", "dark ", "light ")]
    return [*_PLAIN_COLOURS, *shaded]


def missing(path: Path) -> list[Message]:
    """What a file of translations leaves in English."""
    done = translated(path)
    return [message for message in messages() if not done.get(message)]


def translated(path: Path) -> dict[Message, str]:
    """What a file has for each message; "" where nothing yet."""
    return {
        (context.findtext("name", ""), one.findtext("source", "")): one.findtext("translation", "")
        for context in etree.parse(path).iterfind("context")
        for one in context.iterfind("message")
    }


def renew(path: Path) -> None:
    """Bring a file up to date with the source."""
    done = translated(path)
    language = path.stem.partition("_")[2]
    top = etree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, etree._Element] = {}
    for context, text in messages():
        if context not in contexts:
            contexts[context] = etree.SubElement(top, "context")
            etree.SubElement(contexts[context], "name").text = context
        message = etree.SubElement(contexts[context], "message")
        etree.SubElement(message, "source").text = text
        translation = etree.SubElement(message, "translation")
        translation.text = done.get((context, text))
        if not translation.text:
            translation.set("type", "unfinished")
    written = etree.tostring(
        top, encoding="utf-8", xml_declaration=True, pretty_print=True, doctype="<!DOCTYPE TS>"
    )
    path.write_bytes(written)


def make(path: Path) -> None:
    """Make what the program loads."""
    lrelease = Path(sysconfig.get_path("scripts"), "pyside6-lrelease")
    subprocess.run([lrelease, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


def main() -> int:
    left = False
    for path in sorted(KEPT.glob("likewise_*.ts")):
        renew(path)
        make(path)
        for context, text in missing(path):
            left = True
            print(f"{path.name}: {context}: {text!r} is not translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
