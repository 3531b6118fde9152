"""``filings pack``: documents and evidence in one archive, or why not."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
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
    spaced,
    template_store,
)
from filings.cli.progress import progress_bar
from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.workflows.package.pack import PackResult

_EPOCH = "SOURCE_DATE_EPOCH"
_STATUSES = {"written": N_("已打包"), "unchanged": N_("没有变化")}


@click.command(
    "pack",
    cls=Command,
    help=N_(
        "先检查，再把文档、佐证材料、目录和清单装成一个 zip：佐证材料按目录编号改名，按类别分文件夹。"
        "有错误时不打包，退出码为 1。手工改过的文档装改过的那份，并说明。"
    ),
)
@project_argument
@click.option(
    "-o", "--out", metavar="FILE", help=N_("写成哪个 zip 文件（默认在“成果”里，以申报单位命名）")
)
@click.option("--built", metavar="DIR", help=N_("生成的文档在哪个文件夹（默认是项目里的“成果”）"))
@click.option("--edited", is_flag=True, help=N_("项目文件后来变了的，也装手工改过的文档"))
@click.option("--fresh", is_flag=True, help=N_("不装手工改过的，都装按现在的项目文件生成的"))
@click.option("--force", is_flag=True, help=N_("同名的文件不是材料包或者改过的，另存后换成新的"))
@common_options("json")
def command(
    project: str,
    out: str | None,
    built: str | None,
    edited: bool,
    fresh: bool,
    force: bool,
    output_format: str,
    quiet: bool,
) -> int:
    from datetime import date

    if edited and fresh:
        raise click.UsageError(_("--edited 和 --fresh 只能写一个。"))
    path = existing_project(project)
    documents = _built_folder(built)
    from filings.project.load import load
    from filings.workflows.package.chosen import Prefer
    from filings.workflows.package.pack import pack, package_name

    loaded, _found = load(path)
    target = _target(out, package_name(loaded))
    prefer = Prefer.EDITED if edited else Prefer.FRESH if fresh else Prefer.ASK
    with progress_bar(quiet or output_format != "text") as progress:
        result = pack(
            loaded,
            target,
            built=documents,
            prefer=prefer,
            force=force,
            today=date.today(),
            moment=_moment(),
            progress=progress,
            store=template_store(),
        )
    if output_format == "json":
        show_json(result.to_json())
        return 1 if result.file is None else 0
    # What the checks warn of is said by check and build; here, what concerns the package.
    told = (Severity.ERROR, Severity.WARNING) if quiet else tuple(Severity)
    shown = [
        d
        for d in result.diagnostics
        if d.severity is Severity.ERROR or (d.code[0] in "BK" and d.severity in told)
    ]
    show_diagnostics(shown, err=True)
    if result.file is None:
        errors = sum(d.severity is Severity.ERROR for d in result.diagnostics)
        message = _("有 {errors} 个错误，没有打包。改完再打包。")
        click.echo(message.format(errors=errors), err=True)
        return 1
    if not quiet:
        _sum_up(result)
    return 0


def _sum_up(result: PackResult) -> None:
    from filings.workflows.package.index import readable_size

    assert result.manifest is not None
    files = result.manifest.files
    size = readable_size(result.size)
    click.echo(f"{_(_STATUSES[result.status])}  {result.file}（{size}）")
    kinds = Counter(file.kind for file in files)
    missing = len(result.manifest.missing)
    parts = [
        _("文档 {count} 个").format(count=kinds["document"]) if kinds["document"] else "",
        _("佐证材料 {count} 份").format(count=kinds["evidence"]) if kinds["evidence"] else "",
        _("其他材料 {count} 份").format(count=kinds["other"]) if kinds["other"] else "",
        _("没有文件的 {count} 份").format(count=missing) if missing else "",
    ]
    click.echo(_("，").join(filter(None, parts)) + _("。"))
    click.echo(_("校验码：{code}").format(code=spaced(result.fingerprint)))
    click.echo(_("发送或拷贝以后核验：filings verify {file}").format(file=quoted(result.file)))


def _built_folder(built: str | None) -> Path | None:
    if built is None:
        return None
    folder = Path(built)
    if not folder.is_dir():
        raise click.UsageError(_("找不到文件夹“{path}”。").format(path=built))
    return folder


def _target(out: str | None, name: str) -> Path | None:
    """The file to write; a folder stands for the usual name in it."""
    if out is None:
        return None
    if not out.strip():
        raise click.UsageError(_("-o 后面要写文件的名字。"))
    target = Path(out)
    if target.is_dir() or out.endswith(("/", os.sep)):
        return target / name
    if target.suffix.lower() != ".zip":
        raise click.UsageError(_("材料包的文件名要以 .zip 结尾：“{path}”。").format(path=out))
    return target


def _moment() -> datetime | None:
    """The time that the environment pins for what is built, as reproducible builds have it."""
    text = os.environ.get(_EPOCH, "").strip()
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        message = _("环境变量 {variable} 要写从 1970 年起的秒数。").format(variable=_EPOCH)
        raise click.UsageError(message) from error
