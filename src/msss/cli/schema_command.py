"""`msss schema`: the formats of our files, for editors and other validators."""

from __future__ import annotations

import click

_PREFIXES = {"list": None, "ledger": "progress", "evaluation": "evaluation"}
"""How the names of the files begin whose formats can be asked for (see `msss.lists.loading.kind_named`)."""


@click.command("schema")
@click.option(
    "--of",
    type=click.Choice(tuple(_PREFIXES)),
    default="list",
    show_default=True,
    help="The kind of file that the schema describes.",
)
def command(of: str) -> None:
    """Print the JSON Schema of a list, a ledger or an evaluation.

    An editor that supports YAML (yaml-language-server) completes keys and checks values while you type,
    if the first line of the file names the schema:

    \b
      # yaml-language-server: $schema=responsibility_list.schema.json

    The schema describes only the structure of a file. Units, sums and sentences are checked by msss validate.

    \b
    Examples:
      msss schema > data/responsibility_list.schema.json
      msss schema --of ledger > data/progress.schema.json
    """
    from ..formats.jsonschema import text
    from ..lists.loading import kind_named

    click.echo(text(kind_named(_PREFIXES[of]).root), nl=False)
