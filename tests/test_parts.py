"""Targets inside others (其中): nothing is counted twice. All lists here are made up, but for the one of 臨安."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists import HEAD, write_list
from running import ask

from msss.evaluation.scoring import evaluate
from msss.ledger.progress import Status, by_item, standings
from msss.ledger.reading import read as read_ledger
from msss.lists import loading
from msss.responsibilities import compare
from msss.responsibilities.compare import Change
from msss.responsibilities.model import ResponsibilityList
from msss.responsibilities.parts import counted_once
from msss.validation.checking import check_content

SENTENCE = "改造提升公廁750座(其中,城區公廁100座,農村公廁600座)"
ALL = "{content: 改造提升公廁, quantity: 750, measure: 座}"
TOWN = "{content: 城區公廁, quantity: 100, measure: 座, part_of: 改造提升公廁}"
COUNTRY = "{content: 農村公廁, quantity: 600, measure: 座, part_of: 改造提升公廁}"


def item(*targets: str, sentence: str = SENTENCE) -> str:
    return f'{{id: "1.1", name: "{sentence}", lead: 市城管局, due: 12月底, targets: [{", ".join(targets)}]}}'


def text(*targets: str, sentence: str = SENTENCE) -> str:
    return HEAD.format(year=2023) + f"projects: [{{number: 1, items: [{item(*targets, sentence=sentence)}]}}]\n"


def said(*targets: str, sentence: str = SENTENCE) -> list[str]:
    """What is said of the item, without the place."""
    found = check_content(text(*targets, sentence=sentence).encode(), "").diagnostics
    return [str(one).split(": ", 1)[1] for one in found]


def parsed(written: str) -> ResponsibilityList:
    found, _, diagnostics = loading.parse_list(written.encode(), "a.yaml")
    assert found is not None, diagnostics
    return found


def test_parts_of_a_target_are_no_error():
    assert said(ALL, TOWN, COUNTRY) == []


def test_a_real_one_is_none_either():
    """臨安, 2022: 進展情況表(截至9月底); the sentence is the report's."""
    sentence = (
        "新建成保障性住房共2处合计1721套,其中A1-02-02地块人才专项租赁住房(828套),B-02-08地块人才专项租赁住房(893套)。"
    )
    whole = "{content: 新建成保障性住房合计, quantity: 1721, measure: 套}"
    parts = [
        f"{{content: {content}, quantity: {quantity}, measure: 套, part_of: 新建成保障性住房合计}}"
        for content, quantity in (("A1-02-02地块人才专项租赁住房", 828), ("B-02-08地块人才专项租赁住房", 893))
    ]
    places = "{content: 新建成保障性住房, quantity: 2, measure: 处}"
    assert said(places, whole, *parts, sentence=sentence) == []


# --- what is refused


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        (
            "公廁",
            "error[MSS215]: item 1.1 has no target 公廁, which 城區公廁 is a part of"
            " (write 改造提升公廁 or 農村公廁, or remove part_of:)",
        ),
        (
            "城區公廁",
            "error[MSS215]: 城區公廁 is a part of itself (write 改造提升公廁 or 農村公廁, or remove part_of:)",
        ),
    ],
)
def test_a_part_is_inside_a_target_of_its_item(whole, message):
    assert said(ALL, TOWN.replace("part_of: 改造提升公廁", f"part_of: {whole}"), COUNTRY) == [message]


def test_parts_in_a_circle_are_inside_nothing():
    circle = ALL.replace("}", ", part_of: 城區公廁}")
    assert said(circle, TOWN, COUNTRY) == [
        "error[MSS215]: 改造提升公廁 is a part of 城區公廁, which is a part of it in turn"
        " (write 城區公廁 or 農村公廁, or remove part_of:)",
        "error[MSS215]: 城區公廁 is a part of 改造提升公廁, which is a part of it in turn"
        " (write 改造提升公廁 or 農村公廁, or remove part_of:)",
    ]


def test_of_another_item_there_are_no_parts():
    found = check_content(
        (
            HEAD.format(year=2023)
            + 'projects: [{number: 1, items: [{id: "1.1", name: 改造提升公廁750座, lead: 市城管局, due: 年底, '
            + f'targets: [{ALL}]}}, {{id: "1.2", name: 城區公廁100座, lead: 市城管局, due: 年底, targets: [{TOWN}]}}]}}]\n'
        ).encode(),
        "",
    ).diagnostics
    assert [one.code for one in found] == ["MSS215"]


