"""Running a document's rules, one a module: what types can't say. It knows nothing of any one of them.

A rule's module is named by its code and holds a docstring, its documentation (what, why, a file that passes
and one that fails), and ``check``, a pure function from a document to findings. `msss explain` prints the
docstring, docs/rules.md is made of it, and a test runs its examples.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from ..reading.diagnostic import Diagnostic, Path, Severity, Span
from ..reading.document import Document


class Finding(NamedTuple):
    """What a rule found: where in the document, what is wrong, what to do; ``on_key`` points at the key.

    ``span`` is the place of what isn't a value: a comment's.
    """

    path: Path
    message: str
    hint: str = ""
    on_key: bool = False
    span: Span | None = None


class Rules:
    """Some rules of a document: the package they are in, their codes with their modules, what a finding is.

    ``about`` says which rules are about a key that few files have: where it isn't written, they aren't even loaded.
    ``of_spaces`` are about white space in texts: where none has any, they have nothing to look for.
    """

    def __init__(
        self,
        package: str,
        modules: Mapping[str, str],
        severity: Severity = Severity.ERROR,
        about: Mapping[str, str] = MappingProxyType({}),
        of_spaces: Collection[str] = (),
    ) -> None:
        self.package, self.modules, self.severity, self.about = package, modules, severity, about
        self.of_spaces = of_spaces

    def run(self, document: Document, file: str, *subject: Any) -> Iterator[Diagnostic]:
        """Everything that the rules find, rule by rule; ``subject`` is what each ``check`` takes."""
        for code, module in self.modules.items():
            if code in self.about and not document.may_have(self.about[code]):
                continue
            if code in self.of_spaces and not document.may_have_spaces:
                continue
            for finding in _check(self.package, module)(*subject):
                span = finding.span or document.span(finding.path, key=finding.on_key)
                yield Diagnostic(code, finding.message, file, span, finding.path, finding.hint, self.severity)

    def documentation(self) -> Iterator[tuple[str, str]]:
        """Every code with its documentation."""
        for code, module in self.modules.items():
            yield code, import_module(f".{module}", self.package).__doc__ or ""


@cache
def _check(package: str, module: str) -> Callable[..., Iterator[Finding]]:
    check: Callable[..., Iterator[Finding]] = import_module(f".{module}", package).check
    return check
