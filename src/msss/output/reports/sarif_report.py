"""SARIF 2.1.0, the format that code scanning reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...reading.diagnostic import Diagnostic
from ...validation.checking import Checked
from ...validation.codes import all_rules
from ..cells import FileName
from ..explanation import FAILS, headed, plain
from ..json import written


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """One run: every code's documentation, and a result a diagnostic."""
    rules = list(all_rules())
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    results = []
    unread = []
    for one in checked:
        results += [_result(diagnostic, indexes) for diagnostic in one.diagnostics]
        if one.failure:
            unread.append({"level": "error", "message": {"text": one.failure}})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "msss",
                        "semanticVersion": __version__,
                        "rules": [
                            {
                                "id": rule.code,
                                "shortDescription": {"text": plain(rule.title)},
                                "fullDescription": {"text": plain(rule.text)},
                                "help": {"text": f"{plain(rule.text)}\n\n{headed(FAILS)}\n\n{rule.fails}"},
                                "defaultConfiguration": {"level": rule.severity.value},
                            }
                            for rule in rules
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
                "results": results,
            }
        ],
    }
    yield written(log)


def _uri(file: str) -> str:
    """A file's name as a relative URI, or an absolute one of a file outside the working folder."""
    drive, rest = os.path.splitdrive(file)  # of Windows: C:, or //server/share
    path = quote(rest.replace(os.sep, "/"), errors="surrogateescape")
    if drive:
        return f"file:{'' if drive.startswith('//') else '///'}{quote(drive, safe='/:')}{path}"
    return f"file://{path}" if path.startswith("/") else path


def _result(diagnostic: Diagnostic, indexes: dict[str, int]) -> dict[str, Any]:
    span = diagnostic.span
    message = f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": indexes[diagnostic.code],
        "level": diagnostic.severity.value,
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": _uri(diagnostic.file.raw if isinstance(diagnostic.file, FileName) else diagnostic.file)
                    },
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
    }
