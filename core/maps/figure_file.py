"""Figures as files. Imports matplotlib, so only jobs import this."""

from __future__ import annotations

import io
import warnings

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from core.images.sparing import MADE_BY
from core.maps.colours import TEXT


def figure_bytes(figure: Figure, file_format: str) -> bytes:
    """The "png" or "svg" file of a figure: the same bytes each time. Text in an SVG stays text."""
    out = io.BytesIO()
    metadata = {"Date": None} if file_format == "svg" else {"Software": MADE_BY}
    with (
        mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "likewise"}),
        warnings.catch_warnings(),
    ):
        # A letter that the font lacks becomes a box, which everybody sees anyway.
        warnings.filterwarnings("ignore", message="Glyph")
        figure.savefig(out, format=file_format, metadata=metadata)
    return out.getvalue()


def say(shown: Text, text: str) -> None:
    """Set a text that may begin with any sign: a label is never a formula."""
    shown.set_parse_math(False)
    shown.set_color(TEXT)
    shown.set_text(text)
