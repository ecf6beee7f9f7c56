"""A target's content doesn't use the words of its sentence.

The content repeats the words of the sentence that say what is counted: 新建成社區級公園 in 新建成社區級公園60個.
Reports name the target by it. It may leave out words of the sentence, as 新辟優化城鄉公交線路 does where the
sentence has 新辟優化地鐵接駁公交線路50條、城鄉公交線路60條, and it may be in the other script. Other differences are
most often mistakes: a character that the sentence doesn't have, a character written twice, two
characters in the wrong order, or one left out inside a word (characters such as 成 and 級 may be left
out). A number and its measure alone (60個) don't say what is counted either. An indicator
(``indicator: true``) is not part of the sentence, and has words of its own. Write the words of the
sentence.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新建成社區級公園60個, lead: 市園文局, due: 12月底,
             targets: [{content: 新建社区公园, quantity: 60, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新建成社區級公園60個, lead: 市園文局, due: 12月底,
             targets: [{content: 新建成社區級公圓, quantity: 60, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.chinese import fold_words
from ...values.quantity import comparable
from ...values.sentence import read_quantities
from ..model import Item, ResponsibilityList, Target

_PARTICLES = frozenset("成的了和与及或并等级性化型式新各再")
"""What a content may leave out between two words, as it is folded."""


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every target whose content can't be put together from words of the sentence."""
    for path, item in responsibilities.places():
        for index, target in enumerate(item.targets):
            if target.indicator:
                continue
            if (at := item.name.find(target.content)) >= 0:  # nearly every one
                first = target.content[0]
                may_be = first in _FIGURES or item.name[at - 1] in _FIGURES or not first.isalnum()
                if may_be and _is_a_figure(target.content, item.name):
                    message = t(
                        "{content} doesn't say what of item {item} is counted", content=target.content, item=item.id
                    )
                    yield Finding((*path, "targets", index, "content"), message, _hint(item, target))
                continue
            content = fold_words(target.content)
            without = re.sub(r"[(（][^()（）]*[)）]", "", item.name)  # 新(改)建 is 新建, and 新改建
            sentences = dict.fromkeys((item.name, without))
            if not content or not any(_is_made_of(content, fold_words(sentence)) for sentence in sentences):
                message = t(
                    "{content} is not in the words of the sentence of item {item}", content=target.content, item=item.id
                )
                yield Finding((*path, "targets", index, "content"), message, _hint(item, target))


def _is_a_figure(content: str, sentence: str) -> bool:
    """Whether a content that stands in the sentence does so only in its quantities (60個, 萬個), or is a mere sign."""
    if not any(map(str.isalnum, content)):
        return True
    end = 0
    for quantity in read_quantities(sentence):
        if content in sentence[end : quantity.start]:
            return False
        end = quantity.end
    return content not in sentence[end:] and any(content in quantity.text for quantity in read_quantities(sentence))


_FIGURES = frozenset("0123456789０１２３４５６７８９零〇一二兩两三四五六七八九十百千萬万億亿%％‰")
"""What numbers are written with."""


def _is_made_of(content: str, sentence: str) -> bool:
    """Whether ``content`` is made of pieces of ``sentence``, each of two characters or more and used once.

    Two pieces may stand in any order, but not with a single character between them that is no particle; and a
    single character doesn't make the content other than it stands there.
    """
    if content in sentence:
        return True
    if _is_slip_of_a_part(content, sentence):
        return False
    rest, at, end = sentence, 0, None
    while at < len(content):
        length = 0
        while at + length < len(content) and content[at : at + length + 1] in rest:
            length += 1
        if length < 2:
            return length == len(content) == 1
        piece = content[at : at + length]
        start = rest.find(piece, end or 0)
        start = start if start >= 0 else rest.find(piece)
        if end is not None and start == end + 1 and rest[end] not in _PARTICLES:
            return False
        end = start + length
        rest = rest[:start] + "\0" * length + rest[end:]
        at += length
    return True


def _is_slip_of_a_part(content: str, sentence: str) -> bool:
    """Whether one character, put in, left out, exchanged or out of place, is all that the sentence has otherwise."""
    if not 4 <= len(content) <= _LONGEST:
        return False
    for at in range(1, len(content) - 1):
        before, after = content[:at], content[at + 1 :]
        swapped = before + content[at + 1] + content[at] + content[at + 2 :]
        if before + after in sentence or swapped in sentence:
            return True
        start = sentence.find(before)
        while start >= 0:
            end = start + at
            if sentence.startswith(after, end + 1):
                return True
            if sentence.startswith(content[at:], end + 1) and sentence[end] not in _PARTICLES:
                return True
            start = sentence.find(before, start + 1)
    return False


_LONGEST = 60
"""The longest content that is looked at so closely, in characters."""


def _hint(item: Item, target: Target) -> str:
    """The words before the target's quantity, where the sentence has it."""
    begin = 0
    for quantity in read_quantities(item.name):
        words = item.name[begin : quantity.start].strip(" ,，、。;；和及")
        if words and comparable(quantity.amount, quantity.measure) == comparable(target.quantity, target.measure):
            return t("write the sentence's words: {words}", words=words)
        begin = quantity.end
    return t("write the sentence's words")
