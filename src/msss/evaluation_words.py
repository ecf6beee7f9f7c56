"""The words of an evaluation's JSON Schema: what `msss.jsonschema` says of its mappings and keys, in its forms."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from .evaluation import Basis, Criterion, Evaluation, Grade, Score, ScoringRules, Vote
from .quantity import MOST, UP_TO_100, wide
from .shape import COUNT

MAPPINGS: dict[type[Any], tuple[str, str, str]] = {
    Evaluation: (
        "年末測評",
        "One year's evaluation: the deputies' votes and the scoring rules.",
        "一年的測評:代表投票與考核細則。",
    ),
    Vote: ("投票", "How the deputies voted on one project.", "代表對一個項目的投票。"),
    ScoringRules: ("考核細則", "How the year is scored; the office writes it.", "如何計分;由主管單位制定。"),
    Criterion: ("考核指標", "One thing that is scored, from 0 to 100 points.", "一項指標,0至100分。"),
    Score: ("評分", "The points that a project was given by hand.", "人工給一個項目的評分。"),
    Grade: ("等次", "A grade, and the lowest total that gets it.", "等次及其最低總分。"),
}

KEYS: dict[type[Any], dict[str, tuple[str, str, str, tuple[Any, ...]]]] = {
    Evaluation: {
        "year": ("年份", "The list's year.", "清單所屬年份。", (2022,)),
        "deputies": (
            "到會代表",
            "How many deputies were there, for every vote that doesn't say so itself.",
            "到會代表人數;各項目另有寫明者除外。",
            (),
        ),
        "votes": ("投票", "The votes, once they are cast: one for each project.", "投票結果:每個項目一行。", ()),
        "rules": ("考核細則", "The scoring rules, once they are written.", "考核細則。", ()),
    },
    Vote: {
        "project": ("項目", "The project's number.", "項目的序號。", (1, 10)),
        "satisfied": ("滿意", "Votes of 滿意.", "滿意票數。", ()),
        "basically_satisfied": ("基本滿意", "Votes of 基本滿意.", "基本滿意票數。", ()),
        "dissatisfied": ("不滿意", "Votes of 不滿意.", "不滿意票數。", ()),
        "abstained": ("棄權", "Votes of 棄權; they count as cast.", "棄權票數;計入投票總數。", ()),
        "deputies": ("到會代表", "How many deputies were there for this vote.", "此項投票時到會代表人數。", ()),
    },
    ScoringRules: {
        "criteria": ("考核指標", "What is scored; the weights sum to 100.", "考核指標;權重合計100。", ()),
        "grades": ("等次", "The grades, best first, the last from 0.", "等次,由高到低,末等自0起。", ()),
    },
    Criterion: {
        "name": ("名稱", "The criterion's name.", "指標名稱。", ()),
        "weight": ("權重", "How many points of the total it is worth.", "佔總分多少分。", ()),
        "draws_on": ("依據", "Where its points come from.", "分數的依據。", ()),
        "late": (
            "逾期",
            "With timeliness: what an item done after its deadline is worth; 60 without it.",
            "依據為按時時:逾期完成的事項得多少分;不寫為60。",
            (),
        ),
        "basically_satisfied": (
            "基本滿意",
            "With satisfaction: what a vote of 基本滿意 is worth; 80 without it.",
            "依據為滿意時:一張基本滿意票得多少分;不寫為80。",
            (),
        ),
        "scores": ("評分", "With manual: the points of each project.", "依據為人工評分時:各項目得分。", ()),
    },
    Score: {
        "project": ("項目", "The project's number.", "項目的序號。", (1, 10)),
        "score": ("得分", "The points, from 0 to 100.", "得分,0至100。", ()),
    },
    Grade: {
        "name": ("名稱", "The grade's name.", "等次名稱。", ()),
        "at_least": ("最低總分", "The lowest total that gets it.", "得此等次的最低總分。", ()),
    },
}

WORDS: dict[StrEnum, tuple[str, str, str]] = {
    Basis.COMPLETION: ("完成", "The completion rate.", "完成率。"),
    Basis.TIMELINESS: ("按時", "Whether items were done by their deadlines.", "事項是否按時完成。"),
    Basis.SATISFACTION: ("滿意", "The deputies' votes.", "代表投票。"),
    Basis.MANUAL: ("人工評分", "Scores given by hand.", "人工給出的評分。"),
}

_COUNTS = ("satisfied", "basically_satisfied", "dissatisfied", "abstained", "deputies")
SPECIAL: dict[tuple[type[Any], str], str] = {
    (Evaluation, "year"): "year",
    (Evaluation, "deputies"): "count",
    **{(Vote, key): "count" for key in _COUNTS},
    (Criterion, "weight"): "points",
    (Criterion, "late"): "points",
    (Criterion, "basically_satisfied"): "points",
    (Score, "score"): "points",
    (Grade, "at_least"): "points",
}

SHAPES: dict[str, dict[str, Any]] = {
    "count": {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 999999},
            {"type": "string", "pattern": f"^(?:{wide(COUNT)})$(?!\\n)"},
        ]
    },
    "points": {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 100},
            {"type": "string", "maxLength": MOST, "pattern": f"^(?:{wide(UP_TO_100)})$(?!\\n)"},
        ]
    },
}
