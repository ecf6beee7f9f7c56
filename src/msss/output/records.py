"""Answers as plain data: the JSON interface, whose documentation is docs/json.md. Programs build on it: it stays.

Numbers are as JSON writes them, shares are fractions of one with six decimals, days are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..common.terms import as_text
from ..formats.texts import remarks
from ..lists.selection import Placed, standing_of
from ..responsibilities.deadlines import next_due
from ..responsibilities.model import Item, Milestone, Project, ResponsibilityList, Target
from ..responsibilities.query import Hit, Part
from ..responsibilities.reading import LoadedList
from ..values.quantity import plain_number

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers, or of comparing
    from fractions import Fraction

    from ..evaluation.model import Evaluation, Vote
    from ..evaluation.scoring import Result
    from ..evaluation.trace import Step as TraceStep
    from ..ledger.bulletin import Arrears, Bulletin, ItemStanding, Move, UnitStanding
    from ..ledger.checks import Check
    from ..ledger.model import Entry
    from ..ledger.progress import Standing, Step
    from ..ledger.sampling import Drawn
    from ..lists.deadlines import DueRow
    from ..lists.evaluating import Evaluated
    from ..lists.tracking import Tracked
    from ..responsibilities.compare import Change, Promise, TwoYears
    from ..responsibilities.compare.records import RecordChange
    from ..responsibilities.scheme import Band, Scheme
    from ..responsibilities.sums import Total
    from ..responsibilities.workload import Workload

Record = dict[str, Any]
"""One answer."""
_NONE: Mapping[str, Tracked] = MappingProxyType({})


# --- lists


def item_record(loaded: LoadedList, project: Project, item: Item) -> Record:
    """An item, with the list that it is of."""
    return _list_record(loaded, project) | _row_record(item)


def _list_record(loaded: LoadedList, project: Project) -> Record:
    """The list and the project that an item is of."""
    of_list = {"list": loaded.file, "year": loaded.model.year, "project": project.number}
    return of_list | _project_record(project)


def _project_record(project: Project) -> Record:
    """What only some lists say of their projects: it is there where it is said."""
    return {key: value for key in _OF_SOME_PROJECTS if (value := getattr(project, key)) is not None}


_OF_SOME_PROJECTS = ("level", "category")
_ALWAYS_SAID = ("leader", "note")
"""The remarks that are null where a list doesn't have them; later ones aren't there."""


def _row_record(item: Item) -> Record:
    """An item as it stands in a list."""
    targets = {"targets": [target_record(target) for target in item.targets]}
    return _row_head(item) | targets | dict(_of_some_items(item))


def _row_head(item: Item) -> Record:
    """What an item is, without its targets."""
    return {
        "id": item.id,
        "name": item.name,
        "lead": list(item.lead),
        "support": list(item.support),
        "due": item.due.text or None,
        "due_date": item.due_date.isoformat(),
    }


def _of_some_items(item: Item) -> Iterator[tuple[str, object]]:
    """What only some lists say of their items: it is there where it is said."""
    if item.milestones:
        yield "milestones", [_milestone_record(one) for one in item.milestones]
    if item.location is not None:
        yield "location", item.location
    if item.owner:
        yield "owner", list(item.owner)
    if item.contact:
        yield "contact", list(item.contact)
    if item.investment:
        money = item.investment
        amounts = {"total": money.total, "this_year": money.this_year}
        numbers = {key: None if amount is None else plain_number(amount) for key, amount in amounts.items()}
        yield "investment", numbers | {"funding": money.funding}


def _head(loaded: LoadedList, project: Project, item: Item, *keys: str) -> Record:
    """Some keys of an item's record, none of its targets', and what only some lists say of its project."""
    head = _list_record(loaded, project) | _row_head(item)
    return {key: head[key] for key in head if key in keys or key in _OF_SOME_PROJECTS}


def target_record(target: Target) -> Record:
    """A target; what few targets have is a field of those that have it."""
    record: Record = {
        "content": target.content,
        "quantity": plain_number(target.quantity),
        "measure": target.measure,
        "bound": target.bound.value,
    }
    if target.indicator:
        record["indicator"] = True
    if target.part_of:
        record["part_of"] = target.part_of
    if target.due is not None:
        record |= {"due": target.due.text, "due_date": target.due.date.isoformat()}
    if target.year_target is not None:
        record["year_target"] = plain_number(target.year_target)
    if target.milestones:
        record["milestones"] = [_milestone_record(one) for one in target.milestones]
    if target.breakdown:
        record["breakdown"] = [
            {"unit": portion.unit, "quantity": plain_number(portion.quantity)} for portion in target.breakdown
        ]
    return record


def _milestone_record(milestone: Milestone) -> Record:
    """What is to be reached by a day: a quantity, a stage or words."""
    record: Record = {"by": milestone.by.text, "by_date": milestone.by.date.isoformat()}
    if milestone.quantity is not None:
        record["quantity"] = plain_number(milestone.quantity)
    if milestone.stage is not None:
        record["stage"] = milestone.stage
    if milestone.words is not None:
        record["words"] = milestone.words
    return record


def role_records(parts: tuple[Part, ...]) -> list[Record]:
    """The parts that units play in an item."""
    return [{"unit": part.unit, "role": part.role.value, "via": part.via, "scope": part.scope.value} for part in parts]


def selected_record(
    loaded: LoadedList, hit: Hit, *, roles: bool = True, tracked: Mapping[str, Tracked] = _NONE
) -> Record:
    """An item that was selected: with ``roles`` the parts in it of the units asked for, and where it stands.

    ``tracked`` are the lists that have a ledger, by their files; the status of an item of another is null.
    """
    record = item_record(loaded, hit.project, hit.item)
    record |= {"roles": role_records(hit.parts)} if roles else {}
    if tracked:
        stood = standing_of((loaded, hit), tracked)
        record |= _status_record(stood) if stood else {"status": None}
    return record


def due_record(item: Item, today: date, rows: Iterable[DueRow]) -> Record:
    """How many days are left until an item's deadline, fewer than none if it has passed.

    Where targets have deadlines of their own, also each of the ``rows``: what is due when, and where it stands.
    """
    record: Record = {"as_of": today.isoformat(), "days_left": (item.due_date - today).days}
    if any(deadline.date != item.due_date for deadline in item.deadlines()):
        record["deadlines"] = [_deadline_record(row, today) for row in rows]
    return record


def _deadline_record(row: DueRow, today: date) -> Record:
    record: Record = {
        "due": row.due.text or None,
        "due_date": row.due.date.isoformat(),
        "days_left": (row.due.date - today).days,
        "targets": [target.content for target in row.targets],
    }
    return record | (_status_record(row.standing) if row.standing else {})


def placed_record(placed: Placed, tracked: Tracked | None = None) -> Record:
    """An item in full, with where it stands in the file and, where a ledger is followed, by that."""
    loaded, project, item, line = placed
    source = loaded.model.source
    said = {declared.name: getattr(item, declared.name) for declared in remarks(type(item))}
    remarked = {key: remark for key, remark in said.items() if remark is not None or key in _ALWAYS_SAID}
    record = item_record(loaded, project, item) | {"project_name": project.name} | remarked
    record |= {
        "title": loaded.model.title,
        "source": {
            "issuer": source.issuer,
            "document": source.document,
            "index": source.index,
            "date": source.date.isoformat(),
            **({"url": source.url} if source.url else {}),
        },
        "file": loaded.file,
        "line": line,
    }
    if code := loaded.model.code:
        record["code"] = code
    if start := loaded.model.start:
        record["start"] = (item.start or start).isoformat()
    if loaded.model.schedule is not None:
        record["schedule"] = _scheme_record(loaded.model.schedule)
    if tracked is not None:
        record |= _status_record(tracked.worst(item.id))
        record["progress"] = [standing_record(standing) for standing in tracked.items[item.id]]
    return record


def _scheme_record(scheme: Scheme) -> Record:
    """How a list says where its targets stand."""
    return {
        "tolerance": None if scheme.tolerance is None else plain_number(scheme.tolerance),
        "bands_of": scheme.bands_of.value,
        "bands": [_band_record(band) for band in scheme.bands],
        "words": scheme.words.written if scheme.words else {},
        "between_milestones": scheme.between_milestones.value,
    }


def _band_record(band: Band) -> Record:
    record: Record = {
        "status": band.status.value,
        "at_least": None if band.at_least is None else plain_number(band.at_least),
    }
    if band.by is not None:
        record |= {"by": band.by.text, "by_date": band.by.date.isoformat()}
    return record | ({"word": band.word} if band.word else {})


def promised_record(loaded: LoadedList, hit: Hit, target: Target) -> Record:
    """A target, with the item that it is of."""
    head = _head(loaded, hit.project, hit.item, "list", "year", "project", "id")
    return head | target_record(target) | _head(loaded, hit.project, hit.item, "lead", "due", "due_date")


def total_record(total: Total) -> Record:
    """A sum of targets."""
    about = {} if total.content is None else {"content": total.content}
    return about | {"measure": total.measure, "targets": total.targets, "sum": plain_number(total.sum)}


def workload_record(loaded: LoadedList, workload: Workload, today: date) -> Record:
    """How much a unit answers for."""
    nearest = workload.nearest(today)
    due = next_due(nearest, today) if nearest else None
    return {
        "list": loaded.file,
        "year": loaded.model.year,
        "name": workload.unit,
        "leads": len(workload.leads),
        "supports": len(workload.supports),
        "nearest": nearest and nearest.id,
        "nearest_due": (due.text or None) if due else None,
        "nearest_due_date": due and due.date.isoformat(),
    }


# --- lists compared


def change_record(change: Change) -> Record:
    """A change of a list; of its ``schedule:`` in the words of the file, whatever is spoken."""
    say = as_text if change.field == "schedule" else str
    return {
        "effect": change.effect.value,
        "kind": change.kind.value,
        "item": change.item or None,
        "field": change.field,
        "old": say(change.old) or None,
        "new": say(change.new) or None,
        "code": change.code or None,
        "amended": change.amended,
    }


def promise_record(promise: Promise, years: TwoYears) -> Record:
    """What was promised in one of two years or both."""
    return {
        "since": promise.since.value,
        "timing": promise.timing.value if promise.timing else None,
        "old": _promised_record(years.old, promise.old),
        "new": _promised_record(years.new, promise.new),
    }


def _promised_record(of: ResponsibilityList, item: Item | None) -> Record | None:
    return {"year": of.year} | _row_record(item) if item else None


def record_change_record(change: RecordChange) -> Record:
    """A change of a ledger or an evaluation."""
    return {
        "kind": change.kind.value,
        "field": change.field,
        "item": change.item or None,
        "target": change.target or None,
        "date": change.date or None,
        "old": str(change.old) or None,
        "new": str(change.new) or None,
        "code": change.code or None,
    }


# --- ledgers


def _status_record(standing: Standing) -> Record:
    """The status of a target, or of an item by its worst; and what the list calls it, if it has a schedule."""
    word = {"status_word": standing.own_word} if standing.own_word else {}
    return {"status": standing.status.value} | word


def standing_record(standing: Standing) -> Record:
    """Where a target stands."""
    entry = standing.entry
    return _promised(standing.target) | {
        "value": _counted(entry, standing.target) if entry else None,
        "rate": _decimal(standing.rate),
        "expected_share": _decimal(standing.expected_share) if standing.schedule.is_measured else None,
        **_status_record(standing),
        "reported": entry.date.isoformat() if entry else None,
        "reached": standing.reached.isoformat() if standing.reached else None,
        "by": entry.by if entry else None,
        "source": entry.source if entry else None,
        "note": entry.note if entry else None,
        **(_works_record(entry, standing.target) if entry else {}),
        **({"check": _check_record(standing.check, standing.target)} if standing.check else {}),
        **({"parts": [_part_record(part) for part in standing.parts]} if standing.parts else {}),
    }


def _part_record(part: Standing) -> Record:
    """Where a unit's part of a target stands."""
    record = standing_record(part)
    return {"unit": part.unit} | {key: record[key] for key in record if key not in _OF_THE_TARGET}


