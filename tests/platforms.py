"""What not every system has, for tests that need it: they are skipped where it can't be had, and say why."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

WINDOWS = os.name == "nt"
IS_ROOT = getattr(os, "geteuid", lambda: 1)() == 0

NO_TERMINAL = "no terminal can be made here"
NO_SHELL = "" if shutil.which("bash") and not WINDOWS else "no script can stand for a program here"

needs_terminal = pytest.mark.skipif(find_spec("termios") is None, reason=NO_TERMINAL)
needs_flock = pytest.mark.skipif(find_spec("fcntl") is None, reason="no folder can be locked here")
needs_permissions = pytest.mark.skipif(WINDOWS, reason="files have no owner and no mode here")
needs_signals = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no signal reaches another process here")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe has a name here")
needs_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
needs_endless_device = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
not_root = pytest.mark.skipif(WINDOWS or IS_ROOT, reason="root may read everything")


def link(path: Path, target: str | Path, *, to_folder: bool = False) -> None:
    """Make a link; Windows lets only some do that."""
    try:
        path.symlink_to(target, target_is_directory=to_folder)
    except OSError as error:
        pytest.skip(f"no links can be made here: {error}")
