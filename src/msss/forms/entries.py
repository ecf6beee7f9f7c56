"""What forms that came back say, as entries of a ledger; or everything that is wrong with them, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..common.language import t
from ..ledger.model import Entry
from ..ledger.progress import FAR_BEYOND, percent
from ..ledger.record import RefusedError, already_there, is_far_beyond
from ..ledger.reports import amount_in_words, subjects, target_of
from ..ledger.typed import ChangeError, MeasureError, TypedValue, in_measure, typed_value
from ..lists.tracking import Tracked, track
from ..responsibilities.model import ResponsibilityList
from ..values.chinese import fold, fold_words
from ..values.quantity import format_number
from .model import FILLED, Column, Key, Row, rows_of
from .returned import Cell, CellFinding, FormsError, Returned

_TEXTS = {
    Column.STAGE: "stage",
    Column.PROBLEM: "problem",
    Column.NEXT: "next",
    Column.SOURCE: "source",
    Column.NOTE: "note",
}
"""The keys of an entry that columns of texts are."""


class Reported(NamedTuple):
    """An entry, and the row of a form that it comes from: as it was ``made``, and as the form would be ``now``."""

    entry: Entry
    form: Returned
    row: Mapping[Column, Cell]
    made: Row
    now: Row

    def finding(self, code: str, message: str, hint: str, column: Column = Column.VALUE) -> CellFinding:
        """What is wrong with a cell of the row."""
        return CellFinding(self.form.file, self.row[column].place, code, message, hint)


def entries_of(
    forms: Sequence[Returned], tracked: Tracked, day: date | None = None, *, are_meant: bool = False
) -> tuple[list[Reported], list[CellFinding]]:
    """The reports that forms hold, form by form, and what is wrong; a row in which nothing is filled in is none.

    They are of ``day``, or of the day that their form is. ``are_meant`` says that values far beyond what was promised
    are right.
    """
    responsibilities = tracked.loaded.model
    found: list[Reported] = []
    wrong: list[CellFinding] = []
    known: dict[date, dict[Key, Row]] = {}
    for form in forms:
        of = day or form.head.day
        if of not in known:
            known[of] = _known(tracked, of)
        if problem := _of_another_list(form, responsibilities) or _with_another_head(form):
            wrong.append(problem)
            continue
        for one in _Rows(form, known[of], of, responsibilities).read():
            if isinstance(one, Reported):
                found.append(one)
            else:
                wrong.append(one)
    if not are_meant:
        wrong += _far_beyond(found, responsibilities)
    wrong += _outdated(found, tracked)
    wrong += _told_twice(found, responsibilities)
    return found, wrong


def findings(error: RefusedError, reported: Sequence[Reported]) -> FormsError | RefusedError:
    """What a ledger says of entries, said of the cells they come from; the error itself where it is of none."""
    if not error.refused or any(number is None for number, _ in error.refused):
        return error
    wrong = []
    for diagnostic, (number, backdated) in zip(error.diagnostics, error.refused, strict=True):
        assert number is not None
        key = diagnostic.path[2] if len(diagnostic.path) > 2 else ""
        column = next((column for column, name in _TEXTS.items() if name == key), Column.VALUE)
        message, hint = (str(backdated), "") if backdated else (diagnostic.message, diagnostic.hint)
        if diagnostic.code == "MSS408":
            hint = _write(reported[number].now)
        if diagnostic.code == "MSS405" and not backdated:
            hint = t(
                "if the earlier report is wrong, record this row alone, with --correction: msss record {item}",
                item=reported[number].entry.item,
            )
        wrong.append(reported[number].finding(diagnostic.code, message, hint, column))
    return FormsError(tuple(wrong))


def _known(tracked: Tracked, day: date) -> dict[Key, Row]:
    """The rows that a form of that day has now."""
    now = track(tracked.loaded, tracked.ledger, day)
    return {_key(row.key): row for standings in now.items.values() for one in standings for row in rows_of(one)}


def _key(key: Key) -> Key:
    """A key as it is compared."""
    item, target, part = map(fold, key)
    return item, target, part


def _of_another_list(form: Returned, responsibilities: ResponsibilityList) -> CellFinding | None:
    head = form.head
    is_of_it = head.year == responsibilities.year
    if is_of_it and (not head.title or fold_words(head.title) == fold_words(responsibilities.title)):
        return None
    message = t("the form is of another list: {year} {title}", year=head.year, title=head.title)
    hint = t("this one is {year} {title}", year=responsibilities.year, title=responsibilities.title)
    return CellFinding(form.file, form.place, "MSS602", message, hint)


def _with_another_head(form: Returned) -> CellFinding | None:
    """That the unit or the day was changed that a form's sheet shows."""
    head, above = form.head, fold(form.above)
    if not above or (fold(head.unit) in above and head.day.isoformat() in above):
        return None
    message = t(
        "the form was made for {unit}, up to {day}, and its sheet says something else", unit=head.unit, day=head.day
    )
    return CellFinding(form.file, form.place, "MSS602", message, t("msss forms makes a form of another unit or day"))


