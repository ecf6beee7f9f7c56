"""Measure how many slips get past `msss validate`: a table for docs/mutants.md.

    python benchmarks/mutants.py [--seed 2022] [--most 150] [--silent]

Each operator makes one kind of slip in the shipped list, the example ledger or the example evaluation: a digit
exchanged, a character left out, an entry twice. --most of its mutants are drawn by chance, the same ones for
the same --seed, and a mutant is found if `msss validate` has an error or a warning about it. Only mutants with
other data are counted, and those that contradict themselves (the file, or its list, still holds the evidence:
the sentence has another figure than the target) apart from those that could be meant: whether one does is said by
the operator, not by what msss finds. --silent shows what was not found. Exits 1 if more than `GOAL` of those
that contradict themselves are silent.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from msss.evaluation.kind import EVALUATION as EVALUATION_KIND
from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.lists import loading
from msss.reading import reader
from msss.responsibilities.model import ResponsibilityList
from msss.validation.checking import check_content

ROOT = Path(__file__).parents[1]
LIST = ROOT / "data" / "responsibility_list_2022.yaml"
LEDGER = ROOT / "examples" / "progress_2022.yaml"
EVALUATION = ROOT / "examples" / "evaluation_2022.yaml"
TODAY = date(2023, 1, 31)
"""The day on which the ledger is checked."""
GOAL = 0.05
"""The largest share of the mutants that contradict themselves that may be silent."""

Keys = tuple[str | int, ...]
Made = Callable[[], Any]
"""A mutant, made when it is drawn: plain data, to be written as JSON, which is YAML; or a text."""
Mutants = Iterator[Made]


# --- reaching into data


def get(data: Any, path: Keys) -> Any:
    for step in path:
        data = data[step]
    return data


def put(data: Any, path: Keys, value: Any) -> Made:
    return partial(changed, data, path, value)


def changed(data: Any, path: Keys, value: Any) -> Any:
    """A copy of ``data`` with another value at ``path``."""
    copy = json.loads(json.dumps(data))
    get(copy, path[:-1])[path[-1]] = value
    return copy


def without(data: Any, path: Keys) -> Made:
    return partial(shortened, data, path)


def shortened(data: Any, path: Keys) -> Any:
    """A copy of ``data`` without what is at ``path``."""
    copy = json.loads(json.dumps(data))
    del get(copy, path[:-1])[path[-1]]
    return copy


def twice(data: Any, path: Keys) -> Made:
    return partial(repeated, data, path)


def repeated(data: Any, path: Keys) -> Any:
    """A copy of ``data`` in which the entry at ``path`` stands twice, one after the other."""
    copy = json.loads(json.dumps(data))
    entries, index = get(copy, path[:-1]), path[-1]
    entries.insert(index, json.loads(json.dumps(entries[index])))
    return copy


def paths(data: Any, pattern: str) -> list[Keys]:
    """The paths that a pattern leads to: ``projects.*.items.*.due``. A key that isn't there leads nowhere."""
    found: list[Keys] = [()]
    for step in pattern.split("."):
        longer: list[Keys] = []
        for path in found:
            value = get(data, path)
            if step == "*" and isinstance(value, list):
                longer += ((*path, index) for index in range(len(value)))
            elif isinstance(value, dict) and step in value:
                longer.append((*path, step))
        found = longer
    return found


# --- slips of a text


def digits(text: str, at: range | None = None) -> Iterator[str]:
    """The text with one digit exchanged, left out or doubled; within ``at``."""
    for place in at or range(len(text)):
        if text[place].isdigit():
            yield from (text[:place] + other + text[place + 1 :] for other in "0123456789" if other != text[place])
            yield text[:place] + text[place + 1 :]
            yield text[: place + 1] + text[place:]


def doubled_digits(text: str) -> Iterator[str]:
    """The text with one of its digits, not the first, twice."""
    yield from (text[: place + 1] + text[place:] for place in range(1, len(text)))


