"""What may be typed to write results and folders for other programs. Imports nothing slow."""

from __future__ import annotations

import argparse

from core.cli.values import read_path
from core.exporting.formats import FORMATS


def add_export_folder(parser: argparse.ArgumentParser) -> None:
    """`likewise export-folder FOLDER --output TARGET`."""
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    add_output(parser, is_required=True)
    parser.add_argument(
        "--condition",
        metavar="KEY",
        help="whose vectors to write (default: the first one chosen in the settings)",
    )


def add_output(parser: argparse.ArgumentParser, is_required: bool = False) -> None:
    """Where to write, and how."""
    parser.add_argument(
        "--output",
        metavar="TARGET",
        type=read_path,
        required=is_required,
        help="write to this file, whose ending tells the format (.csv, .json, .png and .pdf for a"
        " contact sheet, .npz and .parquet for vectors), or folder",
    )
    parser.add_argument(
        "--format",
        dest="export_format",
        choices=[known.key for known in FORMATS],
        help="what to write where the ending does not tell: `projector` and `fiftyone` make a"
        " folder",
    )
