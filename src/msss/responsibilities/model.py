"""The list as data: one year's list of one government, frozen; and all that its file's keys are and mean.

The classes say what a list is and, key by key, how it is written (`msss.formats.keys` says how to read
that). How a file becomes a list is in `msss.responsibilities.reading`.
"""
# No `from __future__ import annotations`: the annotations are read when the classes are made. No slots either: they
# would make every start of msss a millisecond longer.

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from ..common.language import Series, t
from ..formats.keys import Key, OrOne, part
from ..formats.types import Amount, Day, Due, ItemId, Number, Text, UnitName, Year, choice
from ..reading.diagnostic import Path
from ..values.deadline import Deadline

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
    "What is to be reached by a day on the way: a quantity, a stage of works, or words.",
    "某一時間應達到的進度:數量、形象進度或文字。",
)
@dataclass(frozen=True)
class Milestone:
    """What is to be reached by a day on the way (進度節點): so much of a quantity, a stage of works, or in words."""

    by: Annotated[
        Due,
        Key(
            "時間",
            "By when, written as a deadline: 3月底, 一季度, 7月底前.",
            "節點時間,寫法同完成時間。",
            why="a node without a day can't be missed",
            sample="by: 3月底",
            words="完成時間 時間節點",
        ),
    ]
    quantity: Annotated[
        Amount | None,
        Key(
            "數量",
            "How much is done by then, counted from the beginning.",
            "屆時累計完成的數量。",
            sample="quantity: 100",
        ),
    ] = None
    stage: Annotated[
        Text | None,
        Key(
            "形象進度",
            "The stage of the works by then: 開工, 主體完工, 完工, 驗收, 投入使用.",
            "屆時工程的形象進度。",
            sample="stage: 開工",
        ),
    ] = None
    words: Annotated[
        Text | None,
        Key(
            "內容",
            "What is reached by then, in the words of the plan, where it is neither a number nor a stage.",
            "屆時達到的進度,照原文。",
            why="it is shown, and can't be measured",
            sample="words: 室內安裝",
        ),
    ] = None


@part(
    t("portion"),
    "分解任務",
    "What one unit, most often a district, is to do of a target.",
    "一個單位(多為區縣)承擔的目標任務。",
)
@dataclass(frozen=True)
class Portion:
    """What one unit is to do of a target (分解任務), in the target's measure."""

    unit: Annotated[
        UnitName,
        Key(
            "單位",
            "The unit whose part it is: it leads or supports the item, or is a member of a collective that does.",
            "承擔該任務的單位:事項的牽頭、配合單位,或其成員。",
            why="what all districts owe together, none owes",
            sample="unit: 上城區政府",
            words="區縣 責任單位",
        ),
    ]
    quantity: Annotated[
        Amount,
        Key(
            "數量",
            "How much of the target is its part, in the target's measure.",
            "該單位承擔的數量,計量單位同目標任務。",
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
            "承諾的內容,用原句的字。",
            more="Words between may be left out, and the script doesn't matter.",
            why="it has to be found again in the sentence",
            examples=("新增學位",),
            sample="content: 新增學位",
        ),
    ]
    quantity: Annotated[
        Amount,
        Key(
            "數量",
            "How much of it, without the measure: 60000, 4.5, or 6萬 as the sentence writes it.",
            "數量,不帶計量單位:60000、4.5,或照原句寫6萬。",
            examples=(60000, 70),
            sample="quantity: 60000",
        ),
    ]
    measure: Annotated[
        Text,
        Key(
            "計量單位",
            "What is counted.",
            "計量單位。",
            why="100 says nothing without it; the key is not `unit`, which is an organisation",
            examples=("個", "戶", "平方米"),
            sample="measure: 個",
            words="unit",
        ),
    ]
    bound: Annotated[
        Bound,
        choice(
            (Bound.AT_LEAST, "不少於", "At least so much: 50 parks.", "至少這麼多。"),
            (Bound.AT_MOST, "不超過", "At most so much: 30 minutes.", "至多這麼多。"),
        ),
        Key(
            "界限",
            "Which side of the quantity is promised.",
            "承諾的是數量的下限還是上限。",
            more="At least 50 parks, at most 30 minutes.",
            why="more is better for most targets, and worse for a few",
        ),
    ] = Bound.AT_LEAST
    due: Annotated[
        Due | None,
        Key(
            "完成時間",
            "By when, where the target has a deadline of its own; otherwise the item's counts.",
            "該目標任務單獨的完成時間;不寫則以事項的完成時間為準。",
            more="Written as the item's.",
            why="some rows have several deadlines",
            sample="due: 9月底",
        ),
    ] = None
    year_target: Annotated[
        Amount | None,
        Key(
            "年度目標",
            "How much of it is for the list's year, where the quantity is that of several years.",
            "跨年度目標中,本年度應完成的數量。",
            more="Completion is then held against it, at the year's end.",
            why="a bridge of three years isn't late in its first",
            sample="year_target: 20000",
        ),
    ] = None
    milestones: Annotated[
        tuple[Milestone, ...],
        Key(
            "進度節點",
            "What is to be reached on the way, and by when.",
            "完成之前的進度節點。",
            more="Where there are any, being on schedule is measured by them and not by the time that has passed.",
            why="a plan of works doesn't grow a little every day",
            sample=t("milestones: with a - {by: 6月底, quantity: 200} for each"),
            words="節點 時間節點 進度計劃",
        ),
    ] = ()
    breakdown: Annotated[
        tuple[Portion, ...],
        Key(
            "分解任務",
            "How much of it each unit is to do, where the list says so.",
            "各單位分別承擔的數量。",
            more="The parts come to the quantity (`year_target` where there is one), or to more; of a target of"
            " `at_most`, each is a bound of its own.",
            why="one district's nothing isn't hidden under another's surplus",
            sample=t("breakdown: with a - {unit: 上城區政府, quantity: 2} for each"),
            words="分解 任務分解 分解表",
        ),
    ] = ()

    @property
    def goal(self) -> Decimal:
        """How much is promised for the list's year: the part of the year, where the quantity is of several."""
        return self.quantity if self.year_target is None else self.year_target


