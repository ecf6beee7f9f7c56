"""`msss import`: a draft of a list from the document that published it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..common.language import t
from ..files.finding import read_bytes
from ..files.naming import shown
from ..importing.documents import MOST_BYTES, Source
from ..importing.errors import DocumentError, TooLargeError
from ..output.answer_file import STDOUT
from ..output.streams import say, say_line
from . import common, options


@click.command("import")
@click.argument("document", type=options.FilePath(), metavar="DOCUMENT")
@click.option("-o", "--output", type=options.FilePath(), metavar="FILE", help="Write the draft to FILE.")
@click.option(
    "--like",
    type=options.FilePath(),
    metavar="LIST",
    help="Take over aliases and members of units from this list, usually last year's.",
)
@click.option(
    "--from",
    "source",
    type=options.ChoiceOf(Source),
    help="The format of DOCUMENT. Default: by its content and name.",
)
@options.force_option
def command(document: Path, output: Path | None, like: Path | None, source: Source | None, force: bool) -> None:
    """Draft a list from the document that published it.

    DOCUMENT is a web page, a Word or Excel file, a PDF, or text with | or tabs between cells; - is standard
    input. msss finds the table by its headings (序號, 項目名稱, 牽頭單位, 配合單位, 完成時間 …), keeps each sentence as
    it is, and takes targets, units and deadlines from it. Title, date and document number come from the text
    around the table. Whatever is unsure is marked with # 待核 in the draft, and said with its place in the
    document.

    \b
    Examples:
      msss import notice.html -o data/responsibility_list_2023.yaml
      msss import notice.docx --like data/responsibility_list_2022.yaml
      msss import - --from txt < notice.txt
    """
    from ..importing import yaml
    from ..importing.documents import read
    from ..importing.drafting import draft
    from ..lists.loading import load_list, parse_list

    known = load_list(like).model if like else None
    common.refuse_to_replace(output, [document, *([like] if like else [])])
    is_stdin = document == STDOUT
    name = "-" if is_stdin else shown(document)
    content = sys.stdin.buffer.read(MOST_BYTES + 1) if is_stdin else read_bytes(document, MOST_BYTES)
    try:
        if len(content) > MOST_BYTES:
            raise TooLargeError(t("it is larger than {count} MB", count=MOST_BYTES // 1_000_000))
        made = draft(read(content, document.name, source), known)
    except DocumentError as error:
        raise type(error)(t("{file}: {reason}", file=name, reason=error.text)) from None
    heading = t(
        "A draft by msss import from {file}. What is marked {mark} is to be checked.",
        file="-" if is_stdin else document.name,
        mark=yaml.TO_CHECK,
    )
    written = yaml.text(made, [str(heading)]).encode()
    target = output or STDOUT
    common.write_answer(target, written, force=force)
    for doubt in made.doubts:
        place = f":{doubt.place}" if doubt.place is not None else ""
        say_line(f"{name}{place}: {yaml.TO_CHECK}: {doubt.message}")
    items = [item for project in made.data["projects"] for item in project["items"]]
    say(
        t(
            "{projects} projects, {items} items, {targets} targets, {units} units; {doubts} to check (待核)",
            projects=len(made.data["projects"]),
            items=len(items),
            targets=sum(len(item.get("targets", ())) for item in items),
            units=len(made.data["units"]),
            doubts=len(made.doubts),
        )
    )
    if parse_list(written, name).diagnostics:
        if target == STDOUT:
            say(t("the draft is no valid list yet: save it with -o, and msss validate says why"))
        else:
            say(t("the draft is no valid list yet: msss validate {file} says why", file=shown(target)))