def exchanged(text: str, others: str, at: range | None = None) -> Iterator[str]:
    """The text with one character, no punctuation, exchanged for one of ``others``."""
    for place in at or range(len(text)):
        if text[place].isalpha():
            chance = random.Random(f"{text}{place}")
            yield from (text[:place] + other + text[place + 1 :] for other in chance.sample(others, 3))


def left_out(text: str, at: range | None = None) -> Iterator[str]:
    """The text without one of its characters, no punctuation."""
    yield from (text[:place] + text[place + 1 :] for place in at or range(len(text)) if text[place].isalpha())


def doubled(text: str, at: range | None = None) -> Iterator[str]:
    """The text with one of its characters, no punctuation, twice."""
    yield from (text[: place + 1] + text[place:] for place in at or range(len(text)) if text[place].isalpha())


def swapped(text: str, at: range | None = None) -> Iterator[str]:
    """The text with two of its characters that stand beside each other in the other order."""
    for place in at or range(len(text) - 1):
        pair = text[place : place + 2]
        if pair.isalpha() and len(set(pair)) == 2:
            yield text[:place] + pair[::-1] + text[place + 2 :]


# --- operators: what is done to a file, and whether the result contradicts itself


@dataclass
class Operator:
    """One kind of slip; ``mutants`` makes every mutant of its kind."""

    file: str
    name: str
    contradicts: bool
    mutants: Callable[[Any], Mutants]
    made: int = 0
    silent: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        return self.made - len(self.silent)


OPERATORS: list[Operator] = []


def slip(file: str, name: str, *, contradicts: bool = True) -> Callable[[Callable[[Any], Mutants]], None]:
    def add(mutants: Callable[[Any], Mutants]) -> None:
        OPERATORS.append(Operator(file, name, contradicts, mutants))

    return add


def everywhere(pattern: str, slips: Callable[[str], Iterator[str]]) -> Callable[[Any], Mutants]:
    """Slips of every text that ``pattern`` leads to."""
    return lambda data: (
        put(data, path, text) for path in paths(data, pattern) for text in slips(get(data, path)) if text
    )


def characters(data: Any) -> str:
    """The Chinese characters of a file, each once."""
    return "".join(sorted(set(re.findall(r"[\u4e00-\u9fff]", json.dumps(data, ensure_ascii=False)))))


def exchanging(pattern: str) -> Callable[[Any], Mutants]:
    return lambda data: everywhere(pattern, lambda text: exchanged(text, characters(data)))(data)


def removing(pattern: str, keep: Callable[[Any, Keys], bool] = lambda data, path: False) -> Callable[[Any], Mutants]:
    return lambda data: (without(data, path) for path in paths(data, pattern) if not keep(data, path))


def repeating(pattern: str) -> Callable[[Any], Mutants]:
    return lambda data: (twice(data, path) for path in paths(data, pattern))


def is_last(data: Any, path: Keys) -> bool:
    return path[-1] == len(get(data, path[:-1])) - 1


def is_not_last(data: Any, path: Keys) -> bool:
    return not is_last(data, path)


def setting(pattern: str, values: Callable[[Any, Keys], list[Any]]) -> Callable[[Any], Mutants]:
    return lambda data: (
        put(data, path, value)
        for path in paths(data, pattern)
        for value in values(data, path)
        if value != get(data, path)
    )


ITEM, TARGET = "projects.*.items.*", "projects.*.items.*.targets.*"
UNITS = f"{ITEM}.support.*"

# --- the list

slip("list", "quantity: a digit exchanged, left out or doubled")(everywhere(f"{TARGET}.quantity", digits))
slip("list", "measure: a character exchanged")(exchanging(f"{TARGET}.measure"))
slip("list", "content: a character exchanged")(exchanging(f"{TARGET}.content"))
slip("list", "content: an inner character left out")(
    everywhere(f"{TARGET}.content", lambda text: left_out(text, range(1, len(text) - 1)))
)
slip("list", "content: a character doubled")(everywhere(f"{TARGET}.content", doubled))
slip("list", "content: two characters swapped")(everywhere(f"{TARGET}.content", swapped))


