"""Where targets stand, as offices say it: their own tolerance, bands and words, and what is between milestones.

長沙 published its rates of July 2015 (湖南省統計局, 2015-07-17), 銀川 its lights in 2025, 三亞 its cards in 2022, and 崇川
its 是 and 否 in 2023. The lists here are made up, and so is every rate that isn't said to be published.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from running import Answer, ask
from running import run as run_process

import msss
from msss.ledger.kind import LEDGER
from msss.ledger.progress import Standing, Status, percent, standings
from msss.responsibilities.compare import compare
from msss.responsibilities.kind import LIST
from msss.responsibilities.model import ResponsibilityList

HEAD = """\
title: 示例清單
year: 2015
source: {{issuer: 示例, document: 示例〔2015〕1號, date: 2015-01-01}}
{schedule}projects:
  - number: 1
    items:
"""
CHANGSHA = """\
schedule:
  bands_of: rate
  bands:
    - {by: 7月底, status: ahead, at_least: 80, word: 超时间进度}
    - {by: 7月底, status: on_schedule, at_least: 60, word: 与时间进度同步}
"""
CHONGCHUAN = "schedule: {words: {done_early: 是, done: 是, ahead: 是, on_schedule: 是, behind: 否, overdue: 否}}\n"
YINCHUAN = """\
schedule:
  bands:
    - {status: on_schedule, at_least: -9.99, word: 绿灯}
    - {status: behind, at_least: -30, word: 黄灯}
    - {status: behind, word: 红灯}
  words: {done: 绿灯, done_early: 绿灯, overdue: 红灯}
"""
JULY = date(2015, 7, 31)


def text(schedule: str, count: int = 1, *, due: str = "12月底", of: str = "") -> str:
    """A list of ``count`` items with one target of 100 each."""
    target = f"targets: [{{content: 新增公園, quantity: 100, measure: 個{of}}}]"
    items = (
        f'      - {{id: "1.{number}", name: 新增公園100個, lead: 市建委, due: {due}, {target}}}\n'
        for number in range(1, count + 1)
    )
    return HEAD.format(schedule=schedule) + "".join(items)


def read(content: str) -> ResponsibilityList:
    parsed = LIST.parse(content.encode(), "list.yaml")
    assert parsed.model is not None, parsed.diagnostics
    assert parsed.diagnostics == ()
    return parsed.model


def reports(rates: list[str], day: date = JULY) -> str:
    entries = (
        f'  - {{item: "1.{number}", date: {day}, {rate if ":" in rate else f"value: {rate}"}}}\n'
        for number, rate in enumerate(rates, 1)
        if rate
    )
    return "year: 2015\nentries:\n" + "".join(entries)


def stand(schedule: str, rates: list[str], day: date = JULY, **of: str) -> list[Standing]:
    """Where targets stand on the day on which ``rates`` were reported."""
    responsibilities = read(text(schedule, len(rates), **of))
    ledger = LEDGER.parse(reports(rates, day).encode(), "ledger.yaml", responsibilities).model
    assert ledger is not None
    return list(standings(responsibilities, ledger, day))


def words(schedule: str, rates: list[str], day: date = JULY, **of: str) -> list[str]:
    return [standing.word for standing in stand(schedule, rates, day, **of)]


def said(schedule: str) -> list[str]:
    """What is said of a schedule, without the file's name."""
    parsed = LIST.parse(text(schedule).encode(), "")
    return [str(one).removeprefix(":") for one in parsed.diagnostics]


@pytest.fixture
def changsha(tmp_path: Path) -> Path:
    """39 items as 長沙 had projects: 7 done, 7 ahead, 13 on schedule. Of the last 13 and the 12 behind, one rate is known."""
    published = ["88", "87.2", "82.7", "97.2", "80.9", "90.4", "90", "75.0"]
    rates = ["100"] * 7 + published + ["60", "79.9"] * 6 + ["59.9"] * 12
    return written(tmp_path, CHANGSHA, rates)


def written(folder: Path, schedule: str, rates: list[str]) -> Path:
    data = folder / "data"
    data.mkdir()
    (data / "responsibility_list_2015.yaml").write_text(text(schedule, len(rates)), encoding="utf-8")
    (data / "progress_2015.yaml").write_text(reports(rates), encoding="utf-8")
    return folder


