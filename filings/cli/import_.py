"""``filings import``: from the superior's file to what it demands, and to a project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filings.cli.common import Command, common_options, quoted, show_diagnostics, show_json
from filings.cli.office import this_office
from filings.diagnostics import Severity, has_errors
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.recognise.findings import Found, FoundTable
    from filings.workflows.import_ import ImportResult


@click.command(
    "import",
    cls=Command,
    help=N_(
        "读上级的通知、评分细则、任务分工（Word、Excel、PDF），列出每一项的内容、分值、责任单位和完成时限。"
        "加 -o DIR 写成一个项目，或者并入已有的项目。读不准的地方逐条指出在第几张表第几行。"
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--out",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=N_("写成项目的文件夹：新建，或者已有的项目；不写就只列出来"),
)
@common_options("json")
def command(files: tuple[str, ...], folder: Path | None, output_format: str, quiet: bool) -> int:
    from filings.workflows.import_ import Held, import_documents, read_documents
    from filings.workflows.import_write import is_own_document
    from filings.workflows.source import read_source

    missing = [name for name in files if not Path(name).exists()]
    if missing:
        raise click.UsageError(
            _("找不到“{names}”。").format(names="”、“".join(str(name) for name in missing))
        )
    if folder is not None and (own := [n for n in files if is_own_document(Path(n), folder)]):
        message = _(
            "“{names}”是这个项目自己生成的文档，导入回来会把细则和分工再记一遍。要改内容，改项目文件，"
            "再运行 filings build；要看读出了什么，不写 -o；要另起一个项目，-o 写别的文件夹。"
        )
        raise click.UsageError(message.format(names="”、“".join(own)))
    office = this_office()
    documents = [read_source(Path(name), office=office) for name in files]
    if folder is not None and folder.exists() and not folder.is_dir():
        raise click.UsageError(_("“{folder}”是文件，-o 后面要写文件夹。").format(folder=folder))
    try:
        result = import_documents(documents, folder) if folder else read_documents(documents)
    except Held:
        message = _("另一个 filings import 正在写“{folder}”，等它做完再来。")
        raise click.ClickException(message.format(folder=folder)) from None
    if output_format == "json":
        show_json(_as_json(result, files))
    else:
        _show(result, quiet=quiet)
        if folder is not None:
            _show_written(result, folder, quiet=quiet)
    return 1 if has_errors(result.diagnostics) else 0


def _as_json(result: ImportResult, files: tuple[str, ...]) -> object:
    """The contract's shape; of several files one for each, under their names."""
    if len(result.found) == 1:
        found = result.found[0].to_json()
        found["diagnostics"] = [d.to_json() for d in result.diagnostics]
        return found
    return {
        "documents": [
            {"file": name, **found.to_json()}
            for name, found in zip(files, result.found, strict=True)
        ],
        "diagnostics": [
            d.to_json() for d in result.diagnostics if d not in result.plan.diagnostics
        ],
    }


def _show(result: ImportResult, *, quiet: bool) -> None:
    from filings.workflows.import_doubts import advice_once, grouped

    for found in result.found:
        for line in _head(found):
            click.echo(line)
        for table in found.tables:
            if table.kind == "other" and table.rows:
                continue  # the head or foot of the paper: I129 tells its words
            click.echo()
            for line in _table(table):
                click.echo(line)
    shown = [d for d in result.diagnostics if not quiet or d.severity is not Severity.INFO]
    if shown:
        click.echo()
        click.echo(_("需要核对的地方："))
        show_diagnostics(advice_once(grouped(shown)))


def _head(found: Found) -> Iterator[str]:
    head = found.head
    if head.title:
        yield head.title
    told = [
        *([head.document_number] if head.document_number else []),
        *([head.date.isoformat()] if head.date else []),
    ]
    if told:
        yield "  ".join(told)
    for stage in head.stages:
        days = " — ".join(day.isoformat() for day in (stage.start, stage.end) if day)
        yield f"    {stage.name}  {days}".rstrip()


def _table(table: FoundTable) -> Iterator[str]:
    items = table.items
    yield _("{kind}：{title}（{count}项）").format(
        kind=_kind(table), title=table.title or _("没有标题"), count=len(items)
    )
    for item in items:
        section = " / ".join(s.name for s in item.sections)
        words = item.content or item.method or ""
        told = [
            *([_("{points}分").format(points=item.points)] if item.points is not None else []),
            *(["、".join(_unit(u.name, str(u.role)) for u in item.units)] if item.units else []),
            *([item.deadline.text] if item.deadline else []),
        ]
        yield f"  {item.no or '·'}\t[{_short(section, 24)}] {_short(words, 36)}  {'  '.join(told)}"


def _unit(name: str, role: str) -> str:
    mark = {"lead": _("（牵头）"), "support": _("（配合）")}.get(role, "")
    return name + mark


def _short(text: str, length: int) -> str:
    from filings.model.base import shortened

    return shortened(text, length)


def _kind(table: FoundTable) -> str:
    return {
        "rubric": _("评分细则"),
        "division": _("任务分工"),
        "targets": _("主要指标"),
        "form": _("申报表"),
        "other": _("其他表格"),
    }[str(table.kind)]


def _show_written(result: ImportResult, folder: Path, *, quiet: bool) -> None:
    click.echo()
    for file in result.written:
        click.echo(_("写好：{file}").format(file=file))
    if not quiet:
        for file in result.unchanged:
            click.echo(_("没有变化：{file}").format(file=file))
        if result.written and (folder / "filing.yaml").exists():
            click.echo(
                _("下一步：看一遍“导入情况.txt”，再运行\n    filings check {folder}").format(
                    folder=quoted(folder)
                )
            )
