"""How far works have come, as notices and progress tables say it (形象進度): begun, structure done, finished."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Stage(IntEnum):
    """A stage of works, in their order."""

    BEGUN = 1
    STRUCTURE = 2
    FINISHED = 3
    ACCEPTED = 4
    IN_USE = 5


# In Simplified characters. Those of the words in Traditional are few, and no converter of scripts is loaded for them.
_WORDS = {
    Stage.IN_USE: "投入使用 建成投用 投用 启用 交付使用 竣工交付 交付 通车 投入运营 试运营 投入试运营 投运 开放 运行",
    Stage.ACCEPTED: "竣工验收 完工验收 通过验收 验收合格 验收",
    Stage.FINISHED: "完工 竣工 建成 完工建成 完成建设 全部完成 全面完成 基本完成 完成",
    Stage.STRUCTURE: "主体完工 主体结顶 主体封顶 结顶 封顶 结构封顶 主体完成 主体工程完工 主体结构完工",
    Stage.BEGUN: "动工 开工 开工建设 动工建设 启动 进场施工 施工 启动建设 在建 正在施工 正在施工中 施工中 开始施工",
}
_STAGES = {word: stage for stage, words in _WORDS.items() for word in words.split()}
_SIMPLIFIED = str.maketrans(
    "動開啟體結頂驗過進場設實際項運營車試構間經啓", "动开启体结顶验过进场设实际项运营车试构间经启"
)
_LONGEST = max(map(len, _STAGES))
_AROUND = re.compile("^(?:已经|已|均|全部|全面|正式|实现|实际|项目|工程)+|(?:了|中|完毕)$")
FORMS = "動工, 開工, 主體完工, 完工, 竣工, 驗收, 投入使用"
"""Words of stages, for messages."""


@lru_cache(maxsize=256)
def read_stage(text: str) -> Stage | None:
    """The stage that a text names: 已開工, 主體完工, 竣工驗收, 投入使用; None if it names none.

    Words such as 已 and 全部 around it change nothing.
    """
    plain = "".join(text.translate(_SIMPLIFIED).split())
    return _STAGES.get(plain) or _STAGES.get(_AROUND.sub("", plain))


def stage_at_end(plain: str) -> str:
    """The words of a stage with which a text ends, the longest there are; empty if it ends with none.

    ``plain`` is in one script or the other; what is returned is its own end.
    """
    simplified = plain.translate(_SIMPLIFIED)
    length = next((n for n in range(min(_LONGEST, len(plain)), 1, -1) if simplified[-n:] in _STAGES), 0)
    return plain[len(plain) - length :] if length else ""
