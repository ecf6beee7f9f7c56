"""What became of deadlines, and of what is to be reached on the way: milestones, the part of the year."""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...reading.diagnostic import Path
from ...values.chinese import fold
from ...values.deadline import Deadline
from ...values.quantity import format_number
from ...values.stage import Stage, read_stage
from ..model import Milestone, Target
from .change import Change, ChangeKind, Effect


def deadline_change(path: Path, id: str, old_id: str, old: Deadline, new: Deadline) -> Iterator[Change]:
    """Another deadline: a later one weakens, and so does one that sets no day, or asks for an earlier stage."""
    if old == new:
        return
    effect, code = Effect.NEUTRAL, ""
    if _strength(new) < _strength(old):
        effect, code = Effect.WEAKENED, "MSS303"
    elif _strength(new) > _strength(old):
        effect = Effect.STRENGTHENED
    texts = deadline_in_words(old), deadline_in_words(new)
    yield Change(ChangeKind.CHANGED, effect, id, "due", *texts, path, code, (old_id,))


def deadline_in_words(deadline: Deadline) -> str:
    """A deadline as the list writes it; where it writes none, the day that counts."""
    return deadline.text or deadline.date.isoformat()


def _strength(deadline: Deadline) -> tuple[int, bool, Stage]:
    """How much a deadline asks for, to compare: an earlier day first, then a day at all, then a later stage."""
    return -deadline.date.toordinal(), not deadline.is_open, read_stage(deadline.stage) or Stage.FINISHED


def own_deadline_change(
    path: Path, id: str, old_id: str, old: Target, new: Target, due: tuple[Deadline, Deadline]
) -> Iterator[Change]:
    """Another deadline of a target; ``due`` are those of its item, which count where it has none of its own."""
    if old.due != new.due:
        yield from deadline_change((*path, "due"), id, old_id, old.due or due[0], new.due or due[1])


def milestone_changes(
    path: Path, id: str, old_id: str, old: tuple[Milestone, ...], new: tuple[Milestone, ...]
) -> Iterator[Change]:
    """Milestones that are removed, later, or ask for less, which weakens; and those that are new.

    The first ones that can be measured are another way of measuring: before, the time passed counted, which may have
    asked for more. They strengthen nothing, and the first of them is worth a look.
    """
    if old == new:
        return
    place = (*path, "milestones")
    gone = [one for one in old if one not in new]
    added = [one for one in new if one not in old]
    for one in gone:
        kept = next((other for other in new if _keeps(other, one)), None)
        partner = kept if kept in added else next((other for other in added if _is_of_one_kind(other, one)), None)
        if partner is not None:
            added.remove(partner)
        effect = Effect.WEAKENED if kept is None and one.words is None else Effect.NEUTRAL
        code = "MSS312" if effect is Effect.WEAKENED else ""
        kind = ChangeKind.CHANGED if partner else ChangeKind.REMOVED
        words = milestone_in_words(one), milestone_in_words(partner) if partner else ""
        yield Change(kind, effect, id, "milestone", *words, place, code, (old_id,))
    are_first = all(one.words is not None for one in old)
    detail = t("is measured by milestones now, and no longer by the time passed") if are_first else ""
    for one in added:
        effect = Effect.NEUTRAL if are_first or one.words is not None else Effect.STRENGTHENED
        told = detail if one.words is None else ""
        words = ("", milestone_in_words(one))
        code = "MSS310" if told else ""
        yield Change(ChangeKind.ADDED, effect, id, "milestone", *words, place, code, (old_id,), told)
        detail = "" if told else detail


def _is_of_one_kind(one: Milestone, other: Milestone) -> bool:
    return all((getattr(one, key) is None) is (getattr(other, key) is None) for key in ("quantity", "stage", "words"))


def _keeps(new: Milestone, old: Milestone) -> bool:
    """Whether a milestone asks for all that another asked for: by its day, and as much."""
    if new.by.date > old.by.date:
        return False
    if old.quantity is not None:
        return new.quantity is not None and new.quantity >= old.quantity
    if old.stage is not None and new.stage is not None:
        before, now = read_stage(old.stage), read_stage(new.stage)
        return fold(old.stage) == fold(new.stage) if before is None or now is None else now >= before
    return new.words is not None and old.words is not None and fold(new.words) == fold(old.words)


def milestone_in_words(milestone: Milestone, measure: str = "") -> str:
    """A milestone in a few words: 3月底 100 個, 7月底 開工."""
    what = milestone.stage or milestone.words or ""
    if milestone.quantity is not None:
        what = f"{format_number(milestone.quantity)} {measure}"
    return f"{milestone.by.text} {what}".strip()
