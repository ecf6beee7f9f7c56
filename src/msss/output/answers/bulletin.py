"""A bulletin in the words that published ones use, and as tables.

It is written in the language that is spoken, which a document has of its own: `msss.common.language.speaking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ...common.language import Language, Phrase, Series, current, t, tn
from ...ledger.bulletin import Arrears, Bulletin, ItemStanding, Move, Shares, UnitStanding, count_words, shares_of
from ...ledger.model import Entry
from ...ledger.progress import Standing, differing, spoken
from ...ledger.reports import amount_in_words
from ...lists.tracking import Tracked
from ...responsibilities.deadlines import deadlines_of
from ...responsibilities.model import ResponsibilityList, Target
from ...responsibilities.numbering import label
from ...responsibilities.query import Query, Role, units_in
from ...responsibilities.registry import find_units
from ...values.deadline import Deadline
from ...values.quantity import format_number
from ..article import Article, Chapter
from ..cells import FileName, Measured
from ..dates import in_words
from ..rates import asked, percent, rate
from ..records import bulletin_record
from ..table import Column, RowGroup, Table
from .bulletin_notes import notes
from .standings import hidden, reported, standing_cells, standing_columns
from .status import marked

if TYPE_CHECKING:  # most ledgers have no checks
    from ...ledger.checks import Check


def article_of(bulletin: Bulletin, tracked: Tracked, query: Query, *, shares: bool = False) -> Article:
    """The bulletin as an article, which says what the ``query`` asked for, unless it was the whole list.

    With ``shares``, or where the list has a schedule of its own, it says which share of items and targets is done, has
    begun, and is on schedule.
    """
    shares = shares or bulletin.measure.scheme is not None
    chapters = (
        _overview(bulletin, _part(bulletin.responsibilities, query), shares=shares),
        Chapter(t("2. Progress of targets"), (), _progress(bulletin)),
        _moved(bulletin),
        _behind(bulletin),
        _unreported(bulletin),
        *((_units(bulletin),) if bulletin.units else ()),
        Chapter(t("Notes"), notes(bulletin)),
    )
    subtitle = t("As of {day}", day=in_words(bulletin.as_of))
    records = bulletin_record(bulletin, tracked, shares=shares)
    return Article(bulletin.title, subtitle, chapters, records, _source(tracked)).spoken()


def _source(tracked: Tracked) -> str:
    """The list and the ledger that answered; a ledger that isn't begun is no file."""
    asked = FileName(tracked.loaded.file)
    if not tracked.ledger.is_there:
        return asked
    return t("{list}; {ledger}", list=asked, ledger=FileName(tracked.ledger.file))


# --- in words


def _overview(bulletin: Bulletin, part: str, *, shares: bool) -> Chapter:
    of = bulletin.responsibilities
    projects = len({label(item.project) for item in bulletin.items})
    items = len(bulletin.items)
    parts = sum(standing.is_part for standing in bulletin.standings)
    targets = sum(standing.target is not None for standing in bulletin.standings) - parts
    there_are = {
        "title": of.title,
        "document": of.source.document,
        "projects": tn("{number} project", "{number} projects", projects, number=projects),
        "items": tn("{number} item", "{number} items", items, number=items),
        "targets": _targets(targets, parts),
        "part": part,
    }
    contents = (_contents_of_a_part if part else _contents)(there_are, has_number=bool(of.source.document))
    counts = _counts(_words(bulletin))
    standing = t("Items as of {day}: {counts}.", day=in_words(bulletin.as_of), counts=counts)
    return Chapter(t("1. Overview"), (contents, standing, *(_shares(bulletin) if shares else ())))


