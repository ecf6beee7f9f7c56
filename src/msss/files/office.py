"""Word and Excel files are archives of XML: what no document of an office holds is refused before it is read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from ..common.errors import MsssError
from ..common.language import t

MOST_XML = 40_000_000
MOST_IN_ALL = 150_000_000
_MOST_FILES = 5_000
"""How much an archive may hold: bytes of XML, bytes in all, files."""
_CHUNK = 1 << 20
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class DocumentError(MsssError):
    """A document that can't be used; nothing was written."""

    exit_code = 1


class UnreadableError(DocumentError):
    """A document that is broken, encrypted, of another format, or holds what none of an office does."""


class TooLargeError(DocumentError):
    """A document that is larger than any of an office."""


def checked(content: bytes) -> ZipFile:
    """The archive, none of whose XML declares anything of its own, and which isn't larger than it may be.

    Raises UnreadableError and TooLargeError, and what zipfile does for a broken one.
    """
    archive = ZipFile(BytesIO(content))
    infos = archive.infolist()
    if len(infos) > _MOST_FILES or sum(info.file_size for info in infos) > MOST_IN_ALL:
        raise _too_large()
    xml = [info for info in infos if info.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if sum(info.file_size for info in xml) > MOST_XML:
        raise _too_large()
    for info in infos:
        if info.flag_bits & 1:
            raise UnreadableError(t("it is encrypted with a password. Save it without one"))
    for info in xml:
        with archive.open(info) as file:
            last = b""
            while chunk := file.read(_CHUNK):
                if _DECLARES.search((last + chunk).replace(b"\0", b"")):
                    raise UnreadableError(t("its XML declares entities of its own, which no Word or Excel file does"))
                last = chunk[-32:]
                if info.filename == "[Content_Types].xml" and b"macroEnabled" in chunk:
                    raise UnreadableError(t("it holds macros. Save it without them, as .docx or .xlsx"))
    return archive


def _too_large() -> TooLargeError:
    return TooLargeError(
        t("unpacked it is larger than {count} MB, and no document of an office is", count=MOST_XML // 1_000_000)
    )
