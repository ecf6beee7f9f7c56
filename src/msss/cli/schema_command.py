"""`msss schema`: the format of a list, for editors and other validators."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the list format, for editors.

    An editor that knows YAML (yaml-language-server) completes keys and checks values while you type
    when the list's first line names the schema:

    \b
      # yaml-language-server: $schema=responsibility_list.schema.json

    It sees the shape of a list, not its sense: units, sums and sentences are for msss.

    \b
    Example:
      msss schema > data/responsibility_list.schema.json
    """
    from ..jsonschema import text

    click.echo(text(), nl=False)
