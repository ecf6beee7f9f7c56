"""`msss schema`: the formats of our files, for editors and other validators."""

from __future__ import annotations

import click


@click.command("schema")
@click.option(
    "--of",
    type=click.Choice(("list", "ledger", "evaluation")),
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
    from ..jsonschema import Of, text

    click.echo(text(Of(of)), nl=False)
