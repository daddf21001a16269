"""How things are said to people: errors, file names, counts, sizes and times.

Everything here is plain text; what goes into rich text has to be escaped by whoever puts it there.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication, QLocale

from core.errors import SENTENCES, LikewiseError

#: Embedding and overriding of the direction of writing: they can make a name lie about its end.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def sentence(error: LikewiseError) -> str:
    """The sentence for an error, in the user's language."""
    english = SENTENCES.get(error.code)
    if english is None:
        # Read from a library that a newer Likewise wrote.
        return QCoreApplication.translate("errors", "Unknown reason: {code}").format(
            code=error.code
        )
    # Names of files are among the arguments, and parts of files that are damaged.
    shown = {
        name: shown_path(" ".join(value.splitlines())) if isinstance(value, str) else value
        for name, value in error.arguments.items()
    }
    return QCoreApplication.translate("errors", english).format(**shown)


def shown_path(path: bytes | str) -> str:
    """A path for the eye: what cannot be shown in one line becomes U+FFFD."""
    text = os.fsdecode(path)
    if text.isprintable():
        return text
    return "".join(character if _can_show(character) else "\ufffd" for character in text)


def shown_name(path: bytes | str) -> str:
    """The last part of a path for the eye; of a root, the root itself."""
    return os.path.basename(shown_path(path).rstrip("/\\")) or shown_path(path)


def plain_tip(text: str) -> str:
    """A line for a tooltip or a question, which Qt would take for HTML where it looks like it."""
    return f"<span>{html.escape(text)}</span>" if "<" in text else text


def _can_show(character: str) -> bool:
    is_control = ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0
    is_undecodable = "\ud800" <= character <= "\udfff"
    is_break = character in "\u2028\u2029"
    return not (is_control or is_undecodable or is_break or character in _DIRECTION_MARKS)


def shown_count(count: int) -> str:
    """1234 as "1,234", after the user's locale."""
    locale = QLocale()
    # The C locale leaves the separators out.
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(count)


def shown_pictures(count: int) -> str:
    """ "1 picture", "1,234 pictures"."""
    if count == 1:
        return QCoreApplication.translate("messages", "1 picture")
    return QCoreApplication.translate("messages", "{n} pictures").format(n=shown_count(count))


def shown_number(value: float, decimals: int) -> str:
    """0.123 as "0.12", after the user's locale."""
    return QLocale().toString(value, "f", decimals)


def shown_roughly(value: float) -> str:
    """About how much, in two digits: "0.52", "1.9", "130"."""
    return shown_count(round(value)) if value >= 10 else QLocale().toString(value, "g", 2)


def shown_percent(percent: float, decimals: int = 0) -> str:
    """12.3 as "12 %"."""
    text = QCoreApplication.translate("messages", "{n} %")
    return text.format(n=shown_number(percent, decimals))


def listed(parts: Iterable[str]) -> str:
    """ "one, two, three"."""
    return QCoreApplication.translate("messages", ", ").join(parts)


def listed_apart(parts: Iterable[str]) -> str:
    """ "one, two; three, four": what is listed in parts that are lists themselves."""
    return QCoreApplication.translate("messages", "; ").join(parts)


def said_together(*sentences: str) -> str:
    """Sentences one after the other, those that are empty left out."""
    pattern = QCoreApplication.translate("messages", "{0} {1}")
    said = list(filter(None, sentences))
    return reduce(pattern.format, said) if said else ""


def shown_size(size_bytes: int) -> str:
    """A size in kB, MB or GB as file managers show it."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def shown_duration(seconds: float) -> str:
    """A coarse length of time: "5 s", "2 min", "1 h 20 min"."""
    if seconds < 60:
        return QCoreApplication.translate("messages", "{n} s").format(n=_rounded_up(seconds, 5))
    minutes = round(seconds / 60)
    if minutes < 60:
        return QCoreApplication.translate("messages", "{n} min").format(n=minutes)
    # Nobody can use single minutes of an estimate in hours.
    hours, rest = divmod(_rounded_up(minutes, 10), 60)
    if rest == 0:
        return QCoreApplication.translate("messages", "{n} h").format(n=hours)
    return QCoreApplication.translate("messages", "{h} h {m} min").format(h=hours, m=rest)


def _rounded_up(value: float, step: int) -> int:
    return max(int(-(-value // step)), 1) * step
