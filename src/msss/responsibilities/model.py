"""The list as data: one year's list of one government, frozen; and all that its file's keys are and mean.

The classes say what a list is and, key by key, how it is written (`msss.formats.keys` says how to read
that). How a file becomes a list is in `msss.responsibilities.reading`.
"""
# No `from __future__ import annotations`: the annotations are read when the classes are made. No slots either: they
# would make every start of msss a millisecond longer.

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from ..common.language import Series, t
from ..formats.keys import BETWEEN, Key, Later, OrMore, OrOne, part
from ..formats.types import (
    Address,
    Amount,
    Day,
    Due,
    ItemId,
    Money,
    Number,
    PlaceCode,
    Text,
    Truth,
    UnitName,
    Year,
    choice,
)
from ..reading.diagnostic import Path
from ..values.deadline import Deadline
from ..values.quantity import format_number

if TYPE_CHECKING:  # few lists have one
    from .scheme import Scheme

NOT_WRITTEN = Deadline("", date.max)
"""The deadline of an item for which the list writes none, until it is read: then the end of the list's year."""


class Bound(StrEnum):
    """Which side of its quantity a target promises: at least 50 parks, at most 30 minutes."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Scope(StrEnum):
    """Whether a collective's members all answer, or each as far as it is concerned (各相關…)."""

    ALL = "all"
    RELEVANT = "relevant"


@part(
    t("milestone"),
    "進度節點",
    "What is to be reached by a certain day before the deadline: a quantity, a stage of works, or something in words.",
    "某一時間應達到的進度：數量、形象進度或文字。",
)
@dataclass(frozen=True)
class Milestone:
    """What is to be reached by a day on the way (進度節點): so much of a quantity, a stage of works, or in words."""

    by: Annotated[
        Due,
        Key(
            "時間",
            "By when, written as a deadline: 3月底, 一季度, 7月底前.",
            "節點的時間，寫法與完成時間相同：3月底、一季度、7月底前。",
            why="without a day, nobody can say whether it was missed",
            sample="by: 3月底",
            words="完成時間 時間節點",
        ),
    ]
    quantity: Annotated[
        Amount | None,
        Key(
            "數量",
            "The total that is to be done by then.",
            "屆時應累計完成的數量。",
            sample="quantity: 100",
        ),
    ] = None
    stage: Annotated[
        Text | None,
        Key(
            "形象進度",
            "The stage that the works are to reach by then: 開工, 主體完工, 完工, 驗收, 投入使用.",
            "屆時工程應達到的形象進度：開工、主體完工、完工、驗收、投入使用。",
            sample="stage: 開工",
        ),
    ] = None
    words: Annotated[
        Text | None,
        Key(
            "內容",
            "What is to be reached by then, in the plan's own words, if it is neither a quantity nor a stage.",
            "屆時應達到的進度，照計劃原文；不屬於數量或形象進度的，寫在此處。",
            why="msss shows it but can't measure it",
            sample="words: 室內安裝",
        ),
    ] = None


@part(
    t("portion"),
    "分解任務",
    "What one unit, usually a district, has to do of a target.",
    "一個單位（多為區縣）在目標任務中承擔的部分。",
)
@dataclass(frozen=True)
class Portion:
    """What one unit is to do of a target (分解任務), in the target's measure."""

    unit: Annotated[
        UnitName,
        Key(
            "單位",
            "The unit whose part it is: it leads or supports the item, or is a member of a collective that does.",
            "承擔該部分的單位：事項的牽頭單位或配合單位，或其中集合單位的成員。",
            why="if all districts are responsible together, no single one is",
            sample="unit: 上城區政府",
            words="區縣 責任單位",
        ),
    ]
    quantity: Annotated[
        Amount,
        Key(
            "數量",
            "How much of the target this unit has to do, in the target's measure.",
            "該單位承擔的數量，以目標任務的計量單位計。",
            sample="quantity: 2",
        ),
    ]


