"""About how long a lesson will take, told before anything of it is begun.

A rough word for whoever orders a lesson; the lesson itself measures it (`Start`). Nothing here
loads a network.
"""

from __future__ import annotations

from core.teaching.records import Lesson

#: Epochs where a lesson leaves that open.
_EPOCHS = {"head": 20, "shallow": 20, "finetune": 6}
#: Core seconds that an image costs in an epoch.
_SECONDS_AN_IMAGE = {"head": 0.0004, "shallow": 0.0022, "finetune": 0.020}
#: Core seconds to fetch an image before the first epoch, and those to begin at all.
_READING_S = {"head": 0.00005, "shallow": 0.001, "finetune": 0.001}
_BEGINNING_S = 5.0
#: The machine that the above was measured on takes so long for an image under Content.
_CONTENT_MS = 18.0
#: How much of a second core is of use.
_MORE_CORES = 0.7


def seconds_expected(
    lesson: Lesson, n_images: int, n_cores: int = 1, content_ms: float = _CONTENT_MS
) -> float:
    """About how many seconds a lesson takes that learns from `n_images`.

    `content_ms` is how long one core of this machine works on an image under Content.
    """
    network = lesson.network
    n_epochs = lesson.epochs or _EPOCHS[network]
    per_image = _SECONDS_AN_IMAGE[network] * n_epochs + _READING_S[network]
    speed = (1 + _MORE_CORES * (n_cores - 1)) * _CONTENT_MS / content_ms
    return _BEGINNING_S + n_images * per_image / speed


def roughly(seconds: float) -> str:
    """The time in words, no more exact than it is known: "about 40 minutes"."""
    if seconds < 50:
        return f"about {_rounded(seconds, 10)} seconds"
    if seconds < 50 * 60:
        n_minutes = round(seconds / 60)
        n_minutes = n_minutes if n_minutes < 10 else _rounded(n_minutes, 10)
        return "about a minute" if n_minutes <= 1 else f"about {n_minutes} minutes"
    n_hours = max(round(seconds / 3600), 1)
    return "about an hour" if n_hours == 1 else f"about {n_hours} hours"


def _rounded(value: float, step: int) -> int:
    return max(round(value / step), 1) * step
