"""One item in full, as a table of its own: what `msss show` answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Self

from ...common.language import t
from ...common.terms import Worded
from ...formats.texts import remarks
from ...lists.selection import Placed
from ...responsibilities.compare.schedules import milestone_in_words
from ...responsibilities.model import Item, Target
from ...responsibilities.parts import content_in_words
from ...values.quantity import format_number
from ..cells import Dated, Day, FileName, Id, Names
from ..records import placed_record
from ..table import Column, Later, RowGroup, Table

if TYPE_CHECKING:
    from ...ledger.progress import Standing
    from ...lists.tracking import Tracked


class _Promised(Worded):
    """What is promised, in a row: the quantity and the measure behind the rest of it."""

    __slots__ = ("apart",)
    apart: tuple[str, str, str]

    def __new__(cls, content: str, quantity: str, measure: str) -> Self:
        cell = super().__new__(cls, f"{content} {quantity} {measure}")
        cell.apart = (content, quantity, measure)
        return cell


def in_full(
    found: list[Placed], tracked: Mapping[str, Tracked], *, names_file: bool = True, quantities: bool = False
) -> Table:
    """Every key of each item, and where it stands if its list is one of those ``tracked``, by their files.

    ``names_file`` says in which line of which file it is, which tells nothing to who is sent it; ``quantities`` have
    columns of their own.
    """

    def rows_of(placed: Placed) -> list[tuple[str, ...]]:
        followed = tracked.get(placed.loaded.file)
        of_file = _file_rows(placed) if names_file else ()
        rows: list[tuple[str, ...]] = [
            *_rows(placed),
            *of_file,
            *(_standing_rows(placed, followed) if followed else ()),
        ]
        return [_with_its_quantity(heading, said) for heading, said in rows] if quantities else rows

    groups = [RowGroup(Later(partial(rows_of, one)), f"{one.item.id}  {one.item.name}") for one in found]
    records = Later(lambda: [placed_record(placed, tracked.get(placed.loaded.file)) for placed in found])
    columns = [Column("欄目"), Column("內容")]
    columns += [Column("數量", right=True), Column("計量單位", narrow=4)] if quantities else []
    return Table(tuple(columns), tuple(groups), records, apart=True)


def _with_its_quantity(heading: str, said: str) -> tuple[str, ...]:
    return (heading, *said.apart) if isinstance(said, _Promised) else (heading, said, "", "")


def _rows(placed: Placed) -> Iterator[tuple[str, str]]:
    loaded, project, item, _ = placed
    source = loaded.model.source
    yield Worded("序號"), Id(item.id)
    yield Worded("項目"), f"{project.number} {project.name}" if project.name else str(project.number)
    for declared in remarks(type(project)):
        if declared.name != "name" and (remark := getattr(project, declared.name)):
            yield Worded(declared.key.term), remark
    yield Worded("項目名稱"), item.name
    for target in item.targets:
        yield Worded("目標任務"), _promised(target, item)
        if (due := target.due) is not None:
            yield Worded("完成時間"), Dated(f"{target.content} {due.text} ({due.date.isoformat()})", due.date)
        for milestone in target.milestones:
            yield Worded("進度節點"), f"{target.content} {milestone_in_words(milestone, target.measure)}"
        for portion in target.breakdown:
            quantity = f"{target.sign}{format_number(portion.quantity)}"
            yield Worded("分解任務"), _Promised(f"{target.content} {portion.unit}", quantity, target.measure)
    yield Worded("牽頭單位"), Names(item.lead)
    yield Worded("配合單位"), Names(item.support) or "—"
    for heading, names in (("業主單位", item.owner), ("聯繫單位", item.contact)):
        if names:
            yield Worded(heading), Names(names)
    yield Worded("預計完成時間"), Dated(f"{item.due.shown} ({item.due_date.isoformat()})", item.due_date)
    measure = item.targets[0].measure if len(item.targets) == 1 else ""
    for milestone in item.milestones:
        yield Worded("進度節點"), milestone_in_words(milestone, measure)
    for declared in remarks(type(item)):
        if remark := getattr(item, declared.name):
            yield Worded(declared.key.term), remark
    if item.investment:
        yield from ((Worded(heading), said) for heading, said in item.investment.said.items() if said)
    yield Worded("清單"), loaded.model.title
    if code := loaded.model.code:
        yield Worded("行政區劃代碼"), Id(code)
    if start := loaded.model.start:
        yield Worded("開始時間"), Day(item.start or start)
    words = (source.issuer, source.document, source.date.isoformat())
    yield Worded("文號" if source.document else "發布單位"), " ".join(filter(None, words))
    if source.index:
        yield Worded("索引號"), source.index
    if source.url:
        yield Worded("網址"), source.url


def _file_rows(placed: Placed) -> Iterator[tuple[str, str]]:
    yield Worded("文件"), FileName(f"{placed.loaded.file}:{placed.line}")


def _promised(target: Target, item: Item) -> str:
    """What a target promises; of several years the part of this one too."""
    content = content_in_words(target, item.targets)
    content = t("{content} (indicator)", content=content) if target.indicator else content
    promised = _Promised(content, f"{target.sign}{format_number(target.quantity)}", target.measure)
    if target.year_target is None:
        return promised
    number = format_number(target.year_target)
    return Worded(
        f"{promised}（年度目標 {number}）", t("{target} ({number} this year)", target=promised, number=number)
    )


def _standing_rows(placed: Placed, tracked: Tracked) -> Iterator[tuple[str, str]]:
    """Where the item and each of its targets stand."""
    from ...ledger.reports import is_share
    from ..rates import rate
    from .status import marked

    yield Worded("狀態"), marked(tracked.worst(placed.item.id))
    for standing in tracked.items[placed.item.id]:
        entry = standing.entry
        said = standing.said_by or entry  # a part's later report doesn't say what the whole's does
        reported = f"{rate(standing.rate)} ({said.date.isoformat()})" if said else "—"
        what = f"{content_in_words(standing.target, placed.item.targets)} " if standing.target else ""
        what = what if len(placed.item.targets) > 1 else ""
        counts = standing.value and standing.target and not is_share(standing.value, standing.target)
        value = f"{standing.value} {standing.target.measure} " if standing.target and counts else ""
        yield Worded("進度"), marked(standing, f"{what}{value}{reported}")
        yield from _more_rows(standing, what)
        for part in standing.parts:
            yield Worded("分解任務進度"), marked(part, f"{what}{_of_part(part)}")
            yield from _more_rows(part, f"{what}{part.unit} ")


def _more_rows(standing: Standing, what: str) -> Iterator[tuple[str, str]]:
    """What else the report that counts says, and what the last check found."""
    from .works import works_rows

    for heading, text in works_rows(standing.entry, standing.target) if standing.entry else ():
        yield Worded(heading), f"{what}{text}"
    if standing.check is not None:
        from .checks import check_row

        yield check_row(standing, standing.check, what)


def _of_part(part: Standing) -> str:
    """A unit, and what it has done of its part: 鄞州 1/2 條 50% (2014-06-30)."""
    from ..rates import rate
    from .standings import done_of_part

    reported = f" {rate(part.rate)} ({part.entry.date.isoformat()})" if part.entry else ""
    return f"{part.unit} {done_of_part(part)} {part.target.measure if part.target else ''}{reported}"