_OF_THE_TARGET = ("content", "measure", "bound", "due", "due_date")
"""What a part has of its target."""


def _check_record(check: Check, target: Target | None) -> Record:
    """What the last check of a target found."""
    entry = check.entry
    return {
        "date": entry.date.isoformat(),
        "by": entry.by,
        "value": _counted(entry, target),
        "rate": _decimal_or_none(check.rate),
        "sample": entry.sample,
        "passed": entry.passed,
        "gap": _decimal_or_none(check.gap),
        "differs": check.differs,
        "source": entry.source,
        "note": entry.note,
        **_works_record(entry, target),
    }


def _works_record(entry: Entry, target: Target | None) -> Record:
    """What only some entries say, each key only where it is said."""
    from ..ledger.progress import rate_of

    record: Record = {name: text for name in ("stage", "problem", "next") if (text := getattr(entry, name))}
    for name in ("begun", "finished", "invested"):
        if (counted := getattr(entry, name)) is not None:
            record[name] = plain_number(counted)
            if name != "invested" and (rate := rate_of(counted, target)) is not None:
                record[f"{name}_rate"] = _decimal(rate)
    if entry.evidence:
        record["evidence"] = list(entry.evidence)
    return record


_OF_ITS_ITEM = ("list", "year", "project", "id", "name", "lead", "due", "due_date")
"""What the record of a target that is tracked has of its item."""


