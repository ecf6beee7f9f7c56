"""More of a sample passed than were looked at, or the entry isn't a check.

``sample:`` says how many a check looked at (抽查), and ``passed:`` how many of them passed (合格); the
second is never without the first. What a unit says of its own work is a value, not a sample.
Correct the numbers, or write ``kind: check`` if the entry is a check.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-07-15, kind: check, sample: 20, passed: 17, by: 市政府督查室}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-07-15, kind: check, sample: 17, passed: 20, by: 市政府督查室}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every report with a sample, and every check of which more passed than were looked at."""
    for index, entry in enumerate(ledger.entries):
        if entry.sample is None and entry.passed is None:
            continue
        key = "sample" if entry.sample is not None else "passed"
        if not entry.is_check:
            message = t("a sample is looked at by a check, and this is a report")
            yield Finding(("entries", index, key), message, t("remove sample: and passed:, or add kind: check"))
        elif not entry.sample:
            message = t("the check doesn't say how many were looked at")
            yield Finding(("entries", index, key), message, t("write sample: with their number"))
        elif entry.passed is not None and entry.passed > entry.sample:
            message = t("{passed} passed, and only {sample} were looked at", passed=entry.passed, sample=entry.sample)
            yield Finding(("entries", index, "passed"), message, t("correct one of the two"))
