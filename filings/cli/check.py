"""``filings check``: everything that is wrong with a project, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filings.cli.common import (
    Command,
    common_options,
    existing_project,
    project_argument,
    quoted,
    show_diagnostics,
    show_json,
    template_store,
)
from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.workflows.check import Summary


@click.command(
    "check",
    cls=Command,
    help=N_(
        "检查项目：每个评分项是否都有责任单位和完成时限，以及分值、时限、材料、表格等。"
        "一次列出全部问题：文件:行:列、哪一项、怎么改。有错误时退出码为 1。"
    ),
)
@project_argument
@common_options("json", "sarif")
def command(project: str, output_format: str, quiet: bool) -> int:
    from datetime import date

    path = existing_project(project)
    from filings.workflows.check import check

    result = check(path, today=date.today(), store=template_store())
    summary = result.summary
    if output_format == "json":
        show_json(
            {
                "diagnostics": [d.to_json() for d in result.diagnostics],
                "summary": summary.to_json(),
            }
        )
    elif output_format == "sarif":
        from filings.cli.sarif import sarif_log

        show_json(sarif_log(result.diagnostics))
    else:
        shown = [d for d in result.diagnostics if not quiet or d.severity is not Severity.INFO]
        show_diagnostics(shown)
        if shown:
            click.echo()
        click.echo(_sum_up(summary))
        if not quiet:
            click.echo(_what_next(summary.errors, [d.code for d in result.diagnostics], project))
    return 1 if summary.errors else 0


def _sum_up(summary: Summary) -> str:
    counts = summary.to_json()
    if summary.errors and not summary.items:
        return _("还没有读到评分项；{errors} 个错误，{warnings} 个警告。").format(**counts)
    return _(
        "共 {items} 项，{assigned} 项已落实责任单位和时限；{errors} 个错误，{warnings} 个警告。"
    ).format(**counts)


def _what_next(errors: int, codes: list[str], project: str) -> str:
    if errors:
        return _("改完再检查一遍。某条规则的详细解释：filings explain {code}").format(code=codes[0])
    named = "" if project == "." else f" {quoted(project)}"
    return _("可以生成文档了：filings build{project}").format(project=named)