def progress_record(loaded: LoadedList, standing: Standing, as_of: date) -> Record:
    """Where a target stood on a day, with the item that it is of."""
    head = _head(
        loaded, standing.project, standing.item, "list", "year", "project", "id", "name", "lead", "due", "due_date"
    )
    of = {"unit": standing.unit} if standing.unit else {}
    return head | {"as_of": as_of.isoformat()} | of | standing_record(standing)


def drawn_record(loaded: LoadedList, drawn: Drawn, standing: Standing, seed: int) -> Record:
    """A target that was drawn, itself or with its item, with the item that it is of."""
    head = _head(
        loaded, standing.project, standing.item, "list", "year", "project", "id", "name", "lead", "due", "due_date"
    )
    return {"seed": seed, "number": drawn.number, "key": drawn.key} | head | standing_record(standing)


def report_record(loaded: LoadedList, step: Step) -> Record:
    """One report of a target, and what it changed."""
    entry = step.entry
    return _head(loaded, step.project, step.item, "list", "year", "project", "id", "name", "due", "due_date") | {
        **_promised(step.target),
        "date": entry.date.isoformat(),
        "value": _counted(entry, step.target),
        "change": plain_number(step.change.amount) if step.change and not step.change.is_percent else None,
        "rate": _decimal(step.rate) if step.has_rate else None,
        "expected_share": _decimal(step.expected_share) if step.schedule.is_measured else None,
        "correction": entry.correction,
        "by": entry.by,
        "source": entry.source,
        "note": entry.note,
        **_works_record(entry, step.target),
        **({"kind": "check", "sample": entry.sample, "passed": entry.passed} if entry.is_check else {}),
        **({"unit": entry.unit} if entry.unit else {}),
    }


