"""Processes that files which may not be read or written do stop, also where tests run as root."""

from __future__ import annotations

import ctypes
import os
import sys

_DROP_FROM_BOUNDS = 24  # PR_CAPBSET_DROP
#: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: to pass over what the modes of files say.
_PASSES = (1, 2)

#: Whether modes of files mean anything here, or can be made to.
CAN_BIND = sys.platform == "linux" or (os.name == "posix" and os.geteuid() != 0)


def bind() -> None:
    """Have the program that is started next heed the modes of files; to be called in the child."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in _PASSES:
            if libc.prctl(_DROP_FROM_BOUNDS, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "rights cannot be given up")