def _shares(bulletin: Bulletin) -> Iterator[Phrase]:
    """Which share of the items and of the targets is done, has begun, and is on schedule."""
    items = shares_of(bulletin.items)
    yield tn(
        "Of {count} item, {done} is done ({done_share}), {begun} has begun ({begun_share}), and {on_schedule} is on"
        " schedule or better ({on_schedule_share}).",
        "Of {count} items, {done} are done ({done_share}), {begun} have begun ({begun_share}), and {on_schedule} are on"
        " schedule or better ({on_schedule_share}).",
        items.all,
        **_share_numbers(items),
    )
    if targets := bulletin.targets:
        shares = shares_of(targets)
        yield tn(
            "Of {count} target, {done} is done ({done_share}), {begun} has begun ({begun_share}), and {on_schedule} is"
            " on schedule or better ({on_schedule_share}).",
            "Of {count} targets, {done} are done ({done_share}), {begun} have begun ({begun_share}), and {on_schedule}"
            " are on schedule or better ({on_schedule_share}).",
            shares.all,
            **_share_numbers(shares),
        )


def _share_numbers(shares: Shares) -> dict[str, object]:
    """The numbers of a sentence on shares, which have a decimal where nothing else is asked, as published ones do."""
    numbers = {"done": shares.done, "begun": shares.begun, "on_schedule": shares.on_schedule}
    return numbers | {f"{name}_share": rate(shares.of(number), 1) for name, number in numbers.items()}


def _targets(targets: int, parts: int) -> str:
    """How many targets there are, and how many parts of them."""
    counted = tn("{number} target", "{number} targets", targets, number=targets)
    if not parts:
        return counted
    more = tn("{number} part of a target", "{number} parts of targets", parts, number=parts)
    return t("{targets} ({parts} beside them)", targets=counted, parts=more)


def _contents(there_are: dict[str, Any], *, has_number: bool) -> str:
    """What the list has; a document without a number is left out."""
    if has_number:
        return t("The list {title} ({document}) has {projects}, {items} and {targets}.", **there_are)
    return t("The list {title} has {projects}, {items} and {targets}.", **there_are)


def _contents_of_a_part(there_are: dict[str, Any], *, has_number: bool) -> str:
    """What the part of the list has that was asked for."""
    if has_number:
        return t(
            "Of the list {title} ({document}), this bulletin covers only {part}: {projects}, {items} and {targets}.",
            **there_are,
        )
    return t("Of the list {title}, this bulletin covers only {part}: {projects}, {items} and {targets}.", **there_are)


def _part(of: ResponsibilityList, query: Query) -> str:
    """Which items of the list were asked for; empty if it is all."""
    units = units_in(of, query.role)
    names = Series(dict.fromkeys(name for text in query.units for name in find_units(units, text).names))
    numbers = sorted(set(query.projects))
    projects = Series(str(number) for number in numbers)
    items = _items_of(names, query.role)
    if not numbers:
        return items
    if not items:
        return tn(
            "the items of project {projects}", "the items of projects {projects}", len(numbers), projects=projects
        )
    return tn(
        "{items} in project {projects}", "{items} in projects {projects}", len(numbers), items=items, projects=projects
    )


def _items_of(units: Series, role: Role | None) -> str:
    """The items in which some units play a part; empty if neither is said."""
    if not units:
        return _with_somebody(role)
    match role:
        case Role.LEAD:
            return t("the items led by {units}", units=units)
        case Role.SUPPORT:
            return t("the items supported by {units}", units=units)
        case Role.OWNER:
            return t("the items owned by {units}", units=units)
        case Role.CONTACT:
            return t("the items with {units} as contact", units=units)
        case None:
            return t("the items led or supported by {units}", units=units)


def _with_somebody(role: Role | None) -> str:
    """The items that name any unit in a role; empty where all do."""
    match role:
        case Role.SUPPORT:
            return t("the items with a supporting unit")
        case Role.OWNER:
            return t("the items with an owner")
        case Role.CONTACT:
            return t("the items with a contact")
        case _:
            return ""


def _progress(bulletin: Bulletin) -> Table | None:
    """Where every target stands, and which units' parts the whole would hide."""
    columns, rows = standing_columns(), [standing_cells(one) for one in bulletin.standings]
    if any(standing.short_parts for standing in bulletin.standings):
        columns.append(Column("分解任務"))
        rows = [[*row, hidden(one)] for row, one in zip(rows, bulletin.standings, strict=True)]
    return _table(columns, rows)


