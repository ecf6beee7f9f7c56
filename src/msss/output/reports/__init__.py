"""Showing diagnostics: every format that a person, a terminal or a CI reads, one a module.

Each module has one function, ``report``, from what was checked to text. It knows nothing of how the
files were checked, and nothing of any rule.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module

from ...common.harmless import visible
from ...common.language import t, tn
from ...reading.diagnostic import Severity
from ...validation.checking import Checked
from ..cells import FileName


class ReportFormat(StrEnum):
    """The ways diagnostics can be reported."""

    TEXT = "text"
    CONCISE = "concise"
    GITHUB = "github"
    GITLAB = "gitlab"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"

    @property
    def is_for_people(self) -> bool:
        """Whether a last line of counts belongs to the report; a machine's format has no place for it."""
        return self in (ReportFormat.TEXT, ReportFormat.CONCISE)


def usual_format() -> ReportFormat:
    """The format that whoever reads standard output expects: GitHub's log, a terminal, else lines for a program."""
    if os.environ.get("GITHUB_ACTIONS"):
        return ReportFormat.GITHUB
    return ReportFormat.TEXT if sys.stdout.isatty() else ReportFormat.CONCISE


@dataclass(slots=True)
class Tally:
    """How many files were checked, and what was found.

    ``failures`` are files that couldn't be checked, ``invalid`` those of them whose list is invalid.
    """

    files: int = 0
    errors: int = 0
    warnings: int = 0
    failures: int = 0
    invalid: int = 0

    def count(self, checked: Checked) -> None:
        """Count one file in."""
        self.files += 1
        warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in checked.diagnostics)
        self.warnings += warnings
        self.errors += len(checked.diagnostics) - warnings
        self.failures += bool(checked.failure)
        self.invalid += checked.has_invalid_list

    def exit_code(self, *, strict: bool) -> int:
        """What a command ends with: 2 if a file couldn't be checked, 1 for errors or, if ``strict``, for warnings."""
        if self.failures > self.invalid:
            return 2
        return 1 if self.errors or self.invalid or (strict and self.warnings) else 0

    def __str__(self) -> str:
        files = tn("{count:,} file", "{count:,} files", self.files)
        errors = tn("{count:,} error", "{count:,} errors", self.errors)
        warnings = tn("{count:,} warning", "{count:,} warnings", self.warnings)
        if not self.failures:
            return str(t("{files}, {errors}, {warnings}", files=files, errors=errors, warnings=warnings))
        return str(
            t(
                "{files}, {errors}, {warnings}, {failures} not checked",
                files=files,
                errors=errors,
                warnings=warnings,
                failures=self.failures,
            )
        )


class Said(str):
    """A sentence as it is shown; ``english`` is the same for programs, whatever language is spoken."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, sentence: str) -> Said:
        said = super().__new__(cls, visible(str(sentence)))
        said.english = visible(str.__str__(sentence))
        return said


def english(sentence: str) -> str:
    """A sentence for programs: in English, whatever language is spoken."""
    return sentence.english if isinstance(sentence, Said) else sentence


Report = Callable[[Iterable[Checked]], Iterator[str]]


def report(format: ReportFormat, checked: Iterable[Checked]) -> Iterator[str]:
    """The report of what was checked, piece by piece."""
    write: Report = import_module(f".{format.value}_report", __name__).report
    return write(map(_harmless, checked))


def _harmless(one: Checked) -> Checked:
    """What was checked, with each of its texts made harmless: no report has to see to that.

    Its lines stay as they are: an excerpt is cut from them first, by the columns that they have in the file.
    """
    diagnostics = tuple(
        replace(
            diagnostic,
            message=Said(diagnostic.message),
            hint=Said(diagnostic.hint),
            file=FileName(diagnostic.file),
            path=tuple(visible(step) if isinstance(step, str) else step for step in diagnostic.path),
        )
        for diagnostic in one.diagnostics
    )
    failure = Said(one.failure) if one.failure else ""
    return replace(one, diagnostics=diagnostics, file=FileName(one.file), failure=failure)
