"""Annotations of GitHub Actions: workflow commands, which put each diagnostic on its line of the diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...common.language import t
from ...reading.diagnostic import Diagnostic
from ...validation.checking import Checked


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """One workflow command a diagnostic, and one for a file that couldn't be checked."""
    for one in checked:
        if one.failure:
            title = _property(str(t("not checked")))
            yield f"::error file={_property(one.file)},title={title}::{_data(one.failure)}\n"
        for diagnostic in one.diagnostics:
            yield _command(diagnostic)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": diagnostic.file,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    if span.end_line != span.line:  # columns are of one line only
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message
    return f"::{diagnostic.severity} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
