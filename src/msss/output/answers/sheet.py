"""The responsibility sheet (責任清單) as the annex of a notice has it: of the whole list, of a unit, of a project.

It is written in the language that is spoken, which a document has of its own: `msss.common.language.speaking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from ...common.language import Series, t
from ...lists.selection import Placed, Selected
from ...responsibilities.model import Item, Project
from ...responsibilities.numbering import label
from ...responsibilities.parts import content_in_words
from ...responsibilities.query import Hit
from ...responsibilities.reading import LoadedList
from ...values.quantity import format_number
from ..article import Article, Chapter, Page
from ..cells import FileName, Id, Names
from ..dates import in_words
from ..sources import lists_in_a_line
from ..table import Column, RowGroup, Table
from .items import in_some_lists, part_words


def sheet_of(found: Sequence[Selected], asked: str = "", *, parts: bool = False) -> Article:
    """The items ``found`` as a sheet, a chapter for each list: ``asked`` says which of them they are.

    ``parts`` adds a column with the part that a unit plays.
    """
    lists = list({loaded.file: loaded for loaded, _ in found}.values())
    chapters = tuple(
        Chapter(loaded.model.title if len(lists) > 1 else "", (), _rows(_of(loaded, found), parts=parts))
        for loaded in lists
    )
    title = lists[0].model.title if len(lists) == 1 else str(t("Responsibility lists"))
    subtitle = _subtitle(lists[0] if len(lists) == 1 else None, asked)
    return Article((title,), subtitle, chapters, {}, FileName(lists_in_a_line(lists)), page=Page.LANDSCAPE).spoken()


def sheet_in_full(found: Sequence[Placed], asked: str) -> Article:
    """A project or an item as a sheet, and below it what each item promises, target by target."""
    sheet = sheet_of([(one.loaded, Hit(one.project, one.item, (), one.item.targets)) for one in found], asked)
    promised = Chapter(str(t("What is promised")), (), _targets(found).spoken())
    return sheet._replace(chapters=(*sheet.chapters, promised))


def _subtitle(loaded: LoadedList | None, asked: str) -> str:
    """The notice that the list is of, and which part of it is shown."""
    words = [asked] if asked else []
    if loaded is not None and (source := loaded.model.source).document:
        words.append(t("{document}, {day}", document=source.document, day=in_words(source.date)))
    return str(t("; ")).join(map(str, words))


def _of(loaded: LoadedList, found: Iterable[Selected]) -> list[Hit]:
    return [hit for one, hit in found if one.file == loaded.file]


_OF_SOME: Mapping[str, Callable[[Item], str]] = {
    "分管領導": lambda item: item.leader or "",
    "備註": lambda item: item.note or "",
}
"""What only some lists say of an item, and stands behind everything else."""


def _rows(hits: Sequence[Hit], *, parts: bool) -> Table:
    """A row each item; the number and the name of a project stand once for all its rows.

    Where some items of a project are left out, a row has its item's id instead, by which it is spoken of.
    """
    named = any(hit.project.name for hit in hits)
    shown = {id(hit.item) for hit in hits}
    numbered = any(id(item) not in shown for hit in hits for item in hit.project.items)
    rare = [heading for heading in in_some_lists(hits[0]) if any(in_some_lists(hit)[heading] for hit in hits)]
    last = [heading for heading, said in _OF_SOME.items() if any(said(hit.item) for hit in hits)]
    columns = [Column("序號", narrow=4)]
    columns += [Column("項目"), Column("事項")] if named else [Column("項目名稱")]
    if named and numbered:  # the project's name stays before its rows
        columns[:2] = columns[1::-1]
    columns += [Column("牽頭單位"), Column("配合單位")]
    columns += [Column(heading) for heading in rare]
    columns += [Column("分工")] if parts else []
    columns += [Column("預計完成時間", narrow=8)]
    columns += [Column(heading) for heading in last]

    def row(hit: Hit) -> tuple[str, ...]:
        item, said = hit.item, in_some_lists(hit)
        cells: list[str] = [Id(item.id) if numbered else label(hit.project)]
        cells += [hit.project.name or "", item.name] if named else [item.name]
        if named and numbered:
            cells[:2] = cells[1::-1]
        cells += [Names(item.lead), Names(item.support) or "—", *(said[heading] for heading in rare)]
        cells += [part_words(hit.parts)] if parts else []
        return (*cells, item.due.shown, *(_OF_SOME[heading](item) for heading in last))

    groups = [RowGroup([row(hit) for hit in its]) for _, its in groupby(hits, key=_project)]
    return Table(tuple(columns), tuple(groups), [], merged=1 + named - numbered)


def _project(hit: Hit) -> tuple[str, Project]:
    return label(hit.project), hit.project


def _targets(found: Sequence[Placed]) -> Table:
    columns = [Column("序號"), Column("目標任務"), Column("數量", right=True), Column("計量單位", narrow=4)]
    columns += [Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    rows = [
        (
            one.item.id,
            content_in_words(target, one.item.targets),
            target.sign + format_number(target.quantity),
            target.measure,
            str(Series(one.item.lead)),
            one.item.due_of(target).shown,
        )
        for one in found
        for target in one.item.targets
    ]
    return Table(tuple(columns), (RowGroup(rows),), [])
