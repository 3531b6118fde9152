"""``filings`` alone: what to do next, seen from this folder."""

from __future__ import annotations

from pathlib import Path

import click

from filings.messages import gettext as _


def show_next_step() -> None:
    """Name the next command for whoever stands in this folder."""
    if Path("filing.yaml").is_file():
        click.echo(_("这里有一个项目（filing.yaml）。"))
        if Path("成果").is_dir():
            click.echo(_("已生成的文档在“成果”里。改了项目文件以后："))
        steps = [
            ("filings check", _("检查，一次列出全部问题")),
            ("filings build", _("检查通过后生成 Word 文档")),
            ("filings build --draft", _("还没填完，先生成征求意见稿")),
            ("filings pack", _("要报送了，把文档和佐证材料装成一个材料包")),
        ]
    else:
        found = sorted(p.parent.name for p in Path().glob("*/filing.yaml"))[:3]
        steps = [(f"filings check {name}", _("检查这个项目")) for name in found]
        steps += [
            (_("filings new 我的项目"), _("新建一个项目，马上就能检查和生成")),
            (_("filings new 样例 --sample town"), _("看一个完整的样例")),
        ]
        click.echo(_("下一步可以："))
    width = max(_width(command) for command, _text in steps)
    for command, text in steps:
        click.echo(f"    {command}{' ' * (width - _width(command))}   {text}")
    click.echo(_("全部命令：filings --help"))


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
