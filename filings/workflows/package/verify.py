"""Verifying: is a package whole and unchanged, and if not, which file is missing, changed or extra.

It needs no project and writes nothing.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from filings.diagnostics import Span
from filings.messages import gettext as _
from filings.os_errors import reason_unread
from filings.workflows.package.comparison import Comparison, Verified
from filings.workflows.package.opened import NotReadable, open_archive, open_folder
from filings.workflows.package.rules import K020

if TYPE_CHECKING:
    from filings.workflows.build import Progress


def verify_one(package: Path, progress: Progress | None = None) -> Verified:
    """Compare a package, a zip file or a folder, with its own manifest."""
    span = Span(str(package))
    try:
        if not package.is_dir() and not package.is_file():
            raise NotReadable(_("是管道或设备，不是文件"))
        opened = open_folder(package) if package.is_dir() else open_archive(package)
        with closing(opened):
            return Comparison(package, opened, progress).result()
    except NotReadable as error:
        message = _("“{file}”读不了：{reason}").format(file=package.name, reason=error)
        return Verified(package, (K020.finding(message, span=span),))
    except OSError as error:
        message = _("“{file}”读不了：{reason}").format(
            file=package.name, reason=reason_unread(error)
        )
        return Verified(package, (K020.finding(message, span=span),))
