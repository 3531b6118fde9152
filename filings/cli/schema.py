"""``filings schema``: the JSON Schema of the project file."""

from __future__ import annotations

import click

from filings.cli.common import Command, common_options
from filings.messages import mark as N_


@click.command(
    "schema",
    cls=Command,
    help=N_("输出 filing.yaml 的 JSON Schema；rubric 则输出细则文件的。编辑器据此提示和查错。"),
)
@click.argument(
    "which", metavar="[project|rubric]", default="project", type=click.Choice(["project", "rubric"])
)
@common_options()
def command(which: str, quiet: bool) -> int:
    from filings.workflows.new import schema_text

    name = {"project": "filing.schema.json", "rubric": "rubric.schema.json"}[which]
    click.echo(schema_text(name), nl=False)
    return 0
