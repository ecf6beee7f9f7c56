"""What the codes mean: for a terminal, and as the Markdown of docs/rules.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from ..validation.codes import Rule
from .wrapping import wrapped

_FAMILIES = {
    "MSS0": ("The YAML", "What the reader refuses: the file is not the plain YAML that a list needs."),
    "MSS1": ("The schema", "What a key doesn't take: each value by itself, with the form that it must have."),
    "MSS2": (
        "The list as a whole",
        "What only shows when the parts of a list are held against each other. From MSS221 on, warnings.",
    ),
    "MSS3": (
        "Against a baseline",
        "What is weaker than in an earlier version of the list, and from MSS321 on what is recorded otherwise in a"
        " ledger or an evaluation; found by `msss validate --against`. The examples have a file more, the one before."
        " MSS309, MSS310 and MSS327 are warnings.",
    ),
    "MSS4": (
        "The progress ledger",
        "What is wrong with a ledger that is read with its list. The examples are ledgers, with the list before them."
        " From MSS410 on, warnings, MSS417 aside.",
    ),
    "MSS5": (
        "The evaluation",
        "What is wrong with an evaluation, its votes or its scoring rules, that is read with its list. The examples are"
        " evaluations, with the list before them. From MSS512 on, warnings.",
    ),
}

_ENOUGH, _ENOUGH_IN_WORDS = 4, "four"
"""How many codes of a family share an example that stands at the family's head."""

_HEAD = """\
# What every code means

Every problem that msss finds has a code. `msss explain MSS208` prints what stands here of one,
with all its examples.

{families}
Codes are stable: a code keeps its meaning, and one that is given up is not used again. An error makes a list invalid:
the queries refuse it, and `msss validate` exits with 1. A warning is about what may be meant as it is: only
`msss validate --strict` fails for it. `--select` and `--ignore` take codes.

A list that passes gives no finding at all, one that fails gives the code. The examples leave out the keys that every
list needs: `title`, `year` and `source` stand before each. What {enough} codes of a part or more have in common stands
once, at the head of that part. In the examples `\\xca` is one byte and `⟨字 × 3⟩` is 字字字; an example without
any key is a file without one. Text that isn't a city's own is marked as made up.

This page is written by `tools/write_docs.py` from the documentation in `src/msss/rules`; don't edit it here.
"""


def text(rule: Rule, width: int) -> str:
    """One code for a terminal of ``width`` columns: title, what and why, the examples."""
    blocks = [_filled(f"{rule.severity}[{rule.code}]: {rule.title}", width)]
    blocks += (_filled(paragraph, width) for paragraph in rule.text.split("\n\n"))
    for heading, example in _examples(rule):
        indented = "\n".join(f"    {line}".rstrip() for line in example.splitlines())
        blocks += (f"{heading}:", indented)
    blocks.append(_filled("Every list begins with title, year and source; the examples leave them out.", width))
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """A documentation's text where nothing shows what is code: without the marks around it."""
    return text.replace("``", "")


def listing(rules: Iterable[Rule]) -> str:
    """Every code with its severity and title, a line each."""
    return "".join(f"{rule.code}  {rule.severity:<7}  {rule.title}\n" for rule in rules)


def markdown(rule: Rule, level: int = 1) -> str:
    """One code as Markdown, under a heading of ``level``: all that stands of it anywhere."""
    blocks = (f"{heading}:\n\n{_fenced(example)}" for heading, example in _examples(rule))
    return "\n\n".join((*_prose(rule, level), *blocks)) + "\n"


def markdown_listing(rules: Iterable[Rule]) -> str:
    """Every code with its severity and title, as a Markdown table."""
    return "| code | severity | title |\n| --- | --- | --- |\n" + "".join(
        f"| {rule.code} | {rule.severity} | {rule.title} |\n" for rule in rules
    )


def rules_page(rules: Iterable[Rule]) -> str:
    """docs/rules.md: how the codes are numbered, and every one of them.

    An example that many codes of a family have in common stands once, at the family's head.
    """
    families = "".join(f"- {code}xx: [{title}]({_anchor(title)})\n" for code, (title, _) in _FAMILIES.items())
    head = _HEAD.replace("{families}", families).replace("{enough}", _ENOUGH_IN_WORDS)
    parts = (_part(family, list(found)) for family, found in groupby(rules, lambda rule: rule.code[:4]))
    return head + "".join(parts)


def _anchor(title: str) -> str:
    return f"#{title.lower().replace(' ', '-')}"


def _part(family: str, rules: Collection[Rule]) -> str:
    """A family's part of the page: what it is about, the examples that its codes share, each code."""
    title, about = _FAMILIES[family]
    times = Counter(example for rule in rules for example in _examples(rule))
    shared = [example for example, found in times.items() if found >= _ENOUGH]
    blocks = [f"## {title}", about]
    for heading, example in shared:
        codes = [rule.code for rule in rules if (heading, example) in _examples(rule)]
        blocks.append(f"{heading}, for {_enumerated(codes)}:\n\n{_fenced(example)}")
    blocks += (_short(rule, shared, _anchor(title)) for rule in rules)
    return "".join(f"\n{block}\n" for block in blocks)


def _short(rule: Rule, shared: Collection[tuple[str, str]], head: str) -> str:
    """A code on the page: an example that stands at ``head``, or is the one before, is only named."""
    blocks, said = [*_prose(rule, 3)], ""
    for heading, example in _examples(rule):
        if (heading, example) in shared:
            said += f"{heading}: [as above]({head}). "
        elif heading == "Passes" and example == rule.before:
            said += "Passes: the file before, unchanged. "
        else:
            blocks.append(f"{said}{heading}:\n\n{_fenced(example)}")
            said = ""
    return "\n\n".join(blocks)


def _enumerated(codes: list[str]) -> str:
    """Codes as a sentence names them: MSS401 to MSS413, or MSS301, MSS303 and MSS307."""
    first, *_, last = codes
    if int(last[3:]) - int(first[3:]) == len(codes) - 1:
        return f"{first} to {last}"
    return f"{', '.join(codes[:-1])} and {last}"


def _prose(rule: Rule, level: int) -> tuple[str, str, str]:
    """A code's heading, how severe it is, what and why."""
    heading = f"{'#' * level} {rule.code}: {rule.title.removesuffix('.')}"
    return heading, f"{str(rule.severity).capitalize()}.", rule.text.replace("``", "`")


def _fenced(example: str) -> str:
    return f"```yaml\n{example}```"


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.before:
        yield "Before", rule.before
    yield "Passes", rule.passes
    yield "Fails", rule.fails


def _filled(paragraph: str, width: int) -> str:
    """A paragraph in lines of up to ``width`` cells; Chinese characters take two, and may end a line."""
    return "\n".join(wrapped(" ".join(plain(paragraph).split()), width))
