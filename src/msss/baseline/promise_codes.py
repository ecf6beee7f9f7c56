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
    "MSS301": """A target is lowered.

    What the congress voted may be made stronger, not quietly weaker (剛性約束, clause 一 of the notice). A
    target is weakened by a smaller quantity, by a larger one where it is at_most, and by another measure
    or bound, which can't be compared. Its breakdown is weakened where the parts come to less, or a unit has none any
    more. Restore it; if it was voted again, name the item under ``amendments:``.

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

    A promise that was voted is gone from its item, while the item stays and looks kept (剛性約束, clause 一
    of the notice). Restore the target; if it was voted again, name the item under ``amendments:``.

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

    The day by which a promise is kept was voted with it; the notice asks for tasks fixed in time (定點定時,
    clause 一). An earlier deadline is stronger, a later one weaker. Restore it; if it was voted again,
    name the item under ``amendments:``.

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

    A row that was voted is gone, and with it all that it promised (剛性約束, clause 一 of the notice). An item
    under another number is not removed: it is known by its sentence. Restore it; if it was voted again,
    name its id under ``amendments:``.

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

    The congress voted on projects: one that is gone was decided by nobody (人大票決結果的法定效力, clause 一 of
    the notice). One whose items are rows of another project now is gone too; one under another number, with
    items of its own, isn't. Restore it; if it was voted again, name each of its items, by its old id, under
    ``amendments:``.

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
    "MSS306": """A lead unit is taken off.

    The lead unit plans the item and answers for it (壓實工作責任, clause 一 of the notice; 牽頭單位, clause 二).
    One more makes the promise stronger, one less leaves it with fewer who answer. A unit that the list knew
    and that is made an alias of another leads no more; a unit renamed, with its old name as an alias, does
    (MSS310 shows it). Restore the unit; if the change was voted, name the item under ``amendments:``.

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
    "MSS307": """An amendment names no weakened item.

    An entry under ``amendments:`` lets the weakenings of one item through, because they were voted again:
    what MSS301 to MSS306, MSS309 and MSS310 find of it. One that names a ``unit:`` in the place of an item lets
    through what MSS310 finds of that unit's entry under ``units:``. One that lets nothing through would let
    through what comes later. Correct its item or unit, or remove it.

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
    "MSS308": """A list that the revision has is gone.

    A folder, or the usual place, is compared with ``--against git:REV``, and a list that stood in it at
    that revision doesn't any more: all its promises would be gone unseen. Restore it, under the name it
    had. A list that is renamed on purpose is let through once, by ``--ignore MSS308``.

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

    The sentence was voted, character for character: 新建成 isn't 暫緩新建成, and 60個 isn't 約60個. Whether a
    rewording keeps the promise, nobody can tell from its quantities (剛性約束, clause 一 of the notice). So
    it is no error, and is shown. A sentence whose quantities alone changed, with their targets, is told of by
    the targets; where the sentence is as it was, a target whose content is reworded is shown instead. Restore
    it; if it was voted, name the item under ``amendments:``.

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
    "MSS310": """Fewer answer for a promise, or less is asked of them.

    No promise is smaller, and somebody is let off (壓實工作責任, clause 一 of the notice; 配合單位, clause 二): a
    supporting unit is taken off, or replaced by a collective in which fewer answer; a collective has a member
    less, or its members answer only where they are concerned; the registry is removed, and with it who
    belongs to a collective; a unit that leads or supports has a name that the list didn't know. Less is asked
    where tracking starts on a later day, by the item's ``start:`` or the list's date, where a unit's part of a target
    falls and another's grows, and where an amendment is removed that says what was voted. Restore it; if it was decided, and is of one item, name that under
    ``amendments:``. If it is of a collective, name that as ``unit:`` in the place of the item; where the registry is
    removed, each collective of it. What is of neither is let through once, by ``--ignore MSS310``.

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

    Each year's list is a promise of its own, and so is each government's: 12月底 of one year isn't later than 11月底
    of the next, and a project of last year isn't removed from this year's list. So no promise is compared, and
    the check can't say that they are kept. It is the same with a ledger or an evaluation of another year. Keep
    each year in a file of its own, and compare it with its own earlier version. ``msss diff`` shows two years side
    by side. An issuer or a year that was wrong, and is put right, is let through once by ``--ignore MSS311``.

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
    "MSS312": """A milestone is removed, later, or asks for less.

    What is to be reached on the way is part of the plan that was published: an item whose last day stays and whose
    steps move to the end looks kept and isn't (定點定時, clause 一 of the notice). Restore the milestone; if it was
    voted again, name the item under ``amendments:``.

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
