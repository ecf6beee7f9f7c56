"""A criterion has a key that doesn't fit what the criterion is based on.

``late:`` is only for a criterion that is based on timeliness, ``basically_satisfied:`` for one that
is based on satisfaction, and ``scores:`` for one that is scored by hand. Elsewhere nothing reads
them, and the scoring rules (考核細則, clause 三 of the notice) would say something that isn't done.
Remove the key, or correct ``draws_on:``.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness, late: 50}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion, late: 50}
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
from ..model import Basis, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every key of a criterion that its basis doesn't read."""
    for index, criterion in enumerate(evaluation.rules.criteria if evaluation.rules else ()):
        for key, basis, is_there in (
            ("late", Basis.TIMELINESS, criterion.late is not None),
            ("basically_satisfied", Basis.SATISFACTION, criterion.basically_satisfied is not None),
            ("scores", Basis.MANUAL, bool(criterion.scores)),
        ):
            if is_there and criterion.draws_on is not basis:
                message = t(
                    "{criterion} draws on {basis}, but {key}: is only for {other}",
                    criterion=criterion.name,
                    basis=criterion.draws_on.value,
                    key=key,
                    other=basis.value,
                )
                hint = t("remove it, or correct draws_on:")
                yield Finding(("rules", "criteria", index, key), message, hint, on_key=True)