def _counted(entry: Entry, target: Target | None) -> int | float | None:
    """What was counted, in the target's measure; None for a share of the whole."""
    from ..ledger.reports import is_share

    return None if entry.value is None or is_share(entry.value, target) else plain_number(entry.value.amount)


def _promised(target: Target | None) -> Record:
    """A target; its keys are there without one too."""
    return target_record(target) if target else dict.fromkeys(("content", "quantity", "measure", "bound"))


def bulletin_record(bulletin: Bulletin, tracked: Tracked, *, shares: bool = False) -> Record:
    """A bulletin: where every item stands, what moved, who is behind, who hasn't reported, the lead units ranked.

    With ``shares`` also how many items and targets are done, have begun and are on schedule.
    """
    loaded = tracked.loaded
    return {
        "list": loaded.file,
        "ledger": tracked.ledger.file if tracked.ledger.is_there else None,
        "year": loaded.model.year,
        "title": "".join(bulletin.title),
        "quarter": bulletin.quarter,
        "as_of": bulletin.as_of.isoformat(),
        "since": bulletin.since.isoformat(),
        "tolerance": _decimal(bulletin.tolerance),
        "counts": {status.value: count for status, count in bulletin.counts.items()},
        **_word_counts(bulletin.items),
        **({"shares": _shares_record(bulletin)} if shares else {}),
        "items": [_item_standing_record(loaded, item) for item in bulletin.items],
        "moved": [_move_record(move) for move in bulletin.moved],
        "behind": [_arrears_record(arrears) for arrears in bulletin.behind],
        "not_reported": [
            _item_and_lead(one.unreported[0]) | {"contents": [standing.promise for standing in one.unreported]}
            for one in bulletin.unreported
        ],
        "units": [_ranked_unit_record(unit) for unit in bulletin.units],
    }


