"""Writing a format that is text: a file for each table, to which rows are appended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from .tables import Table


class TextFiles:
    """A file for each table in a folder; ``heading`` is what it begins with."""

    def __init__(self, folder: Path, tables: Sequence[Table], ending: str, heading: Callable[[Table], bytes]) -> None:
        self._names = {table.name: f"{table.name}.{ending}" for table in tables}
        self._stack = ExitStack()
        with ExitStack() as stack:
            self._files = {}
            for table in tables:
                file = stack.enter_context((folder / self._names[table.name]).open("wb"))
                file.write(heading(table))
                self._files[table.name] = file
            self._stack = stack.pop_all()

    def write(self, table: Table, year: int | None, piece: bytes) -> None:
        self._files[table.name].write(piece)

    def abandon(self) -> None:
        with suppress(OSError):
            self._stack.close()

    def close(self) -> dict[str, list[str]]:
        self._stack.close()
        return {table: [name] for table, name in self._names.items()}
