"""Whether a name is one unit's, or several units' that were written as one.

A Chinese sentence joins units with 、 or ，; in a list each stands for itself, or nobody finds it. But
some collectives have such a sign in their own names: 各區、縣(市)政府, 各鎮、街道.

Loaded only for a name that holds such a sign.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_LEVEL = (
    "(?:(?:鄉|乡)(?:鎮|镇)|(?:鎮|镇)?街道|(?:市|縣|县)?(?:區|区)|(?:區|区|市)?(?:縣|县)|市|旗|州|盟|地|鄉|乡|鎮|镇|村|社(?:區|区)"
    "|(?:新|(?:開發|开发)|高新|功能|管理|(?:經開|经开)|園|园)(?:區|区))"
)
_COLLECTIVE = (
    r"(?:全(?:市|省|州|縣|县|區|区))?(?:各(?:級|级)?)?(?:相關|相关|有關|有关|涉及)?"
    rf"(?:{_LEVEL}|\0)(?:、(?:{_LEVEL}|\0))+(?:\0|[^,，、；;\n\r\0]){{0,12}}"
)
"""A name of bare levels, 區、縣(市): each \\0 is what stands in brackets."""
_BRACKETS = re.compile(
    r"\([^()]*\)|（[^（）]*）|〔[^〔〕]*〕|「[^「」]*」|『[^『』]*』|《[^《》]*》|“[^“”]*”|\[[^\[\]]*\]"
)
_SEPARATOR = re.compile("[,，、；;\n\r\x85\u2028\u2029]+")
_NO_PART = re.compile("[,，；;\n\r\x85\u2028\u2029]")
"""What is no part of any unit's name outside of brackets, known or not."""
MOST = 30
"""How many units are told apart in one name."""


def parts(name: str, known: Collection[str] = ()) -> list[str]:
    """The units that ``name`` names: itself, unless a ， 、 ； ; or a line break stands outside of brackets.

    A name of ``known`` that holds a 、 is one unit's.
    """

    def is_known(part: str) -> bool:
        return part in known and not _NO_PART.search(_covered(part))

    if is_known(name.strip()):
        return [name.strip()]
    # What stands in brackets is covered, so that neither a separator nor a level is looked for there.
    covered = _covered(name)
    found: list[str] = []
    start = 0
    while start < len(name):
        ends = [(sign.start(), sign.end()) for sign in _SEPARATOR.finditer(covered, start)][: MOST + 1]
        ends.append((len(name), len(name)))
        whole = (end for end in reversed(ends) if len(ends) <= MOST and is_known(name[start : end[0]].strip()))
        collective = (
            end
            for end in reversed(ends[:MOST])
            if "、" in covered[start : end[0]] and _is_collective(covered[start : end[0]])
        )
        end, after = next(whole, None) or next(collective, None) or ends[0]
        if part := name[start:end].strip():
            found.append(part)
        start = after
        if len(found) > MOST:
            break
    return found


def respelled(name: str, known: Collection[str] = ()) -> str | None:
    """The one unit that is meant where another sign stands in the place of its 、: 各區,縣(市)政府. None if none is."""
    covered = _SEPARATOR.sub("、", _covered(name))
    if len(covered) != len(name):
        return None
    meant = "".join("、" if sign == "、" else own for sign, own in zip(covered, name, strict=True))
    return meant if meant in known or _is_collective(covered) else None


def _covered(name: str) -> str:
    return _BRACKETS.sub(lambda found: "\0" * len(found[0]), name)


def _is_collective(covered: str) -> bool:
    return re.fullmatch(_COLLECTIVE, re.sub("\0+", "\0", covered.strip())) is not None
