"""It isn't said how many people the rates of votes are a share of.

``out_of: members`` takes ``members:``, and ``out_of: present`` takes ``deputies:``, of the file or of each
entry. Without the number, nobody can say whether half of them agreed (年末測評評議, clause 三 of the notice).
Add the number, or correct ``out_of:``.

Passes:

    # figures made up
    members: 120
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 15}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10}
    rules:
      out_of: members
      verdicts: [{name: 滿意, satisfied: 50}, {name: 不滿意}]

Fails:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 15}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10}
    rules:
      out_of: members
      verdicts: [{name: 滿意, satisfied: 50}, {name: 不滿意}]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation, OutOf


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield what the rates are a share of, if votes are recorded and its number isn't."""
    place = ("rules", "out_of")
    if evaluation.out_of is OutOf.MEMBERS and evaluation.votes and not evaluation.members:
        message = t("the rates are a share of all members, but it isn't said how many there are")
        yield Finding(place, message, t("add members: to the evaluation, for example members: 35"))
    if evaluation.out_of is OutOf.PRESENT and not all(map(evaluation.deputies_at, evaluation.votes)):
        message = t("the rates are a share of the deputies present, but it isn't said how many there were")
        yield Finding(place, message, t("add deputies: to the evaluation, for example deputies: 100"))
