"""A workbook for Excel and WPS that looks made by a person: one font, cells that know what they are.

Every text is written as text, whatever it begins with: no cell is ever a formula. The bytes depend on what was written
alone. A cell can be left unlocked in a protected sheet, and take only some values (`Worksheet.data_validation`): what a
sheet to be filled in needs. XlsxWriter writes the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..common.errors import MissingExtraError, MsssError
from ..common.harmless import visible
from ..common.language import t
from ..values.chinese import Script
from .cells import Tone
from .fingerprint import sealed

if TYPE_CHECKING:
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

_FONTS = {Script.HANT: "微軟正黑體"}
_FONT = "微软雅黑"
"""Windows and WPS have it, and it has Traditional characters as well as Simplified ones; 微軟正黑體 has only those."""
_SIZE = 10.5  # 五號
_GRID = "#BFBFBF"
_TONES = {
    Tone.BAD: ("#9C0006", "#FFC7CE"),
    Tone.POOR: ("#7F6000", "#FFEB9C"),
    Tone.GOOD: ("#006100", "#E2EFDA"),
    Tone.MISSING: ("#595959", "#EDEDED"),
}
"""The colours of a tone: of the text and of the cell."""
_ACTIVE = tuple("=+-@＝＋－＠\t\r")
_LONGEST = 32_767
"""The most characters that a cell holds."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, and whether it may be filled in where its sheet is protected."""

    number: str = ""
    """The format of a number or a day, as Excel writes it: 0%, yyyy-mm-dd."""
    tone: Tone | None = None
    align: str = "left"
    bold: bool = False
    fill: str = ""
    size: float = _SIZE
    colour: str = ""
    framed: bool = True
    wrapped: bool = True
    locked: bool = True


class Workbook:
    """A workbook that is being made. ``script`` says which font its characters need."""

    def __init__(self, title: str, script: Script = Script.AS_IS) -> None:
        """Raises MissingExtraError if XlsxWriter isn't installed."""
        try:
            from xlsxwriter import Workbook as Writer
        except ModuleNotFoundError:
            raise MissingExtraError(t("An Excel file"), "xlsx") from None
        self._content = BytesIO()
        self._writer = Writer(self._content, {"in_memory": True})
        self._writer.set_properties({"title": visible(title)[:255]})
        self._font = _FONTS.get(script, _FONT)
        self._looks: dict[tuple[Look, bool], CellFormat] = {}
        self._names: set[str] = set()
        for one in self._writer.formats[:1]:  # that of every cell that nothing is written in
            one.set_font_name(self._font)
            one.set_font_size(_SIZE)

    def sheet(self, name: str) -> Worksheet:
        """Another sheet. Its name is made one that a sheet can have, and that no other has."""
        plain = " ".join(visible(name).translate(_FORBIDDEN).split())[:_LONGEST_NAME] or "1"
        number, unique = 1, plain
        while unique.casefold() in self._names:
            number += 1
            ending = f" {number}"
            unique = plain[: _LONGEST_NAME - len(ending)] + ending
        self._names.add(unique.casefold())
        return self._writer.add_worksheet(unique)

    def look(self, look: Look, *, quoted: bool = False) -> CellFormat:
        """A look as the sheet's own methods take it; ``quoted`` cells are marked as text, whatever is typed."""
        known = self._looks.get((look, quoted))
        if known is None:
            known = self._looks[look, quoted] = self._writer.add_format(self._properties(look, quoted))
        return known

    def _properties(self, look: Look, quoted: bool) -> dict[str, Any]:
        colour, fill = _TONES[look.tone] if look.tone else (look.colour, look.fill)
        properties: dict[str, Any] = {
            "font_name": self._font,
            "font_size": look.size,
            "align": look.align,
            "valign": "vcenter",
            "text_wrap": look.wrapped,
            "bold": look.bold,
            "locked": look.locked,
        }
        if look.align != "center" and look.framed:
            properties["indent"] = 1
        if look.framed:
            properties |= {"border": 1, "border_color": _GRID}
        if look.number:
            properties["num_format"] = look.number
        if colour:
            properties["font_color"] = colour
        if fill:
            properties["bg_color"] = fill
        if quoted:
            properties["quote_prefix"] = True
        return properties

    def put(self, sheet: Worksheet, row: int, column: int, value: str | float | date, look: Look) -> None:
        """Write a number, a day or a text: a text is never anything else. Raises MsssError if it is too long."""
        if isinstance(value, str):
            text = shown_text(value)
            if text:
                sheet.write_string(row, column, text, self.look(look, quoted=text.lstrip().startswith(_ACTIVE)))
            else:
                sheet.write_blank(row, column, None, self.look(look))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.look(look))
        else:
            sheet.write_number(row, column, value, self.look(look))

    def spread(self, sheet: Worksheet, row: int, columns: int, text: str, look: Look) -> None:
        """Write a text over the first ``columns`` of a row."""
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", self.look(look))
        self.put(sheet, row, 0, text, look)

    def content(self) -> bytes:
        """The file."""
        self._writer.close()
        return sealed(self._content.getvalue(), without_days=True)


def shown_text(text: str) -> str:
    """A text as a cell shows it. Raises MsssError if no cell holds so much."""
    text = "\n".join(map(visible, str(text).split("\n")))
    if len(text) > _LONGEST:
        raise MsssError(
            t(
                "{text}… has {count} characters, and a cell of a workbook holds {most}: write csv or json",
                text=text[:20],
                count=len(text),
                most=_LONGEST,
            )
        )
    return text
