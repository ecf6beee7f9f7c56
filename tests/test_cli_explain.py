"""`msss explain`, and the page of codes that is written from the same text."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from documented import DOCS, ROOT, tool
from rich.cells import cell_len
from running import ask, environment_of, run_on_terminal

from msss.cli.explain_command import CodeType
from msss.common import language
from msss.common.language import Language
from msss.output import explanation
from msss.validation.codes import Rule, all_rules

RULES = {rule.code: rule for rule in all_rules()}

MSS222 = """\
warning[MSS222]: A registered unit is never named.

A unit that no item names has no duties. Most often its name is written
differently in an item, or an item lost it. If a collective is named, its
members count as named. Correct the item, or remove the unit.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市建委
        aliases: [市城鄉建設委員會]

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市建委
        aliases: [市城鄉建設委員會]

Every list begins with title, year and source; the examples leave them out.
"""


@pytest.mark.parametrize("code", ["MSS222", "mss222", "Mss222"])
def test_a_code_is_explained_in_any_case(code: str) -> None:
    answer = ask("explain", code)
    assert (answer.code, answer.out, answer.err) == (0, MSS222, "")


def test_several_codes_are_explained_in_the_order_asked() -> None:
    answer = ask("explain", "MSS301", "MSS001")
    assert answer.code == 0
    assert [line for line in answer.out.splitlines() if "[MSS" in line] == [
        "error[MSS301]: A target is weakened.",
        "error[MSS001]: The file is not UTF-8.",
    ]


@pytest.mark.parametrize("asked", ["MSS2", "mss22", "MSS"])
def test_the_beginning_of_codes_explains_all_that_begin_so(asked: str) -> None:
    answer = ask("explain", asked)
    assert answer.code == 0
    shown = [line[line.index("[") + 1 : line.index("]")] for line in answer.out.splitlines() if "[MSS" in line]
    assert shown == [code for code in RULES if code.startswith(asked.upper())]


def test_a_code_asked_for_twice_is_explained_once() -> None:
    assert ask("explain", "MSS222", "MSS22").out.count("[MSS222]") == 1


def test_a_terminal_shows_no_marks_of_markup() -> None:
    assert "``" not in ask("explain", "MSS").out
    assert "a second lead:, a responsibility would move" in " ".join(ask("explain", "MSS003").out.split())


def test_a_code_against_a_baseline_shows_the_list_before() -> None:
    out = ask("explain", "MSS301").out
    assert out.index("Before:") < out.index("200") < out.index("Passes:") < out.index("Fails:") < out.index("180")


def test_as_markdown() -> None:
    out = ask("explain", "mss205", "--format", "markdown").out
    assert out.startswith(
        "# MSS205: A unit isn't in the registry\n\nError.\n\nIf a list has a registry under `units:`, it must"
    )
    assert out.count("```yaml\nprojects:\n") == 2
    assert out.endswith("```\n")


def test_without_a_code_all_are_listed() -> None:
    answer = ask("explain")
    lines = answer.out.splitlines()
    assert [line[:6] for line in lines] == sorted(RULES)
    assert "MSS208  error    A target's quantity and measure aren't in its item's sentence." in lines
    assert "MSS226  warning  A unit's name looks like a misspelling of another." in lines
    table = ask("explain", "--format", "markdown").out.splitlines()
    assert table[:2] == ["| code | severity | title |", "| --- | --- | --- |"]
    assert len(table) == len(RULES) + 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("MSS2O8", "MSS208"),
        ("208", "Did you mean MSS208"),
        ("MS208", "Did you mean MSS208"),
        ("E901", "msss explain lists them all."),
        ("", "msss explain lists them all."),
        ("\x1b[31m", "\\x1b[31m is not a code of msss."),
    ],
)
def test_an_unknown_code_is_a_usage_error_that_names_the_nearest(code: str, said: str) -> None:
    answer = ask("explain", code)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_codes_are_completed_in_any_case() -> None:
    offered = CodeType().shell_complete(None, None, "mss22")  # type: ignore[arg-type]
    assert [item.value for item in offered] == [f"MSS22{digit}" for digit in range(1, 10)]
    assert offered[0].help == "The numbering has a gap."


@pytest.mark.parametrize("columns", [40, 80, 300])
def test_text_fits_the_terminal_and_examples_are_left_as_they_are(columns: int) -> None:
    for rule in RULES.values():
        shown = explanation.text(rule, columns)
        prose = [line for line in shown.splitlines() if not line.startswith("    ")]
        assert max(map(cell_len, prose)) <= columns
        for example in (rule.before, rule.passes, rule.fails):
            assert all(f"    {line}".rstrip() in shown for line in example.splitlines())
        assert "".join(rule.text.replace("``", "").split()) in "".join(shown.split())


def test_lines_are_no_longer_than_a_reader_wants_them() -> None:
    shown = run_on_terminal(300, "explain", "MSS208").out
    assert max(cell_len(line) for line in shown.splitlines()) <= 100


@pytest.mark.parametrize("code", RULES)
def test_examples_fit_100_columns(code: str) -> None:
    assert max(map(cell_len, explanation.text(RULES[code], 80).splitlines())) <= 104


@pytest.mark.parametrize("spoken", Language)
def test_the_page_of_codes_is_what_the_tool_writes(spoken: Language) -> None:
    page = page_in(spoken).read_text(encoding="utf-8")
    assert page == tool["rules"](spoken), "run python tools/write_docs.py"


@pytest.mark.parametrize("spoken", Language)
def test_the_page_leads_to_its_other_languages(spoken: Language) -> None:
    page = page_in(spoken)
    line = page.read_text(encoding="utf-8").splitlines()[2]
    linked = {(page.parent / target).resolve() for target in re.findall(r"\]\(([^)]+)\)", line)}
    assert linked == {page_in(other).resolve() for other in Language if other is not spoken}


@pytest.mark.parametrize("spoken", Language)
def test_the_places_of_the_page_have_the_same_names_in_every_language(spoken: Language) -> None:
    places = re.findall(r'^<a id="(mss\d+)"></a>\n\n### (MSS\d+)', page_in(spoken).read_text("utf-8"), re.MULTILINE)
    assert places == [(code.lower(), code) for code in RULES]


def page_in(spoken: Language) -> Path:
    """docs/rules.md in a language."""
    return DOCS / ("" if spoken is Language.ENGLISH else spoken.value) / "rules.md"


def parts_of_the_page() -> dict[str, tuple[str, dict[str, str]]]:
    """Of each family of codes, such as MSS4: what stands at its head on the page of codes, and of each code."""
    parts = {}
    for part in (DOCS / "rules.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        head, *of_codes = part.split("\n### ")
        parts[of_codes[0][:4]] = (head, {text[:6]: text for text in of_codes})
    return parts


# --- in Chinese

CHINESE = [one for one in Language if one is not Language.ENGLISH]
MSS007 = """\
錯誤[MSS007]: 文件為空。

