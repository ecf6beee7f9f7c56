"""The documentation of MSS601 to MSS608: forms that units filled in, and that can't be recorded as they are.

Reports are collected by quarter (季度進展通報, clause 三 of the notice). A form's place is a sheet and a cell, of a CSV
file a line and a column. All figures in the examples are made up; each is the form as CSV.
"""

from __future__ import annotations

from textwrap import indent

_HEAD = "年份,填報單位,截止日期,編號,目標任務,目標,計量單位,累計完成,存在問題"
_LONGER = "年份,填報單位,截止日期,編號,目標任務,目標,計量單位,上次填報,上次日期,累計完成"
BEFORE = """\
projects:
  - number: 1
    items:
      - {id: "1.1", name: "新建成中小學、幼兒園70所,新增學位6萬個", lead: 市教育局,
         due: 12月底, targets: [
         {content: 新建成中小學、幼兒園, quantity: 70, measure: 所},
         {content: 新增學位, quantity: 60000, measure: 個}]}
"""
"""The list of which the forms in the examples are."""


def _example(*rows: str, head: str = _HEAD) -> str:
    return "".join(f"\n        {line}" for line in (head, *rows))


_SCHOOLS = "2022,市教育局,2022-09-30,1.1,新建成中小學、幼兒園,70,所"
_SEATS = "2022,市教育局,2022-09-30,1.1,新增學位,60000,個"
_PASSES = _example(f"{_SCHOOLS},45,", f"{_SEATS},6萬,")


def _doc(text: str, *rows: str, head: str = _HEAD) -> str:
    return f"""{text}

    Passes:
{_PASSES}

    Fails:
{_example(*rows, head=head)}
    """


DOCS: dict[str, str] = {
    "MSS601": _doc(
        """It is no form that can be read.

    The file isn't one that ``msss forms`` wrote, or has been changed so that msss can't tell what belongs where: a
    column of it is gone, the hidden sheet is, the workbook is broken, encrypted or far too large. Make the forms
    again, and copy into them what was filled in.""",
        "1.1,45",
        head="編號,累計完成",
    ),
    "MSS602": _doc(
        """The form is of another list.

    Its year or its title isn't that of the list. Name the list that it is of with ``-f`` or ``--year``.""",
        f"{_SCHOOLS},45,".replace("2022,", "2021,", 1),
    ),
    "MSS603": _doc(
        """The row is of nothing that the list has, or of what it has otherwise.

    The item or the target isn't in the list, or its quantity isn't what the form says: the list was changed after the
    form was made, or the row was. Make the form again.""",
        f"{_SEATS},6萬,".replace("60000", "50000"),
    ),
    "MSS604": _doc(
        """The cell can't be read as what belongs there.

    What was done so far is a number of zero or more, in the target's measure: 45000, 4.5萬, 4.5萬個, 60%; of an item
    without targets a percentage, or 完成. It isn't a change (+500), a date, an error or a formula without a result.
    Correct the cell.""",
        f"{_SCHOOLS},差不多,",
    ),
    "MSS605": _doc(
        """The row doesn't say how much was done.

    There is a remark, a problem or a source in the row, but neither 累計完成 nor 形象進度: it would be no report. Where
    nothing was done since the last report, write its number again.""",
        f"{_SCHOOLS},,資金未到位",
    ),
    "MSS606": _doc(
        """The form has the same row twice.

    Only one of the two can be meant. Delete the other.""",
        f"{_SCHOOLS},45,",
        f"{_SCHOOLS},46,",
    ),
    "MSS607": """The form is older than the ledger.

    Something was reported of the target after the form was made: what the form says may be out of date. Make the form
    again; or record this row alone, with ``--correction`` if it is less.

"""
    + f"""
    Before:

{indent(BEFORE, " " * 8)}        ---
        # the ledger beside it
        entries:
          - {{item: "1.1", target: 新增學位, date: 2022-08-31, value: 43000}}

    Passes:
{_example(f"{_SEATS},43000,2022-08-31,6萬", head=_LONGER)}

    Fails:
{_example(f"{_SEATS},,,6萬", head=_LONGER)}
    """,
    "MSS608": _doc(
        """The value is far beyond what was promised, and no note says why.

    It is more than one and a half times the target: most often a digit too many, or another measure. If it is right,
    say so in 備註, or record with ``--yes``.""",
        f"{_SCHOOLS},450,",
    ),
}
