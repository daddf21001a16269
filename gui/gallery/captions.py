"""What a tile says in words: beside the picture, under the mouse and to a screen reader."""

from __future__ import annotations

import html
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QDateTime, QLocale, QObject

from core.scores.calibration import OneIn
from gui.messages import listed, shown_count, shown_size

#: Rank (from 1) and score (cosine) of a tile in a ranking.
Rank = tuple[int, float]

_UNSHOWN = frozenset(("Cc", "Cs", "Zl", "Zp"))
#: So many rows are looked at to tell how wide numbers get.
_N_MEASURED = 48
#: Characters that would turn the rest of a name around, so that ".exe" reads like ".jpg".
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Tile:
    """What is known of a tile; `rank` and `rarity` are None where there is nothing to say."""

    path: bytes
    size_bytes: int
    time_s: int
    rank: Rank | None
    rarity: OneIn | None
    n_copies: int
    is_failed: bool
    companions: tuple[bytes, ...] = ()


class Captions(QObject):
    """The sentences of tiles, in the language of the program."""

    def tool_tip(self, tile: Tile) -> str:
        """Rich text: name, folder, date and size, and what else there is to say."""
        folder, name = os.path.split(tile.path)
        lines = [f"<b>{html.escape(shown_text(name))}</b>"]
        plain = [shown_text(folder), _date_and_size(tile)]
        if tile.rank is not None:
            place = _fill(self.tr("Rank {rank} · cosine {score}"), tile.rank)
            plain.append(_joined(place, self._how_rare(tile.rarity)))
        if tile.n_copies:
            plain.append(self._and_copies(tile.n_copies))
        if tile.companions:
            plain.append(self._with_companions(tile.companions))
        if tile.is_failed:
            plain.append(self.tr("This file could not be read."))
        lines += map(html.escape, plain)
        return "<p style='white-space:pre'>" + "<br>".join(lines) + "</p>"

    def details(self, tile: Tile) -> str:
        """One plain line: name, how alike, folder, date and size."""
        folder, name = os.path.split(tile.path)
        score = "" if tile.rank is None else _fill(self.tr("cosine {score}"), tile.rank, 2)
        likeness = _joined(score, self._how_rare(tile.rarity))
        return _joined(shown_text(name), likeness, shown_text(folder), _date_and_size(tile))

    def spoken(self, tile: Tile) -> str:
        """One plain line, such as "hat.jpg, rank 3, score 0.91"."""
        name = shown_text(os.path.basename(tile.path))
        if tile.is_failed:
            return self.tr("{name}, could not be read").replace("{name}", name)
        if tile.companions:
            name = listed((name, self._with_companions(tile.companions)))
        if tile.rank is None:
            return name
        said = _fill(self.tr("{name}, rank {rank}, score {score}"), tile.rank, 2)
        copies = self._and_copies(tile.n_copies) if tile.n_copies else ""
        parts = (said.replace("{name}", name), self._how_rare(tile.rarity), copies)
        return listed(part for part in parts if part)

    def numbers(self, tile: Tile) -> tuple[str, ...]:
        """What stands beside or instead of a name: texts, the longest first."""
        if tile.rank is None:
            return ()
        if tile.rarity is None:
            return (rank_caption(tile.rank),)
        rare, score = self._short(tile.rarity), _fill("{score}", tile.rank, 2)
        with_rank = _fill("{rank} · {score}", tile.rank, 2)
        return f"{with_rank} · {rare}", f"{score} · {rare}", rare, score

    def widest_numbers(self, tiles: Iterable[Tile]) -> tuple[str, ...]:
        """The longest of the `numbers` of some tiles, each for itself."""
        levels = zip(*map(self.numbers, tiles), strict=True)
        return tuple(max(level, key=len) for level in levels)

    def _with_companions(self, companions: tuple[bytes, ...]) -> str:
        names = listed(shown_text(os.path.basename(path)) for path in companions)
        return self.tr("with {names}").replace("{names}", names)

    def _how_rare(self, rarity: OneIn | None) -> str:
        if rarity is None:
            return ""
        if rarity.is_bound:
            sentence = self.tr("fewer than 1 in {n} pairs of this folder are this alike")
        elif rarity.n == 1:
            return self.tr("most pairs of this folder are this alike")
        else:
            sentence = self.tr("1 in {n} pairs of this folder is this alike")
        return sentence.replace("{n}", shown_count(rarity.n))

    def _short(self, rarity: OneIn) -> str:
        sentence = self.tr("< 1 in {n}") if rarity.is_bound else self.tr("1 in {n}")
        return sentence.replace("{n}", self._short_count(rarity.n))

    def _short_count(self, n: int) -> str:
        """1,200 as "1.2k": two digits are all that count."""
        for unit, text in ((10**6, self.tr("{n}M")), (10**3, self.tr("{n}k"))):
            if n >= unit:
                decimals = 1 if n < 10 * unit and n % unit else 0
                return text.replace("{n}", QLocale().toString(n / unit, "f", decimals))
        return shown_count(n)

    def _and_copies(self, n_copies: int) -> str:
        if n_copies == 1:
            return self.tr("1 copy belongs to it")
        return self.tr("{n} copies belong to it").replace("{n}", shown_count(n_copies))


def measured_rows(n_rows: int) -> list[int]:
    """A few rows that tell how wide numbers get: most at the top, where what is rare stands."""
    places = np.geomspace(1, n_rows, _N_MEASURED).astype(np.int64)
    return [row - 1 for row in sorted({*places.tolist(), n_rows})]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _date_and_size(tile: Tile) -> str:
    when = QDateTime.fromSecsSinceEpoch(tile.time_s)
    day = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    return f"{day} · {shown_size(tile.size_bytes)}"


def rank_caption(rank: Rank) -> str:
    """Rank and score as they stand beside a name, such as "3 · 0.912"."""
    return _fill("{rank} · {score}", rank)


def shown_text(path: bytes) -> str:
    """A path or name as it can be shown: what is no text or would disturb it becomes U+FFFD."""
    text = os.fsdecode(path)
    if text.isprintable():
        return text
    return "".join("\ufffd" if _is_unshown(char) else char for char in text)


def _is_unshown(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) in _UNSHOWN


def _fill(sentence: str, rank: Rank, decimals: int = 3) -> str:
    place, score = rank
    locale = QLocale()
    return sentence.replace("{rank}", locale.toString(place)).replace(
        "{score}", locale.toString(score, "f", decimals)
    )