@part(t("target"), "目標任務", "One quantified promise of the item's sentence.", "句中的一個量化承諾。")
@dataclass(frozen=True)
class Target:
    """One quantified promise of an item (目標任務)."""

    content: Annotated[
        Text,
        Key(
            "內容",
            "What is promised, in the sentence's words.",
            "承諾的內容，用原句的文字。",
            more="Words in between may be left out; Traditional and Simplified characters count as the same.",
            why="msss has to find it in the sentence",
            examples=("新增學位",),
            sample="content: 新增學位",
        ),
    ]
    quantity: Annotated[
        Amount,
        Key(
            "數量",
            "How much of it, without the measure: 60000, 4.5, or 6萬 as the sentence writes it.",
            "承諾的數量，不帶計量單位：60000、4.5，或照原句寫 6萬。",
            examples=(60000, 70),
            sample="quantity: 60000",
        ),
    ]
    measure: Annotated[
        Text,
        Key(
            "計量單位",
            "What is counted.",
            "數量的計量單位。",
            why="100 means nothing without it; the key is not called `unit`, because units are organisations",
            examples=("個", "戶", "平方米"),
            sample="measure: 個",
            words="unit",
        ),
    ]
    bound: Annotated[
        Bound,
        choice(
            (Bound.AT_LEAST, "不少於", "At least so much: 50 parks.", "不少於該數量。"),
            (Bound.AT_MOST, "不超過", "At most so much: 30 minutes.", "不超過該數量。"),
        ),
        Key(
            "界限",
            "Whether at least or at most this quantity is promised.",
            "所承諾的是數量的下限還是上限。",
            more="At least 50 parks, at most 30 minutes.",
            why="more is better for most targets, and worse for a few",
        ),
    ] = Bound.AT_LEAST
    due: Annotated[
        Due | None,
        Key(
            "完成時間",
            "The target's own deadline, if it has one; otherwise the item's deadline counts.",
            "目標任務單獨的完成時間；不寫則以事項的完成時間為準。",
            more="It is written like the item's.",
            why="some rows have several deadlines",
            sample="due: 9月底",
        ),
    ] = None
    year_target: Annotated[
        Amount | None,
        Key(
            "年度目標",
            "How much of the quantity is to be done in the list's year, if the quantity is for several years.",
            "數量跨越幾個年度的，其中本年度應完成的數量。",
            more="Completion is then measured against it, at the end of the year.",
            why="a bridge that takes three years is not late in the first year",
            sample="year_target: 20000",
        ),
    ] = None
    milestones: Annotated[
        tuple[Milestone, ...],
        Key(
            "進度節點",
            "What is to be reached before the deadline, and by when.",
            "完成之前應達到的進度及其時間。",
            more="Where there are any, progress is compared with them and not with the time that has passed.",
            why="works don't advance by the same amount every day",
            sample=t("milestones: with a - {by: 6月底, quantity: 200} for each"),
            words="節點 時間節點 進度計劃",
        ),
    ] = ()
    breakdown: Annotated[
        tuple[Portion, ...],
        Key(
            "分解任務",
            "How much of it each unit has to do, if the list says so.",
            "各單位分別承擔的數量（清單列有時填寫）。",
            more="The parts come to the quantity (`year_target` where there is one), or to more; of a target of"
            " `at_most`, each is a bound of its own.",
            why="so that one district's surplus doesn't hide another that has done nothing",
            sample=t("breakdown: with a - {unit: 上城區政府, quantity: 2} for each"),
            words="分解 任務分解 分解表",
        ),
    ] = ()

    indicator: Annotated[
        Truth,
        Key(
            "指標",
            "That the figure is in a column beside the sentence, and isn't compared with the sentence.",
            "數字不在原句之中、另列一欄，不與原句核對。",
            why="some tables describe the work in a sentence and give the figure beside it",
            sample="indicator: true",
            words="指標值",
        ),
    ] = False
    part_of: Annotated[
        Text | None,
        Key(
            "其中",
            "The content of the target, of the same item, that this one is a part of.",
            "同一事項中，包含本目標任務的那個目標任務的內容。",
            more="It is then not counted twice.",
            why="其中 names a part of what is already promised, and adds nothing to it",
            sample="part_of: 新建成保障性住房",
            words="所屬目標 屬於 包含於",
        ),
    ] = None

    @property
    def goal(self) -> Decimal:
        """How much is promised for the list's year: the part of the year, where the quantity is of several."""
        return self.quantity if self.year_target is None else self.year_target

    @property
    def sign(self) -> str:
        """What stands before a quantity of it: ≤ where it is at most so much."""
        return "≤" if self.bound is Bound.AT_MOST else ""