def run(folder: Path, *arguments: object) -> Answer:
    return ask(*map(str, arguments), "--as-of", str(JULY), cwd=folder)


# --- bands


@pytest.mark.parametrize("rate", ["88", "87.2", "82.7", "97.2", "80.9", "90.4", "90"])
def test_what_changsha_published_as_ahead_is_ahead(rate: str) -> None:
    assert words(CHANGSHA, [rate]) == ["超时间进度"]


def test_the_bands_of_changsha_at_their_ends() -> None:
    assert words(CHANGSHA, ["75.0", "60", "79.99", "80", "59.99", "100"]) == [
        "与时间进度同步",
        "与时间进度同步",
        "与时间进度同步",
        "超时间进度",
        "滯後",
        "提前完成",
    ]


def test_bands_of_the_rate_count_from_their_day_to_the_next() -> None:
    later = CHANGSHA + "    - {by: 10月底, status: on_schedule, at_least: 85}\n"
    assert words(later, ["70"], date(2015, 10, 30)) == ["与时间进度同步"]
    assert words(later, ["70"], date(2015, 10, 31)) == ["滯後"]
    assert words(later, ["70"], date(2015, 6, 30)) == ["超时间进度"]  # before the first, by the tolerance


def test_lights_tell_how_far_behind() -> None:
    """By the end of July 211 of 364 days have passed: 57.97 %."""
    assert words(YINCHUAN, ["90", "48", "47.9", "28", "27.9", "100", ""]) == [
        "绿灯",
        "绿灯",
        "黄灯",
        "黄灯",
        "红灯",
        "绿灯",
        "未報",
    ]
    assert {one.status for one in stand(YINCHUAN, ["47.9", "27.9"])} == {Status.BEHIND}


def test_bands_of_the_ratio() -> None:
    """三亞, 2022: yellow down to 50 % below what is expected."""
    cards = "schedule: {bands_of: ratio, bands: [{status: on_schedule, at_least: 100, word: 绿牌}, {status: behind, at_least: 50, word: 黄牌}, {status: behind, word: 红牌}]}\n"  # fmt: skip
    assert words(cards, ["58", "57", "29", "28"]) == ["绿牌", "黄牌", "黄牌", "红牌"]
    assert words(cards, ["0", "1"], date(2015, 1, 1)) == ["绿牌", "绿牌"]  # nothing is expected yet


def test_the_day_of_the_deadline_has_no_band_for_what_is_short() -> None:
    (standing,) = stand(YINCHUAN, ["99"], date(2015, 12, 31))
    assert (standing.status, standing.word) == (Status.BEHIND, "黄灯")


def test_works_before_their_stage_are_called_by_the_mildest_word() -> None:
    late = stand(YINCHUAN, ["stage: 前期"], of=", milestones: [{by: 6月底, stage: 開工}]")
    assert [(one.status, one.word) for one in late] == [(Status.BEHIND, "黄灯")]


def test_another_tolerance() -> None:
    assert words("", ["50"]) == ["滯後"]
    assert words("schedule: {tolerance: 10}\n", ["50", "47.9"]) == ["按序時", "滯後"]


def test_the_option_takes_the_place_of_the_tolerance(tmp_path: Path) -> None:
    folder = written(tmp_path, "schedule: {tolerance: 10}\n", ["50"])
    assert [one["status"] for one in run(folder, "progress", "--format", "json").data] == ["on_schedule"]
    asked = run(folder, "progress", "--tolerance", "5", "--format", "json")
    assert [one["status"] for one in asked.data] == ["behind"]


def test_the_option_takes_no_place_of_bands(changsha: Path) -> None:
    answer = run(changsha, "progress", "--tolerance", "50")
    assert "has bands of its own" in answer.err
    assert answer.out == run(changsha, "progress").out


# --- words


def test_two_words_for_all() -> None:
    assert words(CHONGCHUAN, ["100", "90", "58", "30"]) == ["是", "是", "是", "否"]


def test_a_word_for_several_statuses_counts_them_together(tmp_path: Path) -> None:
    folder = written(tmp_path, CHONGCHUAN, ["100", "90", "58", "30"])
    assert "4 targets: 是 3, 否 1" in run(folder, "progress").err
    assert "是3項、否1項、未報0項。" in run(folder, "bulletin").out


