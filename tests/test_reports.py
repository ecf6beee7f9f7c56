"""Every format of a report, read by what reads it: a parser of its own, or a program's library.

The examples of text, concise and diff are in tests/examples/; RENEW_EXAMPLES=1 renews them.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from documented import sections, table
from junitparser import Error, Failure, JUnitXml
from lists import HEAD, ITEM, write_list
from platforms import link
from rich.console import Console
from running import Answer, ask

from msss.common.harmless import visible
from msss.output.reports import ReportFormat, report
from msss.reading.diagnostic import Diagnostic, Severity, Span
from msss.validation.checking import Checked
from msss.validation.codes import all_rules

EXAMPLES = Path(__file__).parent / "examples"
FORMATS = [format.value for format in ReportFormat]

# A made-up list with an error of the list as a whole, one of a promise, warnings, wide text.
ITEMS = """\
{id: "1.1", name: 新增公園2個、廁所數座, lead: 市建委, support: [市財政局], due: 6月底, targets: [{content: 新增公園, quantity: 20, measure: 個}]}
{id: "1.3", name: '修路 50公里', lead: [市交通局, 市交通局], due: 年底}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list of errors and warnings, one that is clean, one that is no YAML, one that can't be read."""
    write_list(tmp_path / "lists" / "a.yaml", ITEMS)
    write_list(tmp_path / "lists" / "b.yaml", ITEM)
    (tmp_path / "lists" / "c.yaml").write_text("title: 示例\nyear： 2023\n", encoding="utf-8")
    link(tmp_path / "lists" / "d.yaml", "gone.yaml")
    return tmp_path


def reported(folder: Path, format: str, *arguments: str) -> Answer:
    answer = ask("validate", "lists", "--format", format, *arguments, cwd=folder)
    assert answer.code == 2  # for the one that can't be read
    return answer


EXPECTED = [
    ("lists/a.yaml", 7, "MSS208", "error"),
    ("lists/a.yaml", 8, "MSS221", "warning"),
    ("lists/a.yaml", 8, "MSS224", "warning"),
    ("lists/a.yaml", 8, "MSS206", "error"),
    ("lists/c.yaml", 2, "MSS002", "error"),
]


def test_what_is_expected_is_what_is_found(folder: Path) -> None:
    lines = reported(folder, "concise").out.splitlines()[:-1]
    found = [re.fullmatch(r"(.*?):(\d+):\d+: (error|warning)\[(MSS\d+)\]: .*", line) for line in lines]
    assert [(one[1], int(one[2]), one[4], one[3]) for one in found if one] == EXPECTED


# --- text and concise, against examples


@pytest.mark.parametrize("format", ["text", "concise"])
def test_what_people_read(folder: Path, format: str) -> None:
    answer = ask("validate", "lists", "--format", format, cwd=folder, COLUMNS="100")
    example(f"validate.{format}.txt", answer.out)
    assert answer.err == "msss: lists/d.yaml: no such file or folder\n"


@pytest.mark.parametrize("format", ["table", "json", "markdown"])
def test_what_changed(tmp_path: Path, format: str) -> None:
    write_list(
        tmp_path / "old.yaml",
        ITEMS.replace("'修路 50公里'", "修路50公里").replace("[市交通局, 市交通局]", "市交通局").replace("20,", "2,"),
    )
    new = ITEMS.replace("'修路 50公里'", "修路40公里").replace("[市交通局, 市交通局]", "市建委").replace("20,", "2,")
    write_list(tmp_path / "new.yaml", new.replace("6月底", "5月底"))
    drawn = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "80"} if format == "table" else {}
    answer = ask("diff", "old.yaml", "new.yaml", "--format", format, cwd=tmp_path, **drawn)
    assert answer.code == 0
    example(f"diff.{format}.txt", "".join(f"{line.rstrip()}\n" for line in answer.out.splitlines()))


def example(name: str, text: str) -> None:
    path = EXAMPLES / name
    if os.environ.get("RENEW_EXAMPLES"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} differs; RENEW_EXAMPLES=1 renews it"


