"""What only some lists say: keys that the list of 2022 doesn't have. The lists here are made up, unless they say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documented import sections, table
from lists import HEAD
from running import ask
from test_cli_completion import complete

import msss

LIST = (
    HEAD.format(year=2023)
    + """\
projects:
  - number: 1
    name: 技能培訓
    level: 省
    category: 就業類
    items:
      - {id: "1.1", name: 培訓技能人才4.7萬人次, lead: 市人社局, due: 年底,
         targets: [{content: 培訓技能人才, quantity: 4.7萬, measure: 人次}]}
  - number: 2
    items:
      - {id: "2.1", name: 新增公園2個, lead: 市園文局, due: 6月底,
         targets: [{content: 新增公園, quantity: 2, measure: 個}]}
"""
)


def written(folder: Path, text: str = LIST, *edits: tuple[str, str]) -> Path:
    """A list as a file, with some of its text replaced."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(*arguments: object) -> dict[str, str]:
    """The rows of `msss show` by their first cell."""
    return {row[0]: row[1] for row in ask("show", *arguments, MSSS_LANG="zh-Hant").rows}


# --- of a project: its level and its category


def test_level_and_category_are_shown_and_in_json(tmp_path: Path) -> None:
    path = written(tmp_path)
    rows = rows_of("1", "-f", path)
    assert (rows["項目"], rows["級別"], rows["項目類別"]) == ("1 技能培訓", "省", "就業類")
    assert not {"級別", "項目類別"} & set(rows_of("2", "-f", path))
    for command in (["list"], ["due"], ["show", "1"], ["targets"], ["progress"], ["units", "市人社局"]):
        record = next(one for one in ask(*command, "-f", path, "--format", "json").data if one["id"] == "1.1")
        assert (record["level"], record["category"]) == ("省", "就業類"), command
    assert "level" not in ask("list", "-f", path, "--project", 2, "--format", "json").data[0]


def test_they_are_columns_of_a_wide_list_where_a_row_has_them(tmp_path: Path) -> None:
    path = written(tmp_path)
    first, second = ask("list", "-f", path, "--wide").rows
    assert first[4:6] == ["省", "就業類"]
    assert second[4:6] == ["", ""]
    head = ask("list", "-f", path, "--format", "csv").out.splitlines()[0]
    assert head.endswith("牽頭單位,配合單位,級別,項目類別,預計完成時間,預計完成日期")
    assert "級別" not in ask("list", "-f", path).out
    assert "級別" not in ask("list", "-f", path, "--project", 2, "--format", "csv").out


@pytest.mark.parametrize("text", ["省", "就业类", "技能培训"])
def test_they_are_searched(tmp_path: Path, text: str) -> None:
    assert ask("list", "-f", written(tmp_path), "--search", text).ids == ["1.1"]


@pytest.mark.parametrize("asked", [("--level", "省"), ("--level", "省級"), ("--category", "就业")])
def test_they_can_be_asked_for(tmp_path: Path, asked: tuple[str, str]) -> None:
    path = written(tmp_path)
    assert ask("list", "-f", path, *asked).ids == ["1.1"]
    assert ask("targets", "-f", path, *asked).ids == ["1.1"]
    found = msss.query(msss.load(path), **{asked[0].removeprefix("--"): asked[1]})
    assert [hit.item.id for hit in found] == ["1.1"]
    answer = ask("list", "-f", path, asked[0], "市")
    assert (answer.code, answer.out) == (0, "")
    assert f"no item matches {asked[0]} 市" in answer.err
    assert "Is a variable not set?" in ask("list", "-f", path, asked[0], "").err


def test_a_change_of_them_is_shown_and_weakens_nothing(tmp_path: Path) -> None:
    old = written(tmp_path).rename(tmp_path / "old.yaml")
    new = written(tmp_path, LIST, ("level: 省", "level: 市"), ("    category: 就業類\n", ""))
    changes = ask("diff", old, new, "--format", "json").data
    assert [(one["kind"], one["field"], one["old"], one["new"], one["effect"]) for one in changes] == [
        ("changed", "level", "省", "市", "neutral"),
        ("changed", "category", "就業類", None, "neutral"),
    ]
    assert ask("validate", new, "--against", old).code == 0


