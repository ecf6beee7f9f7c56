"""The address of the list's source isn't a web address.

``url:`` says where everybody can read the document. It begins with http:// or https:// and the name
of a site, and has no spaces. Nobody else can open a path on your own computer, and other kinds of
addresses could start a program. Copy the address from the browser, or remove the key.

Passes:

    source: {issuer: 鎮海區人大常委會, date: 2022-01-21,
             url: "https://www.zh.gov.cn/art/2022/11/25/art_1229694683_59140937.html"}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    source: {issuer: 鎮海區人大常委會, date: 2022-01-21, url: www.zh.gov.cn/art/2022/11/25}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList

_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield the source's address, if it isn't one of http or https."""
    url = responsibilities.source.url
    if url is not None and not _ADDRESS.fullmatch(url):
        message = t("url: {address} is not an address of http or https", address=url)
        yield Finding(("source", "url"), message, t("copy it from the browser: it begins with https:// or http://"))
