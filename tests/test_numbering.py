"""Ids as the source has them, and projects of several levels that are numbered apart. The lists are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists import HEAD, write_list
from running import ask
from test_cli_completion import complete

import msss
from msss.responsibilities.query import items_called
from msss.values.item_id import citable, place

OWN = (
    HEAD.format(year=2023)
    + """\
projects:
  - number: 1
    level: 省
    items:
      - {id: 省1, name: 培訓技能人才4.7萬人次, lead: 市人社局, due: 年底,
         targets: [{content: 培訓技能人才, quantity: 4.7萬, measure: 人次}]}
      - {id: 省2, name: 改善4所學校條件, lead: 市教育局, due: 10月底,
         targets: [{content: 改善, quantity: 4, measure: 所}]}
  - number: 1
    level: 市
    name: 公園
    items:
      - {id: 市10, name: 新增公園2個, lead: 市園文局, due: 6月底,
         targets: [{content: 新增公園, quantity: 2, measure: 個}]}
      - {id: 市2, name: 新增綠道3公里, lead: 市園文局, due: 6月底,
         targets: [{content: 新增綠道, quantity: 3, measure: 公里}]}
  - number: 2
    level: 市
    items:
      - {id: 2-1, name: 新增泊位100個, lead: 市城管局, due: 9月底,
         targets: [{content: 新增泊位, quantity: 100, measure: 個}]}
"""
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A list with ids of its own."""
    path = tmp_path / "responsibility_list_2023.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def shown(*arguments: object) -> list[str]:
    """The ids that an answer has, in order."""
    return [one["id"] for one in ask(*arguments, "--format", "json").data]


# --- which texts are ids


@pytest.mark.parametrize("id", ["省1", "1-2", "一", "第3項", "A1", "民生-12", "1.1.2", "區_3", "十二"])
def test_ids_of_a_list_s_own(id: str, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.yaml", ITEM.replace("ID", id))
    assert ask("validate", path).out == "1 file, 0 errors, 0 warnings\n"
    assert shown("list", "-f", path) == shown("show", id, "-f", path) == [id]
    assert place(id) is None


ITEM = (
    '{id: "ID", name: 新增公園2個, lead: 市建委, due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}'
)
OF_NUMBERS = "write the project's number, a point and the item's, for example 7.2"


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("省 1", "an id is cited on command lines: write 省1"),
        ("(一)", "an id is cited on command lines: write 一"),
        ("（一）", "an id is cited on command lines: write 一"),
        ("省1,", "an id is cited on command lines: write 省1"),
        ("省、1", "an id is cited on command lines: write 省1"),
        ("-1-2", "an id is cited on command lines: write 1-2"),
        ("1.2、", "an id is cited on command lines: write 1.2"),
        ("1", OF_NUMBERS),
        ("1.02", OF_NUMBERS),
        ("1.", OF_NUMBERS),
        ("1.2.", "an id is cited on command lines: write 1.2"),
        ("x", OF_NUMBERS),
        ("1,2", OF_NUMBERS),
        ("1.l", "l is a letter, not a digit: write 1"),
        ("省" * 21, "write letters, digits and Chinese characters, no more than 20, with - between, for example 省1"),
    ],
)
def test_what_is_no_id(id: str, hint: str, tmp_path: Path) -> None:
    said = ask("validate", write_list(tmp_path / "a.yaml", ITEM.replace("ID", id))).out
    assert "error[MSS111]" in said
    assert hint in said


