"""``filings lint``: any Word file against the standard for official papers."""

from __future__ import annotations

from pathlib import Path

import click

from filings.cli.common import (
    Command,
    common_options,
    show_diagnostics,
    show_json,
    word_files,
)
from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.messages import mark as N_


@click.command(
    "lint",
    cls=Command,
    help=N_(
        "按公文格式标准（GB/T 9704、GB/T 15835）检查任何 Word 文件：版面、字体字号、标题序号、"
        "发文字号、日期、附件、版记、页码、标点和数字。写文件夹的，查里面的全部 .docx。"
        "有错误时退出码为 1。"
    ),
)
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--fix", is_flag=True, help=N_("把能自动改的改好，写成新文件；不改动文字"))
@click.option("-o", "--out", metavar="OUT", help=N_("改好的新文件（与 --fix 同用）"))
@click.option("--list-rules", is_flag=True, help=N_("列出标准的条款：哪些能检查，哪些要人看"))
@common_options("json", "sarif")
def command(
    files: tuple[str, ...],
    fix: bool,
    out: str | None,
    list_rules: bool,
    output_format: str,
    quiet: bool,
) -> int:
    if list_rules:
        return _list_rules(output_format)
    if not files:
        raise click.UsageError(_("要写明检查哪个 Word 文件，如 filings lint 通知.docx。"))
    paths = word_files(files, quiet or output_format != "text")
    target = _target(paths, fix, out)
    from filings.workflows.lint import lint_file, write_mended

    results = [lint_file(path, fix=fix) for path in paths]
    found = [d for result in results for d in result.diagnostics]
    errors = sum(d.severity is Severity.ERROR for d in found)
    content = results[0].content
    if target is not None and content is not None:
        write_mended(content, target)
    if output_format == "json":
        show_json({"diagnostics": [d.to_json() for d in found]})
        return 1 if errors else 0
    if output_format == "sarif":
        from filings.cli.sarif import sarif_log

        show_json(sarif_log(found))
        return 1 if errors else 0
    show_diagnostics(d for d in found if not quiet or d.severity is not Severity.INFO)
    if found and not quiet:
        click.echo()
    if target is not None and content is not None and not quiet:
        message = _("改好{count}处，写入“{file}”；上面是要人改的。")
        click.echo(message.format(count=results[0].fixed, file=target))
    if not quiet or found:
        warnings = sum(d.severity is Severity.WARNING for d in found)
        infos = len(found) - errors - warnings
        message = _("{errors} 个错误，{warnings} 个警告，{infos} 个提示。")
        click.echo(message.format(errors=errors, warnings=warnings, infos=infos))
    return 1 if errors else 0


def _target(paths: list[Path], fix: bool, out: str | None) -> Path | None:
    """Where the mended file goes; wrong usage where that is not clear."""
    if not fix:
        if out is not None:
            raise click.UsageError(_("-o 与 --fix 同用：filings lint --fix 通知.docx -o 新.docx"))
        return None
    if out is None or len(paths) != 1:
        raise click.UsageError(
            _("--fix 一次改一个文件，用 -o 写明新文件：filings lint --fix 通知.docx -o 新.docx")
        )
    target = Path(out)
    if target.is_dir():
        raise click.UsageError(_("“{path}”是文件夹，要写 Word 文件。").format(path=out))
    if not target.parent.is_dir():
        raise click.UsageError(_("找不到“{path}”。").format(path=target.parent))
    if target.exists() and target.resolve() == paths[0].resolve():
        raise click.UsageError(_("新文件不能就是原文件：用 -o 写另一个名字。"))
    return target


def _list_rules(output_format: str) -> int:
    from filings.lint.catalogue import NOT_CHECKABLE, RULES

    if output_format == "json":
        checked = [
            {
                "clause": r.clause,
                "checked": True,
                "code": r.code,
                "fixable": r.fixable,
                "what": _(r.what),
            }
            for r in RULES
        ]
        unchecked = [
            {
                "clause": f"GB/T 9704-2012 {c}",
                "checked": False,
                "code": None,
                "fixable": False,
                "what": _(w),
            }
            for c, w in NOT_CHECKABLE
        ]
        show_json([*checked, *unchecked])
        return 0
    for rule in RULES:
        fixable = _("能检查，可自动改") if rule.fixable else _("能检查")
        click.echo(f"{rule.clause}  {rule.code}  {fixable}  {_(rule.what)}")
    eyes = _("要人看")
    for clause, what in NOT_CHECKABLE:
        click.echo(f"GB/T 9704-2012 {clause}  {eyes}  {_(what)}")
    return 0
