"""Writing an answer to a file: wholly, or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from ..common.errors import MsssError, reason_of
from ..common.language import t
from ..files import writing
from ..files.finding import read_bytes
from ..files.naming import shown

STDOUT = Path("-")
"""The name by which standard output is asked for."""
_MOST = 10_000_000
"""How much of a file that is there is looked at, in bytes, or as much as the answer is long."""


class WouldReplaceError(MsssError):
    """A file that is there already, and that isn't known to be replaceable."""


def write_all(contents: Mapping[Path, bytes], may_replace: Callable[[bytes], bool] = lambda _: False) -> None:
    """Write several files, none of them if one may not be replaced. See `write_file`."""
    for path, content in contents.items():
        if path.is_file():
            _refuse_to_replace(path, read_bytes(path, max(_MOST, len(content))), content, may_replace)
    for path, content in contents.items():
        write_file(path, content, may_replace)


def _refuse_to_replace(path: Path, before: bytes | None, content: bytes, may_replace: Callable[[bytes], bool]) -> None:
    if before not in (None, content) and not may_replace(before or b""):
        raise WouldReplaceError(
            t(
                "{file} exists already and holds something else, maybe somebody's work: name another file, or"
                " replace it with --force",
                file=shown(path),
            )
        )


def write_file(path: Path, content: bytes, may_replace: Callable[[bytes], bool] = lambda _: False) -> None:
    """Write ``content`` to ``path``, in one step: what stood there stays until all of it is on the disk.

    What stands there may go if it is the same, or if ``may_replace`` says so. ``-`` is standard output. Raises, with
    nothing changed, WouldReplaceError if it may not, and WriteError if ``path`` can't be written.
    """

    def replaced(before: bytes | None) -> bytes:
        _refuse_to_replace(path, before, content, may_replace)
        return content

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
        said = {"file": shown(path), "reason": reason_of(error)}
        raise writing.WriteError(t("{file}: can't be written: {reason}", **said)) from None
    if not is_special:
        writing.update(path, replaced, max(_MOST, len(content)))
