"""``filings preview``: PDF and PNG pages of the documents, without Word."""

from __future__ import annotations

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
from filings.cli.office import this_office
from filings.cli.progress import progress_bar
from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.messages import mark as N_


@click.command(
    "preview",
    cls=Command,
    help=N_(
        "用 LibreOffice 把要生成的文档做成 PDF 和逐页的 PNG 图片，写在“成果/预览”里，"
        "不写 Word 文档。有错误时什么也不写，退出码为 1。"
    ),
)
@project_argument
@click.option("-o", "--out", metavar="DIR", help=N_("写到哪个文件夹（默认是项目里的“成果/预览”）"))
@click.option(
    "--only", metavar="KIND", multiple=True, help=N_("只看这一种，或这一家单位的；可以写多次")
)
@click.option("--draft", is_flag=True, help=N_("看征求意见稿，缺的地方标出【待定】"))
@common_options("json")
def command(
    project: str,
    out: str | None,
    only: tuple[str, ...],
    draft: bool,
    output_format: str,
    quiet: bool,
) -> int:
    from datetime import date

    if out is not None and not out.strip():
        raise click.UsageError(_("-o 后面要写文件夹的名字。"))
    path = existing_project(project)
    office = this_office()
    from filings.project.load import load
    from filings.workflows.preview import preview

    loaded, _found = load(path)
    with progress_bar(quiet or output_format != "text") as progress:
        result = preview(
            loaded,
            out,
            office=office,
            only=only,
            draft=draft,
            today=date.today(),
            progress=progress,
            store=template_store(),
        )
    if output_format == "json":
        show_json(
            {
                "pages": [str(page.file) for page in result.pages],
                "pdfs": [str(pdf.file) for pdf in result.pdfs],
                "diagnostics": [d.to_json() for d in result.diagnostics],
            }
        )
        return 1 if result.refused else 0
    # What the checks warn of is said by check and build; here, what happened to the preview.
    happened = [d for d in result.diagnostics if d.code.startswith("B") and not quiet]
    errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    show_diagnostics(dict.fromkeys([*errors, *happened]), err=True)
    if result.refused:
        message = _("有 {errors} 个错误，没有预览。")
        click.echo(message.format(errors=len(errors)), err=True)
        return 1
    if not quiet:
        if not result.pdfs:
            click.echo(_("“文档”清单是空的，没有可生成的。"))
        for output in (*result.pdfs, *result.pages):
            click.echo(output.file)
        if draft and errors:
            click.echo(_("这是征求意见稿：缺的地方标着【待定】，补齐后再正式生成。"))
    return 0
