"""The targets of a sentence: what each of its quantities is of, in the sentence's own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..common.language import t
from ..values.quantity import plain_number
from ..values.sentence import Quantity, in_words, may_be_quantities, read_quantities
from ..values.wholes import wholes

_SIGNS = ",，。;；:：、 \t\u3000"
_ENDS = re.compile("[,，。;；:：、()（）]")
_BOUND = re.compile(
    "(?:(?:增加|提高|提升|降低|减少|減少|缩短|縮短|控制在|达|達)?(?:到|至)|不少于|不少於|不低于|不低於|不超过|不超過|至少|超过|超過|达|達|大?[约約]|大概|[将將接]近|(?<![附靠邻鄰就最临臨远遠])近|共计|共計|共|≥|≤)+$"
)
_RANGE = re.compile(r"[\d十百千万萬億亿][-—–~至到－～―][\d０-９]")
_ABOUT = re.compile("(?:大?[约約]|大概|[将將接]近|(?<![附靠邻鄰就最临臨远遠])近)$")
_AROUND = re.compile("^(?:左右|上下)")
_TO = re.compile("[到至为為]$")
_FROM = re.compile(r"[由从從][^由从從,，、;；。\d]*$")
_FROM_NUMBER = re.compile(r"[由从從](?!\d{4}年)[^由从從,，、;；。\d]*\d[^由从從,，、;；。]*$")
_AFTER = re.compile("^(?:及|或)?(?:以上|以下|以内|以內|之内|之內|左右)|^的")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十\d]{1,2}[)）、])")


class Taken(NamedTuple):
    """The targets of a sentence as data, and what is unsure: of a target by its index, of the sentence by None."""

    targets: list[dict[str, Any]]
    doubts: list[tuple[int | None, str]]


def take(sentence: str) -> Taken:
    """Take a sentence apart into targets: content, quantity, measure, and bound and part_of where it says so."""
    quantities = read_quantities(sentence)
    if not quantities:
        return Taken([], [(None, _none_found(sentence))])
    inside = wholes(sentence, quantities)
    begun = sorted(may_be_quantities(sentence), key=lambda one: one.start)
    targets: list[dict[str, Any]] = []
    doubts: list[tuple[int | None, str]] = []
    for index, quantity in enumerate(quantities):
        previous = quantities[index - 1].end if index else 0
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(sentence)
        content, doubt = _content(sentence, quantity, previous, following, begun, is_first=index == 0)
        if not content and targets:
            content = targets[-1]["content"]
        if not content:
            content = sentence
        doubts += [(index, said) for said in (doubt, *_inexact(sentence, quantity)) if said]
        target: dict[str, Any] = {
            "content": content,
            "quantity": plain_number(quantity.amount),
            "measure": quantity.measure,
        }
        if quantity.at_most:
            target["bound"] = "at_most"
        if index in inside:
            target["part_of"] = targets[inside[index]]["content"]
        targets.append(target)
    seen: set[tuple[str, str]] = set()
    for index, target in enumerate(targets):
        if (key := (target["content"], target["measure"])) in seen:
            doubts.append((index, t("the content is the same as that of another target: tell them apart")))
        seen.add(key)
    return Taken(targets, doubts)


def _none_found(sentence: str) -> str:
    if maybe := may_be_quantities(sentence):
        return t(
            "no target was taken from the sentence; these may be quantities: {quantities}", quantities=in_words(maybe)
        )
    return t("no quantity was found in the sentence: add targets: if it promises one")


def _inexact(sentence: str, quantity: Quantity) -> Iterator[str]:
    """What is said of a quantity that is no single number: a range, or about so much."""
    if _RANGE.search(quantity.text):
        if quantity.at_most:
            yield t("{text} is a range: its upper end is taken", text=quantity.text)
        else:
            yield t("{text} is a range: its lower end is taken", text=quantity.text)
    before, after = sentence[max(quantity.start - 3, 0) : quantity.start], sentence[quantity.end : quantity.end + 2]
    about, around = _ABOUT.search(before), _AROUND.search(after)
    if about or around:
        text = f"{about[0] if about else ''}{quantity.text}{around[0] if around else ''}"
        yield t("{text} is about so much: the number is taken as it is written", text=text)


def _content(
    sentence: str, quantity: Quantity, previous: int, following: int, begun: Sequence[Quantity], *, is_first: bool
) -> tuple[str, str]:
    """The words of a quantity, and what is unsure about them; ``begun`` are what changes may begin with."""
    before = _clause_before(sentence, previous, quantity.start)
    before = before.removeprefix("其中").lstrip(_SIGNS)
    if is_first:
        before = _NUMBERING.sub("", before)
    bound = _BOUND.search(before)
    before = _BOUND.sub("", before).rstrip(_SIGNS)
    changed = ""
    if bound and _TO.search(bound[0]) and (origin := _origin(begun, previous, quantity, before)):
        before = before.removesuffix(origin).rstrip(_SIGNS)
        changed = t("the sentence tells what it changes from ({text}): that is left out of the content", text=origin)
    tail = _AFTER.sub("", sentence[quantity.end : following])
    ends = _ENDS.search(tail)
    after = (tail[: ends.start()] if ends else tail).strip(_SIGNS)
    if changed:
        return before or after, changed
    if ends is None and following < len(sentence):  # what follows up to the next quantity is likely its own
        if before and len(before) > 2:
            return before, ""
        return before + after, t(
            "it is unsure which words belong to {quantity}", quantity=quantity.text
        ) if after else ""
    if not before and not after:
        return "", t("no words were found for {quantity}", quantity=quantity.text)
    return before + after, ""


def _origin(begun: Sequence[Quantity], previous: int, quantity: Quantity, before: str) -> str:
    """From what a sentence says that something changes, at the end of ``before``: 由每月1000元; empty if it doesn't.

    ``begun`` are what may be quantities of the sentence, in order.
    """
    at = bisect_left(begun, previous, key=lambda one: one.start)
    if at < len(begun) and begun[at].end <= quantity.start and (found := before.rfind(begun[at].text)) >= 0:
        word = _FROM.search(before[:found])
        return before[word.start() if word else found :]
    written = _FROM_NUMBER.search(before)
    return written[0] if written else ""


def _clause_before(sentence: str, start: int, end: int) -> str:
    """The words directly before ``end``: up to a sign outside of brackets, but no further than ``start``.

    Of a quantity that is the first of its clause, a 、 belongs to its words: 新建成中小學、幼兒園70所.
    """
    depth = 0
    for at in range(end - 1, start - 1, -1):
        character = sentence[at]
        if character in ")）":
            depth += 1
        elif character in "(（":
            if not depth:
                return sentence[at + 1 : end].lstrip(_SIGNS)
            depth -= 1
        elif not depth and character in ",，。;；:：":
            return sentence[at + 1 : end].lstrip(_SIGNS)
    return sentence[start:end].lstrip(_SIGNS + ")）以上下内內左右")
