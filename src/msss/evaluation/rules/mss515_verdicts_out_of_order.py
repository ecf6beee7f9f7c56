"""The verdicts of an evaluation are out of order, or some votes have no verdict.

Votes come to the first verdict that they are enough for (年末測評評議, clause 三 of the notice). So the best
verdict comes first, and each asks for something that the ones above it don't; only the last asks for
nothing, and is given to all others. Otherwise a verdict is never given, or votes have none. Put the
verdicts in order, or add the last one.

Passes:

    # rules made up
    rules:
      verdicts:
        - {name: 滿意, satisfied: 50}
        - {name: 基本滿意, at_least_basically: 50}
        - {name: 不滿意}

Fails:

    # rules made up
    rules:
      verdicts:
        - {name: 滿意, satisfied: 50}
        - {name: 基本滿意, at_least_basically: 50}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation, Verdict


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every verdict that is never given, and the last if it asks for something."""
    verdicts = evaluation.rules.verdicts if evaluation.rules else ()
    for index, verdict in enumerate(verdicts):
        place = ("rules", "verdicts", index)
        if not verdict.asks and index < len(verdicts) - 1:
            message = t("{verdict} asks for nothing, so that none below it is ever given", verdict=verdict.name)
            yield Finding(place, message, t("add satisfied: or at_least_basically:, or put it last"))
        above = next((one for one in verdicts[:index] if one.asks and _is_covered(verdict, one)), None)
        if above:
            message = t(
                "{verdict} is never given: what is enough for it is enough for {above} above it",
                verdict=verdict.name,
                above=above.name,
            )
            yield Finding(place, message, t("put the verdicts in order, best first"))
    if verdicts and verdicts[-1].asks:
        message = t("votes that aren't enough for {verdict} have no verdict", verdict=verdicts[-1].name)
        hint = t("add a last verdict that asks for nothing, for example - {name: 不滿意}")
        yield Finding(("rules", "verdicts"), message, hint, on_key=True)


def _is_covered(verdict: Verdict, above: Verdict) -> bool:
    """Whether all votes that are enough for a verdict are enough for one above it."""
    # Who has so much 滿意 has as much 滿意 and 基本滿意 together.
    together = max(verdict.satisfied or Decimal(0), verdict.at_least_basically or Decimal(0))
    needed = ((above.satisfied, verdict.satisfied), (above.at_least_basically, together))
    for least, has in needed:
        if least is None:
            continue
        if has is None or has < least or (has == least and above.above and not verdict.above):
            return False
    return True
