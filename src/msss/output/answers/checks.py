"""What checks found, beside what was reported (填報, 核實)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...common.language import t
from ...common.terms import Worded, in_a_row
from ...ledger.checks import Check
from ...ledger.progress import Standing, differing
from ...ledger.reports import amount_in_words, sample_in_words
from ..cells import Day, Marked, Tone
from ..table import Column

_DETAILS = ("核實日期", "核實單位", "抽查數", "合格數")


def found(check: Check) -> str:
    """What a check found, as it stands beside what was reported."""
    entry = check.entry
    words = in_a_row((str(entry.value or ""), entry.stage or ""))
    return words or (Worded("是") if entry.done else sample_in_words(entry))


def result(check: Check, passed: str = "") -> str:
    """Whether what was found is what was reported, unless nothing was; and how many ``passed``."""
    if check.differs:
        words = in_a_row((Worded("不符"), passed))
        return Marked(words, Tone.BAD, words.spoken)
    return in_a_row((Worded("相符") if check.report is not None else "", passed))


def check_columns(standings: Sequence[Standing], *, details: bool) -> list[tuple[Column, list[str]]]:
    """The result of each target's check, and how many passed; ``details`` say that, who checked and when apart."""
    checks = [standing.check for standing in standings]
    columns: list[tuple[Column, list[str]]] = [
        (
            Column("核實結果", narrow=4),
            [result(one, passed="" if details else _passed(one)) if one else "" for one in checks],
        )
    ]
    if details:
        cells = [_details(one) if one else [""] * len(_DETAILS) for one in checks]
        columns += [(Column(heading), [row[place] for row in cells]) for place, heading in enumerate(_DETAILS)]
    return columns


def _passed(check: Check) -> str:
    """How many of a sample passed: 17/20."""
    entry = check.entry
    return f"{entry.passed}/{entry.sample}" if entry.sample and entry.passed is not None else ""


def _details(check: Check) -> list[str]:
    entry = check.entry
    counts = ["" if number is None else str(number) for number in (entry.sample, entry.passed)]
    return [Day(entry.date), entry.by or "", *counts]


def check_row(standing: Standing, check: Check, what: str) -> tuple[str, str]:
    """What the last check of a target found, as a row of a term and a text; ``what`` names the target, if it has to."""
    amount, day = amount_in_words(check.entry, standing.target), f"({check.entry.date.isoformat()})"
    text = in_a_row((what.rstrip(), amount, day, check.entry.by or "", result(check)))
    return Worded("核實"), Marked(text, Tone.BAD, text.spoken) if check.differs else text


def differences(standings: Sequence[Standing]) -> Iterator[str]:
    """A sentence for each target of which less was found than was reported."""
    for standing, check in differing(standings):
        said = {
            "item": standing.item.id,
            "content": " ".join(filter(None, (standing.promise, standing.unit))),
            "found": amount_in_words(check.entry, standing.target),
            "unit": check.entry.by or "—",
            "day": check.entry.date.isoformat(),
        }
        if check.report is None:
            yield t("{item} {content}: {unit} found {found} on {day}", **said)
        else:
            yield t(
                "{item} {content}: {reported} was reported on {reported_day}, and {unit} found {found} on {day}",
                reported=amount_in_words(check.report, standing.target),
                reported_day=check.report.date.isoformat(),
                **said,
            )
