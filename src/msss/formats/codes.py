"""The documentation of MSS1xx: what `msss.responsibilities.reading` refuses, key by key."""

from __future__ import annotations

DOCS: dict[str, str] = {
    "MSS101": """A key the format doesn't have.

    A key that nothing reads is a promise that nobody sees: with ``suport:`` for ``support:`` four units
    would owe nothing. Every unknown key is refused by name. Correct it, or put the text under ``note:``.

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

    An item has an id, its sentence, who leads and by when: the notice asks for each to be fixed
    (定點定時、定標定責, clause 一). Without one of them it can't be asked for, or nobody answers for it. Add
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
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS103": """A list, a mapping or a text in the place of another.

    Each key takes one kind of value: ``support:`` a list, ``source:`` a mapping, ``name:`` a text. Only
    ``lead:`` takes a text or a list, since most items have one lead unit. Write the value as the key
    takes it.

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
    "MSS104": """An empty text or list.

    A key without a value looks filled in and isn't: an item whose ``lead:`` is empty is led by nobody
    (壓實工作責任, clause 一 of the notice). Fill it in; a key that may be left out is left out whole.

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
    "MSS105": r"""An invisible character.

    Control characters, zero-width characters and those that change the direction of writing come with
    text that is copied from a web page or a PDF: all that Unicode calls default ignorable, and what is no
    character at all. They make two names differ that look the same, and can show a reader another text
    than the one that is kept. Retype the text. Only a variation selector after a Chinese character stays:
    it chooses the character's form.

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
    "MSS106": """A deadline that can't be read.

    The notice asks for tasks fixed in time (定點定時, clause 一): a deadline has to mean a day. 11月底, 年底,
    四季度 and 2022-11-30 do; 盡快 doesn't. Write one of the forms that the message names.

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
    "MSS107": """A quantity that isn't a number.

    A target is compared, added up and tracked: its quantity is a number of zero or more. 6萬, 11,600, ６０
    and 六萬 are read too; 三萬五 isn't, which may be 30005 or 35000. What it counts stands under ``measure:``.

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
    "MSS108": """A year or a project number that isn't a whole number.

    The year is written in four digits, since deadlines such as 12月底 lean on it; a project's number is
    a whole number from 1 to 9999, since lists are counted by it.

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
    "MSS109": """A date that isn't one.

    The date of a document is written as year, month and day, 2022-04-07: one form, so that no day is
    read as a month. The day has to exist.

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
    "MSS110": """A word that isn't one of those a key takes.

    ``bound:`` takes at_least, which is what a target without it promises, or at_most; ``scope:`` takes
    all or relevant. Write one of them, or leave the key out.

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
    "MSS111": """An item id that can't be cited.

    An id is the project's number, a point and the row's: 7.2 is the second row of project 7. Where a list numbers its
    rows in another way, it is the list's own: 省1, 1-2, 一. Progress is recorded and lists are compared by it, on
    command lines too: it is of letters, digits and Chinese characters, with ``-``, ``.``, ``_`` or ``·`` between, no
    more than 20, and without spaces, commas and brackets. A number alone is a project's.

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
    "MSS112": """Several units in one name.

    A Chinese sentence joins units with 、 or ，. In the list each unit stands for itself, or it is
    asked for and nobody finds it: who answers has to be plain (壓實工作責任, clause 一 of the notice).
    Write a list with half-width commas: ``[市發改委, 市財政局]``. What stands in brackets is part of a name, and so is the 、 of a
    collective such as 各區、縣(市)政府 or of a name that is registered under ``units:``.

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
    "MSS113": r"""A character that is taken for another.

    A digit of another script (٦, 𝟔), a mathematical letter, or a Cyrillic or Greek letter beside Latin ones
    (the first of AED in the list that fails is Cyrillic) looks like what is meant, and a search, a comparison
    and a sum don't find it. Type the character that it looks like. Full-width digits (６) are read as digits.

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
}
"""Code and documentation, in the form that `catalog` reads."""
