"""A comparison as one HTML page that holds all it shows. Draws with matplotlib, so only jobs
import this."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib.metadata import PackageNotFoundError, version

from matplotlib.figure import Figure
from PIL import Image

from core.maps.colours import OTHERS, PALETTE, QUIET_TEXT, TEXT
from core.maps.figure_file import figure_bytes
from core.maps.plain_text import plain
from core.measuring.records import (
    MEASURES,
    Comparison,
    Confusion,
    Doubt,
    Interval,
    LabelQuality,
    Quality,
)
from core.reports.export import MOST_CONFUSIONS, MOST_DOUBTS, MOST_EXAMPLES, PagePicture
from core.reports.figures import GRID, measures_figure, roc_figure, similarities_figure
from core.reports.page_style import STYLE
from core.reports.words import MEASURE_MEANINGS, MEASURE_NAMES, quality_name

_MOST_CHARACTERS = 60
_MOST_LABELS = 60
_PICTURE_PX, _JPEG_QUALITY = 128, 80
#: Colours of figures that have another shade on a dark page: they are named in the style sheet.
_NAMED_COLOURS = {
    TEXT: "var(--text)",
    QUIET_TEXT: "var(--quiet)",
    GRID: "var(--line)",
    OTHERS: "var(--others)",
    **{colour: f"var(--c{number})" for number, colour in enumerate(PALETTE)},
}


def page(comparison: Comparison, pictures: Mapping[int, PagePicture]) -> str:
    """The page. It asks nothing of the network and runs no program.

    `pictures` by image id: a file's name and a JPEG.
    """
    shown = {image_id: _picture(*found) for image_id, found in pictures.items()}
    title = f"How good: {_text(comparison.label_name)}"
    parts = [
        f"<header><h1>{title}</h1><p>{_about(comparison)}</p></header>",
        _section("Measures", _measures_table(comparison.qualities), _measures(comparison)),
        _section("Pairs told apart", _svg(roc_figure(comparison))),
        _section("Similarities", _svg(similarities_figure(comparison))),
        *(_details(quality, shown) for quality in comparison.qualities),
        _section("What the measures mean", _meanings()),
        f"<footer>{_made_by()}</footer>",
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style>"
    )
    body = "\n".join(parts)
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>{body}</body></html>\n'


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{title}</h2>{''.join(parts)}</section>"


def _text(text: str) -> str:
    return escape(plain(text, _MOST_CHARACTERS))


def _about(comparison: Comparison) -> str:
    n = max((quality.n for quality in comparison.qualities), default=0)
    n_asked = max((quality.n_queries for quality in comparison.qualities), default=0)
    text = f"{n:,} pictures with labels from {_text(comparison.source)}."
    if n_asked < n:
        text += f" {n_asked:,} of them, drawn at random, were asked for their neighbours."
    if comparison.part == "held-out":
        text += (
            f" {comparison.n_learnt:,} more are left out, because one of the conditions has"
            " learnt from them."
        )
    return text


# Measures


def _measures(comparison: Comparison) -> str:
    note = "Lines on the bars: 95 % intervals. Dotted: what chance alone would give."
    return f"{_svg(measures_figure(comparison))}<p class='note'>{note}</p>"


def _measures_table(qualities: Sequence[Quality]) -> str:
    rows = []
    for quality in qualities:
        cells = "".join(_interval(getattr(quality, name)) for name in MEASURES)
        rows.append(f"<tr><th>{_text(quality_name(quality))}</th>{cells}</tr>")
    if qualities:
        chance = qualities[0].chance
        cells = "".join(f"<td>{getattr(chance, name):.3f}</td>" for name in MEASURES)
        rows.append(f"<tr class='chance'><th>by chance</th>{cells}</tr>")
    return _table(("", *(MEASURE_NAMES[name] for name in MEASURES)), rows)


def _interval(interval: Interval) -> str:
    return f"<td>{interval.value:.3f}<small>{interval.low:.3f} – {interval.high:.3f}</small></td>"


def _table(columns: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f"<th>{column}</th>" for column in columns)
    table = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f"<div class='wide'><table>{table}</table></div>"


def _meanings() -> str:
    items = [
        f"<dt>{MEASURE_NAMES[name]}</dt><dd>{escape(meaning)}</dd>"
        for name, meaning in MEASURE_MEANINGS.items()
    ]
    return f"<dl>{''.join(items)}</dl>"


# One condition


def _details(quality: Quality, shown: Mapping[int, str]) -> str:
    parts = []
    if quality.confusions:
        found = [_confusion(c, shown) for c in quality.confusions[:MOST_CONFUSIONS]]
        parts.append(f"<h3>Most confused</h3>{''.join(found)}")
    if quality.doubts:
        found = [_doubt(doubt, shown) for doubt in quality.doubts[:MOST_DOUBTS]]
        parts.append(f"<h3>Doubtful labels</h3><div class='row'>{''.join(found)}</div>")
    if quality.per_label:
        parts.append(_labels_table(quality.per_label))
    return _section(_text(quality_name(quality)), *parts)


def _confusion(confusion: Confusion, shown: Mapping[int, str]) -> str:
    pairs = [
        f"<span class='pair'>{shown.get(one, '')}{shown.get(other, '')}</span>"
        for one, other in confusion.examples[:MOST_EXAMPLES]
    ]
    said = (
        f"<p><b>{_text(confusion.label)}</b> next to <b>{_text(confusion.other)}</b>:"
        f" {100 * confusion.share:.0f} % of these ({confusion.n:,})</p>"
    )
    return f"<div class='confusion'>{said}<div class='row'>{''.join(pairs)}</div></div>"


def _doubt(doubt: Doubt, shown: Mapping[int, str]) -> str:
    said = f"{_text(doubt.label)}; {100 * doubt.share:.0f} % near it: {_text(doubt.other)}"
    return f"<figure>{shown.get(doubt.image_id, '')}<figcaption>{said}</figcaption></figure>"


def _labels_table(per_label: Sequence[LabelQuality]) -> str:
    rows = [
        f"<tr><th>{_text(label.label)}</th><td>{label.n:,}</td><td>{label.recall_at_1:.3f}</td>"
        f"<td>{label.map_at_r:.3f}</td></tr>"
        for label in per_label[:_MOST_LABELS]
    ]
    left = len(per_label) - _MOST_LABELS
    note = f"<p class='note'>And {left:,} more labels.</p>" if left > 0 else ""
    table = _table(("Label", "Pictures", "R@1", "mAP@R"), rows)
    return (
        f"<details><summary>{len(per_label):,} labels, one by one</summary>{table}{note}</details>"
    )


# What is held by the page


def _picture(name: str, jpeg: bytes) -> str:
    """An image element with a small copy in it; nothing where it cannot be read."""
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(jpeg)) as image:
            image.thumbnail((_PICTURE_PX, _PICTURE_PX))
            image.convert("RGB").save(out, "JPEG", quality=_JPEG_QUALITY)
    except OSError:
        return ""
    data = base64.b64encode(out.getvalue()).decode()
    text = _text(name)
    return f"<img src='data:image/jpeg;base64,{data}' alt='{text}' title='{text}'>"


def _svg(figure: Figure) -> str:
    """The figure as an element of the page, in the page's colours."""
    figure.set_facecolor("none")
    svg = figure_bytes(figure, "svg").decode()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # Groups of several figures have the same names.
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r'(<svg [^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg [^>]*?) height="[^"]*"', r"\1", svg, count=1)
    for colour, named in _NAMED_COLOURS.items():
        svg = svg.replace(colour, named)
    return f"<div class='figure'>{svg}</div>"


def _made_by() -> str:
    packages = [
        f"{name} {found}" for name in ("likewise", "matplotlib") if (found := _version(name))
    ]
    return escape(f"Made by {', '.join(packages)}.")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
