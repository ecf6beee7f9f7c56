"""The rules of a ledger, MSS4xx: their documented examples hold, and each finding has its place and words."""

from __future__ import annotations

from datetime import date

import pytest
from ledgers import LIST, TEXT, ledger, said
from ledgers import TODAY as TODAY_OF_LEDGERS

from msss.common.language import Phrase
from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.ledger.rules import ERRORS, WARNINGS
from msss.lists.loading import parse_list as parse
from msss.validation.codes import all_rules, complete

RULES = [rule for rule in all_rules() if rule.code in ERRORS.modules]
WARNED = [rule for rule in all_rules() if rule.code in WARNINGS.modules]
TODAY = date(2023, 1, 31)


def warned(before: str, example: str) -> list[str]:
    """The codes of the warnings, as `found` those of the errors, of a ledger that has no error."""
    responsibilities, _, _ = parse(complete(before), "list.yaml")
    content = complete(example, head=("year",))
    read, document, errors = LEDGER_KIND.parse(content, "ledger.yaml", responsibilities, TODAY)
    assert errors == ()
    found = list(LEDGER_KIND.warnings(read, document, "ledger.yaml", responsibilities))
    assert all(isinstance(words, Phrase) for one in found for words in (one.message, one.hint))
    return [one.code for one in found]


def found(before: str, example: str) -> list[str]:
    """The codes found in the ledger that an example of a rule stands for, with the list that stands before it."""
    responsibilities, _, errors = parse(complete(before), "list.yaml")
    assert responsibilities is not None
    assert errors == ()
    _, _, diagnostics = LEDGER_KIND.parse(complete(example, head=("year",)), "ledger.yaml", responsibilities, TODAY)
    assert all(isinstance(words, Phrase) for one in diagnostics for words in (one.message, one.hint))
    return [diagnostic.code for diagnostic in diagnostics]