def in_contents(slips: Callable[[str, range], Iterator[str]]) -> Callable[[Any], Mutants]:
    """Slips of the sentences, in what the targets have of them, all but its first and last character."""

    def mutants(data: Any) -> Mutants:
        for path in paths(data, ITEM):
            item = get(data, path)
            for target in item.get("targets", ()):
                start = item["name"].index(target["content"])
                at = range(start + 1, start + len(target["content"]) - 1)
                yield from (put(data, (*path, "name"), text) for text in slips(item["name"], at))

    return mutants


slip("list", "sentence: a digit exchanged, left out or doubled")(everywhere(f"{ITEM}.name", digits))
slip("list", "sentence: a character of a content exchanged")(
    lambda data: in_contents(lambda text, at: exchanged(text, characters(data), at))(data)
)
slip("list", "sentence: a character of a content left out")(in_contents(left_out))
slip("list", "sentence: a character of a content doubled")(in_contents(doubled))
slip("list", "sentence: two characters of a content swapped")(
    in_contents(lambda text, at: swapped(text, range(at.start, at.stop - 1)))
)
for _key, _pattern in (("lead", f"{ITEM}.lead"), ("support", UNITS), ("registered name", "units.*.name")):
    slip("list", f"{_key}: a character exchanged")(exchanging(_pattern))
    for _what, _slips in (("left out", left_out), ("doubled", doubled)):
        slip("list", f"{_key}: a character {_what}")(everywhere(_pattern, _slips))
    slip("list", f"{_key}: two characters swapped")(everywhere(_pattern, swapped))
slip("list", "member of several collectives: a character exchanged")(exchanging("units.*.members.*"))
slip("list", "member of several collectives: a character left out")(everywhere("units.*.members.*", left_out))
slip("list", "member of several collectives: a character doubled")(everywhere("units.*.members.*", doubled))
slip("list", "member of several collectives: two characters swapped")(everywhere("units.*.members.*", swapped))
slip("list", "deadline before the list, or in another year")(
    setting(f"{ITEM}.due", lambda data, path: ["1月底", "2月底", "3月底", "2021年12月底", "2023年1月底"])
)
slip("list", "item's id: a digit exchanged, left out or doubled")(everywhere(f"{ITEM}.id", digits))
slip("list", "project's number: a digit exchanged, left out or doubled")(everywhere("projects.*.number", digits))
slip("list", "the list's year: a digit exchanged, left out or doubled")(everywhere("year", digits))
slip("list", "year in the title: a digit exchanged, left out or doubled")(everywhere("title", digits))
slip("list", "year in the document's number: a digit exchanged")(
    lambda data: (
        put(data, ("source", "document"), text)
        for text in digits(get(data, ("source", "document")), range(5, 9))
        if len(text) == len(get(data, ("source", "document")))
    )
)
slip("list", "year of the date: a digit exchanged, left out or doubled")(
    everywhere("source.date", lambda text: digits(text, range(4)))
)
slip("list", "project twice")(repeating("projects.*"))
slip("list", "item twice")(repeating(ITEM))
slip("list", "target twice")(repeating(TARGET))
slip("list", "supporting unit twice")(repeating(UNITS))
slip("list", "unit registered twice")(repeating("units.*"))
slip("list", "alias or member twice")(
    lambda data: (*repeating("units.*.aliases.*")(data), *repeating("units.*.members.*")(data))
)
slip("list", "project removed, not the last")(removing("projects.*", is_last))
slip("list", "item removed, not its project's last")(removing(ITEM, is_last))
slip("list", "target removed")(removing(TARGET))
slip("list", "registered unit removed")(removing("units.*"))
slip("list", "key removed that is needed")(
    lambda data: (
        mutant
        for key in ("id", "name", "lead", "due", "targets.*.content", "targets.*.quantity", "targets.*.measure")
        for mutant in removing(f"{ITEM}.{key}")(data)
    )
)


