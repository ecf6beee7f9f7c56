"""The terms of the field: each as the notice has it, which is how CSV and files have it, and what people are shown.

A table's headings and a status are named by their Chinese term, in every language the same; `shown` says what
to show for it in the language that is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

from .language import Phrase, t

_TERMS = {
    # --- lists
    "清單": t("List"),
    "序號": t("No."),
    "項目": t("Project"),
    "項目名稱": t("Item"),
    "牽頭單位": t("Lead"),
    "配合單位": t("Support"),
    "單位": t("Unit"),
    "分工": t("Role"),
    "牽頭": t("lead"),
    "配合": t("support"),
    "預計完成時間": t("Due"),
    "完成時間": t("Target due"),
    "進度節點": t("Milestone"),
    "下次完成時間": t("Next due"),
    "最後完成時間": t("Last due"),
    "剩餘天數": t("Days left"),
    "目標任務": t("Target"),
    "數量": t("Quantity"),
    "計量單位": t("Measure"),
    "目標數": t("Targets"),
    "合計": t("Sum"),
    # --- one item
    "欄目": t("Field"),
    "內容": t("Content"),
    "分管領導": t("Leader"),
    "備註": t("Note"),
    "文號": t("Document"),
    "索引號": t("Index"),
    "文件": t("File"),
    "進度": t("Progress"),
    # --- what only some lists say
    "級別": t("Level"),
    "項目類別": t("Category"),
    "地點": t("Location"),
    "業主單位": t("Owner"),
    "聯繫單位": t("Contact"),
    "總投資(萬元)": t("Investment (10,000 yuan)"),
    "年度計劃投資(萬元)": t("This year (10,000 yuan)"),
    "資金來源": t("Funding"),
    "發布單位": t("Issuer"),
    "網址": t("Address"),
    "行政區劃代碼": t("Place code"),
    "開始時間": t("Start"),
    "指標": t("Indicator"),
    "所屬目標": t("Part of"),
    "分解任務": t("Breakdown"),
    "分解任務進度": t("Progress of parts"),
    # --- progress
    "目標": t("Goal"),
    "完成率": t("Completion"),
    "序時進度": t("Time passed"),
    "狀態": t("Status"),
    "日期": t("Date"),
    "較上次": t("Change"),
    "更正": t("Corrects"),
    "填報單位": t("By"),
    "來源": t("Source"),
    "是": t("yes"),
    # --- what only some reports say
    "開工率": t("Begun"),
    "完工率": t("Finished"),
    "完成投資(萬元)": t("Spent (10,000 yuan)"),
    "存在問題": t("Problem"),
    "下一步": t("Next"),
    "佐證材料": t("Evidence"),
    "類別": t("Type"),
    # --- checks
    "填報": t("Report"),
    "核實": t("Check"),
    "上次填報": t("Last report"),
    "填報日期": t("Reported on"),
    "待填報": t("To report"),
    "核實結果": t("Outcome"),
    "核實日期": t("Checked on"),
    "核實單位": t("Checked by"),
    "抽查數": t("Sample"),
    "合格數": t("Passed"),
    "不符": t("differs"),
    "相符": t("agrees"),
    "次序": t("Draw"),
    # --- statuses
    "逾期": t("overdue"),
    "滯後": t("behind"),
    "未報": t("not reported"),
    "未達標": t("not met"),
    "按序時": t("on schedule"),
    "超序時": t("ahead"),
    "完成": t("done"),
    "提前完成": t("done early"),
    # --- lists compared
    "影響": t("Effect"),
    "變動": t("Kind"),
    "原": t("Old"),
    "現": t("New"),
    "承諾": t("Promise"),
    "月日": t("Timing"),
}


def shown(term: str) -> str:
    """What to show for a term; what is no term of ours, the name of a criterion, is shown as it is."""
    return _TERMS.get(term, term)


def heading(term: str) -> str:
    """What to show for a term that heads a column: with a capital, where the language has them."""
    known = _TERMS.get(term)
    if known is None or (isinstance(term, Worded) and term.spoken is not known):
        return str(term)
    text = str(known)
    return text[:1].upper() + text[1:]


def terms() -> dict[str, Phrase]:
    """Every term, and its English."""
    return dict(_TERMS)


def as_text(words: str) -> str:
    """Words as CSV has them: `str` would give what is shown."""
    return str.__str__(words)


class Worded(str):
    """Our own words: as text they are as CSV has them, in Chinese whatever is spoken; shown they are ``spoken``.

    Without ``spoken`` they are a term of the field.
    """

    __slots__ = ("spoken",)
    spoken: object

    def __new__(cls, text: str, spoken: object = "") -> Self:
        words = super().__new__(cls, as_text(text))
        words.spoken = spoken or shown(text)
        return words

    def __str__(self) -> str:
        return str(self.spoken)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class _Row(NamedTuple):
    """Words in a row, each shown in the language that is spoken."""

    words: tuple[str, ...]
    between: str

    def __str__(self) -> str:
        return self.between.join(map(str, self.words))


RATE = Worded("完成率", t("Rate"))
"""The heading of a completion rate that stands among what else was reported."""


def in_a_row(words: Iterable[str], between: str = " ") -> Worded:
    """Words and data in a row, for CSV and for people; what is empty is left out."""
    row = _Row(tuple(filter(None, words)), between)
    return Worded(between.join(row.words), row)
