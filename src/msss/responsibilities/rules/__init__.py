"""The rules of a list as a whole, one a module: what types can't say. A new rule is a module here, and a line below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ...formats.rules import Rules
from ...reading.diagnostic import Diagnostic, Severity
from ...reading.document import Document
from ..model import ResponsibilityList

ERRORS = Rules(
    __name__,
    {
        "MSS201": "mss201_project_number_twice",
        "MSS202": "mss202_item_id_twice",
        "MSS203": "mss203_item_of_another_project",
        "MSS204": "mss204_out_of_order",
        "MSS205": "mss205_unknown_unit",
        "MSS206": "mss206_unit_twice",
        "MSS207": "mss207_name_of_two_units",
        "MSS208": "mss208_target_not_in_sentence",
        "MSS209": "mss209_deadline_outside_year",
        "MSS210": "mss210_stray_whitespace",
        "MSS211": "mss211_amendment_of_no_vote",
        "MSS212": "mss212_stands_twice",
        "MSS213": "mss213_no_web_address",
        "MSS214": "mss214_numbered_in_two_ways",
        "MSS215": "mss215_part_of_no_target",
        "MSS216": "mss216_parts_exceed_the_whole",
        "MSS217": "mss217_milestones",
        "MSS218": "mss218_breakdown_short",
        "MSS219": "mss219_part_twice",
        "MSS240": "mss240_schedule",
    },
    about={
        "MSS213": "url",
        "MSS215": "part_of",
        "MSS216": "part_of",
        "MSS217": "milestones",
        "MSS218": "breakdown",
        "MSS219": "breakdown",
        "MSS240": "schedule",
    },
    of_spaces=["MSS210"],
)
"""The rules that make a list invalid."""
WARNINGS = Rules(
    __name__,
    {
        "MSS221": "mss221_gap_in_numbering",
        "MSS222": "mss222_unit_never_named",
        "MSS223": "mss223_quantity_not_covered",
        "MSS224": "mss224_no_target",
        "MSS225": "mss225_same_sentence",
        "MSS226": "mss226_similar_names",
        "MSS227": "mss227_content_not_in_sentence",
        "MSS228": "mss228_deadline_before_the_list",
        "MSS229": "mss229_date_of_another_year",
        "MSS230": "mss230_name_of_another_year",
        "MSS231": "mss231_number_of_projects",
        "MSS232": "mss232_member_misspelt",
        "MSS234": "mss234_owner_misspelt",
        "MSS235": "mss235_investment_out_of_measure",
        "MSS236": "mss236_indicator_in_sentence",
        "MSS237": "mss237_part_counted_twice",
        "MSS238": "mss238_no_deadline",
        "MSS239": "mss239_part_of_no_unit",
    },
    Severity.WARNING,
    about={"MSS234": "owner", "MSS235": "investment", "MSS236": "indicator", "MSS239": "breakdown"},
)
"""The rules whose findings leave a list valid."""
OF_THE_TEXT = Rules(__name__, {"MSS233": "mss233_names_in_a_comment"}, Severity.WARNING)
"""Such rules that look at the file as it is written, comments too: their ``check`` takes the document as well."""
ALL = (ERRORS, WARNINGS, OF_THE_TEXT)


def errors(
    model: ResponsibilityList, document: Document, file: str, of: None = None, today: date | None = None
) -> Iterator[Diagnostic]:
    """Everything that makes the list invalid. It belongs to no other (``of``), and knows no day."""
    return ERRORS.run(document, file, model)


def warnings(model: ResponsibilityList, document: Document, file: str, of: None = None) -> Iterator[Diagnostic]:
    """Everything that looks wrong and may be meant."""
    return chain(WARNINGS.run(document, file, model), OF_THE_TEXT.run(document, file, model, document))