def test_statuses_are_asked_for_in_the_words_of_the_list_and_in_ours(changsha: Path) -> None:
    for asked, count in (("與時間進度同步", 13), ("超时间进度,滯後", 19), ("behind", 12), ("done-early", 7)):
        assert len(run(changsha, "progress", "--status", asked, "--format", "json").data) == count
        assert len(run(changsha, "list", "--status", asked, "--format", "json").data) == count
    assert run(changsha, "progress", "--exit-code", "超时间进度").code == 1
    assert run(changsha, "progress", "--exit-code", "overdue").code == 0


def test_a_word_of_the_list_comes_before_ours(tmp_path: Path) -> None:
    """滯後 and 嚴重滯後 are both behind: who asks for 滯後 gets what is called so."""
    bands = "schedule: {bands: [{status: on_schedule, at_least: -5}, {status: behind, at_least: -20, word: 滯後}, {status: behind, word: 嚴重滯後}]}\n"  # fmt: skip
    folder = written(tmp_path, bands, ["58", "45", "20"])
    asked = {word: run(folder, "progress", "--status", word, "--format", "json").data for word in ("滯後", "behind")}
    assert [len(found) for found in asked.values()] == [1, 2]


def test_an_unknown_status_is_told_all_that_are_known(changsha: Path) -> None:
    answer = run(changsha, "progress", "--status", "紅燈")
    assert answer.code == 2
    assert "红灯 is not a status" in answer.err or "紅燈 is not a status" in answer.err
    assert "done_early, 超时间进度, 与时间进度同步" in answer.err


def test_json_has_our_status_and_the_office_s_word(changsha: Path) -> None:
    found = run(changsha, "progress", "--format", "json").data
    assert (found[7]["status"], found[7]["status_word"]) == ("ahead", "超时间进度")
    (item,) = run(changsha, "show", "1.8", "--format", "json").data
    assert (item["status"], item["status_word"]) == ("ahead", "超时间进度")
    assert item["schedule"] == {
        "tolerance": None,
        "bands_of": "rate",
        "bands": [
            {"status": "ahead", "at_least": 80, "by": "7月底", "by_date": "2015-07-31", "word": "超时间进度"},
            {"status": "on_schedule", "at_least": 60, "by": "7月底", "by_date": "2015-07-31", "word": "与时间进度同步"},
        ],
        "words": {},
        "between_milestones": "steps",
    }


def test_a_list_without_a_schedule_has_no_field_of_it(tmp_path: Path) -> None:
    folder = written(tmp_path, "", ["50"])
    for command in (("progress",), ("list",), ("show", "1.1"), ("bulletin",)):
        out = run(folder, *command, "--format", "json").out
        assert not any(name in out for name in ("status_word", "word_counts", "shares", '"schedule"'))


def test_words_of_the_list_are_completed(tmp_path: Path) -> None:
    folder = written(tmp_path, YINCHUAN, ["20"])
    typed = {"COMP_WORDS": "msss list --status 紅", "COMP_CWORD": "3", "_MSSS_COMPLETE": "bash_complete"}
    assert run_process(cwd=folder, **typed).out == "plain,红灯\n"


