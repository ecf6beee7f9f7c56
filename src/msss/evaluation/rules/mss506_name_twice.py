"""Two criteria, adjustments, grades or verdicts have the same name.

A report shows scores under the names of the criteria and adjustments, and a grade or a verdict by its name. If one name stands
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
from ..model import Adjustment, Criterion, Evaluation, Grade, Verdict


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every criterion, every adjustment, every grade and every verdict whose name one before it has, in any script."""
    if evaluation.rules is None:
        return
    parts: tuple[tuple[str, tuple[Criterion | Adjustment | Grade | Verdict, ...]], ...] = (
        ("criteria", evaluation.rules.criteria),
        ("grades", evaluation.rules.grades),
        ("verdicts", evaluation.rules.verdicts),
        ("adjustments", evaluation.rules.adjustments),
    )
    criteria = {fold(criterion.name) for criterion in evaluation.rules.criteria}
    for key, named in parts:
        seen = criteria if key == "adjustments" else set[str]()  # both are headings of columns
        for index, one in enumerate(named):
            name = fold(one.name)
            if name in seen:
                yield Finding(("rules", key, index, "name"), _message(key, one.name), t("rename one of the two"))
            seen.add(name)


def _message(key: str, name: str) -> str:
    match key:
        case "criteria":
            return t("two criteria are called {name}", name=name)
        case "grades":
            return t("two grades are called {name}", name=name)
        case "verdicts":
            return t("two verdicts are called {name}", name=name)
        case _:
            return t("another adjustment or criterion is called {name}", name=name)
