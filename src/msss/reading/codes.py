"""The documentation of MSS0xx: what `msss.reading.reader`, the reader of YAML, refuses."""

from __future__ import annotations

DOCS: dict[str, str] = {
    "MSS001": r"""The file is not UTF-8.

    A list is stored as UTF-8, so that its text is the same on every computer. Older programs write
    Chinese as GBK or Big5; the names then can't be read, or turn into other characters. Save the file
    again as UTF-8. In the list that fails, the lead unit 市教育局 is written in GBK.

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

    Nothing after the reported place could be read. Most often a Chinese input method left a full-width
    colon, comma or bracket; the space after ``:`` or ``-`` is missing; a line is indented with a tab,
    or not by as many spaces as the lines around it; or a text that holds one of ``: # , [ ] { }`` has
    no quotes around it. If msss recognises the mistake, it reports where the mistake is; if not, it
    reports where reading ended, which can be a line later.

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
    "MSS003": """A key is written twice in one mapping.

    Most programs silently take the second of the two: with a second ``lead:``, a responsibility would
    move from one unit to another, and nobody would notice (壓實工作責任, clause 一 of the notice). Remove one
    of the two. If several values are meant, write a list.

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
    "MSS004": """The file uses an anchor, an alias or a merge key.

    Every item says by itself what is promised. With an alias, a change in one place also changes
    promises in other places, where nobody who reviews the change sees it; and a short file can stand
    for an endless one. Write the value out. A text that begins with ``*`` or ``&`` needs quotes.

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
    "MSS005": """The file uses a YAML tag.

    The format says which type of value each key takes: a quantity is always a number, and an id is
    always text. A tag is not needed, and other programs may not know what it means. Remove it. A text
    that begins with ``!`` needs quotes.

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
    "MSS006": """The file holds a second YAML document.

    One file holds one list. A line ``---`` begins a second document, which no query would show and no
    check would read. Keep each year's list in a file of its own.

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

    The file holds nothing, or nothing but comments: most often something went wrong when it was saved
    or merged. A list has a title, a year, a source and projects.

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

    A year's list has about 10,000 bytes and 700 keys and values. So that no file can keep a check busy,
    msss doesn't read a file that has more than 10,000,000 bytes, more than 200,000 keys and values,
    more than 400,000 characters in them, or more than 2,000 characters in one of them. Split the file,
    with one list in each part. If a file has more than 1,000 problems, msss reports the first ones and
    says that there are more: correct those first.

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
    "MSS009": """Values are nested too deeply.

    A list needs seven levels of mappings and lists, and msss reads up to twenty. If a file is nested
    more deeply, most often some brackets were never closed, or the file isn't a list.

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
    "MSS010": """A key is not text.

    The keys of a list are words. If there is a mapping or a list where a key belongs, most often a text
    that begins with ``{`` or ``[`` has no quotes, or a placeholder of a template was never filled in.

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
