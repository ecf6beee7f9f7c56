"""Every table that there is, for tests of what people are shown. All that is reported in them is made up."""

from __future__ import annotations

from pathlib import Path

import evaluations
from ledgers import ITEMS, UNITS, ledger
from lists import write_list
from running import LIST_2022

_ENTRIES = """\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 20000, by: 市教育局, source: 月報, note: 第一次}
{item: "1.1", target: 新增學位, date: 2023-09-30, value: 45000}
{item: "1.2", date: 2023-09-30, value: 3}
{item: "1.3", date: 2023-09-30, value: 31}
{item: "1.1", target: 新增學位, date: 2023-10-05, value: 44000, correction: true, note: 重複計算}
{item: "1.4", date: 2023-10-20, done: true}"""
_CHECKED = """\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 60%, begun: 40000, finished: 20000, invested: 500, evidence: [照片]}
{item: "1.2", date: 2023-09-30, value: 3, problem: 選址調整, next: 10月底前完成}
{item: "1.1", target: 新增學位, date: 2023-10-10, kind: check, value: 20000, sample: 20, passed: 17, by: 督查室}
{item: "1.2", date: 2023-10-10, kind: check, value: 3, sample: 3, by: 督查室}
{item: "1.4", date: 2023-10-20, done: true}
{item: "1.4", date: 2023-10-21, kind: check, done: true, by: 督查室}"""
_ADJUSTED = """\
  out_of: present
  cap: 120
  verdicts: [{name: 滿意, satisfied: 50, at_least_basically: 60, above: true}, {name: 不滿意}]
  coefficients: [{project: 3, coefficient: 1.2}]
  adjustments:
    - {name: 通報末位, draws_on: times, each: -0.2, counts: [{project: 1, times: 2, each: -0.5}]}
    - {name: 年末排名, draws_on: rank, by_rank: [3, 1.5, 0], then: -0.5, counts: [{project: 1, rank: 2}]}
"""
_LEDGER = ("-f", "data/responsibility_list_2023.yaml", "--ledger", "checked_progress.yaml")
_DAY = ("--as-of", "2023-11-05")
_LIST, _LATER = "data/responsibility_list_2023.yaml", "later.yaml"
TABLES: dict[str, tuple[object, ...]] = {
    "items": ("list", "-f", LIST_2022),
    "items with their supporting units": ("list", "-f", LIST_2022, "--wide"),
    "items of a member of collectives": ("list", "-f", LIST_2022, "--unit", "西湖區"),
    "items with their statuses": ("list", *_DAY, "--sort", "rate"),
    "items of several lists": ("list", "-f", LIST_2022, "-f", _LIST, *_DAY),
    "items by deadline": ("due", *_DAY),
    "items by deadline, some due today": ("due", "--as-of", "2023-10-31"),
    "days until deadlines": ("due", "-f", LIST_2022, "--as-of", "2022-10-01", "--sort", "unit"),
    "an item in full": ("show", "-f", LIST_2022, "7.2"),
    "a project in full, with its progress": ("show", "1"),
    "targets": ("targets", "-f", LIST_2022),
    "sums by content": ("targets", "-f", LIST_2022, "--sum"),
    "sums by measure": ("targets", "-f", LIST_2022, "--sum", "measure"),
    "units": ("units", "-f", LIST_2022, "--as-of", "2022-10-01"),
    "units, some of whose deadlines have passed": ("units", *_DAY),
    "units whose deadlines have passed": ("units", "-f", LIST_2022, "--as-of", "2023-10-01"),
    "a unit's items": ("units", "-f", LIST_2022, "西湖區"),
    "progress": ("progress", *_DAY),
    "reports on a project": ("history", "1"),
    "reports on an item": ("history", "1.2"),
    "progress, some of which was checked": ("progress", *_LEDGER, *_DAY),
    "reports and checks": ("history", *_LEDGER, "1"),
    "what was drawn to be checked": ("sample", *_LEDGER, "--seed", "7", *_DAY),
    "changes of a ledger with checks": ("diff", "data/progress_2023.yaml", "checked_progress.yaml"),
    "changes of a list": ("diff", _LIST, _LATER),
    "a list without its units": ("diff", _LIST, "without_units.yaml"),
    "a list in other characters": ("diff", _LIST, "simplified.yaml"),
    "two years": ("diff", _LIST, "next.yaml"),
    "two governments": ("diff", LIST_2022, _LIST),
    "changes of a ledger": ("diff", "earlier_progress.yaml", "data/progress_2023.yaml"),
    "changes of an evaluation": ("diff", "earlier_evaluation.yaml", "evaluation.yaml"),
    "changes of scoring rules": ("diff", "earlier_rules_evaluation.yaml", "rules_evaluation.yaml"),
}
"""Every kind of table, and a command that shows it in the folder that `write` made."""


def write(folder: Path) -> None:
    """Write the files that `TABLES` asks."""
    items = write_list(folder / _LIST, ITEMS, units=UNITS)
    now = ledger(_ENTRIES)
    (folder / "data" / "progress_2023.yaml").write_text(now, encoding="utf-8")
    (folder / "checked_progress.yaml").write_text(ledger(_CHECKED), encoding="utf-8")
    before = now.replace("value: 3}", "value: 4}").replace('  - {item: "1.4", date: 2023-10-20, done: true}\n', "")
    (folder / "earlier_progress.yaml").write_text(before, encoding="utf-8")
    weaker = ITEMS.replace("quantity: 10,", "quantity: 8,").replace("新增公園10個", "新增公園8個")
    weaker = weaker.replace("support: [各區政府], ", "").replace("due: 10月底", "due: 9月底, note: 提前")
    amended = UNITS + 'amendments:\n  - {item: "1.2", document: 示例決定, date: 2023-09-01, reason: 示例}\n'
    write_list(folder / _LATER, weaker, units=amended)
    write_list(folder / "without_units.yaml", ITEMS)
    simplified = items.read_text(encoding="utf-8").replace("學", "学").replace("園", "园")
    (folder / "simplified.yaml").write_text(simplified, encoding="utf-8")
    one, *_ = ITEMS.splitlines()
    write_list(folder / "next.yaml", f'{one}\n{{id: "1.2", name: 新增車站2個, lead: 市建委, due: 年底}}', year=2024)
    now = evaluations.EVALUATION.replace("draws_on: timeliness", "draws_on: timeliness, late: 50")
    (folder / "evaluation.yaml").write_text(now, encoding="utf-8")
    before = now.replace("satisfied: 60, ", "satisfied: 61, ").replace("deputies: 30", "deputies: 31")
    before = before.replace("late: 50", "late: 60").replace("at_least: 60", "at_least: 65").replace("85}", "86}")
    (folder / "earlier_evaluation.yaml").write_text(before, encoding="utf-8")
    rules = f"{now}{_ADJUSTED}"
    (folder / "rules_evaluation.yaml").write_text(rules, encoding="utf-8")
    before = rules.replace("each: -0.2", "each: -0.1").replace("then: -0.5", "cap: 2").replace("times: 2", "times: 1")
    before = before.replace("rank: 2", "rank: 1").replace("above: true", "above: false").replace("cap: 120", "floor: 0")
    before = before.replace("coefficient: 1.2", "coefficient: 1.1").replace("out_of: present", "out_of: cast")
    (folder / "earlier_rules_evaluation.yaml").write_text(before, encoding="utf-8")