@pytest.mark.parametrize("written", ["1.1", '"1.1"', "１.１", "1．1"])
def test_today_s_form_means_what_it_did(written: str, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.yaml", ITEM.replace('"ID"', written))
    assert shown("list", "-f", path) == ["1.1"]


def test_an_id_that_yaml_reads_as_a_number_keeps_its_digits(tmp_path: Path) -> None:
    items = "\n".join(
        ITEM.replace('"ID"', f"1.{row}").replace("新增公園2個", f"新增公園2個(第{row}批)") for row in range(1, 11)
    )
    assert shown("list", "-f", write_list(tmp_path / "a.yaml", items))[-1] == "1.10"


@given(st.text(max_size=30))
def test_what_can_be_cited_can_be_typed(text: str) -> None:
    if id := citable(text):
        assert not set(id) & set(" ,，、;()（）[]{}'\"$&|<>*?!#~\n\t\\")
        assert not id.startswith("-")
        assert not id.isdecimal()


# --- what follows


def test_everything_finds_an_item_by_its_id(own: Path) -> None:
    assert ask("validate", own).out == "1 file, 0 errors, 0 warnings\n"
    assert shown("show", "省1", "-f", own) == ["省1"]
    assert shown("show", "２－１", "-f", own) == ["2-1"]
    assert ask("record", "省1", "20000", "-f", own, "--date", "2023-05-31").code == 0
    assert ask("record", "2-1", "60", "-f", own, "--date", "2023-05-31").code == 0
    ledger = (own.parent / "progress_2023.yaml").read_text(encoding="utf-8")
    assert 'item: "省1"' in ledger
    assert 'item: "2-1"' in ledger
    assert ask("validate", own.parent).code == 0
    assert shown("history", "省1", "-f", own) == ["省1"]
    values = {one["id"]: one["value"] for one in ask("progress", "-f", own, "--format", "json").data}
    assert (values["省1"], values["2-1"], values["市2"]) == (20000, 60, None)
    assert ask("bulletin", "-f", own, "--as-of", "2023-06-30", "--format", "json").data["items"][0]["id"] == "省1"


def test_the_order_is_the_source_s(own: Path) -> None:
    order = ["省1", "省2", "市10", "市2", "2-1"]
    assert shown("list", "-f", own) == order
    assert shown("due", "-f", own, "--as-of", "2023-01-01") == ["市10", "市2", "2-1", "省2", "省1"]


def test_an_id_is_found_in_the_other_script(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM.replace("ID", "區1"))
    assert shown("show", "区1", "-f", path) == ["區1"]
    assert ask("record", "区1", "2", "-f", path, "--date", "2023-05-31").code == 0
    assert 'item: "區1"' in (tmp_path / "progress_2023.yaml").read_text(encoding="utf-8")


def test_an_unknown_id_leads_to_those_that_are_near(own: Path) -> None:
    for asked in ("省3", "省l"):
        answer = ask("show", asked, "-f", own)
        assert answer.code == 2
        assert "Did you mean 省" in answer.err
    answer = ask("show", "abc", "-f", own)
    assert "'abc' is no project number or item id. Write 7 for a project, 7.2 for an item." in answer.err
    assert "Write msss show 省1." in ask("list", "省1", "-f", own).err
    with pytest.raises(LookupError, match="no item 省9 in the list of 2023"):
        msss.load(own).item("省9")


def test_a_spreadsheet_takes_no_id_for_a_date(own: Path) -> None:
    lines = ask("list", "-f", own, "--format", "csv").out.splitlines()
    assert lines[-1].startswith("2-1\t,")
    assert lines[1].startswith("省1,")


def test_two_versions_are_compared_by_id(own: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(OWN.replace("quantity: 3,", "quantity: 2,").replace("綠道3公里", "綠道2公里"), encoding="utf-8")
    changes = ask("diff", own, new, "--format", "json").data
    assert {one["item"] for one in changes} == {"市2"}
    assert "MSS301" in ask("validate", new, "--against", own).out
    amended = "amendments:\n  - {item: 市2, document: 示例決定, date: 2023-09-01, reason: 示例}\n"
    new.write_text(new.read_text(encoding="utf-8") + amended, encoding="utf-8")
    assert ask("validate", new, "--against", own).code == 0


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("省2", "省1"), "error[MSS202]: item id 省1 is used twice"),
        (("id: 省2", "id: 1.2"), "error[MSS214]: item 省1 and item 1.2 of one list are numbered in two ways (write all ids of a project as 1.2, or all as the list's own)"),
        (("level: 市\n    name: 公園", "level: 省\n    name: 公園"), "error[MSS201]: project number 1 is used twice"),
        (("number: 2", "number: 3"), "warning[MSS221]: project 2 is missing"),
        (("id: 2-1", "id: 7.1"), "error[MSS203]: item 7.1 is listed under project 2"),
    ],
)  # fmt: skip
def test_what_is_known_of_the_numbers_is_checked(own: Path, edit: tuple[str, str], said: str) -> None:
    own.write_text(OWN.replace(*edit, 1), encoding="utf-8")
    assert said in ask("validate", own).out


def test_a_slip_among_ids_of_numbers_is_found(tmp_path: Path) -> None:
    items = "\n".join(
        (ITEM.replace("ID", "1.1"), ITEM.replace("ID", "1-2").replace("2個", "3個").replace(": 2,", ": 3,"))
    )
    said = ask("validate", write_list(tmp_path / "a.yaml", items)).out
    assert "error[MSS214]: item 1-2 and item 1.1 of one list are numbered in two ways (write 1.2)" in said


