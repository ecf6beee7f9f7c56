"""Compare the two readers of YAML: what `msss.reading.strict` knows must be PyYAML's data, every time.

    python benchmarks/readers.py [--accepted 20000] [--seed SEED] [--processes N] [--without-libyaml]

Pieces of lists, ledgers and evaluations (those of data/, examples/ and tests/, the examples of the rules, and made
ones) are changed as a slip or a strange habit would change them, and read twice. A change counts where the strict
reader gives data for it; then PyYAML has to give the same, in the same order, and nothing to report. Goes on until
enough have counted. Prints the seed, with which the same texts come again; exits 1 at the first that is read in two
ways, and prints it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from make_lists import make_list

from msss.evaluation import rules as of_evaluations
from msss.ledger import rules as of_ledgers
from msss.reading import codes, reader, strict
from msss.responsibilities import rules as of_lists

ROOT = Path(__file__).parents[1]
SIGNS = [
    *"  :,-?#[]{}\"'\\|>&*!%@`~=<.;/()0a甲\n\n", ": ", ":\n", " :", ", ", ",\n  ", ",\n", " ,", ",,", "- ", "-\n",
    "- - ", "-5", "--", "? ", "?a", " #", "# a", "#a", " # a: b\n", "\n# a\n", "\n\n", "\n  ", "\n ", "[]", "{}",
    "[ ", " ]", "[[", "]]", "[,", "{a: b}", "{a}", "{a: }", "{a:b}", "[a: b]", "{? a : b}", '{"a":b}', '""', "''",
    "'a''b'", '"a\\nb"', '"\\u4e00"', '"a" ', '\\"', "|\n", ">-\n", "|2\n", "&a ", "*a", "*a ", "!!str ", "!a ",
    "!", "%YAML 1.1\n", "---\n", "--- ", "\n---\n", "...\n", "\n...\n", "\t", "\t#", "\n\t", " \t", "\r", "\r\n",
    "\x85", "\u2028", "\u2029", "\ufeff", "\xa0", "\u3000", "\u200b", "\xad", "\x00", "\x07", "\x1b", "\x7f",
    "\x9f", "\ufffd", "\ufffe", "😀", "：", "，", "null", "true", "~", "1e3", "0o7", "0x1f", "1_000", "12:30:45",
    "2022-04-07", ".inf", "=", "<<", "<<: ", "a:b", "a: b", "a:", "\na: b\n", "::", ":#", "#:", ":,", ":]", "://",
    "http://a.b/c?d#e", "'", '"', " '", ' "', "' ", '" ', "a" * 120, "a" * 2001, "[" * 12, "{a: " * 10, " " * 9,
]  # fmt: skip
"""What is put in: the signs of YAML, alone and as they are used and misused, and rare spaces and ends of lines."""
_SPOTS = re.compile(r"^ *|(?<=- )|(?<=: )|(?<=:)|(?<=[\[{])|(?=[\]}])|(?<=, )|(?=,)|(?= #)|$", re.MULTILINE)
"""Where something is put in most often: the places at which something begins or ends."""
_VALUE = re.compile(r"(?<=: )[^\n,{}\[\]]+|(?<=- )[^\n:,{}\[\]]+|(?<=\[)[^\n,{}\[\]]+|(?<=, )[^\n:,{}\[\]]+")
VALUES = [
    '"{}"', "'{}'", "[{}]", "[ {} ]", "[{}, {}]", "[{},{}]", "[{},\n    {}]", "{{a: {}}}", "{{ a: {} }}",
    "{{a: {}, a: {}}}", "{{a:{}}}", "{{{}}}", "[{{a: {}}}, b]", "[[{}]]", "- {}", "? {}", "{}:", "{}: a", "{} # {}",
    "{}#{}", "{} {}", "|\n  {}", "{}\n    {}", "*{}", "", " ", " {} ", "-{}", "{}", "\n  - {}\n  - {}",
    "\n  a: {}\n  b: {}", "\n- {}", "\n    - a: {}\n      b: {}", "\n  {}", "[\n  {}\n  ]", "[\n  {},\n  {}]",
    "{} ", '"{}', "{}'",
]  # fmt: skip
"""What becomes of a value; the second is another of the same text."""
KEYS = [
    "{1}", "{0}{1}", '"{0}"', "'{0}'", "{0} ", "? {0}", "{0} {1}", "{0}-{1}", "{0}.", "&a {0}", "!!str {0}",
    "[{0}]", "<<", "", "{0}:",
]  # fmt: skip
"""What becomes of a key; the second is another of the same text."""

Change = Callable[[random.Random, str], str]


def _span(chance: random.Random, text: str, most: int) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(start + chance.randint(1, most), len(text))


def _lines(chance: random.Random, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, chance.randrange(len(lines))


def inserted(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]}{chance.choice(SIGNS)}{text[at:]}"


def inserted_where_something_begins(chance: random.Random, text: str) -> str:
    at = chance.choice([found.end() for found in _SPOTS.finditer(text)])
    return f"{text[:at]}{chance.choice(SIGNS)}{text[at:]}"


def deleted(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text, chance.choice([1, 1, 2, 12]))
    return text[:start] + text[end:]


def replaced(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text, chance.choice([1, 1, 2, 8]))
    return f"{text[:start]}{chance.choice(SIGNS)}{text[end:]}"


def spliced(chance: random.Random, text: str) -> str:
    other = chance.choice(pieces())
    start, end = _span(chance, other, 40)
    at = chance.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def doubled(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text, 30)
    return text[:end] + text[start:end] + text[end:]


def indented(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    by, many = chance.choice([-4, -2, -2, -1, 1, 2, 2, 4]), chance.choice([1, 1, 1, 3, 8])
    for index in range(at, min(at + many, len(lines))):
        bare = lines[index].lstrip(" ")
        lines[index] = " " * max(len(lines[index]) - len(bare) + by, 0) + bare
    return "\n".join(lines)


def line_moved(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    line = lines.pop(at)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def line_doubled(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    return "\n".join((*lines[:at], lines[at], *lines[at:]))


def line_left_out(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    return "\n".join((*lines[:at], *lines[at + 1 :]))


def line_ended_otherwise(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    lines[at] += chance.choice(
        [
            " ",
            "  ",
            "\t",
            "\r",
            " #",
            " # a",
            "#",
            "# a",
            " # [",
            ' # "',
            ",",
            ":",
            ": ",
            " :",
            "\x85",
            "\u2028",
            "\xa0",
            "\\",
        ]
    )
    return "\n".join(lines)


def line_broken(chance: random.Random, text: str) -> str:
    spots = [found.end() for found in re.finditer(r",? |[,\[{]|(?=[\]}])", text)] or [0]
    at = chance.choice(spots)
    return f"{text[:at]}\n{' ' * chance.choice([0, 1, 2, 4, 8, 12])}{text[at:]}"


def lines_joined(chance: random.Random, text: str) -> str:
    lines, at = _lines(chance, text)
    joined = lines[at] + chance.choice(["", " ", ", "]) + "".join(lines[at + 1 : at + 2]).lstrip()
    return "\n".join((*lines[:at], joined, *lines[at + 2 :]))


def all_lines_ended_otherwise(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice(["\r\n", "\r", " \n", "\n\n", "\n \n", " #\n", "\n#\n", "\u2028", "\x85"]))


def value_exchanged(chance: random.Random, text: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    at, other = chance.choice(found), chance.choice(found)[0]
    form = chance.choice(VALUES)
    return text[: at.start()] + form.format(at[0], other) + text[at.end() :]


def key_exchanged(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r"\w+(?=:)", text))
    if not found:
        return text
    at, other = chance.choice(found), chance.choice(found)[0]
    form = chance.choice(KEYS)
    return text[: at.start()] + form.format(at[0], other) + text[at.end() :]


CHANGES: list[Change] = [
    inserted, inserted_where_something_begins, inserted_where_something_begins, deleted, replaced, spliced, doubled,
    indented, indented, line_moved, line_doubled, line_left_out, line_ended_otherwise, line_broken, line_broken,
    lines_joined, all_lines_ended_otherwise, value_exchanged, value_exchanged, value_exchanged, key_exchanged,
]  # fmt: skip


@cache
def files() -> list[str]:
    """Whole files: real ones, examples, what the rules show, and made lists."""
    paths = [path for folder in ("data", "examples", "tests") for path in sorted((ROOT / folder).rglob("*.yaml"))]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    shown = [
        text for rules in (of_lists, of_ledgers, of_evaluations) for one in rules.ALL for _, text in one.documentation()
    ]
    for text in (*shown, *codes.DOCS.values()):
        for example in re.split(r"^\s*\w+:\n\n", text, flags=re.MULTILINE)[1:]:
            margin = len(example) - len(example.lstrip(" "))
            texts.append(re.sub(rf"^ {{{margin}}}", "", example, flags=re.MULTILINE).rstrip() + "\n")
    return [*texts, *(make_list(number, 6) for number in range(3))]


@cache
def pieces() -> list[str]:
    """Pieces of the files that are files themselves: some lines from one on that begins a mapping or a list."""
    found: list[str] = []
    for text in files():
        lines = text.split("\n")
        for start, line in enumerate(lines):
            margin = len(line) - len(line.lstrip(" "))
            if not line.strip() or line[margin] in "#[{":
                continue
            piece = []
            for below in lines[start : start + 14]:
                if below.strip() and len(below) - len(below.lstrip(" ")) < margin:
                    break
                piece.append(below[margin:])
            found.append("\n".join((*(["a:"] if line[margin] == "-" else []), *piece, "")))
    return list(dict.fromkeys(found))


def mutant(chance: random.Random) -> tuple[str, str]:
    """A piece or a file, and what became of it."""
    before = text = chance.choice(files() if chance.random() < 0.02 else pieces())
    for _ in range(chance.choice([1, 1, 1, 1, 1, 2, 2, 3, 5])):
        text = chance.choice(CHANGES)(chance, text)
    return before, text


def check(text: str) -> tuple[bool, str]:
    """Whether the strict reader knows a text, and what is the matter if the readers disagree."""
    if strict.read(text) is None:
        return False, ""
    content = text.encode()
    quick = reader.read(content, "")
    if quick.document is None or quick.document.has_places:  # it is too large
        return False, ""
    slow = reader.read(content, "", places=True)
    if slow.document is None or slow.diagnostics:
        return True, "\n".join(map(str, slow.diagnostics))
    ours, theirs = quick.document.data, slow.document.data
    same = ours == theirs and repr(ours) == repr(theirs)
    return True, "" if same else f"strict: {ours}\nPyYAML: {theirs}"


def counted(
    seed: str, accepted: int, say: Callable[[int, int], None] = lambda tried, counted: None
) -> Iterator[tuple[str, str]]:
    """Compare until enough have counted. Yields each text that is read in two ways, and how."""
    tried = found = 0
    while found < accepted:
        before, text = mutant(random.Random(f"{seed}/{tried}"))
        tried += 1
        if text == before:
            continue
        is_known, disagreement = check(text)
        found += is_known
        if disagreement:
            yield text, f"seed {seed}/{tried - 1}\n{disagreement}"
        if is_known and (found % 10_000 == 0 or found == accepted):
            say(tried, found)


def run(seed: str, accepted: int) -> int:
    """One process's share; how many disagreements it found."""

    def say(tried: int, found: int) -> None:
        print(f"{seed}: {found:,} of {tried:,} accepted, all alike", flush=True)

    for text, disagreement in counted(seed, accepted, say):
        print(f"{disagreement}\n{text!r}"[:5_000], flush=True)
        return 1
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accepted", type=int, default=20_000, help="how many changed texts are to be compared")
    parser.add_argument("--seed", default=str(random.randrange(1_000_000)))
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--without-libyaml", action="store_true", help="compare with PyYAML's own scanner")
    asked = parser.parse_args()
    if asked.without_libyaml:
        missing: Any = None
        sys.modules["yaml._yaml"] = missing
    share = -(-asked.accepted // asked.processes)
    seeds = [f"{asked.seed}-{number}" for number in range(asked.processes)]
    print(f"seed {asked.seed}, {len(files())} files, {len(pieces()):,} pieces of them", flush=True)
    with multiprocessing.get_context("fork").Pool(asked.processes) as pool:
        found = pool.starmap(run, [(seed, share) for seed in seeds])
    if any(found):
        print("the readers disagree", file=sys.stderr)
        return 1
    print(f"{share * asked.processes:,} accepted, all alike")
    return 0


if __name__ == "__main__":
    sys.exit(main())
