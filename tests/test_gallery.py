"""The gallery in examples/gallery: real lists, each proved against the published text that stands beside it.

What the sources print (rates, the word for where a target stands, votes) is compared with what msss says of the lists.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import ROOT, ask, run_on_terminal, without_colour

import msss
from msss import Item, ResponsibilityList, Standing, Status, Vote
from msss.files.naming import beside

GALLERY = ROOT / "examples" / "gallery"
PLACES = sorted(folder.name for folder in GALLERY.iterdir() if folder.is_dir())
PUBLISHED = {
    "2014_ningbo": "2014-06-30",
    "2015_changsha": "2015-07-31",
    "2017_meishan": "2017-11-30",
    "2021_zhenhai": "2022-01-21",
    "2022_linan": "2022-09-30",
    "2024_luohe": "2024-12-31",
    "2025_xiaoxian": "2025-09-30",
}
"""The day of which each place published where things stand."""


def list_of(place: str) -> Path:
    (found,) = (GALLERY / place).glob("responsibility_list_*.yaml")
    return found


def read(place: str) -> ResponsibilityList:
    return msss.load(list_of(place))


def source(place: str) -> str:
    """The published text, as it is in the files beside the list."""
    files = sorted((GALLERY / place).glob("source*.txt"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def unbroken(place: str) -> str:
    """The published text, without the places where its lines are broken."""
    return "".join(source(place).split())


def standings(place: str) -> dict[tuple[str, str], Standing]:
    """Where every target stood on the day that the place published, by its item and its content."""
    responsibilities = read(place)
    ledger = msss.load_ledger(beside(list_of(place), "progress"), responsibilities)
    found = msss.progress(responsibilities, ledger, PUBLISHED[place])
    return {(one.item.id, one.promise): one for one in found}


# --- valid


WARNINGS = {
    # promises that the source gives in words, without a quantity; or of which it prints the result and no target
    "MSS224": {
        "2014_ningbo": 1, "2015_changsha": 15, "2017_meishan": 1, "2021_zhenhai": 8, "2025_xiaoxian": 17,
    },
    # 400人 promised and 1876 trained, 400 and 1008 employed again; 13 stations of 7; 10万人次 of 4.7万人次: as published
    "MSS410": {"2017_meishan": 2, "2022_linan": 1, "2024_luohe": 1},
    # 十大民生工程: what we have of the table is the first of them
    # 30项民生实事: the report names 23 of them before what we have of it ends
    "MSS231": {"2017_meishan": 1, "2025_xiaoxian": 1},
    # the votes of January 2022 are on the projects of 2021
    "MSS229": {"2021_zhenhai": 1},
}  # fmt: skip
"""Every warning that is expected, and why."""


def test_the_whole_gallery_is_valid() -> None:
    answer = ask("validate", GALLERY, "--format", "json")
    assert answer.code == 0
    found = Counter((one["code"], Path(one["file"]).parent.name) for one in answer.data["diagnostics"])
    assert found == {(code, place): n for code, places in WARNINGS.items() for place, n in places.items()}
    assert {one["severity"] for one in answer.data["diagnostics"]} == {"warning"}
    checked = [file for place in PLACES for file in (GALLERY / place).glob("*.yaml")]
    assert f"{len(checked)} files, 0 errors" in ask("validate", GALLERY).out


def test_every_place_has_a_published_day() -> None:
    assert sorted(PUBLISHED) == PLACES
    assert len(PLACES) >= 5


# --- as published


ELSEWHERE = {"长沙市", "萧县"}
"""Whose projects they are, where the source names no unit: the files say so."""


@pytest.mark.parametrize("place", PLACES)
def test_every_text_of_a_list_is_in_its_source(place: str) -> None:
    text, responsibilities = unbroken(place), read(place)
    assert responsibilities.title in text
    assert responsibilities.source.url is not None
    assert responsibilities.source.url in text
    comments = list_of(place).read_text(encoding="utf-8")
    for project, item in responsibilities.items():
        assert project.name is None or project.name in text
        assert project.level is None or project.level in text
        said = [item.name, *item.support, *item.contact, *item.lead, item.leader or "", item.note or "", item.due.text]
        said += [milestone.by.text for milestone in milestones(item)]
        said += [milestone.words or milestone.stage or "" for milestone in milestones(item)]
        for one in said:
            if one in ELSEWHERE:
                assert f"lead: {one}" in comments
                assert "# lead: not in the source" in comments or f"lead: {one}  # not in the source" in comments
            else:
                assert one in text, (item.id, one)


def milestones(item: Item):
    return [*item.milestones, *(one for target in item.targets for one in target.milestones)]


@pytest.mark.parametrize("place", PLACES)
def test_every_quantity_of_a_list_is_in_its_source(place: str) -> None:
    text = source(place)
    for _, item in read(place).items():
        for target in item.targets:
            numbers = [target.quantity, *(portion.quantity for portion in target.breakdown)]
            numbers += [one.quantity for one in target.milestones if one.quantity is not None]
            for number in numbers:
                spellings = {f"{number:f}", f"{number.normalize():f}", f"{(number / 10_000).normalize():f}万"}
                assert any(re.search(rf"(?<![\d.]){one}", text) for one in spellings), (item.id, number)
            assert target.measure in text


@pytest.mark.parametrize("place", [place for place in PLACES if place != "2021_zhenhai"])
def test_every_report_is_in_its_source(place: str) -> None:
    text = unbroken(place)
    for (id, _), standing in standings(place).items():
        for entry in (one.entry for one in (standing, *standing.parts) if one.entry):
            for said in (entry.stage, entry.next, *(entry.note or "").split(",完成率")):
                assert said is None or said.rstrip("。") in text, (id, said)
            if entry.value is not None and not standing.parts:
                number = entry.value.amount
                spellings = {f"{number:f}", f"{number:.1f}", f"{(number / 10_000).normalize():f}万"}
                end = "%" if entry.value.is_percent else ""
                assert any(re.search(rf"(?<![\d.]){one}{end}", text) for one in spellings), (id, number)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_not_in_the_source_says_so_on_its_line(place: str) -> None:
    """A start, and whatever else the format asks for and the source lacks."""
    for line in list_of(place).read_text(encoding="utf-8").splitlines():
        if line.startswith("start:"):
            assert "# not in the source" in line
    if place == "2024_luohe":
        assert "issuer and date: not in the source" in list_of(place).read_text(encoding="utf-8")
    if place == "2021_zhenhai":
        votes = (GALLERY / place / "evaluation_2021.yaml").read_text(encoding="utf-8")
        assert "whose number the source doesn't say" in votes


def test_meishan_is_its_table_row_by_row() -> None:
    """序號, 項目內容, 目標任務, 進度, 備註 of each row, and the unit where the row has a cell of its own."""
    rows = [line.split(" | ") for line in source("2017_meishan").splitlines()]
    table = {f"1.{row[1 if row[0] == '就业促进工程' else 0].rstrip('*')}": row for row in rows[3:18]}
    assert [item.id for _, item in read("2017_meishan").items()] == list(table)
    for (id, _), one in standings("2017_meishan").items():
        row = table[id]
        assert one.item.name in row
        if one.entry is not None and one.target is not None:
            assert row[-1] == one.entry.note
            assert row[-3] == f"{one.entry.value}".replace(",", "")
            assert f"{one.target.quantity}" in row
        own = [cell for cell in row if cell.startswith("市") or cell == "团市委"]
        assert not own or own == ["、".join(one.item.lead)]


# --- what the sources print


@pytest.mark.parametrize(
    ("place", "id", "printed"),
    [
        # 寧波: 整体进度已完成年度目标任务的55%
        ("2014_ningbo", "2.1", "55"),
        # 長沙: 完成进度为…
        *(
            ("2015_changsha", f"{n}.1", printed)
            for n, printed in enumerate(("88", "87.2", "82.7", "97.2", "80.9", "90.4", "90", "75.0"), 8)
        ),
        # 眉山: 完成目标(%), of a count and a target that are printed too; the fourth is a promise of at most 4.3%
        *(
            ("2017_meishan", f"1.{n}", printed)
            for n, printed in (
                (1, "123.4"), (2, "123.4"), (4, "103.1"), (5, "105.3"), (6, "100"), (7, "109.7"), (9, "100.8"),
                (10, "121.4"), (11, "469"), (12, "127.1"), (13, "115"), (14, "252"), (15, "124.4"),
            )
        ),
        # 蕭縣: 2个…已完成1个(50%)
        *(
            ("2025_xiaoxian", f"{n}.1", printed)
            for n, printed in enumerate(("50", "53", "95", "87", "50", "93", "75", "81", "51.2", "90"), 4)
        ),
        # 超额完成任务的已有10项: 完成率200%, 100.27% …
        *(
            ("2025_xiaoxian", f"{n}.1", printed)
            for n, printed in (
                (14, "200"), (15, "100.27"), (16, "102"), (17, "260"), (19, "107.29"), (20, "110"), (21, "147.6"),
                (22, "115"), (23, "286"),
            )
        ),
    ],
)  # fmt: skip
def test_the_rates_are_those_that_are_printed(place: str, id: str, printed: str) -> None:
    assert re.search(rf"(?<![\d.]){re.escape(printed)}(?![\d.]*\d)", source(place))
    (rate,) = (one.rate * 100 for (item, _), one in standings(place).items() if item == id)
    decimals = len(printed.partition(".")[2])
    rounded = Fraction(int(rate * 10**decimals + Fraction(1, 2)), 10**decimals)
    assert rounded == Fraction(printed)


def test_meishan_printed_one_rate_a_tenth_less() -> None:
    """2519 of 2000 are 125.95 %: the city printed 125.9, and msss would round it up."""
    (third,) = (one for (id, _), one in standings("2017_meishan").items() if id == "1.3")
    assert "2000 | 2519 | 125.9 |" in source("2017_meishan")
    assert third.rate * 100 == Fraction("125.95")


def test_ningbo_prints_what_each_district_did() -> None:
    new, improved = (one for (id, _), one in standings("2014_ningbo").items() if id == "3.1")
    assert [one.unit for one in new.parts] == ["鄞州", "海曙、江东、江北", "镇海", "北仑"]
    for whole, goals, done in (
        (new, (2, 5, 1, 2, 10), (1, 2, 0, 3, 6)),
        (improved, (6, 9, 1, 4, 20), (12, 12, 0, 0, 24)),
    ):
        assert tuple(one.target.quantity for one in (*whole.parts, whole) if one.target) == goals
        assert tuple(one.value.amount for one in (*whole.parts, whole) if one.value) == done
        for row in (goals, done):
            assert " ".join(map(str, row)) in source("2014_ningbo")


@pytest.mark.parametrize("place", [place for place in PLACES if place != "2021_zhenhai"])
def test_what_is_printed_as_finished_is_done(place: str) -> None:
    done = [id for (id, _), one in standings(place).items() if one.status in (Status.DONE, Status.DONE_EARLY)]
    assert done == {
        # 已于2014年5月30日通车试运营; 合计 24 of 20
        "2014_ningbo": ["1.1", "3.1"],
        # 提前完成任务指标有7项
        "2015_changsha": [f"{n}.1" for n in range(1, 8)],
        # 超额完成, 已完成; row 8 has 达到时间进度
        "2017_meishan": [f"1.{n}" for n in range(1, 16) if n != 8],
        # 3.1: 完成农村公路大中修50公里,剩余预计11月底前完成 isn't; 4.1 and 4.4 have no entry
        "2022_linan": ["1.1", "1.1", "2.1", "2.1", "2.1", "3.1", "3.1", "4.2", "4.3"],
        # 全部提前或超额完成; the report on the rest of 3.1 is cut off
        "2024_luohe": ["1.1", "1.1", "1.1", "2.1", "3.1", "3.1"],
        # 超额完成任务的已有10项
        "2025_xiaoxian": [*(f"{n}.1" for n in range(14, 24)), "23.2"],
    }[place]  # fmt: skip


def test_changsha_is_ahead_or_on_schedule_as_it_says() -> None:
    """提前完成任务指标有7项, 超时间进度完成指标有7项, and the first of those that are 与时间进度同步 (75.0%)."""
    found = {id: one.word for (id, _), one in standings("2015_changsha").items()}
    assert [found[f"{n}.1"] for n in range(1, 16)] == [*["提前完成任务"] * 7, *["超时间进度"] * 7, "与时间进度同步"]


def votes() -> list[Vote]:
    path = GALLERY / "2021_zhenhai" / "evaluation_2021.yaml"
    return list(msss.load_evaluation(path, read("2021_zhenhai")).votes)


def test_zhenhais_votes_are_those_of_its_table() -> None:
    lines = source("2021_zhenhai").splitlines()
    printed = []
    for line in lines:
        if re.match(r"\d ", line):
            name, *cells = (cell.strip() for cell in line.split("|"))
            number, _, name = name.partition(" ")
            printed.append((int(number), name, *(int(cell or 0) for cell in (*cells, "", "")[:3])))
    names = {project.number: project.name for project in read("2021_zhenhai").projects}
    ours = [(v.project, names[v.project], v.satisfied, v.basically_satisfied, v.dissatisfied) for v in votes()]
    assert ours == printed


def test_in_zhenhai_29_voted_and_every_project_was_满意() -> None:
    """实到常委会组成人员29人; 满意票达到全体组成人员半数以上的,为测评满意: 测评结果均为满意."""
    assert {vote.cast for vote in votes()} == {29}
    answer = ask("evaluate", "-f", list_of("2021_zhenhai"), "--as-of", "2022-01-21", "--format", "json")
    assert answer.code == 0
    rates = {row["project"]: round(row["satisfied_rate"] * 29) for row in answer.data}
    assert rates == {1: 28, 2: 20, 3: 26, 4: 29, 5: 17, 6: 26, 7: 17, 8: 28}
    assert {row["verdict"] for row in answer.data} == {"满意"}


# --- what people see


def test_percentages_are_not_added_up() -> None:
    """95 % of the graduates of one course and 78 % of all graduates are no 173 %."""
    answer = ask("targets", "--sum", "measure", "-f", list_of("2017_meishan"))
    assert answer.rows == [["人", "10", "50,485"], ["人次", "1", "30,000"]]
    assert ["促进高校毕业生就业", "%", "1", "78"] in ask("targets", "--sum", "-f", list_of("2017_meishan")).rows


def test_a_bulletin_does_not_call_an_item_without_targets_a_target() -> None:
    asked = ["bulletin", "-f", list_of("2025_xiaoxian"), "--as-of", PUBLISHED["2025_xiaoxian"]]
    said = "".join(ask(*asked).out.split())
    assert "2025年6月30日以來，21個目標任務或事項的完成數或狀態有變化。" in said
    assert "3項事項從未填報。" in said
    english = " ".join(ask(*asked, "--english").out.split())
    assert "21 targets or items have changed in quantity or status since" in english
    assert "3 items were never reported." in english


@pytest.mark.parametrize(("columns", "bars"), [(80, False), (120, True)])
def test_a_bar_gives_way_to_the_words_beside_it(columns: int, bars: bool) -> None:
    """With 下一步 in a column, 80 cells left two characters a line to the target beside the bar of its rate."""
    asked = ["progress", "-f", list_of("2022_linan"), "--as-of", PUBLISHED["2022_linan"]]
    out = without_colour(run_on_terminal(columns, *asked, MSSS_LANG="zh-Hans").out)
    assert ("█" in out) is bars
    assert "提前完成" in out
    assert "  新建成公办" in out
    assert "50%" in out


def test_the_page_lists_every_place() -> None:
    page = (GALLERY / "README.md").read_text(encoding="utf-8")
    for place in PLACES:
        assert page.count(f"[{place}]({place})") == 2, "in English and in Chinese"


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("place", PLACES)
def test_every_command_answers_within_the_width(place: str, columns: int) -> None:
    asked = [["list"], ["targets"], ["units"]]
    if place != "2021_zhenhai":
        asked += [[command, "--as-of", PUBLISHED[place]] for command in ("list", "progress", "bulletin", "due")]
    for command in asked:
        answer = run_on_terminal(columns, *command, "-f", list_of(place), MSSS_LANG="zh-Hans")
        assert answer.code == 0, (command, answer.out)
        wide = [line for line in without_colour(answer.out).splitlines() if cell_len(line) > columns]
        assert not wide or all("examples/gallery" in line for line in wide), (command, wide)
