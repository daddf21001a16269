"""Draw the sample gallery: 240 small pictures and the table that labels them.

Every picture shows one thing. Its kind, colour, surface pattern and place in the frame vary
independently of each other, so looking at one condition at a time gives a visibly different
ranking for each. Each kind comes in eight models, and each model in a series of its own, with
one backdrop, tilt and light: five pictures, one for every pattern, in five colours. That keeps
all of these independent of the labels, and gives a thing close relations that share its design
but neither its colour nor its pattern.

    python scripts/draw_samples.py [--out DIR]

The drawing is deterministic: the same versions of Pillow and numpy give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from sample_outlines import Points
from sample_shapes import KINDS, Part
from sample_surfaces import PATTERNS, SETTINGS, Array, Setting

SIZE = 320  # pixels along each side of a finished picture
WORK = 2 * SIZE  # pixels along each side while painting
FINE = 3  # how many times finer than WORK outlines are rasterised
UNIT = 0.25 * WORK  # pixels per unit of a thing's own coordinates, before size variation
QUALITY = 88
SEED = 20240

COLOURS: dict[str, dict[str, str]] = {
    "red": {"base": "#d2303a", "deep": "#9c1f2e", "pale": "#f3beb9"},
    "orange": {"base": "#f0801f", "deep": "#bd5a10", "pale": "#fdd9b2"},
    "yellow": {"base": "#f0bd1e", "deep": "#c08a0e", "pale": "#fdefb8"},
    "green": {"base": "#449f45", "deep": "#28703a", "pale": "#c3e5bd"},
    "teal": {"base": "#16a3a3", "deep": "#0d7179", "pale": "#b5e6e3"},
    "blue": {"base": "#2c66d4", "deep": "#1d459a", "pale": "#bbd0f6"},
    "purple": {"base": "#7f45bf", "deep": "#582d90", "pale": "#d8c3f0"},
    "pink": {"base": "#ee6cae", "deep": "#c24385", "pale": "#fdd3e7"},
}
PLACES: dict[str, tuple[float, float]] = {
    "centre": (0.0, 0.0),
    "left": (-0.18, 0.0),
    "right": (0.18, 0.0),
    "top": (0.0, -0.18),
    "bottom": (0.0, 0.18),
}
MODELS = 8  # designs of each kind of thing
# The tilt in degrees and the stretch in width (undone in height) of each model.
TILTS = (-9, 6, 0, -6, 10, -3, 3, 9)
STRETCH = (1.0, 0.94, 1.03, 1.06, 0.92, 1.0, 1.06, 0.96)
KIND_NAMES = list(KINDS)


@dataclass(frozen=True)
class Sample:
    """One picture to draw: its four labels and its running number."""

    number: int
    kind: str
    colour: str
    pattern: str
    place: str
    model: int

    @property
    def file(self) -> str:
        """Name of the picture inside the gallery folder."""
        return f"{self.kind}-{self.colour}-{self.pattern}-{self.number:03d}.jpg"


@dataclass(frozen=True)
class Scene:
    """Everything about a picture that its labels leave open.

    ``size`` is a factor, ``tilt`` in radians, ``x`` and ``y`` in frame widths, ``light`` points
    from the thing to the light, and ``tones`` are the dark and the light end of the backdrop.
    """

    size: float
    tilt: float
    flip: bool
    x: float
    y: float
    light: tuple[float, float, float]
    tones: tuple[Array, Array]
    setting: Setting


def samples() -> list[Sample]:
    """Every kind, colour and pattern once; each kind and colour shows all five places."""
    places = list(PLACES)
    found: list[Sample] = []
    for k, kind in enumerate(KINDS):
        for c, colour in enumerate(COLOURS):
            for p, pattern in enumerate(PATTERNS):
                place = places[(p + 2 * c + 3 * k + c // 5) % len(places)]
                model = (c + 3 * p + k) % MODELS
                found.append(Sample(len(found) + 1, kind, colour, pattern, place, model))
    return found


def rgb(code: str) -> Array:
    """Turn ``#rrggbb`` into three numbers from 0 to 1."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255.0