# --- github: workflow commands, by the rules of the runner


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that a runner of GitHub Actions finds in a log: name, properties, message.

    A line that begins with ``::`` is one, up to the next ``::`` its name and properties; the older
    form is ``##[name]`` anywhere. What is escaped in a command is unescaped, %25 last.
    """
    found = []
    for line in re.split("\r\n|\r|\n", output):
        text = line.lstrip()
        new = re.fullmatch(r"::([^ :]+)(?: (.*?))?::(.*)", text)
        old = re.search(r"##\[([^ \]]+)(?: ([^\]]*))?\](.*)", line)
        if new:
            pairs = [pair.split("=", 1) for pair in (new[2] or "").split(",") if "=" in pair]
            properties = {name: unescaped(value, "%3A", "%2C") for name, value in pairs}
            found.append((new[1], properties, unescaped(new[3])))
        elif old:
            found.append((old[1], {}, old[3]))
    return found


def unescaped(text: str, *more: str) -> str:
    for escape in ("%0D", "%0A", *more, "%25"):
        text = text.replace(escape, unquote(escape))
    return text


def test_the_parser_of_commands() -> None:
    assert commands("::error file=a%3Ab,line=1::x%250A%0Ay") == [("error", {"file": "a:b", "line": "1"}, "x%0A\ny")]
    assert commands("  ::notice::hello\nx ::error::no\nx ##[error]old") == [
        ("notice", {}, "hello"),
        ("error", {}, "old"),
    ]


def test_github_annotates_the_lines(folder: Path) -> None:
    answer = reported(folder, "github")
    found = commands(answer.out)
    assert len(found) == len(answer.out.splitlines())
    *annotations, unread = found
    assert [(one["file"], int(one["line"]), one["title"], name) for name, one, _ in annotations] == EXPECTED
    assert unread == ("error", {"file": "lists/d.yaml", "title": "not checked"}, "lists/d.yaml: no such file or folder")
    _, properties, message = annotations[0]
    assert message == "20 個 is not in the sentence of item 1.1 (the sentence has 2個)"
    line = (folder / "lists" / "a.yaml").read_text(encoding="utf-8").split("\n")[6]
    assert line[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] == "20"
    assert properties["endLine"] == properties["line"]


def test_github_takes_no_columns_over_several_lines() -> None:
    diagnostic = Diagnostic("MSS103", "wrong", "a.yaml", Span(3, 5, 4, 2))
    ((_, properties, _),) = commands("".join(report(ReportFormat.GITHUB, [Checked("a.yaml", (diagnostic,))])))
    assert properties == {"file": "a.yaml", "line": "3", "endLine": "4", "title": "MSS103"}


# --- gitlab: a Code Quality report, by its documentation


def test_gitlab_has_the_documented_fields(folder: Path) -> None:
    issues = json.loads(reported(folder, "gitlab").out)
    assert isinstance(issues, list)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert isinstance(issue["description"], str)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch("[0-9a-f]{64}", issue["fingerprint"])
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    severity = {"major": "error", "minor": "warning"}
    assert [
        (one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"], severity[one["severity"]])
        for one in issues
    ] == EXPECTED


def test_the_fingerprints_stay_when_lines_move(folder: Path) -> None:
    before = {issue["fingerprint"] for issue in json.loads(reported(folder, "gitlab").out)}
    path = folder / "lists" / "a.yaml"
    path.write_text("# a comment\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert {issue["fingerprint"] for issue in json.loads(reported(folder, "gitlab").out)} == before


def test_a_clean_list_has_an_empty_report(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    assert ask("validate", "a.yaml", "--format", "gitlab", cwd=tmp_path).data == []
    assert ask("validate", "a.yaml", "--format", "github", cwd=tmp_path).out == ""


# --- json, by docs/json.md

KINDS = {"integer": int, "string": str, "array of object": list, "array of string and integer": list}


def fields(data: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found = {}
    for name, value in data.items():
        found[prefix + name] = value
        for one in value if isinstance(value, list) else ():
            found |= fields(one, f"{prefix}{name}[].") if isinstance(one, dict) else {}
    return found


def test_json_has_the_documented_fields(folder: Path) -> None:
    answer = reported(folder, "json")
    documented = table(sections("json.md")["msss validate"])
    found = fields(answer.data)
    assert set(found) == set(documented)
    for name, value in found.items():
        assert isinstance(value, KINDS[documented[name][0]]), name
    diagnostics = answer.data["diagnostics"]
    assert [(one["file"], one["line"], one["code"], one["severity"]) for one in diagnostics] == EXPECTED
    assert diagnostics[0]["path"] == ["projects", 0, "items", 0, "targets", 0, "quantity"]
    assert {name: answer.data[name] for name in ("files", "errors", "warnings")} == {
        "files": 4,
        "errors": 3,
        "warnings": 2,
    }
    assert answer.data["unread"] == [{"file": "lists/d.yaml", "reason": "lists/d.yaml: no such file or folder"}]


def test_the_json_of_diff_has_the_documented_fields(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", ITEM.replace("6月底", "7月底").replace("市建委", "[市建委, 市財政局]"))
    records = ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path).data
    documented = table(sections("json.md")["msss diff"])
    assert len(records) == 2
    for record in records:
        assert set(record) == set(documented)


def test_the_json_of_diff_of_two_years_has_the_documented_fields(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", ITEM, year=2024)
    (record,) = ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path).data
    assert set(record) == set(table(sections("json.md")["msss diff of two years"]))
    assert set(record["new"]) <= set(table(sections("json.md")["An item"]))


def test_the_json_of_diff_of_ledgers_has_the_documented_fields(tmp_path: Path) -> None:
    for name, value in (("old.yaml", 1), ("new.yaml", 2)):
        ledger = f'year: 2023\nentries:\n  - {{item: "1.1", date: 2023-05-31, value: {value}}}\n'
        (tmp_path / name).write_text(ledger, encoding="utf-8")
    (record,) = ask("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path).data
    assert set(record) == set(table(sections("json.md")["msss diff of ledgers and evaluations"]))


# --- sarif, by sarif-tools and by what the standard requires


def sarif_of(folder: Path, answer: Answer) -> Any:
    loader = pytest.importorskip("sarif.loader")
    (folder / "out.sarif").write_text(answer.out, encoding="utf-8")
    return loader.load_sarif_files(str(folder / "out.sarif"))


def test_sarif_is_read_by_sarif_tools(folder: Path) -> None:
    files = sarif_of(folder, reported(folder, "sarif"))
    assert files.get_distinct_tool_names() == ["msss"]
    assert files.get_result_count() == len(EXPECTED)
    records = [
        (one["Location"], int(one["Line"]), one["Code"].split()[0], one["Severity"]) for one in files.get_records()
    ]
    assert records == EXPECTED
    assert all(len(files.get_rules_by_id(code)) == 1 for _, _, code, _ in EXPECTED)


def test_sarif_has_what_the_standard_requires(folder: Path) -> None:
    log = reported(folder, "sarif").data
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "msss"
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in all_rules()]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert "`" not in rule["fullDescription"]["text"] + rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert not location["physicalLocation"]["artifactLocation"]["uri"].startswith("/")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "lists/d.yaml: no such file or folder"


def test_sarif_explains_the_codes_in_the_language_that_is_spoken(folder: Path) -> None:
    def rules(*arguments: str) -> dict[str, Any]:
        log = ask(*arguments, "validate", "lists", "--format", "sarif", cwd=folder).data
        return {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}

    english, chinese = rules(), rules("--lang", "zh-Hant")
    assert english["MSS007"]["shortDescription"]["text"] == "The file is empty."
    assert english["MSS007"]["help"]["text"].endswith("\n\nFails:\n\n# 2022年市政府民生實事項目責任清單\n")
    assert chinese["MSS007"]["shortDescription"]["text"] == "文件為空。"
    assert chinese["MSS007"]["fullDescription"]["text"].startswith("文件中沒有內容，或只有註釋")
    assert chinese["MSS007"]["help"]["text"].endswith("\n\n不符合要求：\n\n# 2022年市政府民生實事項目責任清單\n")
    assert english.keys() == chinese.keys()
    for code, rule in chinese.items():
        assert rule["defaultConfiguration"] == english[code]["defaultConfiguration"]


@pytest.mark.parametrize("name", ["責任 清單.yaml", "a#b?c%41.yaml", "a:b.yaml", os.fsdecode(b"\xff.yaml")])
def test_sarif_names_files_as_uris(tmp_path: Path, name: str) -> None:
    write_list(tmp_path / name, ITEMS)
    log = ask("validate", ".", "--format", "sarif", cwd=tmp_path).data
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not re.search(r"[ #?:]", uri)
    assert unquote(uri, errors="surrogateescape") == name
    (tmp_path / "elsewhere").mkdir()
    log = ask("validate", tmp_path / name, "--format", "sarif", cwd=tmp_path / "elsewhere").data
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri, errors="surrogateescape") == f"file://{tmp_path / name}"


# --- junit, by junitparser


def test_junit_is_read_by_junitparser(folder: Path) -> None:
    suites = list(JUnitXml.fromstring(reported(folder, "junit").out.encode()))
    assert [suite.name for suite in suites] == ["lists/a.yaml", "lists/b.yaml", "lists/c.yaml", "lists/d.yaml"]
    assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [
        (4, 2, 0),
        (1, 0, 0),
        (1, 1, 0),
        (1, 0, 1),
    ]
    found = []
    for suite in suites:
        cases = list(suite)
        assert len(cases) == suite.tests
        assert sum(isinstance(result, Failure) for case in cases for result in case.result) == suite.failures
        for case in cases:
            assert case.classname == suite.name
            if case.name in ("valid", "checked"):
                continue
            code, _, line, *_ = case.name.split()
            found.append((suite.name, int(line), code, "error" if case.result else "warning"))
            text = case.result[0].text if case.result else case.system_out
            assert text.startswith(f"{suite.name}:{line}:")
    assert found == EXPECTED
    (unread,) = suites[3]
    assert isinstance(unread.result[0], Error)
    assert unread.result[0].message == "lists/d.yaml: no such file or folder"


# --- whatever a file or its name holds: data, never markup

HOSTILE = [
    "[bold red]x[/bold red]",
    "::error::owned",
    "\n::error::owned",
    "\r::add-mask::owned",
    "##[error]owned",
    "%0A::error::owned",
    "%250A%25",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b31m",
    "\u202eevil\u2066",
    "]]><x/>",
    "\"'<&>",
    "a,b:c=d;e",
    "\ufffe\x00\x7f",
    "\u2028x\u2029",
    "|a|`b`\\",
    ":smile:",
    "=1+1",
]


def diagnostics_with(text: str) -> list[Checked]:
    file = f"lists/{text}.yaml"
    diagnostic = Diagnostic(
        "MSS205", f"{text} is not among the units", file, Span(1, 1, 1, 4), ("a", text), f"did you mean {text}?"
    )
    warning = Diagnostic("MSS224", text, file, Span(2, 1, 3, 1), (), text, Severity.WARNING)
    return [Checked(file, (diagnostic, warning), {1: text, 2: text}), Checked(file, failure=f"{file}: {text}")]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("format", FORMATS)
def test_no_text_acts_in_a_report(text: str, format: str) -> None:
    out = "".join(report(ReportFormat(format), diagnostics_with(text)))
    assert is_plain(out)
    if format == "github":
        found = commands(out)
        assert [name for name, _, _ in found] == ["error", "warning", "error"]
        assert found[0][1]["file"] == visible(f"lists/{text}.yaml")
        assert found[0][2] == visible(f"{text} is not among the units (did you mean {text}?)")
    else:
        assert commands(out) == []
    if format in ("gitlab", "json", "sarif"):
        assert visible(f"{text} is not among the units") in json.dumps(json.loads(out), ensure_ascii=False).replace(
            '\\"', '"'
        ).replace("\\\\", "\\")
    if format == "junit":
        suites = list(JUnitXml.fromstring(out.encode()))
        assert suites[0].name == visible(f"lists/{text}.yaml")
        assert [case.result[0].message for case in suites[0] if case.result] == [
            visible(f"{text} is not among the units")
        ]
        assert suites[1].errors == 1


def is_plain(out: str) -> bool:
    """Whether no character came out that acts on a terminal; tabs and line breaks are the format's own."""
    return not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in re.sub("[\t\n]", "", out))