@part(t("investment"), "投資", "What an item costs, in 萬元.", "事項的投資，以萬元計。")
@dataclass(frozen=True)
class Investment:
    """What an item costs (投資), in 萬元: in all, in the list's year, and who pays."""

    total: Annotated[
        Money | None,
        Key(
            "總投資",
            "What it costs in all, in 萬元.",
            "總投資，以萬元計。",
            more="For example 3685 for a school building (寧海, 2022); 1.1億元 is written 11000.",
            why="lists give it in 萬元, and amounts are added up only in the same measure",
            sample="total: 3685",
            words="投資 投資額 計劃總投資 概算",
        ),
    ] = None
    this_year: Annotated[
        Money | None,
        Key(
            "年度計劃投資",
            "How much of it is planned for the list's year, in 萬元.",
            "其中清單所屬年度計劃完成的投資，以萬元計。",
            more="For example 1800 of those 3685.",
            sample="this_year: 1800",
            words="年度投資 計劃投資 當年投資 當年計劃投資",
        ),
    ] = None
    funding: Annotated[
        Text | None,
        Key(
            "資金來源",
            "Who pays, in the list's words.",
            "資金來源，照清單所寫。",
            more="Such as `由县财政补助,其余由县城投集团出资` (a kindergarten, 寧海, 2021).",
            sample="funding: 市財政",
        ),
    ] = None

    @property
    def said(self) -> dict[str, str]:
        """What is said, by its heading, and empty where nothing is: 總投資(萬元), 3,685."""
        amounts = (("總投資(萬元)", self.total), ("年度計劃投資(萬元)", self.this_year))
        said = {heading: "" if amount is None else format_number(amount) for heading, amount in amounts}
        return said | {"資金來源": self.funding or ""}


