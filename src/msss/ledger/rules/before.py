"""The list that stands before the ledger in the examples of MSS4xx, whose rules are one a module."""

BEFORE = """\
projects:
  - number: 1
    items:
      - {id: "1.1", name: "新建成中小學、幼兒園70所,新增學位6萬個", lead: 市教育局,
         due: 12月底, targets: [
         {content: 新建成中小學、幼兒園, quantity: 70, measure: 所},
         {content: 新增學位, quantity: 60000, measure: 個}]}
      - {id: "1.2", name: 組織課後服務專項體育課進校園1萬堂, lead: 市體育局, support: [市教育局],
         due: 11月底, targets: [
         {content: 組織課後服務專項體育課進校園, quantity: 10000, measure: 堂}]}
"""
"""In the examples of every code that shows no `Before:` of its own."""
