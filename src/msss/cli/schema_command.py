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
    help="The file whose format it is.",
)
def command(of: str) -> None:
    """Print the JSON Schema of the list format, for editors; or of a ledger's, or an evaluation's.

    An editor that knows YAML (yaml-language-server) completes keys and checks values while you type
    when the file's first line names the schema:

    \b
      # yaml-language-server: $schema=responsibility_list.schema.json

    It sees the shape of a file, not its sense: units, sums and sentences are for msss.

    \b
    Examples:
      msss schema > data/responsibility_list.schema.json
      msss schema --of ledger > data/progress.schema.json
    """
    from ..formats.jsonschema import text
    from ..lists.loading import kind_named

    click.echo(text(kind_named(_PREFIXES[of]).root), nl=False)