@part(
    t("item"),
    "事項",
    "One row of the list: a deliverable with its own lead unit and deadline.",
    "清單的一行，即一項有牽頭單位和完成時間的任務。",
)
@dataclass(frozen=True)
class Item:
    """One row of the list (事項): a deliverable with its own lead units and deadline.

    ``name`` is the sentence that was voted, character for character; ``start`` is the day from which
    its progress is measured, where it isn't the day of the list.
    """

    id: Annotated[
        ItemId,
        Key(
            "編號",
            "The project's number, a point, the row's number. In quotes, \"7.2\": without them editors and other tools"
            " read a number (msss itself does not).",
            '項目序號、小數點、行號。須加引號，如 "7.2"：不加引號時，編輯器等工具會讀成數字（msss 不會）。',
            more="A list that numbers its rows in another way keeps [its own ids](#ids): 省1, 1-2, 一.",
            why="it does not change when a sentence is corrected, so it can be cited; `1.10` and `1.1` are two items",
            examples=("1.1", "7.2"),
            sample='id: "7.2"',
        ),
    ]
    name: Annotated[
        Text,
        Key(
            "項目名稱",
            "The sentence that was voted, character for character.",
            "票決通過的原句，一字不改。",
            why="other words could be another promise",
            examples=("新建成中小學、幼兒園70所,新增學位6萬個",),
            words="名稱",
        ),
    ]
    lead: Annotated[
        tuple[UnitName, ...],
        OrOne,
        Key(
            "牽頭單位",
            "Who leads: a unit's name, or a list of them.",
            "牽頭單位：一個單位名稱，或多個名稱的列表。",
            why="every item needs a unit that is responsible for it (壓實責任)",
            examples=("市教育局",),
            sample=t("lead: 市建委, or a list: [市建委, 市城管局]"),
        ),
    ]
    due: Annotated[
        Due,
        Key(
            "預計完成時間",
            "By when, as the notice writes it: 11月底, 四季度, 年底, 12月31日前, 2022-11-30.",
            "完成時間，照通知原文寫：11月底、四季度、年底、12月31日前、2022-11-30。",
            more="If the list prints none, leave the key out: the end of the list's year counts.",
            why="the file keeps the notice's words, and msss works out the day",
            examples=("10月底", "11月底", "12月底"),
            sample="due: 11月底",
            words="完成時間",
        ),
    ] = NOT_WRITTEN
    support: Annotated[
        tuple[UnitName, ...],
        Key(
            "配合單位",
            "The units that support, in the notice's order.",
            "配合單位，按通知中的順序。",
            why="in the same order, the list can be compared with the notice row by row",
            examples=(["市規劃和自然資源局", "市發改委", "市財政局", "市建委", "各區、縣(市)政府"],),
            sample="support: [市發改委, 市財政局]",
        ),
    ] = ()
    targets: Annotated[
        tuple[Target, ...],
        Key(
            "目標任務",
            "The sentence's promises, one by one.",
            "原句中的承諾，逐項列出。",
            why="quantities can be added up and checked, a sentence can't (細化量化)",
            sample=t("targets: with a - {content: 新增學位, quantity: 60000, measure: 個} for each"),
            words="目標",
        ),
    ] = ()
    start: Annotated[
        Day | None,
        Key(
            "開始時間",
            "The day from which progress is measured, as 2022-06-01; without it, the same day as for the list.",
            "開始計算進度的日期，寫作 2022-06-01；不寫則自清單的開始日期起計。",
            why="an item that starts late is not behind before it starts",
            sample="start: 2022-06-01",
        ),
    ] = None
    leader: Annotated[
        Text | None,
        Key(
            "分管領導",
            "The leader in charge, if the list names one.",
            "分管領導（清單列有時填寫）。",
            why="some lists name one",
        ),
    ] = None
    note: Annotated[
        Text | None,
        Key("備註", "A remark of the list.", "清單的備註。", why="some lists have a column of remarks"),
    ] = None
    milestones: Annotated[
        tuple[Milestone, ...],
        Key(
            "進度節點",
            "What is to be reached before the deadline, and by when, for all targets of the item.",
            "完成之前應達到的進度及其時間，適用於事項的全部目標任務。",
            more="Write a quantity here only if the item has one target; otherwise write it with its target.",
            why="works don't advance by the same amount every day",
            sample=t("milestones: with a - {by: 7月底, stage: 開工} for each"),
            words="節點 時間節點 進度計劃",
        ),
    ] = ()
    location: Annotated[
        Text | None,
        Key(
            "地點",
            "Where it is built or held.",
            "建設或實施的地點。",
            more="Such as `跃龙街道山河路西侧,金辰台小区北侧` (a kindergarten, 寧海, 2021).",
            sample="location: 山河路西側",
            words="建設地點 實施地點 位置",
        ),
    ] = None
    owner: Annotated[
        tuple[UnitName, ...],
        OrOne,
        Key(
            "業主單位",
            "The owner of the works: a name, or a list of names.",
            "業主單位：一個名稱，或多個名稱的列表。",
            more="Such as 縣城投集團 (invented). It needn't be registered under `units:`.",
            why="it is often a company, and not one of the list's units",
            sample="owner: 市城投集團",
            words="業主 項目業主 建設單位",
        ),
    ] = ()
    contact: Annotated[
        tuple[Text, ...],
        OrOne,
        Key(
            "聯繫單位",
            "The unit or person to ask, as the list writes it: a text, or a list of texts.",
            "聯繫單位或聯繫人，照清單所寫：一個，或多個的列表。",
            more="In 2014, 寧波 wrote `劳可军,各区区长,相关管委会主任`.",
            why="the contact is often not the unit that is responsible, and needn't be registered under `units:`",
            sample="contact: 市教育局基教處",
            words="聯絡單位 聯繫人 聯絡人 聯繫 聯絡 項目責任人 責任人",
        ),
    ] = ()
    investment: Annotated[
        Investment | None,
        Key(
            "投資",
            "What the item costs, in 萬元.",
            "事項的投資，以萬元計。",
            why="what was spent is compared with it",
            sample="investment: {total: 3685, this_year: 1800, funding: 市財政}",
            words="資金",
        ),
    ] = None

    @property
    def due_date(self) -> date:
        """The day the deadline means: the last on which the item is on time."""
        return self.due.date

    def units(self) -> Iterator[tuple[Path, str]]:
        """Every unit that the item names, with its place in the item: who leads, who supports, who has a part."""
        yield from ((("lead", place), name) for place, name in enumerate(self.lead))
        yield from ((("support", place), name) for place, name in enumerate(self.support))
        for index, target in enumerate(self.targets):
            for place, portion in enumerate(target.breakdown):
                yield ("targets", index, "breakdown", place, "unit"), portion.unit

    def due_of(self, target: Target | None) -> Deadline:
        """The deadline of a target of the item: its own, else the item's; of None the item's."""
        return (target and target.due) or self.due

    def deadlines(self) -> Iterator[Deadline]:
        """The item's deadline, and those that its targets have of their own."""
        yield self.due
        for target in self.targets:
            if target.due is not None:
                yield target.due


