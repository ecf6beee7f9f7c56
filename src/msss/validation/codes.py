"""What every code means: the documentation of each, as data.

The MSS2xx, MSS4xx and MSS5xx are documented by their modules' docstrings; the codes of the reader, of
the schema, of the comparison with a baseline and of forms, whose checks aren't separate functions, by `DOCS` of
`msss.reading.codes`, `msss.formats.codes`, `msss.baseline.promise_codes`, `record_codes` and `msss.forms.codes`. All have one
form: a title, what and why, a file that passes, a file that fails.

Examples are lists without the keys that don't matter to them: `complete` adds the head. ``\\xNN`` in
an example is a byte, ``⟨字 × 10000001⟩`` a repetition. From MSS301 on, the examples have a third file,
the one before: what a code shows under `Before:`, or else the `BEFORE` that its family's module states
once for all of them.

The title and each paragraph are translated when they are shown; the examples are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent
from types import ModuleType

from ..baseline import promise_codes, record_codes
from ..baseline.severity import WARNINGS
from ..common.language import Passage
from ..evaluation import rules as evaluation_rules
from ..evaluation.rules import before as before_evaluations
from ..formats import codes as key_codes
from ..forms import codes as form_codes
from ..ledger import rules as ledger_rules
from ..ledger.rules import before as before_ledgers
from ..reading import codes as reading_codes
from ..reading.diagnostic import Severity
from ..responsibilities import rules as list_rules

_FAMILIES: tuple[ModuleType, ...] = (reading_codes, key_codes, promise_codes, record_codes, form_codes)
"""The modules that document codes whose checks aren't modules: as ``DOCS``, and ``BEFORE`` if they need one."""
_RULES = (
    *((rules, "") for rules in list_rules.ALL),
    *((rules, before_ledgers.BEFORE) for rules in ledger_rules.ALL),
    *((rules, before_evaluations.BEFORE) for rules in evaluation_rules.ALL),
)
"""The rules that are a module each, and what stands before their examples."""
_WARNINGS = WARNINGS.union(*(rules.modules for rules, _ in _RULES if rules.severity is Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Rule:
    """A code's documentation. ``before`` is the baseline of the examples, where the code needs one."""

    code: str
    severity: Severity
    title: Passage
    paragraphs: tuple[Passage, ...]
    passes: str
    fails: str
    before: str = ""

    @property
    def text(self) -> str:
        """What and why, in the language that is spoken."""
        return "\n\n".join(map(str, self.paragraphs))


def all_rules() -> Iterator[Rule]:
    """Every code that msss can report, in the order of the codes."""
    for code, doc, before in sorted(_docs()):
        severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
        yield _parsed(code, severity, doc, before)


def beginning(code: str) -> list[Rule]:
    """Every code that begins with ``code``: MSS2, and at least MSS; none if there is no such code."""
    return [rule for rule in all_rules() if code.startswith("MSS") and rule.code.startswith(code)]


def _docs() -> Iterator[tuple[str, str, str]]:
    """Every code, its documentation, and what stands before its examples if that doesn't say."""
    for rules, before in _RULES:
        for code, doc in rules.documentation():
            yield code, doc, before
    for family in _FAMILIES:
        for code, doc in family.DOCS.items():
            yield code, doc, getattr(family, "BEFORE", "")


def _parsed(code: str, severity: Severity, doc: str, before: str) -> Rule:
    """A documentation's parts. Its headings are `Before:`, `Passes:` and `Fails:`, each on a line."""
    text, *examples = re.split(r"^(Before|Passes|Fails):$", cleandoc(doc), flags=re.MULTILINE)
    title, _, rest = text.strip().partition("\n")
    named = {name: f"{dedent(example).strip()}\n" for name, example in zip(examples[::2], examples[1::2], strict=True)}
    paragraphs = tuple(map(Passage, re.split(r"\n{2,}", rest.strip())))
    return Rule(
        code, severity, Passage(title), paragraphs, named["Passes"], named["Fails"], named.get("Before", before)
    )


_HEAD = {
    "title": "title: 2022年市政府民生實事項目責任清單\n",
    "year": "year: 2022\n",
    "source": "source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}\n",
}


def complete(example: str, head: tuple[str, ...] = ("title", "year", "source")) -> bytes:
    """The file that an example stands for: with the keys of ``head`` that it leaves out before it.

    An example without any key stands for an empty file, and is left as it is.
    """
    keys = re.findall(r"^(\w+)\s*:", example, re.MULTILINE)
    missing = "".join(_HEAD[key] for key in head if keys and key not in keys)
    repeated = re.sub(r"⟨(.*?) × (\d+)⟩", lambda found: found[1] * int(found[2]), missing + example, flags=re.DOTALL)
    content = repeated.encode()
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), content)
