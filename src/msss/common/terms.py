"""The terms of the field: each as the notice has it, which is how CSV and files have it, and what people are shown.

A table's headings and a status are named by their Chinese term, in every language the same; `shown` says what
to show for it in the language that is spoken.
"""

from __future__ import annotations

from .language import t

_TERMS = {
    # --- lists
    "清單": t("List"),
    "序號": t("No."),
    "項目": t("Project"),
    "項目名稱": t("Item"),
    "牽頭單位": t("Lead"),
    "配合單位": t("Support"),
    "分工": t("Role"),
    "預計完成時間": t("Due"),
    "剩餘天數": t("Days left"),
    "目標任務": t("Target"),
    "計量單位": t("Measure"),
    # --- progress
    "目標": t("Goal"),
    "完成率": t("Completion"),
    "序時進度": t("Time passed"),
    "狀態": t("Status"),
    # --- statuses
    "逾期": t("overdue"),
    "滯後": t("behind"),
    "未報": t("not reported"),
    "未達標": t("not met"),
    "按序時": t("on schedule"),
    "超序時": t("ahead"),
    "完成": t("done"),
    "提前完成": t("done early"),
}


def shown(term: str) -> str:
    """What to show for a term; what is no term of ours, the name of a criterion, is shown as it is."""
    return _TERMS.get(term, term)
