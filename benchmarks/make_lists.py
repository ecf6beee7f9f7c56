"""Make many lists to measure with: valid, without a finding, of the size of a real one, plainly invented.

    python benchmarks/make_lists.py FOLDER [--lists 3000] [--items 20]

The same arguments always make the same files. Each is checked as it is made.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from msss.validation.checking import check_content

HEADER = "# Invented for a benchmark (虛構數據,僅供測試): no such city, unit, document or promise exists.\n"
PER_PROJECT = 2
YEAR = 2022

OFFICES = [f"虛構市{kind}{number}局" for kind in "甲乙丙丁" for number in "一二三四五六七八九"]
LONG_NAMES = {office: f"{office.removesuffix('局')}管理委員會(虛構)" for office in OFFICES[::2]}
DISTRICTS = [f"虛構{stem}區政府" for stem in "甲乙丙丁戊己庚辛壬癸"]
COLLECTIVES = {"各虛構區、縣(市)政府": "all", "各相關虛構區政府": "relevant"}
VERBS = ["新建成", "新增", "改造", "完成整治", "開放", "提升建設"]
NOUNS = {
    "社區級公園": "個",
    "公共停車泊位": "個",
    "老年食堂": "家",
    "幼兒園": "所",
    "住宅電梯": "台",
    "公交線路": "條",
    "農村道路": "公里",
    "閱讀驛站": "處",
    "保障性住房": "平方米",
    "嬰幼兒托位": "個",
    "康養床位": "張",
    "志願服務活動": "場",
}
DUES = ["10月底", "11月底", "12月底", "12月31日前", "四季度", "11月中旬"]


def make_list(number: int, items: int) -> str:
    """The text of one list; ``number`` names the invented city and decides everything else."""
    chance = random.Random(number)
    return "".join(_lines(chance, number, items))


def _lines(chance: random.Random, number: int, items: int) -> Iterator[str]:
    yield HEADER
    yield f"title: {YEAR}年虛構第{number}市政府民生實事項目責任清單(虛構)\n"
    yield f"year: {YEAR}\n"
    # The date is in quotes: without them some of the validators compared make it a date, not a text.
    document = f"虛構〔{YEAR}〕{number}號"
    yield f'source: {{issuer: 虛構第{number}市人民政府辦公廳, document: {document}, date: "{YEAR}-04-01"}}\n'
    yield "\nprojects:\n"
    named: set[str] = set()
    for index in range(items):
        project, row = divmod(index, PER_PROJECT)
        if row == 0:
            yield f"  - number: {project + 1}\n    items:\n"
        yield from _item(chance, f"{project + 1}.{row + 1}", index, named)
    yield "\nunits:\n"
    for office in OFFICES:
        if office in named:
            yield f"  - name: {office}\n"
            if office in LONG_NAMES:
                yield f"    aliases: [{LONG_NAMES[office]}]\n"
    for collective, scope in COLLECTIVES.items():
        if collective in named:
            yield f"  - name: {collective}\n    scope: {scope}\n    members: [{', '.join(DISTRICTS)}]\n"


def _item(chance: random.Random, id: str, index: int, named: set[str]) -> Iterator[str]:
    lead, *support = chance.sample(OFFICES, chance.randint(4, 12))
    collective = chance.choice(list(COLLECTIVES))
    named.update((lead, *support, collective))
    promises = []
    for noun in chance.sample(list(NOUNS), chance.randint(1, 3)):
        content = f"{chance.choice(VERBS)}第{index + 1}批虛構{noun}"
        amount = chance.choice([chance.randint(2, 999), chance.randint(1, 30) * 10_000, chance.randint(1000, 9999)])
        promises.append((content, amount, NOUNS[noun]))
    sentence = ",".join(f"{content}{_written(amount)}{measure}" for content, amount, measure in promises)
    yield f'      - id: "{id}"\n        name: {sentence}\n        lead: {lead}\n'
    yield f'        support: [{", ".join(support)}, "{collective}"]\n        due: {chance.choice(DUES)}\n'
    yield "        targets:\n"
    for content, amount, measure in promises:
        yield f"          - {{content: {content}, quantity: {amount}, measure: {measure}}}\n"


def _written(amount: int) -> str:
    return f"{amount // 10_000}萬" if amount % 10_000 == 0 else str(amount)


def make_lists(folder: Path, lists: int, items: int) -> int:
    """Write the lists into ``folder`` and return their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(1, lists + 1):
        path = folder / f"list_{number:05d}.yaml"
        content = make_list(number, items).encode()
        _check(content, path.name)
        path.write_bytes(content)
        total += len(content)
    return total


def _check(content: bytes, file: str) -> None:
    if found := check_content(content, file).diagnostics:
        raise SystemExit("\n".join(map(str, found)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lists", type=int, default=3000)
    parser.add_argument("--items", type=int, default=20)
    asked = parser.parse_args()
    size = make_lists(asked.folder, asked.lists, asked.items)
    print(f"{asked.lists:,} lists of {asked.items} items, {size:,} bytes, in {asked.folder}")
