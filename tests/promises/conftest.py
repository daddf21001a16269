"""Whether programs can be traced here."""

from __future__ import annotations

import shutil
import sys

import pytest

from scripts import setup
from tests.promises.tracer import Tracer, trouble_with_tracing


@pytest.fixture(scope="session")
def tracer() -> Tracer:
    """Fails where `make test` should have seen to it that there is strace."""
    could_install = sys.platform == "linux" and setup.is_root() and setup.has_apt()
    if could_install and shutil.which("strace") is None:
        pytest.fail("strace is not here, though `scripts/setup.py --extra test` installs it")
    return Tracer(trouble_with_tracing())
