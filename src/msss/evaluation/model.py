"""The evaluation as data: the deputies' votes on each project, and the scoring rules that the office writes.

``evaluation_2022.yaml`` stands next to ``responsibility_list_2022.yaml``. The votes are those of the
year-end evaluation (年末測評評議), the rules are the 考核細則; both are of clause 三 of the notice, which
leaves what they say to the office. What follows from it is worked out in `msss.evaluation.scoring`.
"""
# No `from __future__ import annotations`: the annotations are read when the classes are made.

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from ..common.language import t
from ..formats.keys import Key, part
from ..formats.types import Count, ItemId, Number, Points, Signed, Text, Truth, UnitName, Year, choice

FULL = 100
"""Points go from 0 to so many, and the weights of the criteria add up to as many."""


class Basis(StrEnum):
    """What a criterion draws its points on."""

    COMPLETION = "completion"
    TIMELINESS = "timeliness"
    SATISFACTION = "satisfaction"
    MANUAL = "manual"


class Draws(StrEnum):
    """What an adjustment draws its points on."""

    TIMES = "times"
    SHARE = "share"
    RANK = "rank"
    TOTAL = "total"


class OutOf(StrEnum):
    """Of whom the rates of votes are a share."""

    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"


@part(
    t("vote"),
    "投票",
    "How the deputies voted on one project or one item.",
    "代表對一個項目或一個事項的投票。",
    one_of=("project", "item"),
)
@dataclass(frozen=True, slots=True)
class Vote:
    """How the deputies voted on one project or one item; ``deputies`` is how many were there for it."""

    project: Annotated[
        Number | None,
        Key(
            "項目",
            "The project's number.",
            "項目的序號。",
            more="Write either `project` or `item`, not both.",
            why="most often, the deputies vote on projects",
            examples=(1, 10),
            sample="project: 1",
            words="序號",
        ),
    ]
    satisfied: Annotated[
        Count,
        Key(
            "滿意",
            "Votes of 滿意.",
            "滿意票數。",
            why="write every number of the ballot, also a zero: a missing one could have been forgotten",
            sample="satisfied: 80",
        ),
    ]
    basically_satisfied: Annotated[
        Count, Key("基本滿意", "Votes of 基本滿意.", "基本滿意票數。", sample="basically_satisfied: 12")
    ]
    dissatisfied: Annotated[Count, Key("不滿意", "Votes of 不滿意.", "不滿意票數。", sample="dissatisfied: 5")]
    abstained: Annotated[
        Count | None,
        Key(
            "棄權",
            "Votes of 棄權; they count as cast.",
            "棄權票數，計入投票總數。",
            more="Left out of all votes where the ballot has three answers.",
            why="a deputy who abstains has voted; one who stays away has not, and is not counted",
            sample="abstained: 0",
        ),
    ] = None
    deputies: Annotated[
        Count | None,
        Key(
            "到會代表",
            "How many deputies were there for this vote.",
            "該項目投票時的到會代表人數。",
            why="some deputies leave early",
            sample="deputies: 100",
            words="代表",
        ),
    ] = None
    item: Annotated[
        ItemId | None,
        Key(
            "事項",
            'In the place of project, the id of the item that was voted on, in quotes: "7.2".',
            '代替項目：所表決事項的編號，須加引號，如 "7.2"。',
            why="some congresses vote on every item (子項)",
            examples=("7.2",),
            sample='item: "7.2"',
            words="編號 子項",
        ),
    ] = None

    @property
    def cast(self) -> int:
        """How many voted. Who abstains (棄權) votes; only who stays away doesn't."""
        return self.satisfied + self.basically_satisfied + self.dissatisfied + (self.abstained or 0)

    @property
    def key(self) -> str:
        """The key that says what was voted on."""
        return "project" if self.item is None else "item"

    @property
    def on(self) -> int | str:
        """What was voted on: a project, by its number, or an item, by its id."""
        return self.item if self.item is not None else self.project or 0

    @property
    def subject(self) -> str:
        """What was voted on, in words: project 7, item 7.2."""
        if self.item is None:
            return t("project {project}", project=self.project)
        return t("item {item}", item=self.item)


