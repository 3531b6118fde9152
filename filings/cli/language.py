"""The language of the command line: chosen before anything is said, also by click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from filings.messages import gettext as _
from filings.messages import language_for, set_language


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Chinese, unless ``--lang`` or the locale asks for English.

    The arguments are looked at before click parses them, for help texts and usage errors are
    written while it does.
    """
    set_language(language_for(arguments, environment))


def translated_message(error: click.ClickException) -> str:
    """What click found wrong with a call, in the current language."""
    option = getattr(error, "option_name", None)
    if isinstance(error, click.NoSuchOption):
        meant = "、".join(error.possibilities or ())
        hint = _("是不是 {name}？").format(name=meant) if meant else ""
        return _("没有“{option}”这个选项。{hint}").format(option=option, hint=hint)
    if isinstance(error, click.BadOptionUsage):
        return _("选项“{option}”后面要写内容。").format(option=option)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return _("还缺少 {name}。").format(name=name)
    if isinstance(error, click.BadParameter) and isinstance(
        getattr(error.param, "type", None), click.Choice
    ):
        choices = "、".join(error.param.type.choices)  # type: ignore[union-attr]
        name = error.param.opts[0] if error.param else ""
        return _("{name} 只能是：{choices}。").format(name=name, choices=choices)
    message = error.message
    if message.startswith("Got unexpected extra argument"):
        words = message.partition("(")[2].removesuffix(")")
        return _("多写了：{words}。路径中有空格时要加引号。").format(words=words)
    return message
