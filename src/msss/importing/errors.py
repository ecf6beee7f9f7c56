"""Why there is no draft: a document that can't be read, is too large, or holds no table of a list."""

from __future__ import annotations

from ..common.errors import MsssError


class DocumentError(MsssError):
    """A document from which no draft is made; nothing was written."""

    exit_code = 1


class UnreadableError(DocumentError):
    """A document that is broken, encrypted, of another format, or holds what no notice does."""


class TooLargeError(DocumentError):
    """A document that is larger than any notice."""


class NoTableError(DocumentError):
    """A document without a table of a list."""