@part(t("score"), "評分", "The points that a project was given by hand.", "對一個項目的人工評分。")
@dataclass(frozen=True, slots=True)
class Score:
    """The points that a project was given by hand."""

    project: Annotated[
        Number,
        Key(
            "項目",
            "The project's number.",
            "項目的序號。",
            why="each line says what its numbers are",
            examples=(1, 10),
            sample="project: 1",
            words="序號",
        ),
    ]
    score: Annotated[Points, Key("得分", "The points, from 0 to 100.", "得分，0 至 100 分。", sample="score: 85")]


@part(t("criterion"), "考核指標", "One thing that is scored, from 0 to 100 points.", "一項考核指標，0 至 100 分。")
@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is scored, from 0 to 100 points, and how much it weighs in the total.

    ``late`` is what an item done late is worth, ``basically_satisfied`` what such a vote is, where the
    office takes another number than `msss.evaluation.scoring`; ``scores`` are a manual criterion's.
    """

    name: Annotated[Text, Key("名稱", "The criterion's name.", "指標名稱。", more="It is the heading of its column.")]
    weight: Annotated[
        Points,
        Key(
            "權重",
            "How many points of the total it counts for.",
            "在總分中所佔的分數。",
            more="Those of all criteria are 100 together.",
            why="the grades are limits on a total of 100",
            sample="weight: 40",
            words="分值",
        ),
    ]
    draws_on: Annotated[
        Basis,
        choice(
            (Basis.COMPLETION, "完成", "The completion rate.", "完成率。"),
            (Basis.TIMELINESS, "按時", "Whether items were done by their deadlines.", "事項是否按時完成。"),
            (Basis.SATISFACTION, "滿意", "The deputies' votes.", "代表投票。"),
            (Basis.MANUAL, "人工評分", "Scores given by hand.", "人工給出的評分。"),
        ),
        Key(
            "依據",
            "Where its points come from.",
            "得分的依據。",
            why="see [points](#points)",
            sample="draws_on: completion",
        ),
    ]
    late: Annotated[
        Points | None,
        Key(
            "逾期",
            "With timeliness: what an item done after its deadline is worth; 60 without it.",
            "依據為 timeliness 時填寫：逾期完成的事項得多少分；不寫則為 60。",
            why="the office decides what late work is worth",
        ),
    ] = None
    basically_satisfied: Annotated[
        Points | None,
        Key(
            "基本滿意",
            "With satisfaction: what a vote of 基本滿意 is worth; 80 without it.",
            "依據為 satisfaction 時填寫：一張基本滿意票得多少分；不寫則為 80。",
            why="the office decides this too",
            sample="basically_satisfied: 12",
        ),
    ] = None
    scores: Annotated[
        tuple[Score, ...],
        Key(
            "評分",
            "With manual: the points of each project.",
            "依據為 manual 時填寫：各項目的得分。",
            why="they may be added after the rules, at the latest with the votes",
            sample=t("scores: with a - {project: 1, score: 85} for each project"),
        ),
    ] = ()
    level: Annotated[
        Text | None,
        Key(
            "級別",
            "The level of the projects that it is for; all without it.",
            "適用項目的級別；不寫則適用於全部項目。",
            why="an office may score projects of the city and of the district by different rules",
            sample="level: 市級",
        ),
    ] = None


@part(t("grade"), "等次", "A grade, and the lowest total that gets it.", "等次及其最低總分。")
@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次), and the lowest total that gets it."""

    name: Annotated[Text, Key("名稱", "The grade's name.", "等次名稱。", more="Such as 優秀.")]
    at_least: Annotated[
        Points,
        Key(
            "最低總分",
            "The lowest total that gets it.",
            "取得該等次的最低總分。",
            why="that of the last grade is 0, so that every total has a grade",
            sample="at_least: 90",
            words="從 from",
        ),
    ]


