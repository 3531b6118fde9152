"""A command with commands of its own (``filings template check``), its help in the user's language."""

from __future__ import annotations

import click

from filings.cli.common import Command, write_options
from filings.messages import gettext as _


class Group(Command, click.Group):
    """A group of commands; a misspelt one is answered with the one that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            from filings.language.similar import did_you_mean

            meant = did_you_mean(name, self.commands)
            hint = _("是不是 {name}？").format(name=meant) if meant else ""
            message = _("没有“{name}”这个命令。{hint}").format(name=name, hint=hint)
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, _("命令 [选项] …"), prefix=_("用法："))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)
        with formatter.section(_("命令")):
            formatter.write_dl([(n, _(c.short_help or "")) for n, c in self.commands.items()])
        formatter.write_paragraph()
        formatter.write_text(
            _("每个命令的用法：{command} 命令 --help").format(command=ctx.command_path)
        )