def scene_for(sample: Sample) -> Scene:
    """Choose what the labels leave open, seeded by the picture's number and by its series."""
    chance = random.Random(SEED * 1000 + sample.number)
    kind = KIND_NAMES.index(sample.kind)
    series = kind * MODELS + sample.model
    shared = random.Random(SEED * 1000 - 1 - series)
    dx, dy = PLACES[sample.place]
    angle = shared.uniform(-0.8, 0.8) + chance.uniform(-0.15, 0.15)
    setting = SETTINGS[(sample.model + 2 * kind) % len(SETTINGS)]
    hue = (series * 0.618034 + chance.uniform(-0.03, 0.03)) % 1.0
    tone = setting.level * shared.uniform(0.03, 0.06)
    level = setting.level + chance.uniform(-0.025, 0.025)
    tint = np.array([math.cos(2 * math.pi * (hue - shift / 3)) for shift in range(3)])
    middle = level + tone * tint
    return Scene(
        size=chance.uniform(0.94, 1.06),
        tilt=math.radians(TILTS[sample.model] + chance.uniform(-2, 2)),
        flip=sample.model % 2 == 1,
        x=0.5 + dx + chance.uniform(-0.018, 0.018),
        y=0.5 + dy + chance.uniform(-0.018, 0.018),
        light=(0.55 * math.sin(angle), -0.55 * math.cos(angle), 0.75),
        tones=(np.clip(middle * 0.92, 0, 1), np.clip(middle * 1.03 + 0.02, 0, 1)),
        setting=setting,
    )


def blur(image: Array, radius: float) -> Array:
    """Blur a single-channel image by about a Gaussian of the given sigma (three box passes)."""
    half = max(1, round((math.sqrt(4 * radius * radius + 1) - 1) / 2))
    for axis in (0, 1):
        for _ in range(3):
            image = _box_blur(image, half, axis)
    return image


def _box_blur(image: Array, half: int, axis: int) -> Array:
    """Average over 2 * half + 1 neighbours along one axis; the border is repeated outward."""
    pad = [(0, 0), (0, 0)]
    pad[axis] = (half + 1, half)
    total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis)
    width = 2 * half + 1
    n = image.shape[axis]
    upper = np.take(total, range(width, width + n), axis=axis)
    lower = np.take(total, range(0, n), axis=axis)
    return np.asarray((upper - lower) / width)


def mix(a: Array, b: Array, amount: Array | float) -> Array:
    """Go from a (amount 0) to b (amount 1); a per-pixel amount has no channel axis."""
    if isinstance(amount, np.ndarray):
        amount = amount[..., None]
    return np.asarray(a + (b - a) * amount)


