"""The documentation of MSS3xx: what `msss.responsibilities.compare` finds weakened, or let off, against a baseline.

The notice asks to make the promises of the vote binding (切實鞏固民生實事目標任務的剛性約束, clause 一).
"""

from __future__ import annotations

BEFORE = """\
projects:
  - number: 1
    items:
      - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 11月底,
         targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}
"""
"""The list before, in the examples of every code that shows no `Before:` of its own."""

DOCS: dict[str, str] = {
    "MSS301": """A target is weakened.

    What the congress voted on may be made stronger, but not weaker without a new vote (剛性約束, clause
    一 of the notice). A target is weaker if its quantity is smaller (or larger, where it is
    at_most), or if its measure or bound is another one, because then the two can't be compared. It
    is also weaker if a reworded sentence makes it a part of another target (其中); and its breakdown
    is weaker if the parts add up to less, or if a unit no longer has a part. Restore it. If there
    was a new vote, name the item under ``amendments:``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區210個, lead: 市建委, due: 11月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 210, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區180個, lead: 市建委, due: 11月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 180, measure: 個}]}
    """,
    "MSS302": """A target is removed.

    A promise that was voted on is no longer in its item, and the item still looks complete (剛性約束,
    clause 一 of the notice). Restore the target. If there was a new vote, name the item under
    ``amendments:``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: "新增普惠托位5580個,社區嬰幼兒成長驛站100家", lead: 市衛生健康委員會,
                 due: 11月底,
                 targets: [{content: 新增普惠托位, quantity: 5580, measure: 個},
                           {content: 社區嬰幼兒成長驛站, quantity: 100, measure: 家}]}

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: "新增普惠托位5580個,社區嬰幼兒成長驛站100家", lead: 市衛生健康委員會,
                 due: 11月底,
                 targets: [{content: 社區嬰幼兒成長驛站, quantity: 100, measure: 家},
                           {content: 新增普惠托位, quantity: 5580, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增普惠托位5580個, lead: 市衛生健康委員會, due: 11月底,
                 targets: [{content: 新增普惠托位, quantity: 5580, measure: 個}]}
    """,
    "MSS303": """A deadline is later.

    The day by which a promise is kept was part of the vote; the notice asks for a fixed time for each
    task (定點定時, clause 一). An earlier deadline is stronger, a later one is weaker. Restore it. If there
    was a new vote, name the item under ``amendments:``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 10月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 12月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}
    """,
    "MSS304": """An item is removed.

    An item that was voted on is gone, and with it everything that it promised (剛性約束, clause 一 of the
    notice). An item that only got another id is not reported: msss recognises it by its sentence.
    Restore it. If there was a new vote, name its id under ``amendments:``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
              - {id: "1.2", name: 新增老年大學(學堂)15所, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增老年大學(學堂), quantity: 15, measure: 所}]}

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
              - {id: "1.2", name: 新增老年大學(學堂)15所, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增老年大學(學堂), quantity: 15, measure: 所}]}
              - {id: "1.3", name: 新建成社區級公園60個, lead: 市規劃和自然資源局, due: 12月底,
                 targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS305": """A project is removed.

    The congress voted on the projects, and nobody else may decide to remove one (人大票決結果的法定效力, clause 一
    of the notice). A project whose items now belong to another project counts as removed too. A project
    that only got another number, and still has items of its own, doesn't. Restore it. If there was a
    new vote, name each of its items, by its old id, under ``amendments:``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - number: 2
            items:
              - {id: "2.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
                 targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - number: 2
            items:
              - {id: "2.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
                 targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
          - number: 3
            items:
              - {id: "3.1", name: 新建成社區級公園60個, lead: 市規劃和自然資源局, due: 12月底,
                 targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS306": """A lead unit is removed.

    The lead unit plans the item and answers for it (壓實工作責任, clause 一 of the notice; 牽頭單位, clause 二).
    Another lead unit makes the promise stronger; with one lead unit less, fewer units answer for it. A
    unit that was renamed, with its old name as an alias, still leads (MSS310 shows it). A unit that the
    list knew, and that was made an alias of another unit, no longer leads. Restore the unit. If there
    was a vote on the change, name the item under ``amendments:``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: [市建委, 市住保房管局],
                 due: 11月底, targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: [市建委, 市住保房管局, 市城管局],
                 due: 11月底, targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 11月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}
    """,
    "MSS307": """An amendment names an item or a unit of which nothing is weakened.

    An entry under ``amendments:`` allows the promises of one item to be weakened, because there was
    a new vote on them: everything that MSS301 to MSS306, MSS309, MSS310 and MSS312 report of the
    item. An entry that names a ``unit:`` instead of an item allows what MSS310 reports of that
    unit's entry under ``units:``. If nothing of it is weakened now, the amendment would allow a
    change that comes later. Correct its item or unit, or remove the amendment.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 12月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}
        amendments:
          - {item: "1.1", document: 市人大常委會決定, date: 2022-09-01, reason: 部分小區延期}  # made up

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 11月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}
        amendments:
          - {item: "1.1", document: 市人大常委會決定, date: 2022-09-01, reason: 部分小區延期}  # made up
    """,
    "MSS308": """A list that was in the earlier version is gone.

    With ``--against git:REV``, msss compares a folder, or the usual place of lists, with that revision.
    A list that was there in the revision is not there any more, and nobody would notice that all its
    promises are gone. Restore it under its old name. If you renamed the list on purpose, allow it once
    with ``--ignore MSS308``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成改造城鎮老舊小區200個, lead: 市建委, due: 11月底,
                 targets: [{content: 完成改造城鎮老舊小區, quantity: 200, measure: 個}]}

    Fails:

        # there is no such file any more
    """,
    "MSS309": """A voted sentence is reworded.

    The sentence was voted on character by character: 新建成 is not 暫緩新建成, and 60個 is not 約60個. The
    quantities don't show whether the new wording keeps the promise (剛性約束, clause 一 of the notice). So
    this is a warning, and somebody has to look at it. If only the quantities of a sentence changed,
    together with its targets, the change is reported of the targets. If the sentence is unchanged, and
    the content of a target is reworded, that is reported instead. Restore the wording. If there was a
    vote on it, name the item under ``amendments:``.

    Before:

        projects:
          - number: 5
            items:
              - {id: "5.1", name: 新建成社區級公園60個, lead: 市規劃和自然資源局, due: 12月底,
                 targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}

    Passes:

        projects:
          - number: 5
            items:
              - {id: "5.1", name: 新建成社區級公園65個, lead: 市規劃和自然資源局, due: 12月底,
                 targets: [{content: 新建成社區級公園, quantity: 65, measure: 個}]}

    Fails:

        projects:
          - number: 5
            items:
              - {id: "5.1", name: 力爭新建成社區級公園60個, lead: 市規劃和自然資源局, due: 12月底,
                 targets: [{content: 新建成社區級公園, quantity: 60, measure: 個}]}
    """,
    "MSS310": """Fewer units answer for a promise, or less is asked of them.

    No promise is smaller, but somebody is released from a duty (壓實工作責任, clause 一 of the notice;
    配合單位, clause 二). Fewer units answer for a promise if a supporting unit is removed, or replaced
    by a collective in which fewer answer; if a collective has a member less, or its members answer
    only where they are concerned; if the registry is removed, and with it the members of
    collectives; or if a unit that leads or supports has a name that the list didn't know. Less is
    asked if tracking starts on a later day, by a ``start:`` or the list's date; if the ``schedule:``
    has a larger tolerance, a band that begins lower, or another way of measuring; if one unit's part
    of a target becomes smaller and another's larger; or if an amendment that says what was voted on
    is removed. Restore it. If the change was decided and is about one item, name the item under
    ``amendments:``. If it is about a collective, name that as ``unit:`` instead of an item; if the
    registry was removed, name each of its collectives. Allow any other change once with
    ``--ignore MSS310``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: ["各區、縣(市)政府"],
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
        units:
          - name: 市教育局
          - {name: "各區、縣(市)政府", members: [上城區政府, 拱墅區政府, 西湖區政府]}

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: ["各區、縣(市)政府", 市財政局],
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
        units:
          - name: 市教育局
          - name: 市財政局
          - {name: "各區、縣(市)政府", members: [上城區政府, 拱墅區政府, 西湖區政府, 濱江區政府]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: ["各區、縣(市)政府"],
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
        units:
          - name: 市教育局
          - {name: "各區、縣(市)政府", members: [上城區政府, 拱墅區政府]}
    """,
    "MSS311": """A file is compared with one of another year or issuer.

    Each year's list is a promise of its own, and so is each government's: 12月底 of one year isn't later
    than 11月底 of the next, and a project of last year isn't removed from this year's list. So msss
    compares no promises, and can't say whether they are kept. It is the same with a ledger or an
    evaluation of another year. Keep each year in a file of its own, and compare it with its own earlier
    version. ``msss diff`` shows two years side by side. If a wrong issuer or year was corrected, allow
    it once with ``--ignore MSS311``.

    Before:

        title: 2022年市政府民生實事項目責任清單
        year: 2022
        source: {issuer: 杭州市人民政府辦公廳, document: 示例〔2022〕20號, date: 2022-04-07}  # made up
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成回遷安置11600戶, lead: 市建委, due: 12月底,
                 targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}

    Passes:

        title: 2022年市政府民生實事項目責任清單
        year: 2022
        source: {issuer: 杭州市人民政府辦公廳, document: 示例〔2022〕20號, date: 2022-04-07}  # made up
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
                 targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}

    Fails:

        title: 2023年市政府民生實事項目責任清單
        year: 2023
        source: {issuer: 杭州市人民政府辦公廳, document: 示例〔2023〕20號, date: 2023-04-07}  # made up
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
                 targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
    """,
    "MSS312": """A milestone is removed, made later, or asks for less.

    The milestones are part of the plan that was published (定點定時, clause 一 of the notice). If the
    deadline stays but the steps before it move towards the end, the promise looks as strong as
    before, but isn't. Restore the milestone. If there was a new vote, name the item under
    ``amendments:``.

    Before:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個,
                            milestones: [{by: 6月底, quantity: 30000}]}]}  # the milestone is made up

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個,
                            milestones: [{by: 6月底, quantity: 30000}, {by: 9月底, quantity: 50000}]}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個,
                            milestones: [{by: 6月底, quantity: 20000}]}]}
    """,
}
"""Code and documentation, in the form that `catalog` reads."""
