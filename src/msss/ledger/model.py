"""The progress ledger as data: what was reported of each target, by whom and when; and all that its keys mean.

``progress_2022.yaml`` stands next to ``responsibility_list_2022.yaml``. Its entries are never changed,
only added to: what was reported stays reported, and a mistake is corrected by a later entry that says so.
"""
# No `from __future__ import annotations`: the annotations are read when the classes are made.

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ..common.language import t
from ..formats.keys import Key, part
from ..formats.types import Amount, Count, Day, ItemId, Reported, Text, Truth, UnitName, Year, choice
from ..responsibilities.model import Target
from ..values.stage import Stage, read_stage


class EntryKind(StrEnum):
    """Who says it: the unit that answers for the item, or somebody else who went there."""

    REPORT = "report"
    CHECK = "check"


@part(t("entry"), "記錄", "One report.", "一次填報。")
@dataclass(frozen=True, slots=True)
class Entry:
    """One report. ``value`` is cumulative: all that was done from the start to ``date``.

    ``target`` is the content of the target that is meant; an item with one target needs none.
    ``done`` is for an item without targets. ``correction`` says that the value may be lower than the
    one reported before.
    """

    item: Annotated[
        ItemId,
        Key(
            "事項",
            'The id of the item that was reported on, in quotes: "7.2".',
            '填報的事項的編號，須加引號，如 "7.2"。',
            examples=("1.1", "7.2"),
            sample='item: "1.1"',
            words="序號",
        ),
    ]
    date: Annotated[
        Day,
        Key(
            "日期",
            "The day of the report, as 2022-09-30.",
            "填報日期，寫作 2022-09-30。",
            more="Not before the list's date and not in the future; tomorrow is accepted, because clocks differ.",
            why="what counts on a day is what had been reported by that day",
            sample="date: 2022-09-30",
        ),
    ]
    target: Annotated[
        Text | None,
        Key(
            "目標",
            "The target's content, as the list has it; left out where the item has one target.",
            "目標任務的內容，與清單一致；事項只有一個目標任務的不寫。",
            examples=("新增學位",),
            sample="target: 新增學位",
            words="目標任務",
        ),
    ] = None
    value: Annotated[
        Reported | None,
        Key(
            "累計",
            "The total done so far, in the target's measure: 45000, 4.5萬; or as a percentage of the target: 60%; "
            "without targets, only a percentage.",
            "截至目前的累計完成數，以該目標任務的計量單位計：45000、4.5萬，或為目標任務的百分比：60%；"
            "沒有目標任務的事項寫百分比。",
            more="By all units together. A percentage may stand in words: 完成60%, 年度目標任務的55%.",
            why="a total can be compared with the promise, and stays right when a report is missing",
            sample="value: 45000",
            words="數值",
        ),
    ] = None
    done: Annotated[
        Truth,
        Key(
            "完成",
            "That an item without targets is done.",
            "沒有目標任務的事項已經完成。",
            more="In the place of a value.",
            why="not everything can be counted",
        ),
    ] = False
    source: Annotated[
        Text | None,
        Key(
            "來源",
            "The document or address that says so.",
            "所依據的文件或網址。",
            why="so that the figure can be looked up",
            sample=t("source: the document or address that says so"),
        ),
    ] = None
    note: Annotated[
        Text | None,
        Key("備註", "A remark.", "備註。", why="for a target that is behind, the bulletin quotes the latest one"),
    ] = None
    by: Annotated[
        UnitName | None,
        Key(
            "填報單位",
            "The unit that reported: it leads or supports the item.",
            "填報單位，為該事項的牽頭單位或配合單位。",
            more="Or it is a member of a collective that does.",
            examples=("市教育局",),
            sample="by: 市教育局",
        ),
    ] = None
    correction: Annotated[
        Truth,
        Key(
            "更正",
            "That the value corrects an earlier one, and may be lower.",
            "更正以前的填報，數值可以減少。",
            why="a total can become smaller only if an earlier one was wrong",
        ),
    ] = False

    stage: Annotated[
        Text | None,
        Key(
            "形象進度",
            "The stage that the works have reached: 已開工, 主體完工, 已完工, 投入使用.",
            "工程的形象進度，照原文寫：已開工、主體完工、已完工、投入使用。",
            more="With a value or in its place. Works that aren't finished are not done, whatever the value is.",
            why="progress tables report works by their stage",
            sample="stage: 主體完工",
        ),
    ] = None
    unit: Annotated[
        UnitName | None,
        Key(
            "單位",
            "The unit whose part is reported, if the list breaks the target down by units.",
            "清單有分解任務的，寫明填報的是哪個單位的部分。",
            more="The value is then the total done of its part. Without this key, the report is of the whole target.",
            why="so that a district that has done nothing is seen, and the last unit to report doesn't count for all",
            sample="unit: 上城區政府",
            words="區縣 分解任務",
        ),
    ] = None
    problem: Annotated[
        Text | None,
        Key(
            "存在問題",
            "What is holding the work up.",
            "存在的困難和問題。",
            why="for a target that is behind, the bulletin quotes it",
            sample="problem: 選址調整",
            words="困難 問題",
        ),
    ] = None
    next: Annotated[
        Text | None,
        Key(
            "下一步",
            "What will be done next, and by when.",
            "下一步的打算及其時間。",
            why="for a target that is behind, the bulletin quotes it",
            sample="next: 剩餘預計11月底前完成",
            words="下一步計劃 下一步打算 下步工作 工作打算",
        ),
    ] = None
    invested: Annotated[
        Amount | None,
        Key(
            "完成投資",
            "How much money was spent so far, in 萬元: 541.",
            "截至目前累計完成的投資，以萬元計：541。",
            more="It is a total, like the value.",
            why="progress tables give it beside the stage of the works",
            sample="invested: 541",
            words="投資 資金",
        ),
    ] = None
    evidence: Annotated[
        tuple[Text, ...],
        Key(
            "佐證材料",
            "Documents and addresses that show it: photographs, minutes, certificates of acceptance.",
            "佐證的文件或網址：照片、會議紀要、驗收單等。",
            more="`source` says where the figure comes from.",
            why="so that the figure can be checked later",
            sample=t("evidence: with a list of documents and addresses"),
            words="佐證 證明材料",
        ),
    ] = ()
    begun: Annotated[
        Amount | None,
        Key(
            "開工數",
            "How many have begun so far, in the target's measure.",
            "截至目前累計開工的數量，以目標任務的計量單位計。",
            more="Divided by the target's quantity, it is the 開工率. What is finished counts as begun.",
            why="works with many sites are reported in this way before any is finished",
            sample="begun: 160",
            words="開工 已開工",
        ),
    ] = None
    finished: Annotated[
        Amount | None,
        Key(
            "完工數",
            "How many are finished so far, in the target's measure.",
            "截至目前累計完工的數量，以目標任務的計量單位計。",
            more="Divided by the target's quantity, it is the 完工率. It is no more than have begun.",
            why="the value may count what isn't finished yet",
            sample="finished: 120",
            words="完工 已完工 竣工數",
        ),
    ] = None
    kind: Annotated[
        EntryKind,
        choice(
            (EntryKind.REPORT, "填報", "What the unit reported.", "單位的填報。"),
            (EntryKind.CHECK, "核實", "What somebody else found who went to look.", "其他單位或人員核實的結果。"),
        ),
        Key(
            "類別",
            "Whether the entry is a report, or what a check of it found (督查, 抽查).",
            "記錄是填報，還是督查、抽查的核實結果。",
            more="A check is kept beside the report and never replaces it; its value, stage or sample is what was"
            " found.",
            why="what was reported and what was found have to be kept apart",
            words="督查 抽查 核查",
        ),
    ] = EntryKind.REPORT
    sample: Annotated[
        Count | None,
        Key(
            "抽查數",
            "For a check: how many were inspected.",
            "核實時抽查的數量。",
            examples=(20,),
            sample="sample: 20",
            words="抽查",
        ),
    ] = None
    passed: Annotated[
        Count | None,
        Key(
            "合格數",
            "For a check: how many of the sample passed.",
            "抽查中合格的數量。",
            examples=(17,),
            sample="passed: 17",
            words="合格 通過",
        ),
    ] = None

    @property
    def is_check(self) -> bool:
        """Whether it is what a check found, and no report."""
        return self.kind is EntryKind.CHECK

    @property
    def says(self) -> bool:
        """Whether it is a report that says something in words: a remark, a problem, what is next."""
        return not self.is_check and bool(self.note or self.problem or self.next)

    @property
    def stage_reached(self) -> Stage | None:
        """The stage that the works have come to, if the entry names one that is known."""
        return read_stage(self.stage) if self.stage else None

    def meant(self, targets: tuple[Target, ...]) -> Target | None:
        """Which of its item's targets the entry is about; None if the item has none, or none that it names."""
        return next((target for target in targets if self.target in (None, target.content)), None)


@part(t("ledger"), "進度記錄", "What was reported on one year's list, oldest first.", "一個年度清單的填報，由舊到新。")
@dataclass(frozen=True, slots=True)
class Ledger:
    """What was reported on one year's list, oldest first."""

    year: Annotated[
        Year,
        Key(
            "年份",
            "The list's year.",
            "清單所屬年份。",
            why="so that the reports of one year don't count for another",
            examples=(2022,),
            sample="year: 2022",
        ),
    ]
    entries: Annotated[
        tuple[Entry, ...],
        Key(
            "記錄",
            "What was reported, oldest first.",
            "歷次填報，由舊到新。",
            why="the latest report on a target is the one that counts",
            sample=t('entries: with a - {item: "1.1", date: 2022-09-30, value: 45000} for each'),
        ),
    ] = ()
