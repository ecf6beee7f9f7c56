"""The tables of docs/data.md: a row for each column, as `msss.exporting.tables` declares it."""

from __future__ import annotations

import re

from msss.exporting.tables import TABLES, Column, Reference, Table

_PLACE = re.compile(r"(?<=^<!-- tables -->\n).*?(?=^<!-- end -->$)", re.DOTALL | re.MULTILINE)


def with_tables(page: str) -> str:
    """A page whose place for the tables holds all of them."""
    written = "".join(f"\n{_written(table)}" for table in TABLES)
    filled, found = _PLACE.subn(lambda _: f"{written}\n", page)
    if found != 1:
        raise SystemExit("docs/data.md: the place of the tables is not where it was")
    return filled


def _written(table: Table) -> str:
    """One table: what a row is, where its columns lead, and its columns."""
    text = f"### {table.name}\n\n{table.term}. {table.meaning}\n"
    text += "".join(f"{_leads(one)}\n" for one in table.leads_to)
    text += "\n| column | type | filled | in Chinese | unit | meaning |\n| --- | --- | --- | --- | --- | --- |\n"
    return text + "".join(_row(column, is_key=column.name in table.key) for column in table.columns)


def _leads(reference: Reference) -> str:
    here = " and ".join(f"`{column}`" for column in reference.columns)
    there = " and ".join(f"`{column}`" for column in reference.of_that)
    leads = "lead" if len(reference.columns) > 1 else "leads"
    return f"{here} {leads} to {there} in [{reference.table}](#{reference.table})."


def _row(column: Column, *, is_key: bool) -> str:
    name = f"**`{column.name}`**" if is_key else f"`{column.name}`"
    words = f" One of {', '.join(f'`{word}`' for word in column.words)}." if column.words else ""
    cells = (
        name,
        column.type.value,
        "always" if column.required else "",
        column.term,
        column.unit,
        column.meaning + words,
    )
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells) + "\n"