def _word_counts(items: tuple[ItemStanding, ...]) -> Record:
    """How many items the list calls what, if it has a schedule of its own."""
    from ..ledger.bulletin import count_words

    return {"word_counts": count_words(items)} if any(item.worst.own_word for item in items) else {}


def _shares_record(bulletin: Bulletin) -> Record:
    """How many items and targets are done, have begun, and are on schedule, and which share of all that is."""
    from ..ledger.bulletin import shares_of

    record: Record = {}
    for name, found in (("items", shares_of(bulletin.items)), ("targets", shares_of(bulletin.targets))):
        record[name] = {"all": found.all}
        for what, number in (("done", found.done), ("begun", found.begun), ("on_schedule", found.on_schedule)):
            share = _decimal(found.of(number)) if found.all else None
            record[name][what] = {"count": number, "share": share}
    return record


def _item_standing_record(loaded: LoadedList, item: ItemStanding) -> Record:
    return _head(loaded, item.project, item.item, "project", "id", "name", "lead", "support", "due", "due_date") | {
        **_status_record(item.worst),
        "targets": [standing_record(standing) for standing in item.standings],
    }


def _item_and_lead(standing: Standing) -> Record:
    return {"id": standing.item.id, "lead": list(standing.item.lead)}


def _target_and_lead(standing: Standing) -> Record:
    target = standing.target
    return _item_and_lead(standing) | {
        "content": target.content if target else None,
        "measure": target.measure if target else None,
    }


def _move_record(move: Move) -> Record:
    return _target_and_lead(move.now) | {"before": _stood_record(move.before), "now": _stood_record(move.now)}


def _stood_record(standing: Standing) -> Record:
    record = standing_record(standing)
    return {key: record[key] for key in _STOOD if key in record}


_STOOD = ("value", "rate", "expected_share", "status", "status_word", "reported")
"""What of a target's record is there of both days, if it moved."""


def _arrears_record(arrears: Arrears) -> Record:
    standing, owed, note = arrears.standing, arrears.owed, arrears.note
    return _target_and_lead(standing) | {
        **_status_record(standing),
        "rate": _decimal(standing.rate),
        "expected_share": _decimal(standing.expected_share),
        "behind_by": _decimal(arrears.lag),
        "owed": plain_number(owed) if owed is not None else None,
        "note": note.note if note else None,
        "note_date": note.date.isoformat() if note else None,
        **({name: text for name in ("problem", "next") if (text := getattr(note, name))} if note else {}),
    }


def _ranked_unit_record(unit: UnitStanding) -> Record:
    return {
        "rank": unit.rank,
        "name": unit.unit,
        "items": [item.item.id for item in unit.items],
        "counts": {status.value: count for status, count in unit.counts.items()},
        **_word_counts(unit.items),
        "on_schedule_or_better": _decimal(unit.on_time),
    }


# --- evaluations


def result_record(evaluated: Evaluated, result: Result) -> Record:
    """What a project, a unit or an item comes to."""
    of: Record = {"unit": result.unit}
    votes: Record = {}
    if result.unit is None:
        project = result.project
        of = {"project": project.number, "name": project.name} | _project_record(project)
        evaluation = evaluated.evaluation
        votes = {"votes": None}
        if evaluation:
            votes |= _votes_record(evaluation.model, result)
    if result.item is not None:
        of |= {"item": result.item.id, "name": result.item.name}
    return {
        **_of_list_and_day(evaluated),
        **of,
        "items": [outcome.item.id for outcome in result.outcomes],
        "completion": _decimal_or_none(result.completion),
        "timeliness": _decimal_or_none(result.timeliness),
        "satisfied_rate": _decimal_or_none(result.satisfied),
        "at_least_basically_rate": _decimal_or_none(result.at_least_basically),
        **votes,
        "scores": [
            {
                "name": criterion.name,
                "draws_on": criterion.draws_on.value,
                "weight": plain_number(criterion.weight),
                "points": _decimal_or_none(points),
                "score": _decimal_or_none(score),
                **({"level": criterion.level} if criterion.level else {}),
            }
            for criterion, points, score in evaluated.scored(result)
        ],
        **_adjustments_record(evaluated, result),
        "total": _decimal_or_none(result.total),
        "grade": result.grade.name if result.grade else None,
        "rank": result.rank,
    }