@slip("list", "a comment swallows names of a list in brackets")
def swallowing(_: Any) -> Mutants:
    text = LIST.read_text(encoding="utf-8")
    for flow in re.finditer(r"(?:support|members|aliases): \[[^\]]*\]", text):
        for comma in re.finditer(r",\s+(?=[^\s])", flow[0]):
            at = flow.start() + comma.end()
            # The bracket on the next line, as where the list is broken after the comment.
            rest = text[at:]
            end = rest.index("]")
            line = rest[:end].split("\n", 1)
            if len(line) == 1:
                yield partial(str, f"{text[:at]}# {line[0]}\n                  {rest[end:]}")
            yield partial(str, f"{text[:at]}# {rest}")


slip("list", "content: its first or last character left out", contradicts=False)(
    everywhere(f"{TARGET}.content", lambda text: iter((text[1:], text[:-1])))
)
slip("list", "lead: another registered unit", contradicts=False)(
    setting(f"{ITEM}.lead", lambda data, path: [unit["name"] for unit in data["units"][:12]])
)
slip("list", "deadline: a later month", contradicts=False)(
    setting(f"{ITEM}.due", lambda data, path: ["5月底", "8月底", "10月底", "11月底", "12月底"])
)
slip("list", "supporting unit removed", contradicts=False)(removing(UNITS))
slip("list", "member removed", contradicts=False)(removing("units.*.members.*"))
slip("list", "last item of a project removed", contradicts=False)(removing(ITEM, is_not_last))
slip("list", "alias: a character exchanged", contradicts=False)(exchanging("units.*.aliases.*"))
slip("list", "issuer: a character exchanged", contradicts=False)(exchanging("source.issuer"))
slip("list", "date: a digit of its month or day exchanged", contradicts=False)(
    everywhere("source.date", lambda text: (one for one in digits(text, range(5, 10)) if len(one) == len(text)))
)


