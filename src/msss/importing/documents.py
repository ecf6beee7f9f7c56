"""A document's bytes → what it holds, by the reader of its format."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ..common.errors import MissingExtraError
from ..common.language import t
from .errors import DocumentError, UnreadableError
from .published import Published

MOST_BYTES = 30_000_000
"""How large a document may be."""


class Source(StrEnum):
    """A format that drafts are made from."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TSV = "tsv"
    TXT = "txt"
    PDF = "pdf"


_ENDINGS = {"htm": Source.HTML, "xhtml": Source.HTML, "mht": Source.HTML, "text": Source.TXT, "md": Source.TXT}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READERS = {Source.HTML: "html", Source.DOCX: "docx", Source.XLSX: "xlsx", Source.PDF: "pdf"}


def read(content: bytes, name: str, source: Source | None = None) -> Published:
    """What a document holds. Its format is told by its content, or else by the ending of ``name``.

    Raises UnreadableError, TooLargeError and MissingExtraError.
    """
    if not content.strip():
        raise UnreadableError(t("it is empty"))
    source = source or format_of(content, name)
    match source:
        case Source.TXT:
            from .readers.text import read as read_text

            return read_text(content)
        case Source.CSV | Source.TSV:
            from .readers.text import read_csv

            return read_csv(content, "\t" if source is Source.TSV else "")
        case _:
            reader: Callable[[bytes], Published]
            try:
                reader = import_module(f".readers.{_READERS[source]}", __package__).read
            except ModuleNotFoundError:
                raise MissingExtraError(t("Reading {format}", format=source.value), "import") from None
            try:
                with _silence():
                    return reader(content)
            except DocumentError:
                raise
            except Exception:  # whatever the libraries raise for what they can't read
                raise broken() from None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the libraries log and warn of from the terminal: it is about their insides."""
    logger = logging.getLogger("pdfminer")
    did_propagate, logger.propagate = logger.propagate, False
    quiet = logging.NullHandler()
    logger.addHandler(quiet)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(quiet)
        logger.propagate = did_propagate


def format_of(content: bytes, name: str) -> Source:
    """The format of a document. Raises UnreadableError for one that msss doesn't read."""
    if content.lstrip()[:5] == b"%PDF-":
        return Source.PDF
    if content.startswith(_OLE):
        raise _of_ole(content)
    if content.startswith(b"PK"):
        return _in_zip(content)
    head = content[:4096].replace(b"\0", b"").lower()
    if (
        b"<html" in head
        or b"<!doctype html" in head
        or (head.lstrip().startswith(b"<") and b"<table" in content.lower())
    ):
        return Source.HTML
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    named = _ENDINGS.get(ending) or (Source(ending) if ending in tuple(Source) else None)
    if named in (Source.DOCX, Source.XLSX, Source.PDF):
        raise UnreadableError(t("its name ends with .{ending}, but it holds no such document", ending=ending))
    return named or Source.TXT


def broken() -> UnreadableError:
    """What is said of a document that can't be read."""
    return UnreadableError(t("it is broken: open it where it was made, and save it again"))


def _of_ole(content: bytes) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableError(t("it is encrypted with a password. Save it without one"))
    return UnreadableError(t("it is in an old format of Word, Excel or WPS. Save it as .docx or .xlsx"))


def _in_zip(content: bytes) -> Source:
    try:
        with ZipFile(BytesIO(content)) as file:
            names = set(file.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken() from None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableError(t("it holds macros. Save it without them, as .docx or .xlsx"))
    if "word/document.xml" in names:
        return Source.DOCX
    if "xl/workbook.xml" in names:
        return Source.XLSX
    raise UnreadableError(t("it is neither a Word nor an Excel document. Save it as .docx or .xlsx"))
