"""LibreOffice as the environment of the command says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from filings.messages import gettext as _

if TYPE_CHECKING:
    from filings.workflows.libreoffice import Office


def this_office() -> Office:
    """LibreOffice on this machine; wrong usage where the limit of its time is no number."""
    from filings.workflows.libreoffice import SECONDS, find_office

    try:
        return find_office(os.environ)
    except ValueError as error:
        message = _("环境变量 {variable} 要写大于 0 的秒数，如 600。").format(variable=SECONDS)
        raise click.UsageError(message) from error
