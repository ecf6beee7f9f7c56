"""What the codes mean: for a terminal, and as the Markdown of docs/rules.md; in the language that is spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from itertools import groupby

from rich.cells import cell_len

from ..common.language import Passage, Phrase, Series, t
from ..reading.diagnostic import Severity
from ..validation.codes import Rule
from .severities import WORDS
from .wrapping import wrapped

BEFORE, LIST, PASSES, FAILS = t("Before"), t("The list"), t("Passes"), t("Fails")
"""What stands above an example; before those of a ledger or an evaluation stands the list that they belong to."""

_SEVERITIES = {Severity.ERROR: t("Error."), Severity.WARNING: t("Warning.")}

_FAMILIES = {
    "MSS0": (Passage("The YAML"), Passage("The file can't be read: it is not the plain YAML that a list needs.")),
    "MSS1": (
        Passage("Keys and values"),
        Passage("A key is unknown or missing, or a value doesn't have the form that its key takes."),
    ),
    "MSS2": (
        Passage("The list as a whole"),
        Passage(
            "Each value has the right form, but the parts of the list don't fit together. From MSS221 on, the codes are"
            " warnings."
        ),
    ),
    "MSS3": (
        Passage("Compared with an earlier version"),
        Passage(
            "`msss validate --against` compares a file with an earlier version. These codes report promises of a list"
            " that are weaker than before; from MSS321 on, they report records of a ledger or an evaluation that were"
            " changed. Each code has a third example: the file before the change. MSS309, MSS310 and MSS327 are"
            " warnings."
        ),
    ),
    "MSS4": (
        Passage("The progress ledger"),
        Passage(
            "A ledger is checked together with its list. The examples are ledgers, and the list that they belong to"
            " stands before them. MSS410 to MSS413 and MSS418 are warnings."
        ),
    ),
    "MSS5": (
        Passage("The evaluation"),
        Passage(
            "An evaluation, with its votes and scoring rules, is checked together with its list. The examples are"
            " evaluations, and the list that they belong to stands before them. MSS512 and MSS513 are warnings."
        ),
    ),
    "MSS6": (
        Passage("Forms"),
        Passage(
            "`msss record --from` reads forms that units filled in, workbooks or CSV files, and names the cell that is"
            " wrong. The examples are forms as CSV files, and the list that they belong to stands before them."
        ),
    ),
}

_ENOUGH = 4
"""How many codes of a family share an example that stands at the family's head."""

_TITLE = Passage("What every code means")
_OPENING = Passage("""\
Every problem that msss finds has a code. `msss explain MSS208` prints what this page says of one code,
with all its examples.""")
_NOTICE = Passage("The notice is 杭政辦函〔2022〕20號, with which the city of Hangzhou published its list of 2022.")
_CLOSING = (
    Passage("""\
A code keeps its meaning for good; one that is given up is not used again. A list with an error is invalid:
the queries refuse it, and `msss validate` exits with 1. A warning points at something that may be intended: only
`msss validate --strict` fails because of it. `--select` and `--ignore` take codes."""),
    Passage("""\
The example that passes gives no finding at all, the one that fails gives the code. The examples leave out the keys
that every list needs: `title`, `year` and `source`. An example that several codes of a part have in common is shown
once, at the head of that part. In the examples `\\xca` stands for one byte, and `⟨字 × 3⟩` for 字字字; an example
without any key stands for a file without any. Text that doesn't come from a city's own list is marked `made up`."""),
    _NOTICE,
    Passage("""\
This page is written by `tools/write_docs.py` from the documentation in the source code; don't edit it here."""),
)


def text(rule: Rule, width: int) -> str:
    """One code for a terminal of ``width`` columns: title, what and why, the examples."""
    blocks = [_filled(f"{WORDS[rule.severity]}[{rule.code}]: {rule.title}", width)]
    blocks += (_filled(paragraph, width) for paragraph in (*rule.paragraphs, *_notice(rule)))
    for heading, example in _examples(rule):
        indented = "\n".join(f"    {line}".rstrip() for line in example.splitlines())
        blocks += (f"{headed(heading)}", indented)
    blocks.append(_filled(t("Every list begins with title, year and source; the examples leave them out."), width))
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """A documentation's text where nothing shows what is code: without the marks around it."""
    return str(text).replace("``", "")


def headed(heading: Phrase) -> Phrase:
    """What stands above an example, as a line."""
    return t("{heading}:", heading=heading)


def listing(rules: Iterable[Rule]) -> str:
    """Every code with its severity and title, a line each."""
    width = max(cell_len(str(word)) for word in WORDS.values())
    words = {severity: f"{word}{' ' * (width - cell_len(str(word)))}" for severity, word in WORDS.items()}
    return "".join(f"{rule.code}  {words[rule.severity]}  {rule.title}\n" for rule in rules)


