"""More votes were cast on a project than deputies were present.

Each deputy who is present has one vote on each project; an abstention (棄權) counts as a vote. There
may be fewer votes than deputies, but not more (年末測評評議, clause 三 of the notice). Correct the votes,
or the number of deputies who were present: ``deputies:`` of the entry, or of the whole file. Nor can
more deputies be present, or vote, than there are ``members:``.

Passes:

    # figures made up
    deputies: 100
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}

Fails:

    # figures made up
    deputies: 99
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5,
         deputies: 100}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t, tn
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the votes on every project that are more than the deputies who were there for it."""
    for index, vote in enumerate(evaluation.votes):
        deputies = evaluation.deputies_at(vote)
        if deputies is not None and vote.cast > deputies:
            message = tn(
                "{subject} has {count} vote, but {deputies} deputies were present",
                "{subject} has {count} votes, but {deputies} deputies were present",
                vote.cast,
                subject=vote.subject,
                deputies=deputies,
            )
            yield Finding(("votes", index), message, t("correct the votes, or deputies:"))
        elif evaluation.members is not None and vote.cast > evaluation.members:
            message = tn(
                "{subject} has {count} vote, but there are {members} members",
                "{subject} has {count} votes, but there are {members} members",
                vote.cast,
                subject=vote.subject,
                members=evaluation.members,
            )
            yield Finding(("votes", index), message, t("correct the votes, or members:"))
    if evaluation.members is not None:
        for path, present in _present(evaluation):
            if present is not None and present > evaluation.members:
                message = t(
                    "{deputies} deputies were present, but there are {members} members",
                    deputies=present,
                    members=evaluation.members,
                )
                yield Finding(path, message, t("correct deputies:, or members:"))


def _present(evaluation: Evaluation) -> Iterator[tuple[Path, int | None]]:
    """Every number of deputies who were there, with its place."""
    yield ("deputies",), evaluation.deputies
    for index, vote in enumerate(evaluation.votes):
        yield ("votes", index, "deputies"), vote.deputies