def test_rich_markup_and_emoji_come_out_as_they_are() -> None:
    out = "".join(report(ReportFormat.TEXT, diagnostics_with("[bold]x[/bold] :smile:")))
    assert "[bold]x[/bold] :smile: is not among the units" in out
    assert Console  # what would act on them


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", [name for name in HOSTILE if "/" not in name and "\x00" not in name])
def test_no_name_of_a_file_acts(tmp_path: Path, name: str, format: str) -> None:
    write_list(tmp_path / f"{name}.yaml", ITEMS)
    link(tmp_path / f"{name}2.yaml", "gone")
    answer = ask("validate", ".", "--format", format, cwd=tmp_path)
    assert answer.code == 2
    assert is_plain(answer.out)
    assert is_plain(answer.err)
    assert commands(answer.err) == []
    assert format == "github" or commands(answer.out) == []


IN_YAML = [text for text in HOSTILE if "\ufffe" not in text]


@pytest.mark.parametrize("text", IN_YAML)
def test_nothing_in_a_list_acts(tmp_path: Path, text: str) -> None:
    """In keys, names, sentences and measures: a list that holds such text, valid or not, in every command."""
    quoted = json.dumps(text)  # as YAML in double quotes
    items = f'{{id: "1.1", name: {quoted}, lead: {quoted}, due: {quoted}, {quoted}: x, targets: [{{content: a, quantity: {quoted}, measure: {quoted}}}]}}'
    write_list(tmp_path / "bad.yaml", items)
    items = f'{{id: "1.1", name: {quoted}, lead: {quoted}, support: [x{quoted[1:-1] if text.isalnum() else ""}], due: 年底, note: {quoted}, targets: [{{content: {quoted}, quantity: 1, measure: {quoted}}}]}}'
    write_list(tmp_path / "odd.yaml", items)
    items = f'{{id: "1.1", name: {quoted}, lead: {quoted}, due: 年底, note: {quoted}}}'
    write_list(tmp_path / "valid.yaml", items)
    queries = [
        ["list", "-f"],
        ["list", "--wide", "-f"],
        ["due", "-f"],
        ["show", "1.1", "-f"],
        ["units", "-f"],
        ["targets", "-f"],
    ]
    for name in ("bad", "odd", "valid"):
        for format in FORMATS:
            answer = ask("validate", f"{name}.yaml", "--format", format, cwd=tmp_path)
            assert answer.code in (0, 1)
            assert is_plain(answer.out + answer.err)
            assert format == "github" or commands(answer.out + answer.err) == []
            assert all(one["file"] == f"{name}.yaml" for _, one, _ in commands(answer.out))
        for query in queries:
            for format in ("table", "json", "csv", "markdown"):
                for environment in ({}, {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "40"}):
                    answer = ask(*query, f"{name}.yaml", "--format", format, cwd=tmp_path, **environment)
                    out = answer.out.replace("\r\n", "\n").removeprefix("\ufeff")
                    assert answer.code in (0, 1, 2)
                    assert is_plain(out + answer.err)
                    if not (format == "csv" and "##[" in text):  # in a cell it is data, for a spreadsheet
                        assert commands(out + answer.err) == []