def test_parts_are_no_more_than_their_whole():
    sentence = SENTENCE.replace("600", "700")
    assert said(ALL, TOWN, COUNTRY.replace("600", "700"), sentence=sentence) == [
        "error[MSS216]: the parts of 改造提升公廁 in item 1.1 are more than its 750 座"
        " (correct a quantity, or remove part_of: where it is promised beside the other)"
    ]


@pytest.mark.parametrize(
    "part",
    [
        # rates, what is counted in another measure, and at most so much: they don't add up
        '{content: 甲, quantity: 90, measure: "%", part_of: 率}, {content: 乙, quantity: 92, measure: "%", part_of: 率}',
        "{content: 甲, quantity: 900, measure: 平方米, part_of: 率}",
        '{content: 甲, quantity: 99, measure: "%", part_of: 率, bound: at_most}',
    ],
)
def test_what_does_not_add_up_is_not_added_up(part):
    part = part.replace("part_of", "indicator: true, part_of")
    rate = '{content: 率, quantity: 95, measure: "%", indicator: true}'
    assert said(rate, part, sentence="提升覆蓋水平") == []


def test_of_units_of_ten_thousand_the_parts_add_up():
    whole = "{content: 投資, quantity: 1, measure: 億元}"
    part = "{content: 省級資金, quantity: 12000, measure: 萬元, part_of: 投資}"
    assert [one[:13] for one in said(whole, part, sentence="投資1億元,省級資金12000萬元")] == ["error[MSS216]"]


# --- what the sentence says


def test_a_quantity_after_qizhong_is_asked_for_as_a_part():
    assert said(ALL, COUNTRY) == [
        "warning[MSS223]: 100座 has no target"
        " (add one: {content: …, quantity: 100, measure: 座, part_of: 改造提升公廁})"
    ]
    assert said(COUNTRY.replace(", part_of: 改造提升公廁", ""), sentence="改造公廁750座(農村公廁600座)")[0].endswith(
        "{content: …, quantity: 750, measure: 座})"
    )


def test_a_target_that_counts_twice_is_found():
    (finding,) = said(ALL, TOWN.replace(", part_of: 改造提升公廁", ""), COUNTRY)
    assert finding == (
        "warning[MSS237]: by the sentence of item 1.1, 城區公廁 is inside 改造提升公廁, and counts twice without part_of:"
        " (write part_of: 改造提升公廁)"
    )


def test_of_equal_quantities_the_words_tell_which_is_inside():
    sentence = "新建小學30所、中學70所,其中寄宿制30所"
    small, middle = "{content: 小學, quantity: 30, measure: 所}", "{content: 中學, quantity: 70, measure: 所}"
    boarding = "{content: 寄宿制, quantity: 30, measure: 所, part_of: 中學}"
    assert said(boarding, middle, small, sentence=sentence) == []
    plain = boarding.replace(", part_of: 中學", "")
    assert [one[:15] for one in said(plain, middle, small, sentence=sentence)] == ["warning[MSS237]"]
    all_of_it = "{content: 新建學校, quantity: 70, measure: 所}"
    assert said(all_of_it, sentence="新建學校70所,其中公辦70所")[0].startswith("warning[MSS223]")


@pytest.mark.parametrize("sentence", ["改造提升公廁750座,城區公廁100座", "改造提升公廁750座(城區公廁100座)"])
def test_without_qizhong_nothing_is_asked(sentence):
    assert said(ALL, TOWN.replace(", part_of: 改造提升公廁", ""), sentence=sentence) == []


# --- sums and means