def test_stray_spaces_in_them_are_found_and_the_term_leads_to_the_key(tmp_path: Path) -> None:
    said = ask("validate", written(tmp_path, LIST, ("就業類", "就業 類"))).out
    assert "error[MSS210]: category has whitespace that doesn't belong" in said
    for term, key in (("級別", "level"), ("层级", "level"), ("類別", "category")):
        said = ask("validate", written(tmp_path, LIST, ("level: 省", f"{term}: 省"))).out
        assert f"did you mean {key}?" in said


# --- of an item: where it is, whose works, whom to ask, what it costs

OF_ITEM = (
    "location: 山河路西側, owner: [市城投集團, 某公司], contact: 市教育局 王處長,"
    " investment: {total: 3685, this_year: 1800.5, funding: 市財政}"
)
UNITS = "units:\n  - {name: 市人社局}\n  - {name: 市園文局}\n  - {name: 市城投集團, aliases: [城投]}\n"
MONEY = LIST.replace("due: 年底,", f"due: 年底, {OF_ITEM},")
MONEY_AND_UNITS = MONEY + UNITS


def test_what_is_said_of_an_item_is_shown(tmp_path: Path) -> None:
    rows = [
        row
        for row in ask("show", "1.1", "-f", written(tmp_path, MONEY), MSSS_LANG="zh-Hant").rows
        if row[0] not in ("文件", "清單")
    ]
    assert rows[6:-1] == [
        ["牽頭單位", "市人社局"],
        ["配合單位", "—"],
        ["業主單位", "市城投集團、某公司"],
        ["聯繫單位", "市教育局 王處長"],
        ["預計完成時間", "年底 (2023-12-31)"],
        ["地點", "山河路西側"],
        ["總投資(萬元)", "3,685"],
        ["年度計劃投資(萬元)", "1,800.5"],
        ["資金來源", "市財政"],
    ]


def test_it_is_in_json_where_it_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, MONEY)
    first, second = ask("list", "-f", path, "--format", "json").data
    assert {key: first[key] for key in first if key not in second} == {
        "level": "省",
        "category": "就業類",
        "location": "山河路西側",
        "owner": ["市城投集團", "某公司"],
        "contact": ["市教育局 王處長"],
        "investment": {"total": 3685, "this_year": 1800.5, "funding": "市財政"},
    }
    assert ask("show", "1.1", "-f", path, "--format", "json").data[0]["investment"] == first["investment"]


def test_it_is_in_csv_where_a_row_has_it(tmp_path: Path) -> None:
    head, first, second = ask("list", "-f", written(tmp_path, MONEY), "--format", "csv").out.splitlines()
    assert "地點,業主單位,聯繫單位,總投資(萬元),年度計劃投資(萬元),資金來源" in head
    assert '山河路西側,市城投集團；某公司,市教育局 王處長,"3,685","1,800.5",市財政' in first
    assert "市園文局,,,,,,,,,,6月底" in second


@pytest.mark.parametrize("text", ["山河路", "某公司", "王處長", "市财政"])
def test_it_is_searched(tmp_path: Path, text: str) -> None:
    assert ask("list", "-f", written(tmp_path, MONEY), "--search", text).ids == ["1.1"]


@pytest.mark.parametrize("units", ["", UNITS], ids=["without a registry", "with one"])
def test_owners_and_contacts_are_found_where_they_are_asked_for(tmp_path: Path, units: str) -> None:
    path = written(tmp_path, MONEY + units)
    for unit, role in (
        ("市城投集團", "owner"),
        ("城投", "業主單位"),
        ("某公司", "业主"),
        ("王处长", "contact"),
        ("市教育局", "聯繫"),
        ("王處長", "項目責任人"),
    ):
        assert ask("list", "-f", path, "--unit", unit, "--role", role).ids == ["1.1"], (unit, role)
    assert ask("list", "-f", path, "--role", "owner").ids == ["1.1"]
    assert ask("list", "-f", path, "--role", "聯絡").ids == ["1.1"]
    assert ask("list", "-f", path, "--role", "owner", "--unit", "市人社局").out == ""
    answer = ask("list", "-f", path, "--role", "owner", "--unit", "某公司", "--format", "json").data[0]
    assert answer["roles"] == [{"unit": "某公司", "role": "owner", "via": None, "scope": "all"}]