@pytest.mark.parametrize(
    "text", ["[bold]x[/bold]", "::error::owned", "##[error]owned", "%0A::error::", "a|b", "]]>", "\"'<&>", "=1+1"]
)
def test_nothing_acts_in_diff(tmp_path: Path, text: str) -> None:
    quoted = json.dumps(text)
    write_list(tmp_path / "old.yaml", f'{{id: "1.1", name: 公園, lead: {quoted}, due: 年底, note: {quoted}}}')
    write_list(tmp_path / "new.yaml", f'{{id: "1.1", name: 公園, lead: x, due: 年底, leader: {quoted}}}')
    for format in ("table", "json", "csv", "markdown"):
        for environment in ({}, {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "60"}):
            answer = ask("diff", "old.yaml", "new.yaml", "--format", format, cwd=tmp_path, **environment)
            assert answer.code == 0
            out = answer.out.replace("\r\n", "\n").removeprefix("\ufeff")
            assert is_plain(out + answer.err)
            if format != "csv":
                assert commands(out + answer.err) == []


def test_the_names_of_files_are_inert_in_diff(tmp_path: Path) -> None:
    for name in ("\x1b[31m.yaml", "\n::error::owned.yaml", "##[error].yaml"):
        write_list(tmp_path / name, ITEM)
        answer = ask("diff", name, name, cwd=tmp_path)
        assert answer.code == 0
        assert is_plain(answer.err)
        assert commands(answer.err) == []
        answer = ask("diff", name, f"{name}-gone", cwd=tmp_path)
        assert answer.code == 2
        assert is_plain(answer.err)
        assert commands(answer.err) == []


def test_the_head_of_a_list_is_inert_too(tmp_path: Path) -> None:
    text = HEAD.format(year=2023).replace("示例,", '"::error::owned",') + "projects: []\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert commands(ask("validate", "a.yaml", cwd=tmp_path).out) == []