def _moved(bulletin: Bulletin) -> Chapter:
    heading, since = t("3. Changes in this period"), in_words(bulletin.since)
    if not bulletin.moved:
        return Chapter(heading, (t("No target has changed in quantity or status since {day}.", day=since),))
    columns = [Column("序號"), Column("目標任務"), Column(t("Done before"), right=True, narrow=4)]
    columns += [Column(t("Done now"), right=True, narrow=4), Column("計量單位", narrow=4)]
    columns += [Column(t("Status before"), narrow=4), Column(t("Status now"), narrow=4)]
    rows = [_moved_cells(move) for move in bulletin.moved]
    if all(move.now.target for move in bulletin.moved):
        intro = tn(
            "{count} target has changed in quantity or status since {day}.",
            "{count} targets have changed in quantity or status since {day}.",
            len(rows),
            day=since,
        )
    else:
        intro = tn(
            "{count} target or item has changed in quantity or status since {day}.",
            "{count} targets or items have changed in quantity or status since {day}.",
            len(rows),
            day=since,
        )
    return Chapter(heading, (intro,), _table(columns, rows))


def _moved_cells(move: Move) -> list[str]:
    now = move.now
    cells = [now.item.id, now.promise, reported(move.before) or "—", reported(now) or "—"]
    return [*cells, now.target.measure if now.target else "", marked(move.before), marked(now)]


def _behind(bulletin: Bulletin) -> Chapter:
    heading, found = t("4. Behind and overdue"), _found_less(bulletin)
    if not bulletin.behind:
        return Chapter(heading, (t("No target is behind or overdue."), *found))
    columns = [Column("序號"), Column("目標任務"), Column("牽頭單位"), Column("狀態")]
    columns += [Column(t("Points behind"), right=True, narrow=4), Column(t("Short by"), right=True)]
    columns += [Column(t("Latest remark"))]
    rows = [_behind_cells(arrears) for arrears in bulletin.behind]
    if all(arrears.standing.target for arrears in bulletin.behind):
        intro = tn("{count} target is behind or overdue.", "{count} targets are behind or overdue.", len(rows))
    else:
        intro = tn(
            "{count} target or item is behind or overdue.", "{count} targets or items are behind or overdue.", len(rows)
        )
    return Chapter(heading, (intro, *found), _table(columns, rows))


def _found_less(bulletin: Bulletin) -> tuple[Phrase, ...]:
    """The targets of which checks found less than was reported, in a sentence; none if there are none."""
    found = [_found(standing, check) for standing, check in differing(bulletin.standings)]
    if not found:
        return ()
    listed = str(t("; ")).join(map(str, found))
    return (
        tn(
            "Of {count} target, a check found less than was reported: {list}.",
            "Of {count} targets, a check found less than was reported: {list}.",
            len(found),
            list=listed,
        ),
    )


def _found(standing: Standing, check: Check) -> Phrase:
    """What was reported of a target, and what a check of it found."""
    report, entry = check.report, check.entry
    said = {
        "item": standing.item.id,
        "content": " ".join(filter(None, (standing.promise, standing.unit))),
        "found": _amount(entry, standing.target),
        "unit": entry.by or "—",
        "day": entry.date.isoformat(),
    }
    if report is None:
        return t("{item} {content}, {found} found by {unit} ({day})", **said)
    return t(
        "{item} {content}, {reported} reported ({reported_day}), {found} found by {unit} ({day})",
        reported=_amount(report, standing.target),
        reported_day=report.date.isoformat(),
        **said,
    )


def _amount(entry: Entry, target: Target | None) -> str:
    """What was done, in a sentence: 7 所（已竣工交付）."""
    if entry.value is None or entry.stage is None:
        return amount_in_words(entry, target)
    return t("{amount} ({stage})", amount=amount_in_words(replace(entry, stage=None), target), stage=entry.stage)