@part(
    t("item"),
    "事項",
    "One row of the list: a deliverable with its own lead unit and deadline.",
    "清單的一行:有自己的牽頭單位和完成時間的一件事。",
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
            '項目序號、點、行號。須加引號,如"7.2":不加引號時,編輯器等工具會讀成數字(msss不會)。',
            why="it stays when sentences are corrected, so it can be cited; `1.10` is not `1.1`, in quotes or not",
            examples=("1.1", "7.2"),
            sample='id: "7.2"',
        ),
    ]
    name: Annotated[
        Text,
        Key(
            "項目名稱",
            "The sentence that was voted, character for character.",
            "票決通過的原句,一字不改。",
            why="a paraphrase is another promise",
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
            "牽頭單位:一個名稱,或多個名稱的列表。",
            why="responsibility that nobody leads is nobody's (壓實責任)",
            examples=("市教育局",),
            sample=t("lead: 市建委, or a list: [市建委, 市城管局]"),
        ),
    ]
    due: Annotated[
        Due,
        Key(
            "預計完成時間",
            "By when, as the notice writes it: 11月底, 四季度, 年底, 12月31日前, 2022-11-30.",
            "完成時間,照原文寫。",
            more="A list that prints none leaves the key out: then the end of its year counts.",
            why="what is kept is the word; the day it means is worked out from it",
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
            "配合單位,按原文順序。",
            why="a list in the file's order compares with the notice row by row",
            examples=(["市規劃和自然資源局", "市發改委", "市財政局", "市建委", "各區、縣(市)政府"],),
            sample="support: [市發改委, 市財政局]",
        ),
    ] = ()
    targets: Annotated[
        tuple[Target, ...],
        Key(
            "目標任務",
            "The sentence's promises, one by one.",
            "句中的承諾,逐一列出。",
            why="a sentence can't be added up or checked, a quantity can (細化量化)",
            sample=t("targets: with a - {content: 新增學位, quantity: 60000, measure: 個} for each"),
            words="目標",
        ),
    ] = ()
    start: Annotated[
        Day | None,
        Key(
            "開始時間",
            "The day from which progress is measured, as 2022-06-01; without it, the day of the list.",
            "進度自此日起計,寫作2022-06-01;不寫則自清單之日起計。",
            why="work that starts late isn't behind before it starts",
            sample="start: 2022-06-01",
        ),
    ] = None
    leader: Annotated[
        Text | None,
        Key(
            "分管領導",
            "The leader in charge, if the list names one.",
            "分管領導(清單寫明時)。",
            why="some lists name one",
        ),
    ] = None
    note: Annotated[
        Text | None,
        Key("備註", "A remark of the list.", "清單的備註。", why="what the list's own remark column says"),
    ] = None
    milestones: Annotated[
        tuple[Milestone, ...],
        Key(
            "進度節點",
            "What is to be reached on the way, and by when, for all of the item's targets.",
            "完成之前的進度節點,適用於事項的全部目標任務。",
            more="A quantity only where the item has one target; otherwise it stands with its target.",
            why="a plan of works doesn't grow a little every day",
            sample=t("milestones: with a - {by: 7月底, stage: 開工} for each"),
            words="節點 時間節點 進度計劃",
        ),
    ] = ()

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

    def deadlines(self) -> Iterator[Deadline]:
        """The item's deadline, and those that its targets have of their own."""
        yield self.due
        for target in self.targets:
            if target.due is not None:
                yield target.due


