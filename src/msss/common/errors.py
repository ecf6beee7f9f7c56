"""What msss raises: each error says what is wrong and knows the exit code it ends a command with."""

from __future__ import annotations

import errno
import os

from .language import t

_REASONS = {
    errno.ENOENT: t("No such file or directory"),
    errno.EEXIST: t("File exists"),
    errno.ENOTDIR: t("Not a directory"),
    errno.EISDIR: t("Is a directory"),
    errno.EACCES: t("Permission denied"),
    errno.ENOSPC: t("No space left on device"),
    errno.EROFS: t("Read-only file system"),
    errno.ENAMETOOLONG: t("File name too long"),
}
"""What the system says when a file can't be read or written, most of the time: only in English, on most systems."""


def reason_of(error: Exception) -> str:
    """Why a file couldn't be read or written: in the system's own words, translated where they are the usual ones."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    if error.errno in _REASONS and error.strerror == os.strerror(error.errno):
        return _REASONS[error.errno]
    return error.strerror


class MsssError(Exception):
    """Any error of msss. Its text is one clear line; ``exit_code`` is 2, wrong usage, unless said."""

    __module__ = "msss"

    exit_code = 2

    @property
    def text(self) -> str:
        """Its text, to be part of another sentence: it is translated when that is shown."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)

    def lines(self) -> list[str]:
        """What a terminal is told, line by line."""
        return [f"msss: {self}"]


class SourceError(MsssError):
    """A list that can't be had: no such file, no list in a folder, no permission."""

    __module__ = "msss"


class QueryError(MsssError):
    """A question that can't be answered as it was asked: a text that is no period, say. The text lists the forms."""

    __module__ = "msss"


class MissingExtraError(MsssError):
    """What was asked needs a library that an extra of msss brings, and that isn't installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            t("{what} needs a library that isn't installed: pip install 'msss[{extra}]'", what=what, extra=extra)
        )
