"""``filings template``: what is wrong with a Word template, and what stands in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from filings.cli.common import (
    Command,
    common_options,
    existing_project,
    existing_word_file,
    show_diagnostics,
    show_json,
    word_files,
)
from filings.cli.group import Group
from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.documents import DocumentKind
    from filings.workflows.template import TemplateCheck


@click.group(
    "template",
    cls=Group,
    invoke_without_command=True,
    help=N_("检查 Word 模板里的标记，或把模板显示成文字。"),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Alone it says which commands it has."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(
    "check",
    cls=Command,
    help=N_(
        "检查模板：标记的写法、不存在的名称、用错的过滤器和循环，一次列出全部，"
        "注明在哪一段、哪一格。写文件夹的，查里面的全部 .docx。有错误时退出码为 1。"
    ),
    short_help=N_("一次列出模板里的全部错误"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", help=N_("按这一种文档能用的名称核对"))
@click.option("--project", metavar="PROJECT", help=N_("再用这个项目的内容试填一遍"))
@common_options("json")
def check(
    files: tuple[str, ...], kind: str | None, project: str | None, output_format: str, quiet: bool
) -> int:
    paths = word_files(files, quiet or output_format != "text")
    folder = existing_project(project) if project is not None else None
    wanted = _kind(kind) if kind is not None else None
    from filings.project.load import load
    from filings.workflows.template import check_template

    loaded = load(folder)[0] if folder is not None else None
    results = [check_template(path, kind=wanted, project=loaded) for path in paths]
    found = [d for result in results for d in result.diagnostics]
    errors = sum(d.severity is Severity.ERROR for d in found)
    if output_format == "json":
        show_json({"diagnostics": [d.to_json() for d in found]})
        return 1 if errors else 0
    show_diagnostics(found)
    if not quiet:
        if found:
            click.echo()
        for result in results:
            click.echo(_held_to(result))
    if not quiet or found:
        warnings = sum(d.severity is Severity.WARNING for d in found)
        message = _("{errors} 个错误，{warnings} 个警告。")
        click.echo(message.format(errors=errors, warnings=warnings))
    return 1 if errors else 0


@command.command(
    "show",
    cls=Command,
    help=N_(
        "把 Word 文件显示成文字：逐段、逐行，标记照原样，修订按接受后的样子，批注不显示。"
        "不是模板的 .docx 也行；可供 git diff 使用。"
    ),
    short_help=N_("把 Word 文件显示成文字"),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--textconv", is_flag=True, help=N_("供 git 使用：读不了的文件，把原因当作文字显示，退出码为 0")
)
@common_options()
def show(file: str, textconv: bool, quiet: bool) -> int:
    path = existing_word_file(file)
    from filings.workflows.template import show_template

    text, found = show_template(path)
    if text is None and textconv:
        # An error here would end the whole of git diff, the other files too.
        reasons = "".join(d.message for d in found)
        text = _("〔不能显示成文字：{reasons}〕").format(reasons=reasons) + "\n"
    elif not textconv:
        show_diagnostics(found, err=True)
    if text is None:
        return 1
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        # Whoever reads it (git) takes it for UTF-8, whatever the terminal speaks.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    return 0


def _kind(word: str) -> DocumentKind:
    from filings.documents import KINDS, find_kind
    from filings.language.similar import did_you_mean

    kind = find_kind(word)
    if kind is not None:
        return kind
    meant = did_you_mean(word, [name for kind in KINDS for name in (kind.name, kind.title)])
    hint = _("是不是 {name}？").format(name=meant) if meant else ""
    names = "、".join(kind.title for kind in KINDS)
    message = _("没有“{word}”这种文档。{hint}有：{names}")
    raise click.UsageError(message.format(word=word, hint=hint, names=names))


def _held_to(result: TemplateCheck) -> str:
    """Which names a template was held to."""
    titles = [kind.title if kind else _("自己的文档") for kind in result.kinds]
    if not titles:
        return _("{file}：按全部文档的名称核对；只用于一种的，加 --kind 再查。").format(
            file=result.file
        )
    return _("{file}：按“{kinds}”的名称核对。").format(file=result.file, kinds="、".join(titles))