LEDGER = (
    "year: 2023\nentries:\n"
    '  - {{item: "1.1", target: 改造提升公廁, date: 2023-06-30, value: {}}}\n'
    '  - {{item: "1.1", target: 城區公廁, date: 2023-06-30, value: {}}}\n'
    '  - {{item: "1.1", target: 農村公廁, date: 2023-06-30, value: {}}}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_list(tmp_path / "a.yaml", item(ALL, TOWN, COUNTRY))
    (tmp_path / "progress_a.yaml").write_text(LEDGER.format(750, 50, 700), encoding="utf-8")
    return tmp_path


def test_sums_count_a_part_once(folder):
    (total,) = ask("targets", "-f", "a.yaml", "--sum", "measure", "--format", "json", cwd=folder).data
    assert total == {"measure": "座", "targets": 1, "sum": 750}
    contents = ask("targets", "-f", "a.yaml", "--sum", "--format", "json", cwd=folder).data
    assert [(one["content"], one["sum"]) for one in contents] == [
        ("改造提升公廁", 750),
        ("城區公廁", 100),
        ("農村公廁", 600),
    ]


def test_parts_alone_are_added_up(folder):
    (total,) = ask("targets", "-f", "a.yaml", "--target", "區公廁", "--target", "村公廁", "--sum", "measure", "--format", "json", cwd=folder).data  # fmt: skip
    assert total == {"measure": "座", "targets": 2, "sum": 700}


def test_a_completion_rate_is_that_of_the_wholes(folder):
    responsibilities = parsed(text(ALL, TOWN, COUNTRY))
    ledger = read_ledger(LEDGER.format(750, 50, 700).encode(), "l", responsibilities).model
    assert ledger
    found = by_item(standings(responsibilities, ledger, responsibilities.source.date.replace(month=12, day=31)))
    assert [one.status for one in found["1.1"]] == [Status.DONE_EARLY, Status.BEHIND, Status.DONE_EARLY]
    (result,) = evaluate(responsibilities, found)
    assert result.completion == 1
    assert result.timeliness == 0  # of the parts one wasn't done
    assert result.outcomes[0].done is None
    ledger = read_ledger(LEDGER.format(375, 100, 600).encode(), "l", responsibilities).model
    assert ledger
    found = by_item(standings(responsibilities, ledger, responsibilities.source.date.replace(month=12, day=31)))
    assert evaluate(responsibilities, found)[0].completion == Fraction(1, 2)


def test_where_they_stand_is_shown_part_by_part(folder):
    answer = ask("progress", "-f", "a.yaml", "--as-of", "2023-06-30", "--format", "md", cwd=folder).out
    assert "of which: 城區公廁" in answer
    closing = ask("progress", "-f", "a.yaml", "--as-of", "2023-06-30", cwd=folder).err.splitlines()[-1]
    assert closing == "msss: 1 target and 2 parts of targets: done early 2, ahead 1"
    (row,) = ask("list", "-f", "a.yaml", "--as-of", "2023-06-30", "--sort", "rate", "--format", "csv", cwd=folder).out.splitlines()[1:]  # fmt: skip
    assert ",100%," in row  # the rate of the whole
    assert "1個目標任務（另列2個其中項）" in ask(
        "bulletin", "-f", "a.yaml", "--as-of", "2023-06-30", "--format", "md", cwd=folder
    ).out  # fmt: skip


def test_explanations_say_that_a_part_is_not_counted_again(folder):
    answer = ask(
        "evaluate", "-f", "a.yaml", "--explain", "1", "--as-of", "2023-12-31", "--format", "csv", cwd=folder
    ).out
    assert answer.count("其中項不另計入") == 2
    assert "100.00%" in answer


# --- where they are shown


def test_answers_say_what_is_a_part(folder):
    assert "其中:城區公廁 100 座" in ask("show", "1.1", "-f", "a.yaml", cwd=folder, MSSS_LANG="zh-Hant").out
    assert "of which: 城區公廁" in ask("targets", "-f", "a.yaml", cwd=folder).out
    assert "Target: of which: 城區公廁" in ask("calendar", "-f", "a.yaml", cwd=folder).out.replace("\r\n ", "")


def test_of_several_wholes_it_is_said_which(tmp_path):
    targets = "{content: 公園, quantity: 5, measure: 個}, {content: 口袋公園, quantity: 2, measure: 個, part_of: 公園}"
    more = "{content: 綠道, quantity: 9, measure: 條}, {content: 濱水綠道, quantity: 3, measure: 條, part_of: 綠道}"
    path = write_list(
        tmp_path / "a.yaml", item(targets, more, sentence="公園5個,其中口袋公園2個;綠道9條,其中濱水綠道3條")
    )
    assert "綠道其中:濱水綠道 3 條" in ask("show", "1.1", "-f", path, MSSS_LANG="zh-Hant").out


def test_spreadsheets_have_a_column_where_there_are_parts(folder):
    lines = ask("targets", "-f", "a.yaml", "--format", "csv", cwd=folder).out.splitlines()
    assert lines[0].endswith(",所屬目標")
    assert lines[2].split(",")[1] == "城區公廁"
    assert lines[2].endswith(",改造提升公廁")
    lines = ask("progress", "-f", "a.yaml", "--format", "csv", cwd=folder).out.splitlines()
    assert lines[0].endswith(",所屬目標")
    assert lines[2].endswith(",改造提升公廁")


def test_json_has_it_where_it_is(folder):
    whole, town, _ = ask("targets", "-f", "a.yaml", "--format", "json", cwd=folder).data
    assert "part_of" not in whole
    assert town["part_of"] == "改造提升公廁"
    assert ask("progress", "-f", "a.yaml", "--format", "json", cwd=folder).data[1]["part_of"] == "改造提升公廁"


# --- from one version to the next


def changes(old: str, new: str) -> list[Change]:
    found = compare.compare(parsed(old), parsed(new)).changes
    return [change for change in found if change.field == "target"]


BESIDE = "改造提升公廁750座,新建城區公廁100座"
NEW_TOWN = "{content: 新建城區公廁, quantity: 100, measure: 座}"


def test_a_part_removed_weakens():
    (change,) = changes(text(ALL, TOWN, COUNTRY), text(ALL, COUNTRY, sentence="改造提升公廁750座(其中,農村公廁600座)"))
    assert (change.effect.value, change.code) == ("weakened", "MSS302")
    assert change.old == "改造提升公廁其中:城區公廁 100 座"


def test_a_part_made_smaller_weakens():
    sentence = SENTENCE.replace("100", "90")
    (change,) = changes(text(ALL, TOWN, COUNTRY), text(ALL, TOWN.replace("100", "90"), COUNTRY, sentence=sentence))
    assert (change.effect.value, change.code, change.path[-1]) == ("weakened", "MSS301", "quantity")


def test_a_part_added_strengthens():
    plain = text(ALL, sentence="改造提升公廁750座")
    (change,) = changes(plain, text(ALL, TOWN, sentence="改造提升公廁750座,其中城區公廁100座"))
    assert (change.effect.value, change.code) == ("strengthened", "")


def test_what_was_promised_beside_another_and_now_is_inside_it_weakens():
    inside = NEW_TOWN.replace("}", ", part_of: 改造提升公廁}")
    before, after = text(ALL, NEW_TOWN, sentence=BESIDE), text(ALL, inside, sentence=BESIDE.replace(",", ",其中"))
    (change,) = changes(before, after)
    assert (change.effect.value, change.code, change.path[-1]) == ("weakened", "MSS301", "part_of")
    (change,) = changes(after, before)
    assert (change.effect.value, change.code) == ("strengthened", "")


def test_a_sentence_taken_apart_otherwise_promises_the_same():
    beside = TOWN.replace(", part_of: 改造提升公廁", "")
    for old, new in ((beside, TOWN), (TOWN, beside)):
        for sentence in (SENTENCE, SENTENCE.replace("其中,", "其中")):
            (change,) = changes(text(ALL, old, COUNTRY), text(ALL, new, COUNTRY, sentence=sentence))
            assert (change.effect.value, change.code) == ("neutral", "")


# --- whatever the parts


QUANTITIES = st.integers(0, 50)


@given(st.lists(st.tuples(QUANTITIES, st.none() | st.integers(0, 5)), min_size=1, max_size=6))
def test_no_sum_counts_twice_and_no_list_breaks(targets):
    """Any targets that say of each other what they are inside: an error, or a sum of those inside nothing."""
    written = [
        f"{{content: 第{index}項, quantity: {quantity}, measure: 座, indicator: true"
        + (f", part_of: 第{whole}項" if whole is not None else "")
        + "}"
        for index, (quantity, whole) in enumerate(targets)
    ]
    file = text(*written, sentence="改造提升公廁").encode()
    errors = {one.code for one in check_content(file, "").diagnostics if one.code < "MSS220"}
    inside = [whole for _, whole in targets]

    def is_inside_something(index: int) -> bool:
        for _ in targets:
            if inside[index] is None:
                return True
            if not 0 <= inside[index] < len(targets):
                return False
            index = inside[index]
        return False

    assert ("MSS215" in errors) is not all(map(is_inside_something, range(len(targets))))
    parts = [sum(quantity for quantity, whole in targets if whole == index) for index in range(len(targets))]
    if "MSS215" not in errors:
        assert ("MSS216" in errors) is any(part > quantity for part, (quantity, _) in zip(parts, targets, strict=True))
        (_, only), *_ = parsed(file.decode()).items()
        assert sum(one.quantity for one in counted_once(only.targets, only.targets)) == sum(
            quantity for quantity, whole in targets if whole is None
        )
