"""A milestone doesn't fit its promise.

A milestone says what is to be reached by a day on the way to the deadline. It has one of three: a
quantity, a stage of the works, or the words of the plan. The milestones are in the order of their
days, and none is after the deadline. A stage is one that can be measured, such as 開工 or 主體完工;
anything else is written as ``words:``. Quantities are counted from the beginning, so they don't
become less, and aren't more than what is promised; the last one, if it is for the day of the
deadline, asks for all of it. A target that is at_most so much is a level, and isn't checked for
this. A quantity is written with its target; if the item has only one target, it
can also be written with the item. Correct the milestone, or the deadline.

Passes:

    # the milestones are made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個,
                        milestones: [{by: 6月底, quantity: 20000}, {by: 9月底, quantity: 50000}]}]}

Fails:

    # the milestones are made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個,
                        milestones: [{by: 6月底, quantity: 20000}, {by: 9月底, quantity: 70000}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...values.deadline import Deadline
from ...values.quantity import format_number
from ...values.stage import FORMS, read_stage
from ..model import Bound, Milestone, ResponsibilityList, Target

_KEYS = ("quantity", "stage", "words")


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every milestone that says nothing or too much, is out of order, or passes its promise."""
    for path, item in responsibilities.places():
        if item.milestones:
            only = item.targets[0] if len(item.targets) == 1 else None
            place = (*path, "milestones")
            yield from _checked(place, item.milestones, only, item.due)
            yield from _short_at_the_end(place, item.milestones, only, item.due_of(only))
        for index, target in enumerate(item.targets):
            if target.milestones:
                place = (*path, "targets", index, "milestones")
                yield from _checked(place, target.milestones, target, item.due_of(target))
                yield from _short_at_the_end(place, target.milestones, target, item.due_of(target))


def _checked(path: Path, milestones: tuple[Milestone, ...], target: Target | None, due: Deadline) -> Iterator[Finding]:
    before: Milestone | None = None
    done: Decimal | None = None
    for index, milestone in enumerate(milestones):
        place = (*path, index)
        given = [key for key in _KEYS if getattr(milestone, key) is not None]
        if len(given) != 1:
            message = t("the milestone of {by} needs one of quantity:, stage: and words:", by=milestone.by)
            yield Finding(place, message, t("keep one of them") if given else t("write what is reached by then"))
            continue
        if before is not None and milestone.by.date < before.by.date:
            message = t("{by} is before {earlier}, which stands above it", by=milestone.by, earlier=before.by)
            yield Finding((*place, "by"), message, t("put the milestones in order, the first one first"))
        elif milestone.by.date > due.date:
            message = t("{by} is after the deadline, {date}", by=milestone.by, date=due.date)
            yield Finding((*place, "by"), message, t("correct the milestone, or the deadline"))
        before = milestone
        if milestone.stage is not None and read_stage(milestone.stage) is None:
            message = t("{stage} is no stage of works that can be measured", stage=milestone.stage)
            yield Finding((*place, "stage"), message, t("write one of {forms}, or words: in its place", forms=FORMS))
        if milestone.quantity is None:
            continue
        if target is None:
            message = t("nothing says which target the quantity is of")
            yield Finding((*place, "quantity"), message, t("move the milestone to its target"))
        elif target.bound is Bound.AT_LEAST:
            if milestone.quantity > target.goal:
                message = t(
                    "{quantity} is more than the target promises, {goal}",
                    quantity=format_number(milestone.quantity),
                    goal=format_number(target.goal),
                )
                yield Finding((*place, "quantity"), message, t("quantities are counted from the beginning"))
            elif done is not None and milestone.quantity < done:
                message = t(
                    "{quantity} is less than {earlier} before it",
                    quantity=format_number(milestone.quantity),
                    earlier=format_number(done),
                )
                yield Finding((*place, "quantity"), message, t("quantities are counted from the beginning"))
            done = milestone.quantity


def _short_at_the_end(
    path: Path, milestones: tuple[Milestone, ...], target: Target | None, due: Deadline
) -> Iterator[Finding]:
    """The last quantity, if it is to be reached when the target is due, and is less than the target promises."""
    if target is None or target.bound is not Bound.AT_LEAST or due.is_open:
        return
    counted = [(index, one) for index, one in enumerate(milestones) if one.quantity is not None]
    for index, milestone in counted[-1:]:
        quantity = milestone.quantity
        if quantity is None or milestone.by.date < due.date or quantity >= target.goal:
            continue
        message = t(
            "{quantity} by {by} is less than the target promises by its deadline, {goal}",
            quantity=format_number(quantity),
            by=milestone.by,
            goal=format_number(target.goal),
        )
        yield Finding(
            (*path, index, "quantity"), message, t("correct the quantity, the milestone's day or the deadline")
        )
