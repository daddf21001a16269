"""What may be typed after `likewise`. Imports nothing slow, so that help and mistakes are quick."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from core.cli.export_arguments import add_export_folder, add_output
from core.cli.teaching_arguments import (
    add_evaluate,
    add_export,
    add_import,
    add_label_source,
    add_map,
    add_train,
    check_examples,
)
from core.cli.values import (
    read_blend_part,
    read_count,
    read_filter,
    read_path,
    read_region,
    read_weight,
)
from core.filtering.fields import Field, Order
from core.region import Region


@dataclass(frozen=True, slots=True)
class AskedPicture:
    """A picture of a query as it was typed."""

    path: str
    is_negative: bool = False
    region: Region | None = None
    weight: float = 1.0


COMMANDS = (
    "index",
    "search",
    "compare",
    "conditions",
    "fetch",
    "train",
    "evaluate",
    "map",
    "import",
    "export",
    "export-folder",
)
DEFAULT_TOP = 20

_EPILOG = """\
without a window:
  likewise index FOLDER         read a folder, so that searches need not wait
  likewise search FOLDER --query IMAGE
                                list what is most alike
  likewise compare IMAGE IMAGE  tell how alike pictures are
  likewise conditions           list the ways of looking
  likewise fetch CONDITION      download what a way of looking needs
  likewise train FOLDER --labels FILE --name NAME
                                teach a way of looking by labels
  likewise evaluate FOLDER --labels FILE --condition KEY
                                measure how good a way of looking is
  likewise map FOLDER --condition KEY --output FILE.png
                                draw the folder as a map
  likewise import FILE          bring in a condition that was taught
  likewise export KEY FILE      give out a condition that was taught
  likewise export-folder FOLDER --output TARGET
                                write tables, contact sheets or vectors for other programs

`likewise COMMAND --help` tells more. A folder that is called like a command is written ./index.
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What `arguments` (without the program's name) ask for.

    `command` is None for the window, with `paths` and `is_sample_gallery`, else one of
    `COMMANDS`. `data_dir` is always there. Ends the program with code 2 on wrong usage.
    """
    if _first_word(arguments) in COMMANDS:
        parser = _commands_parser()
        options = parser.parse_args(arguments)
        if options.command == "search" and not options.queries:
            parser.error("search needs a picture to look for: --query IMAGE")
        if options.command == "search" and _asks_for_labels(options) and not options.labels:
            parser.error("--filter label=... speaks of a table of labels: --labels FILE")
        if options.command in ("search", "train", "evaluate", "map"):
            check_examples(parser, options)
        return options
    return _window_parser().parse_args(arguments)


def _asks_for_labels(options: argparse.Namespace) -> bool:
    return any(field is Field.LABEL for field, _ in options.filters)


def _first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is neither an option nor the value of --data-dir."""
    words = iter(arguments)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="likewise",
        usage="likewise [PATH ...] [--sample-gallery]\n       likewise COMMAND ...",
        description="Find the pictures that are alike in the way you mean.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=None)
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=read_path,
        help="open this folder; or pictures, to see what is like them; or a taught condition",
    )
    parser.add_argument(
        "--sample-gallery",
        dest="is_sample_gallery",
        action="store_true",
        help="open the pictures that come with Likewise",
    )
    _add_general(parser, None)
    return parser


