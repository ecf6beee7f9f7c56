"""An evaluation is for another year than its list.

``evaluation_2022.yaml`` belongs to the list beside it, ``responsibility_list_2022.yaml``: at the
end of the year, the deputies evaluate what was voted on at its beginning (年末測評評議, clause 三 of the
notice). Correct the year, or name the list that is meant.

Passes:

    year: 2022
    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    year: 2021
    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the evaluation's year, if it isn't the list's."""
    if evaluation.year != responsibilities.year:
        message = t(
            "the evaluation is for {year}, but the list is for {list_year}",
            year=evaluation.year,
            list_year=responsibilities.year,
        )
        yield Finding(("year",), message, t("correct the year, or name the list that it belongs to"))