class Painter:
    """Paints the parts of one thing onto a square canvas of WORK pixels a side."""

    def __init__(self, sample: Sample, scene: Scene) -> None:
        self.sample = sample
        self.scene = scene
        self.unit = UNIT * scene.size
        flip = -1.0 if scene.flip else 1.0
        cos, sin = math.cos(scene.tilt), math.sin(scene.tilt)
        stretch = np.array([STRETCH[sample.model], 1 / STRETCH[sample.model]])
        self.matrix = np.array([[cos * flip, -sin], [sin * flip, cos]]) * stretch * self.unit
        self.origin = np.array([scene.x, scene.y]) * WORK
        self.canvas = backdrop(scene)
        self.covered = np.zeros((WORK, WORK))

    def paint(self, parts: list[Part]) -> Array:
        """Paint the cast shadow, then the parts back to front; returns the canvas."""
        masks = [self.mask(part) for part in parts]
        self.cast_shadow(masks)
        for part, (window, mask) in zip(parts, masks, strict=True):
            self.paint_part(part, window, mask)
        return self.canvas

    def place(self, outline: Points) -> Points:
        """Turn a thing's own coordinates into canvas pixels."""
        return np.asarray(outline @ self.matrix.T + self.origin)

    def mask(self, part: Part) -> tuple[tuple[slice, slice], Array]:
        """Coverage of a part, 0 to 1, in the canvas window it occupies (with a margin)."""
        outlines = [self.place(outline) for outline in part.outlines]
        every = np.vstack(outlines)
        margin = 8 + math.ceil(self.unit * max(2 * part.soft, 0.06))
        low = np.clip(np.floor(every.min(axis=0)).astype(int) - margin, 0, WORK)
        high = np.clip(np.ceil(every.max(axis=0)).astype(int) + margin, 0, WORK)
        shape = (high[0] - low[0], high[1] - low[1])
        coverage = _rasterise(outlines, low, shape)
        if part.soft:
            coverage = blur(coverage, part.soft * self.unit)
        if part.inside:
            coverage = coverage * _rasterise([self.place(p) for p in part.inside], low, shape)
        return (slice(low[1], high[1]), slice(low[0], high[0])), coverage

    def cast_shadow(self, masks: list[tuple[tuple[slice, slice], Array]]) -> None:
        """Darken the backdrop where the thing keeps the light off, away from the light."""
        outline = np.zeros((WORK, WORK))
        for window, mask in masks:
            outline[window] = np.maximum(outline[window], mask)
        lx, ly, _ = self.scene.light
        near = _shifted(outline, -lx * 0.07 * WORK, -ly * 0.07 * WORK)
        far = _shifted(outline, -lx * 0.15 * WORK, -ly * 0.15 * WORK)
        dark = 0.30 * blur(near, 0.014 * WORK) + 0.30 * blur(far, 0.05 * WORK)
        tone = self.scene.tones[0]
        self.canvas = mix(self.canvas, self.canvas * (0.25 + 0.35 * tone), dark)

    def paint_part(self, part: Part, window: tuple[slice, slice], mask: Array) -> None:
        """Shade one part and lay it over what is already there."""
        under = self.canvas[window]
        if part.lift:
            reach = self.unit * 0.05
            shade = blur(_shifted(mask, 0, reach * 0.6), reach) * self.covered[window]
            under = mix(under, under * 0.35, part.lift * shade)
        colour = self.finish(part, window)
        colour = self.shaded(part, colour, mask)
        self.canvas[window] = mix(under, colour, mask * part.opacity)
        self.covered[window] = np.maximum(self.covered[window], mask)

    def finish(self, part: Part, window: tuple[slice, slice]) -> Array:
        """Unlit colour of a part: one colour, or base and pale mixed by the pattern."""
        shades = COLOURS[self.sample.colour]
        if part.paint != "pattern":
            return rgb(shades.get(part.paint, part.paint))
        rows, columns = window
        y, x = np.mgrid[rows, columns].astype(np.float64) + 0.5
        inverse = np.linalg.inv(self.matrix)
        dx, dy = x - self.origin[0], y - self.origin[1]
        u = inverse[0, 0] * dx + inverse[0, 1] * dy
        v = inverse[1, 0] * dx + inverse[1, 1] * dy
        amount = PATTERNS[self.sample.pattern](u, v)
        return mix(rgb(shades["base"]), rgb(shades["pale"]), amount)

    def shaded(self, part: Part, colour: Array, mask: Array) -> Array:
        """Light a part as if its outline were inflated, from the slope of its blurred mask."""
        reach = max(1.5, part.bevel * self.unit / 2)
        pad = round(2 * reach) + 2
        height = blur(np.pad(mask, pad), reach)[pad:-pad, pad:-pad]
        slope_y, slope_x = np.gradient(height)
        lift = -2.2 * reach * part.relief
        nx, ny = slope_x * lift, slope_y * lift
        norm = np.sqrt(nx * nx + ny * ny + 1.0)
        lx, ly, lz = self.scene.light
        lit = (nx * lx + ny * ly + lz) / norm / lz - 1.0
        dark = np.clip(-lit, 0, 1)
        bright = np.clip(lit, 0, 1)
        colour = np.broadcast_to(colour, (*mask.shape, 3))
        colour = mix(colour, colour * colour * 0.45 + colour * 0.1, 0.9 * dark)
        colour = mix(colour, np.ones(3), 0.34 * bright)
        if part.gloss:
            half = np.array([lx, ly, lz + 1.0]) / math.sqrt(lx * lx + ly * ly + (lz + 1) ** 2)
            shine = np.clip((nx * half[0] + ny * half[1] + half[2]) / norm, 0, 1) ** 60
            colour = mix(colour, np.ones(3), 0.5 * part.gloss * shine)
        return colour