@pytest.mark.parametrize(("typed", "ids"), [("省", ["省1", "省2"]), ("2", ["2", "2-1"]), ("市1", ["市1", "市10"])])
def test_ids_are_completed(own: Path, typed: str, ids: list[str]) -> None:
    assert complete("bash", "msss show", typed, MSSS_FILE=str(own)) == ids


def test_a_slip_is_found_in_a_project_of_one_item_and_in_an_amendment(tmp_path: Path) -> None:
    text = write_list(tmp_path / "a.yaml", ITEM.replace("ID", "1.1")).read_text(encoding="utf-8")
    path = tmp_path / "b.yaml"
    second = ITEM.replace("ID", "2-1").replace("2個", "3個").replace(": 2,", ": 3,")
    path.write_text(f"{text}  - number: 2\n    items:\n      - {second}\n", encoding="utf-8")
    said = ask("validate", path).out
    assert "error[MSS214]: item 2-1 and item 1.1 of one list are numbered in two ways (write 2.1)" in said
    amendment = "amendments:\n  - {item: ID, document: 示例決定, date: 2023-09-01, reason: 示例}\n"
    for id, code in (("1-1", 1), ("1.9", 0), ("省1", 0)):
        path.write_text(text + amendment.replace("ID", id), encoding="utf-8")
        answer = ask("validate", path)
        assert (answer.code, "error[MSS214]: the list has no item 1-1 (write 1.1)" in answer.out) == (code, bool(code))
    ledger = tmp_path / "progress_2023.yaml"
    ledger.write_text("year: 2023\nentries:\n  - {item: 1-1, date: 2023-05-01, value: 1}\n", encoding="utf-8")
    assert "did you mean 1.1?" in ask("validate", ledger, "--list", tmp_path / "a.yaml").out


# --- projects that are numbered apart


def test_each_is_evaluated_by_itself_and_votes_need_another_number(own: Path) -> None:
    assert ask("record", "2-1", "60", "-f", own, "--date", "2023-05-31").code == 0
    found = ask("evaluate", "-f", own, "--as-of", "2023-12-31", "--format", "json").data
    assert [(one["level"], one["project"], one["items"]) for one in found] == [
        ("省", 1, ["省1", "省2"]),
        ("市", 1, ["市10", "市2"]),
        ("市", 2, ["2-1"]),
    ]
    vote = "  - {{project: {}, satisfied: 3, basically_satisfied: 0, dissatisfied: 0, abstained: 0}}\n"
    votes = own.parent / "evaluation_2023.yaml"
    votes.write_text("year: 2023\nvotes:\n" + "".join(vote.format(number) for number in (1, 2)), encoding="utf-8")
    said = ask("validate", votes, "--list", own).out
    assert "error[MSS501]: 1 is the number of 2 projects: 省1, 市1" in said
    assert said.count("error[") == 1


def test_a_number_of_several_projects_names_all_and_says_so(own: Path) -> None:
    for command in (["show", 1], ["list", "--project", 1], ["targets", "--project", 1]):
        answer = ask(*command, "-f", own, "--format", "json")
        assert {one["id"] for one in answer.data} == {"省1", "省2", "市10", "市2"}
        assert "1 is the number of 2 projects: 省1, 市1" in answer.err
    assert "projects:" not in ask("show", 2, "-f", own).err
    assert "projects:" not in ask("list", "-f", own).err


def test_a_level_before_the_number_names_one(own: Path) -> None:
    assert shown("show", "市1", "-f", own) == ["市10", "市2"]
    assert shown("show", "市2", "-f", own) == ["市2"]  # an item's id goes first
    responsibilities = msss.load(own)
    assert [item.id for item in items_called(responsibilities, "市1")] == ["市10", "市2"]


def test_they_are_counted_and_compared_one_by_one(own: Path, tmp_path: Path) -> None:
    assert "共3個項目" in "".join(ask("bulletin", "-f", own, "--as-of", "2023-06-30").out.split())
    new = tmp_path / "new.yaml"
    new.write_text(OWN.replace("name: 公園", "name: 公園綠地"), encoding="utf-8")
    (change,) = ask("diff", own, new, "--format", "json").data
    assert (change["item"], change["field"], change["old"], change["new"]) == ("市1", "name", "公園", "公園綠地")
    assert ask("diff", own, own).out == ""
