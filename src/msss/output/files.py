"""Writing an answer to a file: wholly, or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import replacing
from ..loading import shown

STDOUT = Path("-")
"""The name by which standard output is asked for."""


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, in one step: what stood there stays until all of it is on the disk.

    ``-`` is standard output. Raises WriteError, with nothing changed, if it can't be written.
    """
    if path == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        is_special = path.exists() and not path.is_file()
        if is_special:  # a device or a pipe is written to, never replaced
            path.write_bytes(content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise replacing.WriteError(f"{shown(path)}: can't be written: {reason}") from None
    if not is_special:
        replacing.update(path, lambda _: content)
