"""What is compared with a file of another year: nothing, and that is said (MSS311)."""

from __future__ import annotations

from ..common.language import t
from ..reading.diagnostic import Diagnostic
from ..reading.document import Document


def of_another_year(what: str, old: int, new: int, document: Document, file: str) -> Diagnostic:
    """MSS311 for a list, ledger or evaluation (``what``) of another year than the one that it is compared with."""
    message = t(
        "the {what} is for {new}, but it is compared with one for {old}: one year's promises don't bind another",
        what=what,
        new=new,
        old=old,
    )
    hint = t("compare it with an earlier version for {year}; msss diff shows two years side by side", year=new)
    return Diagnostic("MSS311", message, file, document.span(("year",)), ("year",), hint)