@part(
    t("count"),
    "計數",
    "How often something happened to a project or a unit, or which rank it got.",
    "某一項目或單位的次數或名次。",
    one_of=("project", "unit"),
)
@dataclass(frozen=True, slots=True)
class Counted:
    """How often something happened to a project or a unit, or which rank it got."""

    project: Annotated[
        Number | None,
        Key(
            "項目",
            "The project's number.",
            "項目的序號。",
            more="Write either `project` or `unit`, not both; all counts of an adjustment have the same.",
            examples=(1, 10),
            sample="project: 1",
            words="序號",
        ),
    ]
    times: Annotated[
        Count | None,
        Key(
            "次數",
            "How often; once without it.",
            "次數；不寫則為一次。",
            more="With `share`, how many.",
            why="an event with a document of its own has a line of its own",
            sample="times: 2",
            words="數量",
        ),
    ] = None
    rank: Annotated[
        Number | None,
        Key("名次", "With rank: which rank it got.", "依據為名次時填寫：所得名次。", sample="rank: 2", words="排名"),
    ] = None
    each: Annotated[
        Signed | None,
        Key(
            "每次",
            "The points for each time, where they aren't those of the adjustment.",
            "每次的分數，與該項加扣分所定不同時填寫。",
            why="with 每次加0.25分起 (Jiaojiang, 2018), one commendation may be worth more than another",
            sample="each: 0.5",
        ),
    ] = None
    source: Annotated[
        Text | None,
        Key("來源", "The document or address that says so.", "依據的文件或網址。", sample="source: 9月通報"),
    ] = None
    note: Annotated[Text | None, Key("備註", "A remark.", "備註。", sample="note: 連續兩次末位")] = None
    unit: Annotated[
        UnitName | None,
        Key(
            "單位",
            "In the place of project, the unit's name or one of its aliases.",
            "代替項目：單位名稱或別稱。",
            why="what is counted of units changes their totals alone",
            sample="unit: 市建委",
        ),
    ] = None

    @property
    def key(self) -> str:
        """The key that says what was counted of."""
        return "project" if self.unit is None else "unit"

    @property
    def of(self) -> str:
        """What was counted of: a project's number, or a unit's name."""
        return str(self.project) if self.unit is None else self.unit

    @property
    def amount(self) -> int:
        """How often it happened."""
        return 1 if self.times is None else self.times


