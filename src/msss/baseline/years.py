"""What is compared with a file of another year: nothing, and that is said (MSS311)."""

from __future__ import annotations

from ..reading.diagnostic import Diagnostic
from ..reading.document import Document


def of_another_year(what: str, old: int, new: int, document: Document, file: str) -> Diagnostic:
    """MSS311 for a list, ledger or evaluation (``what``) of another year than the one that it is compared with."""
    message = f"the {what} is of {new}, and what it is compared with of {old}: neither has to keep what the other says"
    hint = f"compare it with an earlier version of {new}; msss diff shows what two years say"
    return Diagnostic("MSS311", message, file, document.span(("year",)), ("year",), hint)
