"""The rules of a ledger, which is checked with its list. A new rule is a module here, and a line below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...formats.rules import Rules
from ...reading.diagnostic import Diagnostic, Severity
from ...reading.document import Document
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger

ERRORS = Rules(
    __name__,
    {
        "MSS401": "mss401_unknown_item",
        "MSS402": "mss402_unknown_target",
        "MSS403": "mss403_before_the_list",
        "MSS404": "mss404_in_the_future",
        "MSS405": "mss405_value_falls",
        "MSS406": "mss406_reporter_not_of_the_item",
        "MSS407": "mss407_entries_out_of_order",
        "MSS408": "mss408_value_of_another_kind",
        "MSS409": "mss409_ledger_of_another_year",
        "MSS414": "mss414_check_by_the_reporter",
        "MSS415": "mss415_sample_of_a_check",
        "MSS416": "mss416_more_finished_than_begun",
        "MSS417": "mss417_unit_without_part",
    },
)
"""The rules that make a ledger invalid."""
WARNINGS = Rules(
    __name__,
    {
        "MSS410": "mss410_far_beyond_the_target",
        "MSS411": "mss411_another_reporter",
        "MSS412": "mss412_entry_twice",
        "MSS413": "mss413_too_many_digits",
        "MSS418": "mss418_whole_and_parts",
    },
    Severity.WARNING,
)
"""The rules whose findings leave a ledger valid."""
ALL = (ERRORS, WARNINGS)


def errors(
    model: Ledger, document: Document, file: str, of: ResponsibilityList, today: date | None = None
) -> Iterator[Diagnostic]:
    """Everything that makes a ledger of the list ``of`` invalid.

    An entry after ``today`` is of the future; without a day none is.
    """
    return ERRORS.run(document, file, of, model, today or date.max)


def warnings(model: Ledger, document: Document, file: str, of: ResponsibilityList) -> Iterator[Diagnostic]:
    """Everything that looks wrong and may be meant."""
    return WARNINGS.run(document, file, of, model)
