"""The list that stands before the evaluation in the examples of MSS5xx, whose rules are one a module."""

BEFORE = """\
projects:
  - number: 1
    items:
      - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
         targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
  - number: 2
    items:
      - {id: "2.1", name: 完成回遷安置11600戶, lead: 市建委, due: 11月底,
         targets: [{content: 完成回遷安置, quantity: 11600, measure: 戶}]}
"""
"""In the examples of every code that shows no `Before:` of its own."""