@part(t("adjustment"), "加扣分", "Points that are added to the total or deducted from it.", "在總分上加或扣的分數。")
@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points that are added to the total or deducted from it (加扣分), for events, numbers or ranks."""

    name: Annotated[
        Text,
        Key("名稱", "The adjustment's name.", "加扣分的名稱。", more="It is the heading of its column."),
    ]
    draws_on: Annotated[
        Draws,
        choice(
            (Draws.TIMES, "次數", "How often it happened: `each` for every time.", "發生的次數：每次 `each` 分。"),
            (
                Draws.SHARE,
                "比例",
                "How many there were: `most` for the most, and for the others in proportion.",
                "數量：最多者得 `most` 分，其他按比例計分。",
            ),
            (Draws.RANK, "名次", "The rank that is given in `counts`.", "`counts` 中寫明的名次。"),
            (
                Draws.TOTAL,
                "總分名次",
                "The rank by the total, with the adjustments above it.",
                "按總分排定的名次，其上各項加扣分計入總分。",
            ),
        ),
        Key(
            "依據", "Where its points come from.", "得分的依據。", why="see [points](#points)", sample="draws_on: times"
        ),
    ]
    each: Annotated[
        Signed | None,
        Key(
            "每次",
            "With times: the points for each time.",
            "依據為次數時填寫：每次的分數。",
            why="末位每次扣0.2分 (Jiaojiang, 2018) is `each: -0.2`",
            sample="each: -0.2",
        ),
    ] = None
    most: Annotated[
        Signed | None,
        Key(
            "最多",
            "With share: the points for the most.",
            "依據為比例時填寫：數量最多者的分數。",
            why="第1名0.3分，其他以第一名為基數，按比例計分 (Jiaojiang, 2018) is `most: 0.3`",
            sample="most: 0.3",
        ),
    ] = None
    by_rank: Annotated[
        tuple[Signed, ...],
        Key(
            "各名次",
            "With rank and total: the points for the first ranks, in order.",
            "依據為名次或總分名次時填寫：前幾名的分數，依次列出。",
            why="第1名加3分，第2名加1.5分，第3名不加扣 (Jiaojiang, 2018) is `by_rank: [3, 1.5, 0]`",
            sample="by_rank: [3, 1.5, 0]",
        ),
    ] = ()
    then: Annotated[
        Signed | None,
        Key(
            "其後每名",
            "With by_rank: how much each further rank adds to the last of them; without it, further ranks get nothing.",
            "所列名次之後，每降一名再加多少分；不寫則其後各名不加扣。",
            why="第3名之後，每降1名扣0.5分 (Jiaojiang, 2018) is `then: -0.5`",
            sample="then: -0.5",
        ),
    ] = None
    more_projects: Annotated[
        Points | None,
        Key(
            "項目係數",
            "With counts of units: what each further project of a unit adds to the coefficient, which is 1 for one.",
            "按單位計數時填寫：單位每增加一個項目，係數增加多少；一個項目的係數為 1。",
            why="1個項目得分系數為1，每增加1個，系數增加0.2 (Jiaojiang, 2018) is `more_projects: 0.2`",
            sample="more_projects: 0.2",
            words="係數 系數",
        ),
    ] = None
    cap: Annotated[
        Signed | None,
        Key("最高", "The most points that it comes to.", "該項最多的分數。", sample="cap: 3", words="封頂 上限"),
    ] = None
    floor: Annotated[
        Signed | None,
        Key("最低", "The fewest points that it comes to.", "該項最少的分數。", sample="floor: -2", words="扣完 下限"),
    ] = None
    level: Annotated[
        Text | None,
        Key(
            "級別",
            "The level of the projects that it is for; all without it.",
            "適用項目的級別；不寫則適用於全部項目。",
            sample="level: 市級",
        ),
    ] = None
    counts: Annotated[
        tuple[Counted, ...],
        Key(
            "計數",
            "How often it happened to whom, or who got which rank.",
            "各項目或單位的次數或名次。",
            why="they are added in the course of the year",
            sample=t("counts: with a - {project: 1, times: 2} for each"),
        ),
    ] = ()

    @property
    def is_of_units(self) -> bool:
        """Whether it is counted of units, and not of projects."""
        return any(one.unit is not None for one in self.counts)


@part(t("coefficient"), "係數", "By how much a project's points are multiplied.", "項目得分所乘的係數。")
@dataclass(frozen=True, slots=True)
class Coefficient:
    """By how much the points that a project has by the criteria are multiplied (難度係數)."""

    project: Annotated[
        Number,
        Key("項目", "The project's number.", "項目的序號。", examples=(1, 10), sample="project: 1", words="序號"),
    ]
    coefficient: Annotated[
        Points,
        Key("係數", "The factor, such as 1.2.", "係數，如 1.2。", sample="coefficient: 1.2", words="系數"),
    ]
    note: Annotated[Text | None, Key("備註", "A remark.", "備註。", sample="note: 涉及五個區")] = None


@part(
    t("verdict"),
    "測評結果",
    "What the votes on a project or an item come to, and the shares of votes that it takes.",
    "測評結果及其所需的得票率。",
)
@dataclass(frozen=True, slots=True)
class Verdict:
    """What votes come to in the congress's word (滿意, 基本滿意, 不滿意), and the shares of votes that it takes."""

    name: Annotated[
        Text, Key("名稱", "The verdict's name.", "測評結果的名稱。", more="Such as 滿意.", sample="name: 滿意")
    ]
    satisfied: Annotated[
        Points | None,
        Key(
            "滿意率",
            "The percentage of votes of 滿意 from which it is given.",
            "給出該結果所需的滿意率，以百分數計。",
            sample="satisfied: 80",
            words="滿意",
        ),
    ] = None
    at_least_basically: Annotated[
        Points | None,
        Key(
            "基本滿意以上率",
            "The percentage of votes of 滿意 and 基本滿意 together from which it is given.",
            "給出該結果所需的基本滿意以上率，以百分數計。",
            sample="at_least_basically: 50",
            words="基本滿意",
        ),
    ] = None
    above: Annotated[
        Truth,
        Key(
            "超過",
            "Whether its percentages must be passed, and not only reached.",
            "須超過上述百分數；達到而未超過的不算。",
            why="with 超過半數, or where 不足半數 includes half (含半數), exactly half is not enough",
            sample="above: true",
        ),
    ] = False

    @property
    def asks(self) -> bool:
        """Whether it takes anything; the last doesn't, and is given to all others."""
        return self.satisfied is not None or self.at_least_basically is not None


