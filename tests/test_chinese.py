"""Traditional and Simplified, full and half width."""

from __future__ import annotations

import subprocess
import sys

import pytest

from msss.values.chinese import Script, convert, fold, fold_all, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市規劃和自然資源局", "市规划和自然资源局"),
        ("市規劃和自然資源局", "市规划 和　自然资源局"),
        ("各區、縣(市)政府", "各区、县（市）政府"),
        ("市衛健委", "市卫健委"),
        ("國網杭州供電公司", "国网杭州供电公司"),
        ("November", "ＮＯＶＥＭＢＥＲ"),
        ("1.2", "１．２"),
    ],
)
def test_texts_that_differ_in_script_width_case_or_spaces_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


def test_different_names_stay_different():
    assert fold("市公安局") != fold("市公安局交警局")


def test_the_names_of_the_list_stay_different(shipped):
    assert len({fold(unit.name) for unit in shipped.units}) == 44


def test_many_texts_fold_as_each_alone(shipped):
    texts = [unit.name for unit in shipped.units] + ["", "a\nb", "ABC", "a b", "西 湖\t區"]
    assert fold_all(texts) == [fold(text) for text in texts]
    assert fold_all(["A b", "c"]) == ["ab", "c"]
    assert fold_all(["規劃", "衛健"]) == ["规划", "卫健"]
    assert fold_all([]) == []


def test_bytes_of_an_argument_that_are_not_utf8_fold_to_a_text():
    assert fold("\udcff規劃") == "\ufffd规划"
    assert fold("\udcff") == "\ufffd"


@pytest.mark.parametrize(
    ("text", "script", "shown"),
    [
        ("市衛生健康委員會", "as-is", "市衛生健康委員會"),
        ("市衛生健康委員會", "hans", "市卫生健康委员会"),
        ("市卫生健康委员会", "hans", "市卫生健康委员会"),
        ("市卫生健康委员会", "hant", "市衛生健康委員會"),
        ("November", "hant", "November"),
    ],
)
def test_text_is_shown_in_the_script_asked_for(text, script, shown):
    assert convert(text, Script(script)) == shown


def test_traditional_stays_as_the_city_wrote_it(shipped):
    texts = [item.name for _, item in shipped.items()] + [unit.name for unit in shipped.units]
    assert [convert(text, Script.HANT) for text in texts] == texts


def test_opencc_is_loaded_for_chinese_only():
    code = "import sys; from msss.values.chinese import fold; fold('plain'); assert 'opencc' not in sys.modules; fold('規劃'); assert 'opencc' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("other", ["杭政办函(2022)20号", "《杭政辦函［2022］20號》", "杭政辦函 2022、20號。"])
def test_without_punctuation_a_document_is_the_same(other: str) -> None:
    assert fold_words(other) == fold_words("杭政辦函〔2022〕20號")
    assert fold_words(other) != fold_words("杭政辦函〔2022〕21號")