@part(t("project"), "項目", "One of the voted projects, numbered.", "票決產生的一個項目，有序號。")
@dataclass(frozen=True)
class Project:
    """One of the voted projects (項目), numbered."""

    number: Annotated[
        Number,
        Key(
            "序號",
            "The project's number.",
            "項目的序號。",
            more="Projects of different levels may be numbered separately.",
            why='the notice numbers the projects, and people speak of "project seven"',
            examples=(1, 10),
            sample="number: 7",
        ),
    ]
    items: Annotated[
        tuple[Item, ...],
        Key(
            "事項",
            "The project's rows in the list.",
            "項目在清單中的各行。",
            why="a project without a row promises nothing",
            sample=t("items: with a - id:, name:, lead: and due: for each"),
        ),
    ]
    name: Annotated[
        Text | None,
        Key(
            "項目名稱",
            "The project's own name, if it has one.",
            "項目本身的名稱（如有）。",
            why="the notice of 2022 has none: its projects are numbers",
            words="名稱",
        ),
    ] = None
    level: Annotated[
        Text | None,
        Key(
            "級別",
            "The level of government whose project it is, in the list's words: 省, 市, 區.",
            "項目的級別，照清單所寫：省、市、區。",
            more="長沙 reported for 2015: `省考核项目26项,市考核项目13项`.",
            why="a city is responsible for the province's projects beside its own",
            sample="level: 省",
            words="層級 項目級別",
        ),
    ] = None
    category: Annotated[
        Text | None,
        Key(
            "項目類別",
            "The heading under which the list puts the project.",
            "項目在清單中所屬的類別。",
            more="Such as `城建综合治理类` (綿陽, 2023).",
            why="some lists group their projects",
            sample="category: 城建綜合治理類",
            words="類別 類型 領域",
        ),
    ] = None


