"""The command line: one file per command, imported when it is called.

Only this package and click are imported for ``filings --help``; the literal table of commands
carries their one-line help for that reason (a test holds it to the commands).
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from filings.cli.language import choose_language, translated_message
from filings.messages import gettext as _
from filings.messages import mark as N_

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("filings.cli.new", N_("新建一个项目，马上就能检查和生成")),
    "import": ("filings.cli.import_", N_("读上级的 Word、Excel 文件，写成项目")),
    "check": ("filings.cli.check", N_("检查项目，一次列出全部问题")),
    "explain": ("filings.cli.explain", N_("解释一条规则：要求什么、为什么、怎么改")),
    "build": ("filings.cli.build", N_("检查通过后生成 Word 文档")),
    "preview": ("filings.cli.preview", N_("不用 Word，看看文档排出来的样子")),
    "pack": ("filings.cli.pack", N_("把文档和佐证材料装成一个材料包")),
    "verify": ("filings.cli.verify", N_("核验材料包：缺了、改了、多了什么")),
    "template": ("filings.cli.template", N_("检查 Word 模板，或把它显示成文字")),
    "lint": ("filings.cli.lint", N_("按公文格式标准检查任何 Word 文件")),
    "schema": ("filings.cli.schema", N_("输出项目文件的 JSON Schema，供编辑器提示用")),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(COMMANDS[name][0])
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from filings.language.similar import did_you_mean

            meant = did_you_mean(name, COMMANDS)
            hint = _("是不是 {name}？").format(name=meant) if meant else ""
            message = _("没有“{name}”这个命令。{hint}").format(name=name, hint=hint)
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, _("命令 [选项] …"), prefix=_("用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                _("把上级的评分细则变成成套的申报材料：填一个项目文件，检查，生成 Word 文档。")
            )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from filings.cli.common import write_options

        write_options(self, ctx, formatter)
        with formatter.section(_("命令")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])
        formatter.write_paragraph()
        formatter.write_text(_("每个命令的用法：filings 命令 --help"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        from filings.cli.common import chinese_help

        return chinese_help(super().get_help_option(ctx))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from filings import __version__

        click.echo(f"filings {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help=N_("显示版本"),
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help=N_("信息用中文（zh）还是英文（en）"))
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> None:
    """The command ``filings``; alone it says what to do next."""
    if ctx.invoked_subcommand is None:
        from filings.cli.next_step import show_next_step

        show_next_step()


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 errors in the files, 2 wrong usage, 3 internal.

    Without ``arguments`` they are those of the process, which then ends at once.
    """
    # A command lives for a second and leaves no garbage to speak of; looking for it took half of
    # the time of loading a large project.
    gc.disable()
    # Pydantic would look through all installed packages for plugins, of which we know none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    whole_process = arguments is None
    arguments = sys.argv[1:] if arguments is None else arguments
    choose_language(arguments, os.environ)
    status = _run(arguments)
    if whole_process and not os.environ.get("FILINGS_DEBUG"):
        # All is written and closed. Taking a thousand modules apart would last 20 ms more.
        os._exit(status)
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    dashes = [word for word in arguments if word.startswith(("–", "—"))]
    if dashes:
        # Word and many input methods turn two hyphens into a dash; click would take it for a name.
        message = _("“{word}”开头是长横，选项要用两个半角短横，如 --draft。")
        click.echo(_("用法有误：") + message.format(word=dashes[0]), err=True)
        return 2
    try:
        status: Any = cli.main(arguments, prog_name="filings", standalone_mode=False)
        _flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        usage = isinstance(error, click.UsageError)
        click.echo(_("用法有误：") + translated_message(error), err=True)
        if usage and getattr(error, "ctx", None) is not None:
            path = error.ctx.command_path  # type: ignore[attr-defined]
            click.echo(_("用法见：{command} --help").format(command=path), err=True)
        return error.exit_code if usage else 2
    except click.exceptions.Abort:
        click.echo(_("已中断。"), err=True)
        return 130
    except BrokenPipeError:
        # The reader of a pipe went away (| head): nothing is wrong, but nothing can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from filings.os_errors import reason_of

        reason = reason_of(error) + (f"：{error.filename}" if error.filename else "")
        click.echo(_("操作系统不允许这样做：{reason}").format(reason=reason), err=True)
        return 3
    except Exception as error:
        if os.environ.get("FILINGS_DEBUG"):
            raise
        click.echo(
            _("工具内部出错，不是您的文件有问题：{error}").format(error=repr(error)), err=True
        )
        click.echo(_("请把这句话和所用的命令告诉维护者；设 FILINGS_DEBUG=1 可看到详情。"), err=True)
        return 3


def _flush() -> None:
    """Output that cannot be written must not pass for success."""
    sys.stdout.flush()
    sys.stderr.flush()
