"""Notices when the computer leaves or comes back to mains."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QObject, QTimer, Signal, Slot

_LOOK_EVERY_MS = 15_000


class BatteryWatch(QObject):
    """`changed(bool)`: whether the computer runs on battery, when that has changed."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on_battery = is_on_battery()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)

    @Slot()
    def _look(self) -> None:
        now = is_on_battery()
        if now != self.is_on_battery:
            self.is_on_battery = now
            self.changed.emit(now)


def is_on_battery() -> bool:
    """False too where there is no battery, or nobody can tell."""
    if not hasattr(psutil, "sensors_battery"):
        return False
    try:
        battery = psutil.sensors_battery()
    except OSError:  # a container or a chroot may lack /sys
        return False
    return battery is not None and battery.power_plugged is False
