"""What is wrong, where, and what to do next: one shape for every problem msss can find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.harmless import visible
from ..common.language import t

Path = tuple[str | int, ...]
"""Where a value stands in a list: keys and zero-based indexes from the top, ``("projects", 0, "number")``."""


class Severity(StrEnum):
    """How much a problem weighs: an error makes a list invalid, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The beginning of a file: the place of what stands nowhere in it."""


@dataclass(frozen=True)
class Diagnostic:
    """One problem in one file.

    ``code`` is stable (``MSS0xx`` the YAML, ``MSS1xx`` the schema); ``message`` says what is wrong in
    the words of the file, ``hint`` what to do about it. ``path`` names the value, ``span`` its place.
    """

    code: str
    message: str
    file: str
    span: Span = START
    path: Path = ()
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """``file:line:column: error[CODE]: message (hint)``, on one line and safe to print."""
        said = t("{message} ({hint})", message=self.message, hint=self.hint) if self.hint else self.message
        where = f"{self.file}:{self.span.line}:{self.span.column}"
        return visible(f"{where}: {self.severity}[{self.code}]: {said}")


MAX_PROBLEMS = 1_000
"""The most problems that are reported of one file: beyond that it isn't a list with slips in it."""


def first_of(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The first `MAX_PROBLEMS` of a file's diagnostics in the order of the file, a last one to say if there are more.

    ``found`` is read no further than that. What matters most comes first in it: errors before warnings.
    """
    rest = iter(found)
    kept = sorted(islice(rest, MAX_PROBLEMS), key=lambda diagnostic: diagnostic.span)
    more = next(rest, None)
    return [*kept, many_problems(kept[-1], more.severity)] if more else kept


def many_problems(last: Diagnostic, severity: Severity = Severity.ERROR) -> Diagnostic:
    """What is said after ``last``, the last problem of a file that is reported."""
    message = t("more than {limit:,} problems: the others are not reported", limit=MAX_PROBLEMS)
    return Diagnostic("MSS008", message, last.file, last.span, hint=t("correct these first"), severity=severity)


class InvalidListError(MsssError):
    """A list with errors. ``diagnostics`` are all of them, in the order of the file."""

    __module__ = "msss"

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(diagnostics)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Each diagnostic as ``file:line:column: error[CODE]: message``."""
        return [str(diagnostic) for diagnostic in self.diagnostics]