def _adjustments_record(evaluated: Evaluated, result: Result) -> Record:
    """What is added to what the criteria come to, or deducted, and by what that is multiplied: where rules say so."""
    record: Record = {}
    coefficients = evaluated.rules.coefficients if evaluated.rules else ()
    if coefficients and result.unit is None:
        of_project = [one.coefficient for one in coefficients if one.project == result.project.number]
        record["coefficient"] = plain_number(of_project[0]) if of_project else 1
    if evaluated.adjustments:
        record["base"] = _decimal_or_none(result.base)
        record["adjustments"] = [
            {
                "name": adjustment.name,
                "draws_on": adjustment.draws_on.value,
                "points": _decimal_or_none(gain.points) if gain else None,
                **({"rank": gain.rank if gain else None} if adjustment.draws_on.value in ("rank", "total") else {}),
            }
            for adjustment, gain in evaluated.adjusted(result)
        ]
    return record


def _votes_record(evaluation: Evaluation, result: Result) -> Record:
    """The votes on a project or an item, and by whose rules there are verdicts what they come to."""
    by_subject = {vote.on: vote for vote in evaluation.votes}
    items = [outcome.item.id for outcome in result.outcomes]
    of_items = [by_subject[item] for item in items if item in by_subject]
    vote = by_subject.get(result.project.number)
    if result.item is not None and of_items:
        vote, of_items = of_items[0], []
    record: Record = {"votes": _vote_record(evaluation, vote) if vote else None}
    if of_items:
        record["item_votes"] = [{"item": one.item} | _vote_and_verdict(evaluation, one) for one in of_items]
    if evaluation.rules and evaluation.rules.verdicts:
        record["verdict"] = result.verdict.name if result.verdict else None
    return record


def _vote_and_verdict(evaluation: Evaluation, vote: Vote) -> Record:
    """The votes on an item of a project, and what they come to."""
    from ..evaluation.scoring import at_least_basically_rate, satisfied_rate, verdict_of

    voters = evaluation.voters(vote)
    record = _vote_record(evaluation, vote) | {
        "satisfied_rate": _decimal(satisfied_rate(vote, voters)),
        "at_least_basically_rate": _decimal(at_least_basically_rate(vote, voters)),
    }
    if evaluation.rules and evaluation.rules.verdicts:
        verdict = verdict_of(evaluation.rules.verdicts, vote, voters)
        record["verdict"] = verdict.name if verdict else None
    return record


def _vote_record(evaluation: Evaluation, vote: Vote) -> Record:
    """Votes as they were cast; what the rates are a share of, where the rules say that."""
    record: Record = {
        "satisfied": vote.satisfied,
        "basically_satisfied": vote.basically_satisfied,
        "dissatisfied": vote.dissatisfied,
        "abstained": vote.abstained,
        "cast": vote.cast,
        "deputies": evaluation.deputies_at(vote),
    }
    if evaluation.members is not None:
        record["members"] = evaluation.members
    if evaluation.rules and evaluation.out_of.value != "cast":
        record |= {"out_of": evaluation.out_of.value, "voters": evaluation.voters(vote)}
    return record


def trace_record(evaluated: Evaluated, result: Result, step: TraceStep) -> Record:
    """One number on the way to a project's result, and the lines that it draws on."""
    return {
        **_of_list_and_day(evaluated),
        "project": result.project.number,
        **_project_record(result.project),
        "of": step.of,
        "what": str(step.what),
        "how": str(step.how),
        "result": str(step.result),
        "value": _decimal_or_none(step.value),
        "places": [{"file": place.file, "line": place.line} for place in step.places],
    }


def _of_list_and_day(evaluated: Evaluated) -> Record:
    loaded = evaluated.loaded
    return {"list": loaded.file, "year": loaded.model.year, "as_of": evaluated.as_of.isoformat()}


# --- numbers


def _decimal(number: Fraction) -> float:
    return round(float(number), 6)


def _decimal_or_none(number: Fraction | None) -> float | None:
    return None if number is None else _decimal(number)
