"""`msss explain`, and the page of codes that is written from the same text."""

from __future__ import annotations

import pytest
from documented import DOCS, tool
from rich.cells import cell_len
from running import ask, run_on_terminal

from msss.cli.explain_command import CodeType
from msss.output import explanation
from msss.validation.codes import all_rules

RULES = {rule.code: rule for rule in all_rules()}

MSS222 = """\
warning[MSS222]: A registered unit is never named.

A unit that no item names owes nothing: most often its name in an item is
written otherwise, or the item lost it. A collective's member is named with it.

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
        "error[MSS301]: A target is lowered.",
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
    assert "second lead: would move" in " ".join(ask("explain", "MSS003").out.split())


def test_a_code_against_a_baseline_shows_the_list_before() -> None:
    out = ask("explain", "MSS301").out
    assert out.index("Before:") < out.index("200") < out.index("Passes:") < out.index("Fails:") < out.index("180")


def test_as_markdown() -> None:
    out = ask("explain", "mss205", "--format", "markdown").out
    assert out.startswith("# MSS205: A unit isn't in the registry\n\nError.\n\nWith `units:` the registry is complete")
    assert out.count("```yaml\nprojects:\n") == 2
    assert out.endswith("```\n")


def test_without_a_code_all_are_listed() -> None:
    answer = ask("explain")
    lines = answer.out.splitlines()
    assert [line[:6] for line in lines] == sorted(RULES)
    assert "MSS208  error    A target's quantity and measure don't stand in its item's sentence." in lines
    assert "MSS226  warning  A unit's name looks like a slip of another." in lines
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
        ("\x1b[31m", "\\x1b[31m is no code of msss."),
    ],
)
def test_an_unknown_code_is_a_usage_error_that_names_the_nearest(code: str, said: str) -> None:
    answer = ask("explain", code)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_codes_are_completed_in_any_case() -> None:
    offered = CodeType().shell_complete(None, None, "mss22")  # type: ignore[arg-type]
    assert [item.value for item in offered] == [f"MSS22{digit}" for digit in range(1, 10)]
    assert offered[0].help == "A number is left out."


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


def test_the_page_of_codes_is_what_the_tool_writes() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert page == tool["rules"](), "run python tools/write_docs.py"


def parts_of_the_page() -> dict[str, tuple[str, dict[str, str]]]:
    """Of each family of codes, such as MSS4: what stands at its head on the page of codes, and of each code."""
    parts = {}
    for part in (DOCS / "rules.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        head, *of_codes = part.split("\n### ")
        parts[of_codes[0][:4]] = (head, {text[:6]: text for text in of_codes})
    return parts


def test_the_page_has_every_code_once_with_its_examples() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert headings == [f"{rule.code}: {rule.title.removesuffix('.')}" for rule in RULES.values()]
    parts = parts_of_the_page()
    for rule in RULES.values():
        head, of_codes = parts[rule.code[:4]]
        text = of_codes[rule.code]
        for heading, example in (("Before", rule.before), ("Passes", rule.passes), ("Fails", rule.fails)):
            if not example:
                continue
            block = f"```yaml\n{example}```"
            own = f"{heading}:\n\n{block}" in text
            above = f"{heading}: [as above](#" in text and block in head
            unchanged = f"{heading}: the file before, unchanged." in text and example == rule.before
            assert [own, above, unchanged].count(True) == 1, (rule.code, heading)


def test_the_page_shows_once_what_the_codes_of_a_family_share() -> None:
    head, of_codes = parts_of_the_page()["MSS4"]
    assert head.count(f"Before, for MSS401 to MSS416:\n\n```yaml\n{RULES['MSS401'].before}```") == 1
    assert "Passes, for MSS401, MSS404, MSS408 and MSS413:\n" in head
    assert not any(RULES["MSS401"].before in text for text in of_codes.values())
    assert "Before: [as above](#the-progress-ledger). Passes:\n" in of_codes["MSS402"]


def test_a_code_whose_list_stays_as_it_was_says_so() -> None:
    _, of_codes = parts_of_the_page()["MSS3"]
    assert (
        "Passes: the file before, unchanged. Fails:\n\n```yaml\n# there is no such file any more\n```"
        in of_codes["MSS308"]
    )