@slip("list", "quantity: another, in the sentence too", contradicts=False)
def weakened(data: Any) -> Mutants:
    for path in paths(data, TARGET):
        target, item = get(data, path), get(data, path[:-2])
        for factor in (2, 3):
            smaller = str(int(target["quantity"]) // factor)
            written = re.sub(rf"(?<={re.escape(target['content'])})[\d萬]+", smaller, item["name"], count=1)
            yield put(changed(data, (*path, "quantity"), smaller), (*path[:-2], "name"), written)


# --- the ledger

slip("ledger", "item's id: not one of the list's")(
    setting("entries.*.item", lambda data, path: [f"{get(data, path)}9", "0.1", "11.1"])
)
slip("ledger", "target: a character exchanged")(exchanging("entries.*.target"))
slip("ledger", "target: a character left out")(everywhere("entries.*.target", left_out))
slip("ledger", "target: left out where the item has several")(removing("entries.*.target"))
slip("ledger", "date: another year")(
    everywhere("entries.*.date", lambda text: iter((text.replace("2022", "2021"), text.replace("2022", "2032"))))
)
slip("ledger", "date: out of order")(
    lambda data: (
        put(data, path, "2022-04-30") for path in paths(data, "entries.*.date") if get(data, path) > "2022-07"
    )
)
slip("ledger", "value: a zero too many")(everywhere("entries.*.value", lambda text: iter((f"{text}0",))))
slip("ledger", "value: a digit doubled, not the first")(everywhere("entries.*.value", doubled_digits))


@slip("ledger", "value: below the one before it")
def falling(data: Any) -> Mutants:
    last: dict[Any, int] = {}
    for path in paths(data, "entries.*"):
        entry = get(data, path)
        key = entry["item"], entry.get("target")
        before = last.get(key)
        last[key] = int(entry["value"])
        if before and "correction" not in entry:
            yield put(data, (*path, "value"), str(before - 1))
            yield put(data, (*path, "value"), str(before // 10))


slip("ledger", "value: held down or run together (13 digits and more)")(
    everywhere("entries.*.value", lambda text: iter((text + "9" * 13, (text * 13)[:14])))
)
slip("ledger", "value: a share where the target has a measure")(
    everywhere("entries.*.value", lambda text: iter(("50%",)))
)
slip("ledger", "reporter: a character exchanged")(exchanging("entries.*.by"))
slip("ledger", "reporter: a unit without a part in the item")(setting("entries.*.by", lambda data, path: ["華數集團"]))


@slip("ledger", "reporter: another unit of the item than before")
def another_reporter(data: Any) -> Mutants:
    support = {item.id: item.support for _, item in shipped().items()}
    seen: set[Any] = set()
    for path in paths(data, "entries.*"):
        entry = get(data, path)
        key = entry["item"], entry.get("target")
        if key in seen:
            yield from (put(data, (*path, "by"), unit) for unit in support[entry["item"]][:2])
        seen.add(key)


slip("ledger", "entry twice")(repeating("entries.*"))
slip("ledger", "correction removed")(removing("entries.*.correction"))
slip("ledger", "key removed that is needed")(
    lambda data: (*removing("entries.*.item")(data), *removing("entries.*.date")(data), *removing("year")(data))
)
slip("ledger", "the ledger's year: a digit exchanged, left out or doubled")(everywhere("year", digits))
slip("ledger", "entry removed", contradicts=False)(removing("entries.*"))
slip("ledger", "value: one more", contradicts=False)(
    everywhere("entries.*.value", lambda text: iter((str(int(text) + 1),)))
)
slip("ledger", "reporter removed", contradicts=False)(removing("entries.*.by"))

# --- the evaluation

VOTES = ("satisfied", "basically_satisfied", "dissatisfied", "abstained")
slip("evaluation", "votes: a digit exchanged, left out or doubled")(
    lambda data: (mutant for key in VOTES for mutant in everywhere(f"votes.*.{key}", digits)(data))
)
slip("evaluation", "project's number: a digit exchanged, left out or doubled")(everywhere("votes.*.project", digits))
slip("evaluation", "deputies: the first digit exchanged, or a digit left out or doubled")(
    everywhere(
        "deputies",
        lambda text: (one for one in digits(text) if len(one) != len(text) or one[0] != text[0]),
    )
)
slip("evaluation", "weight: a digit exchanged, left out or doubled")(everywhere("rules.criteria.*.weight", digits))
slip("evaluation", "votes on a project twice")(repeating("votes.*"))
slip("evaluation", "votes on a project removed")(removing("votes.*"))
slip("evaluation", "criterion twice")(repeating("rules.criteria.*"))
slip("evaluation", "criterion removed")(removing("rules.criteria.*"))
slip("evaluation", "grades in another order")(
    lambda data: (
        put(data, ("rules", "grades", index, "at_least"), value)
        for index in range(1, 4)
        for value in ("96", "100", "99")
    )
)
slip("evaluation", "points by hand of a project removed, or twice")(
    lambda data: (*removing("rules.criteria.*.scores.*")(data), *repeating("rules.criteria.*.scores.*")(data))
)
slip("evaluation", "points above 100")(
    everywhere("rules.criteria.*.scores.*.score", lambda text: iter((f"{text}0".replace(".", ""),)))
)
slip("evaluation", "the evaluation's year: a digit exchanged, left out or doubled")(everywhere("year", digits))


@slip("evaluation", "votes moved from one kind to another", contradicts=False)
def moved(data: Any) -> Mutants:
    for path in paths(data, "votes.*"):
        row = get(data, path)
        more, less = int(row["satisfied"]), int(row["dissatisfied"])
        yield put(changed(data, (*path, "satisfied"), str(more + less)), (*path, "dissatisfied"), "0")


slip("evaluation", "points by hand: another number", contradicts=False)(
    setting("rules.criteria.*.scores.*.score", lambda data, path: ["80", "61"])
)

# --- measuring


@cache
def shipped() -> ResponsibilityList:
    return loading.load_list(LIST).model


def findings(file: str, content: bytes) -> bool:
    """Whether `msss validate` finds anything in a file of this kind."""
    if file == "list":
        return bool(check_content(content, "list.yaml").diagnostics)
    responsibilities = shipped()
    kind = LEDGER_KIND if file == "ledger" else EVALUATION_KIND
    model, document, errors = kind.parse(content, f"{file}.yaml", responsibilities, TODAY)
    if errors or model is None or document is None:
        return True
    return any(kind.warnings(model, document, f"{file}.yaml", responsibilities))


def measure(seed: int, most: int) -> list[Operator]:
    """Every operator, with what it made and what was silent: no more than ``most`` mutants each."""
    for file, path in (("list", LIST), ("ledger", LEDGER), ("evaluation", EVALUATION)):
        data = plain(path.read_bytes())
        if findings(file, path.read_bytes()) or findings(file, written(data)):
            raise SystemExit(f"{path} has a finding as it is")
        for operator in (one for one in OPERATORS if one.file == file):
            mutants = list(operator.mutants(data))
            chosen = random.Random(f"{seed} {operator.name}").sample(mutants, min(most, len(mutants)))
            operator.made, operator.silent = 0, []
            for mutant in chosen:
                content = written(mutant())
                other = plain(content)
                if other is None or other == data:  # no YAML any more, or nothing but its looks
                    continue
                operator.made += 1
                if not findings(file, content):
                    operator.silent.append(difference(data, other))
    return OPERATORS


def plain(content: bytes) -> Any:
    """The data of a file; None if it can't be read."""
    reading = reader.read(content, "")
    return reading.document.data if reading.document is not None and not reading.diagnostics else None


def written(mutant: Any) -> bytes:
    return (mutant if isinstance(mutant, str) else json.dumps(mutant, ensure_ascii=False)).encode()


def difference(before: Any, after: Any, at: str = "") -> str:
    """The first thing that two files' data have different."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        pairs = [(f"{at}.{key}", before[key], after[key]) for key in before]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{at}.{index}", *pair) for index, pair in enumerate(zip(before, after, strict=True))]
    else:
        return f"{at.lstrip('.')}: {str(before)[:60]} -> {str(after)[:60]}"
    return next(difference(old, new, place) for place, old, new in pairs if old != new)


def table(operators: list[Operator]) -> str:
    """The table in Markdown: a row an operator, and a last one with the sum."""
    rows = ["| file | slip | mutants | found | silent | share silent |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    rows += (_row(one.file, one.name, one.made, len(one.silent)) for one in operators if one.made)
    made, silent = sum(one.made for one in operators), sum(len(one.silent) for one in operators)
    return "\n".join([*rows, _row("**all**", "", made, silent)])


def _row(file: str, name: str, made: int, silent: int) -> str:
    return f"| {file} | {name} | {made:,} | {made - silent:,} | {silent:,} | {silent / max(made, 1):.1%} |"


def share_silent(operators: list[Operator]) -> float:
    """The share of the mutants that contradict themselves of which nothing is said."""
    ours = [one for one in operators if one.contradicts]
    return sum(len(one.silent) for one in ours) / sum(one.made for one in ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--most", type=int, default=150, help="mutants of each kind")
    parser.add_argument("--silent", action="store_true", help="show what was not found")
    arguments = parser.parse_args()
    operators = measure(arguments.seed, arguments.most)
    print("Slips that contradict themselves:\n")
    print(table([one for one in operators if one.contradicts]))
    print("\nSlips that could be meant:\n")
    print(table([one for one in operators if not one.contradicts]))
    if arguments.silent:
        for one in operators:
            for what in one.silent if one.contradicts else ():
                print(f"{one.file}: {one.name}: {what}", file=sys.stderr)
    if share_silent(operators) > GOAL:
        raise SystemExit(f"more than {GOAL:.0%} of the slips that contradict themselves are silent")


if __name__ == "__main__":
    main()
