"""How a list says where its targets stand (序時進度): by its own tolerance and bands, and in its own words.

An office that says nothing of it gets msss's own way. What is written here changes what targets are called, and from
which completion rate on; the promise itself, its quantity and its deadline, stays what it is.
"""
# No `from __future__ import annotations` and no slots: see `msss.responsibilities.model`.

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ..common.language import t
from ..formats.keys import Key, part
from ..formats.types import Due, Percent, Points, Text, choice
from ..values.deadline import Deadline


class Pace(StrEnum):
    """Where a target stands that is measured against time: these three depend on the completion rate alone."""

    AHEAD = "ahead"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"


class BandsOf(StrEnum):
    """What a band's number is held against: the completion rate alone, or what it is beside the share expected."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    RATE = "rate"


class Between(StrEnum):
    """What is expected between two milestones: what the last one asked for, or more every day."""

    STEPS = "steps"
    LINE = "line"


@part(
    t("band"),
    "進度檔次",
    "One band of completion rates, and what a target in it is called.",
    "完成率的一個檔次，及其中的目標任務所屬的狀態。",
)
@dataclass(frozen=True)
class Band:
    """From which completion rate on a target stands where; the last band may have no number."""

    status: Annotated[
        Pace,
        choice(
            (Pace.AHEAD, "超序時", "Ahead.", "超序時。"),
            (Pace.ON_SCHEDULE, "按序時", "On schedule.", "按序時。"),
            (Pace.BEHIND, "滯後", "Behind.", "滯後。"),
        ),
        Key(
            "狀態",
            "Where a target in this band stands.",
            "屬於本檔的目標任務的狀態。",
            why="rankings and `--exit-code` have to know who is behind, whatever the office calls it",
            sample="status: on_schedule",
        ),
    ]
    at_least: Annotated[
        Percent | None,
        Key(
            "下限",
            "The lowest number that is in the band, in percent or percentage points; the last band may have none.",
            "本檔的下限，單位為 % 或個百分點；最後一檔可不寫。",
            more="What is below every band is behind.",
            sample="at_least: 60",
            words="從 from 不低於",
        ),
    ] = None
    by: Annotated[
        Due | None,
        Key(
            "時間",
            "With bands of the rate: the day from which the band counts, until the next day that has bands.",
            "依據為完成率時填寫：本檔自何時起適用，至下一個有檔次的時間為止。",
            why="60 % is much in April and little in October",
            sample="by: 7月底",
            words="時間節點 截止",
        ),
    ] = None
    word: Annotated[
        Text | None,
        Key(
            "用語",
            "What the office calls a target in this band, if not as `words` says.",
            "本檔的用語；不寫則照 `words` 所定。",
            more="With it, two bands may be of one status: 黃燈 and 紅燈 are both behind.",
            sample="word: 黃燈",
        ),
    ] = None


def _word(term: str, meaning: str, chinese: str, sample: str) -> Key:
    return Key(term, meaning, chinese, sample=sample)


@part(
    t("set of words"),
    "狀態用語",
    "What the office calls each status; ours are used for the others.",
    "各狀態的用語；未寫的沿用 msss 的用語。",
)
@dataclass(frozen=True)
class Words:
    """The office's words for where a target stands."""

    overdue: Annotated[Text | None, _word("逾期", "Instead of 逾期.", "代替“逾期”。", "overdue: 逾期未完成")] = None
    behind: Annotated[Text | None, _word("滯後", "Instead of 滯後.", "代替“滯後”。", "behind: 滯後")] = None
    not_reported: Annotated[Text | None, _word("未報", "Instead of 未報.", "代替“未報”。", "not_reported: 未報送")] = (
        None
    )
    not_met: Annotated[Text | None, _word("未達標", "Instead of 未達標.", "代替“未達標”。", "not_met: 未達標")] = None
    on_schedule: Annotated[
        Text | None, _word("按序時", "Instead of 按序時.", "代替“按序時”。", "on_schedule: 達序")
    ] = None
    ahead: Annotated[Text | None, _word("超序時", "Instead of 超序時.", "代替“超序時”。", "ahead: 超時間進度")] = None
    done: Annotated[Text | None, _word("完成", "Instead of 完成.", "代替“完成”。", "done: 已完成")] = None
    done_early: Annotated[
        Text | None, _word("提前完成", "Instead of 提前完成.", "代替“提前完成”。", "done_early: 提前完成")
    ] = None

    @property
    def written(self) -> dict[str, str]:
        """The words that are written, by the status that each is for."""
        return {status: word for status, word in vars(self).items() if word is not None}


@part(
    t("schedule"),
    "序時進度",
    "How the office says where targets stand, if not as msss does.",
    "主管單位評定進度的辦法；不寫則照 msss 的辦法。",
)
@dataclass(frozen=True)
class Scheme:
    """How a list says where its targets stand."""

    tolerance: Annotated[
        Points | None,
        Key(
            "容差",
            "How many percentage points a completion rate may be from the time passed and still be on schedule;"
            " 5 without it.",
            "完成率與序時進度相差多少個百分點以內仍為按序時；不寫則為 5。",
            more="`--tolerance` takes its place for one answer.",
            why="each office has its own",
            sample="tolerance: 10",
            words="誤差 允許誤差",
        ),
    ] = None
    bands_of: Annotated[
        BandsOf,
        choice(
            (
                BandsOf.DIFFERENCE,
                "差值",
                "The completion rate minus the share expected, in percentage points.",
                "完成率減去序時進度，以個百分點計。",
            ),
            (
                BandsOf.RATIO,
                "比值",
                "The completion rate over the share expected, in percent.",
                "完成率與序時進度之比，以 % 計。",
            ),
            (BandsOf.RATE, "完成率", "The completion rate itself, by a day.", "截至某時間的完成率本身。"),
        ),
        Key(
            "依據",
            "What the numbers of the bands are.",
            "各檔下限所指的數。",
            why="some offices compare with the time passed, others say from which rate on",
        ),
    ] = BandsOf.DIFFERENCE
    bands: Annotated[
        tuple[Band, ...],
        Key(
            "檔次",
            "From which completion rate on a target stands where, best first.",
            "完成率達到多少屬於何種狀態，由好到差排列。",
            more="They take the place of the tolerance, which then counts for checks alone.",
            why="an office that has three lights, or bands of its own, is asked for those",
            sample=t("bands: with a - {status: on_schedule, at_least: -5} for each, best first"),
            words="分檔 等級",
        ),
    ] = ()
    words: Annotated[
        Words | None,
        Key(
            "用語",
            "The office's own words for the statuses.",
            "各狀態在主管單位的用語。",
            why="bulletins are read by people who know these words",
            sample="words: {on_schedule: 達序, behind: 未達序}",
            words="狀態",
        ),
    ] = None
    between_milestones: Annotated[
        Between,
        choice(
            (
                Between.STEPS,
                "階梯",
                "What the last milestone asked for, until the next.",
                "下一節點之前，以上一節點的要求為準。",
            ),
            (Between.LINE, "直線", "More every day, from one milestone to the next.", "兩節點之間逐日遞增。"),
        ),
        Key(
            "節點之間",
            "What is expected between two milestones that are quantities.",
            "兩個數量節點之間應達到的進度。",
            more="Stages of works are expected from their day on, and not before.",
            why="some plans mean dates, others a pace",
        ),
    ] = Between.STEPS

    def bands_at(self, day: Deadline | None) -> tuple[Band, ...]:
        """The bands that are written for a day; with None, those without one."""
        return tuple(band for band in self.bands if band.by == day)
