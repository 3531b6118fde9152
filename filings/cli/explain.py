"""``filings explain``: what a rule demands, why, and how to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filings.cli.common import Command, common_options, show_json
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.diagnostics import Rule


@click.command(
    "explain",
    cls=Command,
    help=N_("解释一条规则：要求什么、为什么、怎么改。不写代码时列出全部规则。"),
)
@click.argument("code", metavar="[CODE]", required=False)
@common_options("json")
def command(code: str | None, output_format: str, quiet: bool) -> int:
    from filings.workflows.explain import CATALOGUE, explain

    if code is None:
        if output_format == "json":
            show_json([_to_json(each) for _code, each in sorted(CATALOGUE.items())])
            return 0
        for _code, each in sorted(CATALOGUE.items()):
            click.echo(f"{each.code}  {each.severity.label}  {_(each.name)}")
        return 0
    rule = explain(code)
    if rule is None:
        from filings.language.similar import did_you_mean

        meant = did_you_mean(code.upper(), CATALOGUE)
        hint = _("是不是 {name}？").format(name=meant) if meant else ""
        message = _("没有“{code}”这条规则。{hint}全部规则：filings explain")
        raise click.UsageError(message.format(code=code, hint=hint))
    if output_format == "json":
        show_json(_to_json(rule))
        return 0
    click.echo(f"{rule.code}  {rule.severity.label}  {_(rule.name)}\n")
    for heading, text in ((_("要求"), rule.what), (_("为什么"), rule.why), (_("怎么改"), rule.how)):
        click.echo(f"{heading}\n    {_(text)}\n")
    return 0


def _to_json(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": str(rule.severity),
        **{name: _(getattr(rule, name)) for name in ("name", "what", "why", "how")},
    }
