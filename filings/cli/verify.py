"""``filings verify``: whether packages are whole and unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filings.cli.common import Command, common_options, show_diagnostics, show_json, spaced
from filings.cli.progress import progress_bar
from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.workflows.package.comparison import Verified


@click.command(
    "verify",
    cls=Command,
    help=N_(
        "核验 filings pack 做的材料包（zip 或解压后的文件夹）是否完整、没有改动：缺少的、改过的、"
        "多出的逐个列出。文件夹里放着许多材料包的，连同下面几层的，全部核验。有一个不对，退出码为 1。"
    ),
)
@click.argument("packages", metavar="ZIP...", nargs=-1)
@common_options("json")
def command(packages: tuple[str, ...], output_format: str, quiet: bool) -> int:
    if not packages:
        raise click.UsageError(_("要写明核验哪个材料包，如 filings verify 材料包.zip。"))
    paths = [_existing(name) for name in packages]
    from filings.workflows.package.search import find_packages
    from filings.workflows.package.verify import verify_one

    found: list[Path] = []
    unseen: list[Diagnostic] = []
    for path in paths:
        packages_there, left = find_packages(path)
        found += packages_there
        unseen += left
    text = output_format == "text"
    with progress_bar(quiet or not text) as progress:
        results = [verify_one(package, progress) for package in found]
    if text:
        for result in results:
            _show(result, quiet)
        show_diagnostics(unseen)
        if len(results) > 1:
            whole = sum(result.is_whole for result in results)
            message = _("共 {count} 个材料包：{whole} 个完整、没有改动，{others} 个有问题。")
            click.echo(message.format(count=len(results), whole=whole, others=len(results) - whole))
    else:
        show_json(_as_json(results, unseen))
    return 0 if all(result.is_whole for result in results) else 1


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.exists():
        raise click.UsageError(_("找不到“{path}”。").format(path=name))
    return path


def _show(result: Verified, quiet: bool) -> None:
    show_diagnostics(d for d in result.diagnostics if not quiet or d.severity is not Severity.INFO)
    listed = result.manifest
    if listed is None or (quiet and result.is_whole):
        return
    states = [file.status for file in result.files]
    if result.is_whole:
        message = _("{package}：完整，没有改动，共 {count} 个文件。校验码：{code}")
        click.echo(
            message.format(
                package=result.package, count=len(states), code=spaced(result.fingerprint)
            )
        )
        return
    message = _(
        "{package}：原有 {count} 个文件；没有变的 {intact}，缺少 {missing}，改过 {changed}，"
        "改名 {renamed}，多出 {extra}。"
    )
    counts = {s: states.count(s) for s in ("intact", "missing", "changed", "renamed", "extra")}
    click.echo(message.format(package=result.package, count=len(listed.files), **counts))


def _as_json(results: list[Verified], unseen: list[Diagnostic]) -> dict[str, object]:
    return {
        "packages": [
            {
                "package": str(result.package),
                "whole": result.is_whole,
                "fingerprint": result.fingerprint or None,
                "applicant": result.manifest.applicant if result.manifest else None,
                "programme": result.manifest.programme if result.manifest else None,
                "date": result.manifest.date if result.manifest else None,
            }
            for result in results
        ],
        "files": [
            {"package": str(result.package), **file.to_json()}
            for result in results
            for file in result.files
        ],
        "diagnostics": [
            d.to_json() for found in (*(r.diagnostics for r in results), unseen) for d in found
        ],
    }