@part(
    t("unit"),
    "單位",
    "An organisation; with members, a collective that is responsible together.",
    "一個單位；列有成員的為集合單位，由各成員共同負責。",
)
@dataclass(frozen=True)
class Unit:
    """An organisation (單位), or with ``members`` a collective that answers together."""

    name: Annotated[
        UnitName,
        Key(
            "名稱",
            "The unit's name, as the list writes it.",
            "單位名稱，與清單所寫一致。",
            examples=("市建委",),
            words="項目名稱",
        ),
    ]
    aliases: Annotated[
        tuple[UnitName, ...],
        Key(
            "別名",
            "Its other names: in full, in short.",
            "其他名稱：全稱、簡稱。",
            why="people type 市衛健委 for 市衛生健康委員會",
            examples=(["市城鄉建設委員會"],),
            sample="aliases: [市衛健委]",
            words="簡稱",
        ),
    ] = ()
    members: Annotated[
        tuple[UnitName, ...],
        Key(
            "成員",
            "The members of a collective, which are responsible together.",
            "集合單位的各成員，共同負責。",
            more="A collective is a name such as 各區、縣(市)政府.",
            why="the notice names them together, and each wants to know what it is responsible for",
            examples=(["上城區政府", "拱墅區政府"],),
            sample="members: [上城區政府, 拱墅區政府]",
        ),
    ] = ()
    scope: Annotated[
        Scope,
        choice(
            (Scope.ALL, "全體", "All members are responsible.", "各成員均負責。"),
            (
                Scope.RELEVANT,
                "相關",
                "Only the members concerned are responsible: 各相關….",
                "僅相關成員負責：各相關…。",
            ),
        ),
        Key(
            "範圍",
            "Whether all members are responsible, or only those concerned.",
            "各成員均負責，或僅相關成員負責。",
            why="各相關區政府 binds only the districts where the work is",
        ),
    ] = Scope.ALL


