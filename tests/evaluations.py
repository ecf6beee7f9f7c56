"""A list, a ledger and an evaluation to test with. All of it is made up: nobody promised, reported or voted any of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msss.evaluation.kind import EVALUATION as EVALUATION_KIND
from msss.evaluation.model import Evaluation
from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.ledger.model import Ledger
from msss.ledger.progress import Standing, by_item, standings
from msss.lists.loading import parse_list as parse
from msss.responsibilities.model import ResponsibilityList

LIST = """\
title: 示例清單
year: 2023
source: {issuer: 示例, document: 示例〔2023〕1號, date: 2023-01-31}
projects:
  - number: 1
    items:
      - {id: "1.1", name: "新增公園2個,步道30公里", lead: 市甲局, due: 6月底,
         targets: [{content: 新增公園, quantity: 2, measure: 個}, {content: 步道, quantity: 30, measure: 公里}]}
      - {id: "1.2", name: 新增車位100個, lead: [市乙局, 市甲局], due: 9月底,
         targets: [{content: 新增車位, quantity: 100, measure: 個}]}
  - number: 2
    name: 便民
    items:
      - {id: "2.1", name: 辦理時間不超過10分鐘, lead: 乙局, due: 年底,
         targets: [{content: 辦理時間, quantity: 10, measure: 分鐘, bound: at_most}]}
      - {id: "2.2", name: 建立協調機制, lead: 市丙局, due: 年底}
  - number: 3
    items:
      - {id: "3.1", name: 種樹3棵, lead: 市丙局, due: 年底, targets: [{content: 種樹, quantity: 3, measure: 棵}]}
units:
  - {name: 市甲局}
  - {name: 市乙局, aliases: [乙局]}
  - {name: 市丙局}
"""
LEDGER = """\
year: 2023
entries:
  - {item: "1.1", target: 新增公園, date: 2023-05-31, value: 2}
  - {item: "1.1", target: 步道, date: 2023-06-30, value: 45}
  - {item: "1.2", date: 2023-09-30, value: 90}
  - {item: "1.2", date: 2023-10-08, value: 100}
  - {item: "2.1", date: 2023-12-20, value: 12}
  - {item: "2.2", date: 2023-12-20, value: 50%}
"""
EVALUATION = """\
year: 2023
deputies: 100
votes:
  - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
  - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 0, abstained: 0}
  - {project: 3, satisfied: 0, basically_satisfied: 0, dissatisfied: 30, abstained: 0, deputies: 30}
rules:
  criteria:
    - {name: 完成情況, weight: 40, draws_on: completion}
    - {name: 按時完成, weight: 20, draws_on: timeliness}
    - {name: 代表測評, weight: 30, draws_on: satisfaction}
    - {name: 日常督查, weight: 10, draws_on: manual,
       scores: [{project: 1, score: 85}, {project: 2, score: 90.5}, {project: 3, score: 0}]}
  grades:
    - {name: 優秀, at_least: 90}
    - {name: 合格, at_least: 60}
    - {name: 不合格, at_least: 0}
"""
END = date(2023, 12, 31)
VOTES = EVALUATION[: EVALUATION.index("rules:")]
RULES = "year: 2023\n" + EVALUATION[EVALUATION.index("rules:") :]


def made_up_list(text: str = LIST) -> ResponsibilityList:
    """The list, which is valid."""
    parsed, _, diagnostics = parse(text.encode(), "list.yaml")
    assert parsed is not None
    assert diagnostics == ()
    return parsed


def made_up_standings(as_of: date = END, text: str = LEDGER) -> dict[str, list[Standing]]:
    """Where the items of the list stand by the ledger."""
    ledger, _, diagnostics = LEDGER_KIND.parse(text.encode(), "ledger.yaml", made_up_list(), END)
    assert isinstance(ledger, Ledger)
    assert diagnostics == ()
    return by_item(standings(made_up_list(), ledger, as_of))


def made_up_evaluation(text: str = EVALUATION) -> Evaluation:
    """The evaluation, which is valid."""
    evaluation, _, diagnostics = EVALUATION_KIND.parse(text.encode(), "evaluation.yaml", made_up_list())
    assert evaluation is not None
    assert [str(one) for one in diagnostics] == []
    return evaluation


def said(text: str) -> list[str]:
    """Everything that is said of an evaluation of the list, without the file."""
    _, _, diagnostics = EVALUATION_KIND.parse(text.encode(), "", made_up_list())
    return [str(one).removeprefix(":") for one in diagnostics]


def write_year(folder: Path, evaluation: str | None = EVALUATION, ledger: str | None = LEDGER) -> Path:
    """Write the list with its ledger and its evaluation beside it; where the list is."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, text in (("progress", ledger), ("evaluation", evaluation)):
        if text is not None:
            (folder / f"{kind}_2023.yaml").write_text(text, encoding="utf-8")
    path = folder / "responsibility_list_2023.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path
