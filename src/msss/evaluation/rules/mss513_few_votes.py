"""Far fewer votes were cast on a project than deputies were present.

Each deputy who is present has one vote on each project, and an abstention counts as a vote (年末測評評議,
clause 三 of the notice). A few votes may be missing. If more than a tenth are missing, most often
the votes or ``deputies:`` are wrong. Correct them; ``deputies:`` of an entry says how many were
present for its project.

Before:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
      - number: 2
        items:
          - {id: "2.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
             targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
      - number: 3
        items:
          - {id: "3.1", name: 新建成社區級公園60個, lead: 市園文局, due: 12月底,
             targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}

Passes:

    # figures made up
    deputies: 100
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
      - {project: 3, satisfied: 80, basically_satisfied: 10, dissatisfied: 5, abstained: 5}

Fails:

    # figures made up
    deputies: 1000
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
      - {project: 3, satisfied: 80, basically_satisfied: 10, dissatisfied: 5, abstained: 5}
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...common.language import t, tn
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation

LEAST = Fraction(9, 10)
"""Which share of the deputies who are there votes, at least."""


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the votes on every project that are less than `LEAST` of the deputies who were there for it."""
    for index, vote in enumerate(evaluation.votes):
        deputies = evaluation.deputies_at(vote)
        if deputies is not None and 0 < vote.cast < LEAST * deputies:
            message = tn(
                "{subject} has {count} vote, but {deputies} deputies were present",
                "{subject} has {count} votes, but {deputies} deputies were present",
                vote.cast,
                subject=vote.subject,
                deputies=deputies,
            )
            yield Finding(("votes", index), message, t("correct the votes, or deputies:"))
