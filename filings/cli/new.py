"""``filings new``: a project that checks and builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from filings.cli.common import Command, common_options, quoted
from filings.messages import gettext as _
from filings.messages import mark as N_


@click.command(
    "new",
    cls=Command,
    help=N_(
        "在 DIR 新建一个项目，马上就能检查和生成；改成自己的内容即可。--sample 换成一个完整的样例。"
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--sample", metavar="NAME", help=N_("以样例为底：town、district-plan 等"))
@common_options()
def command(folder: Path, sample: str | None, quiet: bool) -> int:
    from filings.workflows.new import new_project, sample_names

    if sample is not None and sample not in sample_names():
        names = "、".join(sample_names())
        message = _("没有“{name}”这个样例。样例有：{names}")
        raise click.UsageError(message.format(name=sample, names=names))
    try:
        files = new_project(folder, sample)
    except FileExistsError:
        message = _("“{folder}”已经存在而且不是空的，没有动它。请换一个名字。")
        raise click.UsageError(message.format(folder=folder)) from None
    if quiet:
        return 0
    click.echo(_("项目已建好：{folder}").format(folder=folder))
    for file in files:
        click.echo(f"    {file.relative_to(folder).as_posix()}")
    click.echo(
        _(
            "下一步：\n    用记事本打开 {file}，改成自己的内容\n    filings check {folder}\n    filings build {folder}"
        ).format(file=folder / "filing.yaml", folder=quoted(folder))
    )
    return 0
