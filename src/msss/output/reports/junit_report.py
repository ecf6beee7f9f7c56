"""JUnit XML, which nearly every CI shows as test results: a suite a file, a case a diagnostic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ...reading.diagnostic import Diagnostic, Severity
from ...validation.checking import Checked


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """A clean file is a case that passes; an error is a failure; a warning passes, with its text as output."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="msss">\n'
    for one in checked:
        for piece in _suite(one):
            yield piece.replace("##[", "#&#35;[")  # no command of a CI's (see `inert`), and the same text
    yield "</testsuites>\n"


def _suite(one: Checked) -> Iterator[str]:
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in one.diagnostics)
    unread = int(bool(one.failure))
    cases = (len(one.diagnostics) + unread) or 1
    name = quoteattr(one.file)
    yield f'  <testsuite name={name} tests="{cases}" failures="{errors}" errors="{unread}" skipped="0">\n'
    if one.failure:
        message = quoteattr(one.failure)
        yield f'    <testcase classname={name} name="checked"><error message={message}/></testcase>\n'
    elif not one.diagnostics:
        yield f'    <testcase classname={name} name="valid"/>\n'
    for diagnostic in one.diagnostics:
        yield _case(diagnostic, name)
    yield "  </testsuite>\n"


def _case(diagnostic: Diagnostic, name: str) -> str:
    span = diagnostic.span
    case = quoteattr(f"{diagnostic.code} line {span.line} column {span.column}")
    text = escape(str(diagnostic))
    if diagnostic.severity is Severity.ERROR:
        message = quoteattr(diagnostic.message)
        inside = f"<failure type={quoteattr(diagnostic.code)} message={message}>{text}</failure>"
    else:
        inside = f"<system-out>{text}</system-out>"
    return f"    <testcase classname={name} name={case}>{inside}</testcase>\n"
