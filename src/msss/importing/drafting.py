"""The draft of a list: what a document's table and the text around it say, as the data of a list's file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..common.language import t
from ..responsibilities.model import ResponsibilityList
from ..values.deadline import parse_deadline
from ..values.item_id import citable
from ..values.quantity import parse_number, plain_number
from . import head as heads
from . import table
from .errors import NoTableError, TooLargeError
from .grid import Cell
from .headings import Column
from .names import Names, is_as_above, is_nobody, roles
from .places import Place
from .published import Doubt, Line, Published
from .table import Row
from .targets import take
from .texts import in_one_line

Data = dict[str, Any]
MOST_DOUBTS = 2_000
"""How many places of a draft may have to be checked: of a list of hundreds of items each would have several."""


class Draft(NamedTuple):
    """A list as data, in the order in which its file is written, and what of it has to be checked.

    ``left_out`` are rows and lines of the table that are no items: sums and remarks.
    """

    data: Data
    doubts: tuple[Doubt, ...]
    left_out: tuple[Line, ...] = ()


def draft(published: Published, like: ResponsibilityList | None = None) -> Draft:
    """The draft of the list that a document publishes; ``like`` is a list that knows its units.

    Raises NoTableError if the document holds no table of a list.
    """
    found = table.find(published)
    if not found.rows:
        raise NoTableError(t("the table at {place} has no rows. Nothing was written", place=found.place))
    head = heads.read(found.before, found.after, published.titles, found.place)
    return _Drafting(found, head, like).done(published)


_TEXTS = {Column.LEADER: "leader", Column.NOTE: "note", Column.LOCATION: "location"}
_KEYS = {
    Column.LEAD: "lead",
    Column.SUPPORT: "support",
    Column.DUE: "due",
    Column.OWNER: "owner",
    Column.CONTACT: "contact",
    Column.TOTAL: "investment",
    Column.THIS_YEAR: "investment",
    Column.FUNDING: "investment",
}
_MONEY = {Column.TOTAL: "total", Column.THIS_YEAR: "this_year"}


class _Drafting:
    """A draft in the making."""

    def __init__(self, found: table.Found, head: heads.Head, like: ResponsibilityList | None) -> None:
        self.found, self.head = found, head
        self.names = Names(like)
        self.doubts: list[Doubt] = list(head.doubts)
        self.projects: list[Data] = []
        self.year = head.year or 2024  # any leap year, where nothing says which
        self._number_cell: Cell | None = None
        self._named_at: dict[str, Place] = {}
        self._units_above: dict[tuple[Column, bool], list[str]] = {}
        self._due_above = ""
        self._item_at: dict[Place, tuple[str | int, ...]] = {}
        self._used: set[int] = set()
        self._block: Place | None = None
        self._has_each_its_number = False
        self._apart = set() if found.is_flat else table.numbered_apart(found.rows)

    def done(self, published: Published) -> Draft:
        """The whole draft."""
        for row in self.found.rows:
            for column in (Column.LEAD, Column.SUPPORT):
                if cell := row.cells.get(column):
                    self.names.learn(cell.text)
        if Column.NUMBER not in self.found.columns:
            self._doubt(("projects",), t("the table has no column of numbers: the projects are numbered in order"))
        for rows in self._items():
            self._add(rows)
            if len(self.doubts) > MOST_DOUBTS:
                raise TooLargeError(
                    t(
                        "more than {count} places would have to be checked: it is no list that a draft can be made of",
                        count=MOST_DOUBTS,
                    )
                )
        head = self.head
        data: Data = {"title": head.title, "year": head.year}
        source = {"issuer": head.issuer, "document": head.document, "index": head.index_number}
        data["source"] = {key: value for key, value in source.items() if value is not None}
        if head.date is not None:
            data["source"]["date"] = head.date.isoformat()
        data["projects"] = self.projects
        units, doubts = self.names.registry()
        data["units"] = units
        at = {unit["name"]: index for index, unit in enumerate(units)}
        self.doubts += [Doubt(("units", at[name], "name"), said, self._named_at.get(name)) for name, said in doubts]
        self.doubts += [Doubt(("projects",), said, place) for said, place in self.found.doubts]
        self.doubts += [Doubt(self._path_at(place), said, place) for said, place in published.doubts]
        data = {key: value for key, value in data.items() if value is not None}
        return Draft(data, tuple(self.doubts), tuple(self.found.left_out))

    def _doubt(self, path: tuple[str | int, ...], message: str, cell: Cell | Row | None = None) -> None:
        self.doubts.append(Doubt(path, message, cell.place if cell else self.found.place))

    def _path_at(self, place: Place) -> tuple[str | int, ...]:
        """What of the draft comes from a place of the document: a key of an item, an item by its id, else all."""
        path = self._item_at.get(place.of_row)
        if path is None:
            return ("projects",)
        column = next((one for one, at in self.found.columns.items() if at + 1 == place.column), None)
        key = "name" if column is self._sentence else _TEXTS.get(column) or _KEYS.get(column) if column else None
        return (*path, key or "id")

    @property
    def _sentence(self) -> Column:
        """The column of the items' sentences."""
        return Column.CONTENT if Column.CONTENT in self.found.columns else Column.NAME

    def _items(self) -> Iterator[list[Row]]:
        """The rows of each item: those over which its sentence spans."""
        sentence = self._sentence
        group: list[Row] = []
        for row in self.found.rows:
            same = group and (cell := row.cells.get(sentence)) is not None and cell.rowspan > 1
            if same and row.cells[sentence] is group[-1].cells.get(sentence):
                group.append(row)
                continue
            if group:
                yield group
            group = [row]
        if group:
            yield group

    def _add(self, rows: list[Row]) -> None:
        first = rows[0]
        name = first.text(self._sentence)
        project, is_new = self._project(first)
        items: list[Data] = project["items"]
        path = ("projects", len(self.projects) - 1, "items", len(items))
        item: Data = {"id": self._id(project, first, items, path)}
        for row in rows:
            self._item_at[row.place.of_row] = path
            for said in row.doubts:
                self._doubt((*path, "id"), said, row)
        if name:
            item["name"] = name
        else:
            self._doubt((*path, "name"), t("the row has no text of the item: add name:"), first)
        leads = self._units(rows, Column.LEAD, path, "lead")
        if not leads and not first.text(Column.LEAD) and not is_new and items:
            leads = items[-1]["lead"] if isinstance(items[-1].get("lead"), list) else [items[-1].get("lead", "")]
            leads = list(filter(None, leads))
            if leads:
                self._doubt(
                    (*path, "lead"),
                    t("the cell is empty: this is the unit of the row above"),
                    _where(first, Column.LEAD),
                )
                if self.found.is_flat and Column.SUPPORT in self.found.columns and not first.text(Column.SUPPORT):
                    said = t("the cell is empty: nobody supports, unless a cell was merged with the one above")
                    self._doubt((*path, "support"), said, _where(first, Column.SUPPORT))
        if leads:
            item["lead"] = leads[0] if len(leads) == 1 else leads
        else:
            self._doubt((*path, "lead"), t("the row names nobody who leads: add lead:"), first)
        named = self._units(rows, Column.LEAD, path, "support", support=True)
        named += self._units(rows, Column.SUPPORT, path, "support", support=True)
        supports = [one for one in dict.fromkeys(named) if one not in leads]
        self.names.name(leads)
        self.names.name(supports)
        if supports:
            item["support"] = supports
        self._due(rows, item, path, is_new=is_new)
        self._others(first, item, path)
        if name:
            taken = take(name)
            for index, said in taken.doubts:
                self._doubt((*path, "targets", index) if index is not None else (*path, "name"), said, first)
            if taken.targets:
                item["targets"] = taken.targets
        items.append(_in_order(item))

    # --- project and id

    def _project(self, row: Row) -> tuple[Data, bool]:
        """The project of a row, and whether it begins with it."""
        cell = row.cells.get(Column.NUMBER)
        written = row.text(Column.NUMBER)
        number = table.whole_number(written)
        if cell is None and Column.NUMBER not in self.found.columns:
            number = self._counted(row)
        elif self.projects and cell is not None and cell is self._number_cell:
            return self.projects[-1], False
        elif self.projects and not written and cell not in self._apart:
            if cell is not None and not self.found.is_flat and not row.is_after_page:
                said = t(
                    "the cell is empty, and not merged with the one above: this is taken for an item of that project"
                )
                self._doubt(
                    ("projects", len(self.projects) - 1, "items", len(self.projects[-1]["items"]), "id"), said, cell
                )
            self._number_cell = cell
            return self.projects[-1], False
        self._number_cell = cell
        if number is None and written and (found := _parts(written)):
            number = found
        if number is None:
            number = self.projects[-1]["number"] + 1 if self.projects else 1
            path = ("projects", len(self.projects), "number")
            self._doubt(path, t("the row has no number that could be read: this one is counted"), row)
        category = row.text(Column.CATEGORY) or row.category
        if (
            self.projects
            and self.projects[-1]["number"] == number
            and (self.projects[-1].get("category", "") == category)
        ):
            self._repeated(number, row)
            return self.projects[-1], False
        if number in self._used:
            said = t("the number {number} stands further above too: give one of the two another", number=number)
            self._doubt(("projects", len(self.projects), "number"), said, cell or row)
        self._used.add(number)
        self._block = row.place.block
        project: Data = {"number": number}
        if Column.CONTENT in self.found.columns and (name := row.text(Column.NAME)):
            project["name"] = name
        if level := row.text(Column.LEVEL):
            project["level"] = level
        if category:
            project["category"] = category
        project["items"] = []
        self.projects.append(project)
        return project, True

    def _repeated(self, number: int, row: Row) -> None:
        """Say that another table begins with the number of the project before, unless each row has its own."""
        if row.place.block == self._block:
            self._has_each_its_number = True
        if row.place.block == self._block or self._has_each_its_number:
            return
        self._block = row.place.block
        path = ("projects", len(self.projects) - 1, "items", len(self.projects[-1]["items"]), "id")
        said = t(
            "the number {number} is repeated where another table begins: this is taken for the same project",
            number=number,
        )
        self._doubt(path, said, row)

    def _counted(self, row: Row) -> int:
        """The number of a project in a table without numbers: a name that spans several rows is one project."""
        last: int = self.projects[-1]["number"] if self.projects else 0
        named = row.cells.get(Column.NAME)
        if Column.CONTENT not in self.found.columns or named is None:
            return last + 1
        if named is self._named and last:
            return last
        self._named = named
        return last + 1

    _named: Cell | None = None

    def _id(self, project: Data, row: Row, items: list[Data], path: tuple[str | int, ...]) -> str:
        written = row.text(Column.NUMBER).strip("()（）、.．")
        if written and table.whole_number(written) is None and not items:
            if _parts(written):
                return written.replace("．", ".").replace("-", ".")
            if id := citable(written):
                return id
        return f"{project['number']}.{len(items) + 1}"

    # --- the rest of a row

    def _units(
        self, rows: list[Row], column: Column, path: tuple[str | int, ...], key: str, *, support: bool = False
    ) -> list[str]:
        """The units that a column names; of a cell that says both who leads and who supports, those who do."""
        names: dict[str, None] = {}
        for cell in dict.fromkeys(cell for row in rows if (cell := row.cells.get(column))):
            both = roles(cell.text)
            if both is None and support is not (column is Column.SUPPORT):
                continue
            text = both[support] if both else cell.text
            if is_nobody(text):
                continue
            if is_as_above(text):
                names.update(dict.fromkeys(self._above(self._units_above.get((column, support)), (*path, key), cell)))
                continue
            found, doubts = self.names.split(text)
            names.update(dict.fromkeys(found))
            for name in found:
                self._named_at.setdefault(name, cell.place)
            for doubt in doubts:
                self._doubt((*path, key), doubt, cell)
        self._units_above[column, support] = list(names)
        return list(names)

    def _above(self, units: list[str] | None, path: tuple[str | int, ...], cell: Cell) -> list[str]:
        """The units that a cell means by 同上."""
        if not units:
            self._doubt(path, t("the cell says 同上, and the row above names nobody"), cell)
            return []
        self._doubt(path, t("the cell says 同上: this is what the row above has"), cell)
        return units

    def _due(self, rows: list[Row], item: Data, path: tuple[str | int, ...], *, is_new: bool) -> None:
        if Column.DUE not in self.found.columns:
            return
        texts = list(dict.fromkeys(text for row in rows if (text := row.text(Column.DUE))))
        if not texts:
            if self.found.is_flat and not is_new:
                said = t("the cell is empty: the end of the year counts, unless a cell was merged with the one above")
            else:
                said = t("the row has no deadline: the end of the year counts")
            self._doubt((*path, "due"), said, _where(rows[0], Column.DUE))
            return
        cell = rows[0].cells.get(Column.DUE) or rows[0]
        if is_as_above(texts[0]) and self._due_above:
            self._doubt((*path, "due"), t("the cell says 同上: this is what the row above has"), cell)
            texts[0] = self._due_above
        item["due"] = self._due_above = texts[0]
        if len(texts) > 1:
            self._doubt((*path, "due"), t("the item has several deadlines: {texts}", texts="、".join(texts)), cell)
        try:
            parse_deadline(texts[0], self.year)
        except ValueError:
            self._doubt((*path, "due"), t("{text} can't be read as a deadline", text=texts[0]), cell)

    def _others(self, row: Row, item: Data, path: tuple[str | int, ...]) -> None:
        for column, key in _TEXTS.items():
            if text := row.text(column):
                item[key] = text
        if owners := self._units([row], Column.OWNER, path, "owner"):
            item["owner"] = owners[0] if len(owners) == 1 else owners
        if contact := row.text(Column.CONTACT):
            item["contact"] = contact
        investment: Data = {}
        for column, key in _MONEY.items():
            if text := row.text(column):
                try:
                    investment[key] = plain_number(parse_number(text.removesuffix("萬元").removesuffix("万元")))
                except ValueError:
                    said = t("{text} can't be read as an amount in 萬元: add investment:", text=text)
                    self._doubt((*path, "investment"), said, row.cells[column])
        if funding := row.text(Column.FUNDING):
            investment["funding"] = funding
        if investment:
            item["investment"] = investment


_ORDER = "id name lead support due leader note location owner contact investment targets".split()


def _in_order(item: Data) -> Data:
    return {key: item[key] for key in _ORDER if key in item}


def _where(row: Row, column: Column) -> Cell | Row:
    """An empty cell; the row, if its cells were moved, or there is none."""
    cell = row.cells.get(column)
    return cell if cell is not None and cell.place.column == cell.column + 1 else row


def _parts(written: str) -> int | None:
    """The project's number in a number of two parts: 7 of 7.2 and 7-2."""
    first, _, second = in_one_line(written).replace("．", ".").replace("-", ".").partition(".")
    return int(first) if first.isdecimal() and second.isdecimal() and len(first) <= 4 else None