def test_word_files_have_the_words(changsha: Path) -> None:
    docx = pytest.importorskip("docx")
    assert run(changsha, "bulletin", "-o", "bulletin.docx").code == 0
    document = docx.Document(str(changsha / "bulletin.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert cells.count("与时间进度同步") >= 13


def test_the_worst_light_is_the_item_s_and_comes_first(tmp_path: Path) -> None:
    folder = written(tmp_path, YINCHUAN, ["40", "20"])
    for command in ("progress", "list"):
        found = run(folder, command, "--sort", "status", "--format", "json").data
        assert [(one["id"], one["status_word"]) for one in found] == [("1.2", "红灯"), ("1.1", "黄灯")]


def test_words_are_data_in_every_format(tmp_path: Path) -> None:
    folder = written(tmp_path, 'schedule: {words: {behind: "=1+1|[red]<b>"}}\n', ["5"])
    assert "'=1+1|[red]<b>" in run(folder, "progress", "--format", "csv").out
    assert "[red]" in run(folder, "progress").out
    assert "|[red]" not in run(folder, "progress", "--format", "markdown").out


def test_python_has_the_word(tmp_path: Path) -> None:
    folder = written(tmp_path, YINCHUAN, ["20"])
    responsibilities = msss.load(folder / "data" / "responsibility_list_2015.yaml")
    ledger = msss.load_ledger(folder / "data" / "progress_2015.yaml", responsibilities)
    (standing,) = msss.progress(responsibilities, ledger, JULY)
    assert (standing.status, standing.word, standing.status.word) == (Status.BEHIND, "红灯", "滯後")


# --- what contradicts itself


@pytest.mark.parametrize(
    ("bands", "finding"),
    [
        (
            "[{status: on_schedule, at_least: -20}, {status: behind, at_least: -5}]",
            "4:85: error[MSS240]: -5 is not below -20, from which on it is on_schedule (put the bands in order, best first)",
        ),
        (
            "[{status: on_schedule}, {status: behind, at_least: -5}]",
            "4:43: error[MSS240]: the band of on_schedule above it holds everything (only the last band may have no at_least:)",
        ),
        (
            "[{status: behind, at_least: 5}, {status: ahead}]",
            "4:60: error[MSS240]: ahead is better than behind, which stands above it (put the bands in order, best first)",
        ),
        (
            "[{status: behind, at_least: 5}, {status: behind}]",
            "4:60: error[MSS240]: behind has two bands with the same word (give each a word: of its own, or keep one of them)",
        ),
        (
            "[{by: 7月底, status: behind}]",
            "4:25: error[MSS240]: by: goes with bands of the rate, and these are bands of the difference (remove by:, or write bands_of: rate)",
        ),
    ],
)
def test_bands_that_contradict_each_other(bands: str, finding: str) -> None:
    assert said(f"schedule: {{bands: {bands}}}\n") == [finding]


@pytest.mark.parametrize(
    ("rest", "finding"),
    [
        ("[{status: ahead, at_least: 80}]", "nothing says from which day the band of the rate counts"),
        ("[{by: 7月底, status: ahead, at_least: 180}]", "180 is no completion rate that is short of the target"),
        (
            "[{by: 9月底, status: ahead, at_least: 90}, {by: 7月底, status: ahead, at_least: 80}]",
            "7月底 is before 9月底, which stands above it",
        ),
    ],
)
def test_bands_of_the_rate_that_say_nothing(rest: str, finding: str) -> None:
    (one,) = said(f"schedule: {{bands_of: rate, bands: {rest}}}\n")
    assert finding in one


@pytest.mark.parametrize(
    ("written_words", "finding"),
    [
        ("{on_schedule: 是, behind: 是}", "是 stands for on_schedule and for behind: nobody could tell who is behind"),
        ("{behind: 是, done: 是}", "是 stands for done and for behind: nobody could tell who is behind"),
        ("{behind: 按序時}", "按序時 is also what on_schedule is called"),
        ("{ahead: 完成}", "完成 is also what done is called"),
    ],
)
def test_a_word_that_says_two_things(written_words: str, finding: str) -> None:
    (one,) = said(f"schedule: {{words: {written_words}}}\n")
    assert finding in one


@pytest.mark.parametrize("schedule", [CHANGSHA, CHONGCHUAN, YINCHUAN, "schedule: {}\n", "schedule: {tolerance: 0}\n"])
def test_real_schemes_are_valid(schedule: str) -> None:
    assert said(schedule) == []


def test_what_is_wrong_in_a_schedule_is_said_where_it_stands() -> None:
    assert said("schedule:\n  tolerance: 10\n  band: []\n") == [
        "6:3: error[MSS101]: the schedule has no key band (did you mean bands?)"
    ]
    assert said("schedule: {tolerance: 101}\n") == [
        "4:23: error[MSS240]: a tolerance of 101 percentage points is more than the whole (write a number from 0 to 100)"
    ]


# --- between milestones

LINE = "schedule: {between_milestones: line}\n"
NODES = ", milestones: [{by: 3月底, quantity: 20}, {by: 6月底, quantity: 40}, {by: 9月底, quantity: 90}]"


@pytest.mark.parametrize("schedule", ["", LINE])
@pytest.mark.parametrize(("day", "done"), [(date(2015, 3, 31), "20"), (date(2015, 6, 30), "40"), (date(2015, 9, 30), "90")])  # fmt: skip
def test_a_report_on_a_node_is_on_schedule(schedule: str, day: date, done: str) -> None:
    (standing,) = stand(schedule, [done], day, of=NODES)
    assert (standing.status, standing.expected_share) == (Status.ON_SCHEDULE, Fraction(int(done), 100))


@pytest.mark.parametrize(
    ("day", "steps", "line"),
    [
        (date(2015, 1, 1), 0, Fraction(0)),
        (date(2015, 2, 15), 0, Fraction(20 * 45, 100 * 89)),
        (date(2015, 8, 15), 40, Fraction(40, 100) + Fraction(50 * 46, 100 * 92)),
        (date(2015, 11, 15), 90, Fraction(90, 100) + Fraction(10 * 46, 100 * 92)),
        (date(2015, 12, 31), 100, Fraction(1)),
    ],
)
def test_a_line_goes_from_node_to_node(day: date, steps: int, line: Fraction) -> None:
    assert [stand(schedule, ["1"], day, of=NODES)[0].expected_share for schedule in ("", LINE)] == [
        Fraction(steps, 100),
        line,
    ]


def test_stages_have_no_line() -> None:
    stage = ", milestones: [{by: 6月底, stage: 開工}]"
    assert [one.status for one in stand(LINE, ["stage: 前期"], date(2015, 6, 29), of=stage)] == [Status.ON_SCHEDULE]
    assert [one.status for one in stand(LINE, ["stage: 前期"], date(2015, 6, 30), of=stage)] == [Status.BEHIND]


# --- decimals


@pytest.mark.parametrize(("digits", "shown"), [((), "99%"), ((0,), "99%"), ((1,), "99.6%"), ((2,), "99.62%")])
def test_rates_have_as_many_decimals_as_are_asked_for(tmp_path: Path, digits: tuple[int, ...], shown: str) -> None:
    """498.1萬 of 500萬, as 99.62 of 100."""
    folder = written(tmp_path, "", ["99.62"])
    options = [text for number in digits for text in ("--digits", str(number))]
    for command in (("progress",), ("list", "--sort", "rate"), ("bulletin",), ("show", "1.1")):
        for format in ("table", "markdown"):
            assert shown in run(folder, *command, "--format", format, *options).out
    assert shown in ask("history", "1.1", "--format", "csv", *options, cwd=folder).out


@pytest.mark.parametrize(("digits", "shown"), [(0, "99"), (1, "99.9"), (2, "99.99")])
def test_what_is_short_of_the_whole_is_never_100(digits: int, shown: str) -> None:
    assert f"{percent(Fraction(99_999_999, 100_000_000), digits):f}" == shown
    assert f"{percent(Fraction(1), digits):f}".startswith("100")


def test_json_has_six_decimals_whatever_is_asked(changsha: Path) -> None:
    for command in ("progress", "bulletin"):
        exact, asked = (run(changsha, command, "--format", "json", *more).out for more in ((), ("--digits", "1")))
        assert exact == asked


def test_points_behind_are_the_difference_of_the_rates_as_shown(tmp_path: Path) -> None:
    folder = written(tmp_path, "", ["50.04"])
    out = run(folder, "bulletin", "--digits", "1").out
    assert "50.0%\t58.0%" in out
    assert "\t8.0\t" in out


# --- shares


def test_27_of_39_is_69_2_percent(changsha: Path) -> None:
    """As 長沙 published it: 有27項完成進度超過60%,占全部項目的69.2%."""
    chinese, english = run(changsha, "bulletin").out, run(changsha, "bulletin", "--english").out
    assert "39項事項中，已完成7項，占17.9%；已有進展39項，占100.0%；按序時及以上27項，占69.2%。" in chinese
    assert (
        "Of 39 items, 7 are done (17.9%), 39 have begun (100.0%), and 27 are on schedule or better (69.2%)." in english
    )
    shares = run(changsha, "bulletin", "--format", "json").data["shares"]
    assert shares["items"] == shares["targets"]
    assert shares["items"]["on_schedule"] == {"count": 27, "share": 0.692308}


def test_shares_are_there_where_they_are_asked_for(tmp_path: Path) -> None:
    folder = written(tmp_path, "", ["100", "stage: 開工", "0", ""])
    assert "占" not in run(folder, "bulletin").out.partition("說明")[0]
    out = run(folder, "bulletin", "--shares").out
    assert "4個目標任務中，已完成1個，占25.0%；已有進展2個，占50.0%；按序時及以上1個，占25.0%。" in out
    assert "占25.00%" in run(folder, "bulletin", "--shares", "--digits", "2", "--format", "markdown").out


def test_the_bulletin_says_what_the_bands_and_words_are(changsha: Path) -> None:
    out = run(changsha, "bulletin").out
    assert "目標任務的狀態按完成率（%）分檔：80及以上為超时间进度、60及以上為与时间进度同步、其餘為滯後。" in out
    assert "本清單的用語：超时间进度即超序時；与时间进度同步即按序時。" in out
    assert "提前完成7項、完成0項、超时间进度7項、与时间进度同步13項、滯後12項" in out


# --- a looser schedule


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("", "schedule: {tolerance: 10}\n", "the tolerance is larger: 5 → 10"),
        ("schedule: {tolerance: 10}\n", "schedule: {tolerance: 3}\n", ""),
        (CHANGSHA, CHANGSHA.replace("60", "55"), "a band begins lower"),
        (CHANGSHA, CHANGSHA.replace("60", "65"), ""),
        (CHANGSHA, "", "progress is measured in another way"),
        ("", YINCHUAN, "progress is measured in another way"),
        (LINE, "", "less is expected between milestones: line → steps"),
        ("", LINE, ""),
        ("", "schedule: {words: {behind: 慢}}\n", ""),
    ],
)
def test_a_looser_schedule_is_found_and_a_stricter_one_shown(tmp_path: Path, old: str, new: str, detail: str) -> None:
    found = compare(read(text(old)), read(text(new))).changes
    assert {change.field for change in found} == {"schedule"}
    for name, schedule in (("old", old), ("new", new)):
        (tmp_path / f"{name}.yaml").write_text(text(schedule), encoding="utf-8")
    answer = ask("validate", "new.yaml", "--against", "old.yaml", "--format", "json", cwd=tmp_path)
    codes = {one["code"]: one["message"] for one in json.loads(answer.out)["diagnostics"]}
    assert set(codes) == ({"MSS310"} if detail else set())
    assert detail in codes.get("MSS310", "")
    assert "schedule" in ask("diff", "old.yaml", "new.yaml", cwd=tmp_path).out


