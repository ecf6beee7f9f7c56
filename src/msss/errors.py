"""What msss raises: each error says what is wrong and knows the exit code it ends a command with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .language import t

if TYPE_CHECKING:
    from .reading.diagnostic import Diagnostic


class MsssError(Exception):
    """Any error of msss. Its text is one clear line; ``exit_code`` is 2, wrong usage, unless said."""

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


class QueryError(MsssError):
    """A question that can't be answered as it was asked: a text that is no period, say. The text lists the forms."""


class InvalidListError(MsssError):
    """A list with errors. ``diagnostics`` are all of them, in the order of the file."""

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(diagnostics)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Each diagnostic as ``file:line:column: error[CODE]: message``."""
        return [str(diagnostic) for diagnostic in self.diagnostics]


class MissingExtraError(MsssError):
    """What was asked needs a library that an extra of msss brings, and that isn't installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            t("{what} needs a library that isn't installed: pip install 'msss[{extra}]'", what=what, extra=extra)
        )