@part(t("source"), "來源", "The document the list was published in.", "發布清單的文件。")
@dataclass(frozen=True)
class Source:
    """The document the list was published in."""

    issuer: Annotated[
        Text,
        OrMore,
        Key(
            "發布單位",
            "Who published the document: a name, or a list of names.",
            "發布文件的單位：一個名稱，或多個名稱的列表。",
            more="Such as `[中共X市委辦公室, X市人民政府辦公室]` (invented); answers show them with 、 between.",
            examples=("杭州市人民政府辦公廳",),
            sample="issuer: X市人民政府辦公廳",
        ),
    ]
    document: Annotated[
        Text | None,
        Key(
            "文號",
            "The document's number, with its own brackets, if it has one.",
            "文號（如有），括號照原樣。",
            more="Such as 杭政辦函〔2022〕20號. 寧波 published its list of 2014 in a newspaper, without a number.",
            why="people cite the document by it",
            examples=("杭政辦函〔2022〕20號",),
            sample="document: X政辦函〔20XX〕N號",
        ),
    ] = field(default=None, kw_only=True)
    date: Annotated[
        Day,
        Key(
            "成文日期",
            "The day the document was signed, as 2022-04-07.",
            "成文日期，寫作 2022-04-07。",
            why="one form only, so that no day is read as a month",
            examples=("2022-04-07",),
            sample="date: 2022-04-07",
            words="日期",
        ),
    ]
    index: Annotated[
        Text | None,
        Key(
            "索引號",
            "The document's index number.",
            "文件的索引號。",
            why="not every notice has one",
            examples=("002489401/2022-266118",),
            sample="index: 000000000/20XX-NNNNN",
        ),
    ] = None
    url: Annotated[
        Address | None,
        Key(
            "網址",
            "The web address of the document, which begins with http or https.",
            "可以查閱文件的網址。",
            more="Such as `https://www.zh.gov.cn/art/2022/11/25/art_1229694683_59140937.html` (鎮海, 2022).",
            why="a list without a document number can be found by its address",
            sample="url: https://…",
            words="鏈接 連結 地址",
        ),
    ] = None

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who published it, one by one."""
        return tuple(self.issuer.split(BETWEEN))


@part(
    t("amendment"),
    "修訂",
    "A change of an item that was voted again: it lets a weakened promise through.",
    "經再次表決的變更；有此記錄，承諾方可削弱。",
    one_of=("item", "unit"),
)
@dataclass(frozen=True)
class Amendment:
    """A change that was voted again (剛性約束): of which item or unit, by what document, when and why.

    It is of an ``item``, by its id, or of a ``unit``, by its name, and never of both.
    """

    item: Annotated[
        ItemId | None,
        Key(
            "編號",
            'The id of the item that was changed, in quotes: "7.2".',
            '變更的事項的編號，須加引號，如 "7.2"。',
            more="Write either `item` or `unit`, not both.",
            examples=("7.2",),
            sample=t('item: "7.2", or unit: in its place'),
        ),
    ]
    document: Annotated[
        Text,
        Key(
            "文號",
            "The document that records the vote.",
            "記錄該次表決的文件。",
            more="Not the list's own document, and only once for each item or unit.",
            why="so that the vote can be looked up, and is counted once",
            sample="document: X人大常〔20XX〕N號",
        ),
    ]
    date: Annotated[
        Day,
        Key(
            "日期",
            "That document's day, as 2022-04-07.",
            "該文件的日期，寫作 2022-04-07。",
            more="It is between the list's date and the end of the list's year.",
            why="earlier votes are already in the list",
            sample="date: 2022-04-07",
            words="成文日期",
        ),
    ]
    reason: Annotated[
        Text,
        Key("理由", "Why the promise was changed.", "變更的理由。", why="it is the first question that people ask"),
    ]
    unit: Annotated[
        UnitName | None,
        Key(
            "單位",
            "In the place of item: the unit or collective whose entry under units: was changed.",
            "變更的不是事項時，代替 item 填寫：units: 中被變更的單位或集合單位。",
            more="For example, a district was removed from a collective; if all of `units` was removed,"
            " each collective needs an amendment.",
            why="such a change belongs to no item, but has to be decided too",
            examples=("各區、縣(市)政府",),
        ),
    ] = None

    @property
    def of(self) -> str:
        """What it is of, in words: item 7.2, 各區、縣(市)政府."""
        return t("item {item}", item=self.item) if self.item else f"{self.unit}"


@part(t("list"), "責任清單", "One year's responsibility list of one government.", "一級政府一個年度的責任清單。")
@dataclass(frozen=True)
class ResponsibilityList:
    """One year's responsibility list (責任清單) of one government."""

    title: Annotated[
        Text,
        Key(
            "標題",
            "The list's title.",
            "清單的標題。",
            why="the notice refers to the voted projects by this title",
            examples=("2022年市政府民生實事項目責任清單",),
            sample="title: 2022年市政府民生實事項目責任清單",
        ),
    ]
    year: Annotated[
        Year,
        Key(
            "年份",
            "The year the list is for; deadlines are in this year.",
            "清單所屬年份，完成時間以該年計算。",
            why="11月底 is a certain day only together with a year",
            examples=(2022,),
            sample="year: 2022",
            words="年度",
        ),
    ]
    code: Annotated[
        PlaceCode | None,
        Key(
            "行政區劃代碼",
            "The administrative division code of the place whose list it is.",
            "清單所屬地方的行政區劃代碼。",
            more='For example `"330100"` for 杭州市.',
            why="rows of many places are joined by it, and two places may have one name",
            sample='code: "330100"',
            words="區劃代碼 行政區劃 地區代碼",
        ),
    ] = field(default=None, kw_only=True)
    source: Annotated[
        Source,
        Key(
            "來源",
            "The document that published the list.",
            "發布清單的文件。",
            why="so that everybody can look up what was promised",
            sample="source: {issuer: X市人民政府辦公廳, document: X政辦函〔20XX〕N號, date: 2022-04-07}",
        ),
    ]
    projects: Annotated[
        tuple[Project, ...],
        Key(
            "項目",
            "The voted projects, in the order of their numbers.",
            "票決產生的項目，按序號排列。",
            sample=t("projects: with a - number: and items: for each"),
        ),
    ]
    units: Annotated[
        tuple[Unit, ...],
        Key(
            "單位",
            "Every organisation the list may name. With it, a name that isn't in it is an error.",
            "清單中可以出現的全部單位；列有名錄的，名錄以外的名稱為錯誤。",
            why="with it, a misspelt name is found; without it, every name is accepted",
            sample=t("units: with a - name: for each"),
        ),
    ] = ()
    amendments: Annotated[
        tuple[Amendment, ...],
        Key(
            "修訂",
            "The changes that were voted again.",
            "經再次表決的變更。",
            why="the vote is binding (剛性約束): a promise is changed only by another vote, which is recorded here",
            sample=t('amendments: with a - {item: "1.1", document: …, date: 2022-09-01, reason: …} for each'),
        ),
    ] = ()
    start: Annotated[
        Day | None,
        Key(
            "開始時間",
            "The day from which progress is measured, as 2022-01-01; without it, the date of the document.",
            "開始計算進度的日期，寫作 2022-01-01；不寫則為成文日期。",
            more="For example, the list of 臨安 for 2022 was signed on 14 July, and has milestones in April. An item's"
            " own `start` counts first.",
            why="a list that is published late has been worked on since the vote",
            sample="start: 2022-01-01",
        ),
    ] = None
    schedule: Annotated[
        "Scheme | None",
        Later("msss.responsibilities.scheme", "Scheme"),
        Key(
            "序時進度",
            "How the office says where targets stand, if not as msss does: its tolerance, bands and words.",
            "主管單位評定進度的辦法：容差、檔次、用語；不寫則照 msss 的辦法。",
            why="it stands in the list, so that every command says the same",
            sample="schedule: {tolerance: 10}",
            words="進度 進度評定 評定辦法",
        ),
    ] = None

    @property
    def tracked_from(self) -> date:
        """The day from which progress is measured, for items that don't say."""
        return self.start or self.source.date

    def items(self) -> Iterator[tuple[Project, Item]]:
        """Every item with its project, in the list's order."""
        for project in self.projects:
            for item in project.items:
                yield project, item

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids; of several with one id, which a valid list hasn't, the first."""
        return {item.id: item for _, item in reversed(tuple(self.items()))}

    def item(self, id: str) -> Item:
        """The item of that id: 7.2, 省1. Raises LookupError, which names the ids of its project, if there is none."""
        if id in self.by_id:
            return self.by_id[id]
        number = id.partition(".")[0]
        ids = [item.id for project, item in self.items() if str(project.number) == number]
        if not number.isdecimal():  # one of a list's own
            raise LookupError(t("no item {item} in the list of {year}", item=id, year=self.year))
        if not ids:
            raise LookupError(
                t(
                    "no item {item} in the list of {year}: there is no project {project}",
                    item=id,
                    year=self.year,
                    project=number,
                )
            )
        raise LookupError(
            t(
                "no item {item} in the list of {year}: project {project} has {items}",
                item=id,
                year=self.year,
                project=number,
                items=Series(ids),
            )
        )

    def places(self) -> Iterator[tuple[Path, Item]]:
        """Every item with the path at which it stands in the file."""
        return iter(self._places)

    @cached_property
    def _places(self) -> tuple[tuple[Path, Item], ...]:
        return tuple(
            [
                (("projects", project_index, "items", item_index), item)
                for project_index, project in enumerate(self.projects)
                for item_index, item in enumerate(project.items)
            ]
        )

    @cached_property
    def involved(self) -> tuple[tuple[Path, Item], ...]:
        """The items whose sentences don't plainly say the targets and nothing else, with their paths: hardly any."""
        from ..values.sentence import is_taken_apart

        return tuple(
            [
                (path, item)
                for path, item in self._places
                if not is_taken_apart(
                    item.name, [(one.content, one.quantity, one.measure) for one in item.targets if not one.indicator]
                )
            ]
        )

    @cached_property
    def registered(self) -> frozenset[str]:
        """Every name that the registry has: of units, their aliases and their members."""
        found = {unit.name for unit in self.units}
        for unit in self.units:
            if unit.aliases or unit.members:
                found.update(unit.aliases, unit.members)
        return frozenset(found)

    @cached_property
    def named(self) -> frozenset[str]:
        """Every unit that an item names: who leads, who supports, who has a part."""
        found: set[str] = set()
        for _, item in self._places:
            found.update(item.lead, item.support)
            for target in item.targets:
                if target.breakdown:
                    found.update(portion.unit for portion in target.breakdown)
        return frozenset(found)
