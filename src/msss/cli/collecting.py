"""`msss record --from`: the reports in forms that came back, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ..common import clock
from ..common.harmless import harmless
from ..common.language import Series, t, tn
from ..files import naming
from ..lists.tracking import load_ledger, not_begun, track
from ..output.streams import say
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The forms that are meant: each file, and those in each folder, but not what a spreadsheet has open (~$…)."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in (".xlsx", ".csv"))
            its = [one for one in inside if not one.name.startswith(("~$", "."))]
            if not its:
                raise click.UsageError(t("{folder} has no forms, .xlsx or .csv", folder=naming.shown(path)))
            found += its
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def record_forms(
    loaded: LoadedList,
    ledger: Path,
    paths: Sequence[Path],
    day: date | None,
    wait: float,
    *,
    are_meant: bool,
    dry_run: bool,
) -> None:
    """Add what the forms report to the ledger, and say what was added."""
    from ..forms.entries import entries_of, findings
    from ..forms.reading import read_form
    from ..forms.returned import CellFinding, FormsError, Returned
    from ..ledger.changed import difference
    from ..ledger.record import RefusedError, record_all

    forms: list[Returned] = []
    wrong: list[CellFinding] = []
    for path in files_of(paths):
        try:
            forms.append(read_form(path))
        except FormsError as error:
            wrong += error.findings
    kept = load_ledger(loaded, ledger) if ledger.exists() else not_begun(loaded)
    try:
        reported = entries_of(forms, track(loaded, kept, clock.today()), day, are_meant=are_meant)
    except FormsError as error:
        wrong += error.findings
    if wrong:
        raise FormsError(tuple(wrong))
    file = naming.shown(ledger)
    if not reported:
        say(t("nothing is filled in: {file} was not changed", file=file))
        return
    try:
        done = record_all(
            ledger, [one.entry for one in reported], loaded.model, clock.today(), wait, dry_run=dry_run, are_meant=True
        )
    except RefusedError as error:
        raise findings(error, reported) from None
    added = len(reported) - len(done.repeated)
    if dry_run and added:
        click.echo("".join(f"{harmless(line)}\n" for line in difference(done)), nl=False)
    of_forms = tn("{count} form", "{count} forms", len(forms))
    reports = tn("{count} report", "{count} reports", added)
    if not added:
        say(t("{file} has all reports of {forms} already. Nothing was changed", file=file, forms=of_forms))
    elif not dry_run:
        say(t("recorded in {file}: {reports} of {forms}", file=file, reports=reports, forms=of_forms))
    if added and done.repeated:
        count = len(done.repeated)
        say(tn("{count} report was there already", "{count} reports were there already", count))
    for form in forms:
        if not any(one.form is form for one in reported):
            say(t("{file}: nothing is filled in", file=form.file))
    _say_missing(loaded, {form.head.unit for form in forms} if len(forms) > 1 else set())


def _say_missing(loaded: LoadedList, came: set[str]) -> None:
    """Say who leads items and sent no form, where several did."""
    aliases = canonical(loaded.model.units)
    came = {aliases.get(unit, unit) for unit in came}
    leads = dict.fromkeys(aliases.get(name, name) for _, item in loaded.model.items() for name in item.lead)
    missing = [unit for unit in leads if unit not in came]
    if came and missing:
        count = len(missing)
        say(
            tn(
                "{count} lead unit sent no form: {units}",
                "{count} lead units sent no form: {units}",
                count,
                units=Series(missing),
            )
        )
