"""`msss forms`: a form for each lead unit to fill in."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import click

from ..common.errors import SourceError, reason_of
from ..common.language import Language, t, tn
from ..files import naming
from ..output.streams import say
from ..responsibilities.registry import canonical
from ..values.chinese import Script
from ..values.deadline import Day, When
from . import common, options, tracking_options
from .document_options import language_of


class FormFormat(StrEnum):
    """What a form is written as."""

    XLSX = "xlsx"
    CSV = "csv"


@click.command("forms")
@click.option(
    "-o", "--output", type=options.FilePath(), metavar="FOLDER", required=True, help="The folder to write to."
)
@click.option(
    "--quarter",
    type=options.QuarterType(),
    metavar="QUARTER",
    help="Ask for what was done by the last day of this quarter: 3, Q3, 三季度, 上季度.",
)
@options.as_of_option
@click.option(
    "--unit",
    "units",
    multiple=True,
    type=options.UnitType(),
    metavar="NAME",
    help="Only the form of this lead unit; repeatable.",
)
@click.option(
    "--format",
    "kind",
    type=options.ChoiceOf(FormFormat),
    default=FormFormat.XLSX.value,
    show_default=True,
    help="xlsx for Excel and WPS; csv for other programs.",
)
@options.force_option
@tracking_options.ledger_option
@options.source_options
@options.script_option
def command(
    output: Path,
    quarter: When | None,
    as_of: Day | None,
    units: tuple[str, ...],
    kind: FormFormat,
    force: bool,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    script: Script,
) -> None:
    """Write a form (填報表) for each lead unit to fill in.

    A form is a workbook with a row for each target that the unit leads: what was promised, what was reported last, and
    cells for what was done so far. What a unit fills in and sends back, msss record --from adds to the ledger. Needs
    the extra msss[xlsx], or --format csv.

    \b
    Examples:
      msss forms -o forms --quarter 3
      msss forms -o forms --quarter 3 --unit 市教育局
      msss record --from forms
    """
    common.refuse_both(quarter, as_of)
    loaded = common.source(files, years).only(t("A form"))
    day = common.day_of_either(quarter, as_of, loaded)
    tracked = common.track(loaded, day, ledger)
    from ..forms.model import forms
    from ..output.forms import csv_form, workbook

    made = list(forms(tracked, day))
    if units:
        aliases = canonical(loaded.model.units)
        wanted = {aliases.get(name, name) for text in units for name in common.unit_names([loaded], text)}
        made = [form for form in made if form.head.unit in wanted]
    if not made:
        say(t("no unit that was asked for leads an item: there is no form to write"))
        return
    ours = Script.HANS if language_of(script, english=False) is Language.SIMPLIFIED else Script.HANT
    write = csv_form if kind is FormFormat.CSV else workbook
    contents = {output / _name(form.head.unit, day.isoformat(), kind): write(form, script, ours) for form in made}
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            t("{file}: can't be written: {reason}", file=naming.shown(output), reason=reason_of(error))
        ) from None
    from ..output.answer_file import write_all
    from ..output.fingerprint import is_unchanged

    write_all(contents, lambda before: force or is_unchanged(before))
    count = tn(
        "wrote {count} form to {folder}", "wrote {count} forms to {folder}", len(made), folder=naming.shown(output)
    )
    say(t("{written}: up to {day}", written=count, day=day.isoformat()))


def _name(unit: str, day: str, kind: FormFormat) -> str:
    """A form's file: the unit's name, and the day."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f\s]+', "_", unit).strip("._")[:60] or "unit"
    return f"{plain}_{day}.{kind.value}"
