"""A list of which the text isn't kept, where there are many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..common.errors import SourceError
from ..common.language import t
from ..files.finding import read_bytes
from ..reading.document import Document
from ..reading.reader import MAX_BYTES
from ..responsibilities.kind import LIST


class ReadAgain(Document):
    """The document of a file that isn't kept: it is read again when something of it is asked."""

    def __init__(self, path: Path, file: str) -> None:
        vars(self).update(path=path, file=file)

    def __reduce__(self) -> tuple[type[ReadAgain], tuple[Path, str]]:
        return ReadAgain, (vars(self)["path"], vars(self)["file"])

    def __getattr__(self, name: str) -> Any:
        if name not in ("data", "text", "_places"):
            raise AttributeError(name)
        document = LIST.read(read_bytes(vars(self)["path"], MAX_BYTES), vars(self)["file"], None).document
        if document is None:  # it was changed meanwhile
            raise SourceError(t("{file}: was changed while it was asked", file=vars(self)["file"]))
        vars(self).update(data=document.data, text=document.text, _places=document._places)
        return vars(self)[name]
