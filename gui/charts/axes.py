"""Where values lie on a chart: scales, round numbers along them, and the grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen

from gui.theme import SPACE, SPACE_SMALL

#: A label along an axis has at least so much room.
_LEAST_X_STEP_PX, _LEAST_Y_STEP_PX = 56, 36
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` are drawn from `start_px` to `end_px`, which may be less."""

    low: float
    high: float
    start_px: float
    end_px: float

    def px(self, value: float) -> float:
        """Where a value is drawn."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.start_px + share * (self.end_px - self.start_px)

    def value(self, px: float) -> float:
        """Which value is drawn there."""
        share = (px - self.start_px) / ((self.end_px - self.start_px) or 1.0)
        return self.low + share * (self.high - self.low)

    def ticks(self, least_px: float) -> list[float]:
        """Round values that lie at least `least_px` apart."""
        n_most = max(int(abs(self.end_px - self.start_px) / least_px), 1)
        return round_values(self.low, self.high, n_most)


def round_values(low: float, high: float, n_most: int) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, about `n_most` at most."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return [low] if math.isfinite(low) else []
    rough = (high - low) / n_most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in _STEPS if s * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [n * step for n in range(first, last + 1)]


def round_range(low: float, high: float) -> tuple[float, float]:
    """The range from `low` to `high`, widened to round values."""
    if high <= low:
        margin = abs(low) / 2 or 0.5
        return low - margin, low + margin
    values = round_values(low, high, 5)
    step = values[1] - values[0] if len(values) > 1 else high - low
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def tick_texts(values: Sequence[float]) -> list[str]:
    """The values with as many decimals as their step needs."""
    step = abs(values[1] - values[0]) if len(values) > 1 else abs(values[0]) if values else 1.0
    decimals = max(-math.floor(math.log10(step) + 1e-9), 0) if step > 0 else 0
    return [QLocale().toString(value + 0.0, "f", min(decimals, 6)) for value in values]


@dataclass(frozen=True, slots=True)
class Axes:
    """The scales of a chart and the rectangle between them."""

    x: Scale
    y: Scale
    plot: QRectF


def axes_in(
    room: QRectF,
    metrics: QFontMetricsF,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    lines_below: int = 1,
) -> Axes:
    """Axes in `room` that leave place for the numbers, and for so many lines of text below."""
    bottom = room.bottom() - lines_below * metrics.lineSpacing() - SPACE_SMALL
    y = Scale(*y_range, bottom, room.top() + metrics.lineSpacing() / 2)
    widths = (metrics.horizontalAdvance(text) for text in tick_texts(y.ticks(_LEAST_Y_STEP_PX)))
    left = room.left() + max(widths, default=0.0) + SPACE
    right = max(room.right() - SPACE, left + 1)
    top = min(y.end_px, bottom - 1)
    return Axes(Scale(*x_range, left, right), y, QRectF(left, top, right - left, bottom - top))


def draw_y_grid(painter: QPainter, axes: Axes, palette: QPalette) -> None:
    """Lines across at round values, with the numbers left of them."""
    values = axes.y.ticks(_LEAST_Y_STEP_PX)
    height = painter.fontMetrics().height()
    for value, text in zip(values, tick_texts(values), strict=True):
        y = round(axes.y.px(value)) + 0.5
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QLineF(axes.plot.left(), y, axes.plot.right(), y))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        box = QRectF(0, y - height / 2, axes.plot.left() - SPACE_SMALL - 2, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def draw_x_numbers(painter: QPainter, axes: Axes, palette: QPalette, is_whole: bool) -> None:
    """Round values below the plot; `is_whole`: only whole numbers."""
    values = axes.x.ticks(_LEAST_X_STEP_PX)
    if is_whole:
        values = [value for value in values if abs(value - round(value)) < 1e-6]
    height = painter.fontMetrics().height()
    for value, text in zip(values, tick_texts(values), strict=True):
        x = axes.x.px(value)
        tick = QLineF(x, axes.plot.bottom(), x, axes.plot.bottom() + SPACE_SMALL)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
        painter.drawLine(tick)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        half = _LEAST_X_STEP_PX / 2
        box = QRectF(x - half, axes.plot.bottom() + SPACE_SMALL, 2 * half, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def draw_x_title(painter: QPainter, axes: Axes, palette: QPalette, title: str, line: int) -> None:
    """What the axis below means, in the text line number `line` under the plot."""
    metrics = QFontMetricsF(painter.font())
    top = axes.plot.bottom() + SPACE_SMALL + line * metrics.lineSpacing()
    box = QRectF(axes.plot.left(), top, axes.plot.width(), metrics.height())
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, title)


def draw_frame(painter: QPainter, axes: Axes, palette: QPalette) -> None:
    """The axis below."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
    y = round(axes.plot.bottom()) + 0.5
    painter.drawLine(QPointF(axes.plot.left(), y), QPointF(axes.plot.right(), y))
