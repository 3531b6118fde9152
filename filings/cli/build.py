"""``filings build``: finished Word documents, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filings.cli.common import (
    Command,
    common_options,
    existing_project,
    project_argument,
    show_diagnostics,
    show_json,
    template_store,
)
from filings.cli.progress import progress_bar
from filings.diagnostics import Severity, has_errors
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.workflows.outputs import Output

_STATUSES = {
    "written": N_("已生成"),
    "unchanged": N_("没有变化"),
    "kept": N_("保留旧的，新的写在旁边"),
}


@click.command(
    "build",
    cls=Command,
    help=N_(
        "先检查，再生成“文档”清单里的 Word 文档。有错误时什么也不写，退出码为 1；"
        "--draft 照样生成征求意见稿，缺的地方标出【待定】。手工改过的文档不会被覆盖。"
    ),
)
@project_argument
@click.option("-o", "--out", metavar="DIR", help=N_("写到哪个文件夹（默认是项目里的“成果”）"))
@click.option(
    "--only", metavar="KIND", multiple=True, help=N_("只生成这一种，或这一家单位的；可以写多次")
)
@click.option("--draft", is_flag=True, help=N_("生成征求意见稿，缺的地方标出【待定】"))
@click.option("--pdf", is_flag=True, help=N_("每份文档旁边再做一份 PDF（要装 LibreOffice）"))
@click.option("--force", is_flag=True, help=N_("手工改过的文档也换成新的，旧的另存"))
@common_options("json")
def command(
    project: str,
    out: str | None,
    only: tuple[str, ...],
    draft: bool,
    pdf: bool,
    force: bool,
    output_format: str,
    quiet: bool,
) -> int:
    from datetime import date

    if out is not None and not out.strip():
        raise click.UsageError(_("-o 后面要写文件夹的名字。"))
    path = existing_project(project)
    from filings.project.load import load
    from filings.workflows.build import build

    loaded, _found = load(path)
    office = None
    if pdf:
        from filings.cli.office import this_office

        office = this_office()
    with progress_bar(quiet or output_format != "text") as progress:
        result = build(
            loaded,
            out,
            only=only,
            draft=draft,
            force=force,
            pdf=office,
            today=date.today(),
            progress=progress,
            store=template_store(),
        )
    if output_format == "json":
        show_json(
            {
                "outputs": [output.to_json() for output in result.outputs],
                "diagnostics": [d.to_json() for d in result.diagnostics],
            }
        )
        return 1 if result.refused else 0
    shown = [
        d
        for d in result.diagnostics
        if d.severity is not Severity.INFO or (d.code.startswith("B") and not quiet)
    ]
    if quiet or draft:
        shown = [d for d in shown if d.severity is Severity.ERROR or d.code.startswith("B")]
    show_diagnostics(shown, err=True)
    if result.refused:
        errors = sum(d.severity is Severity.ERROR for d in result.diagnostics)
        # A draft may have holes; it cannot do without what family Y, T or B found missing.
        holes = all(
            d.code[0] in "AUDPEF" for d in result.diagnostics if d.severity is Severity.ERROR
        )
        message = (
            _("有 {errors} 个错误，没有生成任何文档。改完再生成；要先看样子，用 --draft。")
            if holes and not draft
            else _("有 {errors} 个错误，没有生成任何文档。这些错误改完才能生成。")
        )
        click.echo(message.format(errors=errors), err=True)
        return 1
    if not quiet:
        _show_outputs(result.outputs)
        if draft and has_errors(result.diagnostics):
            click.echo(_("这是征求意见稿：缺的地方标着【待定】，补齐后再正式生成。"))
    return 0


def _show_outputs(outputs: tuple[Output, ...]) -> None:
    if not outputs:
        click.echo(_("“文档”清单是空的，没有可生成的。"))
    for output in outputs:
        click.echo(f"{_(_STATUSES[output.status])}  {output.file}")
