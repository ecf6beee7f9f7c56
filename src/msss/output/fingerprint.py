"""Office files (Word, Excel) that know whether they still are as msss wrote them, and whose bytes say no time.

An office file is a zip of parts. Its properties say what the other parts amount to: whoever edits it and saves it
changes one of them.
"""

from __future__ import annotations

import re
import zlib
from hashlib import blake2b
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

_FINGERPRINT = "msss fingerprint:"
_PROPERTIES = "docProps/core.xml"
_IDENTIFIER = re.compile(rb"<dc:identifier>.*?</dc:identifier>|<dc:identifier\s*/>", re.DOTALL)
_DAYS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every part: the first that a zip can say."""


def sealed(content: bytes, *, without_days: bool = False) -> bytes:
    """The office file with what its parts amount to in its properties; ``without_days``, these say no time either."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name in parts.namelist():
            part = parts.read(name)
            if name == _PROPERTIES:
                part = _IDENTIFIER.sub(b"", _DAYS.sub(b"", part) if without_days else part)
                stated = f"<dc:identifier>{_FINGERPRINT}{_digest(parts)}</dc:identifier></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", stated.encode())
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, part)
    return made.getvalue()


def is_unchanged(content: bytes) -> bool:
    """Whether a file is an office file as `sealed` made it."""
    try:
        with ZipFile(BytesIO(content)) as file:
            stated = re.search(f"{_FINGERPRINT}([0-9a-f]{{32}})<", file.read(_PROPERTIES).decode())
            return stated is not None and stated[1] == _digest(file)
    except (BadZipFile, KeyError, ValueError, OSError, zlib.error, NotImplementedError, RuntimeError):
        return False


def _digest(file: ZipFile) -> str:
    """What a file's parts amount to, its properties aside."""
    digest = blake2b(digest_size=16)
    for name in sorted(file.namelist()):
        if name != _PROPERTIES:
            part = file.read(name)
            digest.update(f"{name} {len(part)}\n".encode(errors="backslashreplace") + part)
    return digest.hexdigest()