def markdown(rule: Rule, level: int = 1) -> str:
    """One code as Markdown, under a heading of ``level``: all that stands of it anywhere."""
    blocks = (f"{headed(heading)}\n\n{_fenced(example)}" for heading, example in _examples(rule))
    return "\n\n".join((*_prose(rule, level), *map(str, _notice(rule)), *blocks)) + "\n"


def markdown_listing(rules: Iterable[Rule]) -> str:
    """Every code with its severity and title, as a Markdown table."""
    head = t("| code | severity | title |")
    rows = (f"| {rule.code} | {WORDS[rule.severity]} | {rule.title} |\n" for rule in rules)
    return f"{head}\n| --- | --- | --- |\n{''.join(rows)}"


def rules_page(rules: Iterable[Rule], links: str) -> str:
    """docs/rules.md: how the codes are numbered, and every one of them. ``links`` lead to the other languages.

    An example that many codes of a family have in common stands once, at the family's head. The places of the
    page have the same names in every language: #mss2xx, #mss208.
    """
    families = "\n".join(
        str(t("- {codes}: [{title}]({place})", codes=f"{code}xx", title=title, place=_place(code)))
        for code, (title, _) in _FAMILIES.items()
    )
    head = [f"# {_TITLE}", links, _OPENING, families, *_CLOSING]
    parts = (_part(family, list(found)) for family, found in groupby(rules, lambda rule: rule.code[:4]))
    return "\n\n".join(map(str, head)) + "\n" + "".join(parts)


def _place(family: str) -> str:
    """Where on the page a family's part begins."""
    return f"#{family.lower()}xx"


def _part(family: str, rules: Collection[Rule]) -> str:
    """A family's part of the page: what it is about, the examples that its codes share, each code."""
    title, about = _FAMILIES[family]
    times = Counter(example for rule in rules for example in _examples(rule))
    shared = [example for example, found in times.items() if found >= _ENOUGH]
    blocks = [f'<a id="{family.lower()}xx"></a>\n\n## {title}', str(about)]
    for heading, example in shared:
        codes = _enumerated([rule.code for rule in rules if (heading, example) in _examples(rule)])
        above = t("{heading}, for {codes}:", heading=heading, codes=codes)
        blocks.append(f"{above}\n\n{_fenced(example)}")
    blocks += (_short(rule, shared, _place(family)) for rule in rules)
    return "".join(f"\n{block}\n" for block in blocks)


def _short(rule: Rule, shared: Collection[tuple[Phrase, str]], head: str) -> str:
    """A code on the page: an example that stands at ``head``, or is the one before, is only named."""
    blocks: list[str] = [f'<a id="{rule.code.lower()}"></a>', *_prose(rule, 3)]
    said: list[Phrase] = []
    for heading, example in _examples(rule):
        if (heading, example) in shared:
            said.append(t("{heading}: [as above]({place}).", heading=heading, place=head))
        elif heading == PASSES and example == rule.before:
            said.append(t("{heading}: the file before, unchanged.", heading=heading))
        else:
            blocks.append(f"{reduce(_then, [*said, headed(heading)])}\n\n{_fenced(example)}")
            said = []
    return "\n\n".join(blocks)


def _then(sentence: Phrase, other: Phrase) -> Phrase:
    return t("{sentence} {other}", sentence=sentence, other=other)


def _enumerated(codes: list[str]) -> str:
    """Codes as a sentence names them: MSS401 to MSS413, or MSS301, MSS303 and MSS307."""
    first, *_, last = codes
    if int(last[3:]) - int(first[3:]) == len(codes) - 1:
        return t("{first} to {last}", first=first, last=last)
    return Series(codes, "and")


def _prose(rule: Rule, level: int) -> tuple[str, str, str]:
    """A code's heading, how severe it is, what and why."""
    heading = t("{code}: {title}", code=rule.code, title=str(rule.title).rstrip(".。"))
    return f"{'#' * level} {heading}", str(_SEVERITIES[rule.severity]), rule.text.replace("``", "`")


def _notice(rule: Rule) -> Iterator[Passage]:
    """Which notice it is, for a code that speaks of it."""
    if any("the notice" in passage.template for passage in rule.paragraphs):
        yield _NOTICE


def _fenced(example: str) -> str:
    return f"```yaml\n{example}```"


def _examples(rule: Rule) -> Iterator[tuple[Phrase, str]]:
    if rule.before:
        yield LIST if rule.code > "MSS4" else BEFORE, rule.before
    yield PASSES, rule.passes
    yield FAILS, rule.fails


def _filled(paragraph: str, width: int) -> str:
    """A paragraph in lines of up to ``width`` cells; Chinese characters take two, and may end a line."""
    return "\n".join(wrapped(" ".join(plain(paragraph).split()), width))
