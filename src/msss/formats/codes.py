"""The documentation of MSS1xx: what `msss.responsibilities.reading` refuses, key by key."""

from __future__ import annotations

DOCS: dict[str, str] = {
    "MSS101": """The format has no such key.

    Nothing reads a key that the format doesn't have, so a promise under it would go unnoticed: with
    ``suport:`` for ``support:``, the supporting units would have no duties. That is why every unknown
    key is an error. Correct it, or put the text under ``note:``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, suport: [市建委], due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS102": """A key is missing.

    An item has an id, a sentence and a lead unit; the notice asks for each of them to be fixed
    (定標定責, clause 一). If one is missing, nobody can ask for the item, or nobody answers for it. Add
    the key.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS103": """A value is of the wrong kind: a list, a mapping or a text.

    Each key takes one kind of value: ``support:`` a list, ``source:`` a mapping, ``name:`` a text.
    Only ``lead:``, ``owner:``, ``contact:`` and ``issuer:`` take a text or a list, because most
    often there is one name. Write the kind of value that the key takes.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市財政局, 市建委],
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: 市財政局、市建委,
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS104": """A text or a list is empty.

    A key without a value looks filled in, but isn't: an item with an empty ``lead:`` has no lead unit
    (壓實工作責任, clause 一 of the notice). Fill it in. If the key is optional, you can remove the whole key
    instead.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: [], due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS105": r"""A text holds an invisible character.

    Control characters, zero-width characters and characters that change the direction of writing often
    come along when text is copied from a web page or a PDF. Because of them, two names that look the
    same are different, and readers may see another text than the one that is stored. msss refuses all
    characters that Unicode calls default ignorable, and code points that aren't characters. Type the
    text again. There is one exception: a variation selector after a Chinese character, which chooses
    the character's form, is allowed.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: "市教育局", due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: "市教育局\u200b", due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS106": """A deadline can't be read.

    The notice asks for a fixed time for each task (定點定時, clause 一), so a deadline has to mean a day.
    11月底, 年底, 四季度 and 2022-11-30 do; 盡快 doesn't. Write one of the forms that the message names.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 盡快,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS107": """A quantity isn't a number.

    Targets are compared, added up and tracked, so a quantity is a number of zero or more. 6萬, 11,600,
    ６０ and 六萬 are read as numbers too. 三萬五 isn't, because it may mean 30005 or 35000. Write what is
    counted under ``measure:``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 6萬, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 三萬五, measure: 個}]}
    """,
    "MSS108": """A year or a project number isn't a whole number.

    A year has four digits; deadlines such as 12月底 are days of that year. A project's number is a whole
    number from 1 to 9999, because projects are counted by it.

    Passes:

        year: 2022
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        year: 二〇二二年
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS109": """A date isn't valid.

    A date is written as year, month and day: 2022-04-07. No other form is read, so that nobody takes a
    day for a month. The day has to exist.

    Passes:

        source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022-04-07}
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2022〕20號, date: 2022年4月7日}
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS110": """A value isn't one of the words that its key takes.

    ``bound:`` takes at_least or at_most; a target without it promises at least its quantity. ``scope:``
    takes all or relevant. Write one of these words, or leave the key out.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 急救反應時間縮短至10分鐘以內, lead: 市衛生健康委員會,  # made up
                 due: 11月底,
                 targets: [{content: 急救反應時間, quantity: 10, measure: 分鐘, bound: at_most}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 急救反應時間縮短至10分鐘以內, lead: 市衛生健康委員會,  # made up
                 due: 11月底,
                 targets: [{content: 急救反應時間, quantity: 10, measure: 分鐘, bound: 以內}]}
    """,
    "MSS111": """An item's id doesn't have the right form.

    An id is the number of the project, a point, and the number of the item in the project: 7.2 is
    the second item of project 7. If a list numbers its items in another way, it keeps its own ids:
    省1, 1-2, 一. Reports and commands name an item by its id, and lists are compared by it. So an id
    has at most 20 characters: letters, digits and Chinese characters, with ``-``, ``.``, ``_`` or
    ``·`` between them, and no spaces, commas or brackets. A number alone is no id, because it
    stands for a project. Correct the id.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: (一), name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS112": """Several units are written as one name.

    A Chinese sentence joins units with 、 or ，. In the list, each unit's name stands by itself;
    otherwise a search for one of the units doesn't find the item, and it isn't clear who answers for it
    (壓實工作責任, clause 一 of the notice). Write a list with half-width commas: ``[市發改委, 市財政局]``. What stands
    in brackets is part of a name. So is the 、 of a collective such as 各區、縣(市)政府, or of a name that is
    registered under ``units:``.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局,
                 support: [市發改委, 市財政局, "各區、縣(市)政府"], due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市發改委，市財政局],
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS113": r"""A character only looks like the one that is meant.

    The text holds a digit of another script (٦, 𝟔), a mathematical letter, or a Cyrillic or Greek
    letter beside Latin ones. In the list that fails, the first letter of AED is Cyrillic. Such a
    character looks like the one that is meant, but searches, comparisons and sums don't find it. Type
    the character that it looks like. Full-width digits (６) are allowed; they are read as digits.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 配置AED500台, lead: 市衛生健康委員會, due: 12月底,  # made up
                 targets: [{content: 配置AED, quantity: 500, measure: 台}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 配置АED500台, lead: 市衛生健康委員會, due: 12月底,  # made up
                 targets: [{content: 配置AED, quantity: 500, measure: 台}]}
    """,
    "MSS114": """A place's code doesn't have the right form.

    The administrative division code (行政區劃代碼) of a city, a district or a county has six digits, 330100 for
    杭州市; that of a township or subdistrict has nine, and that of a village or community twelve. Tables of many places
    are joined by it, so it is digits alone: without spaces, signs and names. Correct the code, or leave the key out.

    Passes:

        code: "330100"
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        code: 杭州市330100
        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
}
"""Code and documentation, in the form that `catalog` reads."""
