"""Two criteria or two grades of an evaluation have the same name.

A report shows scores under the names of the criteria, and a grade by its name. If one name stands
for two things, nobody can follow the scoring rules (考核細則, clause 三 of the notice). Rename one of
the two.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 完成情況, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...values.chinese import fold
from ..model import Criterion, Evaluation, Grade


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every criterion and every grade whose name one before it has, in any script."""
    if evaluation.rules is None:
        return
    parts: tuple[tuple[str, tuple[Criterion | Grade, ...]], ...] = (
        ("criteria", evaluation.rules.criteria),
        ("grades", evaluation.rules.grades),
    )
    for key, named in parts:
        seen: set[str] = set()
        for index, one in enumerate(named):
            name = fold(one.name)
            if name in seen:
                message = (
                    t("two criteria are called {name}", name=one.name)
                    if key == "criteria"
                    else t("two grades are called {name}", name=one.name)
                )
                yield Finding(("rules", key, index, "name"), message, t("rename one of the two"))
            seen.add(name)