def test_owners_and_contacts_are_not_responsible(tmp_path: Path) -> None:
    """Without a role, and with any, a unit's items are those that it leads or supports."""
    path = written(tmp_path, MONEY_AND_UNITS)
    for role in ([], ["--role", "any"]):
        assert ask("list", "-f", path, "--unit", "市城投集團", *role).out == ""
    assert ask("units", "市城投集團", "-f", path).out == ""
    answer = ask("list", "-f", path, "--unit", "某公司")
    assert (answer.code, answer.out) == (2, "")
    assert "No unit is called 某公司" in answer.err


def test_an_unknown_contact_is_said_with_those_that_are_near(tmp_path: Path) -> None:
    answer = ask("list", "-f", written(tmp_path, MONEY), "--unit", "某公私", "--role", "owner")
    assert answer.code == 2
    assert "Did you mean 某公司" in answer.err


def test_neither_need_be_registered(tmp_path: Path) -> None:
    path = written(tmp_path, MONEY_AND_UNITS)
    assert ask("validate", path).out == "1 file, 0 errors, 0 warnings\n"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("[市城投集團, 某公司]", "[市城頭集團, 某公司]"), "warning[MSS234]: 市城頭集團 looks like 市城投集團"),
        (("[市城投集團, 某公司]", "市城投集團、某公司"), "error[MSS112]: owner: 市城投集團、某公司 is several units in one name"),
        (("total: 3685", "total: 3685萬元"), "error[MSS107]: total: 3685萬元 is not a number of zero or more (it is in 萬元: write 3685)"),
        (("total: 3685", "total: 1.1億元"), "(it is in 萬元: write 11000)"),
        (("total: 3685", "total: 5000元"), "(it is in 萬元: write 0.5)"),
        (("total: 3685", "total: 待定"), "(write digits, for example: total: 3685)"),
        (("total: 3685", "total: 3685萬"), "warning[MSS235]: total is 36,850,000 萬元, more than 1000億元"),
        (("total: 3685", "total: 368.5"), "warning[MSS235]: this_year is 1,800.5 萬元, more than the total of 368.5 萬元"),
        (("investment: {", "investment: {總投資: 1, "), "did you mean total?"),
        (("contact: ", "聯繫人: "), "did you mean contact?"),
        (("owner: ", "業主: "), "did you mean owner?"),
        (("location: 山河路", "location: 山 河路"), "error[MSS210]: location has whitespace"),
        (("市教育局 王處長", "市教育局  王處長"), "error[MSS210]: contact has whitespace"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_is_found(tmp_path: Path, edit: tuple[str, str], said: str) -> None:
    assert said in ask("validate", written(tmp_path, MONEY_AND_UNITS, edit)).out


def test_a_change_of_money_or_people_is_shown_and_weakens_nothing(tmp_path: Path) -> None:
    old = written(tmp_path, MONEY).rename(tmp_path / "old.yaml")
    new = written(
        tmp_path,
        MONEY,
        ("[市城投集團, 某公司]", "市城投集團"),
        ("王處長", "李處長"),
        ("total: 3685, this_year: 1800.5", "total: 3000"),
        ("山河路西側", "山河路東側"),
    )
    changes = ask("diff", old, new, "--format", "json").data
    assert [(one["field"], one["old"], one["new"], one["effect"]) for one in changes] == [
        ("location", "山河路西側", "山河路東側", "neutral"),
        ("owner", "市城投集團、某公司", "市城投集團", "neutral"),
        ("contact", "市教育局 王處長", "市教育局 李處長", "neutral"),
        (
            "investment",
            "總投資(萬元) 3,685、年度計劃投資(萬元) 1,800.5、資金來源 市財政",
            "總投資(萬元) 3,000、資金來源 市財政",
            "neutral",
        ),
    ]
    assert ask("validate", new, "--against", old).code == 0
    assert "業主單位" in ask("diff", old, new, MSSS_LANG="zh-Hant").out


def test_a_calendar_says_where_and_whom_to_ask(tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    from icalendar import Calendar

    events = Calendar.from_ical(ask("calendar", "-f", written(tmp_path, MONEY), MSSS_LANG="zh-Hant").out).walk("VEVENT")
    event = next(one for one in events if str(one["summary"]).startswith("1.1"))
    assert str(event["location"]) == "山河路西側"
    assert "\n業主單位：市城投集團、某公司\n聯繫單位：市教育局 王處長\n" in str(event["description"])
    assert all("location" not in one for one in events if one is not event)


@pytest.mark.parametrize(("role", "typed"), [("owner", "某"), ("contact", "市教")])
def test_names_of_a_role_are_completed(tmp_path: Path, role: str, typed: str) -> None:
    path = str(written(tmp_path, MONEY))
    found = complete("bash", f"msss list --role {role} --unit", typed, MSSS_FILE=path)
    assert found == [{"owner": "某公司", "contact": "市教育局 王處長"}[role]]
    assert complete("bash", "msss list --unit", typed, MSSS_FILE=path) == []


def test_an_owner_may_report(tmp_path: Path) -> None:
    path = written(tmp_path, MONEY_AND_UNITS).rename(tmp_path / "responsibility_list_2023.yaml")
    ledger = "year: 2023\nentries:\n  - {item: '1.1', date: 2023-05-01, value: 100, by: BY}\n"
    beside = tmp_path / "progress_2023.yaml"
    for by, code in (("某公司", 0), ("市園文局", 1)):
        beside.write_text(ledger.replace("BY", by), encoding="utf-8")
        assert ask("validate", beside, "--list", path).code == code


def test_a_bulletin_says_in_what_part(tmp_path: Path) -> None:
    path = written(tmp_path, MONEY)
    for role, words in (("owner", "某公司為業主的"), ("contact", "聯繫的")):
        unit = "某公司" if role == "owner" else "王處長"
        answer = ask("bulletin", "-f", path, "--as-of", "2023-06-30", "--unit", unit, "--role", role)
        assert words in "".join(answer.out.split()), answer


# --- the source, and the day from which progress is measured

SOURCE = "{issuer: 示例, document: 示例〔2023〕1號, date: 2023-01-31}"
NEWSPAPER = (
    "{issuer: [示例市委辦公室, 示例市政府辦公室], date: 2023-07-14, url: https://example.org/2023}\nstart: 2023-01-01"
)
PRINTED = LIST.replace(SOURCE, NEWSPAPER).replace("due: 6月底", "due: 4月底")


def test_a_list_without_a_number_is_valid(tmp_path: Path) -> None:
    assert ask("validate", written(tmp_path, PRINTED)).out == "1 file, 0 errors, 0 warnings\n"


def test_what_shows_the_number_copes_with_none(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    rows = rows_of("1.1", "-f", path)
    assert "文號" not in rows
    assert rows["發布單位"] == "示例市委辦公室、示例市政府辦公室 2023-07-14"
    assert rows["網址"] == "https://example.org/2023"
    assert rows["開始時間"] == "2023-01-01"
    record = ask("show", "1.1", "-f", path, "--format", "json").data[0]
    assert record["source"] == {
        "issuer": "示例市委辦公室、示例市政府辦公室",
        "document": None,
        "index": None,
        "date": "2023-07-14",
        "url": "https://example.org/2023",
    }
    assert record["start"] == "2023-01-01"
    assert "依據《示例清單》，共2個項目" in ask("bulletin", "-f", path, "--as-of", "2023-09-30").out
    pytest.importorskip("icalendar")
    from icalendar import Calendar

    calendar = Calendar.from_ical(ask("calendar", "-f", path, MSSS_LANG="zh-Hant").out)
    description = str(calendar.walk("VEVENT")[0]["description"])
    assert description.endswith("\n清單：示例清單\n網址：https://example.org/2023")


def test_progress_is_measured_from_the_start(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    shares = {one["id"]: one["expected_share"] for one in ask("progress", "-f", path, "--as-of", "2023-07-02", "--format", "json").data}  # fmt: skip
    assert shares == {"1.1": 0.5, "2.1": 1}
    own = written(tmp_path, PRINTED, ("due: 年底,", "due: 年底, start: 2023-06-30,"))
    assert ask("progress", "-f", own, "--as-of", "2023-07-02", "--format", "json").data[0]["expected_share"] < 0.02
    assert rows_of("1.1", "-f", own)["開始時間"] == "2023-06-30"


def test_a_report_since_the_start_counts(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    ledger = tmp_path / "progress_2023.yaml"
    for day, code in (("2023-03-01", 0), ("2022-12-31", 1)):
        ledger.write_text(f"year: 2023\nentries:\n  - {{item: '1.1', date: {day}, value: 100}}\n", encoding="utf-8")
        assert ask("validate", ledger, "--list", path).code == code


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("https://example.org/2023", "file:///etc/passwd"), "error[MSS213]: url: file:///etc/passwd is not an address of http or https"),
        (("https://example.org/2023", "javascript:alert(1)"), "error[MSS213]"),
        (("https://example.org/2023", "https://"), "error[MSS213]"),
        (("https://example.org/2023", "https://example.org/a b"), "error[MSS213]"),
        (("start: 2023-01-01", "start: 2024-01-01"), "warning[MSS229]: the list is for 2023, but its start is 2024-01-01"),
        (("start: 2023-01-01\n", ""), "warning[MSS228]: 4月底 (2023-04-30) is before the list's own date, 2023-07-14"),
        (("示例市委辦公室, 示例", "示例 市委辦公室, 示例"), "error[MSS210]: issuer has whitespace"),
        (("[示例市委辦公室, 示例市政府辦公室]", "[]"), "error[MSS104]: issuer is an empty list"),
        (("issuer: [示例市委辦公室, 示例市政府辦公室], ", ""), "error[MSS102]: the source lacks issuer (add it, for example: issuer: X市人民政府辦公廳)"),
        (("url: ", "網址: "), "did you mean url?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_source_is_found(tmp_path: Path, edit: tuple[str, str], said: str) -> None:
    assert said in ask("validate", written(tmp_path, PRINTED, edit)).out


def test_no_hint_offers_a_document_of_another_city(tmp_path: Path) -> None:
    for old, new in (
        (f"source: {SOURCE}\n", ""),
        (SOURCE, "示例"),
        ("document: 示例〔2023〕1號", "document: [1]"),
        ("document: 示例〔2023〕1號", 'document: ""'),
        ("projects:", "amendments:\n  - {item: '1.1', date: 2023-05-01, reason: 示例}\nprojects:"),
    ):
        said = ask("validate", written(tmp_path, LIST, (old, new))).out
        assert "for example" in said
        assert "杭" not in said


def test_an_amendment_of_a_list_without_a_number_names_its_own_document(tmp_path: Path) -> None:
    amendment = "amendments:\n  - {item: '1.1', document: 示例常委會決定, date: 2023-09-01, reason: 示例}\nprojects:"
    assert ask("validate", written(tmp_path, PRINTED, ("projects:", amendment))).code == 0


@pytest.mark.parametrize(
    ("issuer", "code"),
    [("示例市政府辦公室", 0), ("示例市委辦公室、示例市政府辦公室", 0), ("[示例市政府辦公室, 另一辦公室]", 0), ("另一辦公室", 1)],
)  # fmt: skip
def test_lists_with_an_issuer_in_common_are_of_one_government(tmp_path: Path, issuer: str, code: int) -> None:
    old = written(tmp_path, PRINTED).rename(tmp_path / "old.yaml")
    new = written(tmp_path, PRINTED, ("[示例市委辦公室, 示例市政府辦公室]", issuer))
    answer = ask("validate", new, "--against", old)
    assert (answer.code, "MSS311" in answer.out) == (code, bool(code))
    fields = [one.get("field") for one in ask("diff", old, new, "--format", "json").data]
    assert fields == ([] if "、" in issuer else [None, None] if code else ["source"])


def test_a_later_start_is_worth_a_look(tmp_path: Path) -> None:
    old = written(tmp_path, PRINTED).rename(tmp_path / "old.yaml")
    new = written(tmp_path, PRINTED, ("start: 2023-01-01", "start: 2023-03-01"))
    assert (
        "warning[MSS310]: the list is tracked from a later day: 2023-01-01 → 2023-03-01"
        in ask("validate", new, "--against", old).out
    )
    assert "MSS310" not in ask("validate", old, "--against", new).out
    later = written(tmp_path, PRINTED, ("date: 2023-07-14", "date: 2023-07-20"))
    assert "MSS310" not in ask("validate", later, "--against", old).out  # the day of the start stays


# --- docs/json.md


def fields(data: Any) -> set[str]:
    """The fields of a record and of the mappings in it."""
    return {name for key, value in data.items() for name in (key, *(f"{key}.{inner}" for inner in _inner(value)))}


def _inner(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def test_the_fields_of_some_lists_are_documented(tmp_path: Path) -> None:
    documented = set(table(sections("json.md")["What only some lists say"]))
    text = MONEY.replace(SOURCE, f"{NEWSPAPER}\ncode: 330100")
    shown = fields(ask("show", "1", "-f", written(tmp_path, text), "--format", "json").data[0])
    always = fields(ask("show", "1.1", "--format", "json").data[0])
    assert shown - always == documented
