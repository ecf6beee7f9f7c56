"""The rules of an evaluation, which is checked with its list. A new rule is a module here, and a line below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...formats.rules import Rules
from ...reading.diagnostic import Diagnostic, Severity
from ...reading.document import Document
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation

ERRORS = Rules(
    __name__,
    {
        "MSS501": "mss501_votes_on_unknown_project",
        "MSS502": "mss502_project_voted_twice",
        "MSS503": "mss503_project_without_votes",
        "MSS504": "mss504_more_votes_than_deputies",
        "MSS505": "mss505_weights_not_100",
        "MSS506": "mss506_name_twice",
        "MSS507": "mss507_grades_out_of_order",
        "MSS508": "mss508_score_by_hand",
        "MSS509": "mss509_more_than_100_points",
        "MSS510": "mss510_key_of_another_basis",
        "MSS511": "mss511_evaluation_of_another_year",
        "MSS514": "mss514_no_number_of_voters",
        "MSS515": "mss515_verdicts_out_of_order",
        "MSS516": "mss516_without_abstentions",
        "MSS517": "mss517_adjustment_without_points",
        "MSS518": "mss518_count_of_what_has_no_row",
        "MSS519": "mss519_cap_below_floor",
        "MSS520": "mss520_level_of_no_project",
        "MSS521": "mss521_coefficient_of_a_project",
    },
)
"""The rules that make an evaluation invalid."""
WARNINGS = Rules(
    __name__,
    {
        "MSS512": "mss512_another_number_of_votes",
        "MSS513": "mss513_few_votes",
    },
    Severity.WARNING,
)
"""The rules whose findings leave an evaluation valid."""
ALL = (ERRORS, WARNINGS)


def errors(
    model: Evaluation, document: Document, file: str, of: ResponsibilityList, today: date | None = None
) -> Iterator[Diagnostic]:
    """Everything that makes an evaluation of the list ``of`` invalid. It knows no day."""
    return ERRORS.run(document, file, of, model)


def warnings(model: Evaluation, document: Document, file: str, of: ResponsibilityList) -> Iterator[Diagnostic]:
    """Everything that looks wrong and may be meant."""
    return WARNINGS.run(document, file, of, model)
