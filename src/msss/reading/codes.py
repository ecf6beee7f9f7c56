"""The documentation of MSS0xx: what `msss.reading.reader`, the reader of YAML, refuses."""

from __future__ import annotations

DOCS: dict[str, str] = {
    "MSS001": r"""The file is not UTF-8.

    A list is UTF-8, so that its text is the same on every computer. Older programs write Chinese as GBK
    or Big5: the names then can't be read, or are read as others. Save the file again as UTF-8. The lead
    unit of the list that fails is 市教育局 in GBK.

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
              - {id: "1.1", name: 新增學位6萬個, lead: \xca\xd0\xbd\xcc\xd3\xfd\xbe\xd6,
                 due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS002": """The text is not YAML.

    Nothing from there on could be read. Most often a Chinese input method left a full-width colon, comma
    or bracket, the space after ``:`` or ``-`` is missing, a line is indented with a tab or by another number
    of spaces, or a text that holds one of ``: # , [ ] { }`` has no quotes around it. What is recognised is
    reported where it stands; otherwise the place is where reading ended, which can be a line later.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        projects:
          - number：1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS003": """A key stands twice in one mapping.

    Most programs take the last of the two without a word: a second ``lead:`` would move a responsibility
    from one unit to another unseen (壓實工作責任, clause 一 of the notice). Remove one; where several values
    are meant, write a list.

    Passes:

        projects:
          - number: 1
            items:
              - id: "1.1"
                name: 新增學位6萬個
                lead: [市教育局, 市建委]
                due: 12月底
                targets: [{content: 新增學位, quantity: 60000, measure: 個}]

    Fails:

        projects:
          - number: 1
            items:
              - id: "1.1"
                name: 新增學位6萬個
                lead: 市教育局
                lead: 市建委
                due: 12月底
                targets: [{content: 新增學位, quantity: 60000, measure: 個}]
    """,
    "MSS004": """An anchor, an alias or a merge key.

    What stands in an item is what holds for it. With an alias, a change in one place changes promises in
    others, where no reader of the change sees it; and a short file can stand for an endless one. Write
    the value out. A text that begins with ``*`` or ``&`` needs quotes.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
              - {id: "1.2", name: 新增老年大學(學堂)15所, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增老年大學(學堂), quantity: 15, measure: 所}]}

    Fails:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: &edu 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
              - {id: "1.2", name: 新增老年大學(學堂)15所, lead: *edu , due: 12月底,
                 targets: [{content: 新增老年大學(學堂), quantity: 15, measure: 所}]}
    """,
    "MSS005": """A tag.

    A key's type is the format's, not the file's: a quantity is a number and an id is text without being
    told so, and no program has to know what a tag means. Remove it. A text that begins with ``!`` needs
    quotes.

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
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: !!int 60000, measure: 個}]}
    """,
    "MSS006": """A second document in one file.

    One file holds one list: after a ``---`` a second one would begin, which nothing asks for and nothing
    checks. Keep each year's list in a file of its own.

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
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
        ---
        title: 2023年市政府民生實事項目責任清單
    """,
    "MSS007": """The file is empty.

    There is nothing in it, or nothing but comments: most often a save or a merge went wrong. A list has
    a title, a year, a source and projects.

    Passes:

        projects:
          - number: 1
            items:
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

    Fails:

        # 2022年市政府民生實事項目責任清單
    """,
    "MSS008": """The file is too large.

    A year's list is about 10,000 bytes and 700 values. A file of more than 10,000,000 bytes, with more
    than 200,000 keys and values, 400,000 characters of them or 2,000 in one of them isn't one, and is not
    read, so that no file can keep a check busy. Split it, one list a file. Of more than 1,000 problems in
    a file the first are reported, and then that there are more: correct those first.

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
              - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}],
                 note: ⟨字 × 3500000⟩}
    """,
    "MSS009": """Nested too deep.

    A list needs seven levels of mappings and lists; twenty are read. What is nested deeper has brackets
    that were never closed, or isn't a list.

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
              - {id: "1.1", name: 新增學位6萬個, lead: ⟨[ × 20⟩市教育局⟨] × 20⟩, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
    "MSS010": """A key that is not text.

    The keys of a list are words. A mapping or a list in the place of a key is most often a text that
    begins with ``{`` or ``[`` and has no quotes, or a place in a template that was never filled in.

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
              - {id: "1.1", name: {{項目名稱}}, lead: 市教育局, due: 12月底,
                 targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    """,
}
"""Code and documentation, in the form that `catalog` reads."""
