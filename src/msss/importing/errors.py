"""Why there is no draft: a document can't be read, is too large (`msss.files.office`), or has no table of a list."""

from __future__ import annotations

from ..files.office import DocumentError, TooLargeError, UnreadableError

__all__ = ["DocumentError", "NoTableError", "TooLargeError", "UnreadableError"]


class NoTableError(DocumentError):
    """A document without a table of a list."""