@part(
    t("set of rules"),
    "考核細則",
    "How the year is scored; the office writes it.",
    "計分的規則，由主管單位制定。",
    any_of=("criteria", "adjustments", "verdicts"),
)
@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The scoring rules (考核細則): what is scored, from which total on a grade is given, and what votes come to."""

    criteria: Annotated[
        tuple[Criterion, ...],
        Key(
            "考核指標",
            "What is scored; the weights sum to 100.",
            "考核指標，權重合計 100。",
            more="May be left out where the rules have `adjustments` or `verdicts`.",
            sample=t("criteria: with a - {name: 完成情況, weight: 40, draws_on: completion} for each"),
            words="指標",
        ),
    ]
    grades: Annotated[
        tuple[Grade, ...],
        Key(
            "等次",
            "The grades, best first, the last from 0.",
            "各等次由高到低，最後一等自 0 分起。",
            why="an office may rank without grades",
            sample=t("grades: with a - {name: 優秀, at_least: 90} for each, best first"),
            words="等級",
        ),
    ] = ()
    verdicts: Annotated[
        tuple[Verdict, ...],
        Key(
            "測評結果",
            "What votes come to, the best first; the last is given to all others.",
            "測評結果，由高到低；末項不寫條件，其餘均歸此項。",
            why="a congress says 滿意 or 不滿意 of each project, with scores or without",
            sample=t("verdicts: with a - {name: 滿意, satisfied: 80} for each"),
            words="結果",
        ),
    ] = ()
    out_of: Annotated[
        OutOf,
        choice(
            (OutOf.CAST, "投票", "The votes that were cast.", "投票總數。"),
            (OutOf.PRESENT, "到會", "The deputies who were there: `deputies`.", "到會代表人數，即 `deputies`。"),
            (OutOf.MEMBERS, "全體組成人員", "All members: `members`.", "全體組成人員，即 `members`。"),
        ),
        Key(
            "計算基數",
            "What the rates of votes are a share of.",
            "滿意率等的分母。",
            why="half of those who voted and half of all members are different numbers",
            sample="out_of: members",
            words="分母 基數",
        ),
    ] = OutOf.CAST
    adjustments: Annotated[
        tuple[Adjustment, ...],
        Key(
            "加扣分",
            "What is added to the total or deducted from it, one after the other.",
            "在總分上加或扣的各項，依次計算。",
            why="many offices add points for commendations, and deduct them for last places",
            sample=t("adjustments: with a - {name: 月通報末位, draws_on: times, each: -0.2} for each"),
            words="加分 扣分",
        ),
    ] = ()
    coefficients: Annotated[
        tuple[Coefficient, ...],
        Key(
            "係數",
            "By how much the points of some projects are multiplied, before adjustments; 1 without it.",
            "部分項目得分所乘的係數，先於加扣分；不寫則為 1。",
            why="an office may weigh how hard a project is",
            sample=t("coefficients: with a - {project: 3, coefficient: 1.2} for each"),
            words="難度係數 系數",
        ),
    ] = ()
    full: Annotated[
        Points | None,
        Key(
            "滿分",
            "What the weights of the criteria sum to; 100 without it.",
            "考核指標權重的合計；不寫則為 100。",
            why="市級部門打分70分、民調滿意率得分5分 (Jiaojiang, 2018), with the rest by adjustments, is `full: 75`",
            sample="full: 75",
        ),
    ] = None
    cap: Annotated[
        Signed | None,
        Key(
            "最高總分",
            "The highest total that there is, adjustments included; any without it.",
            "計入加扣分後的最高總分；不寫則不封頂。",
            sample="cap: 100",
            words="封頂",
        ),
    ] = None
    floor: Annotated[
        Signed | None,
        Key(
            "最低總分",
            "The lowest total that there is, adjustments included; any without it.",
            "計入加扣分後的最低總分；不寫則不限。",
            sample="floor: 0",
        ),
    ] = None

    @property
    def full_points(self) -> Decimal:
        """What the weights of the criteria sum to."""
        return Decimal(FULL) if self.full is None else self.full


@part(
    t("evaluation"),
    "年末測評",
    "One year's evaluation: the deputies' votes and the scoring rules.",
    "一個年度的測評：代表投票和考核細則。",
)
@dataclass(frozen=True, slots=True)
class Evaluation:
    """One year's evaluation: votes, once they are cast, and rules, once they are written.

    ``deputies`` is how many were there, for every vote that doesn't say so itself.
    """

    year: Annotated[
        Year,
        Key(
            "年份",
            "The list's year.",
            "清單所屬年份。",
            why="so that the votes of one year don't score another",
            examples=(2022,),
            sample="year: 2022",
            words="年度",
        ),
    ]
    deputies: Annotated[
        Count | None,
        Key(
            "到會代表",
            "How many deputies were there, for every vote that doesn't say so itself.",
            "到會代表人數；個別項目另有寫明的除外。",
            why="more votes than deputies would be a mistake",
            sample="deputies: 100",
            words="代表",
        ),
    ] = None
    votes: Annotated[
        tuple[Vote, ...],
        Key(
            "投票",
            "The votes, once they are cast: one for each project.",
            "投票結果，每個項目一條，投票後填寫。",
            more="Or one for each item.",
            why="the rules are written first; the votes are added at the end of the year, then for every project",
            sample=t(
                "votes: with a - {project: 1, satisfied: 80, basically_satisfied: 12, dissatisfied: 5, abstained: 3}"
                " for each project"
            ),
            words="測評",
        ),
    ] = ()
    rules: Annotated[
        ScoringRules | None,
        Key(
            "考核細則",
            "The scoring rules, once they are written.",
            "考核細則，制定後填寫。",
            why="without them, there are rates but no scores",
            sample=t("rules: with criteria: and grades:"),
            words="細則",
        ),
    ] = None
    members: Annotated[
        Count | None,
        Key(
            "全體組成人員",
            "How many members the congress or its standing committee has.",
            "人大或其常委會的全體組成人員人數。",
            why="`out_of: members` takes them",
            sample="members: 35",
            words="組成人員",
        ),
    ] = None

    @property
    def out_of(self) -> OutOf:
        """What the rates of votes are a share of, as the rules say."""
        return self.rules.out_of if self.rules else OutOf.CAST

    def voters(self, vote: Vote) -> int:
        """The number that the rates of these votes are a share of."""
        match self.out_of:
            case OutOf.CAST:
                return vote.cast
            case OutOf.PRESENT:
                return self.deputies_at(vote) or vote.cast
            case OutOf.MEMBERS:
                return self.members or vote.cast

    def vote_on(self, project: int) -> Vote | None:
        """The votes on the project of that number; None if they aren't cast yet, or are on its items."""
        return next((vote for vote in self.votes if vote.project == project), None)

    def deputies_at(self, vote: Vote) -> int | None:
        """How many deputies were there when these votes were cast; None if it isn't said."""
        return self.deputies if vote.deputies is None else vote.deputies