def test_every_rule_is_documented() -> None:
    assert [rule.code for rule in RULES] == [f"MSS{number}" for number in (*range(401, 410), *range(414, 418))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_ledger_that_passes_gives_nothing(rule) -> None:
    assert found(rule.before, rule.passes) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_ledger_that_fails_gives_its_code_and_no_other(rule) -> None:
    assert found(rule.before, rule.fails) == [rule.code]


@pytest.mark.parametrize("rule", WARNED, ids=lambda rule: rule.code)
def test_the_examples_of_a_warning_hold(rule) -> None:
    assert warned(rule.before, rule.passes) == []
    # So many digits are far beyond every target, too.
    assert set(warned(rule.before, rule.fails)) - {"MSS410"} == {rule.code} - {"MSS410"}
    assert rule.code in warned(rule.before, rule.fails)
    assert rule.severity == "warning"


@pytest.mark.parametrize("rule", [*RULES, *WARNED], ids=lambda rule: rule.code)
def test_figures_of_an_example_are_marked_as_made_up(rule) -> None:
    for example in (rule.passes, rule.fails):
        assert "value:" not in example or example.startswith("# figures made up\n")


def entry(rest: str, item: str = "1.2", day: str = "2023-06-30") -> str:
    return f'{{item: "{item}", date: {day}, {rest}}}'


SEATS, SCHOOLS = "target: 新增學位", "target: 新建學校"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        # --- 401: the item
        ([entry("value: 5", "1.5")], ['4:12: error[MSS401]: the list has no item 1.5 (did you mean 1.2, 1.3 or 1.4?)']),
        ([entry("value: 5", "77.88")], ["4:12: error[MSS401]: the list has no item 77.88 (msss list shows all items)"]),
        # --- 402: the target
        ([entry(f"{SEATS}, value: 5", "1.1"), entry("target: 新增公園, value: 5")], []),
        ([entry("value: 5", "1.1")], ["4:5: error[MSS402]: item 1.1 has 2 targets, and the entry doesn't say which (write target: 新增學位 or 新建學校)"]),
        ([entry("target: 學位, value: 5", "1.1")], ["4:45: error[MSS402]: item 1.1 has no target 學位 (write target: 新增學位 or 新建學校)"]),
        ([entry("target: 新增学位, value: 5", "1.1")], ["4:45: error[MSS402]: item 1.1 has no target 新增学位 (write target: 新增學位 or 新建學校)"]),
        ([entry("target: 建成, done: true", "1.4")], ["4:45: error[MSS402]: item 1.4 has no target 建成 (the item has no targets: remove target:)"]),
        # --- 403: before the list, of 2023-01-31; 1.4 starts later
        ([entry("value: 5", day="2023-01-31")], []),
        ([entry("value: 5", day="2023-01-30")], ["4:25: error[MSS403]: 2023-01-30 is before the date of the list, 2023-01-31 (correct the date)"]),
        ([entry("value: 5%", "1.4", day="2023-03-01")], []),
        # --- 404: in the future; today is 2024-03-01
        ([entry("value: 5", day="2024-03-01")], []),
        # where clocks are a day apart it is tomorrow already
        ([entry("value: 5", day="2024-03-02")], []),
        ([entry("value: 5", day="2024-03-03")], ["4:25: error[MSS404]: 2024-03-03 is in the future, today is 2024-03-01 (correct the date)"]),
        # --- 405: a value that falls
        ([entry("value: 5"), entry("value: 5"), entry("value: 6")], []),
        ([entry("value: 5"), entry("value: 4")], ["5:44: error[MSS405]: 4 is less than the 5 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 5"), entry("value: 4, correction: true"), entry("value: 5")], []),
        ([entry("value: 5"), entry("value: 3, correction: true"), entry("value: 2")], ["6:44: error[MSS405]: 2 is less than the 3 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 5"), entry("value: 4, correction: false")], ["5:44: error[MSS405]: 4 is less than the 5 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry(f"{SEATS}, value: 5", "1.1"), entry(f"{SCHOOLS}, value: 4", "1.1"), entry(f"{SEATS}, value: 4", "1.1")], ["6:58: error[MSS405]: 4 is less than the 5 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 5"), entry("target: 新增公園, value: 4")], ["5:58: error[MSS405]: 4 is less than the 5 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 40", "1.3"), entry("value: 30", "1.3")], []),  # at most so much: a level
        # a number and a percentage of one target, by the share that they stand for: 5 of 10, 4 of 70
        ([entry("value: 5"), entry("value: 50%"), entry("value: 6")], []),
        ([entry("value: 5"), entry("value: 40%")], ["5:44: error[MSS405]: 40% is less than the 5 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 60%"), entry("value: 5")], ["5:44: error[MSS405]: 5 is less than the 60% reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry(f"{SCHOOLS}, value: 4", "1.1"), entry(f"{SCHOOLS}, value: 5%", "1.1")], []),  # 5.7 %, in whole percent
        ([entry(f"{SCHOOLS}, value: 4", "1.1"), entry(f"{SCHOOLS}, value: 5.5%", "1.1")], ["5:58: error[MSS405]: 5.5% is less than the 4 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 60%", "1.4"), entry("done: true", "1.4"), entry("value: 90%, correction: true", "1.4")], []),
        ([entry("done: true", "1.4"), entry("value: 90%", "1.4")], ["5:44: error[MSS405]: 90% is less than the 100% reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        # --- 406: who reports
        ([entry(f"{SEATS}, value: 5, by: {unit}", "1.1") for unit in ("市教育局", "教委", "各區政府", "東區政府")], []),
        ([entry("value: 5, by: 市教育局")], ["4:51: error[MSS406]: 市教育局 neither leads nor supports item 1.2 (its lead unit is 市園文局)"]),
        ([entry("value: 5, by: 東區政府")], ["4:51: error[MSS406]: 東區政府 neither leads nor supports item 1.2 (its lead unit is 市園文局)"]),
        # --- 407: the order
        ([entry("value: 5", day="2023-06-30"), entry("value: 5", "1.3", day="2023-06-29")], ["5:25: error[MSS407]: an entry of 2023-06-29 comes after one of 2023-06-30 (move the entry: the oldest comes first)"]),
        # --- 408: the kind of value
        ([entry("note: 示例")], ["4:5: error[MSS408]: the entry has no value (write value: 45000)"]),
        ([entry("done: false")], ["4:5: error[MSS408]: the entry has no value (write value: 45000)"]),
        ([entry("value: 60%, done: true", "1.4")], ["4:55: error[MSS408]: the entry has both value: and done: (keep one of the two)"]),
        ([entry("done: true")], ["4:43: error[MSS408]: item 1.2 has targets with quantities (write value: 45000)"]),
        ([entry("value: 60%")], []),
        ([entry("value: 完成60%")], []),
        ([entry("value: 年度目標任務的55%")], []),
        ([entry("value: 60%", "1.3")], ["4:44: error[MSS408]: 平均等候時間 is promised to be at most so much, and has no share that is done (write what it is now, in 分鐘)"]),
        ([entry("value: 60", "1.4")], ["4:44: error[MSS408]: item 1.4 has no quantity to count (write value: 60%, or done: true)"]),
        ([entry("value: 0%", "1.4")], []),
        # --- 405, 416: what has begun, is finished and was invested
        ([entry("value: 5, begun: 6, finished: 4, invested: 80"), entry("value: 5, begun: 6, finished: 5, invested: 80.5")], []),
        ([entry("value: 5, begun: 6"), entry("value: 5, begun: 5")], ["5:54: error[MSS405]: 5 is less than the 6 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 5, invested: 90"), entry("value: 5"), entry("value: 5, invested: 8")], ["6:57: error[MSS405]: 8 is less than the 90 reported on 2023-06-30 (report the total done so far, or add correction: true)"]),
        ([entry("value: 5, invested: 90"), entry("value: 5, invested: 8, correction: true")], []),
        ([entry("value: 5, begun: 3, finished: 4")], ["4:67: error[MSS416]: 4 are finished, and only 3 have begun (count both from the start)"]),
        ([entry("value: 50%, begun: 3", "1.4")], ["4:56: error[MSS416]: item 1.4 has no quantity to count (remove begun: and finished:, or write stage:)"]),
        ([entry("value: 20, finished: 4", "1.3")], ["4:58: error[MSS416]: item 1.3 has no quantity to count (remove begun: and finished:, or write stage:)"]),
        # --- a check is no report: by anybody else, lower than what was reported, with a sample in the place of a value
        ([entry("value: 5, by: 市園文局"), entry("kind: check, value: 3, by: 市政府督查室"), entry("value: 5, by: 市園文局, note: 示例")], []),
        ([entry("value: 5"), entry("kind: check, sample: 5, passed: 4, by: 市建委")], []),
        ([entry("value: 5"), entry("kind: check, value: 3, invested: 1, by: 督查室"), entry("kind: check, value: 2, by: 督查室")], []),
        ([entry("kind: check, by: 督查室")], ["4:5: error[MSS408]: the entry has no value (write value: 45000)"]),
        # --- 414: who checks
        ([entry("value: 5, by: 市園文局"), entry("kind: check, value: 5, by: 市園文局")], ["5:64: error[MSS414]: 市園文局 checks what it reported itself on 2023-06-30 (a check is by somebody else; if it is a report, remove kind:)"]),
        ([entry(f"{SEATS}, value: 5, by: 教委", "1.1"), entry(f"{SEATS}, kind: check, value: 5, by: 市教育局", "1.1")], ["5:78: error[MSS414]: 市教育局 checks what it reported itself on 2023-06-30 (a check is by somebody else; if it is a report, remove kind:)"]),
        ([entry(f"{SEATS}, value: 5, by: 東區政府", "1.1"), entry(f"{SEATS}, kind: check, value: 5, by: 市教育局", "1.1")], []),
        ([entry("value: 5, by: 市園文局"), entry("kind: check, value: 5")], ["5:5: error[MSS414]: the check doesn't say who checked (write by: with who looked at it)"]),
        # --- 415: a sample
        ([entry("value: 5, sample: 5")], ["4:55: error[MSS415]: a sample is looked at by a check, and this is a report (remove sample: and passed:, or add kind: check)"]),
        ([entry("kind: check, by: 督查室, sample: 5, passed: 6")], ["4:78: error[MSS415]: 6 passed, and only 5 were looked at (correct one of the two)"]),
        ([entry("kind: check, value: 5, by: 督查室, passed: 6")], ["4:77: error[MSS415]: the check doesn't say how many were looked at (write sample: with their number)"]),
    ],
)  # fmt: skip
def test_findings(entries: list[str], expected: list[str]) -> None:
    assert said(ledger("\n".join(entries))) == expected