class _WrongCellError(Exception):
    """A cell that is wrong: the row is no report."""

    def __init__(self, column: Column, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.column, self.code, self.message, self.hint = column, code, message, hint


class _Rows:
    """The rows of a form, read one by one: each a report of ``day``, or wrong.

    ``known`` are the rows that the form would have now.
    """

    def __init__(
        self, form: Returned, known: Mapping[Key, Row], day: date, responsibilities: ResponsibilityList
    ) -> None:
        self.form, self.known, self.day, self.responsibilities = form, known, day, responsibilities
        self.made = {_key(key): row for key, row in form.known.items()}
        self.seen: dict[Key, Cell] = {}

    def read(self) -> Iterator[Reported | CellFinding]:
        """What each row in which something is filled in comes to."""
        for row in self.form.rows:
            filled = {
                column: row[column] for column in FILLED if column in row and (row[column].text or row[column].problem)
            }
            if not filled:
                continue
            try:
                made, now = self._asked(row)
                yield Reported(self._entry(filled, now), self.form, row, made, now)
            except _WrongCellError as wrong:
                yield CellFinding(self.form.file, row[wrong.column].place, wrong.code, wrong.message, wrong.hint)

    def _entry(self, filled: Mapping[Column, Cell], asked: Row) -> Entry:
        for column, cell in filled.items():
            if cell.problem:
                hint = _write(asked) if column is Column.VALUE else t("write a text")
                raise _WrongCellError(column, "MSS604", cell.problem, hint)
        value = _value(filled, asked)
        texts = {key: filled[column].text for column, key in _TEXTS.items() if column in filled}
        entry = Entry(
            item=asked.item,
            date=self.day,
            target=asked.target or None,
            value=value.value if value else None,
            done=value is not None and value.value is None,
            by=self.form.head.unit,
            unit=asked.part or None,
            stage=texts.get("stage"),
            problem=texts.get("problem"),
            next=texts.get("next"),
            source=texts.get("source"),
            note=texts.get("note"),
        )
        try:
            return in_measure(entry, value.measure if value else "", self.responsibilities)
        except MeasureError as error:
            raise _WrongCellError(Column.VALUE, "MSS604", error.text, "") from None

    def _asked(self, row: Mapping[Column, Cell]) -> tuple[Row, Row]:
        """What was asked in the row, and what would be now."""
        part = row[Column.PART].text if Column.PART in row else ""
        names = row[Column.ITEM].text, row[Column.TARGET].text, part
        key, what = _key(names), " ".join(filter(None, names))
        made, now = self.made.get(key), self.known.get(key)
        delete = t("delete the row; if the list was changed, make the form again")
        if not row[Column.ITEM].text:
            raise _WrongCellError(Column.ITEM, "MSS603", t("the row names no item"), delete)
        if now is None:
            raise _WrongCellError(Column.ITEM, "MSS603", t("the list has no {what}", what=what), delete)
        if made is None:
            message = t("{what} isn't in the form of {unit}", what=what, unit=self.form.head.unit)
            raise _WrongCellError(Column.ITEM, "MSS603", message, delete)
        shown = tuple(row[one].text.replace(",", "") if one in row else "" for one in (Column.QUANTITY, Column.MEASURE))
        if made.promised != now.promised or (any(shown) and shown != made.promised):
            message = t(
                "the list says {now} of {what}, and the form {made}",
                what=what,
                now=f"{now.quantity} {now.measure}".strip(),
                made=f"{made.quantity} {made.measure}".strip()
                if shown in (made.promised, ("", ""))
                else " ".join(shown),
            )
            hint = t("msss forms makes the form of the list as it is now")
            raise _WrongCellError(Column.ITEM, "MSS603", message, hint)
        if key in self.seen:
            message = t("the same row stands at {place} too", place=self.seen[key].place)
            raise _WrongCellError(Column.ITEM, "MSS606", message, t("delete one of the two"))
        self.seen[key] = row[Column.ITEM]
        return made, now


def _value(filled: Mapping[Column, Cell], asked: Row) -> TypedValue | None:
    """What was done so far; None where only a stage is named."""
    if Column.VALUE in filled:
        text = filled[Column.VALUE].text
        plain = text.removesuffix(asked.measure).rstrip() or text
        try:
            value = typed_value(plain)
            if not (value.value is None and asked.measure) and not re.search(r"[\d\W]", value.measure):
                return value
            raise ValueError(text)
        except ChangeError:
            message = t("{value} is a change, and this is the total done so far", value=text)
        except ValueError:
            message = t("{value} can't be read as a number", value=text)
        raise _WrongCellError(Column.VALUE, "MSS604", message, _write(asked))
    if Column.STAGE in filled:
        return None
    hint = t("fill in {column}, 0 if nothing was done yet", column=Column.VALUE)
    if asked.last:
        hint = t(
            "fill in {column}: if nothing was done since {day}, {last} again",
            column=Column.VALUE,
            day=asked.last_day,
            last=asked.last,
        )
    raise _WrongCellError(Column.VALUE, "MSS605", t("the row says nothing of how much was done"), hint)


def _write(row: Row) -> str:
    if not row.measure:
        return t("write the share that is done, 60%, or 完成")
    return t("write the total done so far, in {measure}: a number of zero or more", measure=row.measure)


def _far_beyond(found: Iterable[Reported], responsibilities: ResponsibilityList) -> list[CellFinding]:
    wrong = []
    for one in found:
        if one.entry.note is None and is_far_beyond(one.entry, responsibilities):
            target = target_of(one.entry, responsibilities)
            message = t("{value} is far more than the whole", value=one.entry.value)
            if target is not None:
                message = t(
                    "{value} is more than {percent} % of the {quantity} {measure} that were promised",
                    value=amount_in_words(one.entry, target),
                    percent=percent(FAR_BEYOND),
                    quantity=format_number(target.quantity),
                    measure=target.measure,
                )
            wrong.append(one.finding("MSS608", message, t("if it is right, say why in {column}", column=Column.NOTE)))
    return wrong


def _outdated(found: Sequence[Reported], tracked: Tracked) -> list[CellFinding]:
    """What was reported after its form was made, by others or the same; what the ledger has already isn't outdated."""
    wrong = []
    there = already_there(tracked.ledger.model, [one.entry for one in found], tracked.loaded.model)
    for number, one in enumerate(found):
        made, now = one.made, one.now
        if number in there or (made.reported == now.reported and now.last_day != one.entry.date.isoformat()):
            continue
        message = t("{last} was reported on {day}, which the form doesn't know of yet", last=now.last, day=now.last_day)
        if not now.last:
            message = t(
                "the form says that {last} was reported on {day}, and the ledger doesn't",
                last=made.last,
                day=made.last_day,
            )
        if made.reported == now.reported:
            message = t("{last} was reported for the same day already", last=now.last)
        hint = t(
            "make the form again, or record this row alone: msss record {item}, with --correction if it corrects that",
            item=one.entry.item,
        )
        wrong.append(one.finding("MSS607", message, hint))
    return wrong


def _told_twice(found: Sequence[Reported], responsibilities: ResponsibilityList) -> list[CellFinding]:
    """Where two forms say different things of the same target on the same day: nobody knows which is right."""
    subject = subjects(responsibilities)
    first: dict[object, Reported] = {}
    wrong = []
    for one in found:
        other = first.setdefault((subject(one.entry), one.entry.date), one)
        if (other.entry.value, other.entry.stage, other.entry.done) != (
            one.entry.value,
            one.entry.stage,
            one.entry.done,
        ):
            place = f"{other.form.file}:{other.row[Column.VALUE].place}"
            told = amount_in_words(other.entry, target_of(other.entry, responsibilities))
            message = t("{place} reports {value} of the same target", place=place, value=told)
            wrong.append(one.finding("MSS606", message, t("keep the form that is right")))
    return wrong
