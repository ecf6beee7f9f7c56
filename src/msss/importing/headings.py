"""What the heading of a column means: 牽頭單位, 責任單位 and 主辦單位 are one, in either script."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from ..values.chinese import fold
from .texts import squeezed


class Column(Enum):
    """What a column of a list's table holds."""

    NUMBER = auto()
    NAME = auto()
    """A project's name, or the sentence of an item where no other column has it."""
    CONTENT = auto()
    """The sentence of an item, where the project has a name of its own."""
    LEAD = auto()
    RESPONSIBLE = auto()
    """責任單位: who leads, unless another column says who does."""
    SUPPORT = auto()
    DUE = auto()
    LEADER = auto()
    NOTE = auto()
    CATEGORY = auto()
    LEVEL = auto()
    LOCATION = auto()
    OWNER = auto()
    CONTACT = auto()
    TOTAL = auto()
    THIS_YEAR = auto()
    FUNDING = auto()


_UNIT = "(?:单位|部门|主体|处室|科室|机构)"
_OF = "(?:市|区|县|州|厅|局|校|镇|街道|市政府|区政府|县政府)?"
_LEVELS = "(?:市级|区级|县级|省级)?"
_WITH = "(?:及(?:规模|目标|内容|标准|要求))?"
_TIME = "(?:时间节点|时间要求|时间|时限|期限|日期|节点|年限)"
# In Simplified characters, without spaces, punctuation and what stands in brackets. The first that fits is taken.
_PATTERNS = {
    Column.NUMBER: ("(?:项目|任务|事项)?(?:序号|编号|序)|no|号",),
    Column.NOTE: ("备注|附注",),
    Column.CATEGORY: ("(?:项目|实事|任务)?(?:类别|类型|分类|领域)",),
    Column.LEVEL: ("(?:项目)?(?:级别|层级)",),
    Column.FUNDING: ("(?:投资|建设)?资金来源(?:渠道)?|资金渠道",),
    Column.THIS_YEAR: (
        r"(?:年度|当年|本年度?|今年|\d{4}年度?|20\d\d)(?:计划)?(?:完成)?投资(?:额|计划)?",
        "(?:当年)?计划投资",
    ),
    Column.TOTAL: ("(?:计划|项目|预计|概算)?总投资(?:额|概算)?|投资(?:额|概算|规模)?|概算投资",),
    Column.LOCATION: ("(?:建设|实施|项目|具体)?(?:地点|地址|位置|选址)",),
    Column.LEADER: (f"(?:分管|牵头|挂钩|挂联|联系|责任|包抓|包保|挂帅|主管)?的?{_OF}(?:领导|市长|区长|县长)(?:姓名)?",),
    Column.CONTACT: (
        "(?:项目)?(?:联系|联络|责任|负责|具体责任)人(?:员)?(?:及(?:联系)?(?:电话|方式))?",
        "联络员|联系单位|联系方式",
    ),
    Column.OWNER: (f"(?:项目)?(?:业主|法人)(?:{_UNIT})?|(?:项目)?建设{_UNIT}",),
    Column.SUPPORT: (
        f"(?:主要)?(?:配合|协办|协同|协作|协助|参与|参加|协调|支持)(?:责任|落实)?(?:{_UNIT})?",
        f"责任{_UNIT}配合(?:{_UNIT})?",
    ),
    Column.LEAD: (
        f"{_LEVELS}(?:牵头|主办|主责|第一责任)(?:责任|负责|主管|实施|落实)?(?:{_UNIT})?",
        f"责任{_UNIT}牵头(?:{_UNIT})?",
    ),
    Column.RESPONSIBLE: (
        f"(?:主要)?{_LEVELS}(?:责任|承办|负责|实施|主管|落实|承担|执行|组织实施)(?:责任)?{_UNIT}(?:名称)?",
        "责任分工",
    ),
    Column.DUE: (
        "(?:预计|计划|拟|目标|要求|规定|项目|任务|建成|全部|最后|预期)?"
        f"(?:完成|完工|办结|竣工|建成|交付|达成|落实)的?{_TIME}(?:要求)?",
        "(?:完成|办理)?时限(?:要求)?|时间(?:节点|要求|安排|进度)?|期限|进度时限",
    ),
    Column.CONTENT: (
        "(?:具体)?(?:事项|子项|分项|子项目|任务事项)(?:名称|内容)?",
        f"(?:主要|具体|建设|实施|工程|工作|任务|实事|项目|年度|目标)+(?:内容|目标|任务|事项|规模){_WITH}",
        f"(?:内容|目标|规模){_WITH}",
    ),
    Column.NAME: (
        r"(?:\d{4}年)?(?:市|区|县)?(?:政府)?(?:民生|为民|惠民)?(?:办)?(?:实事)?(?:工程)?(?:项目|任务|工程|实事)?的?"
        "(?:名称|题目)?",
    ),
}
_COMPILED = {column: re.compile("|".join(patterns)) for column, patterns in _PATTERNS.items()}
_IN_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
LONGEST = 24
"""How many characters a heading has at most."""


@lru_cache(maxsize=1024)
def meaning(text: str) -> Column | None:
    """What a column with this heading holds; None if it is no heading of a list's table."""
    plain = squeezed(text)
    if not plain or len(plain) > LONGEST:
        return None
    plain = _IN_BRACKETS.sub("", fold(plain)).strip(":：.。、*＊/")
    if not plain:
        return None
    return next((column for column, pattern in _COMPILED.items() if pattern.fullmatch(plain)), None)