@pytest.mark.parametrize(
    ("start", "day", "is_before"),
    [
        # an item that begins before the list, of 2023-01-31, counts from its own start
        ("2023-01-10", "2023-01-10", False),
        ("2023-01-10", "2023-01-09", True),
        # one that begins later may be reported on from the list's day on
        ("2023-06-01", "2023-01-31", False),
        ("2023-06-01", "2023-01-30", True),
    ],
)
def test_what_is_before_the_list_and_the_items_own_start(start: str, day: str, is_before: bool) -> None:
    responsibilities, _, errors = parse(TEXT.replace("start: 2023-06-01", f"start: {start}").encode(), "list.yaml")
    assert responsibilities is not None
    assert errors == ()
    content = ledger(entry("value: 5%", "1.4", day=day)).encode()
    _, _, found = LEDGER_KIND.parse(content, "ledger.yaml", responsibilities, TODAY_OF_LEDGERS)
    assert [one.code for one in found] == (["MSS403"] if is_before else [])


def test_a_ledger_of_another_year() -> None:
    expected = "2:7: error[MSS409]: the ledger is for 2022, but the list is for 2023 (correct the year, or name the list that it belongs to)"
    assert said(ledger(entry("value: 5"), year=2022)) == [expected]


# --- what looks wrong and may be meant


