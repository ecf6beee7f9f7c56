"""A small list and its ledgers for tests. All of it is made up: no city published or reported it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lists import HEAD, write_list

from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.ledger.model import Ledger
from msss.lists.loading import parse_list as parse
from msss.responsibilities.model import ResponsibilityList

ITEMS = """\
{id: "1.1", name: "新增學位6萬個,新建學校70所", lead: 市教育局, support: [各區政府], due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}, {content: 新建學校, quantity: 70, measure: 所}]}
{id: "1.2", name: 新增公園10個, lead: 市園文局, due: 11月底, targets: [{content: 新增公園, quantity: 10, measure: 個}]}
{id: "1.3", name: 平均等候時間不超過30分鐘, lead: 市衛健委, due: 12月底, targets: [{content: 平均等候時間, quantity: 30, measure: 分鐘, bound: at_most}]}
{id: "1.4", name: 建成市民中心, lead: 市建委, due: 10月底, start: 2023-06-01}"""
UNITS = """\
units:
  - {name: 市教育局, aliases: [教委]}
  - {name: 市園文局}
  - {name: 市衛健委}
  - {name: 市建委}
  - {name: 各區政府, members: [東區政府, 西區政府]}
"""
TODAY = date(2024, 3, 1)
TEXT = HEAD.format(year=2023) + "projects:\n  - number: 1\n    items:\n" + "".join(f"      - {one}\n" for one in ITEMS.splitlines()) + UNITS  # fmt: skip


def made_up() -> ResponsibilityList:
    """The list: of 31 January 2023, with two targets, one, one of at most so much, and none."""
    responsibilities, _, diagnostics = parse(TEXT.encode(), "list.yaml")
    assert responsibilities is not None
    assert diagnostics == ()
    return responsibilities


LIST = made_up()


def write(folder: Path, entries: str = "", *, year: int = 2023) -> Path:
    """Write the list, and beside it a ledger with ``entries`` (YAML, one mapping a line); the ledger's path."""
    write_list(folder / f"responsibility_list_{year}.yaml", ITEMS, year=year, units=UNITS)
    path = folder / f"progress_{year}.yaml"
    if entries:
        path.write_text(ledger(entries, year=year), encoding="utf-8")
    return path


def ledger(entries: str, *, year: int = 2023) -> str:
    """A ledger with ``entries``, one mapping a line; the first is on line 4."""
    return f"# made up\nyear: {year}\nentries:\n" + "".join(f"  - {entry}\n" for entry in entries.splitlines())


def read(text: str | bytes, today: date = TODAY) -> Ledger:
    """The ledger in ``text``, which is valid."""
    content = text.encode() if isinstance(text, str) else text
    found, _, diagnostics = LEDGER_KIND.parse(content, "ledger.yaml", LIST, today)
    assert diagnostics == (), diagnostics
    assert found is not None
    return found


def said(text: str | bytes, today: date = TODAY) -> list[str]:
    """Everything said of the ledger in ``text``, without the file's name."""
    content = text.encode() if isinstance(text, str) else text
    _, _, diagnostics = LEDGER_KIND.parse(content, "", LIST, today)
    return [str(diagnostic).removeprefix(":") for diagnostic in diagnostics]