def _behind_cells(arrears: Arrears) -> list[str]:
    standing, owed, note = arrears.standing, arrears.owed, arrears.note
    # From the rates as they are shown, so that a reader who subtracts gets the same.
    points = percent(standing.expected_share) - percent(standing.rate)
    behind = f"{points:f}" if points else t("less than {points}", points=f"{Decimal(1).scaleb(-asked()):f}")
    measure = standing.target.measure if standing.target else ""
    is_short = arrears.lag > 0  # works that are late by their stage alone may be short of nothing
    short_by = "—"
    if owed is not None and is_short:
        short_by = Measured(t("{quantity} {measure}", quantity=format_number(owed), measure=measure))
    remark = t("{note} ({day})", note=_said(note), day=note.date) if note else "—"
    return [
        standing.item.id,
        standing.promise,
        str(Series(standing.item.lead)),
        marked(standing),
        str(behind) if is_short else "—",
        short_by,
        str(remark),
    ]


def _said(entry: Entry) -> str:
    """What a report says in words: its remark, then the problem and what is next."""
    said = [entry.note] if entry.note else []
    said += [str(t("problem: {text}", text=entry.problem))] if entry.problem else []
    said += [str(t("next: {text}", text=entry.next))] if entry.next else []
    return str(t("; ")).join(said)


def _unreported(bulletin: Bulletin) -> Chapter:
    heading = t("5. Not reported")
    if not bulletin.unreported:
        return Chapter(heading, (t("Every target has been reported."),))
    columns = [Column("序號"), Column(t("Targets not reported")), Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    rows = [
        [
            one.item.id,
            str(t("; ")).join(standing.promise for standing in standings),
            str(Series(one.item.lead)),
            due.shown,
        ]
        for one in bulletin.unreported
        for due, standings in _by_deadline(one)
    ]
    found = [standing for one in bulletin.unreported for standing in one.unreported]
    if any(standing.target for standing in found):
        items = len(bulletin.unreported)
        intro = t(
            "Never reported: {targets} of {items}.",
            targets=tn("{number} target", "{number} targets", len(found), number=len(found)),
            items=tn("{number} item", "{number} items", items, number=items),
        )
    else:
        intro = tn("{count} item was never reported.", "{count} items were never reported.", len(found))
    return Chapter(heading, (intro,), _table(columns, rows))


def _by_deadline(one: ItemStanding) -> Iterator[tuple[Deadline, list[Standing]]]:
    """The targets of an item that were never reported, by their deadlines, the soonest first."""
    item = one.item
    if not item.targets:
        yield item.due, list(one.unreported)
    for due, targets in deadlines_of(item, item.targets):
        if its := [standing for standing in one.unreported if standing.target in targets]:
            yield due, its


def _words(bulletin: Bulletin) -> dict[str, int]:
    """How many items are called what, also by words that nothing is called by now."""
    return count_words(bulletin.items, bulletin.measure)


def _units(bulletin: Bulletin) -> Chapter:
    counted = list(_words(bulletin))
    columns = [Column(t("Rank"), right=True), Column("牽頭單位"), Column(t("Items led"), right=True, narrow=4)]
    is_english = current() is Language.ENGLISH
    if is_english:  # its words are too long to head so many columns
        columns += [Column(t("Status of the items"))]
    else:
        columns += [Column(word, right=True, narrow=4 if len(word) > 3 else 6) for word in counted]
    columns += [Column(t("On schedule or better"), right=True, narrow=12 if is_english else 6)]
    rows = [_unit_cells(unit, counted) for unit in bulletin.units]
    return Chapter(t("6. Ranking of lead units"), (), _table(columns, rows))


def _unit_cells(unit: UnitStanding, counted: list[str]) -> list[str]:
    counts = count_words(unit.items)
    if current() is Language.ENGLISH:
        cells = [str(_counts({word: counts[word] for word in counted if word in counts}))]
    else:
        cells = [str(counts.get(word, 0)) for word in counted]
    return [str(unit.rank), unit.unit, str(len(unit.items)), *cells, rate(unit.on_time)]


def _counts(counts: dict[str, int]) -> Series:
    """How many items are called what, in words."""
    return Series(str(t("{number} {status}", number=number, status=spoken(word))) for word, number in counts.items())


def _table(columns: list[Column], rows: list[list[str]]) -> Table | None:
    return Table(tuple(columns), (RowGroup([tuple(row) for row in rows]),), []) if rows else None