def looks(*entries: str) -> list[str]:
    """The warnings about a ledger of these entries, the first of which stands on line 4."""
    read, document, errors = LEDGER_KIND.parse(ledger("\n".join(entries)).encode(), "", LIST, TODAY_OF_LEDGERS)
    assert errors == ()
    return [str(one).removeprefix(":") for one in LEDGER_KIND.warnings(read, document, "", LIST)]


FAR = "(correct the value, unless so much was really done)"
WHOLE = "a value is the total of all units for the whole target"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        # --- 410: above 150 %, said where it is first reached
        ([entry("value: 15")], []),
        ([entry("value: 16")], [f"4:44: warning[MSS410]: 16 is more than 150 % of what was promised, 10 個 {FAR}"]),
        ([entry("value: 3"), entry("value: 30"), entry("value: 31")], [f"5:44: warning[MSS410]: 30 is more than 150 % of what was promised, 10 個 {FAR}"]),
        ([entry("value: 30"), entry("value: 3, correction: true"), entry("value: 40")], [
            f"4:44: warning[MSS410]: 30 is more than 150 % of what was promised, 10 個 {FAR}",
            f"6:44: warning[MSS410]: 40 is more than 150 % of what was promised, 10 個 {FAR}",
        ]),
        # a note confirms it: its own, or that of a later report that goes as far
        ([entry("value: 30, note: 各區超額完成"), entry("value: 31")], []),
        ([entry("value: 30"), entry("value: 31, note: 各區超額完成")], []),
        ([entry("value: 30"), entry("value: 3, correction: true, note: 重複計算")], [f"4:44: warning[MSS410]: 30 is more than 150 % of what was promised, 10 個 {FAR}"]),
        # what a check found
        ([entry("value: 30, note: 各區超額完成"), entry("kind: check, value: 20, by: 督查室")], []),
        # a target of at most so much, and an item without one
        ([entry("value: 50", "1.3"), entry("value: 100%", "1.4")], []),
        # --- 411: another unit than the one before, on the same target
        ([entry(f"{SEATS}, value: 5, by: 東區政府", "1.1"), entry(f"{SEATS}, value: 9, by: 西區政府", "1.1"), entry(f"{SEATS}, value: 14, by: 西區政府", "1.1")], [
            f"5:65: warning[MSS411]: 西區政府 reports after 東區政府, and {WHOLE} (make sure that 9 is the total of all units)",
        ]),
        ([entry(f"{SEATS}, value: 5, by: 東區政府", "1.1"), entry(f"{SCHOOLS}, value: 9, by: 西區政府", "1.1")], []),
        ([entry(f"{SEATS}, value: 5, by: 市教育局", "1.1"), entry(f"{SEATS}, value: 9", "1.1"), entry(f"{SEATS}, value: 14, by: 教委", "1.1")], []),
        # --- 412: the same twice
        ([entry("value: 5"), entry("value: 5", day="2023-07-31")], []),
        ([entry("value: 5, by: 市園文局"), entry("value: 5")], ["5:5: warning[MSS412]: entry 1 already says the same for 2023-06-30 (remove one of the two)"]),
        # --- 413: 13 digits
        ([entry("value: 999999999999", "1.3")], []),
        ([entry("value: 1000000000000", "1.3")], ["4:44: warning[MSS413]: 1,000,000,000,000 has 13 digits (correct the value)"]),
    ],
)  # fmt: skip
def test_what_looks_wrong(entries: list[str], expected: list[str]) -> None:
    assert looks(*entries) == expected
