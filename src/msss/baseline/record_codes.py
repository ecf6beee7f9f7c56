"""The documentation of MSS321 to MSS327: records that aren't any more what they were in an earlier version.

The notice has progress reported by quarter and its results voted on (季度進展通報, 年末測評評議, clause 三): what was
reported and voted stays. All figures in the examples are made up.
"""

from __future__ import annotations

BEFORE = """\
entries:
  - {item: "1.1", date: 2022-06-30, value: 450}
"""
"""The ledger before, in the examples of every code that shows no `Before:` of its own."""

DOCS: dict[str, str] = {
    "MSS321": """An entry of the ledger is removed.

    Entries are only added to a ledger, never removed: bulletins were based on what was reported.
    Restore the entry. If it was wrong, add a later one with ``correction: true``.

    Passes:

        entries:
          - {item: "1.1", date: 2022-06-30, value: 450}
          - {item: "1.1", date: 2022-09-30, value: 720}

    Fails:

        entries:
          - {item: "1.1", date: 2022-09-30, value: 720}
    """,
    "MSS322": """An entry of the ledger is changed.

    A report says what was known on its day. If it is changed afterwards, it no longer does. Restore the
    entry, and add a later one with ``correction: true`` that says what is right. Comments, spaces and
    the script (Traditional or Simplified) may be changed freely. Entries of the same day and target
    must also keep their order, because the last of them counts.

    Passes:

        entries:
          - {item: "1.1", date: 2022-06-30, value: 450}
          - {item: "1.1", date: 2022-07-15, value: 430, correction: true, note: 重複計算}

    Fails:

        entries:
          - {item: "1.1", date: 2022-06-30, value: 720}
    """,
    "MSS323": """An entry is added before existing ones, without correction.

    A new report comes after the existing ones. An entry that is put in before them changes what the
    ledger said on the days since then, and what bulletins and evaluations took from it. If a report
    came late, give it ``correction: true`` and a ``note:`` that says why (``msss record --correction
    --note``).

    Passes:

        entries:
          - {item: "1.1", date: 2022-05-31, value: 300, correction: true, note: 補報5月}
          - {item: "1.1", date: 2022-06-30, value: 450}

    Fails:

        entries:
          - {item: "1.1", date: 2022-05-31, value: 300}
          - {item: "1.1", date: 2022-06-30, value: 450}
    """,
    "MSS324": """A ledger or an evaluation that was in the earlier version is gone.

    With ``--against git:REV``, msss compares a folder, or the usual place of lists, with that revision.
    A ledger or an evaluation that was there in the revision is not there any more, and nobody would
    notice that its reports or votes are gone. Restore it under its old name. If you renamed it on
    purpose, allow it once with ``--ignore MSS324``.

    Passes:

        entries:
          - {item: "1.1", date: 2022-06-30, value: 450}

    Fails:

        # there is no such file any more
    """,
    "MSS325": """Votes are changed after they were recorded.

    The deputies' votes were counted once (年末測評評議, clause 三 of the notice), and nobody may change them
    later. Votes on a project that had none may be added. Restore the votes, and the number of deputies
    who were present, or of members. If a mistake in the count was corrected, allow it once with ``--ignore MSS325``.

    Before:

        deputies: 100
        votes:
          - {project: 1, satisfied: 20, basically_satisfied: 20, dissatisfied: 60, abstained: 0}

    Passes:

        deputies: 100
        votes:
          - {project: 1, satisfied: 20, basically_satisfied: 20, dissatisfied: 60, abstained: 0}
          - {project: 2, satisfied: 90, basically_satisfied: 5, dissatisfied: 5, abstained: 0}

    Fails:

        deputies: 100
        votes:
          - {project: 1, satisfied: 75, basically_satisfied: 20, dissatisfied: 5, abstained: 0}
    """,
    "MSS326": """Scoring rules are changed after the votes.

    The scoring rules (考核細則, clause 三 of the notice) say before the vote how points are given. If they
    were changed when the votes are known, they could be made to fit the result. That goes for criteria
    and their weights, for adjustments, grades and verdicts, and for scores given by hand and what was
    counted; scores and counts that are still missing may be added. Restore the rules. If they were decided anew, allow it once with ``--ignore MSS326``.

    Before:

        votes:
          - {project: 1, satisfied: 60, basically_satisfied: 30, dissatisfied: 10, abstained: 0}
        rules:
          criteria:
            - {name: 完成情況, weight: 60, draws_on: completion}
            - {name: 滿意度, weight: 40, draws_on: satisfaction}

    Passes:

        votes:
          - {project: 1, satisfied: 60, basically_satisfied: 30, dissatisfied: 10, abstained: 0}
          - {project: 2, satisfied: 90, basically_satisfied: 5, dissatisfied: 5, abstained: 0}
        rules:
          criteria:
            - {name: 完成情況, weight: 60, draws_on: completion}
            - {name: 滿意度, weight: 40, draws_on: satisfaction}

    Fails:

        votes:
          - {project: 1, satisfied: 60, basically_satisfied: 30, dissatisfied: 10, abstained: 0}
        rules:
          criteria:
            - {name: 完成情況, weight: 90, draws_on: completion}
            - {name: 滿意度, weight: 10, draws_on: satisfaction}
    """,
    "MSS327": """Scoring rules are changed.

    As long as nobody has voted, the office may change its scoring rules. But the units that are scored
    by them should know of it, so msss warns.

    Before:

        rules:
          criteria:
            - {name: 完成情況, weight: 60, draws_on: completion}
            - {name: 滿意度, weight: 40, draws_on: satisfaction}

    Passes:

        rules:
          criteria:
            - {name: 完成情況, weight: 60, draws_on: completion}
            - {name: 滿意度, weight: 40, draws_on: satisfaction}
          grades: [{name: 優秀, at_least: 90}, {name: 合格, at_least: 0}]

    Fails:

        rules:
          criteria:
            - {name: 完成情況, weight: 50, draws_on: completion}
            - {name: 滿意度, weight: 50, draws_on: satisfaction}
    """,
}
"""Code and documentation, in the form that `catalog` reads."""
