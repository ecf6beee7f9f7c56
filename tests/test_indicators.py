"""Indicators: figures in a column of their own, beside the sentence. All lists here are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists import HEAD, write_list
from running import ask

from msss.lists import loading
from msss.responsibilities import compare
from msss.responsibilities.compare import Change

SENTENCE = "新建學校3所"
SCHOOLS = "{content: 新建學校, quantity: 3, measure: 所}"
RATE = '{content: 學位利用率, quantity: 90, measure: "%", indicator: true}'


def item(*targets: str, sentence: str = SENTENCE) -> str:
    return f'{{id: "1.1", name: "{sentence}", lead: 市教育局, due: 12月底, targets: [{", ".join(targets)}]}}'


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return write_list(tmp_path / "a.yaml", item(SCHOOLS, RATE))


def test_an_indicator_is_not_held_against_the_sentence(listed):
    assert ask("validate", listed).out == "1 file, 0 errors, 0 warnings\n"


def test_without_the_mark_it_is(tmp_path):
    path = write_list(tmp_path / "a.yaml", item(SCHOOLS, RATE.replace(", indicator: true", "")))
    answer = ask("validate", path)
    assert "error[MSS208]: 90 % is not in the sentence" in answer.out
    assert "warning[MSS227]: 學位利用率 is not in the words of the sentence" in answer.out


def test_an_indicator_covers_no_quantity_of_the_sentence(tmp_path):
    same = "{content: 校舍, quantity: 3, measure: 所, indicator: true}"
    answer = ask("validate", write_list(tmp_path / "a.yaml", item(same)))
    assert "warning[MSS223]: 3所 has no target" in answer.out


def test_an_item_may_have_nothing_but_indicators(tmp_path):
    path = write_list(tmp_path / "a.yaml", item(RATE, sentence="提升學位利用水平"))
    assert ask("validate", path).out == "1 file, 0 errors, 0 warnings\n"


@pytest.mark.parametrize("quantity", [3, 2])
def test_what_the_sentence_promises_is_no_indicator(tmp_path, quantity):
    marked = f"{{content: 學校, quantity: {quantity}, measure: 所, indicator: true}}"
    answer = ask("validate", write_list(tmp_path / "a.yaml", item(SCHOOLS, marked)))
    assert "warning[MSS236]: the sentence of item 1.1 promises 3所 of 學校" in answer.out


@pytest.mark.parametrize("written", ["false", '"true"'])
def test_true_and_false_are_its_words(tmp_path, written):
    path = write_list(tmp_path / "a.yaml", item(SCHOOLS.replace("}", f", indicator: {written}}}")))
    assert ask("validate", path).code == 0


def test_another_word_is_refused(tmp_path):
    path = write_list(tmp_path / "a.yaml", item(SCHOOLS.replace("}", ", indicator: 是}")))
    assert (
        "error[MSS110]: indicator: 是 is not true or false (write true, or remove the key)" in ask("validate", path).out
    )


def test_the_chinese_term_leads_to_the_key(tmp_path):
    path = write_list(tmp_path / "a.yaml", item(SCHOOLS.replace("}", ", 指標: true}")))
    assert "indicator" in ask("validate", path).out


# --- where it is shown


def test_targets_say_which_are_indicators(listed, tmp_path):
    table = ask("targets", "-f", listed, "--format", "csv").out.splitlines()
    assert table[0].endswith(",指標")
    assert [line.endswith(",是") for line in table[1:]] == [False, True]
    ordinary = write_list(tmp_path / "b.yaml", item(SCHOOLS))
    assert "指標" not in ask("targets", "-f", ordinary, "--format", "csv").out


def test_show_says_so(listed):
    assert "學位利用率(指標) 90 %" in ask("show", "1.1", "-f", listed, MSSS_LANG="zh-Hant").out


def test_json_has_it_only_where_it_is(listed):
    schools, rate = ask("targets", "-f", listed, "--format", "json").data
    assert "indicator" not in schools
    assert rate["indicator"] is True
    assert ask("list", "-f", listed, "--format", "json").data[0]["targets"][1]["indicator"] is True


# --- from one version to the next


def changes(*targets: str) -> list[Change]:
    before, after = (
        HEAD.format(year=2023) + f"projects: [{{number: 1, items: [{one}]}}]\n"
        for one in (item(SCHOOLS, RATE), item(*targets))
    )
    old, new = (loading.parse_list(text.encode(), "a.yaml")[0] for text in (before, after))
    assert old
    assert new
    return list(compare.compare(old, new).changes)


@pytest.mark.parametrize(
    ("rate", "effect", "code"),
    [
        (RATE.replace("90", "80"), "weakened", "MSS301"),
        (RATE.replace("90", "95"), "strengthened", ""),
        (RATE.replace(", indicator: true", ""), "neutral", ""),
    ],
)
def test_an_indicator_is_promised_too(rate, effect, code):
    (change,) = changes(SCHOOLS, rate)
    assert (change.effect.value, change.code, change.old) == (effect, code, "學位利用率(指標) 90 %")


def test_an_indicator_removed_weakens():
    (change,) = changes(SCHOOLS)
    assert (change.effect.value, change.code) == ("weakened", "MSS302")


def test_a_target_made_an_indicator_still_is_one():
    (change,) = changes(SCHOOLS.replace("}", ", indicator: true}"), RATE)
    assert (change.effect.value, change.new) == ("neutral", "新建學校(指標) 3 所")
