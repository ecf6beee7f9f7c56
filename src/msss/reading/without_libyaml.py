"""PyYAML's own parser with LibYAML's tabs and question marks, for where PyYAML was built without LibYAML.

LibYAML takes a tab for a space between tokens wherever none can be indentation, and a ? inside of a text in
brackets for a part of it; PyYAML's scanner takes neither, and a file would be valid on one computer and not on
another. A test reads edits of the real list with both.

Loaded only where LibYAML is missing.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_BREAKS = "\r\n\x85\u2028\u2029"
_WHITE = f"\0 \t{_BREAKS}"


class Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The events of a text, as `yaml.CParser` gives them."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip spaces, line breaks and comments, and tabs where a key can't begin."""
        this: Any = self
        while True:
            if this.column == 0 and this.peek() == "\ufeff":
                this.forward()
                this.column = int(this.index > 1)  # to LibYAML it is a character of its line, but at the beginning
            while this.peek() == " " or (this.peek() == "\t" and (this.flow_level or not this.allow_simple_key)):
                this.forward()
            if this.peek() == "#":
                while this.peek() not in f"\0{_BREAKS}":
                    this.forward()
            if not this.scan_line_break():
                return
            if not this.flow_level:
                this.allow_simple_key = True

    def scan_plain(self) -> Any:
        """A text without quotes. To LibYAML a ? inside of one is one, in brackets too."""
        this: Any = self
        start = end = this.get_mark()
        indent = this.indent + 1
        chunks: list[str] = []
        spaces: list[str] | None = []
        while this.peek() != "#":
            length = 0
            while not self._ends_plain(length):
                length += 1
            if not length:
                break
            this.allow_simple_key = False
            chunks += [*(spaces or ()), this.prefix(length)]
            this.forward(length)
            end = this.get_mark()
            spaces = this.scan_plain_spaces(indent, start)
            if not spaces or (not this.flow_level and this.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _ends_plain(self, length: int) -> bool:
        this: Any = self
        character: str = this.peek(length)
        if character in _WHITE or (this.flow_level and character in ",[]{}"):
            return True
        if character != ":":
            return False
        if this.flow_level and this.peek(length + 1) in ",?[]{}":
            this.forward(length)
            mark = this.get_mark()
            raise ScannerError("while scanning a plain scalar", mark, "found unexpected ':'", mark)
        return this.peek(length + 1) in _WHITE

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        """The white space inside of a plain text, folded; None where the document ends."""
        this: Any = self
        length = 0
        while this.peek(length) in " \t":
            length += 1
        spaces = this.prefix(length)
        this.forward(length)
        if this.peek() not in _BREAKS:
            return [spaces] if spaces else []
        first = this.scan_line_break()
        this.allow_simple_key = True
        breaks = []
        while True:
            if this.prefix(3) in ("---", "...") and this.column == 0 and this.peek(3) in _WHITE:
                return None
            if this.peek() == "\t" and this.column < indent:
                raise ScannerError(
                    "while scanning a plain scalar",
                    start_mark,
                    "found a tab character that violates indentation",
                    this.get_mark(),
                )
            if this.peek() in " \t":
                this.forward()
            elif this.peek() in _BREAKS:
                breaks.append(this.scan_line_break())
            else:
                break
        if first != "\n":
            return [first, *breaks]
        return breaks or [" "]

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """What follows | or >: + or - and a number of spaces, in either order, then white space, a tab too."""
        this: Any = self
        chomping, increment = None, None
        for _ in range(2):
            if chomping is None and this.peek() in "+-":
                chomping = this.peek() == "+"
                this.forward()
            elif increment is None and this.peek() in "123456789":
                increment = int(this.peek())
                this.forward()
        if this.peek() not in _WHITE:
            problem = "did not find expected comment or line break"
            raise ScannerError("while scanning a block scalar", start_mark, problem, this.get_mark())
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """The rest of the line after | or >: spaces, tabs, a comment."""
        this: Any = self
        while this.peek() in " \t":
            this.forward()
        yaml.scanner.Scanner.scan_block_scalar_ignored_line(this, start_mark)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:
        """A stretch of a text in quotes. An escape for half a character (\\ud800) is none to LibYAML."""
        this: Any = self
        mark = this.get_mark()
        chunks: list[str] = yaml.scanner.Scanner.scan_flow_scalar_non_spaces(this, double, start_mark)
        if any("\ud800" <= character <= "\udfff" for chunk in chunks for character in chunk):
            raise ScannerError(
                "while parsing a quoted scalar", start_mark, "found invalid Unicode character escape code", mark
            )
        return chunks