@part(t("project"), "項目", "One of the voted projects, numbered.", "票決產生的一個項目,有序號。")
@dataclass(frozen=True)
class Project:
    """One of the voted projects (項目), numbered."""

    number: Annotated[
        Number,
        Key(
            "序號",
            "The project's number.",
            "項目的序號。",
            why='the notice counts projects, and people ask for "number seven"',
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
            "項目本身的名稱(如有)。",
            why="the notice of 2022 has none: its projects are numbers",
            words="名稱",
        ),
    ] = None


@part(
    t("unit"),
    "單位",
    "An organisation, or with members a collective that answers together.",
    "一個單位;有成員的,是一併負責的一組單位。",
)
@dataclass(frozen=True)
class Unit:
    """An organisation (單位), or with ``members`` a collective that answers together."""

    name: Annotated[
        UnitName,
        Key(
            "名稱",
            "The unit's name, as the list writes it.",
            "單位名稱,照清單所寫。",
            examples=("市建委",),
            words="項目名稱",
        ),
    ]
    aliases: Annotated[
        tuple[UnitName, ...],
        Key(
            "別名",
            "Its other names: in full, in short.",
            "其他名稱:全稱、簡稱。",
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
            "The members of a collective, which answer together.",
            "一併負責的各成員單位。",
            more="A collective is a name such as 各區、縣(市)政府.",
            why="the notice names them together, and each asks what it owes",
            examples=(["上城區政府", "拱墅區政府"],),
            sample="members: [上城區政府, 拱墅區政府]",
        ),
    ] = ()
    scope: Annotated[
        Scope,
        choice(
            (Scope.ALL, "全體", "All members answer.", "各成員均負責。"),
            (
                Scope.RELEVANT,
                "相關",
                "Each member answers as far as it is concerned: 各相關….",
                "僅相關成員負責:各相關…。",
            ),
        ),
        Key(
            "範圍",
            "Whether all members answer, or each as far as it is concerned.",
            "各成員均負責,或僅相關成員負責。",
            why="各相關區政府 binds only the districts where the work is",
        ),
    ] = Scope.ALL


@part(t("source"), "來源", "The document the list was published in.", "發布清單的文件。")
@dataclass(frozen=True)
class Source:
    """The document the list was published in."""

    issuer: Annotated[
        Text,
        Key(
            "發布單位",
            "Who published the document.",
            "發布文件的單位。",
            examples=("杭州市人民政府辦公廳",),
            sample="issuer: 杭州市人民政府辦公廳",
        ),
    ]
    document: Annotated[
        Text,
        Key(
            "文號",
            "The document's number, with its own brackets.",
            "文號,括號照原樣。",
            more="Such as 杭政辦函〔2022〕20號.",
            why="it is what people cite",
            examples=("杭政辦函〔2022〕20號",),
            sample="document: 杭政辦函〔2022〕20號",
        ),
    ]
    date: Annotated[
        Day,
        Key(
            "成文日期",
            "The day the document was signed, as 2022-04-07.",
            "成文日期,寫作2022-04-07。",
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
            sample="index: 002489401/2022-266118",
        ),
    ] = None