文件中沒有內容，或只有註釋，多半是保存或合併時出了差錯。清單應有標題、年份、來源
和項目。

符合要求：

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

不符合要求：

    # 2022年市政府民生實事項目責任清單

每份清單都以 title、year、source 開頭，示例中省略。
"""


@pytest.fixture
def traditional() -> Iterator[None]:
    """Speak Traditional Chinese."""
    language.use(Language.TRADITIONAL)
    yield
    language.use(Language.ENGLISH)


def test_a_code_is_explained_in_chinese() -> None:
    answer = ask("--lang", "zh-Hant", "explain", "MSS007", COLUMNS="80")
    assert (answer.code, answer.out, answer.err) == (0, MSS007, "")
    assert "\n\n文件中没有内容，或只有注释，" in ask("--lang", "zh-Hans", "explain", "MSS007").out


def test_examples_are_the_same_in_every_language() -> None:
    def examples(spoken: Language) -> list[str]:
        out = ask("--lang", spoken.value, "explain", "MSS").out
        return [line for line in out.splitlines() if line.startswith("    ")]

    english = examples(Language.ENGLISH)
    assert len(english) > 1000
    assert examples(Language.TRADITIONAL) == examples(Language.SIMPLIFIED) == english


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("spoken", CHINESE)
def test_no_english_is_left_in_chinese(spoken: Language, form: str) -> None:
    """Of each code, and of the list of all, but for the examples and what is to be typed as it is."""
    answers = [ask("--lang", spoken.value, "explain", *asked, "--format", form).out for asked in ((), ("MSS",))]
    prose = re.sub(
        r"```yaml\n.*?```|^    .*$", "", "".join(answers), flags=re.DOTALL if form == "markdown" else re.MULTILINE
    )
    english = " ".join(word for rule in RULES.values() for word in rule.text.split())
    literals = set(re.findall("``(.*?)``", english))
    for typed in sorted(literals, key=len, reverse=True):
        prose = prose.replace(f"`{typed}`" if form == "markdown" else typed, "")
    assert len(prose) > 9000
    assert re.findall(r"[A-Za-z',]+ [a-z].*", prose) == []
    assert not re.search(r"[a-z]\.(\s|$)", prose)


@pytest.mark.parametrize("spoken", CHINESE)
def test_the_page_of_codes_has_no_english_either(spoken: Language) -> None:
    prose = re.sub(r"```yaml\n.*?```|`[^`]+`|<a id=.*", "", page_in(spoken).read_text("utf-8"), flags=re.DOTALL)
    prose = prose.partition("##")[0]
    assert "MSS2xx：[" in prose
    assert re.findall(r"[A-Za-z',]+ [a-z].*", prose) == []


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.usefixtures("traditional")
def test_chinese_fits_the_terminal(columns: int) -> None:
    for rule in RULES.values():
        lines = explanation.text(rule, columns).splitlines()
        assert max(cell_len(line) for line in lines if not line.startswith("    ")) <= columns
        assert not any(re.match("[，。、；：」）]", line) for line in lines)


@pytest.mark.usefixtures("traditional")
def test_codes_are_completed_with_their_titles_in_chinese() -> None:
    offered = CodeType().shell_complete(None, None, "mss007")  # type: ignore[arg-type]
    assert [(item.value, item.help) for item in offered] == [("MSS007", "文件為空。")]
    assert type(offered[0].help) is str


@pytest.mark.parametrize("content", [None, b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 24, "half"])
def test_without_the_catalogue_of_codes_they_are_explained_in_english(
    content: bytes | str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is missing or broken, and that of all other sentences is there."""
    folder = tmp_path / "zh_Hant" / "LC_MESSAGES"
    shutil.copytree(language.LOCALES / "zh_Hant" / "LC_MESSAGES", folder)
    catalogue = folder / f"{language.CODES}.mo"
    if content is None:
        catalogue.unlink()
    else:
        whole = catalogue.read_bytes()
        catalogue.write_bytes(content if isinstance(content, bytes) else whole[: len(whole) // 2])
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    answer = ask("--lang", "zh-Hant", "explain", "MSS222")
    assert (answer.code, answer.err) == (0, "")
    text, _, examples = answer.out.partition("符合要求：")
    assert text == MSS222.partition("Passes:")[0].replace("warning", "警告")
    assert "不符合要求：" in examples


CATALOGUES = """import sys
read = []
sys.addaudithook(lambda event, arguments: event == "open" and read.append(str(arguments[0])))
from msss.cli import main
try:
    main()
except SystemExit:
    pass
sys.stdout = sys.stderr
from pathlib import Path
print(sorted({Path(file).name for file in read if file.endswith(".mo")}))
"""


@pytest.mark.parametrize(
    ("spoken", "arguments", "loaded"),
    [
        (Language.ENGLISH, ["list"], []),
        (Language.ENGLISH, ["explain"], []),
        (Language.TRADITIONAL, ["list"], ["msss.mo"]),
        (Language.TRADITIONAL, ["validate", "--strict"], ["msss.mo"]),
        (Language.TRADITIONAL, ["explain", "MSS007"], ["msss.mo", "msss_codes.mo"]),
    ],
)
def test_only_who_explains_codes_loads_their_catalogue(
    spoken: Language, arguments: list[str], loaded: list[str]
) -> None:
    run, environment = [sys.executable, "-c", CATALOGUES, *arguments], environment_of(MSSS_LANG=spoken.value)
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.splitlines()[-1] == str(loaded)


# --- docs/rules.md


def before(rule: Rule) -> str:
    """What stands above the third example: a ledger and an evaluation have the list that they belong to."""
    return "The list" if rule.code.startswith(("MSS4", "MSS5", "MSS6")) else "Before"


def test_the_page_has_every_code_once_with_its_examples() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert headings == [f"{rule.code}: {rule.title.removesuffix('.')}" for rule in RULES.values()]
    parts = parts_of_the_page()
    for rule in RULES.values():
        head, of_codes = parts[rule.code[:4]]
        text = of_codes[rule.code]
        for heading, example in ((before(rule), rule.before), ("Passes", rule.passes), ("Fails", rule.fails)):
            if not example:
                continue
            block = f"```yaml\n{example}```"
            own = f"{heading}:\n\n{block}" in text
            above = f"{heading}: [as above](#" in text and block in head
            unchanged = f"{heading}: the file before, unchanged." in text and example == rule.before
            assert [own, above, unchanged].count(True) == 1, (rule.code, heading)


def test_the_page_shows_once_what_the_codes_of_a_family_share() -> None:
    head, of_codes = parts_of_the_page()["MSS4"]
    assert head.count(f"The list, for MSS401 to MSS416:\n\n```yaml\n{RULES['MSS401'].before}```") == 1
    assert "Passes, for MSS401, MSS404, MSS408 and MSS413:\n" in head
    assert not any(RULES["MSS401"].before in text for text in of_codes.values())
    assert "The list: [as above](#mss4xx). Passes:\n" in of_codes["MSS402"]


def test_a_code_whose_list_stays_as_it_was_says_so() -> None:
    _, of_codes = parts_of_the_page()["MSS3"]
    assert (
        "Passes: the file before, unchanged. Fails:\n\n```yaml\n# there is no such file any more\n```"
        in of_codes["MSS308"]
    )