def _rasterise(outlines: list[Points], low: NDArray[np.int_], shape: tuple[int, int]) -> Array:
    """Anti-aliased union of polygons, shape (height, width); low is the window's corner."""
    image = Image.new("L", (shape[0] * FINE, shape[1] * FINE), 0)
    pen = ImageDraw.Draw(image)
    for outline in outlines:
        pen.polygon([tuple(p) for p in ((outline - low) * FINE).tolist()], fill=255)
    return np.asarray(image.reduce(FINE), dtype=np.float64) / 255.0


def _shifted(image: Array, dx: float, dy: float) -> Array:
    """Move an image by whole pixels, filling with zeros."""
    x, y = round(dx), round(dy)
    padded = np.pad(image, ((max(y, 0), max(-y, 0)), (max(x, 0), max(-x, 0))))
    height, width = image.shape
    top, left = max(-y, 0), max(-x, 0)
    return padded[top : top + height, left : left + width]


def backdrop(scene: Scene) -> Array:
    """A soft gradient, lighter towards the light, with the setting's shapes a little apart."""
    y, x = (np.mgrid[0:WORK, 0:WORK] + 0.5) / WORK - 0.5
    lx, ly, _ = scene.light
    pool = np.exp(-(x * x + y * y) / 0.22)
    lit = np.clip(0.3 + 0.55 * (x * lx + y * ly) + 0.5 * pool, 0, 1)
    canvas = mix(scene.tones[0], scene.tones[1], lit)
    shapes = scene.setting.shapes(x, y)
    return np.clip(canvas * (1 + scene.setting.step * shapes[..., None]), 0, 1)


def draw(sample: Sample) -> Image.Image:
    """Draw one picture of the gallery."""
    scene = scene_for(sample)
    canvas = Painter(sample, scene).paint(KINDS[sample.kind](sample.model))
    pixels = np.clip(np.rint(canvas * 255.0), 0, 255).astype(np.uint8)
    return Image.fromarray(pixels, "RGB").reduce(WORK // SIZE)


def write_gallery(out: Path) -> Iterator[Path]:
    """Write every picture and then ``labels.csv`` into a folder, yielding each path written."""
    out.mkdir(parents=True, exist_ok=True)
    rows = samples()
    for sample in rows:
        path = out / sample.file
        draw(sample).save(path, quality=QUALITY, optimize=True, subsampling=0)
        yield path
    table = out / "labels.csv"
    with table.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["file", "kind", "colour", "pattern", "place"])
        writer.writerows([s.file, s.kind, s.colour, s.pattern, s.place] for s in rows)
    yield table


def main(arguments: list[str] | None = None) -> int:
    """Write the gallery and say how large it is."""
    parser = argparse.ArgumentParser(description="Draw the sample gallery.")
    default = Path(__file__).resolve().parent.parent / "resources" / "samples"
    parser.add_argument("--out", type=Path, default=default, help="folder to write into")
    out: Path = parser.parse_args(arguments).out
    total = sum(path.stat().st_size for path in write_gallery(out))
    sys.stdout.write(f"{out}: {len(samples())} pictures, {total / 1e6:.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