# --- works of which all is counted


def works(folder: Path, day: str, *arguments: object) -> Answer:
    """新建成1721套 of 1700, with the works at 90 %: 臨安 reported it in September 2022."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (data / "responsibility_list_2022.yaml").write_text(
        "title: 示例清單\nyear: 2022\nsource: {issuer: 示例, date: 2022-01-14}\nprojects:\n  - number: 4\n    items:\n"
        '      - {id: "4.1", name: 新建成保障性住房1700套, lead: 住建局, due: 12月底,\n'
        "         targets: [{content: 新建成保障性住房, quantity: 1700, measure: 套}]}\n",
        encoding="utf-8",
    )
    (data / "progress_2022.yaml").write_text(
        'year: 2022\nentries:\n  - {item: "4.1", date: 2022-09-30, value: 1721, stage: 施工, by: 住建局}\n',
        encoding="utf-8",
    )
    return ask(*map(str, arguments), "--as-of", day, cwd=folder)


@pytest.mark.parametrize(("day", "status"), [("2022-09-30", "ahead"), ("2022-12-31", "behind"), ("2023-01-01", "overdue")])  # fmt: skip
def test_1721_flats_with_works_under_way_are_not_done_in_progress(tmp_path: Path, day: str, status: str) -> None:
    (found,) = works(tmp_path, day, "progress", "--format", "json").data
    assert (found["status"], found["reached"]) == (status, None)


def test_1721_flats_with_works_under_way_are_not_done_in_a_bulletin(tmp_path: Path) -> None:
    out = works(tmp_path, "2022-12-31", "bulletin", "--shares").out
    assert "1個目標任務中，已完成0個，占0.0%；已有進展1個，占100.0%" in out
    assert "4.1\t新建成保障性住房\t住建局\t滯後\t—\t—\t—" in out  # short of a stage, and of no flats


def test_1721_flats_with_works_under_way_are_not_done_in_an_evaluation(tmp_path: Path) -> None:
    (found,) = works(tmp_path, "2023-01-01", "evaluate", "--format", "json").data
    assert (found["completion"], found["timeliness"]) == (0.99, 0.0)
    explained = works(tmp_path, "2023-01-01", "evaluate", "--explain", "4", "--english").out
    assert "counted as 99%: the works are not finished" in explained