def _commands_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="likewise")
    _add_general(parser, None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (summary, add_arguments) in _COMMANDS.items():
        command = commands.add_parser(name, description=summary, help=summary)
        add_arguments(command)
        command.add_argument(
            "--json",
            dest="is_json",
            action="store_true",
            help="print one JSON document instead of text for people",
        )
        # What was given before the command must not be overwritten by a default.
        _add_general(command, argparse.SUPPRESS)
    return parser


def _add_general(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=read_path,
        default=default,
        help="keep the library here (or set LIKEWISE_DATA_DIR)",
    )
    parser.add_argument("--version", action="version", version=f"likewise {_version()}")


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    parser.add_argument(
        "--condition",
        metavar="KEY",
        dest="conditions",
        action="append",
        help="a condition to index under; may be repeated (default: those chosen in the settings)",
    )


def _add_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    parser.add_argument(
        "--query",
        metavar="IMAGE",
        dest="queries",
        type=read_path,
        action=_AddQuery,
        help="a picture to look for; may be repeated",
    )
    parser.add_argument(
        "--not",
        metavar="IMAGE",
        dest="queries",
        type=read_path,
        action=_AddQuery,
        help="a picture that the hits shall be less like; may be repeated",
    )
    parser.add_argument(
        "--region",
        metavar="X,Y,W,H",
        dest="queries",
        type=read_region,
        action=_ChangeQuery,
        help="only this part of the picture named before counts (fractions of width and height)",
    )
    parser.add_argument(
        "--weight",
        metavar="W",
        dest="queries",
        type=read_weight,
        action=_ChangeQuery,
        help="how much the picture named before counts (default: 1)",
    )
    parser.add_argument(
        "--condition",
        metavar="KEY[=W]",
        dest="conditions",
        type=read_blend_part,
        action="append",
        help="the condition to look under (default: the first one chosen in the settings);"
        " repeated with weights for a blend",
    )
    parser.add_argument(
        "--top",
        metavar="N",
        type=read_count,
        default=DEFAULT_TOP,
        help="how many files to list or to write (default: %(default)s)",
    )
    parser.add_argument(
        "--filter",
        metavar="FIELD=VALUE",
        dest="filters",
        type=read_filter,
        action="append",
        default=[],
        help="rank only files that are so: "
        + ", ".join(field.value for field in Field)
        + "; repeated for one field, any of the values will do (date=2023-05..2024,"
        " size=1MB..5MB, label=Shirts with --labels)",
    )
    parser.add_argument(
        "--sort",
        choices=[order.value for order in Order],
        default=Order.LIKENESS.value,
        help="in which order those are listed (default: %(default)s)",
    )
    add_label_source(parser)
    add_output(parser)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("images", metavar="IMAGE", type=read_path, nargs=1)
    parser.add_argument("others", metavar="IMAGE", type=read_path, nargs="+")
    _add_condition(parser)


def _add_conditions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=read_path,
        nargs="?",
        help="tell which conditions this folder is indexed under",
    )


def _add_fetch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="CONDITION", help="as `likewise conditions` calls it")
    parser.add_argument("--yes", dest="is_agreed", action="store_true", help="agree beforehand")


def _add_condition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--condition",
        metavar="KEY",
        help="the condition to look under (default: the first one chosen in the settings)",
    )


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "index": ("Read the pictures of a folder and embed those that are new.", _add_index),
    "search": ("List the files of a folder that are most alike to a picture.", _add_search),
    "compare": ("Print the cosine of each picture with each other.", _add_compare),
    "conditions": ("List the ways of looking.", _add_conditions),
    "fetch": ("Download the weights of a condition, after asking.", _add_fetch),
    "train": ("Teach a condition by labels or examples.", add_train),
    "evaluate": ("Measure how good conditions are, by labels or examples.", add_evaluate),
    "map": ("Draw a folder as a map in which alike pictures are near.", add_map),
    "import": ("Bring in a condition that was taught.", add_import),
    "export": ("Give out a condition that was taught, as a file.", add_export),
    "export-folder": ("Write a folder's pictures for other programs.", add_export_folder),
}


class _AddQuery(argparse.Action):
    """Adds a picture to the query; `--not` adds one to be unlike."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        options: argparse.Namespace,
        value: Any,
        option: str | None = None,
    ) -> None:
        query = AskedPicture(value, is_negative=option == "--not")
        setattr(options, self.dest, [*(getattr(options, self.dest) or []), query])


class _ChangeQuery(argparse.Action):
    """Gives the last picture of the query its region or weight."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        options: argparse.Namespace,
        value: Any,
        option: str | None = None,
    ) -> None:
        queries = getattr(options, self.dest)
        if not queries:
            raise argparse.ArgumentError(self, "there is no --query or --not before it")
        changed = replace(queries[-1], **{str(option).lstrip("-"): value})
        setattr(options, self.dest, [*queries[:-1], changed])


def _version() -> str:
    """The release; read from the project file where Likewise runs without being installed."""
    try:
        return version("likewise")
    except PackageNotFoundError:
        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    try:
        found = re.search(r'^version = "(.+)"', project.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return "unknown"
    return found[1] if found else "unknown"
