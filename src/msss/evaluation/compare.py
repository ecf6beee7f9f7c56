"""Two evaluations compared: votes that are others than were recorded, scoring rules that are others than were written.

Votes that are recorded later, rules and scores that are written later are filled in, and change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..common.language import Series, t, tn
from ..common.terms import Worded
from ..reading.diagnostic import Path
from ..responsibilities.compare.change import ChangeKind
from ..responsibilities.compare.records import RecordChange, folded, without_codes
from ..values.quantity import format_number
from .model import (
    Adjustment,
    Coefficient,
    Counted,
    Criterion,
    Evaluation,
    Grade,
    OutOf,
    Score,
    ScoringRules,
    Verdict,
    Vote,
)


def compare_evaluations(old: Evaluation, new: Evaluation) -> list[RecordChange]:
    """Every change from ``old`` to ``new``: votes first, then rules."""
    if old == new:
        return []
    changes = [*_head_changes(old, new), *_vote_changes(old, new), *_rule_changes(old, new)]
    return changes if old.year == new.year else without_codes(changes)


def _head_changes(old: Evaluation, new: Evaluation) -> Iterator[RecordChange]:
    if old.year != new.year:
        yield RecordChange(ChangeKind.CHANGED, "year", "", str(old.year), str(new.year), ("year",))
    if old.members != new.members:
        # Where the rates are a share of them, they decide what the votes come to.
        counts = old.members is not None and bool(old.votes)
        yield _change("members", "", old.members, new.members, str, ("members",), "MSS325" if counts else "")
    if old.deputies != new.deputies:
        # Where votes are recorded, it says how many were there for them.
        counts = old.deputies is not None and any(vote.deputies is None for vote in old.votes)
        yield _change("deputies", "", old.deputies, new.deputies, str, ("deputies",), "MSS325" if counts else "")


def _vote_changes(old: Evaluation, new: Evaluation) -> Iterator[RecordChange]:
    for before, after, place in _pairs(old.votes, new.votes, lambda vote: vote.on):
        subject: Vote = after or before
        path: Path = ("votes", place) if place is not None else ("votes",)
        if before is not None and after is not None:
            counts = ("satisfied", "basically_satisfied", "dissatisfied", "abstained", "deputies")
            key = next((key for key in counts if getattr(before, key) != getattr(after, key)), subject.key)
            path = (*path, key) if getattr(after, key) is not None else path
        code = "MSS325" if before and not _is_same_vote(before, after, old, new) else ""
        field = "vote" if subject.item is None else "item_vote"
        yield _change(field, str(subject.on), before, after, _vote_in_words, path, code)


def _is_same_vote(before: Vote, after: Vote | None, old: Evaluation, new: Evaluation) -> bool:
    """Whether two votes differ at most in where it is written how many deputies were there, or that it is now."""
    if after is None or replace(before, deputies=None) != replace(after, deputies=None):
        return False
    there = before.deputies if before.deputies is not None else old.deputies
    return there in (None, after.deputies if after.deputies is not None else new.deputies)


def _rule_changes(old: Evaluation, new: Evaluation) -> Iterator[RecordChange]:
    if old.rules is None and new.rules is None:
        return
    code = "MSS326" if old.votes else "MSS327"
    before, after = (rules or ScoringRules(()) for rules in (old.rules, new.rules))
    above: Path = ("rules",) if new.rules else ()
    for known, now, place in _pairs(before.criteria, after.criteria, lambda criterion: folded(criterion.name)):
        path: Path = (*above, "criteria", place) if place is not None else above
        name = (now or known).name
        if _criterion_in_words(known) != _criterion_in_words(now):
            yield _change("criterion", name, known, now, _criterion_in_words, path, code if known else "")
        if now is None:
            continue
        for score, other, at in _pairs(known.scores if known else (), now.scores, lambda score: score.project):
            of = f"{name} {(other or score).project}"
            where: Path = (*path, "scores", at) if at is not None else path
            yield _change("score", of, score, other, _score_in_words, where, code if score else "")
    for grade, other, place in _pairs(before.grades, after.grades, lambda grade: folded(grade.name)):
        if grade and other and grade.at_least == other.at_least:
            continue  # its name is written in another script
        path = (*above, "grades", place) if place is not None else above
        # One that is put between others takes totals from them.
        is_told = bool(before.grades)
        yield _change("grade", (other or grade).name, grade, other, _grade_in_words, path, code if is_told else "")
    for verdict, other, place in _pairs(before.verdicts, after.verdicts, lambda verdict: folded(verdict.name)):
        if verdict and other and replace(verdict, name=other.name) == other:
            continue  # its name is written in another script
        path = (*above, "verdicts", place) if place is not None else above
        told = code if before.verdicts else ""
        yield _change("verdict", (other or verdict).name, verdict, other, _verdict_in_words, path, told)
    if before.out_of is not after.out_of:
        path = (*above, "out_of") if after.out_of is not OutOf.CAST else above
        told = code if old.rules else ""
        yield _change("out_of", "", before.out_of, after.out_of, lambda out_of: out_of.value, path, told)
    yield from _adjustment_changes(before, after, above, code, is_told=old.rules is not None)


def _adjustment_changes(
    before: ScoringRules, after: ScoringRules, above: Path, code: str, *, is_told: bool
) -> Iterator[RecordChange]:
    """What adjusts totals: how is a rule, and what was counted may be filled in and is then kept."""
    told = code if is_told else ""
    for known, now, place in _pairs(before.adjustments, after.adjustments, lambda one: folded(one.name)):
        path: Path = (*above, "adjustments", place) if place is not None else above
        name = (now or known).name
        if _adjustment_in_words(known) != _adjustment_in_words(now):
            yield _change("adjustment", name, known, now, _adjustment_in_words, path, told)
        if now is not None:
            for count, other, at in _count_pairs(known.counts if known else (), now.counts):
                of = f"{name} {one.of}" if (one := other or count) else name
                where: Path = (*path, "counts", at) if at is not None else path
                yield _change("count", of, count, other, _count_in_words, where, code if count else "")
    for one, other, place in _pairs(before.coefficients, after.coefficients, lambda one: one.project):
        if one and other and one.coefficient == other.coefficient:
            continue  # a remark
        path = (*above, "coefficients", place) if place is not None else above
        yield _change("coefficient", str((other or one).project), one, other, _coefficient_in_words, path, told)
    for key in ("full", "cap", "floor"):
        limit, now = getattr(before, key), getattr(after, key)
        if limit != now:
            path = (*above, key) if now is not None else above
            yield _change(key, "", limit, now, format_number, path, told)


def _count_pairs(
    old: Sequence[Counted], new: Sequence[Counted]
) -> Iterator[tuple[Counted | None, Counted | None, int | None]]:
    """What differs among counts, of which one project may have many: those that are the same say nothing."""
    left = Counter(map(_counted, old))
    changed: list[tuple[int, Counted]] = []
    for place, one in enumerate(new):
        if left[_counted(one)]:
            left[_counted(one)] -= 1
        else:
            changed.append((place, one))
    gone: dict[str, list[Counted]] = {}
    for one in reversed(old):
        if left[_counted(one)]:
            left[_counted(one)] -= 1
            gone.setdefault(one.of, []).append(one)
    for place, one in changed:
        yield gone[one.of].pop() if gone.get(one.of) else None, one, place
    for ones in gone.values():
        for one in reversed(ones):
            yield one, None, None


def _counted(one: Counted) -> Counted:
    """A count as it is compared: without its remarks."""
    return replace(one, source=None, note=None)


def _pairs(
    old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], object]
) -> Iterator[tuple[Any, Any, int | None]]:
    """What differs: the old one, the new one and its place, paired by key; last those that are gone."""
    known = {key(one): one for one in reversed(old)}
    for place, one in enumerate(new):
        before = known.pop(key(one), None)
        if before != one:
            yield before, one, place
    for one in old:
        if key(one) in known:
            yield known.pop(key(one)), None, None


def _change(
    field: str, item: str, old: Any, new: Any, say: Callable[[Any], str], path: Path, code: str
) -> RecordChange:
    kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
    before, after = (say(one) if one is not None else "" for one in (old, new))
    return RecordChange(kind, field, item, before, after, path, code)


def _vote_in_words(vote: Vote) -> Worded:
    counts: dict[str, int] = {
        "satisfied": vote.satisfied,
        "basically": vote.basically_satisfied,
        "dissatisfied": vote.dissatisfied,
    }
    chinese = "滿意 {satisfied}、基本滿意 {basically}、不滿意 {dissatisfied}".format_map(counts)
    english = t("satisfied {satisfied}, basically satisfied {basically}, dissatisfied {dissatisfied}", **counts)
    if vote.abstained is not None:
        chinese += f"、棄權 {vote.abstained}"
        counts["abstained"] = vote.abstained
        english = t(
            "satisfied {satisfied}, basically satisfied {basically}, dissatisfied {dissatisfied},"
            " abstained {abstained}",
            **counts,
        )
    words = Worded(chinese, english)
    if vote.deputies is None:
        return words
    return Worded(
        f"{chinese}、到會代表 {vote.deputies}",
        t("{votes}, deputies present {deputies}", votes=words, deputies=vote.deputies),
    )


def _criterion_in_words(criterion: Criterion | None) -> str:
    if criterion is None:
        return ""
    weight, basis = format_number(criterion.weight), criterion.draws_on.value
    words = [
        Worded(f"權重 {weight}", t("weight {number}", number=weight)),
        Worded(f"依據 {basis}", t("draws on {basis}", basis=basis)),
    ]
    if criterion.level is not None:
        words.append(Worded(f"級別 {criterion.level}", t("level {level}", level=criterion.level)))
    if criterion.late is not None:
        late = format_number(criterion.late)
        words.append(Worded(f"逾期 {late}", t("late {number}", number=late)))
    if criterion.basically_satisfied is not None:
        basically = format_number(criterion.basically_satisfied)
        words.append(Worded(f"基本滿意 {basically}", t("basically satisfied {number}", number=basically)))
    return Worded("、".join(words), Series(words))


def _score_in_words(score: Score) -> str:
    return format_number(score.score)


def _grade_in_words(grade: Grade) -> Worded:
    total = format_number(grade.at_least)
    return Worded(f"{total} 起", t("from {total}", total=total))


def _verdict_in_words(verdict: Verdict) -> Worded:
    sign = ">" if verdict.above else "≥"
    words = []
    if verdict.satisfied is not None:
        least = f"{sign} {format_number(verdict.satisfied)}%"
        words.append(Worded(f"滿意率 {least}", t("satisfied {least}", least=least)))
    if verdict.at_least_basically is not None:
        least = f"{sign} {format_number(verdict.at_least_basically)}%"
        words.append(Worded(f"基本滿意以上率 {least}", t("at least basically satisfied {least}", least=least)))
    if not words:
        return Worded("其餘", t("all others"))
    return Worded("、".join(words), Series(words))


def _adjustment_in_words(adjustment: Adjustment | None) -> str:
    """The rule of an adjustment; what is counted is told by itself."""
    if adjustment is None:
        return ""
    basis = adjustment.draws_on.value
    words = [Worded(f"依據 {basis}", t("draws on {basis}", basis=basis))]
    if adjustment.level is not None:
        words.append(Worded(f"級別 {adjustment.level}", t("level {level}", level=adjustment.level)))
    if adjustment.each is not None:
        words.append(_number_in_words("每次", t("each"), adjustment.each))
    if adjustment.most is not None:
        words.append(_number_in_words("最多者", t("the most"), adjustment.most))
    if adjustment.by_rank:
        ranks = " / ".join(map(format_number, adjustment.by_rank))
        words.append(Worded(f"各名次 {ranks}", t("by rank {points}", points=ranks)))
    for chinese, english, number in (
        ("其後每名", t("then"), adjustment.then),
        ("每增加一個項目係數增加", t("for each further project"), adjustment.more_projects),
        ("最高", t("at most"), adjustment.cap),
        ("最低", t("at least"), adjustment.floor),
    ):
        if number is not None:
            words.append(_number_in_words(chinese, english, number))
    return Worded("、".join(words), Series(words))


def _number_in_words(chinese: str, english: str, number: Decimal) -> Worded:
    shown = format_number(number)
    return Worded(f"{chinese} {shown}", t("{word} {number}", word=english, number=shown))


def _count_in_words(count: Counted) -> Worded:
    if count.rank is not None:
        return Worded(f"第 {count.rank} 名", t("rank {rank}", rank=count.rank))
    words = Worded(f"{count.amount} 次", tn("{count} time", "{count} times", count.amount))
    if count.each is None:
        return words
    each = format_number(count.each)
    return Worded(f"{count.amount} 次、每次 {each}", t("{times}, {number} each", times=words, number=each))


def _coefficient_in_words(coefficient: Coefficient) -> str:
    return format_number(coefficient.coefficient)
