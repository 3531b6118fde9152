"""What all commands share: options, help in the user's language, printing of diagnostics."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_

if TYPE_CHECKING:
    from filings.word.engine.store import Store

F = TypeVar("F", bound=Callable[..., Any])

_PROJECT_FILE = "filing.yaml"
_OPEN_IN_WORD = "~$"
_NEARLY_PROJECT_FILE = re.compile(r"filings?(?:\.ya?ml)?(?:\.(?:txt|ya?ml))?", re.IGNORECASE)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def chinese_help(option: click.Option | None) -> click.Option | None:
    """click's own ``--help`` with its explanation in the user's language."""
    if option is not None:
        option.help = _("显示这份说明")
    return option


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """The options of a command with their explanations, in the user's language."""
    records = []
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
        record = parameter.get_help_record(ctx)
        if record is not None:
            records.append(record)
    if records:
        with formatter.section(_("选项")):
            formatter.write_dl(records)


class Command(click.Command):
    """A command whose help is in the user's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [
            _("[选项]") if piece == "[OPTIONS]" else piece
            for piece in self.collect_usage_pieces(ctx)
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help) if self.help else "")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return chinese_help(super().get_help_option(ctx))


def common_options(*formats: str) -> Callable[[F], F]:
    """The options that every command takes: ``--format`` (if there are any), ``--lang``, ``-q``."""

    def decorate(function: F) -> F:
        function = click.option("-q", "--quiet", is_flag=True, help=N_("只说必须说的"))(function)
        function = click.option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            expose_value=False,
            help=N_("信息用中文（zh）还是英文（en）"),
        )(function)
        if formats:
            function = click.option(
                "--format",
                "output_format",
                type=click.Choice(["text", *formats]),
                default="text",
                help=N_("输出给人看的文字，还是给程序用的 JSON"),
            )(function)
        return function

    return decorate


def project_argument(function: F) -> F:
    """PROJECT: a folder with filing.yaml, or the file itself; by default this folder."""
    return click.argument("project", metavar="[PROJECT]", default=".", type=click.Path())(function)


def existing_project(project: str) -> Path:
    """The project that was named; wrong usage where there is none."""
    path = Path(project)
    if path.is_dir():
        if (path / _PROJECT_FILE).is_file():
            return path
        here = path.resolve() == Path.cwd()
        place = _("当前文件夹") if here else _("“{path}”").format(path=project)
        misnamed = _misnamed(path)
        if misnamed:
            message = _("{place}里没有 filing.yaml，但有“{name}”：把它改名为 filing.yaml。")
            raise click.UsageError(message.format(place=place, name=misnamed))
        raise click.UsageError(
            _(
                "{place}里没有 filing.yaml，不是项目文件夹。"
                "新建项目：filings new 文件夹名；或写明项目在哪里：filings check 项目文件夹"
            ).format(place=place)
        )
    if not path.exists():
        message = _("找不到“{path}”。").format(path=project)
        misnamed = _misnamed(path.parent) if path.name == _PROJECT_FILE else None
        if misnamed:
            message += _("那里有“{name}”：把它改名为 filing.yaml。").format(name=misnamed)
        raise click.UsageError(message)
    return path


def existing_word_file(name: str) -> Path:
    """The file that was named; wrong usage where there is none, or a folder."""
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(_("“{path}”是文件夹，要写 Word 文件。").format(path=name))
    if not path.exists():
        raise click.UsageError(_("找不到“{path}”。").format(path=name))
    return path


def word_files(names: Iterable[str], quiet: bool) -> list[Path]:
    """The files that were named, and the .docx files of the folders that were.

    What is left out is said: what Word leaves beside an open file, and folders in a folder.
    """
    paths: list[Path] = []
    for name in names:
        if not Path(name).is_dir():
            paths.append(existing_word_file(name))
            continue
        inside = _documents(Path(name))
        deeper = sorted(p for p in Path(name).iterdir() if p.is_dir() and _documents(p))
        if deeper and not quiet:
            message = _("“{path}”里的文件夹没有看：{names}。要看的，写上它们。")
            shown = "、".join(folder.name for folder in deeper)
            click.echo(message.format(path=name, names=shown), err=True)
        if not inside:
            message = _("文件夹“{path}”里没有 .docx 文件。")
            raise click.UsageError(message.format(path=name))
        paths += inside
    skipped = [path.name for path in paths if path.name.startswith(_OPEN_IN_WORD)]
    if skipped and not quiet:
        message = _("跳过 {names}：文件在 Word 里打开时的临时文件。")
        click.echo(message.format(names="、".join(skipped)), err=True)
    return [path for path in paths if not path.name.startswith(_OPEN_IN_WORD)]


def _documents(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix.lower() == ".docx" and p.is_file())


def _misnamed(folder: Path) -> str | None:
    """The file that was meant to be filing.yaml, under a name that Notepad or a clerk gave it."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError:
        return None
    return next((name for name in names if _NEARLY_PROJECT_FILE.fullmatch(name)), None)


def template_store() -> Store:
    """Where compiled templates are kept: in the user's own cache folder."""
    from platformdirs import user_cache_path

    from filings.word.engine.store import Store

    return Store(user_cache_path("filings", appauthor=False) / "templates")


def quoted(path: object) -> str:
    """A path as it has to be typed: in quotes where it has blanks."""
    text = str(path)
    return f'"{text}"' if any(c.isspace() for c in text) else text


def spaced(fingerprint: str) -> str:
    """The first 16 digits in groups of four: what two people can compare on the telephone."""
    return " ".join(fingerprint[i : i + 4] for i in range(0, 16, 4))


def use_colour(stream: Any) -> bool:
    """Whether to colour what goes to ``stream``: on a terminal, unless NO_COLOR is set."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR")


def show_json(value: Any) -> None:
    """JSON alone on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_diagnostics(diagnostics: Iterable[Diagnostic], *, err: bool = False) -> None:
    """Each finding on a line of its own, its hints below it."""
    colour = use_colour(sys.stderr if err else sys.stdout)

    def style(text: str, **attributes: Any) -> str:
        return click.style(text, **attributes) if colour else text

    for found in diagnostics:
        place = f"{found.span}: " if found.span else ""
        where = f"[{found.where}] " if found.where else ""
        severity = style(found.severity.label, fg=_COLOURS[found.severity], bold=True)
        click.echo(
            f"{style(place, bold=True)}{severity} {found.code} {where}{found.message}", err=err
        )
        for hint in found.hints:
            for number, line in enumerate(hint.splitlines()):
                click.echo(f"    {'→' if number == 0 else ' '} {line}", err=err)
