"""An adjustment doesn't say how many points it gives, or a count which rank it is.

An adjustment by times takes ``each:``, its own or that of each count; one by share ``most:``; one by
rank ``by_rank:``, and each of its counts ``rank:``; each count of one by share takes ``times:``. Without
them the scoring rules (考核細則, clause 三 of the notice) give no points. Add the key, or correct
``draws_on:``.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, each: -0.2, counts: [{project: 1, times: 2}]}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, counts: [{project: 1, times: 2}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Adjustment, Draws, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every adjustment that lacks its points, and every count that lacks its rank or number."""
    for index, adjustment in enumerate(evaluation.rules.adjustments if evaluation.rules else ()):
        path = ("rules", "adjustments", index)
        missing = _missing(adjustment)
        if missing:
            message = t(
                "{adjustment} draws on {basis}, and lacks {key}",
                adjustment=adjustment.name,
                basis=adjustment.draws_on.value,
                key=missing,
            )
            yield Finding(path, message, t("add it, for example: {example}", example=_EXAMPLES[missing]))
        for place, one in enumerate(adjustment.counts):
            key = _missing_of_count(adjustment.draws_on)
            if key and getattr(one, key) is None:
                message = t(
                    "{adjustment} draws on {basis}, and a count lacks {key}",
                    adjustment=adjustment.name,
                    basis=adjustment.draws_on.value,
                    key=key,
                )
                hint = t("add it, for example: {example}", example=_EXAMPLES[key])
                yield Finding((*path, "counts", place), message, hint)


def _missing(adjustment: Adjustment) -> str:
    match adjustment.draws_on:
        case Draws.TIMES:
            is_there = adjustment.each is not None or (
                bool(adjustment.counts) and all(one.each is not None for one in adjustment.counts)
            )
            return "" if is_there else "each"
        case Draws.SHARE:
            return "" if adjustment.most is not None else "most"
        case Draws.RANK | Draws.TOTAL:
            return "" if adjustment.by_rank else "by_rank"


def _missing_of_count(basis: Draws) -> str:
    """What every count of an adjustment on this basis has to have."""
    return {Draws.RANK: "rank", Draws.SHARE: "times"}.get(basis, "")


_EXAMPLES = {
    "each": "each: -0.2",
    "most": "most: 0.3",
    "by_rank": "by_rank: [3, 1.5, 0]",
    "rank": "rank: 2",
    "times": "times: 12",
}