@part(
    t("amendment"),
    "修訂",
    "A change of an item that was voted again: it lets a weakened promise through.",
    "經再次表決的事項變更;有此記錄,承諾方可放寬。",
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
            "變更的事項編號,須加引號。",
            more="Or `unit` in its place, and never both.",
            examples=("7.2",),
            sample=t('item: "7.2", or unit: in its place'),
        ),
    ]
    document: Annotated[
        Text,
        Key(
            "文號",
            "The document that records the vote.",
            "記錄表決的文件。",
            more="Another than the list's own, and once for each item or unit.",
            why="so that it can be looked up, and a vote counts once",
            sample="document: 杭政辦函〔2022〕20號",
        ),
    ]
    date: Annotated[
        Day,
        Key(
            "日期",
            "That document's day, as 2022-04-07.",
            "該文件的日期,寫作2022-04-07。",
            more="From the list's day to the end of its year.",
            why="what was voted before is in the list",
            sample="date: 2022-04-07",
            words="成文日期",
        ),
    ]
    reason: Annotated[
        Text,
        Key("理由", "Why the promise was changed.", "變更的理由。", why="it is the first thing that is asked"),
    ]
    unit: Annotated[
        UnitName | None,
        Key(
            "單位",
            "In the place of item: the unit or collective whose entry under units: was changed.",
            "代替編號:名錄中被變更的單位或一組單位。",
            more="A district taken out, or, each named, the collectives of a registry that was removed.",
            why="it is of no item, and is decided all the same",
            examples=("各區、縣(市)政府",),
        ),
    ] = None

    @property
    def of(self) -> str:
        """What it is of, in words: item 7.2, 各區、縣(市)政府."""
        return t("item {item}", item=self.item) if self.item else f"{self.unit}"


@part(t("list"), "責任清單", "One year's responsibility list of one government.", "一級政府一年的責任清單。")
@dataclass(frozen=True)
class ResponsibilityList:
    """One year's responsibility list (責任清單) of one government."""

    title: Annotated[
        Text,
        Key(
            "標題",
            "The list's title.",
            "清單的標題。",
            why="it is how the notice names what was voted",
            examples=("2022年市政府民生實事項目責任清單",),
            sample="title: 2022年市政府民生實事項目責任清單",
        ),
    ]
    year: Annotated[
        Year,
        Key(
            "年份",
            "The year the list is for; deadlines lean on it.",
            "清單所屬年份,完成時間以此年計。",
            why="11月底 is a day only with its year",
            examples=(2022,),
            sample="year: 2022",
            words="年度",
        ),
    ]
    source: Annotated[
        Source,
        Key(
            "來源",
            "The document that published the list.",
            "發布清單的文件。",
            why="a promise that can't be looked up binds nobody",
            sample="source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}",
        ),
    ]
    projects: Annotated[
        tuple[Project, ...],
        Key(
            "項目",
            "The voted projects, in the order of their numbers.",
            "票決產生的項目,按序號排列。",
            sample=t("projects: with a - number: and items: for each"),
        ),
    ]
    units: Annotated[
        tuple[Unit, ...],
        Key(
            "單位",
            "Every organisation the list may name. With it, a name that isn't in it is an error.",
            "清單中可出現的全部單位;有此名錄時,名錄以外的名稱為錯誤。",
            why="with it, a name that is misspelt is found; without it every name is taken as it stands",
            sample=t("units: with a - name: for each"),
        ),
    ] = ()
    amendments: Annotated[
        tuple[Amendment, ...],
        Key(
            "修訂",
            "The changes that were voted again.",
            "經再次表決的變更。",
            why="the vote binds (剛性約束): a promise is changed in the open or not at all",
            sample=t('amendments: with a - {item: "1.1", document: …, date: 2022-09-01, reason: …} for each'),
        ),
    ] = ()

    def items(self) -> Iterator[tuple[Project, Item]]:
        """Every item with its project, in the list's order."""
        for project in self.projects:
            for item in project.items:
                yield project, item

    def item(self, id: str) -> Item:
        """The item of that id: 7.2. Raises LookupError, which names the ids of its project, if there is none."""
        for _, item in self.items():
            if item.id == id:
                return item
        number = id.partition(".")[0]
        ids = [item.id for project, item in self.items() if str(project.number) == number]
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
        for project_index, project in enumerate(self.projects):
            for item_index, item in enumerate(project.items):
                yield ("projects", project_index, "items", item_index), item
