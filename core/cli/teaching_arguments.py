"""What may be typed after `likewise train`, `evaluate`, `map`, `import` and `export`.

Imports nothing slow.
"""

from __future__ import annotations

import argparse

from core.cli.values import (
    read_count,
    read_dim,
    read_margin,
    read_name,
    read_path,
    read_seed,
    read_share,
)
from core.teaching.records import LOSSES, METRICS, MININGS, NETWORKS

_LABELS_HELP = (
    "a table (CSV, TSV, JSON lines) with a label for each picture, or the word `folders` for the"
    " name of the folder that a picture lies in"
)
_PAIRS_HELP = (
    "a table of pairs (a, b, similar|dissimilar) or of triplets (anchor, positive, negative)"
)


def check_examples(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End the program unless something says what alike means, where that is needed, and columns
    are of a table."""
    answers = getattr(options, "answers", None)
    if options.command in ("train", "evaluate") and not (
        options.labels or options.pairs or answers
    ):
        parser.error(
            f"{options.command} needs examples: --labels FILE, --labels folders or --pairs FILE"
        )
    if (options.label or options.id) and options.labels in (None, "folders"):
        parser.error("--label and --id are columns of a table: --labels FILE")


def add_train(parser: argparse.ArgumentParser) -> None:
    """`likewise train FOLDER --labels FILE --name NAME`."""
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    _add_labels(parser)
    parser.add_argument("--answers", metavar="FILE", type=read_path, help="a table of triplets")
    parser.add_argument(
        "--name", metavar="NAME", type=read_name, required=True, help="what to call the condition"
    )
    parser.add_argument(
        "--network",
        choices=NETWORKS,
        default=NETWORKS[0],
        help="a head on stored vectors (seconds to a minute), the small network on 28 x 28 grey"
        " pixels, or the bundled network fine-tuned (slow) (default: %(default)s)",
    )
    parser.add_argument(
        "--on",
        metavar="KEY",
        action="append",
        default=[],
        help="a condition that the head reads; may be repeated (default: the usual ones)",
    )
    _add_learning(parser)
    parser.add_argument(
        "--resume",
        dest="is_resumed",
        action="store_true",
        help="go on where the same command was stopped",
    )


def _add_learning(parser: argparse.ArgumentParser) -> None:
    """How it learns, and from how much."""
    parser.add_argument("--loss", choices=LOSSES, default=LOSSES[0], help="default: %(default)s")
    parser.add_argument(
        "--mining", choices=MININGS, help="which triplets count (default: by network)"
    )
    parser.add_argument(
        "--metric",
        choices=METRICS,
        default=METRICS[0],
        help="the distance in the triplet loss (default: %(default)s)",
    )
    parser.add_argument(
        "--softmax",
        action=argparse.BooleanOptionalAction,
        help="a normalised softmax term beside the loss (default: by network)",
    )
    parser.add_argument("--margin", metavar="M", type=read_margin, help="default: by network")
    parser.add_argument("--dims", metavar="N", type=read_dim, help="length of a vector, 2 to 256")
    parser.add_argument("--epochs", metavar="N", type=read_count, help="at most so many")
    parser.add_argument(
        "--seed", metavar="N", type=read_seed, default=1, help="default: %(default)s"
    )
    parser.add_argument(
        "--holdout",
        metavar="FRACTION",
        type=read_share,
        default=0.2,
        help="the share of labelled pictures that is kept for testing (default: %(default)s)",
    )


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    """`likewise evaluate FOLDER --labels FILE --condition KEY`."""
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    _add_labels(parser)
    parser.add_argument(
        "--condition",
        metavar="KEY",
        dest="conditions",
        action="append",
        required=True,
        help="a condition to measure; may be repeated",
    )
    _add_seed(parser)


def add_map(parser: argparse.ArgumentParser) -> None:
    """`likewise map FOLDER --condition KEY --output FILE.png`."""
    parser.add_argument("folder", metavar="FOLDER", type=read_path)
    parser.add_argument("--condition", metavar="KEY", required=True)
    parser.add_argument(
        "--output", metavar="FILE", type=read_path, required=True, help="a .png or .svg file"
    )
    parser.add_argument(
        "--method",
        choices=("raw", "pca", "tsne", "umap"),
        help="how the space is laid flat (default: as it is if it has two dimensions, else t-SNE)",
    )
    add_label_source(parser)
    _add_seed(parser)


def add_import(parser: argparse.ArgumentParser) -> None:
    """`likewise import FILE`."""
    parser.add_argument("file", metavar="FILE", type=read_path, help="a .likewise file")


def add_export(parser: argparse.ArgumentParser) -> None:
    """`likewise export KEY FILE`."""
    parser.add_argument("key", metavar="KEY", help="as `likewise conditions` calls it")
    parser.add_argument("file", metavar="FILE", type=read_path, help="where to write it")


def _add_labels(parser: argparse.ArgumentParser) -> None:
    add_label_source(parser)
    parser.add_argument("--pairs", metavar="FILE", type=read_path, help=_PAIRS_HELP)


def add_label_source(parser: argparse.ArgumentParser) -> None:
    """A table of labels and its columns."""
    parser.add_argument("--labels", metavar="FILE|folders", type=read_path, help=_LABELS_HELP)
    parser.add_argument(
        "--label", metavar="COLUMN", default="", help="the column that holds the label"
    )
    parser.add_argument(
        "--id",
        metavar="COLUMN",
        default="",
        help="the column that names the picture (default: found by trying)",
    )


def _add_seed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", metavar="N", type=read_seed, default=1, help="default: %(default)s"
    )
