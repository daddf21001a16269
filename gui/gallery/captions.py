"""What a tile says in words: beside the picture, under the mouse and to a screen reader."""

from __future__ import annotations

import html
import os
import unicodedata

from PySide6.QtCore import QDateTime, QLocale, QObject

#: Rank (from 1) and score (cosine) of a tile in a ranking.
Rank = tuple[int, float]

_UNSHOWN = frozenset(("Cc", "Cs", "Zl", "Zp"))
#: Characters that would turn the rest of a name around, so that ".exe" reads like ".jpg".
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Captions(QObject):
    """The sentences of tiles, in the language of the program."""

    def tool_tip(
        self, path: bytes, size_bytes: int, time_s: int, rank: Rank | None, is_failed: bool
    ) -> str:
        """Rich text: name, folder, date and size, and what else there is to say."""
        folder, name = os.path.split(path)
        lines = [
            f"<b>{html.escape(shown_text(name))}</b>",
            html.escape(shown_text(folder)),
            html.escape(_date_and_size(size_bytes, time_s)),
        ]
        if rank is not None:
            place = self.tr("Rank {rank} · similarity {score}")
            lines.append(html.escape(_fill(place, rank)))
        if is_failed:
            lines.append(html.escape(self.tr("This file could not be read.")))
        return "<p style='white-space:pre'>" + "<br>".join(lines) + "</p>"

    def details(self, path: bytes, size_bytes: int, time_s: int) -> str:
        """One plain line: name, folder, date and size."""
        folder, name = os.path.split(path)
        parts = (shown_text(name), shown_text(folder), _date_and_size(size_bytes, time_s))
        return " · ".join(parts)

    def spoken(self, name: str, rank: Rank | None, is_failed: bool) -> str:
        """One plain line, such as "hat.jpg, rank 3, score 0.91"."""
        if is_failed:
            return self.tr("{name}, could not be read").replace("{name}", name)
        if rank is None:
            return name
        return _fill(self.tr("{name}, rank {rank}, score {score}"), rank, 2).replace("{name}", name)


def _date_and_size(size_bytes: int, time_s: int) -> str:
    locale = QLocale()
    when = QDateTime.fromSecsSinceEpoch(time_s)
    day = locale.toString(when, QLocale.FormatType.ShortFormat)
    return f"{day} · {locale.formattedDataSize(size_bytes)}"


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
