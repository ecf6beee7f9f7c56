"""Another number of votes was cast on a project or an item than on the others.

The deputies vote on all projects at the same time, and an abstention counts as a vote, so every
project has the same number of votes (年末測評評議, clause 三 of the notice). If some deputies left before
the vote on a project, ``deputies:`` of its entry says how many were present. Correct the votes, or
add this number.

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
    deputies: 100
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 1, abstained: 0}
      - {project: 3, satisfied: 80, basically_satisfied: 10, dissatisfied: 5, abstained: 5}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...common.language import t, tn
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation, Vote


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the votes on every project or item that don't add up to what those on most do."""
    # A row's own number of deputies explains another number of votes; no votes at all is MSS503's to find.
    compared = [(index, vote) for index, vote in enumerate(evaluation.votes) if vote.deputies is None and vote.cast]
    if not compared:
        return
    usual, rows = Counter(vote.cast for _, vote in compared).most_common(1)[0]
    for index, vote in compared:
        if vote.cast != usual:
            yield Finding(("votes", index), *_said(vote, rows, usual))


def _said(vote: Vote, rows: int, usual: int) -> tuple[str, str]:
    if vote.item is not None:
        message = tn(
            "item {item} has {votes} votes, but {count} other has {usual}",
            "item {item} has {votes} votes, but {count} others have {usual}",
            rows,
            item=vote.item,
            votes=vote.cast,
            usual=usual,
        )
        return message, t("correct the votes, or add deputies: to them if fewer were present for this item")
    message = tn(
        "project {project} has {votes} votes, but {count} other project has {usual}",
        "project {project} has {votes} votes, but {count} other projects have {usual}",
        rows,
        project=vote.project,
        votes=vote.cast,
        usual=usual,
    )
    return message, t("correct the votes, or add deputies: to them if fewer were present for this project")
